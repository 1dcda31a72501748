/**
 * What a key means in a grid of cells or a tree of rows with cells. Pure: positions in, an act out. The patterns are
 * those of the ARIA practices for grid and treegrid, with the keys of a spreadsheet for what is typed.
 */

/** A place in a grid. Without a column the row as a whole has the focus: only trees have that. */
export interface Spot {
  row: number;
  column: number | null;
}

export type Act =
  | { type: "go"; to: Spot; extend?: boolean }
  | { type: "expand"; row: number; open: boolean }
  | { type: "edit"; typed?: string }
  | { type: "revert" }
  | { type: "clear" }
  | { type: "fill" }
  | { type: "select_all" }
  /** The key belongs to somebody else, such as Tab at the end of a row. */
  | { type: "none" };

export interface Shape {
  rows: number;
  columns: number;
  /** How many rows a page has. */
  page: number;
  /** Rows can have the focus as a whole, open and close. */
  tree?: boolean;
  /** Several cells can be chosen by Shift and the arrows. */
  ranges?: boolean;
  expanded?(row: number): boolean | undefined;
  /** The row that a row belongs to; −1 for none. */
  parent?(row: number): number;
}

export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

const NONE: Act = { type: "none" };
const clamp = (value: number, most: number) => Math.max(0, Math.min(value, most));

/** What a key means while no cell is being edited. */
export function actOf(press: Press, at: Spot, shape: Shape): Act {
  const { key, shiftKey, altKey } = press;
  const mod = press.ctrlKey || press.metaKey;
  const { rows, columns } = shape;
  if (rows === 0 || altKey) return NONE;
  const lastRow = rows - 1;
  const lastColumn = columns - 1;
  const extend = shiftKey && shape.ranges === true && at.column !== null;
  const go = (row: number, column: number | null): Act => ({
    type: "go",
    to: { row: clamp(row, lastRow), column: column === null ? null : clamp(column, lastColumn) },
    ...(extend ? { extend } : {}),
  });
  switch (key) {
    case "ArrowUp":
      return shiftKey && !extend ? NONE : go(mod ? 0 : at.row - 1, at.column);
    case "ArrowDown":
      return shiftKey && !extend ? NONE : go(mod ? lastRow : at.row + 1, at.column);
    case "ArrowRight":
      if (shiftKey && !extend) return NONE;
      if (at.column === null) {
        return shape.expanded?.(at.row) === false ? { type: "expand", row: at.row, open: true } : go(at.row, 0);
      }
      return go(at.row, mod ? lastColumn : at.column + 1);
    case "ArrowLeft":
      if (shiftKey && !extend) return NONE;
      if (at.column === null) {
        if (shape.expanded?.(at.row) === true) return { type: "expand", row: at.row, open: false };
        const parent = shape.parent?.(at.row) ?? -1;
        return parent >= 0 ? go(parent, null) : NONE;
      }
      if (at.column === 0 && shape.tree) return go(at.row, null);
      return go(at.row, mod ? 0 : at.column - 1);
    case "Home":
      return at.column === null ? go(0, null) : go(mod ? 0 : at.row, 0);
    case "End":
      return at.column === null ? go(lastRow, null) : go(mod ? lastRow : at.row, lastColumn);
    case "PageUp":
      return go(at.row - shape.page, at.column);
    case "PageDown":
      return go(at.row + shape.page, at.column);
    case "Tab": {
      if (mod || at.column === null) return NONE;
      const next = at.column + (shiftKey ? -1 : 1);
      // At either end of a row Tab leaves the grid: nobody is held in it.
      return next < 0 || next > lastColumn ? NONE : { type: "go", to: { row: at.row, column: next } };
    }
    case "Enter":
      return mod || shiftKey ? NONE : { type: "edit" };
    case "F2":
      return mod ? NONE : { type: "edit" };
    case "Escape":
      return { type: "revert" };
    case "Delete":
    case "Backspace":
      // In a tree the first cell is the name of the row: a record is deleted, never left without a name by one key.
      return mod || at.column === null || (shape.tree && at.column === 0) ? NONE : { type: "clear" };
  }
  if (mod && shape.ranges && !shiftKey) {
    if (key.toLowerCase() === "d" && at.column !== null) return { type: "fill" };
    if (key.toLowerCase() === "a") return { type: "select_all" };
  }
  if (!mod && key.length === 1 && key !== " " && at.column !== null) return { type: "edit", typed: key };
  return NONE;
}

/**
 * Where the focus goes when an edited cell is finished by a key; nothing where the key stays in the text, which may have
 * several `lines`.
 */
export function afterEdit(
  press: Press,
  at: Spot,
  shape: Shape,
  replacing: boolean,
  lines = false,
): Spot | "stay" | undefined {
  const column = at.column ?? 0;
  const lastRow = shape.rows - 1;
  if (press.key === "Enter") {
    if (press.ctrlKey || press.metaKey || press.altKey || (lines && press.shiftKey)) return undefined;
    if (shape.tree) return "stay";
    return { row: clamp(at.row + (press.shiftKey ? -1 : 1), lastRow), column };
  }
  if (press.key === "Tab") {
    const next = column + (press.shiftKey ? -1 : 1);
    if (next >= 0 && next < shape.columns) return { row: at.row, column: next };
    const row = at.row + (press.shiftKey ? -1 : 1);
    if (row < 0 || row > lastRow) return "stay";
    return { row, column: press.shiftKey ? shape.columns - 1 : 0 };
  }
  // Who began by typing over a cell means the arrows for the cells; who opened it with F2 means them for the text.
  if (replacing && !lines && (press.key === "ArrowUp" || press.key === "ArrowDown") && !press.shiftKey) {
    return { row: clamp(at.row + (press.key === "ArrowUp" ? -1 : 1), lastRow), column };
  }
  return undefined;
}
