/**
 * Measurements out of what was pasted: one column of values, or dates and values, with a note if there is a third.
 * What cannot be read is listed with the reason; nothing is guessed in silence. Pure.
 */
import {
  dateOrderOf,
  decimalsOf,
  orderMatters,
  readDate,
  readNumber,
  readTable,
  type DateOrder,
  type Decimals,
} from "../../lib/sheet";

export type Step = "day" | "week" | "month" | "quarter";

export interface Options {
  /** How dates are read that could be read both ways. */
  order: DateOrder;
  /** For values without dates: the day of the last one, and how far apart they are. */
  last: string;
  step: Step;
}

export interface Read {
  line: number;
  date: string;
  value: number;
  note: string;
}
export interface Unread {
  line: number;
  text: string;
  why: string;
}
export interface Reading {
  read: Read[];
  unread: Unread[];
  /** The first line, where it names the columns. */
  heading: string | undefined;
  dated: boolean;
  /** Whether the order of day and month is the reader's to tell. */
  asksOrder: boolean;
  decimals: Decimals | undefined;
  /** Days that occur more than once; the last of them counts. */
  repeated: string[];
}

const words = (cells: readonly string[]) => cells.filter(Boolean).join(" · ");

export function readMeasurements(text: string, options: Options): Reading {
  const lines = readTable(text)
    .map((cells, at) => ({ line: at + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const dateAt = dateColumn(lines.map(({ cells }) => cells));
  const valueAt = dateAt === 0 ? 1 : 0;
  const column = (at: number) => lines.map(({ cells }) => cells[at] ?? "");
  const dates = dateAt === undefined ? [] : column(dateAt);
  const decimals = decimalsOf(column(valueAt));
  const order = dateOrderOf(dates) ?? options.order;
  const valueOf = (cells: readonly string[]) => readNumber(cells[valueAt] ?? "", decimals);
  const dateOf = (cells: readonly string[]) => readDate(cells[dateAt ?? 0] ?? "", order);

  let heading: string | undefined;
  const first = lines[0];
  if (
    first &&
    lines.length > 1 &&
    valueOf(first.cells) === undefined &&
    (dateAt === undefined || dateOf(first.cells) === undefined)
  ) {
    heading = words(first.cells);
    lines.shift();
  }

  const unread: Unread[] = [];
  const found: Read[] = [];
  lines.forEach(({ line, cells }, at) => {
    const value = valueOf(cells);
    const date = dateAt === undefined ? before(options.last, options.step, lines.length - 1 - at) : dateOf(cells);
    const shownValue = cells[valueAt] ?? "";
    const shownDate = dateAt === undefined ? "" : (cells[dateAt] ?? "");
    if (date === undefined) {
      const why = shownDate === "" ? "There is no date." : `“${shownDate}” is not a date.`;
      unread.push({ line, text: words(cells), why });
    } else if (value === undefined) {
      const why = shownValue === "" ? "There is no value." : `“${shownValue}” is not a number.`;
      unread.push({ line, text: words(cells), why });
    } else {
      const noteAt = dateAt === undefined ? 1 : 2;
      found.push({ line, date, value, note: cells[noteAt] ?? "" });
    }
  });
  const byDay = new Map<string, Read>();
  const repeated = new Set<string>();
  for (const one of found) {
    if (byDay.has(one.date)) repeated.add(one.date);
    byDay.set(one.date, one);
  }
  return {
    read: [...byDay.values()].sort((a, b) => a.date.localeCompare(b.date)),
    unread,
    heading,
    dated: dateAt !== undefined,
    asksOrder: orderMatters(dates),
    decimals,
    repeated: [...repeated].sort(),
  };
}

/** Which of the first two columns holds dates; none where there is one column, or neither does. */
function dateColumn(rows: readonly (readonly string[])[]): 0 | 1 | undefined {
  const two = rows.some((cells) => (cells[1] ?? "") !== "");
  if (!two) return undefined;
  const dates = (at: number) =>
    rows.filter((cells) => readDate(cells[at] ?? "", "day") ?? readDate(cells[at] ?? "", "month")).length;
  const [left, right] = [dates(0), dates(1)];
  if (left === 0 && right === 0) {
    // Two columns of which one should hold dates: say so line by line, unless the first is plainly numbers.
    const numbers = rows.filter((cells) => readNumber(cells[0] ?? "") !== undefined).length;
    return numbers > rows.length / 2 ? undefined : 0;
  }
  return right > left ? 1 : 0;
}

/** The day so many steps before a day. A month before the 31st is the last day of the month before. */
export function before(date: string, step: Step, count: number): string | undefined {
  const day = readDate(date);
  if (day === undefined) return undefined;
  const at = new Date(`${day}T00:00:00Z`);
  if (step === "day" || step === "week") at.setUTCDate(at.getUTCDate() - count * (step === "week" ? 7 : 1));
  else {
    const wanted = at.getUTCDate();
    at.setUTCDate(1);
    at.setUTCMonth(at.getUTCMonth() - count * (step === "quarter" ? 3 : 1));
    const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
    const wasLast = wanted === new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate();
    at.setUTCDate(wasLast ? last : Math.min(wanted, last));
  }
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1 ? undefined : at.toISOString().slice(0, 10);
}
