/**
 * Days and fiscal quarters: reading them as people type them, and the grids from which they are chosen. Pure but for
 * `today`. Days are ISO text, `2027-06-30`; quarters are `2027-Q3`, as in the file.
 */
import { MONTHS, parseDate } from "./words";

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** The day that the reader's calendar shows. */
export function today(now: Date = new Date()): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function utc(iso: string): Date {
  return new Date(`${iso}T00:00:00Z`);
}

/** The ISO text of a day; days outside the years 1 to 9999 stop at the end of them. */
function iso(date: Date): string {
  const year = date.getUTCFullYear();
  if (Number.isNaN(year) || year > 9999) return "9999-12-31";
  if (year < 1) return "0001-01-01";
  return date.toISOString().slice(0, 10);
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(utc(text).getTime()) && iso(utc(text)) === text;
}

export function addDays(day: string, count: number): string {
  const date = utc(day);
  date.setUTCDate(date.getUTCDate() + count);
  return iso(date);
}

/** The same day some months on; the last day of the month where it has no such day. */
export function addMonths(day: string, count: number): string {
  const date = utc(day);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + count);
  const last = new Date(date);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  date.setUTCDate(Math.min(wanted, last.getUTCDate()));
  return iso(date);
}

/** The day on which something is due again that was held on a day; nothing for a cadence that is not known. */
export function dueAfter(held: string, cadence: unknown): string | undefined {
  const days: Record<string, number> = { weekly: 7, fortnightly: 14 };
  const months: Record<string, number> = { monthly: 1, quarterly: 3, half_yearly: 6, yearly: 12 };
  const name = typeof cadence === "string" ? cadence : "";
  if (days[name]) return addDays(held, days[name]);
  return months[name] ? addMonths(held, months[name]) : undefined;
}

/** 0 for Monday to 6 for Sunday. */
export function weekday(day: string): number {
  return (utc(day).getUTCDay() + 6) % 7;
}

/** Days from the first to the second; negative where the second comes before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to).getTime() - utc(from).getTime()) / 86_400_000);
}

/** The weeks of the month in which a day lies, from Monday to Sunday, with the days of the months beside it. */
export function monthGrid(day: string): string[][] {
  const first = `${day.slice(0, 7)}-01`;
  let at = addDays(first, -weekday(first));
  const weeks: string[][] = [];
  do {
    weeks.push(Array.from({ length: 7 }, (_, n) => addDays(at, n)));
    at = addDays(at, 7);
  } while (at.slice(0, 7) === day.slice(0, 7));
  return weeks;
}

/**
 * Reads a day as people type it: every form of `parseDate`, and `today`, `tomorrow`, `fri`, `next fri`, `30 jun` (the
 * next one to come), `+2w`, `-3d`, `in 2 weeks`, `end of june`, `end of month`.
 */
export function readDay(text: string, now: string): string | undefined {
  const clean = text.trim().toLowerCase().replace(/\s+/g, " ");
  const plain = parseDate(clean);
  if (plain) return plain;
  if (clean === "today") return now;
  if (clean === "tomorrow") return addDays(now, 1);
  if (clean === "yesterday") return addDays(now, -1);
  let match = /^(?:(this|next) )?([a-z]{3,9})$/.exec(clean);
  if (match) {
    const day = DAYS.findIndex((name) => name.startsWith(match![2]!));
    // Both mean the next such day to come: nobody agrees on what “next” adds.
    if (day >= 0) return addDays(now, ((day - weekday(now) + 6) % 7) + 1);
  }
  match = /^(?:in )?([+-])? ?(\d{1,4}) ?(d|days?|w|weeks?|m|months?|y|years?)$/.exec(clean.replace("\u2212", "-"));
  if (match && (match[1] || clean.startsWith("in "))) {
    const count = Number(match[2]) * (match[1] === "-" ? -1 : 1);
    const unit = match[3]![0];
    if (unit === "d") return addDays(now, count);
    if (unit === "w") return addDays(now, count * 7);
    return addMonths(now, unit === "m" ? count : count * 12);
  }
  match = /^end of (month|[a-z]{3,9})(?: (\d{4}))?$/.exec(clean);
  if (match) {
    if (match[1] === "month") return addDays(addMonths(`${now.slice(0, 7)}-01`, 1), -1);
    const month = monthOf(match[1]!);
    if (month === 0) return undefined;
    const end = (year: number) => addDays(addMonths(`${pad(year, 4)}-${pad(month, 2)}-01`, 1), -1);
    if (match[2]) return end(Number(match[2]));
    const thisYear = end(Number(now.slice(0, 4)));
    return thisYear >= now ? thisYear : end(Number(now.slice(0, 4)) + 1);
  }
  match = /^(\d{1,2})\.? ([a-z]{3,9})\.?$/.exec(clean) ?? /^([a-z]{3,9})\.? (\d{1,2})$/.exec(clean);
  if (match) {
    const [day, month] = /^\d/.test(match[1]!) ? [match[1]!, match[2]!] : [match[2]!, match[1]!];
    for (let year = Number(now.slice(0, 4)), tries = 0; tries < 8; year++, tries++) {
      const found = parseDate(`${day} ${month} ${year}`);
      if (found && found >= now) return found;
    }
  }
  return undefined;
}

function monthOf(name: string): number {
  return name.length >= 3 ? MONTHS.findIndex((short) => name.startsWith(short.toLowerCase())) + 1 : 0;
}

const pad = (number: number, width: number) => String(number).padStart(width, "0");

/** The first month of the fiscal year as a month: 1 to 12, anything else counts as January. */
export function fiscalMonth(value: unknown): number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 12 ? value : 1;
}

/** The fiscal quarter in which a day lies: the year carries the name of the calendar year in which it ends. */
export function quarterOf(day: string, starts: number): string {
  const [year, month] = day.split("-").map(Number) as [number, number];
  const since = (month + 12 - starts) % 12;
  return `${pad(year + (starts > 1 && month >= starts ? 1 : 0), 4)}-Q${Math.floor(since / 3) + 1}`;
}

/** The first and the last day of a quarter. */
export function quarterDays(quarter: string, starts: number): { from: string; to: string } {
  const [year, number] = quarter.split("-Q").map(Number) as [number, number];
  const from = addMonths(`${pad(year - (starts > 1 ? 1 : 0), 4)}-${pad(starts, 2)}-01`, (number - 1) * 3);
  return { from, to: addDays(addMonths(from, 3), -1) };
}

/** A quarter some quarters on; nothing before the year 1 or after 9999. */
export function addQuarters(quarter: string, count: number): string | undefined {
  const [year, number] = quarter.split("-Q").map(Number) as [number, number];
  const at = year * 4 + number - 1 + count;
  const to = Math.floor(at / 4);
  return to >= 1 && to <= 9999 ? `${pad(to, 4)}-Q${(at % 4) + 1}` : undefined;
}

/** A fiscal year as it is said: `2027`, or `FY27` where it does not start in January. */
export function yearWords(year: number, starts: number): string {
  return starts === 1 ? String(year) : `FY${pad(year % 100, 2)}`;
}

/** `2027-Q3` → `Q3 2027`, or `Q3 FY27` where the fiscal year does not start in January. */
export function quarterWords(quarter: string, starts = 1): string {
  const [year = "", name = ""] = quarter.split("-");
  return `${name} ${yearWords(Number(year), starts)}`;
}

/** The months of a quarter: `Apr–Jun`. */
export function quarterMonths(number: number, starts: number): string {
  const name = (month: number) => MONTHS[(month + 11) % 12]!;
  const first = starts + (number - 1) * 3;
  return `${name(first)}–${name(first + 2)}`;
}

/** Reads a quarter: `Q3 2027`, `2027 Q3`, `Q3 FY27`, `27q3`, `Q3` (the next one to come), `this quarter`, `+2q`. */
export function readQuarter(text: string, now: string, starts: number): string | undefined {
  const clean = text.trim().toLowerCase().replace(/\s+/g, " ");
  const current = quarterOf(now, starts);
  if (clean === "this quarter") return current;
  if (clean === "next quarter") return addQuarters(current, 1);
  if (clean === "last quarter") return addQuarters(current, -1);
  const steps = /^\+ ?(\d{1,3}) ?(?:q|quarters?)$/.exec(clean);
  if (steps) return addQuarters(current, Number(steps[1]));
  const bare = /^q([1-4])$/.exec(clean);
  if (bare) {
    const year = Number(current.slice(0, 4));
    const here = `${current.slice(0, 4)}-Q${bare[1]}`;
    return here >= current ? here : `${pad(year + 1, 4)}-Q${bare[1]}`;
  }
  return namedQuarter(clean);
}

/** Reads a quarter that names its year: `Q3 2027`, `2027-Q3`, `Q3 FY27`. */
export function namedQuarter(text: string): string | undefined {
  const clean = text.trim().toLowerCase().replace(/\s+/g, " ");
  const match = /^(?:fy ?)?(\d{2}|\d{4})[ /-]?q([1-4])$/.exec(clean);
  const turned = /^q([1-4])[ /-]?(?:fy ?)?(\d{2}|\d{4})$/.exec(clean);
  const [year, number] = match ? [match[1]!, match[2]!] : turned ? [turned[2]!, turned[1]!] : ["", ""];
  if (year === "" || Number(year) === 0) return undefined;
  return `${year.length === 2 ? `20${year}` : year}-Q${number}`;
}
