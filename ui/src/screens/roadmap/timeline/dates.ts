/**
 * How the dates of initiatives move: by pointer with snapping, by keys in periods, and what an act changes and says.
 * Lengths are kept as days of the week count; what must come before what is reckoned by the back end, not here. Pure.
 */
import type { Change, Id } from "../../../lib/types";
import { titleOf, type Initiative } from "../initiative";
import type { Zoom } from "../views";
import { datesWords, dayOf, isoOf, weekday, type Day } from "./time";
import { plural } from "../../../lib/words";

export interface Dates {
  start: Day | null;
  end: Day | null;
}

/** What of a bar moves: the whole, its first or its last day. */
export type Part = "move" | "start" | "end";

export function datesOf(initiative: Pick<Initiative, "start" | "end">): Dates {
  return { start: dayOf(initiative.start), end: dayOf(initiative.end) };
}

export function hasDates({ start, end }: Dates): boolean {
  return start !== null || end !== null;
}

/** What Alt and an arrow move by, in days. */
export const PERIOD: Record<Zoom, number> = { month: 7, quarter: 7, year: 28 };
export const PERIOD_WORDS: Record<Zoom, string> = { month: "a week", quarter: "a week", year: "four weeks" };

const MONDAY = 0;
const nearest = (day: Day, wanted: number): Day => {
  const ahead = (((wanted - weekday(day)) % 7) + 7) % 7;
  return ahead <= 3 ? day + ahead : day + ahead - 7;
};

/** The day on which a week of work ends: Friday, but Sunday for what ended on a Sunday before. */
function lastOf(end: Day | null): number {
  return end !== null && weekday(end) === 6 ? 6 : 4;
}

/** The dates after the pointer has gone so many days. Starts snap to Mondays, ends to Fridays. */
export function dragged(dates: Dates, part: Part, by: number, free = false): Dates {
  const { start, end } = dates;
  const days = Math.round(by);
  const snapped = (day: Day, wanted: number) => (free ? day + days : nearest(day + days, wanted));
  switch (part) {
    case "move": {
      if (start !== null) {
        const shift = snapped(start, MONDAY) - start;
        return { start: start + shift, end: end === null ? null : end + shift };
      }
      return { start, end: end === null ? null : snapped(end, lastOf(end)) };
    }
    case "start": {
      if (start === null) return dates;
      const now = snapped(start, MONDAY);
      return { start: end === null ? now : Math.min(now, Math.max(end, start)), end };
    }
    case "end": {
      const from = end ?? start;
      if (from === null) return dates;
      const now = snapped(from, lastOf(end));
      return { start, end: start === null ? now : Math.max(now, start) };
    }
  }
}

/** The dates after a key: the whole or the end moves by days that keep the weekday. Null where it cannot go on. */
export function stepped(dates: Dates, part: "move" | "end", by: number): Dates | null {
  const { start, end } = dates;
  if (!hasDates(dates)) return null;
  if (part === "move") {
    return { start: start === null ? null : start + by, end: end === null ? null : end + by };
  }
  if (end === null) return by > 0 && start !== null ? { start, end: start + by - 1 } : null;
  const now = end + by;
  return start !== null && now < start ? null : { start, end: now };
}

/** The dates of an initiative that had none: it begins in the week of a day and takes so many weeks. */
export function placedAt(day: Day, weeks: number): Dates {
  const start = day - weekday(day);
  return { start, end: start + (Math.max(1, weeks) - 1) * 7 + lastOf(null) };
}

export interface Planned {
  changes: Change[];
  label: string;
  words: string;
}

/** The changes to new dates, as one act; null where nothing changes. */
export function planDates(
  initiatives: ReadonlyMap<Id, Initiative>,
  now: ReadonlyMap<Id, Dates>,
  verb: "Move" | "Shorten" | "Lengthen" | "Place" | "Resize",
): Planned | null {
  const changes: Change[] = [];
  let only: { initiative: Initiative; dates: Dates } | undefined;
  for (const [id, dates] of now) {
    const initiative = initiatives.get(id);
    if (!initiative) continue;
    const before = datesOf(initiative);
    const fields: Record<string, unknown> = {};
    if (dates.start !== before.start) fields.start = dates.start === null ? null : isoOf(dates.start);
    if (dates.end !== before.end) fields.end = dates.end === null ? null : isoOf(dates.end);
    if (Object.keys(fields).length === 0) continue;
    changes.push({ op: "set", kind: "initiative", id, fields });
    only = { initiative, dates };
  }
  if (!only) return null;
  const done = { Move: "Moved", Shorten: "Shortened", Lengthen: "Lengthened", Place: "Placed", Resize: "Resized" }[
    verb
  ];
  if (changes.length > 1) {
    const what = plural(changes.length, "initiative");
    return { changes, label: `${verb} ${what} in time`, words: `${done} ${what}` };
  }
  const title = `“${titleOf(only.initiative)}”`;
  const span = datesWords(only.dates.start, only.dates.end);
  return { changes, label: `${verb} ${title} to ${span}`, words: `${done} ${title}: ${span}` };
}
