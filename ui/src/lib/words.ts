/** Numbers, dates and names as a reader sees them. British English; no state, no clock of its own. */

/** The months as lists and charts name them. */
export const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** The months in full. */
export const FULL_MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Words as a writer counts them: runs without white space that hold a letter or a digit. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((run) => /[\p{L}\p{N}]/u.test(run)).length;
}

/** Made once: to make one costs more than to write a thousand numbers. */
const COUNT = new Intl.NumberFormat("en-GB");

/** A number of things, as it is written everywhere: `2,840`. */
export const counted = (count: number): string => COUNT.format(count);

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${counted(count)} ${count === 1 ? one : many}`;
}

/** So many seconds in whole minutes and more: `60 minutes`, `23 hours 55 minutes`, `3 days`. */
export function lasting(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (minutes <= 60) return plural(minutes, "minute");
  if (hours >= 48) return plural(Math.round(hours / 24), "day");
  const rest = minutes % 60;
  return rest > 0 ? `${plural(hours, "hour")} ${plural(rest, "minute")}` : plural(hours, "hour");
}

/** `2027-06-30` → `30 Jun 2027`. */
export function shortDate(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
  const name = MONTHS[(month ?? 0) - 1];
  return year && name && day ? `${day} ${name} ${year}` : iso;
}

/** `14:02`, in the reader's time zone. */
export function clock(time: Date): string {
  return `${String(time.getHours()).padStart(2, "0")}:${String(time.getMinutes()).padStart(2, "0")}`;
}

/** `Today, 14:02`, `9 February`, `17 December 2026`. */
export function whenOpened(iso: string, now: Date): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return "";
  if (time.toDateString() === now.toDateString()) return `Today, ${clock(time)}`;
  const day = `${time.getDate()} ${FULL_MONTHS[time.getMonth()]}`;
  return time.getFullYear() === now.getFullYear() ? day : `${day} ${time.getFullYear()}`;
}

/** `Saved 14:02`, or with the day when it was another day. */
export function savedWords(iso: string, now: Date): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return "Saved";
  if (time.toDateString() === now.toDateString()) return `Saved ${clock(time)}`;
  return `Saved ${time.getDate()} ${MONTHS[time.getMonth()]} ${time.getFullYear()}`;
}

/** The folder of a file in words: `/home/ada/Documents/Strategy/p.lodestar` → `Documents / Strategy`. */
export function folderWords(path: string): string {
  const parts = path.split(/[\\/]/).filter(Boolean).slice(0, -1);
  const home = ["home", "Users"].includes(parts[0] ?? "")
    ? 2
    : /^[A-Za-z]:$/.test(parts[0] ?? "") && parts[1] === "Users"
      ? 3
      : 0;
  const shown = parts.slice(home);
  return (shown.length > 0 ? shown : parts).slice(-2).join(" / ") || "/";
}

/** The name of a file without its folder. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).pop() ?? path;
}

/**
 * Reads a date as people type it: `2027-06-30`, `30 Jun 2027`, `30.6.2027`, `30/6/2027`, `June 2027` (its last day is
 * not guessed: a day is required). Returns the ISO form, or nothing where it is no date.
 */
export function parseDate(text: string): string | undefined {
  const clean = text.trim().toLowerCase();
  let match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(clean);
  if (match) return isoDate(Number(match[1]), Number(match[2]), Number(match[3]));
  match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(clean);
  if (match) return isoDate(Number(match[3]), Number(match[2]), Number(match[1]));
  match = /^(\d{1,2})\.?\s+([a-z]{3,9})\.?,?\s+(\d{4})$/.exec(clean);
  if (match) return isoDate(Number(match[3]), monthNumber(match[2]!), Number(match[1]));
  match = /^([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/.exec(clean);
  if (match) return isoDate(Number(match[3]), monthNumber(match[1]!), Number(match[2]));
  return undefined;
}

function monthNumber(name: string): number {
  return FULL_MONTHS.findIndex((month) => month.toLowerCase().startsWith(name)) + 1;
}

function isoDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : undefined;
}

/** Reads a number as people type it: `1,900`, `1.5`, `1,5`, `−3`, with spaces between thousands. */
export function parseNumber(text: string): number | undefined {
  let clean = text
    .trim()
    .replace(/[\s\u00a0\u202f']/g, "")
    .replace(/^\u2212/, "-")
    .replace(/%$/, "");
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(clean)) clean = clean.replaceAll(",", "");
  else if (/^-?\d*,\d+$/.test(clean)) clean = clean.replace(",", ".");
  if (!/^-?(\d+(\.\d*)?|\.\d+)$/.test(clean)) return undefined;
  return Number(clean);
}
