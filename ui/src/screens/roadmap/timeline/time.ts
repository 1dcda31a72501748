/**
 * Days as numbers, the scale that turns them into pixels, and the marks of the header in the strategy's fiscal year.
 * A day is counted from 1 January 1970, so that no time zone and no summer time has a say. Pure.
 */
import { MONTHS } from "../../../lib/words";
import { yearWords } from "../../../lib/dates";
import { quarterOf } from "../spans";
import type { Zoom } from "../views";

export type Day = number;

const MS = 86_400_000;

/** Pixels a day. */
export const SCALE: Record<Zoom, number> = { month: 6, quarter: 1.64, year: 0.46 };

/** The day of an ISO date; nothing where it is none. */
export function dayOf(iso: string | null | undefined): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? "");
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = utc(year, month - 1, day);
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? Math.round(date.getTime() / MS) : null;
}

export function isoOf(day: Day): string {
  return dateOf(day).toISOString().slice(0, 10);
}

function utc(year: number, month: number, day: number): Date {
  const date = new Date(Date.UTC(2000, month, day));
  // Years below 100 would otherwise be taken for those of the last century.
  date.setUTCFullYear(year, month, day);
  return date;
}

function dateOf(day: Day): Date {
  return new Date(day * MS);
}

/** 0 is Monday. */
export function weekday(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** Months counted from the year 0. */
function monthOf(day: Day): number {
  const date = dateOf(day);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function firstOf(month: number): Day {
  return Math.round(utc(Math.floor(month / 12), month % 12, 1).getTime() / MS);
}

/** The first month of the stretch of `length` months in which a month lies, counted from the start of the fiscal year. */
function stretchStart(month: number, length: number, fiscalStart: number): number {
  const since = (((month - (fiscalStart - 1)) % length) + length) % length;
  return month - since;
}

// ——— the range that can be scrolled

export interface Range {
  from: Day;
  /** The day after the last. */
  to: Day;
}

/** Nobody plans further; a mistyped year must not make the page a mile wide. */
const BEHIND = 20 * 366;
const AHEAD = 50 * 366;
const UNIT: Record<Zoom, number> = { month: 1, quarter: 3, year: 12 };

/** Whole units of the scale around all days and today, with one to spare on either side and room for a screen. */
export function rangeOf(days: readonly Day[], now: Day, zoom: Zoom, fiscalStart: number, least = 0): Range {
  let [first, last] = [now, now];
  for (const day of days) {
    if (day < first) first = Math.max(day, now - BEHIND);
    if (day > last) last = Math.min(day, now + AHEAD);
  }
  const unit = UNIT[zoom];
  const from = stretchStart(monthOf(first), unit, fiscalStart) - (monthOf(first) === monthOf(now) ? unit : 0);
  let to = stretchStart(monthOf(last), unit, fiscalStart) + 2 * unit;
  while ((firstOf(to) - firstOf(from)) * SCALE[zoom] < least) to += unit;
  return { from: firstOf(from), to: firstOf(to) };
}

// ——— the header

export interface Tick {
  from: Day;
  to: Day;
  label: string;
  /** Said less loudly behind the label. */
  sub?: string;
}

export interface Header {
  major: Tick[];
  minor: Tick[];
}

/** The marks that show between two days. */
export function headerOf(range: Range, zoom: Zoom, fiscalStart: number): Header {
  switch (zoom) {
    case "month":
      return { major: months(range, monthWithYear), minor: weeks(range) };
    case "quarter":
      return {
        major: stretches(range, 3, fiscalStart, quarterWords),
        minor: months(range, (month) => ({ label: MONTHS[month % 12]! })),
      };
    case "year":
      return {
        major: stretches(range, 12, fiscalStart, (day, starts) => {
          const quarter = quarterOf(isoOf(day), starts);
          return { label: quarter ? yearWords(quarter.year, starts) : "" };
        }),
        minor: stretches(range, 3, fiscalStart, (day, starts) => ({ label: quarterWords(day, starts).label })),
      };
  }
}

type Words = { label: string; sub?: string };

function quarterWords(day: Day, starts: number): Words {
  const quarter = quarterOf(isoOf(day), starts);
  return quarter ? { label: `Q${quarter.number}`, sub: yearWords(quarter.year, starts) } : { label: "" };
}

function monthWithYear(month: number): Words {
  return { label: MONTHS[month % 12]!, sub: String(Math.floor(month / 12)) };
}

function months(range: Range, words: (month: number) => Words): Tick[] {
  const ticks: Tick[] = [];
  for (let month = monthOf(range.from); firstOf(month) < range.to; month++) {
    ticks.push({ from: firstOf(month), to: firstOf(month + 1), ...words(month) });
  }
  return ticks;
}

function stretches(
  range: Range,
  length: number,
  fiscalStart: number,
  words: (day: Day, starts: number) => Words,
): Tick[] {
  const ticks: Tick[] = [];
  for (let month = stretchStart(monthOf(range.from), length, fiscalStart); firstOf(month) < range.to; month += length) {
    const from = firstOf(month);
    ticks.push({ from, to: firstOf(month + length), ...words(from, fiscalStart) });
  }
  return ticks;
}

function weeks(range: Range): Tick[] {
  const ticks: Tick[] = [];
  for (let day = range.from - weekday(range.from); day < range.to; day += 7) {
    ticks.push({ from: day, to: day + 7, label: String(dateOf(day).getUTCDate()) });
  }
  return ticks;
}

/** Whether the label at the beginning of a tick would lie under the date of today, given the pixels of a day. */
export function underToday(tick: Tick, now: Day, scale: number): boolean {
  const from = (tick.from - now) * scale;
  return from > -(TODAY / 2 + LABEL) && from < TODAY / 2;
}

/** How wide the date of today and a month or a quarter are, in pixels. */
const TODAY = 52;
const LABEL = 28;

// ——— words

/** `14 Jun`, with the year where it is asked for. */
export function dayWords(day: Day, year = false): string {
  const date = dateOf(day);
  const words = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  return year ? `${words} ${date.getUTCFullYear()}` : words;
}

/** `18 Jan – 3 Sep 2027`, `from 18 Jan 2027`, `until 3 Sep 2027`, `no dates`. */
export function datesWords(start: Day | null, end: Day | null): string {
  if (start === null && end === null) return "no dates";
  if (end === null) return `from ${dayWords(start!, true)}`;
  if (start === null) return `until ${dayWords(end, true)}`;
  const sameYear = dateOf(start).getUTCFullYear() === dateOf(end).getUTCFullYear();
  return `${dayWords(start, !sameYear)} – ${dayWords(end, true)}`;
}

// ——— what is marked in the header

export interface Milestone {
  id: string;
  title: string;
  day: Day;
  fixed: boolean;
}

/** Milestones that stand as one mark, and the pixels that their words have; `null` where nothing follows. */
export interface Mark {
  day: Day;
  milestones: Milestone[];
  room: number | null;
}

/** A mark needs this much to be told from the next, and its words this much to say something. */
const APART = 14;
const READABLE = 48;

/** Milestones as marks in the order of their days: what lies too close is one mark, and no words run into the next. */
export function marksOf(milestones: readonly Milestone[], scale: number): Mark[] {
  const marks: Mark[] = [];
  for (const milestone of milestones.toSorted((a, b) => a.day - b.day)) {
    const last = marks.at(-1);
    if (last && (milestone.day - last.day) * scale < APART) last.milestones.push(milestone);
    else {
      if (last) last.room = Math.floor((milestone.day - last.day) * scale);
      marks.push({ day: milestone.day, milestones: [milestone], room: null });
    }
  }
  for (const mark of marks) if (mark.room !== null && mark.room < READABLE) mark.room = 0;
  return marks;
}
