/** What the Objectives screen shows and does: filters, the open rows, editing in place, moving, deleting. */
import { tick } from "svelte";
import { announcements } from "../../lib/announce.svelte";
import { facts } from "../../lib/facts.svelte";
import { today } from "../../lib/dates";
import { editable } from "../../lib/figures";
import { CellGrid, type CellText, type GridModel, type Refusal } from "../../lib/grid/cellGrid.svelte";
import { newId } from "../../lib/ids";
import { readNumber } from "../../lib/sheet";
import { fieldKey, strategy } from "../../lib/strategy.svelte";
import type { Change, Id, Outlook } from "../../lib/types";
import { view } from "../../lib/view.svelte";
import { counted, plural } from "../../lib/words";
import { COLUMNS, columnsFor, figureWidth, type Column } from "./columns";
import {
  LOOSE,
  moveChanges,
  NO_FILTER,
  rowsOf,
  stepKeyResult,
  stepObjective,
  type Destination,
  type Draft,
  type Filter,
  type Records,
  type TreeRow,
} from "./tree";
import { nowChanges, valueUnit } from "./values";

export const OUTLOOKS: { value: Outlook; label: string }[] = [
  { value: "on_track", label: "On track" },
  { value: "at_risk", label: "At risk" },
  { value: "off_track", label: "Off track" },
];
const FIGURES: readonly string[] = ["baseline", "target", "now"];
const KIND_WORDS = { objective: "objective", key_result: "key result" } as const;

class Objectives implements GridModel {
  filter = $state.raw<Filter>(NO_FILTER);
  closed = $state.raw<ReadonlySet<string>>(new Set());
  draft = $state.raw<Draft | null>(null);
  dialog = $state.raw<{ type: "move"; row: TreeRow } | { type: "check-in"; ids: Id[]; at: number } | null>(null);
  width = $state(0);
  readonly tree = true;
  readonly grid: CellGrid;

  readonly records = $derived<Records>({
    objectives: strategy.records("objective"),
    keyResults: strategy.records("key_result"),
    pillars: strategy.records("pillar"),
  });
  readonly list = $derived(rowsOf(this.records, this.closed, this.filter, this.draft));
  readonly rows = $derived(this.list.map(({ key }) => key));
  /** The width of a column of figures. What is now comes later and is about as long: the columns do not move then. */
  readonly figures = $derived(
    figureWidth(
      this.records.keyResults.flatMap(({ id, baseline, target }) =>
        [baseline, target].flatMap((value) => (typeof value === "number" ? [valueUnit(id, value)] : [])),
      ),
    ),
  );
  readonly columns = $derived(columnsFor(this.width, this.figures));
  readonly #byKey = $derived(new Map(this.list.map((row) => [row.key, row])));
  readonly filtered = $derived(this.filter.pillar !== null || this.filter.owner !== null || this.filter.cycle !== null);

  constructor() {
    this.grid = new CellGrid(this);
  }

  row(key: string | undefined): TreeRow | undefined {
    return key === undefined ? undefined : this.#byKey.get(key);
  }

  /** The row that has the focus. */
  get current(): TreeRow | undefined {
    return this.row(this.grid.at?.row);
  }

  get writable(): boolean {
    return strategy.file !== null && strategy.readOnly === null;
  }

  titleOf(row: TreeRow): string {
    return row.kind === "loose" ? "Without an objective" : strategy.titleOf(row.kind, row.id);
  }

  // ——— the grid

  /** An objective has one cell for its title and all that a key result says in figures. */
  lands(key: string, column: string): string {
    const row = this.row(key);
    if (row?.kind === "loose") return "title";
    return row?.kind === "objective" && FIGURES.includes(column) ? "title" : column;
  }

  expanded(key: string): boolean | undefined {
    return this.row(key)?.open;
  }

  expand(key: string, open: boolean): void {
    const closed = new Set(this.closed);
    if (open) closed.delete(key);
    else closed.add(key);
    this.closed = closed;
  }

  expandAll(open: boolean): void {
    this.closed = open ? new Set() : new Set(this.list.filter(({ level }) => level === 1).map(({ key }) => key));
  }

  parent(key: string): string | undefined {
    return this.row(key)?.parent;
  }

  editable(key: string, column: string): boolean {
    const row = this.row(key);
    if (!row || row.kind === "loose" || !this.writable) return false;
    if (row.draft) return column === "title";
    if (column === "title" || column === "owner") return true;
    return row.kind === "key_result" && [...FIGURES, "confidence"].includes(column);
  }

  text(key: string, column: string): string {
    const row = this.row(key);
    if (!row || row.kind === "loose" || row.draft) return "";
    const record = strategy.get(row.kind, row.id);
    if (column === "title" || column === "owner") return String(record?.[column] ?? "");
    if (column === "now") return editable(facts.keyResult(row.id)?.current?.value);
    if (column === "confidence") return facts.keyResult(row.id)?.lastCheckIn?.confidence ?? "";
    return editable(record?.[column]);
  }

  choices(_key: string, column: string) {
    return column === "confidence" ? [{ value: "", label: "–" }, ...OUTLOOKS] : undefined;
  }

  /** Letters are commands here; only what begins a number replaces a figure. */
  replaces(_key: string, column: string, typed: string): boolean {
    return FIGURES.includes(column) && /[\d.,\-−]/.test(typed);
  }

  enter(key: string): void {
    const row = this.row(key);
    if (row?.kind === "loose") this.expand(key, !row.open);
    else if (row) void view.open(row.kind, row.id);
  }

  arrived(key: string): void {
    const row = this.row(key);
    if (!row || row.kind === "loose" || row.draft) return;
    if (view.selection?.id !== row.id) view.select({ kind: row.kind, id: row.id });
  }

  write(cells: CellText[]): Refusal[] {
    return cells.flatMap((cell) => this.#write(cell));
  }

  #write(cell: CellText): Refusal[] {
    const row = this.row(cell.row);
    const { column, text } = cell;
    if (!row || row.kind === "loose") return [];
    if (row.draft) {
      if (text.trim() !== "") this.#make(text.trim());
      return [];
    }
    if (column === "title" || column === "owner") {
      strategy.set(row.kind, row.id, column, text.trim(), { coalesce: undefined });
    } else if (column === "confidence") {
      this.#judge(row.id, text === "" ? null : (text as Outlook));
    } else {
      const value = text.trim() === "" ? null : readNumber(text);
      if (value === undefined) return [{ ...cell, why: `“${text.trim()}” is not a number.` }];
      if (column !== "now") strategy.set(row.kind, row.id, column, value, { coalesce: undefined });
      else if (value !== null) this.#setNow(row.id, value);
      else strategy.set("key_result", row.id, "current", null, { coalesce: undefined });
    }
    return [];
  }

  #setNow(id: Id, value: number): void {
    const title = strategy.titleOf("key_result", id);
    strategy.apply(nowChanges(id, value, today()), { label: `Set “${title}” to ${valueUnit(id, value)}` });
  }

  #judge(id: Id, confidence: Outlook | null): void {
    const last = facts.keyResult(id)?.lastCheckIn;
    const date = today();
    const title = strategy.titleOf("key_result", id);
    const change: Change =
      last && last.date === date
        ? { op: "set", kind: "check_in", id: last.id, fields: { confidence } }
        : { op: "put", kind: "check_in", id: newId(), fields: { key_result: id, date, confidence } };
    strategy.apply([change], { label: `Confidence of “${title}”` });
  }

  // ——— making

  /** A key result behind the current one, or as the last of the current objective; without any, an objective. */
  add(): void {
    const row = this.current;
    if (!row || row.kind === "loose") return this.addObjective();
    if (row.kind === "objective") {
      const own = this.records.keyResults.filter((one) => one.objective === row.id);
      return this.#begin({ kind: "key_result", id: newId(), parent: row.id, after: own.at(-1)?.id ?? null });
    }
    const parent = strategy.get("key_result", row.id)?.objective as Id | null;
    if (parent) this.#begin({ kind: "key_result", id: newId(), parent, after: row.id });
  }

  /** An objective behind the current one, in its pillar. */
  addObjective(): void {
    const row = this.current;
    const id = row?.kind === "objective" ? row.id : row?.parent?.startsWith("objective/") ? row.parent.slice(10) : null;
    const last = [...this.list].reverse().find((one) => one.kind === "objective");
    const after = id ?? last?.id ?? null;
    const pillar = this.filter.pillar;
    const parent = after ? strategy.get("objective", after)?.pillar : pillar === "none" ? null : pillar;
    this.#begin({ kind: "objective", id: newId(), parent: (parent as Id | undefined) ?? null, after });
  }

  #begin(draft: Draft): void {
    if (!this.writable) return;
    // What is new and has no owner yet would be hidden at once.
    if (this.filter.owner !== null) this.filter = { ...this.filter, owner: null };
    this.draft = draft;
    const key = `${draft.kind}/${draft.id}`;
    void tick().then(() => {
      this.grid.edit(key, "title");
      announcements.say(`New ${KIND_WORDS[draft.kind]}`);
    });
  }

  #make(title: string): void {
    const draft = this.draft;
    if (!draft) return;
    const { kind, id, parent, after } = draft;
    const cycle = this.filter.cycle === "none" ? null : this.filter.cycle;
    const owner = kind === "objective" ? { pillar: parent, cycle } : { objective: parent };
    const order = kind === "objective" ? this.records.objectives : this.records.keyResults;
    const place = after ?? (order.length === 0 ? undefined : null);
    strategy.apply(
      [{ op: "put", kind, id, fields: { title, ...owner }, ...(place === undefined ? {} : { after: place }) }],
      {
        label: `Add “${title}”`,
      },
    );
    this.draft = null;
  }

  /** Called when no cell is being edited: what has no name by then was not meant. */
  tidy(): void {
    const draft = this.draft;
    if (!draft) return;
    this.draft = null;
    void this.grid.focus(
      draft.kind === "key_result" && !draft.after ? `objective/${draft.parent}` : `${draft.kind}/${draft.after}`,
      null,
    );
  }

  /** Mod+Enter: finishes what is being written and begins the next one beside it. */
  addNext(): void {
    const row = this.row(this.grid.editing?.row ?? this.grid.at?.row);
    const empty = row?.draft && this.grid.editing?.text.trim() === "";
    if (empty || !this.grid.commit()) return;
    if (row) this.grid.rest(row.key, "title");
    if (row?.kind === "key_result") this.add();
    else this.addObjective();
  }

  // ——— moving and deleting

  nudge(by: 1 | -1): void {
    const row = this.current;
    if (!row || row.kind === "loose" || row.draft || !this.writable) return;
    const to =
      row.kind === "objective" ? stepObjective(this.records, row.id, by) : stepKeyResult(this.records, row.id, by);
    if (!to) announcements.say(by < 0 ? "Already first" : "Already last");
    else this.move(row, to);
  }

  move(row: TreeRow, to: Destination): void {
    if (row.kind === "loose") return;
    const { kind, id } = row;
    const all = kind === "objective" ? this.records.objectives : this.records.keyResults;
    const owner = kind === "objective" ? "pillar" : "objective";
    const before = (strategy.get(kind, id)?.[owner] as Id | null) ?? null;
    const changes = moveChanges(kind, id, before, to, all);
    const title = strategy.titleOf(kind, id);
    if (changes.length > 0) strategy.apply(changes, { label: `Move “${title}”` });
    if (kind === "key_result" && to.parent) this.expand(`objective/${to.parent}`, true);
    const fresh = kind === "objective" ? strategy.records("objective") : strategy.records("key_result");
    const siblings = fresh.filter((one) => ((one[owner] as Id | null) ?? null) === to.parent);
    const place = siblings.findIndex((one) => one.id === id) + 1;
    const where =
      to.parent === before ? "" : ` to ${to.parent ? `“${strategy.titleOf(owner, to.parent)}”` : "no pillar"},`;
    if (changes.length > 0)
      announcements.show(`Moved “${title}”${where || " to"} ${place} of ${counted(siblings.length)}`, { undo: true });
    void this.grid.show();
  }

  remove(row: TreeRow | undefined = this.current): void {
    if (!row || row.kind === "loose" || row.draft || !this.writable) return;
    const title = strategy.titleOf(row.kind, row.id);
    const children = row.kind === "objective" ? this.records.keyResults.filter((one) => one.objective === row.id) : [];
    // What belongs to it goes first, so that nothing of it is left standing for a moment.
    const changes: Change[] = [
      ...children.map(({ id }): Change => ({ op: "delete", kind: "key_result", id })),
      { op: "delete", kind: row.kind, id: row.id },
    ];
    strategy.apply(changes, { label: `Delete “${title}”` });
    const along = children.length > 0 ? ` and its ${plural(children.length, "key result")}` : "";
    announcements.show(`Deleted “${title}”${along}`, { undo: true });
    view.select(null);
    void this.grid.show();
  }

  askWhere(row: TreeRow | undefined = this.current): void {
    if (row && row.kind !== "loose" && !row.draft && this.writable) this.dialog = { type: "move", row };
  }

  // ——— checking in

  /** Walks the key results in sight, from the current one on. */
  checkIn(): void {
    const shown = rowsOf(this.records, new Set(), this.filter, null);
    const ids = shown.filter(({ kind }) => kind === "key_result").map(({ id }) => id);
    const row = this.grid.element?.contains(document.activeElement) ? this.current : undefined;
    const first = row?.kind === "key_result" ? row.id : shown.find(({ parent }) => parent === row?.key)?.id;
    if (ids.length > 0 && this.writable) {
      this.dialog = { type: "check-in", ids, at: Math.max(0, first === undefined ? 0 : ids.indexOf(first)) };
    }
  }

  /** Closes the dialog; the focus goes back to the tree. */
  close(row?: string): void {
    this.dialog = null;
    setTimeout(() => void (row ? this.grid.focus(row, null) : this.grid.show()), 0);
  }

  narrow(change: Partial<Filter>): void {
    this.filter = { ...this.filter, ...change };
    announcements.say(plural(this.list.filter(({ kind }) => kind === "key_result").length, "key result"));
  }

  /** The field that a cell edits, where it edits one. */
  fieldOf(row: TreeRow, column: Column): string | undefined {
    if (row.kind === "loose" || row.draft) return undefined;
    if (column === "now") return fieldKey(row.kind, row.id, "current");
    return ["title", "owner", "baseline", "target"].includes(column) ? fieldKey(row.kind, row.id, column) : undefined;
  }
}

export const objectives = new Objectives();
export { COLUMNS, LOOSE };
