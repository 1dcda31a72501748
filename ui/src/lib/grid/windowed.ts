/** Rows of known heights, one below the other: where each stands, and which of them are in sight. Pure. */

export interface Stack {
  /** The upper edge of each row, and at the end the height of all. */
  tops: number[];
  height: number;
}

export function stack(heights: readonly number[]): Stack {
  const tops = [0];
  for (const height of heights) tops.push(tops.at(-1)! + height);
  return { tops, height: tops.at(-1)! };
}

/** The rows between two heights, from the first to before the last. */
export function between(stacked: Stack, from: number, to: number): [first: number, end: number] {
  const { tops } = stacked;
  const rows = tops.length - 1;
  const search = (fits: (at: number) => boolean) => {
    let [low, high] = [0, rows];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (fits(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return [search((at) => tops[at + 1]! > from), search((at) => tops[at]! >= to)];
}

/** What must be scrolled so that a stretch is in sight: the new distance from the top. */
export function scrollFor(scroll: number, view: number, from: number, to: number): number {
  if (from < scroll) return Math.max(0, from);
  if (to > scroll + view) return to - view;
  return scroll;
}
