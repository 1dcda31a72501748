/** The scales and lines of the chart of a metric. Pure: figures in, places in pixels out. */
import { dayOf, type Dot } from "../../components/sparkline";
import { MONTHS } from "../../lib/words";

export interface Box {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Steps of 1, 2, 2½ or 5 times a power of ten that cover a range with about `count` lines. */
export function ticks(least: number, most: number, count: number): number[] {
  if (!Number.isFinite(least) || !Number.isFinite(most)) return [];
  if (least === most) return [least];
  const rough = ((most / 2 - least / 2) * 2) / Math.max(1, count);
  if (!Number.isFinite(rough) || rough <= 0) return [least, most];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough;
  const first = Math.ceil(least / step);
  const last = Math.floor(most / step);
  if (!Number.isFinite(first) || !Number.isFinite(last) || last - first > 60) return [least, most];
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
}

export interface TimeTick {
  day: number;
  label: string;
}

/** The firsts of days, months, quarters or years that part a stretch of days into at most `count` pieces. */
export function timeTicks(from: number, to: number, count: number): TimeTick[] {
  const days = to - from;
  if (days <= 0) return [];
  if (days <= 45) {
    const step = Math.max(1, Math.ceil(days / Math.max(1, count)));
    const found: TimeTick[] = [];
    for (let day = Math.ceil(from); day <= to; day += step) {
      const at = new Date(day * 86_400_000);
      found.push({ day, label: `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}` });
    }
    return found;
  }
  const months = days / 30.44;
  const step = [1, 2, 3, 6, 12, 24, 60, 120, 600, 1200].find((one) => months / one <= count) ?? 12_000;
  const start = new Date(from * 86_400_000);
  const found: TimeTick[] = [];
  let month = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step;
  for (; found.length < 40; month += step) {
    const at = new Date(0);
    at.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
    const day = at.getTime() / 86_400_000;
    if (!(day <= to)) break;
    if (day < from) continue;
    const name = MONTHS[month % 12]!;
    const year = Math.floor(month / 12);
    found.push({
      day,
      label: step >= 12 ? String(year) : month % 12 === 0 || found.length === 0 ? `${name} ${year}` : name,
    });
  }
  return found;
}

export interface Scales {
  x(day: number): number;
  y(value: number): number;
  from: number;
  to: number;
  values: number[];
  times: TimeTick[];
}

/** Scales that show all points, the target and the projection. */
export function scales(
  points: readonly Dot[],
  also: { values: number[]; days: number[] },
  box: Box,
): Scales | undefined {
  const days = [...points.map(({ date }) => dayOf(date)), ...also.days].filter(Number.isFinite);
  const values = [...points.map(({ value }) => value), ...also.values].filter(Number.isFinite);
  if (days.length === 0 || values.length === 0) return undefined;
  let from = days.reduce((a, b) => Math.min(a, b));
  let to = days.reduce((a, b) => Math.max(a, b));
  if (from === to) {
    from -= 15;
    to += 15;
  }
  let least = values.reduce((a, b) => Math.min(a, b));
  let most = values.reduce((a, b) => Math.max(a, b));
  if (least === most) {
    const room = Math.abs(least) * 0.1 || 1;
    least -= room;
    most += room;
  } else {
    const room = (most / 2 - least / 2) * 0.16;
    least = Math.max(least - room, -Number.MAX_VALUE);
    most = Math.min(most + room, Number.MAX_VALUE);
  }
  const wide = box.width - box.left - box.right;
  const high = box.height - box.top - box.bottom;
  const range = most / 2 - least / 2;
  return {
    from,
    to,
    x: (day) => box.left + ((day - from) / (to - from)) * wide,
    y: (value) => box.top + (1 - (value / 2 - least / 2) / range) * high,
    values: ticks(least, most, Math.max(2, Math.floor(high / 44))),
    times: timeTicks(from, to, Math.max(2, Math.floor(wide / 72))),
  };
}
