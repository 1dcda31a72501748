/** The chart of the north star: its values on their days, where it began, where it should arrive. Pure. */
import { dayOf, type Dot } from "../../components/sparkline";

export interface Trend {
  /** The line of the values. */
  path: string;
  /** From the last value to the target on its day. */
  way: string | undefined;
  first: Spot;
  last: Spot;
  target: Spot | undefined;
  /** The height of the baseline. */
  baseline: number | undefined;
}

export interface Spot {
  x: number;
  y: number;
  value: number;
}

interface Box {
  width: number;
  height: number;
  /** What is left free for the words at the sides. */
  side: number;
  top: number;
}

const known = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

export function trend(
  points: readonly Dot[],
  goal: { baseline?: unknown; target?: unknown; targetDate?: unknown },
  box: Box,
): Trend | undefined {
  const dots = points.filter(({ date, value }) => known(value) && Number.isFinite(dayOf(date)));
  const start = dots[0];
  const end = dots.at(-1);
  if (!start || !end || box.width <= 2 * box.side || box.height <= 2 * box.top) return undefined;
  const by = typeof goal.targetDate === "string" && goal.targetDate > end.date ? goal.targetDate : undefined;
  const values = dots.map(({ value }) => value);
  if (known(goal.baseline)) values.push(goal.baseline);
  if (known(goal.target)) values.push(goal.target);
  const least = Math.min(...values);
  const range = Math.max(...values) - least;
  if (!Number.isFinite(range)) return undefined;
  const from = dayOf(start.date);
  const days = dayOf(by && known(goal.target) ? by : end.date) - from;
  const round = (number: number) => Math.round(number * 10) / 10;
  const x = (date: string) =>
    round(box.side + (days <= 0 ? 0.5 : (dayOf(date) - from) / days) * (box.width - 2 * box.side));
  const y = (value: number) =>
    round(range === 0 ? box.height / 2 : box.top + (1 - (value - least) / range) * (box.height - 2 * box.top));
  const spot = (dot: Dot): Spot => ({ x: x(dot.date), y: y(dot.value), value: dot.value });
  const last = spot(end);
  const target = known(goal.target)
    ? { x: by ? x(by) : box.width - box.side, y: y(goal.target), value: goal.target }
    : undefined;
  return {
    path: dots.map((dot, at) => `${at === 0 ? "M" : "L"}${x(dot.date)} ${y(dot.value)}`).join(""),
    way: target && by ? `M${last.x} ${last.y}L${target.x} ${target.y}` : undefined,
    first: spot(start),
    last,
    target,
    baseline: known(goal.baseline) ? y(goal.baseline) : undefined,
  };
}
