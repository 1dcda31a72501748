/** The line of a small chart: values over their days, scaled into a box. Pure. */
export interface Dot {
  /** `2027-03-31`. */
  date: string;
  value: number;
}

export interface Spark {
  path: string;
  end: { x: number; y: number };
  /** The height of a bound, where one is given. */
  bound: number | undefined;
}

const DAY = 86_400_000;

/** Days since 1970. */
export function dayOf(date: string): number {
  return Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / DAY;
}

export function spark(
  points: readonly Dot[],
  width: number,
  height: number,
  bound?: number | null,
  pad = 3,
): Spark | undefined {
  const dots = points.filter(({ date, value }) => Number.isFinite(value) && Number.isFinite(dayOf(date)));
  if (dots.length === 0) return undefined;
  const values = dots.map(({ value }) => value);
  if (bound !== null && bound !== undefined && Number.isFinite(bound)) values.push(bound);
  const least = values.reduce((a, b) => Math.min(a, b));
  const most = values.reduce((a, b) => Math.max(a, b));
  const first = dayOf(dots[0]!.date);
  const days = dayOf(dots.at(-1)!.date) - first;
  // The difference of two huge numbers may not fit: halves always do.
  const range = most / 2 - least / 2;
  const x = (date: string) => pad + (days === 0 ? 1 : (dayOf(date) - first) / days) * (width - 2 * pad);
  const y = (value: number) =>
    range === 0 ? height / 2 : pad + (1 - (value / 2 - least / 2) / range) * (height - 2 * pad);
  const round = (number: number) => Math.round(number * 10) / 10;
  const spots = dots.map(({ date, value }) => ({ x: round(x(date)), y: round(y(value)) }));
  return {
    path: spots.map((spot, at) => `${at === 0 ? "M" : "L"}${spot.x} ${spot.y}`).join(""),
    end: spots.at(-1)!,
    bound: bound === null || bound === undefined || !Number.isFinite(bound) ? undefined : round(y(bound)),
  };
}
