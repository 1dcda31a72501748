/** What the Metrics screen shows and does: the lens, the metric that is open, entering and pasting measurements. */
import { tick } from "svelte";
import { announcements } from "../../lib/announce.svelte";
import { strategy } from "../../lib/strategy.svelte";
import type { AnyRecord, Id, MetricRole } from "../../lib/types";
import { view } from "../../lib/view.svelte";
import { plural } from "../../lib/words";
import { ROLES } from "./words";

export type Lens = "both" | "engineering" | "business";

export interface Group {
  role: MetricRole;
  label: string;
  help: string;
  metrics: AnyRecord[];
}

class Metrics {
  lens = $state<Lens>("both");
  /** The metric whose page is open; null for the list. */
  opened = $state<Id | null>(null);
  /** The row of the list that is the stop for Tab. */
  at = $state<Id | null>(null);
  dialog = $state.raw<{ type: "enter"; metric: Id | null } | { type: "paste"; metric: Id; text: string } | null>(null);
  element: HTMLElement | undefined = $state();

  readonly shown = $derived(
    strategy
      .records("metric")
      .filter(({ view: eyes }) => this.lens === "both" || eyes === this.lens || eyes === "both" || !eyes),
  );
  readonly groups = $derived<Group[]>(
    ROLES.map((group) => ({
      ...group,
      metrics: this.shown.filter(({ role }) => (role ?? "lagging") === group.role),
    })).filter(({ metrics }) => metrics.length > 0),
  );
  /** In the order of the list. */
  readonly order = $derived(this.groups.flatMap(({ metrics }) => metrics));
  readonly metric = $derived(this.opened === null ? undefined : strategy.get("metric", this.opened));

  get writable(): boolean {
    return strategy.file !== null && strategy.readOnly === null;
  }

  look(lens: Lens): void {
    this.lens = lens;
    announcements.say(plural(this.shown.length, "metric"));
  }

  open(id: Id): void {
    this.opened = id;
    this.at = id;
    view.select({ kind: "metric", id });
    void tick().then(() => this.element?.querySelector<HTMLElement>("[data-first-focus]")?.focus());
  }

  /** Back to the list, with the focus on the row one came from. */
  back(): void {
    this.opened = null;
    view.select(null);
    void this.focusRow();
  }

  async focusRow(id: Id | null = this.at): Promise<void> {
    this.at = id;
    await tick();
    const rows = [...(this.element?.querySelectorAll<HTMLElement>("[data-metric]") ?? [])];
    const row = rows.find((one) => one.getAttribute("data-metric") === id) ?? rows[0];
    row?.focus();
    row?.scrollIntoView({ block: "nearest" });
  }

  /** To the metric before or after, on a page as in the list. */
  step(by: 1 | -1): void {
    const ids = this.order.map(({ id }) => id);
    const now = ids.indexOf(this.opened ?? this.at ?? "");
    const next = ids[now < 0 ? 0 : now + by];
    if (next === undefined) return;
    if (this.opened === null) void this.focusRow(next);
    else this.open(next);
  }

  make(name = ""): void {
    if (!this.writable) return;
    const eyes = this.lens;
    const fields = { name, role: "lagging", view: eyes, direction: "increase" };
    const id = strategy.create("metric", fields, { label: name ? `Add “${name}”` : "Add a metric" });
    this.opened = id;
    this.at = id;
    view.select({ kind: "metric", id });
    announcements.say("New metric");
    void view.focusField("metric", id, "name");
  }

  remove(id: Id | null = this.opened ?? this.at): void {
    if (id === null || !this.writable) return;
    const title = strategy.titleOf("metric", id);
    const count = strategy.records("measurement").filter(({ metric }) => metric === id).length;
    const place = this.order.findIndex((one) => one.id === id);
    strategy.apply([{ op: "delete", kind: "metric", id }], { label: `Delete “${title}”` });
    const along = count > 0 ? ` and its ${plural(count, "measurement")}` : "";
    announcements.show(`Deleted “${title}”${along}`, { undo: true });
    this.opened = null;
    view.select(null);
    const left = this.order;
    void this.focusRow(left[Math.min(Math.max(place, 0), left.length - 1)]?.id ?? null);
  }

  enter(metric: Id | null = this.opened ?? this.at): void {
    const known = metric !== null && strategy.get("metric", metric) ? metric : (this.order[0]?.id ?? null);
    if (this.writable && known !== null) this.dialog = { type: "enter", metric: known };
  }

  paste(text = "", metric: Id | null = this.opened ?? this.at): void {
    if (this.writable && metric !== null) this.dialog = { type: "paste", metric, text };
  }
}

export const metrics = new Metrics();
