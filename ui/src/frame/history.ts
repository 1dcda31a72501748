/** The history as a line that can be read: days, snapshots, what a return takes back, and which words changed. Pure. */
import { diffWordsWithSpace } from "diff";
import type { AnyRecord, HistoryEntry, Piece } from "../lib/types";
import { FULL_MONTHS } from "../lib/words";

export interface Mark {
  snapshot: string;
  time: string;
  id: string;
}
export type Item = { entry: HistoryEntry } | { mark: Mark };
export interface Day {
  /** `2026-11-21`, in the reader's time zone. */
  key: string;
  words: string;
  items: Item[];
}

function dayKey(time: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

/** `Today`, `Yesterday`, `15 December`, `15 December 2025`. */
export function dayWords(time: Date, now: Date): string {
  const key = dayKey(time);
  if (key === dayKey(now)) return "Today";
  if (key === dayKey(new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1))) return "Yesterday";
  const day = `${time.getDate()} ${FULL_MONTHS[time.getMonth()]}`;
  return time.getFullYear() === now.getFullYear() ? day : `${day} ${time.getFullYear()}`;
}

function timeOf(item: Item): string {
  return "entry" in item ? item.entry.time : item.mark.time;
}

/** The line by days, the newest first, as the items come. */
export function groupByDay(items: readonly Item[], now: Date): Day[] {
  const days: Day[] = [];
  for (const item of items) {
    const time = new Date(timeOf(item));
    const key = dayKey(time);
    const last = days.at(-1);
    if (last?.key === key) last.items.push(item);
    else days.push({ key, words: dayWords(time, now), items: [item] });
  }
  return days;
}

/**
 * Puts the named points of history between the entries of one record. Those older than the oldest entry wait for the
 * next page while there is one. The whole history needs none of this: there a snapshot is an entry of its own.
 */
export function withSnapshots(
  entries: readonly HistoryEntry[],
  snapshots: readonly AnyRecord[],
  more: boolean,
): Item[] {
  const marks = snapshots
    .filter((one) => typeof one.time === "string")
    .map((one): Mark => ({ snapshot: String(one.name ?? ""), time: String(one.time), id: one.id }))
    .sort((a, b) => Date.parse(b.time) - Date.parse(a.time));
  const items: Item[] = [];
  let next = 0;
  for (const entry of entries) {
    while (next < marks.length && Date.parse(marks[next]!.time) > Date.parse(entry.time)) {
      items.push({ mark: marks[next++]! });
    }
    items.push({ entry });
  }
  if (!more && entries.length > 0) items.push(...marks.slice(next).map((mark) => ({ mark })));
  return items;
}

/** The name of the snapshot that an entry took, if that is what it did. */
export function snapshotOf(entry: HistoryEntry): string | null {
  const made = entry.changes.find((change) => change.kind === "snapshot" && change.verb === "added");
  return made && entry.changes.length === 1 ? made.title : null;
}

/** Undoing and doing again are entries too; they change nothing that the entries they speak of do not say. */
export function travels(entry: HistoryEntry): "undo" | "redo" | null {
  return entry.role === "undo" || entry.role === "redo" ? entry.role : null;
}

/** The changes after an operation that still hold: what a return to it takes back. */
export function takenBack(entries: readonly HistoryEntry[], operation: number): HistoryEntry[] {
  return entries.filter((entry) => entry.operation > operation && !entry.undone && travels(entry) === null);
}

/** Who made it and where, in words. */
export function origin(entry: HistoryEntry): string {
  const where = entry.origin === "window" || entry.origin === "" ? "" : entry.origin.replaceAll("_", " ");
  return [entry.author, where].filter((part) => part !== "").join(", ");
}

/** Above this a comparison word by word takes too long and helps nobody. */
const LONGEST = 20_000;
/** Values of fewer words are no prose: a status, a date, a name are told as a whole. */
const FEWEST = 4;
/** With less in common than this, two texts are two texts. */
const ALIKE = 0.35;

/** Which words went and which came. Texts that have little in common are told one after the other. */
export function marked(before: string, after: string): Piece[] {
  if (before === after) return before === "" ? [] : [{ text: before, kind: "same" }];
  const whole: Piece[] = [
    { text: before, kind: "gone" as const },
    { text: after, kind: "new" as const },
  ].filter((piece) => piece.text !== "");
  const short = Math.min(before.trim().split(/\s+/).length, after.trim().split(/\s+/).length) < FEWEST;
  if (whole.length < 2 || short || before.length + after.length > LONGEST) return whole;
  const pieces = diffWordsWithSpace(before, after).map(({ value, added, removed }): Piece => ({
    text: value,
    kind: added ? "new" : removed ? "gone" : "same",
  }));
  const kept = pieces.reduce((sum, { text, kind }) => (kind === "same" ? sum + text.trim().length : sum), 0);
  return kept / Math.max(before.length, after.length) < ALIKE ? whole : pieces;
}
