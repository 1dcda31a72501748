import { describe, expect, test } from "vitest";
import type { Spot } from "./lanes";
import { step, type Direction, type Grid } from "./navigate";

/** Three lanes; the numbers are the cards in Now, Next, Later. Two cards side by side in Now and Next. */
const cells = [
  [3, 2, 1],
  [0, 5, 0],
  [2, 1, 2],
];
const grid = (shelf = 4): Grid => ({
  lanes: 3,
  count: (lane, column) => (lane === 3 ? shelf : (cells[lane]?.[column] ?? 0)),
  per: [2, 2, 1, 5],
  shelf: shelf > 0,
});
const at = (text: string): Spot => {
  const [lane, column, index] = text.split("/").map(Number);
  return { lane: lane!, column: column!, index: index! };
};

describe("arrow keys", () => {
  test.each<[string, Direction, string]>([
    ["0/0/0", "right", "0/0/1"],
    ["0/0/1", "right", "0/1/0"],
    ["0/0/2", "right", "0/1/0"],
    ["0/1/1", "right", "0/2/0"],
    ["0/2/0", "right", "0/2/0"],
    ["0/2/0", "left", "0/1/1"],
    ["0/1/0", "left", "0/0/1"],
    ["0/0/0", "left", "0/0/0"],
    ["0/0/0", "down", "0/0/2"],
    ["0/0/1", "down", "0/0/2"],
    ["0/0/2", "down", "1/0/0"],
    ["1/0/0", "up", "0/0/2"],
    ["1/0/0", "down", "2/0/0"],
    ["1/1/4", "left", "1/0/0"],
    ["1/0/0", "right", "1/1/0"],
    ["1/1/3", "down", "1/1/4"],
    ["1/1/4", "down", "2/1/0"],
    ["1/1/3", "right", "1/2/0"],
    ["0/0/0", "up", "0/0/0"],
    ["2/0/1", "down", "3/3/1"],
    ["2/1/0", "down", "3/3/2"],
    ["2/2/1", "down", "3/3/3"],
    ["3/3/0", "up", "2/0/0"],
    ["3/3/2", "up", "2/1/0"],
    ["3/3/3", "up", "2/1/0"],
    ["3/3/1", "left", "3/3/0"],
    ["3/3/3", "right", "3/3/3"],
    ["3/3/0", "down", "3/3/0"],
  ])("%s %s → %s", (from, direction, to) => {
    expect(step(grid(), at(from), direction)).toEqual(at(to));
  });

  test("without a shelf the last lane is the end", () => {
    expect(step(grid(0), at("2/0/1"), "down")).toEqual(at("2/0/1"));
  });

  test("every key leads to a place that exists, from everywhere", () => {
    const spots: Spot[] = [];
    for (let lane = 0; lane < 4; lane++) {
      const columns = lane === 3 ? [3] : [0, 1, 2];
      for (const column of columns) {
        for (let index = 0; index < Math.max(1, grid().count(lane, column)); index++)
          spots.push({ lane, column, index });
      }
    }
    const known = new Set(spots.map((spot) => JSON.stringify(spot)));
    for (const spot of spots) {
      for (const direction of ["up", "down", "left", "right"] as const) {
        expect(known).toContain(JSON.stringify(step(grid(), spot, direction)));
      }
    }
  });

  test("going down and down again reaches every row and ends", () => {
    let spot = at("0/1/0");
    for (let steps = 0; steps < 20; steps++) spot = step(grid(), spot, "down");
    expect(spot.column).toBe(3);
  });
});
