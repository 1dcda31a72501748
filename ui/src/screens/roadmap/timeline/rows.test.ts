import { describe, expect, test } from "vitest";
import { boardOf, initiative } from "../sample";
import { groupsOf, layRows, pack, rowsBetween, stretchOf, stripsOf, UNDATED } from "./rows";
import { dayOf } from "./time";
import { tieLine } from "./ties";

const dated = (title: string, theme: string, start: string, end: string) => initiative(title, { theme, start, end });
const ALL = [
  dated("One", "a", "2027-01-11", "2027-03-26"),
  dated("Two", "b", "2027-02-01", "2027-04-30"),
  dated("Three", "a", "2027-05-03", "2027-06-25"),
  initiative("Four", { theme: "a" }),
  initiative("Five", { theme: "a", horizon: "not_now", start: "2027-01-11" }),
];

describe("rows", () => {
  const groups = groupsOf(boardOf(ALL).lanes);

  test("groups with their initiatives, then what has no dates; what is set aside is left out", () => {
    expect(groups.map(({ title, items }) => [title, items.map(({ title }) => title)])).toEqual([
      ["A", ["One", "Three"]],
      ["B", ["Two"]],
      ["No dates yet", ["Four"]],
    ]);
  });

  test("rows follow each other; a closed group keeps its heading", () => {
    const open = layRows(groups, new Set(), 28);
    expect(open.rows.map(({ key }) => key)).toEqual([
      "group:theme:a",
      "one",
      "three",
      "group:theme:b",
      "two",
      `group:${UNDATED}`,
      "four",
    ]);
    expect(open.height).toBe(7 * 28);
    const closed = layRows(groups, new Set(["theme:a"]), 28);
    expect(closed.rows.map(({ key }) => key)).not.toContain("one");
    expect(closed.at.get("two")).toBe(2);
    for (const { rows, height } of [open, closed]) {
      let top = 0;
      for (const row of rows) {
        expect(row.top).toBe(top);
        top += row.height;
      }
      expect(top).toBe(height);
    }
  });

  test("what is in sight", () => {
    const { rows } = layRows(groups, new Set(), 28);
    expect(rowsBetween(rows, 0, 28)).toEqual([0, 1]);
    expect(rowsBetween(rows, 29, 84)).toEqual([1, 3]);
    expect(rowsBetween(rows, 5000, 6000)).toEqual([7, 7]);
    expect(rowsBetween([], 0, 100)).toEqual([0, 0]);
  });
});

describe("strips", () => {
  test("what does not overlap shares a lane", () => {
    expect(
      pack(
        [
          [0, 10],
          [5, 20],
          [10, 15],
          [20, 30],
        ],
        8,
      ),
    ).toEqual({ lanes: [0, 1, 0, 0], count: 2 });
  });

  test("no two in one lane overlap as long as there are lanes", () => {
    const stretches = Array.from(
      { length: 60 },
      (_, at) => [(at * 37) % 200, ((at * 37) % 200) + 5 + (at % 7)] as const,
    );
    const { lanes, count } = pack(stretches, 60);
    expect(count).toBeLessThan(20);
    stretches.forEach(([from, to], a) =>
      stretches.forEach(([otherFrom, otherTo], b) => {
        if (a < b && lanes[a] === lanes[b]) expect(from >= otherTo || otherFrom >= to).toBe(true);
      }),
    );
  });

  test("a hundred at once still fit into a row", () => {
    const crowd = Array.from({ length: 100 }, (_, at) => dated(`N ${at}`, "a", "2027-01-11", "2027-03-26"));
    const [group] = groupsOf(boardOf(crowd).lanes);
    expect(stripsOf(group!).height).toBeLessThan(80);
    expect(stripsOf(group!).strips).toHaveLength(100);
  });

  test("a lone date is a week, dates the wrong way round are still a stretch", () => {
    const day = dayOf("2027-01-11")!;
    expect(stretchOf({ start: day, end: null })).toEqual([day, day + 7]);
    expect(stretchOf({ start: null, end: day })).toEqual([day - 6, day + 1]);
    expect(stretchOf({ start: day + 5, end: day })).toEqual([day, day + 6]);
  });
});

describe("the line of a dependency", () => {
  const bar = (left: number, right: number, y: number) => ({ left, right, y });
  const numbers = (path: string) => path.match(/-?\d+(\.\d+)?/g)!.map(Number);

  test("begins at the end of the first and points at the start of the second", () => {
    const { line, heads } = tieLine(bar(0, 100, 10), bar(200, 300, 66), "finish_start");
    expect(line).toMatch(/^M100 10H/);
    expect(line).toMatch(/V62.*H195$/);
    expect(heads).toMatch(/^M200 66/);
  });

  test("comes in from above where the second starts too early", () => {
    const { line, heads } = tieLine(bar(0, 200, 10), bar(100, 300, 66), "finish_start");
    expect(line.endsWith("V51")).toBe(true);
    const [x, y] = numbers(heads);
    expect(y).toBe(56);
    expect(x).toBeGreaterThan(100);
    expect(x).toBeLessThan(300);
  });

  test("ties starts at their left", () => {
    const { line } = tieLine(bar(50, 200, 66), bar(80, 300, 10), "start_start");
    expect(line).toMatch(/^M50 66H/);
    expect(Math.min(...numbers(line).filter((_, at) => at !== 1))).toBeLessThan(50);
  });
});
