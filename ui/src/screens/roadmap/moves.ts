/** What a move changes, and what is said about it. A move is one operation however many cards it takes along. Pure. */
import type { Change, Horizon, Id } from "../../lib/types";
import { titleOf, type Initiative } from "./initiative";
import { cellAt, horizonOf, laneFields, laneValue, SHELF, type Board, type Spot } from "./lanes";
import { counted, plural } from "../../lib/words";

export const HORIZON_WORDS: Record<Horizon, string> = { now: "Now", next: "Next", later: "Later", not_now: "Not now" };

export interface Target {
  /** The number of a lane; −1 leaves each card in the lane it belongs to. For the shelf it plays no part. */
  lane: number;
  column: number;
  /** The place in the cell, counted without the cards that move. */
  index: number;
}

export interface Reason {
  reason: string;
  revisit: string | null;
}

export interface Move {
  changes: Change[];
  /** For undo and the history: `Move “Billing” to Next`. */
  label: string;
  /** For the reader: `Moved “Billing” to Next, 2 of 5`. */
  words: string;
}

/**
 * Moves cards to a place, in the order in which they stand on the board. Null where nothing would change or where a card
 * cannot stand in that lane.
 */
export function planMove(
  board: Board,
  all: readonly Initiative[],
  ids: readonly Id[],
  target: Target,
  reason?: Reason,
): Move | null {
  const moving = new Set(ids);
  const cards = all.filter(({ id }) => moving.has(id)).sort(byPlace(board));
  const shelf = target.column === SHELF;
  const lane = shelf ? undefined : board.lanes[target.lane];
  if (cards.length === 0 || (!shelf && !lane && target.lane !== -1)) return null;
  const horizon = horizonOf(target.column);
  const cell = cellAt(board, target.lane, target.column).filter(({ id }) => !moving.has(id));
  const index = Math.max(0, Math.min(target.index, cell.length));

  const sets: Change[] = [];
  for (const card of cards) {
    const fields: Record<string, unknown> = card.horizon === horizon ? {} : { horizon };
    if (lane) {
      const own = laneFields(board.mode, lane.value, card);
      if (own === null) return null;
      Object.assign(fields, own);
    }
    if (reason && horizon === "not_now") {
      fields.not_now_reason = reason.reason;
      fields.revisit_on = reason.revisit;
    }
    if (Object.keys(fields).length > 0) sets.push({ op: "set", kind: "initiative", id: card.id, fields });
  }
  const changes = [...sets, ...placeChanges(board, all, cards, cell, index, target)];
  if (changes.length === 0) return null;

  const stays = sets.length === 0;
  const otherLane =
    lane && board.lanes.length > 1 && cards.some(({ id }) => board.places.get(id)?.lane !== target.lane);
  const total = cell.length + cards.length;
  const what = cards.length === 1 ? `“${titleOf(cards[0]!)}”` : plural(cards.length, "initiative");
  const where = [HORIZON_WORDS[horizon], ...(otherLane ? [lane.title] : [])].join(", ");
  const place =
    cards.length === 1
      ? `${counted(index + 1)} of ${counted(total)}`
      : `${counted(index + 1)} to ${counted(index + cards.length)} of ${counted(total)}`;
  return {
    changes,
    label: stays ? `Reorder ${what}` : `Move ${what} to ${where}`,
    words: stays ? `Moved ${what} to ${place} in ${HORIZON_WORDS[horizon]}` : `Moved ${what} to ${where}, ${place}`,
  };
}

/** The order of the cards among themselves: nothing if they stand there already. */
function placeChanges(
  board: Board,
  all: readonly Initiative[],
  cards: readonly Initiative[],
  cell: readonly Initiative[],
  index: number,
  target: Target,
): Change[] {
  const there = cards.every((card, offset) => {
    const place = board.places.get(card.id);
    return (
      place?.column === target.column &&
      place.index === index + offset &&
      (place.column === SHELF || place.lane === target.lane)
    );
  });
  if (there) return [];
  // Alone in its cell a card needs no other rank: between cells the order says nothing.
  if (cell.length === 0 && cards.length === 1) return [];
  const moving = new Set(cards.map(({ id }) => id));
  let after: Id | null;
  if (index > 0) after = cell[index - 1]!.id;
  else if (cell.length === 0) return [];
  else {
    const rest = all.filter(({ id }) => !moving.has(id));
    after = rest[rest.findIndex(({ id }) => id === cell[0]!.id) - 1]?.id ?? null;
  }
  return cards.map(({ id }) => {
    const change: Change = { op: "move", kind: "initiative", id, after };
    after = id;
    return change;
  });
}

function byPlace(board: Board) {
  const order = ({ id }: Initiative) => {
    const place = board.places.get(id);
    return place ? (place.lane * 4 + place.column) * 1e6 + place.index : Infinity;
  };
  return (a: Initiative, b: Initiative) => order(a) - order(b);
}

/** The target of a drop: a place counted with the cards that move becomes one counted without them. */
export function targetFor(board: Board, spot: Spot, ids: readonly Id[]): Target {
  const before = cellAt(board, spot.lane, spot.column)
    .slice(0, spot.index)
    .filter(({ id }) => ids.includes(id)).length;
  return { ...spot, index: spot.index - before };
}

export type Nudge = "up" | "down" | "left" | "right" | "lane-up" | "lane-down";

/** The number of the lane that a card belongs to; −1 where no such lane is open. */
export function homeLane(board: Board, card: Initiative): number {
  const value = laneValue(board.mode, card);
  return board.lanes.findIndex((lane) => lane.value === value);
}

/** Where Alt and an arrow would take cards; the words say why not, where they cannot go. */
export function nudge(board: Board, id: Id, way: Nudge): Target | { stop: string } {
  const at = board.places.get(id);
  if (!at) return { stop: "This initiative is not on the board." };
  const column = HORIZON_WORDS[horizonOf(at.column)];
  const count = cellAt(board, at.lane, at.column).length;
  switch (way) {
    case "up":
      return at.index === 0 ? { stop: `Already first in ${column}` } : { ...at, index: at.index - 1 };
    case "down":
      return at.index >= count - 1 ? { stop: `Already last in ${column}` } : { ...at, index: at.index + 1 };
    case "left":
      if (at.column === 0) return { stop: "Already in Now" };
      if (at.column === SHELF)
        return { lane: homeLane(board, board.shelf[at.index]!), column: SHELF - 1, index: Infinity };
      return { ...at, column: at.column - 1 };
    case "right":
      return at.column === SHELF ? { stop: "Already in Not now" } : { ...at, column: at.column + 1 };
    case "lane-up":
      if (at.column === SHELF || at.lane === 0) return { stop: "Already in the first lane" };
      return { ...at, lane: at.lane - 1 };
    case "lane-down":
      if (at.column === SHELF || at.lane >= board.lanes.length - 1) return { stop: "Already in the last lane" };
      return { ...at, lane: at.lane + 1 };
  }
}
