/**
 * The state of the table: its columns and rows, what a cell holds and takes, and the acts on several rows. The keys of
 * cells are the grid's; filter, selection, sorting and columns are shared with the other modes or kept with the look.
 */
import { announcements } from "../../../lib/announce.svelte";
import { facts } from "../../../lib/facts.svelte";
import { rounded } from "../../../lib/figures";
import { CellGrid, type CellText, type GridModel, type How, type Refusal } from "../../../lib/grid/cellGrid.svelte";
import { fieldKey, strategy, type FieldKey } from "../../../lib/strategy.svelte";
import type { Change, Commitment, Id, Kind } from "../../../lib/types";
import { view } from "../../../lib/view.svelte";
import { plural } from "../../../lib/words";
import { roadmap } from "../board.svelte";
import { titleOf, type Initiative } from "../initiative";
import { LANE_WORDS } from "../lanes";
import { linksOf } from "../links";
import { look } from "../look.svelte";
import { hasLines, optionsOf, readCell, sameValue, shownOf, textOf, type Names } from "./cells";
import { columnsOf, compare, shownColumns, TITLE, type Column, type Derived } from "./columns";

export interface Problem {
  row: string;
  column: string;
  text: string;
  why: string;
}

/** A paste that has problems, before anything of it is written. */
export interface Pending {
  changes: Change[];
  cells: number;
  problems: Problem[];
}

export type TableRow =
  | { type: "group"; key: string; at: number; title: string; count: number }
  | { type: "item"; key: Id; at: number; initiative: Initiative };

/** All that one cell shows. */
export interface Cell {
  key: string;
  /** As the grid finds it. */
  name: string;
  label: string;
  index: number;
  role: "rowheader" | "gridcell";
  first: boolean;
  numeric: boolean;
  path: FieldKey | undefined;
  text: string;
  pillar: Id | null;
  commitment: Commitment | null;
  /** The classes of the cell and of its text. */
  look: string;
  words: string;
  readonly: true | undefined;
  chosen: true | undefined;
  tab: 0 | -1;
  /** It is edited, or holds what could not be read. */
  alive: boolean;
}

export class TableState {
  pending = $state.raw<Pending | null>(null);
  readonly all = $derived(columnsOf(strategy.definition("initiative")));
  readonly columns = $derived(shownColumns(this.all, look.columns));
  readonly #byKey = $derived(new Map(this.all.map((column) => [column.key, column])));
  readonly #byId = $derived(new Map(roadmap.initiatives.map((initiative) => [initiative.id, initiative])));
  readonly #names = $derived.by(() => {
    const kinds = new Set<Kind>();
    for (const { field } of this.all) if (field?.shape.type === "ref") kinds.add(field.shape.kind);
    return new Map<Kind, Names>(
      [...kinds].map((kind) => [
        kind,
        new Map(strategy.records(kind).map(({ id }) => [id, strategy.titleOf(kind, id)])),
      ]),
    );
  });

  readonly #sorted = $derived.by(() => {
    const column = look.sort && this.#byKey.get(look.sort.column);
    if (!look.sort || !column) return roadmap.shown;
    const order = compare(column, look.sort.down, (kind, id) => this.#names.get(kind as Kind)?.get(id) ?? "");
    return roadmap.shown
      .map((initiative) => ({ initiative, value: this.value(initiative, column) }))
      .sort((a, b) => order(a.value, b.value))
      .map(({ initiative }) => initiative);
  });

  /** The rows as they stand, with a heading before each group. */
  readonly rows = $derived.by((): TableRow[] => {
    const item = (initiative: Initiative, at: number): TableRow => ({
      type: "item",
      key: initiative.id,
      at,
      initiative,
    });
    if (!look.grouped || look.group === "none") return this.#sorted.map(item);
    const { lanes, places } = roadmap.board;
    const groups = lanes.map((lane) => ({ key: lane.key, title: lane.title, items: [] as Initiative[] }));
    const shelf = { key: "shelf", title: "Not now", items: [] as Initiative[] };
    for (const initiative of this.#sorted) {
      const lane = places.get(initiative.id)?.lane ?? lanes.length;
      (groups[lane] ?? shelf).items.push(initiative);
    }
    const rows: TableRow[] = [];
    for (const { key, title, items } of [...groups, shelf]) {
      if (items.length === 0) continue;
      const words = title || LANE_WORDS[look.group].label;
      rows.push({ type: "group", key: `group:${key}`, at: rows.length, title: words, count: items.length });
      for (const initiative of items) rows.push(item(initiative, rows.length));
    }
    return rows;
  });
  readonly #keys = $derived(this.rows.flatMap((row) => (row.type === "item" ? [row.key] : [])));
  readonly #columnKeys = $derived(this.columns.map(({ key }) => key));

  readonly grid: CellGrid;
  readonly initiative = $derived.by(() => this.#byId.get(this.grid.at?.row ?? "") ?? null);
  /** Which columns the focus's row can be seen to; told by the component. */
  arrived: (row: string) => void = () => {};

  constructor() {
    const model: GridModel = {
      rows: [],
      columns: [],
      ranges: true,
      editable: (_row, column) => strategy.readOnly === null && this.#byKey.get(column)?.field != null,
      text: (row, column) => this.text(row, column),
      choices: (_row, column) => {
        const field = this.#byKey.get(column)?.field;
        return field ? optionsOf(field, this.#namesFor(column)) : undefined;
      },
      hasLines: (_row, column) => {
        const field = this.#byKey.get(column)?.field;
        return field != null && hasLines(field);
      },
      write: (cells, how) => this.#write(cells, how),
      enter: (row) => this.open(row),
      arrived: (row) => this.arrived(row),
    };
    Object.defineProperty(model, "rows", { get: () => this.#keys });
    Object.defineProperty(model, "columns", { get: () => this.#columnKeys });
    this.grid = new CellGrid(model);
  }

  // ——— what cells hold

  derived(id: Id): Derived {
    const score = facts.score(id);
    const own = facts.initiative(id);
    const links = linksOf(roadmap.links, id);
    return {
      place: score?.place ?? null,
      tied: score?.tied ?? false,
      score: score?.score ?? null,
      float: own?.float ?? null,
      latestStart: own?.latestStart ?? null,
      finish: facts.finish(id)?.p85 ?? null,
      needs: links.needs.size,
      enables: links.enables.size,
    };
  }

  value(initiative: Initiative, column: Column): unknown {
    return column.field ? initiative[column.key] : this.derived(initiative.id)[column.key as keyof Derived];
  }

  #namesFor(column: string): Names {
    const shape = this.#byKey.get(column)?.field?.shape;
    return (shape?.type === "ref" ? this.#names.get(shape.kind) : undefined) ?? new Map();
  }

  text(row: string, key: string): string {
    const initiative = this.#byId.get(row);
    const column = this.#byKey.get(key);
    if (!initiative || !column) return "";
    const value = this.value(initiative, column);
    if (column.field) return textOf(column.field, value, this.#namesFor(key));
    return value === null || value === undefined ? "" : String(value);
  }

  shown(initiative: Initiative, column: Column): string {
    const value = this.value(initiative, column);
    if (column.field) return shownOf(column.field, value, this.#namesFor(column.key));
    if (value === null || value === undefined) return "";
    if (column.key === "place") return `${String(value)}${this.derived(initiative.id).tied ? "=" : ""}`;
    return typeof value === "number" ? rounded(value, 1) : String(value);
  }

  /** The cells of a row, given what the grid says of it. */
  cellsOf(initiative: Initiative, focused: string | null, alive: string, block: string | null): Cell[] {
    const [from, to] = block === null ? [1, 0] : block.split(" ").map(Number);
    const writable = strategy.readOnly === null;
    return this.columns.map((column, at): Cell => {
      const { key, label, numeric, field } = column;
      const first = key === TITLE;
      const chosen = at >= from! && at <= to!;
      return {
        key,
        name: `${initiative.id} ${key}`,
        label,
        index: at + 2,
        role: first ? "rowheader" : "gridcell",
        first,
        numeric,
        path: field ? fieldKey("initiative", initiative.id, key) : undefined,
        text: this.shown(initiative, column),
        pillar: (key === "pillar" && initiative.pillar) || null,
        commitment: key === "commitment" ? initiative.commitment : null,
        look: `cell${first ? " first" : ""}${numeric ? " numeric" : ""}${chosen ? " chosen" : ""}`,
        words: first ? "clip" : "clip t2",
        readonly: writable && field ? undefined : true,
        chosen: chosen || undefined,
        tab: focused === key ? 0 : -1,
        alive: alive !== "" && alive.includes(` ${key} `),
      };
    });
  }

  optionsFor(column: Column) {
    return column.field ? optionsOf(column.field, this.#namesFor(column.key)) : undefined;
  }

  // ——— changing

  #write(cells: CellText[], how: How): Refusal[] {
    const { changes, problems } = this.#read(cells);
    if (how === "paste" && problems.length > 0) {
      this.pending = { changes, cells: cells.length - problems.length, problems };
      return [];
    }
    this.#apply(changes, cells.length - problems.length, how === "type" ? cells[0] : undefined);
    return problems;
  }

  /** The changes that texts mean, one for each row, and what cannot be read. */
  #read(cells: readonly CellText[]): { changes: Change[]; problems: Problem[] } {
    const fields = new Map<Id, Record<string, unknown>>();
    const problems: Problem[] = [];
    for (const cell of cells) {
      const field = this.#byKey.get(cell.column)?.field;
      if (!field) continue;
      const read = readCell(field, cell.text, this.#namesFor(cell.column));
      if ("why" in read) problems.push({ ...cell, why: read.why });
      else if (!sameValue(read.value, this.#byId.get(cell.row)?.[cell.column] ?? null)) {
        fields.set(cell.row, { ...fields.get(cell.row), [cell.column]: read.value });
      }
    }
    const changes = [...fields].map(([id, own]): Change => ({ op: "set", kind: "initiative", id, fields: own }));
    return { changes, problems };
  }

  #apply(changes: Change[], cells: number, only?: CellText): void {
    if (changes.length === 0) return;
    const first = only && this.#byId.get(only.row);
    const label = first
      ? `Set ${this.#byKey.get(only.column)?.label.toLowerCase()} of “${titleOf(first)}”`
      : `Change ${plural(changes.length, "initiative")} in the table`;
    strategy.apply(changes, { label });
    if (first) announcements.say(label);
    else
      announcements.show(`Changed ${plural(cells, "cell")} of ${plural(changes.length, "initiative")}`, { undo: true });
  }

  /** Writes what of a paste can be read. */
  pasteRest(): void {
    const pending = this.pending;
    this.pending = null;
    if (pending) this.#apply(pending.changes, pending.cells);
    void this.grid.show();
  }

  /** Sets one field of all selected rows; says why where the text cannot stand there. */
  bulk(key: string, text: string): string | null {
    const rows = roadmap.picked();
    const { changes, problems } = this.#read(rows.map((row) => ({ row, column: key, text })));
    if (problems[0]) return problems[0].why;
    if (changes.length === 0) announcements.say("Nothing to change");
    this.#apply(changes, changes.length);
    return null;
  }

  sortBy(key: string): void {
    const now = look.sort;
    const sort = now?.column !== key ? { column: key, down: false } : now.down ? null : { column: key, down: true };
    look.keep({ sort });
    const label = this.#byKey.get(key)?.label ?? key;
    announcements.say(
      sort === null ? "In the order of the roadmap" : `By ${label}, ${sort.down ? "descending" : "ascending"}`,
    );
  }

  select(row = this.grid.at?.row): void {
    if (row !== undefined && this.#byId.has(row)) roadmap.toggle(row);
  }

  selectAll(): void {
    roadmap.selectAll(roadmap.selected.size >= this.#keys.length ? [] : this.#keys);
  }

  open(row: string): void {
    roadmap.select([row]);
    view.showTab("details");
    void view.focusField("initiative", row, "title");
  }

  chosen(): Id[] {
    const row = this.grid.at?.row;
    if (row === undefined) return [];
    return roadmap.selected.has(row) ? roadmap.picked() : [row];
  }
}
