/** The review that is held: which point is talked about, the clock, and what is taken down beside it. */
import { announcements } from "../../lib/announce.svelte";
import { Comparison } from "../../lib/comparison.svelte";
import { strategy } from "../../lib/strategy.svelte";
import type { AgendaPoint, Change, Id, Publication, Review, Snapshot } from "../../lib/types";
import { view } from "../../lib/view.svelte";
import { plural } from "../../lib/words";
import { firstPoint } from "../changes/changes";
import { before } from "./closing";
import { paceOf } from "./pace";
import { AGENDAS } from "./templates";
import { announcement } from "../workshop/time";

/** Where what is said is put. */
export type Sort = "actions" | "wins" | "setbacks" | "trade_offs";

export const SORTS: { value: Sort; label: string; one: string; key: string }[] = [
  { value: "actions", label: "Actions", one: "Action", key: "a" },
  { value: "wins", label: "Wins", one: "Win", key: "w" },
  { value: "setbacks", label: "Setbacks", one: "Setback", key: "s" },
  { value: "trade_offs", label: "Trade-offs", one: "Trade-off", key: "t" },
];

class Running {
  /** The review on the screen; nothing for the list. */
  id = $state<Id | null>(null);
  /** Where the box puts what is said. */
  sort = $state<Sort>("actions");
  /** Whether is asked if the review ends. */
  closing = $state(false);
  now = $state(Date.now());
  /** What changed since the review before. */
  readonly since = new Comparison();

  readonly review = $derived(
    this.id === null ? undefined : (strategy.get("review", this.id) as unknown as Review | undefined),
  );
  readonly points = $derived<readonly AgendaPoint[]>(this.review?.agenda ?? []);
  readonly at = $derived(Math.min(Math.max(0, this.review?.point ?? 0), Math.max(0, this.points.length - 1)));
  readonly point = $derived(this.points[this.at]);
  readonly next = $derived(this.points[this.at + 1]);
  readonly open = $derived(this.review !== undefined && this.review.status !== "closed");
  readonly writable = $derived(this.open && strategy.readOnly === null);
  readonly last = $derived(
    this.review ? before(strategy.get("review", this.review.id)!, strategy.records("review")) : undefined,
  );
  readonly pace = $derived(
    paceOf(this.review ?? { agenda: [], begun: null, point: null, point_begun: null }, this.now),
  );

  /** Holds a review from where it is; one that never began begins now. */
  begin(id: Id): void {
    const review = strategy.get("review", id) as unknown as Review | undefined;
    if (!review || review.status === "closed" || strategy.readOnly !== null || strategy.looking !== null) return;
    if (review.status !== "open" || review.agenda.length === 0) {
      const fields: Record<string, unknown> = { status: "open" };
      if (review.agenda.length === 0) fields.agenda = [...(AGENDAS[review.kind] ?? [])];
      strategy.apply([{ op: "set", kind: "review", id, fields }], {
        label: `Begin “${strategy.titleOf("review", id)}”`,
      });
    }
    this.id = id;
    if (review.begun === null) {
      const now = new Date().toISOString();
      this.#clock({ begun: now, point: 0, point_begun: now });
    }
    this.tick();
    view.select({ kind: "review", id });
    view.go("reviews");
  }

  /** Shows a review that is closed, with what follows from it. */
  show(id: Id): void {
    this.id = id;
    view.select({ kind: "review", id });
    view.go("reviews");
  }

  /** Back to the list; the time goes on. */
  leave(): void {
    const id = this.id;
    this.id = null;
    this.closing = false;
    if (id) view.select({ kind: "review", id });
  }

  goTo(at: number): void {
    if (!this.writable || at < 0 || at >= this.points.length || at === this.at) return;
    this.#clock({ point: at, point_begun: new Date().toISOString() });
    this.tick();
    const point = this.points[at]!;
    const minutes = point.minutes ? `, ${plural(point.minutes, "minute")}` : "";
    announcements.say(`${at + 1} of ${this.points.length}: ${point.text.trim() || "Untitled point"}${minutes}`);
  }

  tick(): void {
    const [point, left] = [this.review?.point_begun, this.pace.allotted - this.pace.spent];
    this.now = Date.now();
    if (!this.open || this.pace.allotted === 0 || point !== this.review?.point_begun) return;
    const words = announcement(left, this.pace.allotted - this.pace.spent);
    if (words) announcements.say(words);
  }

  /** Asks what changed since the review before. */
  askSince(): void {
    const snapshot = this.last?.snapshot;
    const from =
      typeof snapshot === "string"
        ? ({ at: "snapshot", id: snapshot } as const)
        : firstPoint(
            strategy.records("review").filter(({ id }) => id !== this.id) as unknown as Review[],
            strategy.records("publication") as unknown as Publication[],
            strategy.records("snapshot") as unknown as Snapshot[],
          );
    void this.since.ask(from, { at: "now" }, null);
  }

  // ——— what is taken down

  /** Takes down what was said. */
  add(sort: Sort, text: string, owner = "", due: string | null = null): void {
    const words = text.replace(/\s+/g, " ").trim();
    if (words === "" || !this.review || !this.writable) return;
    const what = SORTS.find(({ value }) => value === sort)!;
    const one = sort === "actions" ? { text: words, owner: owner.trim(), due, done: false } : words;
    const list = this.review[sort] as unknown[];
    this.#set({ [sort]: [...list, one] }, `${what.one} “${words.slice(0, 40)}”`);
    announcements.say(`${what.one} taken down, ${list.length + 1}`);
  }

  /** Changes one of what was taken down. */
  change(sort: Sort, index: number, now: unknown, typing = false): void {
    if (!this.review || !this.writable) return;
    const list = (this.review[sort] as unknown[]).map((one, at) => (at === index ? now : one));
    const key = `review/${this.review.id}/${sort}/${index}`;
    this.#set(
      { [sort]: list },
      `Change ${SORTS.find(({ value }) => value === sort)!.one.toLowerCase()}`,
      typing ? key : undefined,
    );
  }

  remove(sort: Sort, index: number): void {
    if (!this.review || !this.writable) return;
    const what = SORTS.find(({ value }) => value === sort)!;
    this.#set(
      { [sort]: (this.review[sort] as unknown[]).filter((_, at) => at !== index) },
      `Remove a ${what.one.toLowerCase()}`,
    );
    announcements.show(`${what.one} removed`, { undo: true });
  }

  #set(fields: Record<string, unknown>, label: string, coalesce?: string): void {
    const change: Change = { op: "set", kind: "review", id: this.id!, fields };
    strategy.apply([change], { label, ...(coalesce ? { coalesce } : {}) });
  }

  /** The clock is apart from what people edit: undo passes over it. */
  #clock(fields: Record<string, unknown>): void {
    strategy.apply([{ op: "set", kind: "review", id: this.id!, fields }], {
      label: "Go on with the review",
      coalesce: "clock",
    });
  }
}

export const running = new Running();
