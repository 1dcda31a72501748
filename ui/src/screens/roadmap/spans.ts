/** The quarters that a column covers, in the strategy's fiscal year, named as the printed roadmap names them. Pure. */
import { yearWords } from "../../lib/dates";

interface FiscalQuarter {
  /** The fiscal year carries the name of the calendar year in which it ends. */
  year: number;
  number: number;
}

/** The quarter of a day for a fiscal year that starts in month `starts` (1 to 12). */
export function quarterOf(iso: string, starts: number): FiscalQuarter | null {
  const match = /^(\d{4})-(\d{2})/.exec(iso);
  if (!match) return null;
  const year = Number(match[1]);
  const month = Number(match[2]);
  if (month < 1 || month > 12) return null;
  const since = (month - starts + 12) % 12;
  const ends = starts > 1 && month >= starts ? year + 1 : year;
  return { year: ends, number: Math.floor(since / 3) + 1 };
}

/** `Q1–Q3 2027`, `Q4 2027 – Q1 2028`, `Q3 FY27`; nothing without a date. */
export function spanWords(dates: { start: string | null; end: string | null }[], fiscalStart: number): string {
  const starts = fiscalStart >= 1 && fiscalStart <= 12 ? fiscalStart : 1;
  const begin = least(dates.flatMap(({ start }) => (start ? [start] : [])));
  const end = least(
    dates.flatMap(({ end: last }) => (last ? [last] : [])),
    -1,
  );
  const from = begin ? quarterOf(begin, starts) : null;
  const to = end ? quarterOf(end, starts) : null;
  const words = ({ year, number }: FiscalQuarter) => `Q${number} ${yearWords(year, starts)}`;
  if (from && to) {
    if (from.year === to.year && from.number === to.number) return words(from);
    if (from.year === to.year) return `Q${from.number}–Q${to.number} ${yearWords(to.year, starts)}`;
    return `${words(from)} – ${words(to)}`;
  }
  if (from) return `from ${words(from)}`;
  return to ? `until ${words(to)}` : "";
}

function least(days: string[], sign: 1 | -1 = 1): string | undefined {
  return days.reduce<string | undefined>(
    (best, day) => (best === undefined || (sign === 1 ? day < best : day > best) ? day : best),
    undefined,
  );
}
