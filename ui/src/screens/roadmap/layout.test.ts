import { describe, expect, test } from "vitest";
import { cellAt } from "./lanes";
import {
  CARD,
  cardRect,
  cardsBetween,
  dropAt,
  dropLine,
  dropOnShelf,
  lanesBetween,
  layOut,
  noteRect,
  notesBetween,
} from "./layout";
import { scrollFor } from "../../lib/grid/windowed";
import { boardOf, initiative } from "./sample";

const cards = (count: number, fields = {}) =>
  Array.from({ length: count }, (_, at) => initiative(`${JSON.stringify(fields)} ${at}`, fields));
const board = boardOf([
  ...cards(5, { theme: "a", horizon: "now" }),
  ...cards(2, { theme: "a", horizon: "next" }),
  ...cards(1, { theme: "b", horizon: "later" }),
  ...cards(7, { horizon: "not_now" }),
]);
const wide = layOut(board, 1160);

describe("measures", () => {
  test("at the width of the mock-up two cards stand side by side, one under Later", () => {
    expect(wide.label).toBe(124);
    expect(wide.columns.map(({ per }) => per)).toEqual([2, 2, 1]);
    expect(wide.columns.map(({ left }) => left)).toEqual([136, 548, 960]);
    expect(wide.columns[2]!.left + wide.columns[2]!.width).toBeCloseTo(1160);
    expect(wide.shelf.per).toBe(5);
  });

  test.each([
    [1160, [2, 2, 1], false],
    [900, [1, 1, 1], false],
    [613, [1, 1, 1], true],
    [300, [1, 1, 1], true],
    [2400, [5, 5, 2], false],
    [0, [1, 1, 1], true],
  ])("%d px: %o cards, narrow %s", (width, per, narrow) => {
    const layout = layOut(board, width);
    expect(layout.columns.map((column) => column.per)).toEqual(per);
    expect(layout.narrow).toBe(narrow);
    for (const { width: own } of layout.columns) expect(own).toBeGreaterThanOrEqual(0);
  });

  test("a lane is as high as its fullest cell, an empty one as high as a card", () => {
    expect(wide.lanes.map(({ height }) => height)).toEqual([13 + 3 * 95 - 6, 13 + 95 - 6]);
    expect(wide.lanes[1]!.top).toBe(wide.lanes[0]!.height);
    expect(wide.height).toBe(wide.lanes[0]!.height + wide.lanes[1]!.height);
  });

  test("a card that is being written takes its place", () => {
    const with6 = layOut(board, 1160, { lane: 0, column: 0 });
    expect(with6.height).toBe(wide.height);
    expect(layOut(board, 1160, { lane: 0, column: 1 }).height).toBe(wide.height);
    expect(layOut(board, 1160, { lane: 1, column: 2 }).height).toBe(wide.height + 95);
  });

  test("cards never overlap", () => {
    const boxes = [0, 1, 2, 3, 4].map((index) => cardRect(wide, true, 0, index));
    expect(boxes[1]!.x).toBeCloseTo(boxes[0]!.x + boxes[0]!.width + 6);
    expect(boxes[2]).toMatchObject({ x: boxes[0]!.x, y: boxes[0]!.y + CARD + 6 });
    expect(boxes[1]!.x + boxes[1]!.width).toBeCloseTo(wide.columns[0]!.left + wide.columns[0]!.width);
  });

  test("notes stand on the lines of the cards above", () => {
    expect(noteRect(wide, 0).x).toBe(wide.columns[0]!.left);
    expect(noteRect(wide, 1).x).toBeCloseTo(cardRect(wide, true, 0, 1).x);
    expect(noteRect(wide, 4).x).toBe(wide.columns[2]!.left);
    expect(noteRect(wide, 5).y).toBeGreaterThan(noteRect(wide, 0).y);
  });
});

describe("what is in sight", () => {
  test("lanes", () => {
    const [first, second] = wide.lanes;
    expect(lanesBetween(wide, 0, 50)).toEqual([0, 1]);
    expect(lanesBetween(wide, first!.height + 1, first!.height + 20)).toEqual([1, 2]);
    expect(lanesBetween(wide, 0, second!.top)).toEqual([0, 2]);
    expect(lanesBetween(wide, 9999, 10999)).toEqual([2, 2]);
  });

  test.each([
    [0, 500, [0, 12]],
    [950, 1425, [20, 30]],
    [-400, 100, [0, 4]],
    [94999, 95500, [1000, 1000]],
  ])("of a thousand cards between %d and %d: %o", (top, bottom, range) => {
    expect(cardsBetween(1000, 2, 0, top, bottom)).toEqual(range);
  });

  test("a thousand cards cost as many elements as thirty", () => {
    const [first, end] = cardsBetween(1000, 2, 7, 20_000, 21_700);
    expect(end - first).toBeLessThan(42);
  });

  test("notes", () => {
    expect(notesBetween(7, 5, 0, 60)).toEqual([0, 7]);
    expect(notesBetween(300, 5, 540, 700)).toEqual([50, 65]);
  });

  test.each([
    [100, 300, 120, 200, 100],
    [100, 300, 50, 90, 50],
    [100, 300, 380, 460, 160],
    [0, 300, -10, 80, 0],
  ])("scrolling from %d (%d high) to show %d–%d: %d", (scroll, view, from, to, result) => {
    expect(scrollFor(scroll, view, from, to)).toBe(result);
  });
});

describe("where a card would land", () => {
  const first = cardRect(wide, true, 0, 0);
  test.each([
    ["before the first", first.x + 10, 20, { lane: 0, column: 0, index: 0 }],
    ["between the first two", first.x + first.width, 20, { lane: 0, column: 0, index: 1 }],
    ["behind the second", first.x + 2 * first.width, 20, { lane: 0, column: 0, index: 2 }],
    ["in the second row", first.x + 10, 20 + 95, { lane: 0, column: 0, index: 2 }],
    ["behind the last", first.x + 2 * first.width, 20 + 2 * 95, { lane: 0, column: 0, index: 5 }],
    ["in an empty cell", wide.columns[2]!.left + 30, 20, { lane: 0, column: 2, index: 0 }],
    ["in the other lane", wide.columns[2]!.left + 30, wide.lanes[1]!.top + 80, { lane: 1, column: 2, index: 1 }],
    ["over the label", 3, 20, { lane: 0, column: 0, index: 0 }],
    ["below everything", wide.columns[1]!.left + 30, 9999, { lane: 1, column: 1, index: 0 }],
  ])("%s", (_words, x, y, spot) => {
    expect(dropAt(board, wide, x, y)).toEqual(spot);
  });

  test("on a narrow board the halves of a card decide", () => {
    const narrow = layOut(board, 613);
    const box = cardRect(narrow, true, 0, 1);
    expect(dropAt(board, narrow, box.x + 5, box.y + 30)?.index).toBe(1);
    expect(dropAt(board, narrow, box.x + 5, box.y + 60)?.index).toBe(2);
  });

  test("on the shelf", () => {
    expect(dropOnShelf(board, wide, noteRect(wide, 1).x + 2, 10)).toEqual({ lane: 2, column: 3, index: 1 });
    expect(dropOnShelf(board, wide, 1150, 10)).toEqual({ lane: 2, column: 3, index: 5 });
    expect(dropOnShelf(board, wide, 1150, 400)).toEqual({ lane: 2, column: 3, index: 7 });
  });

  test("the line stands between the cards", () => {
    const count = cellAt(board, 0, 0).length;
    const before = dropLine(wide, true, { lane: 0, column: 0, index: 1 }, count);
    expect(before.x).toBeCloseTo(first.x + first.width + 2);
    expect(before).toMatchObject({ y: first.y, height: CARD, width: 2 });
    const behind = dropLine(wide, true, { lane: 0, column: 1, index: 2 }, 2);
    expect(behind.y).toBe(first.y);
    const narrow = layOut(board, 613);
    expect(dropLine(narrow, true, { lane: 0, column: 0, index: 1 }, count)).toMatchObject({ height: 2 });
  });
});
