/**
 * Where everything on the board stands, in pixels. Cards are equally high, so that a place follows from a number and no
 * script measures anything: windowing, drop places and the drop line all derive from here. Pure.
 */
import { cellAt, SHELF, type Board, type Spot } from "./lanes";

export const CARD = 89;
export const GAP = 6;
const ROW = CARD + GAP;
export const HEAD = 32;
const LABEL = 124;
const COLUMN_GAP = 12;
const LANE_PAD = 6;
const LANE_LINE = 1;
/** The height of a lane's label where it stands above the cards. */
export const LABEL_ROW = 30;
const CARD_LEAST = 170;
const NARROW = 720;
export const NOTE = 48;
const NOTE_ROW = NOTE + 6;

export interface Column {
  left: number;
  width: number;
  /** Cards side by side. */
  per: number;
}

export interface LaneBox {
  top: number;
  height: number;
}

export interface Layout {
  /** Lane labels stand above the cards, not beside them. */
  narrow: boolean;
  label: number;
  columns: readonly [Column, Column, Column];
  lanes: LaneBox[];
  /** The height of all lanes. */
  height: number;
  shelf: { left: number; width: number; per: number; height: number };
}

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A card that does not exist yet: it takes a place in the count of its cell. */
export interface Draft {
  lane: number;
  column: number;
}

function perWidth(width: number): number {
  return Math.max(1, Math.floor((width + GAP) / (CARD_LEAST + GAP)));
}

/** The board as wide as `width`, the sides not counted. */
export function layOut(board: Board, width: number, draft: Draft | null = null): Layout {
  const labelled = board.mode !== "none";
  const narrow = width < NARROW;
  const label = labelled && !narrow ? LABEL : 0;
  const start = label > 0 ? label + COLUMN_GAP : 0;
  const room = Math.max(0, width - start - 2 * COLUMN_GAP);
  // Later gets half of what Now and Next get, as long as a card fits.
  const share = room / 5 >= CARD_LEAST ? [2 / 5, 2 / 5, 1 / 5] : [1 / 3, 1 / 3, 1 / 3];
  let left = start;
  const columns = share.map((part) => {
    const own = { left, width: room * part, per: perWidth(room * part) };
    left += own.width + COLUMN_GAP;
    return own;
  }) as unknown as Layout["columns"];
  let top = 0;
  const lanes = board.lanes.map((lane, at) => {
    const rows = columns.map(({ per }, column) => {
      const extra = draft?.lane === at && draft.column === column ? 1 : 0;
      return Math.ceil(((lane.cells[column]?.length ?? 0) + extra) / per);
    });
    const height = LANE_LINE + 2 * LANE_PAD + Math.max(1, ...rows) * ROW - GAP + (narrow && labelled ? LABEL_ROW : 0);
    const box = { top, height };
    top += height;
    return box;
  });
  const per = columns.reduce((sum, column) => sum + column.per, 0);
  const shelfRows = Math.ceil(board.shelf.length / per);
  return {
    narrow,
    label,
    columns,
    lanes,
    height: top,
    shelf: { left: start, width: Math.max(0, width - start), per, height: Math.max(0, shelfRows * NOTE_ROW - 6) },
  };
}

/** Where cards begin within their lane, below its line. */
export function laneInset(layout: Layout, labelled: boolean): number {
  return LANE_PAD + (layout.narrow && labelled ? LABEL_ROW : 0);
}

/** The place of a card within its lane. */
export function cardRect(layout: Layout, labelled: boolean, column: number, index: number): Rect {
  const { left, width, per } = layout.columns[column]!;
  const own = (width - (per - 1) * GAP) / per;
  return {
    x: left + (index % per) * (own + GAP),
    y: laneInset(layout, labelled) + Math.floor(index / per) * ROW,
    width: own,
    height: CARD,
  };
}

/** The place of a note on the shelf. Notes stand on the same lines as the cards above them. */
export function noteRect(layout: Layout, index: number): Rect {
  const { per } = layout.shelf;
  let across = index % per;
  const y = Math.floor(index / per) * NOTE_ROW;
  for (const { left, width, per: own } of layout.columns) {
    if (across < own) {
      const each = (width - (own - 1) * GAP) / own;
      return { x: left + across * (each + GAP), y, width: each, height: NOTE };
    }
    across -= own;
  }
  return { x: layout.shelf.left, y, width: layout.shelf.width, height: NOTE };
}

/** The lanes that show between two heights, first and one past the last. */
export function lanesBetween(layout: Layout, top: number, bottom: number): [number, number] {
  let first = 0;
  while (first < layout.lanes.length && layout.lanes[first]!.top + layout.lanes[first]!.height < top) first++;
  let end = first;
  while (end < layout.lanes.length && layout.lanes[end]!.top <= bottom) end++;
  return [first, end];
}

/** The numbers of the cards of a cell that show between two heights, given where the first row begins. */
export function cardsBetween(count: number, per: number, start: number, top: number, bottom: number): [number, number] {
  const first = Math.max(0, Math.floor((top - start) / ROW)) * per;
  const end = Math.max(0, Math.ceil((bottom - start) / ROW)) * per;
  return [Math.min(first, count), Math.min(end, count)];
}

/** The same for the notes on the shelf. */
export function notesBetween(count: number, per: number, top: number, bottom: number): [number, number] {
  const first = Math.max(0, Math.floor(top / NOTE_ROW)) * per;
  return [Math.min(first, count), Math.min(Math.max(0, Math.ceil(bottom / NOTE_ROW)) * per, count)];
}

/** Where a card dropped at a point of the board would land: between which cards of which cell. */
export function dropAt(board: Board, layout: Layout, x: number, y: number): Spot | null {
  if (board.lanes.length === 0) return null;
  let lane = layout.lanes.findIndex(({ top, height }) => y < top + height);
  if (lane < 0) lane = board.lanes.length - 1;
  let column = layout.columns.findIndex(({ left, width }) => x < left + width + COLUMN_GAP / 2);
  if (column < 0) column = 2;
  const { left, width, per } = layout.columns[column]!;
  const inset = laneInset(layout, board.mode !== "none");
  const count = cellAt(board, lane, column).length;
  return { lane, column, index: slot(x - left, y - layout.lanes[lane]!.top - inset, width, per, ROW, CARD, count) };
}

/** Where a card dropped at a point of the shelf would land. */
export function dropOnShelf(board: Board, layout: Layout, x: number, y: number): Spot {
  const { per } = layout.shelf;
  const row = Math.max(0, Math.floor(y / NOTE_ROW));
  let across = 0;
  for (; across < per; across++) {
    const box = noteRect(layout, across);
    if (x < box.x + box.width / 2) break;
  }
  const index = Math.min(row * per + across, board.shelf.length);
  return { lane: board.lanes.length, column: SHELF, index };
}

function slot(x: number, y: number, width: number, per: number, row: number, height: number, count: number): number {
  if (per === 1) return Math.max(0, Math.min(count, Math.floor((y - height / 2) / row) + 1));
  const line = Math.max(0, Math.floor(y / row));
  const across = Math.max(0, Math.min(per, Math.round(x / (width / per))));
  return Math.min(line * per + across, count);
}

/**
 * The line that shows where a card would land: upright before its place where cards stand side by side, level above it
 * where they stand below each other. Within the lane.
 */
export function dropLine(layout: Layout, labelled: boolean, spot: Spot, count: number): Rect {
  const { per } = layout.columns[spot.column]!;
  if (per === 1) {
    const box = cardRect(layout, labelled, spot.column, spot.index);
    return { x: box.x, y: box.y - GAP / 2 - 1, width: box.width, height: 2 };
  }
  // Behind the last card of a row rather than before the first of a row that is not there.
  const behind = spot.index === count && spot.index > 0 && spot.index % per === 0;
  const box = cardRect(layout, labelled, spot.column, behind ? spot.index - 1 : spot.index);
  const x = behind ? box.x + box.width + GAP / 2 - 1 : box.x - GAP / 2 - 1;
  return { x, y: box.y, width: 2, height: box.height };
}
