/**
 * The state of a grid of cells: where the focus is, what is being edited, what is chosen, what could not be read. What
 * the rows are and what a cell holds is the model's, which the screen gives; what a key means is `keys.ts`'s.
 */
import { tick } from "svelte";
import { SvelteMap } from "svelte/reactivity";
import { actOf, afterEdit, type Shape, type Spot } from "./keys";
import { readTable, writeTable } from "../sheet";

export interface CellText {
  row: string;
  column: string;
  text: string;
}
/** A text that a cell did not take, and why. */
export interface Refusal extends CellText {
  why: string;
}
export type How = "type" | "paste" | "fill" | "clear";

/** What a screen says about its grid. Everything is asked for anew whenever it is needed. */
export interface GridModel {
  /** The keys of the rows and columns that can be reached now, in order. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly tree?: boolean;
  readonly ranges?: boolean;
  editable(row: string, column: string): boolean;
  /** The text of a cell as its editor begins with it. */
  text(row: string, column: string): string;
  /** The choices of a cell that holds one of a few. */
  choices?(row: string, column: string): { value: string; label: string }[] | undefined;
  /** Whether the text of a cell may have several lines. */
  hasLines?(row: string, column: string): boolean;
  /** Takes texts as one act; gives back those that cannot be read. */
  write(cells: CellText[], how: How): Refusal[];
  /** Whether a key begins to replace the cell; every printable one unless the screen has other uses for letters. */
  replaces?(row: string, column: string, key: string): boolean;
  /** The cell that stands at a column in a row whose cells span several; that column itself where they do not. */
  lands?(row: string, column: string): string;
  expanded?(row: string): boolean | undefined;
  expand?(row: string, open: boolean): void;
  parent?(row: string): string | undefined;
  /** Enter on a row as a whole, or in a cell that cannot be edited. */
  enter?(row: string, column: string | null): void;
  /** The focus has come to a row. */
  arrived?(row: string): void;
}

export interface Place {
  row: string;
  column: string | null;
}
export interface Editing {
  row: string;
  column: string;
  text: string;
  /** Began by typing over what was there. */
  replacing: boolean;
  why: string | undefined;
}

const cellKey = (row: string, column: string) => `${row} ${column}`;

export class CellGrid {
  #at = $state.raw<Place | null>(null);
  /** Where `at` was, so that a row that goes away hands the focus to the one that takes its place. */
  #index = 0;
  #anchor = $state.raw<{ row: string; column: string } | null>(null);
  editing = $state.raw<Editing | null>(null);
  /** Texts that could not be read, as they were typed. */
  readonly wrong = new SvelteMap<string, Refusal>();
  element: HTMLElement | undefined = $state();
  page = 10;
  readonly #model: GridModel;

  constructor(model: GridModel) {
    this.#model = model;
  }

  /** The place of the one stop for Tab. */
  readonly at: Place | null = $derived.by(() => {
    const { rows, columns, tree } = this.#model;
    const at = this.#at;
    if (rows.length === 0) return null;
    const first = tree ? null : (columns[0] ?? null);
    if (!at) return { row: rows[0]!, column: first };
    const row = rows.includes(at.row) ? at.row : rows[Math.min(this.#index, rows.length - 1)]!;
    const column = at.column === null || columns.includes(at.column) ? at.column : first;
    return { row, column: column === null ? null : (this.#model.lands?.(row, column) ?? column) };
  });

  // ——— what a cell asks

  isAt(row: string, column: string | null): boolean {
    return this.at?.row === row && this.at.column === column;
  }

  isEdited(row: string, column: string): boolean {
    return this.editing?.row === row && this.editing.column === column;
  }

  wrongAt(row: string, column: string): Refusal | undefined {
    return this.wrong.get(cellKey(row, column));
  }

  editable(row: string, column: string): boolean {
    return this.#model.editable(row, column);
  }

  /** The text of a cell as its editor begins with it. */
  textOf(row: string, column: string): string {
    return this.#model.text(row, column);
  }

  choices(row: string, column: string) {
    return this.#model.choices?.(row, column);
  }

  hasLines(row: string, column: string): boolean {
    return this.#model.hasLines?.(row, column) ?? false;
  }

  /** The chosen cells as positions: the one with the focus, or the block between it and the anchor. */
  readonly block = $derived.by(() => {
    const at = this.at;
    if (!at || at.column === null) return null;
    const from = this.#anchor ?? at;
    const { rows, columns } = this.#model;
    const [r1, r2] = [rows.indexOf(from.row), rows.indexOf(at.row)];
    const [c1, c2] = [columns.indexOf(from.column ?? ""), columns.indexOf(at.column)];
    if (r1 < 0 || r2 < 0 || c1 < 0 || c2 < 0) return null;
    return { top: Math.min(r1, r2), bottom: Math.max(r1, r2), left: Math.min(c1, c2), right: Math.max(c1, c2) };
  });

  /** Whether a cell is chosen together with others. */
  chosen(row: string, column: string): boolean {
    const block = this.block;
    if (!block || (block.top === block.bottom && block.left === block.right)) return false;
    const r = this.#model.rows.indexOf(row);
    const c = this.#model.columns.indexOf(column);
    return r >= block.top && r <= block.bottom && c >= block.left && c <= block.right;
  }

  // ——— what a row asks for all its cells at once; the answers stay the same while nothing in it changes

  /** The column in which the focus is. */
  focusedIn(row: string): string | null {
    return this.at?.row === row ? this.at.column : null;
  }

  /** The columns that are edited or hold what could not be read, a space before and behind each. */
  aliveIn(row: string): string {
    const edited = this.editing?.row === row ? [this.editing.column] : [];
    if (this.wrong.size === 0 && edited.length === 0) return "";
    const wrong = [...this.wrong.values()].filter((one) => one.row === row).map(({ column }) => column);
    return ` ${[...edited, ...wrong].join(" ")} `;
  }

  /** The first and the last of the columns that are chosen together with others, by their places. */
  chosenIn(row: string): string | null {
    const block = this.block;
    if (!block || (block.top === block.bottom && block.left === block.right)) return null;
    const at = this.#model.rows.indexOf(row);
    return at >= block.top && at <= block.bottom ? `${block.left} ${block.right}` : null;
  }

  // ——— moving

  /** Takes note of where the focus is. */
  rest(row: string, column: string | null): void {
    const moved = this.at?.row !== row || this.at.column !== column;
    this.#at = { row, column };
    this.#index = Math.max(0, this.#model.rows.indexOf(row));
    if (moved) this.#anchor = null;
    this.#model.arrived?.(row);
  }

  /** Puts the focus on a row or a cell, drawing it first if need be. */
  async focus(row: string, column: string | null): Promise<void> {
    this.rest(row, column);
    await this.show();
  }

  /** Puts the focus where it belongs. */
  async show(): Promise<void> {
    await tick();
    const at = this.at;
    if (!at || !this.element) return;
    const [name, value] = at.column === null ? ["data-grid-row", at.row] : ["data-cell", cellKey(at.row, at.column)];
    const node = [...this.element.querySelectorAll<HTMLElement>(`[${name}]`)].find(
      (one) => one.getAttribute(name) === value,
    );
    node?.focus({ preventScroll: true });
    node?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  focused(event: FocusEvent): void {
    if (!(event.target instanceof Element)) return;
    const cell = event.target.closest("[data-cell]")?.getAttribute("data-cell");
    if (cell) {
      const gap = cell.lastIndexOf(" ");
      const [row, column] = [cell.slice(0, gap), cell.slice(gap + 1)];
      if (this.#anchor === null || !this.isAt(row, column)) this.rest(row, column);
      return;
    }
    const row = event.target.closest("[data-grid-row]")?.getAttribute("data-grid-row");
    if (row && event.target.hasAttribute("data-grid-row")) this.rest(row, null);
  }

  get #shape(): Shape {
    const model = this.#model;
    return {
      rows: model.rows.length,
      columns: model.columns.length,
      page: this.page,
      tree: model.tree,
      ranges: model.ranges,
      expanded: (row) => model.expanded?.(model.rows[row]!),
      parent: (row) => model.rows.indexOf(model.parent?.(model.rows[row]!) ?? ""),
    };
  }

  #spot(place: Place): Spot {
    const { rows, columns } = this.#model;
    return {
      row: rows.indexOf(place.row),
      column: place.column === null ? null : Math.max(0, columns.indexOf(place.column)),
    };
  }

  #go(to: Spot, extend = false): void {
    const { rows, columns } = this.#model;
    const row = rows[to.row];
    if (row === undefined) return;
    const column = to.column === null ? null : (columns[to.column] ?? null);
    const from = this.at;
    const anchor =
      extend && from && from.column !== null ? (this.#anchor ?? { row: from.row, column: from.column }) : null;
    this.rest(row, column);
    this.#anchor = anchor;
    void this.show();
  }

  /** A step within a row leads out of a cell that spans several columns, not from one of them to the next. */
  #beyond(from: Place, to: Spot): Spot {
    const { columns, lands } = this.#model;
    if (!lands || from.column === null || to.column === null) return to;
    const step = to.column >= columns.indexOf(from.column) ? 1 : -1;
    let column = to.column;
    while (columns[column] !== undefined && lands.call(this.#model, from.row, columns[column]!) === from.column) {
      column += step;
    }
    return columns[column] === undefined ? to : { row: to.row, column };
  }

  /** A double click on a cell that does not hear it itself. */
  opened(event: MouseEvent): void {
    if (!(event.target instanceof Element) || event.target.closest("button")) return;
    const cell = event.target.closest("[data-cell]")?.getAttribute("data-cell");
    const gap = cell?.lastIndexOf(" ") ?? -1;
    if (cell && gap >= 0) this.edit(cell.slice(0, gap), cell.slice(gap + 1));
  }

  /** A key was pressed on a row or a cell that is not being edited. */
  pressed(event: KeyboardEvent): void {
    const at = this.at;
    if (!at || event.isComposing || event.defaultPrevented || this.editing) return;
    // Controls inside a cell keep their own keys.
    if (!(event.target instanceof Element) || !event.target.matches("[data-cell], [data-grid-row]")) return;
    const act = actOf(event, this.#spot(at), this.#shape);
    switch (act.type) {
      case "none":
        return;
      case "go":
        this.#go(act.to.row === this.#spot(at).row ? this.#beyond(at, act.to) : act.to, act.extend);
        break;
      case "expand":
        this.#model.expand?.(at.row, act.open);
        break;
      case "edit": {
        const column = at.column ?? this.#model.columns.find((one) => this.#model.editable(at.row, one));
        if (act.typed !== undefined) {
          const replaces =
            column !== undefined && this.#model.editable(at.row, column) && this.#replaces(column, act.typed);
          if (!replaces) return;
          this.edit(at.row, column, act.typed);
        } else if (
          at.column === null ? event.key === "Enter" && this.#model.enter : !this.editable(at.row, at.column)
        ) {
          if (event.key !== "Enter" || !this.#model.enter) return;
          this.#model.enter(at.row, at.column);
        } else if (column !== undefined && this.editable(at.row, column)) this.edit(at.row, column);
        break;
      }
      case "revert":
        if (at.column !== null && this.wrong.delete(cellKey(at.row, at.column))) break;
        if (this.#anchor === null) return;
        this.#anchor = null;
        break;
      case "clear":
        if (!this.#writeBlock("clear", () => "")) return;
        break;
      case "fill":
        this.#fill();
        break;
      case "select_all":
        this.#all();
        break;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #replaces(column: string, key: string): boolean {
    const row = this.at?.row;
    if (row === undefined || this.#model.choices?.(row, column)) return false;
    return this.#model.replaces?.(row, column, key) ?? true;
  }

  // ——— editing

  edit(row: string, column: string, typed?: string): void {
    // A double click on a word that is being written chooses the word.
    if (!this.#model.editable(row, column) || this.isEdited(row, column)) return;
    this.rest(row, column);
    const wrong = this.wrong.get(cellKey(row, column));
    this.editing = {
      row,
      column,
      text: typed ?? wrong?.text ?? this.#model.text(row, column),
      replacing: typed !== undefined,
      why: typed === undefined ? wrong?.why : undefined,
    };
  }

  typed(text: string): void {
    if (this.editing) this.editing = { ...this.editing, text, why: undefined };
  }

  /** Hands the text of the edited cell on; false where it cannot be read, and the cell stays open. */
  commit(): boolean {
    const editing = this.editing;
    if (!editing) return true;
    const { row, column, text } = editing;
    const [refused] = text === this.#model.text(row, column) ? [] : this.#model.write([{ row, column, text }], "type");
    if (refused) {
      this.editing = { ...editing, why: refused.why };
      return false;
    }
    this.wrong.delete(cellKey(row, column));
    this.editing = null;
    return true;
  }

  /** Gives up what was typed. */
  revert(): void {
    const editing = this.editing;
    if (!editing) return;
    this.wrong.delete(cellKey(editing.row, editing.column));
    this.editing = null;
    void this.show();
  }

  /** A key was pressed in the editor of a cell. */
  editorPressed(event: KeyboardEvent): void {
    const editing = this.editing;
    if (!editing || event.isComposing) return;
    event.stopPropagation();
    if (event.key === "Escape") {
      event.preventDefault();
      this.revert();
      return;
    }
    const select = event.target instanceof HTMLSelectElement;
    if (select && event.key.startsWith("Arrow")) return;
    const lines = event.target instanceof HTMLTextAreaElement;
    if (lines && event.key === "Enter" && event.altKey && !event.ctrlKey) {
      // As in a spreadsheet; Shift+Enter is the browser's own.
      event.preventDefault();
      const { selectionStart, selectionEnd } = event.target;
      event.target.setRangeText("\n", selectionStart, selectionEnd, "end");
      event.target.dispatchEvent(new Event("input", { bubbles: true }));
      return;
    }
    const next = afterEdit(event, this.#spot(editing), this.#shape, editing.replacing, lines);
    if (next === undefined) return;
    event.preventDefault();
    if (!this.commit()) return;
    if (next === "stay") void this.show();
    else this.#go(next);
  }

  /** The editor has lost the focus to something else: what cannot be read stays as typed, and says so. */
  left(): void {
    const editing = this.editing;
    if (!editing || this.commit()) return;
    const { row, column, text } = editing;
    this.wrong.set(cellKey(row, column), { row, column, text, why: this.editing?.why ?? "" });
    this.editing = null;
  }

  // ——— several cells at once

  #cells(): { row: string; column: string }[] {
    const block = this.block;
    if (!block) return [];
    const { rows, columns } = this.#model;
    const cells = [];
    for (let r = block.top; r <= block.bottom; r++) {
      for (let c = block.left; c <= block.right; c++) cells.push({ row: rows[r]!, column: columns[c]! });
    }
    return cells;
  }

  #writeBlock(how: How, text: (row: string, column: string) => string | undefined): boolean {
    const cells = this.#cells()
      .filter(({ row, column }) => this.#model.editable(row, column))
      .flatMap(({ row, column }) => {
        const now = text(row, column);
        return now === undefined ? [] : [{ row, column, text: now }];
      });
    if (cells.length === 0) return false;
    this.#give(cells, how);
    return true;
  }

  #give(cells: CellText[], how: How): void {
    for (const { row, column } of cells) this.wrong.delete(cellKey(row, column));
    for (const refusal of this.#model.write(cells, how)) this.wrong.set(cellKey(refusal.row, refusal.column), refusal);
  }

  /** Ctrl+D: the top row of the block goes into the others; a single cell takes what stands above it. */
  #fill(): void {
    const block = this.block;
    if (!block) return;
    const { rows } = this.#model;
    const single = block.top === block.bottom;
    const source = rows[single ? block.top - 1 : block.top];
    if (source === undefined) return;
    this.#writeBlock("fill", (row, column) => (row === source ? undefined : this.#model.text(source, column)));
  }

  #all(): void {
    const { rows, columns } = this.#model;
    if (rows.length === 0 || columns.length === 0) return;
    this.rest(rows.at(-1)!, columns.at(-1)!);
    this.#anchor = { row: rows[0]!, column: columns[0]! };
    void this.show();
  }

  /** The chosen cells for a spreadsheet. */
  copied(event: ClipboardEvent): void {
    const block = this.block;
    if (this.editing || !block || !event.clipboardData) return;
    const { rows, columns } = this.#model;
    const table = rows
      .slice(block.top, block.bottom + 1)
      .map((row) => columns.slice(block.left, block.right + 1).map((column) => this.#model.text(row, column)));
    event.clipboardData.setData("text/plain", writeTable(table));
    event.preventDefault();
  }

  /** Cells from a spreadsheet go in from the first chosen cell on, as one act. One single value fills the whole block. */
  pasted(event: ClipboardEvent): void {
    const block = this.block;
    const text = event.clipboardData?.getData("text/plain");
    if (this.editing || !block || !text || !this.#model.ranges) return;
    event.preventDefault();
    const table = readTable(text);
    const { rows, columns } = this.#model;
    const only = table.length === 1 && table[0]?.length === 1 ? table[0][0] : undefined;
    if (only !== undefined) {
      this.#writeBlock("paste", () => only);
      return;
    }
    const cells = table.flatMap((line, r) =>
      line.flatMap((value, c) => {
        const row = rows[block.top + r];
        const column = columns[block.left + c];
        const fits = row !== undefined && column !== undefined && this.#model.editable(row, column);
        return fits ? [{ row, column, text: value }] : [];
      }),
    );
    if (cells.length > 0) this.#give(cells, "paste");
  }
}
