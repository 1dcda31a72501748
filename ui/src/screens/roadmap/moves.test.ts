import { describe, expect, test } from "vitest";
import { compareRanks, ordered, project } from "../../lib/project";
import type { AnyRecord } from "../../lib/types";
import { asInitiative, type Initiative } from "./initiative";
import type { LaneMode } from "./lanes";
import { nudge, planMove, targetFor, type Target } from "./moves";
import { boardOf, initiative } from "./sample";

const start = () => [
  initiative("Alpha", { theme: "a", horizon: "now" }),
  initiative("Beta", { theme: "b", horizon: "now" }),
  initiative("Gamma", { theme: "a", horizon: "now" }),
  initiative("Delta", { theme: "a", horizon: "next" }),
  initiative("Epsilon", { theme: "a", horizon: "now" }),
  initiative("Zeta", { theme: "a", horizon: "not_now", not_now_reason: "Later" }),
];

/** The board after the changes, as the screen shows them before the store has answered. */
function after(all: Initiative[], changes: Parameters<typeof project>[2], mode: LaneMode = "theme") {
  const table = new Map<string, AnyRecord>(all.map((card) => [card.id, card]));
  return boardOf(ordered(project("initiative", table, changes, () => "")).map(asInitiative), mode);
}

const cell = (board: ReturnType<typeof boardOf>, lane: number, column: number) =>
  (column === 3 ? board.shelf : board.lanes[lane]!.cells[column]!).map(({ title }) => title);

function move(ids: string[], target: Target) {
  const all = start().sort(compareRanks);
  const board = boardOf(all);
  const plan = planMove(board, all, ids, target);
  return { plan, board: plan ? after(all, plan.changes) : board };
}

describe("moving a card", () => {
  test.each<[string[], Target, string[], string]>([
    [["gamma"], { lane: 0, column: 0, index: 0 }, ["Gamma", "Alpha", "Epsilon"], "Moved “Gamma” to 1 of 3 in Now"],
    [["alpha"], { lane: 0, column: 0, index: 2 }, ["Gamma", "Epsilon", "Alpha"], "Moved “Alpha” to 3 of 3 in Now"],
    [["alpha"], { lane: 0, column: 1, index: 1 }, ["Delta", "Alpha"], "Moved “Alpha” to Next, 2 of 2"],
    [["alpha"], { lane: 0, column: 1, index: 0 }, ["Alpha", "Delta"], "Moved “Alpha” to Next, 1 of 2"],
    [["alpha"], { lane: 0, column: 2, index: 9 }, ["Alpha"], "Moved “Alpha” to Later, 1 of 1"],
    [
      ["beta"],
      { lane: 0, column: 0, index: 1 },
      ["Alpha", "Beta", "Gamma", "Epsilon"],
      "Moved “Beta” to Now, A, 2 of 4",
    ],
    [["delta"], { lane: 1, column: 0, index: 0 }, ["Delta", "Beta"], "Moved “Delta” to Now, B, 1 of 2"],
    [
      ["epsilon", "alpha"],
      { lane: 0, column: 1, index: 0 },
      ["Alpha", "Epsilon", "Delta"],
      "Moved 2 initiatives to Next, 1 to 2 of 3",
    ],
  ])("%s → %o", (ids, target, titles, words) => {
    const { plan, board } = move(ids, target);
    expect(cell(board, target.lane, target.column)).toEqual(titles);
    expect(plan?.words).toBe(words);
  });

  test("the label is what undo shows", () => {
    expect(move(["alpha"], { lane: 0, column: 1, index: 0 }).plan?.label).toBe("Move “Alpha” to Next");
    expect(move(["gamma"], { lane: 0, column: 0, index: 0 }).plan?.label).toBe("Reorder “Gamma”");
  });

  test("horizon, lane and order are one list of changes", () => {
    const { plan } = move(["delta"], { lane: 1, column: 0, index: 1 });
    expect(plan?.changes).toEqual([
      { op: "set", kind: "initiative", id: "delta", fields: { horizon: "now", theme: "b" } },
      { op: "move", kind: "initiative", id: "delta", after: "beta" },
    ]);
  });

  test("where nothing changes nothing is done", () => {
    expect(move(["gamma"], { lane: 0, column: 0, index: 1 }).plan).toBeNull();
    expect(move(["nobody"], { lane: 0, column: 0, index: 1 }).plan).toBeNull();
    expect(move(["gamma"], { lane: 7, column: 0, index: 1 }).plan).toBeNull();
  });

  test("the shelf takes the reason along and leaves the lane alone", () => {
    const all = start();
    const plan = planMove(
      boardOf(all),
      all,
      ["alpha"],
      { lane: 2, column: 3, index: 0 },
      { reason: "No", revisit: "2028-Q1" },
    );
    expect(plan?.changes[0]).toEqual({
      op: "set",
      kind: "initiative",
      id: "alpha",
      fields: { horizon: "not_now", not_now_reason: "No", revisit_on: "2028-Q1" },
    });
    expect(cell(after(all, plan!.changes), 0, 3)).toEqual(["Alpha", "Zeta"]);
    expect(plan?.words).toBe("Moved “Alpha” to Not now, 1 of 2");
  });

  test("a card cannot lose what was written about its levers", () => {
    const all = [initiative("One", { levers: [{ lever: "risk", sentence: "Fewer" }] }), initiative("Two")];
    const board = boardOf(all, "lever");
    const without = board.lanes.findIndex(({ value }) => value === null);
    expect(planMove(board, all, ["one"], { lane: without, column: 0, index: 0 })).toBeNull();
  });

  test("any place in any cell can be reached, and nobody else moves", () => {
    const all = start().sort(compareRanks);
    const board = boardOf(all);
    for (const card of all) {
      for (let lane = 0; lane < 2; lane++) {
        for (let column = 0; column < 3; column++) {
          const others = cell(board, lane, column).filter((title) => title !== card.title);
          for (let index = 0; index <= others.length; index++) {
            const plan = planMove(board, all, [card.id], { lane, column, index });
            const now = plan ? after(all, plan.changes) : board;
            expect(cell(now, lane, column)).toEqual([...others.slice(0, index), card.title, ...others.slice(index)]);
          }
        }
      }
    }
  });
});

describe("dropping", () => {
  test.each([
    ["alpha", { lane: 0, column: 0, index: 2 }, ["Gamma", "Alpha", "Epsilon"]],
    ["alpha", { lane: 0, column: 0, index: 3 }, ["Gamma", "Epsilon", "Alpha"]],
    ["epsilon", { lane: 0, column: 0, index: 1 }, ["Alpha", "Epsilon", "Gamma"]],
    ["delta", { lane: 0, column: 0, index: 1 }, ["Alpha", "Delta", "Gamma", "Epsilon"]],
  ])("%s between the cards as they are drawn", (id, spot, titles) => {
    const all = start();
    const board = boardOf(all);
    const plan = planMove(board, all, [id], targetFor(board, spot, [id]));
    expect(cell(after(all, plan!.changes), 0, 0)).toEqual(titles);
  });

  test("on either side of itself a card stays", () => {
    const all = start();
    const board = boardOf(all);
    for (const index of [1, 2]) {
      expect(planMove(board, all, ["gamma"], targetFor(board, { lane: 0, column: 0, index }, ["gamma"]))).toBeNull();
    }
  });
});

describe("Alt and an arrow", () => {
  const board = boardOf(start());
  test.each([
    ["gamma", "up", { lane: 0, column: 0, index: 0 }],
    ["gamma", "down", { lane: 0, column: 0, index: 2 }],
    ["gamma", "right", { lane: 0, column: 1, index: 1 }],
    ["delta", "left", { lane: 0, column: 0, index: 0 }],
    ["delta", "right", { lane: 0, column: 2, index: 0 }],
    ["gamma", "lane-down", { lane: 1, column: 0, index: 1 }],
    ["zeta", "left", { lane: 0, column: 2, index: Infinity }],
  ] as const)("%s %s", (id, way, target) => {
    expect(nudge(board, id, way)).toEqual(target);
  });

  test.each([
    ["alpha", "up", "Already first in Now"],
    ["epsilon", "down", "Already last in Now"],
    ["alpha", "left", "Already in Now"],
    ["alpha", "lane-up", "Already in the first lane"],
    ["beta", "lane-down", "Already in the last lane"],
    ["zeta", "right", "Already in Not now"],
    ["nobody", "up", "This initiative is not on the board."],
  ] as const)("%s %s stops with words", (id, way, stop) => {
    expect(nudge(board, id, way)).toEqual({ stop });
  });

  test("from the shelf a card without an open lane comes back as it is", () => {
    const all = [initiative("One", { theme: "gone", horizon: "not_now" })];
    const own = boardOf(all);
    const target = nudge(own, "one", "left") as Target;
    expect(target.lane).toBe(-1);
    expect(planMove(own, all, ["one"], target)?.changes).toEqual([
      { op: "set", kind: "initiative", id: "one", fields: { horizon: "later" } },
    ]);
  });
});
