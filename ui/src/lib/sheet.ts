/**
 * Tables as spreadsheets copy them, and the dates and numbers in them. A whole column is looked at before one value is
 * read: `03/04/2027` and `1.234` mean one thing in one column and another in the next. Pure.
 */
import { MONTHS } from "./words";

/** The cells of a copied table. Cells end with a tab; a cell with tabs, line breaks or quotes stands in quotes. */
export function readTable(text: string): string[][] {
  const source = text.replace(/\r\n?/g, "\n").replace(/^\ufeff/, "");
  const between = source.includes("\t") ? "\t" : separatorOf(source);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < source.length; at++) {
    const char = source[at]!;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (source[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (char === '"' && cell === "") quoted = true;
    else if (char === between) {
      row.push(cell);
      cell = "";
    } else if (char === "\n") {
      rows.push([...row, cell]);
      row = [];
      cell = "";
    } else cell += char;
  }
  if (cell !== "" || row.length > 0) rows.push([...row, cell]);
  return rows.map((cells) => cells.map((one) => one.trim()));
}

/** Without tabs a semicolon parts the cells where every line has one: a comma is more often part of a number. */
function separatorOf(text: string): string | undefined {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.length > 0 && lines.every((line) => line.includes(";")) ? ";" : undefined;
}

/** The same table for a spreadsheet. */
export function writeTable(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join("\t")).join("\n");
}

// ——— numbers

export type Decimals = "point" | "comma";

/** Signs around the digits that do not change them: currencies, units, percent. */
function bare(text: string): string {
  return text
    .trim()
    .replace(/[\s\u00a0\u202f'’]/g, "")
    .replace(/^\((.*)\)$/, "-$1")
    .replace(/\u2212/g, "-")
    .replace(/^([-+]?)(?:\p{Sc}|[A-Z]{3})(?=[-\d.,])/u, "$1")
    .replace(/(?<=\d)[^\d.,]+$/u, "");
}

/** Which sign stands before the decimals in a column; nothing where no value tells. */
export function decimalsOf(column: readonly string[]): Decimals | undefined {
  for (const text of column) {
    const clean = bare(text);
    const comma = clean.lastIndexOf(",");
    const point = clean.lastIndexOf(".");
    if (comma >= 0 && point >= 0) return comma > point ? "comma" : "point";
    const only = comma >= 0 ? "," : point >= 0 ? "." : undefined;
    if (only === undefined) continue;
    const parts = clean.replace(/^[-+]/, "").split(only);
    // Two of the same sign part thousands; a group that is not three digits long, or a leading zero, is decimals.
    if (parts.length > 2) return only === "," ? "point" : "comma";
    if (parts[1]?.length !== 3 || /^0?$/.test(parts[0] ?? "") || (parts[0]?.length ?? 0) > 3) {
      return only === "," ? "comma" : "point";
    }
  }
  return undefined;
}

/** Reads one number. Without a rule for the column a lone comma before three digits parts thousands, as in English. */
export function readNumber(text: string, decimals: Decimals | undefined = decimalsOf([text])): number | undefined {
  const clean = bare(text);
  const [thousands, decimal] = decimals === "comma" ? [".", ","] : [",", "."];
  const [whole = "", part, ...more] = clean.split(decimal);
  if (more.length > 0) return undefined;
  const sign = /^[-+]?/.exec(whole)![0];
  const digits = whole.slice(sign.length);
  const grouped = new RegExp(`^\\d{1,3}(\\${thousands}\\d{3})+$`).test(digits);
  if (!grouped && !/^\d*$/.test(digits)) return undefined;
  if (part !== undefined && !/^\d*$/.test(part)) return undefined;
  const plain = digits.replaceAll(thousands, "");
  if (plain === "" && (part === undefined || part === "")) return undefined;
  const value = Number(`${sign === "-" ? "-" : ""}${plain || "0"}.${part || "0"}`);
  return Number.isFinite(value) ? value : undefined;
}

// ——— dates

export type DateOrder = "day" | "month";

/** Month names that begin otherwise in German, French, Spanish, Italian and Dutch. */
const OTHER_MONTHS: Record<string, number> = {
  mär: 3, mrz: 3, mai: 5, okt: 10, dez: 12, fév: 2, fev: 2, avr: 4, jui: 0, aoû: 8, aou: 8, déc: 12,
  ene: 1, abr: 4, ago: 8, dic: 12, gen: 1, mag: 5, giu: 6, lug: 7, set: 9, ott: 10, mei: 5, maa: 3, mrt: 3,
}; // prettier-ignore

function month(name: string): number {
  const clean = name.toLowerCase();
  if (clean.startsWith("juin")) return 6;
  if (clean.startsWith("juil")) return 7;
  const start = clean.slice(0, 3);
  return MONTHS.findIndex((month) => month.toLowerCase() === start) + 1 || OTHER_MONTHS[start] || 0;
}

function iso(year: number, monthNumber: number, day: number): string | undefined {
  const date = new Date(Date.UTC(2000, monthNumber - 1, day));
  date.setUTCFullYear(year, monthNumber - 1, day);
  const real = date.getUTCMonth() === monthNumber - 1 && date.getUTCDate() === day && year >= 1 && year <= 9999;
  return real ? date.toISOString().slice(0, 10) : undefined;
}

const fullYear = (text: string) => (text.length === 2 ? 2000 + Number(text) : Number(text));
const NUMERIC = /^(\d{1,2})[-/.\s](\d{1,2})[-/.\s](\d{4}|\d{2})$/;

/** Whether a column puts the day or the month first; nothing where no date tells. */
export function dateOrderOf(column: readonly string[]): DateOrder | undefined {
  let order: DateOrder | undefined;
  for (const text of column) {
    const match = NUMERIC.exec(withoutTime(text));
    if (!match) continue;
    if (Number(match[1]) > 12) return "day";
    if (Number(match[2]) > 12) order = "month";
    // A point between the parts is how day-first countries write.
    else if (order === undefined && text.includes(".")) order = "day";
  }
  return order;
}

/** Whether the order of day and month matters for a column. */
export function orderMatters(column: readonly string[]): boolean {
  return (
    dateOrderOf(column) === undefined &&
    column.some((text) => {
      const match = NUMERIC.exec(withoutTime(text));
      return match !== null && match[1] !== match[2];
    })
  );
}

function withoutTime(text: string): string {
  return text.trim().replace(/[,\sT]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(am|pm|z|[+-]\d{2}:?\d{2})?$/i, "");
}

function lastDay(year: number, monthNumber: number): string | undefined {
  return iso(year, monthNumber, new Date(Date.UTC(year, monthNumber, 0)).getUTCDate());
}

/**
 * Reads one date: `2027-06-30`, `30.6.2027`, `6/30/27`, `30 Jun 2027`, `June 30, 2027`, with or without a time of day.
 * A month alone, `2027-06` or `Jun 2027`, is its last day: by then the value was known.
 */
export function readDate(text: string, order: DateOrder = "day"): string | undefined {
  const clean = withoutTime(text).replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i, "");
  let match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(clean);
  if (match) return iso(Number(match[1]), Number(match[2]), Number(match[3]));
  match = /^(\d{4})(\d{2})(\d{2})$/.exec(clean);
  if (match) return iso(Number(match[1]), Number(match[2]), Number(match[3]));
  match = NUMERIC.exec(clean);
  if (match) {
    const [first, second, year] = [Number(match[1]), Number(match[2]), fullYear(match[3]!)];
    return order === "month" ? iso(year, first, second) : iso(year, second, first);
  }
  match = /^(\d{1,2})(?:st|nd|rd|th)?\.?[-\s]+(\p{L}{3,10})\.?,?[-\s]+(\d{4}|\d{2})$/u.exec(clean);
  if (match) return iso(fullYear(match[3]!), month(match[2]!), Number(match[1]));
  match = /^(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(clean);
  if (match) return iso(Number(match[3]), month(match[1]!), Number(match[2]));
  match = /^(\d{4})[-/](\d{1,2})$/.exec(clean);
  if (match) return lastDay(Number(match[1]), Number(match[2]));
  match = /^(\p{L}{3,10})\.?[-\s]+(\d{4})$/u.exec(clean);
  const number = match ? month(match[1]!) : 0;
  return match && number > 0 ? lastDay(Number(match[2]), number) : undefined;
}
