import { describe, expect, test } from "vitest";
import {
  capacityOf,
  cellRect,
  geometryOf,
  levelOf,
  LEVELS,
  pinRect,
  shownIn,
  spotUnder,
  stackUp,
  weightOf,
  type Rect,
} from "./layout";

const ids = (count: number) => Array.from({ length: count }, (_, at) => `item ${at + 1}`);
const inside = (inner: Rect, outer: Rect) =>
  inner.x >= outer.x - 0.01 &&
  inner.y >= outer.y - 0.01 &&
  inner.x + inner.width <= outer.x + outer.width + 0.01 &&
  inner.y + inner.height <= outer.y + outer.height + 0.01;
const apart = (a: Rect, b: Rect) =>
  a.x + a.width <= b.x + 0.01 ||
  b.x + b.width <= a.x + 0.01 ||
  a.y + a.height <= b.y + 0.01 ||
  b.y + b.height <= a.y + 0.01;

describe("stacking", () => {
  test("only whole numbers from 1 to 5 are levels", () => {
    expect([1, 5, 0, 6, 2.5, null, undefined, "3"].map(levelOf)).toEqual([1, 5, null, null, null, null, null, null]);
  });

  test("items of one cell keep their order, and what lacks a level goes to the tray", () => {
    const stacks = stackUp([
      { id: "a", spot: { x: 4, y: 5 } },
      { id: "b", spot: null },
      { id: "c", spot: { x: 4, y: 5 } },
      { id: "d", spot: { x: 5, y: 4 } },
    ]);
    expect(stacks.cells.get("4/5")).toEqual(["a", "c"]);
    expect(stacks.cells.get("5/4")).toEqual(["d"]);
    expect(stacks.tray).toEqual(["b"]);
  });

  test("what fits is shown; what does not becomes a count that takes a place itself", () => {
    expect(shownIn(ids(6), 6, null)).toEqual({ shown: ids(6), more: 0 });
    expect(shownIn(ids(7), 6, null)).toEqual({ shown: ids(5), more: 2 });
    expect(shownIn(ids(300), 2, null)).toEqual({ shown: ids(1), more: 299 });
  });

  test("what has the focus is never hidden behind the count", () => {
    const { shown, more } = shownIn(ids(20), 4, "item 19");
    expect(shown).toEqual(["item 1", "item 2", "item 19"]);
    expect(more).toBe(17);
    expect(shownIn(ids(20), 4, "elsewhere").shown).toEqual(ids(3));
  });
});

describe("geometry", () => {
  const sizes: [number, number][] = [
    [300, 360],
    [480, 400],
    [700, 640],
    [1100, 700],
  ];

  test.each(sizes)("in %i × %i every pin stands within its cell and none lies over another", (width, height) => {
    const geometry = geometryOf(width, height, true);
    const capacity = capacityOf(geometry);
    expect(capacity).toBeGreaterThanOrEqual(2);
    for (const x of LEVELS) {
      for (const count of [1, 2, capacity]) {
        const rects = Array.from({ length: count }, (_, slot) => pinRect(geometry, { x, y: x }, slot, count));
        for (const rect of rects) {
          expect(inside(rect, cellRect(geometry, { x, y: x }))).toBe(true);
          expect(rect.height).toBeGreaterThanOrEqual(24);
          expect(rect.width).toBeGreaterThanOrEqual(24);
        }
        for (let a = 0; a < count; a++) for (let b = 0; b < a; b++) expect(apart(rects[a]!, rects[b]!)).toBe(true);
      }
    }
  });

  test("level 5 is at the top and at the right, and a point finds the cell it lies in", () => {
    const geometry = geometryOf(700, 600, false);
    expect(cellRect(geometry, { x: 1, y: 5 }).y).toBeLessThan(cellRect(geometry, { x: 1, y: 1 }).y);
    expect(cellRect(geometry, { x: 5, y: 1 }).x).toBeGreaterThan(cellRect(geometry, { x: 1, y: 1 }).x);
    for (const x of LEVELS) {
      for (const y of LEVELS) {
        const rect = cellRect(geometry, { x, y });
        expect(spotUnder(geometry, rect.x + rect.width / 2, rect.y + rect.height / 2)).toEqual({ x, y });
      }
    }
    expect(spotUnder(geometry, 10, 100)).toBeNull();
    expect(spotUnder(geometry, 300, geometry.height)).toBeNull();
  });

  test("wide cells have room for names, narrow ones for numbers", () => {
    expect(geometryOf(1100, 600, false).named).toBe(true);
    expect(geometryOf(400, 600, false).named).toBe(false);
  });

  test("a cell weighs by the product of its levels", () => {
    expect(weightOf({ x: 5, y: 5 })).toBe(4);
    expect(weightOf({ x: 3, y: 3 })).toBe(3);
    expect(weightOf({ x: 1, y: 4 })).toBe(2);
    expect(weightOf({ x: 1, y: 3 })).toBe(1);
  });
});
