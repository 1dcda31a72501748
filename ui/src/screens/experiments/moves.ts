/** What moving experiments on the board changes, and what is said about it. Pure. */
import type { Change, ExperimentResult, ExperimentStatus, Id } from "../../lib/types";
import { STATUS_WORDS, STATUSES, titleOf, type Experiment } from "./experiment";

export type Columns = Record<ExperimentStatus, Experiment[]>;

/** The cards of each column in their order. */
export function columnsOf(shown: readonly Experiment[]): Columns {
  const columns: Columns = { planned: [], running: [], ended: [], stopped: [] };
  for (const one of shown) columns[one.status].push(one);
  return columns;
}

export interface Target {
  status: ExperimentStatus;
  /** The place in the column, counted without the cards that move. */
  index: number;
}

/** What is told when an experiment ends or is stopped. */
export interface Outcome {
  result: ExperimentResult | null;
  learning: string;
  /** The day it is over. */
  today: string;
}

export interface Move {
  changes: Change[];
  label: string;
  words: string;
}

/** Whether a move has to be told an outcome: into Ended or Stopped from another column, as long as there is none. */
export function asksOutcome(cards: readonly Experiment[], status: ExperimentStatus): boolean {
  if (status !== "ended" && status !== "stopped") return false;
  return cards.some(
    (one) => one.status !== status && (status === "ended" ? one.result === null : one.learning.trim() === ""),
  );
}

/** Moves cards to a place, in the order in which they stand. Null where nothing would change. */
export function planMove(
  all: readonly Experiment[],
  columns: Columns,
  ids: readonly Id[],
  target: Target,
  outcome?: Outcome,
): Move | null {
  const moving = new Set(ids);
  const cards = STATUSES.flatMap((status) => columns[status]).filter(({ id }) => moving.has(id));
  if (cards.length === 0) return null;
  const cell = columns[target.status].filter(({ id }) => !moving.has(id));
  const index = Math.max(0, Math.min(target.index, cell.length));
  const sets: Change[] = [];
  for (const card of cards) {
    if (card.status === target.status) continue;
    const fields: Record<string, unknown> = { status: target.status };
    if (outcome) {
      if (outcome.result !== null) fields.result = outcome.result;
      if (outcome.learning.trim() !== "") fields.learning = outcome.learning.trim();
      // It is over today, not on the day that was planned.
      if (card.end === null || card.end > outcome.today) fields.end = later(card.start, outcome.today);
    }
    sets.push({ op: "set", kind: "experiment", id: card.id, fields });
  }
  const changes = [...sets, ...places(all, columns, cards, cell, index, target.status)];
  if (changes.length === 0) return null;
  const what = cards.length === 1 ? `“${titleOf(cards[0]!)}”` : `${cards.length} experiments`;
  const where = STATUS_WORDS[target.status];
  const total = cell.length + cards.length;
  const place = cards.length === 1 ? `${index + 1} of ${total}` : `${index + 1} to ${index + cards.length} of ${total}`;
  return sets.length === 0
    ? { changes, label: `Reorder ${what}`, words: `Moved ${what} to ${place} in ${where}` }
    : { changes, label: `Move ${what} to ${where}`, words: `Moved ${what} to ${where}, ${place}` };
}

/** An end never lies before its start. */
function later(start: string | null, day: string): string {
  return start !== null && start > day ? start : day;
}

function places(
  all: readonly Experiment[],
  columns: Columns,
  cards: readonly Experiment[],
  cell: readonly Experiment[],
  index: number,
  status: ExperimentStatus,
): Change[] {
  const there = cards.every((card, offset) => columns[status][index + offset]?.id === card.id);
  if (there) return [];
  if (cell.length === 0) return [];
  const moving = new Set(cards.map(({ id }) => id));
  let after: Id | null;
  if (index > 0) after = cell[index - 1]!.id;
  else {
    const rest = all.filter(({ id }) => !moving.has(id));
    after = rest[rest.findIndex(({ id }) => id === cell[0]!.id) - 1]?.id ?? null;
  }
  return cards.map(({ id }) => {
    const change: Change = { op: "move", kind: "experiment", id, after };
    after = id;
    return change;
  });
}

export type Nudge = "up" | "down" | "left" | "right";

/** Where Alt and an arrow would take a card; the words say why not, where it cannot go. */
export function nudge(columns: Columns, id: Id, way: Nudge): Target | { stop: string } {
  const at = STATUSES.findIndex((status) => columns[status].some((one) => one.id === id));
  const status = STATUSES[at];
  if (status === undefined) return { stop: "This experiment is not on the board." };
  const index = columns[status].findIndex((one) => one.id === id);
  const words = STATUS_WORDS[status];
  if (way === "up") return index === 0 ? { stop: `Already first in ${words}` } : { status, index: index - 1 };
  if (way === "down") {
    return index >= columns[status].length - 1 ? { stop: `Already last in ${words}` } : { status, index: index + 1 };
  }
  const to = STATUSES[way === "left" ? at - 1 : at + 1];
  return to === undefined
    ? { stop: `Already in ${words}` }
    : { status: to, index: Math.min(index, columns[to].length) };
}
