import { describe, expect, test } from "vitest";
import type { AnyRecord } from "../../lib/types";
import { asDecision, type Decision } from "./decision";
import { daysIn, inLines, lifeOf, takesOver, tiesWords } from "./life";
import { draw, linesOf, neighbour, nodeWidth } from "./lines";
import { supersession } from "./supersession";
import { dayOf } from "../roadmap/timeline/time";

const decision = (id: string, more: Partial<Decision> = {}): Decision =>
  asDecision({ id, number: Number(id), title: `Title ${id}`, ...more } as unknown as AnyRecord);
const links = (...pairs: [newer: string, older: string][]) =>
  supersession(
    pairs.map(([newer, older]) => ({
      relation: "supersedes",
      from: { kind: "decision", id: newer },
      to: { kind: "decision", id: older },
    })) as unknown as AnyRecord[],
    { has: () => true },
  );
const day = (iso: string) => dayOf(iso)!;

describe("the life of a decision", () => {
  test("what was before ends where the next begins; what ended has an end and no stretch", () => {
    const life = lifeOf(
      decision("1", {
        status: "superseded",
        date: "2026-12-15",
        earlier: [
          { status: "draft", since: "2025-05-06" },
          { status: "accepted", since: "2025-06-12" },
        ],
        revisit_on: "2027-01-01",
      }),
    );
    expect(life.stretches).toEqual([
      { status: "draft", from: day("2025-05-06"), to: day("2025-06-12") },
      { status: "accepted", from: day("2025-06-12"), to: day("2026-12-15") },
    ]);
    expect(life.end).toEqual({ status: "superseded", day: day("2026-12-15") });
    expect(life.revisit).toBeNull();
    expect(life.words).toBe("Draft 6 May 2025, accepted 12 Jun 2025, superseded 15 Dec 2026");
    expect(takesOver(life)).toBe(day("2025-06-12"));
  });

  test("what is in force has an open end and the day to look at it again", () => {
    const life = lifeOf(decision("1", { status: "accepted", date: "2026-03-03", revisit_on: "2027-10-15" }));
    expect(life.stretches).toEqual([{ status: "accepted", from: day("2026-03-03"), to: null }]);
    expect(daysIn(life)).toEqual([day("2026-03-03"), day("2027-10-15")]);
  });

  test("without days there is nothing to draw, and days that run backwards stand still", () => {
    expect(lifeOf(decision("1"))).toEqual({ stretches: [], end: null, revisit: null, words: "Draft, no dates" });
    const earlier = [{ status: "draft" as const, since: "2026-05-01" }];
    const back = lifeOf(decision("1", { status: "proposed", date: "2026-04-01", earlier }));
    expect(back.stretches.map(({ from }) => from)).toEqual([day("2026-05-01"), day("2026-05-01")]);
  });
});

describe("lines of decisions", () => {
  const all = ["1", "2", "3", "4", "5"].map((id) => decision(id));
  // 4 replaces 1 and 2, 5 replaces 4; 3 stands alone.
  const tied = links(["4", "1"], ["4", "2"], ["5", "4"]);

  test("in time each decision stands above what it replaces", () => {
    expect(inLines(all, tied).map(({ decision: { id }, depth }) => [id, depth])).toEqual([
      ["5", 0],
      ["4", 1],
      ["1", 2],
      ["2", 2],
      ["3", 0],
    ]);
    const circle = links(["1", "2"], ["2", "1"]);
    expect(inLines(all.slice(0, 2), circle).map(({ decision: { id } }) => id)).toEqual(["2", "1"]);
  });

  test("drawn, the oldest stand at the left and what replaces them behind the last of them", () => {
    const [group, ...more] = linesOf(all, tied);
    expect(more).toEqual([]);
    const drawing = draw(group!, tied);
    expect(drawing.nodes).toEqual([
      { id: "1", column: 0, row: 0 },
      { id: "2", column: 0, row: 1 },
      { id: "4", column: 1, row: 0 },
      { id: "5", column: 2, row: 0 },
    ]);
    expect([drawing.columns, drawing.rows, drawing.edges.length]).toEqual([3, 2, 3]);
    expect(neighbour(drawing, "1", "ArrowRight")).toBe("4");
    expect(neighbour(drawing, "1", "ArrowDown")).toBe("2");
    expect(neighbour(drawing, "4", "ArrowLeft")).toBe("1");
    expect(neighbour(drawing, "5", "ArrowRight")).toBeUndefined();
  });

  test("a circle is drawn once, and a node is never narrower than its words", () => {
    const circle = links(["1", "2"], ["2", "1"]);
    const drawing = draw(linesOf(all, circle)[0]!, circle);
    expect(drawing.nodes.map(({ column }) => column).sort()).toEqual([0, 1]);
    expect(nodeWidth(6, 400)).toBe(148);
    expect(nodeWidth(1, 4000)).toBe(288);
  });

  test("in words", () => {
    const get = (id: string) => all.find((one) => one.id === id);
    expect(tiesWords("4", tied, get)).toBe("replaces D-001 and D-002, replaced by D-005");
    expect(tiesWords("3", tied, get)).toBe("");
  });
});
