/**
 * A list of the records of one kind: what is shown, where the focus is, what is selected, and the acts that keys,
 * pointer and menus share. Drawing is the component's.
 */
import { tick } from "svelte";
import { duplicate, makeFromTitles } from "../../lib/acts";
import { announcements } from "../../lib/announce.svelte";
import { deleting, nameOf } from "../../lib/deleting.svelte";
import { strategy } from "../../lib/strategy.svelte";
import type { AnyRecord, Change, Id, Kind, KindDef, Target } from "../../lib/types";
import { view } from "../../lib/view.svelte";
import type { MenuItem } from "../../components/Menu.svelte";
import { fieldColumn, groupFields, tellingFields, type Column } from "./columns";
import { behindShown, between, grouped, layOut, matches, type Group } from "./lines";
import { counted } from "../../lib/words";

export interface ListConfig {
  kind: Kind;
  /** Names of fields, or columns of its own; without it what the definition says. */
  columns?: (string | Column)[];
  /** Other widths than usual, by the name of the field. */
  widths?: Record<string, number>;
  /** The field by which it is grouped at first. */
  groupBy?: string;
  /** What an empty list asks, and how it is answered. */
  question: string;
  /** Acts of its own on one record. */
  acts?(record: AnyRecord): MenuItem[];
}

const KEPT = "lodestar.lists";

function kept(): Record<string, string> {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "{}") as Record<string, string>;
  } catch {
    return {};
  }
}

export class RecordList {
  readonly config: ListConfig;
  words = $state("");
  #groupBy = $state("");
  #current = $state<Id | null>(null);
  selected = $state.raw<ReadonlySet<Id>>(new Set());
  renaming = $state<Id | null>(null);
  #anchor: Id | null = null;
  /** Brings a record into sight and gives it the focus. */
  onfocus: (id: Id) => void = () => {};
  /** Gives the field for adding the focus. */
  onadd: () => void = () => {};

  constructor(config: ListConfig) {
    this.config = config;
    this.#groupBy = kept()[config.kind] ?? config.groupBy ?? "";
  }

  readonly definition: KindDef | undefined = $derived.by(() => strategy.definition(this.config.kind));
  readonly all = $derived.by(() => strategy.records(this.config.kind));
  readonly groupings = $derived.by(() => (this.definition ? groupFields(this.definition) : []));
  readonly grouping = $derived.by(() => this.groupings.find(({ name }) => name === this.#groupBy));
  readonly filter = $derived.by(() => this.words.toLowerCase().split(/\s+/).filter(Boolean));
  readonly shown = $derived.by(() => this.all.filter((record) => matches(record, this.filter)));
  readonly groups = $derived.by(() => grouped(this.shown, this.grouping));
  readonly layout = $derived.by(() => layOut(this.groups, this.grouping !== undefined));
  /** The ids in the order in which they are shown. */
  readonly order = $derived.by(() => this.groups.flatMap((group) => group.records.map(({ id }) => id)));
  readonly columns = $derived.by((): Column[] => {
    const definition = this.definition;
    if (!definition) return [];
    const titleOf = (kind: Kind, id: Id) => (strategy.get(kind, id) ? strategy.titleOf(kind, id) : undefined);
    const chosen = this.config.columns ?? tellingFields(definition).map(({ name }) => name);
    return chosen.flatMap((one) => {
      if (typeof one !== "string") return [one];
      if (one === this.grouping?.name) return [];
      const field = definition.fields.find(({ name }) => name === one);
      if (!field) return [];
      const column = fieldColumn(field, titleOf);
      return [{ ...column, width: this.config.widths?.[one] ?? column.width }];
    });
  });
  /** The record that the Tab key reaches. */
  readonly current = $derived.by(() =>
    this.#current !== null && this.order.includes(this.#current) ? this.#current : (this.order[0] ?? null),
  );
  readonly writable = $derived.by(() => strategy.readOnly === null);

  get groupBy(): string {
    return this.grouping?.name ?? "";
  }
  set groupBy(name: string) {
    this.#groupBy = name;
    try {
      localStorage.setItem(KEPT, JSON.stringify({ ...kept(), [this.config.kind]: name }));
    } catch {
      // Without storage it lasts as long as the window.
    }
  }

  label(count: number): string {
    const definition = this.definition;
    return (count === 1 ? definition?.label : definition?.labels)?.toLowerCase() ?? "records";
  }

  title(id: Id): string {
    return strategy.titleOf(this.config.kind, id);
  }

  // ——— focus and selection

  /** Makes a record the one that the keys and Details speak of. */
  choose(id: Id, how: "only" | "add" | "range" = "only"): void {
    if (how === "range") {
      this.selected = new Set(between(this.order, this.#anchor ?? this.current ?? id, id));
    } else if (how === "add") {
      const now = new Set(
        this.selected.size === 0 && this.current && this.current !== id ? [this.current] : this.selected,
      );
      if (!now.delete(id)) now.add(id);
      this.selected = now;
      this.#anchor = id;
    } else {
      this.selected = new Set();
      this.#anchor = id;
    }
    this.#current = id;
    view.select({ kind: this.config.kind, id });
    if (view.dockTab === "preview") view.dockTab = "details";
  }

  /** Follows what was selected elsewhere: by search, in the palette. */
  follow(id: Id): void {
    if (id === this.#current || strategy.get(this.config.kind, id) === undefined) return;
    if (!this.order.includes(id)) this.words = "";
    this.#current = id;
    this.#anchor = id;
    this.selected = new Set();
  }

  step(by: number, extend = false): void {
    const at = this.current === null ? -1 : this.order.indexOf(this.current);
    const to = this.order[Math.max(0, Math.min(this.order.length - 1, at + by))];
    if (to === undefined) return;
    this.choose(to, extend ? "range" : "only");
    this.onfocus(to);
  }

  toggle(): void {
    if (this.current !== null) this.choose(this.current, "add");
  }

  selectAll(): void {
    this.selected = new Set(this.order);
    announcements.say(`${counted(this.order.length)} selected`);
  }

  deselect(): void {
    this.selected = new Set();
  }

  /** What an act concerns: the selection, or the record that has the focus. */
  targets(): Target[] {
    const ids = this.selected.size > 0 ? this.order.filter((id) => this.selected.has(id)) : [this.current];
    return ids.flatMap((id) => (id === null ? [] : [{ kind: this.config.kind, id }]));
  }

  async focusOn(id: Id | null | undefined): Promise<void> {
    await tick();
    if (id) this.onfocus(id);
    else this.onadd();
  }

  // ——— acts

  open(id: Id | null = this.current): void {
    if (id === null) return;
    this.choose(id);
    view.showTab("details");
    const title = this.definition?.title;
    if (title) void view.focusField(this.config.kind, id, title);
  }

  /** Adds records behind the others, or behind one of them, to the group in which the focus is. */
  add(titles: readonly string[], after?: Id): Id[] {
    const field = this.grouping?.name;
    const here =
      field !== undefined && this.current !== null ? strategy.get(this.config.kind, this.current) : undefined;
    const made = makeFromTitles(this.config.kind, titles, {
      ...(after === undefined ? {} : { after }),
      ...(field !== undefined && here?.[field] ? { fields: { [field]: here[field] } } : {}),
    });
    const last = made.at(-1);
    if (last === undefined || !this.writable) return [];
    this.words = "";
    this.choose(last);
    const words =
      titles.length === 1 ? `Added “${titles[0]}”` : `Added ${counted(titles.length)} ${this.label(titles.length)}`;
    if (titles.length > 1) announcements.show(words, { undo: true });
    else announcements.say(words);
    return made;
  }

  rename(id: Id | null = this.current): void {
    if (id === null || !this.writable) return;
    this.choose(id);
    this.renaming = id;
  }

  renamed(id: Id, text: string): void {
    const title = this.definition?.title;
    const now = text.replace(/\s+/g, " ").trim();
    this.renaming = null;
    if (!title || now === String(strategy.get(this.config.kind, id)?.[title] ?? "")) return;
    strategy.set(this.config.kind, id, title, now, { coalesce: undefined });
  }

  remove(targets: readonly Target[] = this.targets()): void {
    if (!this.writable || targets.length === 0) return;
    const gone = new Set(targets.map(({ id }) => id));
    const at = this.order.findIndex((id) => gone.has(id));
    const done = () => {
      const left = this.order.filter((id) => !gone.has(id));
      const next = left[Math.min(at, left.length - 1)];
      this.selected = new Set();
      if (next) this.choose(next);
      else view.select(null);
      void this.focusOn(next);
    };
    deleting.remove(targets, { done });
  }

  duplicate(): void {
    this.show(duplicate(this.targets()));
  }

  /** Chooses records that were pasted or duplicated; false where they are of another kind. */
  show(made: readonly Target[]): boolean {
    const own = made.filter(({ kind }) => kind === this.config.kind);
    const last = own.at(-1);
    if (!last) return false;
    this.choose(last.id);
    this.selected = own.length > 1 ? new Set(own.map(({ id }) => id)) : new Set();
    void this.focusOn(last.id);
    return true;
  }

  /** Makes records of lines that were pasted, behind the one with the focus. */
  take(lines: readonly string[]): void {
    void this.focusOn(this.add(lines, this.current ?? undefined).at(-1));
  }

  // ——— order

  /** Moves a record to a place among those of a group; into another group its field changes with it. */
  moveTo(id: Id, group: Group, to: number): void {
    if (!this.writable) return;
    const record = strategy.get(this.config.kind, id);
    if (!record) return;
    const shown = group.records.map((one) => one.id);
    const field = this.grouping;
    const changes: Change[] = [];
    if (field && record[field.name] !== group.value) {
      changes.push({ op: "set", kind: this.config.kind, id, fields: { [field.name]: group.value } });
    }
    const after = behindShown(
      this.all.map((one) => one.id),
      shown,
      id,
      to,
    );
    changes.push({ op: "move", kind: this.config.kind, id, after });
    const place = changes.length > 1 ? ` to ${group.label}` : "";
    strategy.apply(changes, { label: `Move ${nameOf([{ kind: this.config.kind, id }])}${place}` });
    const count = shown.includes(id) ? shown.length : shown.length + 1;
    announcements.show(`Moved “${this.title(id)}”${place}, ${counted(to + 1)} of ${counted(count)}`, { undo: true });
    void this.focusOn(id);
  }

  /** Moves the record with the focus by one place; beyond the end of a group into the next one. */
  nudge(by: 1 | -1): void {
    const id = this.current;
    if (id === null || !this.writable) return;
    const at = this.groups.findIndex((group) => group.records.some((record) => record.id === id));
    const group = this.groups[at];
    if (!group) return;
    const from = group.records.findIndex((record) => record.id === id);
    const to = from + by;
    if (to >= 0 && to < group.records.length) return this.moveTo(id, group, to);
    const next = this.groups[at + by];
    if (!next || (next.value === null && this.grouping?.shape.type === "choice" && !this.grouping.shape.optional)) {
      announcements.say(by < 0 ? "Already first" : "Already last");
      return;
    }
    this.moveTo(id, next, by < 0 ? next.records.length : 0);
  }
}

/** The list on screen: what the keys speak of. */
class Lists {
  now = $state.raw<RecordList | null>(null);
}
export const lists = new Lists();
