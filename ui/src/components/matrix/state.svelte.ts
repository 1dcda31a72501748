/**
 * What a grid of five by five has in hand: which items are shown, where the focus is, what is selected, and the acts
 * that keys, pointer and dialog share. Each screen derives its own from it and says what is filtered and how an item is
 * told. Drawing is the components'.
 */
import { announcements } from "../../lib/announce.svelte";
import { strategy } from "../../lib/strategy.svelte";
import type { AnyRecord, Change, Id } from "../../lib/types";
import { view } from "../../lib/view.svelte";
import { capacityOf, cellKey, geometryOf, levelOf, LEVELS, pinRect, shownIn, stackUp, type Spot } from "./layout";
import { pinFrom, reading, stepFrom, type Direction, type Pin } from "./navigate";
import { levelWords, spotWords, type Column, type MatrixSpec } from "./spec";
import { sorted } from "./sorting";
import { counted, plural } from "../../lib/words";

/** Where a record first comes to stand when it is taken from the tray by an arrow. */
const MIDDLE: Spot = { x: 3, y: 3 };

export abstract class MatrixState {
  readonly spec: MatrixSpec;
  readonly columns: readonly Column[];
  /** Words that the title must contain. */
  query = $state("");
  /** Whether what is closed is shown too. */
  unfolded = $state(false);
  selected = $state.raw<ReadonlySet<Id>>(new Set());
  /** The records that are being placed in the dialog. */
  placing = $state.raw<Id[] | null>(null);
  sort = $state.raw<{ by: string; down: boolean } | null>(null);
  /** The room that the grid has. */
  room = $state.raw({ width: 0, height: 0 });
  /** The part of the screen that has the focus, or had it last. */
  area: "grid" | "list" = "grid";
  #focus = $state.raw<Id | null>(null);
  /** Where a range of the list began. */
  #anchor: Id | null = null;

  readonly all = $derived.by(() => strategy.records(this.spec.kind));
  /** The number that an item carries: its place among all, so that moving and filtering do not change it. */
  readonly numbers = $derived(new Map(this.all.map((record, at) => [record.id, at + 1])));
  readonly byId = $derived(new Map(this.all.map((record) => [record.id, record])));
  readonly matching = $derived.by(() => {
    const words = this.query.toLowerCase().split(/\s+/).filter(Boolean);
    return this.all.filter((record) => {
      const title = this.titleOf(record).toLowerCase();
      return words.every((word) => title.includes(word)) && this.passes(record);
    });
  });
  readonly folded = $derived.by(() => this.matching.filter((record) => this.isClosed(record)));
  readonly open = $derived.by(() => this.matching.filter((record) => !this.isClosed(record)));
  /** What grid and list show. */
  readonly shown = $derived(this.unfolded ? this.matching : this.open);
  readonly stacks = $derived(stackUp(this.shown.map((record) => ({ id: record.id, spot: this.spotOf(record) }))));
  readonly rows = $derived.by(() => {
    const order = (records: AnyRecord[]) => sorted(records, this.sort, this.columns, (record) => this.weight(record));
    return this.unfolded ? [...order(this.open), ...order(this.folded)] : order(this.open);
  });
  readonly geometry = $derived.by(() =>
    geometryOf(this.room.width, this.room.height, this.spec.quadrants !== undefined, this.spec.marked),
  );
  /** The item with the focus; the first of the list where there is none yet. */
  readonly current = $derived.by((): Id | null => {
    const focus = this.#focus;
    if (focus !== null && this.shown.some(({ id }) => id === focus)) return focus;
    return this.rows[0]?.id ?? null;
  });
  /** The cells that have any items: which are shown, and how many are not. */
  readonly cells = $derived.by(() => {
    const capacity = capacityOf(this.geometry);
    const cells = [];
    for (const y of [...LEVELS].reverse()) {
      for (const x of LEVELS) {
        const ids = this.stacks.cells.get(cellKey({ x, y }));
        if (ids) cells.push({ spot: { x, y }, ids, ...shownIn(ids, capacity, this.current) });
      }
    }
    return cells;
  });
  readonly pins = $derived(
    this.cells.flatMap(({ spot, shown, more }) =>
      shown.map((id, slot): Pin => {
        const rect = pinRect(this.geometry, spot, slot, shown.length + (more > 0 ? 1 : 0));
        return { id, spot, rect };
      }),
    ),
  );
  /** Whether the item with the focus stands in the tray. */
  readonly inTray = $derived(this.current !== null && this.stacks.tray.includes(this.current));
  readonly narrowed = $derived.by(() => this.query.trim() !== "" || this.isFiltered());
  readonly writable = $derived(strategy.readOnly === null);

  /** Called to put the focus on the current item, in the part where the focus was. */
  showFocus: () => void = () => {};

  constructor(spec: MatrixSpec, columns: readonly Column[]) {
    this.spec = spec;
    this.columns = columns;
  }

  // ——— what a screen says

  /** Whether a record passes the filters of the screen. */
  abstract passes(record: AnyRecord): boolean;
  abstract isFiltered(): boolean;
  abstract clearFilters(): void;
  /** What is spoken of an item beside its title and place. */
  abstract spoken(record: AnyRecord): string;
  /** What a new record begins with. */
  abstract blank(): Record<string, unknown>;
  /** What is over and done with: folded away. */
  isClosed(record: AnyRecord): boolean {
    void record;
    return false;
  }

  // ——— looking

  titleOf(record: AnyRecord): string {
    return strategy.titleOf(this.spec.kind, record.id);
  }

  spotOf(record: AnyRecord): Spot | null {
    const x = levelOf(record[this.spec.x.field]);
    const y = levelOf(record[this.spec.y.field]);
    return x === null || y === null ? null : { x, y };
  }

  /** What the list is ordered by as long as nothing else is chosen. */
  weight(record: AnyRecord): number | null {
    const spot = this.spotOf(record);
    return spot ? spot.x * spot.y : null;
  }

  /** All that is to be said of an item, for those who do not see the grid. */
  label(record: AnyRecord): string {
    const spot = this.spotOf(record);
    const where = spot ? spotWords(this.spec, spot) : "not placed";
    return [`${this.numbers.get(record.id)} ${this.titleOf(record)}`, where, this.spoken(record)]
      .filter(Boolean)
      .join(", ");
  }

  /** The items that an act concerns: the selection if the focus is in it, else the one with the focus. */
  chosen(): Id[] {
    const current = this.current;
    if (current === null) return [];
    return this.selected.has(current) ? this.picked() : [current];
  }

  /** The selected items that are shown. */
  picked(): Id[] {
    return this.shown.filter(({ id }) => this.selected.has(id)).map(({ id }) => id);
  }

  /** `“Billing”`, or `3 risks`. */
  what(ids: readonly Id[]): string {
    const only = ids.length === 1 ? this.byId.get(ids[0]!) : undefined;
    return only ? `“${this.titleOf(only)}”` : plural(ids.length, ...this.spec.noun);
  }

  // ——— focus and selection

  rest(id: Id): void {
    this.#focus = id;
  }

  focus(id: Id | null | undefined): void {
    if (id) this.#focus = id;
    this.showFocus();
  }

  select(ids: Iterable<Id>, shown?: Id): void {
    this.selected = new Set(ids);
    const id = shown ?? [...this.selected].at(-1);
    this.#anchor = id ?? null;
    view.select(id === undefined ? null : { kind: this.spec.kind, id });
  }

  toggle(id: Id): void {
    const rest = [...this.selected].filter((other) => other !== id);
    if (this.selected.has(id)) this.select(rest);
    else this.select([...rest, id]);
    announcements.say(`${counted(this.selected.size)} selected`);
  }

  selectAll(): void {
    this.selected = new Set(this.shown.map(({ id }) => id));
    announcements.say(`${counted(this.selected.size)} selected`);
  }

  /** From one pin to another; in the tray, along it. */
  go(direction: Direction): void {
    const { tray } = this.stacks;
    const current = this.current;
    if (current === null) return;
    if (this.inTray) {
      const at = tray.indexOf(current);
      if (direction === "up") return this.focus(reading(this.pins).at(-1)?.id ?? null);
      this.focus(tray[direction === "left" ? at - 1 : at + 1]);
      return;
    }
    const next = pinFrom(this.pins, current, direction);
    this.focus(next ?? (direction === "down" ? tray[0] : undefined));
  }

  /** To the first or the last pin as they are read. */
  goEnd(end: "first" | "last"): void {
    const order = [...reading(this.pins).map(({ id }) => id), ...this.stacks.tray];
    this.focus(order.at(end === "first" ? 0 : -1));
  }

  /** Up and down the list; the selection goes along, or grows from where it began. */
  walk(by: number | "first" | "last", extend = false): void {
    const order = this.rows.map(({ id }) => id);
    const at = order.indexOf(this.current ?? "");
    const to = by === "first" ? 0 : by === "last" ? order.length - 1 : Math.min(order.length - 1, Math.max(0, at + by));
    const id = order[to];
    if (id === undefined) return;
    this.#focus = id;
    if (extend) this.reach(id);
    else this.select([id]);
    this.showFocus();
  }

  /** Selects from where the selection began to here, in the order of the list. */
  reach(id: Id): void {
    const order = this.rows.map((record) => record.id);
    const anchor = this.#anchor !== null && order.includes(this.#anchor) ? this.#anchor : id;
    const [from, to] = [order.indexOf(anchor), order.indexOf(id)].sort((a, b) => a - b) as [number, number];
    this.select(order.slice(from, to + 1), id);
    this.#anchor = anchor;
  }

  /** Shows the item with the focus as a form. */
  openForm(id: Id | null = this.current): void {
    if (id === null) return;
    if (!this.selected.has(id)) this.select([id]);
    else view.select({ kind: this.spec.kind, id });
    view.showTab("details");
    void view.focusField(this.spec.kind, id, strategy.definition(this.spec.kind)?.title ?? "title");
  }

  // ——— changing

  /** The arrows: a selected item goes to the next cell, from any other the focus goes to the next pin. */
  arrow(direction: Direction): void {
    if (this.current !== null && this.selected.has(this.current) && this.writable) this.step(direction);
    else this.go(direction);
  }

  /** Takes the chosen items one cell on; those at the edge stay. */
  step(direction: Direction): void {
    const ids = this.chosen();
    const to = new Map<Id, Spot>();
    for (const id of ids) {
      const record = this.byId.get(id);
      const spot = record && this.spotOf(record);
      const next = spot ? stepFrom(spot, direction) : MIDDLE;
      if (next) to.set(id, next);
    }
    if (ids.length > 0 && to.size === 0) {
      const axis = direction === "up" || direction === "down" ? this.spec.y : this.spec.x;
      const level = direction === "up" || direction === "right" ? 5 : 1;
      announcements.say(`Already at ${axis.label.toLowerCase()} ${levelWords(axis, level)}`);
      return;
    }
    this.move(to);
  }

  /** Places items, all in one cell; null takes them off the grid. */
  place(ids: readonly Id[], spot: Spot | null): void {
    this.move(new Map(ids.map((id) => [id, spot])));
  }

  /** Moves items to their cells as one step of undo and says so. */
  move(to: ReadonlyMap<Id, Spot | null>): void {
    if (!this.#mayWrite()) return;
    const { kind, x, y } = this.spec;
    const moving = [...to].filter(([id, spot]) => {
      const record = this.byId.get(id);
      const now = record ? this.spotOf(record) : null;
      return record !== undefined && (now?.x !== spot?.x || now?.y !== spot?.y);
    });
    if (moving.length === 0) {
      announcements.say("Nothing moved");
      this.showFocus();
      return;
    }
    const changes = moving.map(([id, spot]): Change => {
      return { op: "set", kind, id, fields: { [x.field]: spot?.x ?? null, [y.field]: spot?.y ?? null } };
    });
    const what = this.what(moving.map(([id]) => id));
    const first = moving[0]![1];
    const together = moving.every(([, spot]) => spot?.x === first?.x && spot?.y === first?.y);
    const where = !together ? "one step on" : first ? `to ${spotWords(this.spec, first)}` : "off the grid";
    strategy.apply(changes, { label: `Move ${what} ${where}` });
    announcements.show(`Moved ${what} ${where}`, { undo: true });
    const current = this.current;
    this.focus(current !== null && to.has(current) ? current : moving[0]![0]);
  }

  askWhere(ids: Id[] = this.chosen()): void {
    if (ids.length > 0 && this.#mayWrite()) this.placing = ids;
  }

  /** Makes a record, in a cell if one is given, and puts the caret into its title. */
  make(title = "", spot: Spot | null = null): void {
    if (!this.#mayWrite()) return;
    const { kind, x, y, section } = this.spec;
    const name = strategy.definition(kind)?.title ?? "title";
    const at = spot ? { [x.field]: spot.x, [y.field]: spot.y } : {};
    this.clear();
    const label = title === "" ? `New ${this.spec.noun[0]}` : `New ${this.spec.noun[0]} “${title}”`;
    const id = strategy.create(kind, { ...this.blank(), [name]: title, ...at }, { label });
    view.go(section);
    this.#focus = id;
    this.select([id]);
    view.showTab("details");
    announcements.say(label);
    void view.focusField(kind, id, title === "" ? name : y.field);
  }

  remove(ids: Id[] = this.chosen()): void {
    if (ids.length === 0 || !this.#mayWrite()) return;
    const what = this.what(ids);
    const order = this.rows.map(({ id }) => id);
    const at = order.indexOf(ids[0]!);
    const rest = order.filter((id) => !ids.includes(id));
    const next = rest[Math.min(at, rest.length - 1)] ?? null;
    strategy.apply(
      ids.map((id) => ({ op: "delete", kind: this.spec.kind, id })),
      { label: `Delete ${what}` },
    );
    this.#focus = next;
    this.select([]);
    announcements.show(`Deleted ${what}`, { undo: true });
    this.showFocus();
  }

  /** Shows all again. */
  clear(): void {
    this.query = "";
    this.clearFilters();
  }

  /** Says how many are left after a filter was changed. */
  tellCount(): void {
    announcements.say(
      this.narrowed
        ? `${counted(this.matching.length)} of ${counted(this.all.length)} ${this.spec.noun[1]}`
        : `All ${this.spec.noun[1]}`,
    );
  }

  /** Another file: nothing of the last one holds. */
  reset(): void {
    this.clear();
    this.#focus = null;
    this.selected = new Set();
    this.placing = null;
    this.unfolded = false;
  }

  /** Takes over what was chosen elsewhere: palette, preview, Details. */
  follow(id: Id): void {
    if (this.selected.has(id)) return;
    const record = this.byId.get(id);
    if (!record) return;
    if (!this.shown.some((one) => one.id === id)) {
      this.clear();
      if (this.isClosed(record)) this.unfolded = true;
    }
    this.#focus = id;
    this.selected = new Set([id]);
    this.#anchor = id;
  }

  #mayWrite(): boolean {
    if (strategy.readOnly === null) return strategy.file !== null;
    announcements.show(strategy.lockedWords);
    return false;
  }
}
