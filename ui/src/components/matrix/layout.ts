/**
 * Where things stand on a grid of five by five: which items share a cell, how many of them are shown, and the rectangles
 * of cells and pins. Level 1 is at the left and at the bottom. Pure.
 */
import type { Id } from "../../lib/types";

export type Level = 1 | 2 | 3 | 4 | 5;
export const LEVELS: readonly Level[] = [1, 2, 3, 4, 5];

/** A cell, by its level across and its level up. */
export interface Spot {
  x: Level;
  y: Level;
}

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A level as it stands in a record; null where there is none or it is off the scale. */
export function levelOf(value: unknown): Level | null {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 5 ? (value as Level) : null;
}

export function cellKey({ x, y }: Spot): string {
  return `${x}/${y}`;
}

export interface Stacks {
  /** The items of each cell that has any, in their order. */
  cells: Map<string, Id[]>;
  /** The items that lack a level. */
  tray: Id[];
}

export function stackUp(items: readonly { id: Id; spot: Spot | null }[]): Stacks {
  const stacks: Stacks = { cells: new Map(), tray: [] };
  for (const { id, spot } of items) {
    if (!spot) stacks.tray.push(id);
    else {
      const key = cellKey(spot);
      const cell = stacks.cells.get(key);
      if (cell) cell.push(id);
      else stacks.cells.set(key, [id]);
    }
  }
  return stacks;
}

/** More than these in one cell become a count, however large the cell. */
const MOST = 6;
const PIN = { width: 32, height: 24 };
/** The width of a pin with a sign beside its number. */
const MARKED = 44;
const GAP = 4;
/** Two rows of pins: a pin and the count of the others always find room. */
const CELL_LEAST = 2 * PIN.height + GAP + 4;
/** From this width of a cell on, pins carry the name too. */
const NAMED_FROM = 124;

export interface Geometry {
  /** The corner of the field of cells, beside and above the labels. */
  left: number;
  top: number;
  cell: { width: number; height: number };
  gap: number;
  pin: { width: number; height: number };
  /** Pins side by side in a cell, and rows of them. */
  across: number;
  rows: number;
  /** Pins carry the name of the item. */
  named: boolean;
  /** There is room for the words of the scale beside and below the cells. */
  wordsBeside: boolean;
  wordsBelow: boolean;
  width: number;
  height: number;
}

/**
 * The measures of a grid that fills the given room. `quadrants` leaves room for their words above and below, `marked` for
 * a sign beside the number of a pin.
 */
export function geometryOf(width: number, height: number, quadrants: boolean, marked = false): Geometry {
  const gap = 3;
  const wordsBeside = width >= 480;
  const left = wordsBeside ? 88 : 22;
  const head = quadrants ? 22 : 0;
  const usable = Math.max(0, width - left);
  const cellWidth = Math.max(marked ? MARKED + 4 : 36, (usable - 4 * gap) / 5);
  const wordsBelow = cellWidth >= 76;
  const below = (wordsBelow ? 36 : 22) + head;
  const cellHeight = Math.max(CELL_LEAST, (height - head - below - 4 * gap) / 5);
  const named = cellWidth >= NAMED_FROM;
  const pin = named
    ? { width: cellWidth - 12, height: PIN.height }
    : { width: marked ? MARKED : PIN.width, height: PIN.height };
  const fit = (room: number, size: number) => Math.max(1, Math.floor((room - 4 + GAP) / (size + GAP)));
  const across = named ? 1 : fit(cellWidth, pin.width);
  const rows = fit(cellHeight, pin.height);
  return {
    left,
    top: head,
    cell: { width: cellWidth, height: cellHeight },
    gap,
    pin,
    across,
    rows,
    named,
    wordsBeside,
    wordsBelow,
    width: left + 5 * cellWidth + 4 * gap,
    height: head + 5 * cellHeight + 4 * gap + below,
  };
}

export function cellRect(geometry: Geometry, { x, y }: Spot): Rect {
  const { left, top, cell, gap } = geometry;
  return {
    x: left + (x - 1) * (cell.width + gap),
    y: top + (5 - y) * (cell.height + gap),
    width: cell.width,
    height: cell.height,
  };
}

/** How many places a cell has, for pins and the count together. */
export function capacityOf({ across, rows }: Geometry): number {
  return Math.min(MOST, across * rows);
}

/**
 * The items of a cell that are shown, and how many are not. What must be in sight takes the last place where it would
 * not be shown otherwise.
 */
export function shownIn(ids: readonly Id[], capacity: number, pinned: Id | null): { shown: Id[]; more: number } {
  if (ids.length <= capacity) return { shown: [...ids], more: 0 };
  // The count takes a place too.
  const places = Math.max(1, capacity - 1);
  const shown = ids.slice(0, places);
  if (pinned !== null && ids.includes(pinned) && !shown.includes(pinned)) shown[places - 1] = pinned;
  return { shown, more: ids.length - shown.length };
}

/** The place of a pin among so many in its cell: rows from the top, the whole in the middle of the cell. */
export function pinRect(geometry: Geometry, spot: Spot, slot: number, count: number): Rect {
  const { pin, across } = geometry;
  const cell = cellRect(geometry, spot);
  const rows = Math.ceil(count / across);
  const row = Math.floor(slot / across);
  const inRow = row === rows - 1 ? count - row * across : across;
  const width = inRow * pin.width + (inRow - 1) * GAP;
  const height = rows * pin.height + (rows - 1) * GAP;
  return {
    x: cell.x + (cell.width - width) / 2 + (slot % across) * (pin.width + GAP),
    y: cell.y + (cell.height - height) / 2 + row * (pin.height + GAP),
    width: pin.width,
    height: pin.height,
  };
}

/** The cell at a point of the grid; null beside the cells. */
export function spotUnder(geometry: Geometry, x: number, y: number): Spot | null {
  const { left, top, cell, gap } = geometry;
  const column = Math.floor((x - left + gap / 2) / (cell.width + gap));
  const row = Math.floor((y - top + gap / 2) / (cell.height + gap));
  if (column < 0 || column > 4 || row < 0 || row > 4) return null;
  return { x: LEVELS[column]!, y: LEVELS[4 - row]! };
}

/** How much a cell weighs, in four steps, by the product of its levels. */
export function weightOf({ x, y }: Spot): 1 | 2 | 3 | 4 {
  const product = x * y;
  return product >= 16 ? 4 : product >= 9 ? 3 : product >= 4 ? 2 : 1;
}
