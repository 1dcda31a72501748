import { beforeEach, describe, expect, test, vi } from "vitest";
import { announcements } from "../../lib/announce.svelte";
import { strategy } from "../../lib/strategy.svelte";
import type { AnyRecord, Apply, Change, Opened } from "../../lib/types";
import { LISTS, KINDS } from "../../lib/types";
import { MatrixState } from "./state.svelte";

const sent = vi.hoisted((): Apply[] => []);
vi.mock("../../lib/backend", async (original) => ({
  ...(await original<typeof import("../../lib/backend")>()),
  // A store that takes every edit as it is shown.
  call: vi.fn(async (_name: string, edit: Apply) => {
    sent.push(edit);
    await Promise.resolve();
    const kept = edit.changes.filter(({ op }) => op !== "delete");
    return {
      upserts: kept.map(({ kind, id }) => ({ kind, record: strategy.get(kind, id ?? "") })),
      deletes: edit.changes.filter(({ op }) => op === "delete").map(({ kind, id }) => ({ kind, id })),
      problems: [],
      revision: 2,
      undo: edit.label,
      redo: null,
      savedAt: "2027-01-01T00:00:00Z",
    };
  }),
}));

class Risks extends MatrixState {
  owner: string | null = null;
  constructor() {
    super(
      {
        kind: "risk",
        section: "risks",
        noun: ["risk", "risks"],
        x: { field: "impact", label: "Impact", asks: "", words: ["Nil", "Small", "Moderate", "Large", "Severe"] },
        y: { field: "likelihood", label: "Likelihood", asks: "", words: ["Rare", "Odd", "Even", "Likely", "Sure"] },
      },
      [{ name: "title", label: "Risk", track: "1fr", sort: ({ title }) => String(title) }],
    );
  }
  override passes = () => true;
  override isFiltered = () => false;
  override clearFilters = () => {};
  override blank = () => ({});
  override spoken = () => "";
  override isClosed(record: AnyRecord): boolean {
    return record.status === "closed";
  }
}

function open(risks: Record<string, unknown>[], readOnly: string | null = null): Risks {
  const lists = Object.fromEntries(KINDS.map((kind) => [LISTS[kind], [] as unknown[]]));
  lists.risks = risks.map((risk, at) => ({
    id: `r${at + 1}`,
    rank: `a${String(at).padStart(4, "0")}`,
    created: "2027-01-01T00:00:00Z",
    updated: "2027-01-01T00:00:00Z",
    status: "open",
    ...risk,
  }));
  const file = { path: "/p.lodestar", fileName: "p.lodestar", revision: 1, readOnly, undo: null, redo: null };
  strategy.open({ ...file, savedAt: "2027-01-01T00:00:00Z", strategy: lists } as unknown as Opened);
  const state = new Risks();
  state.room = { width: 600, height: 600 };
  return state;
}

const placeOf = (id: string) => {
  const record = strategy.get("risk", id);
  return [record?.impact, record?.likelihood];
};
const lastChanges = (): Change[] => sent.at(-1)?.changes ?? [];

beforeEach(async () => {
  await strategy.flush();
  sent.length = 0;
  strategy.close();
});

describe("arrows", () => {
  test("lead from pin to pin as long as nothing is selected, and change nothing", async () => {
    const state = open([
      { title: "A", impact: 1, likelihood: 5 },
      { title: "B", impact: 3, likelihood: 5 },
    ]);
    state.rest("r1");
    state.arrow("right");
    expect(state.current).toBe("r2");
    expect(placeOf("r1")).toEqual([1, 5]);
    await strategy.flush();
    expect(sent).toEqual([]);
  });

  test("move the selected pin by one cell, say so and keep the focus on it", () => {
    const state = open([{ title: "A", impact: 2, likelihood: 2 }]);
    const shown = vi.fn();
    state.showFocus = shown;
    state.rest("r1");
    state.select(["r1"]);
    state.arrow("up");
    expect(placeOf("r1")).toEqual([2, 3]);
    expect(state.current).toBe("r1");
    expect(shown).toHaveBeenCalled();
    expect(announcements.toast).toMatchObject({ undo: true });
    expect(announcements.spoken).toContain("likelihood 3 even, impact 2 small");
  });

  test("stop at the edge and say where that is", () => {
    const state = open([{ title: "A", impact: 5, likelihood: 2 }]);
    state.select(["r1"]);
    state.rest("r1");
    state.arrow("right");
    expect(placeOf("r1")).toEqual([5, 2]);
    expect(announcements.spoken).toContain("Already at impact 5 severe");
  });

  test("take all selected along as one step of undo; those at the edge stay", async () => {
    const state = open([
      { title: "A", impact: 4, likelihood: 2 },
      { title: "B", impact: 5, likelihood: 1 },
      { title: "C", impact: 1, likelihood: 1 },
    ]);
    state.select(["r1", "r2", "r3"]);
    state.rest("r1");
    state.arrow("right");
    expect([placeOf("r1"), placeOf("r2"), placeOf("r3")]).toEqual([
      [5, 2],
      [5, 1],
      [2, 1],
    ]);
    await strategy.flush();
    expect(sent).toHaveLength(1);
    expect(lastChanges()).toHaveLength(2);
  });

  test("change nothing in a file that is read-only", () => {
    const state = open([{ title: "A", impact: 2, likelihood: 2 }], "It belongs to someone else.");
    state.select(["r1"]);
    state.rest("r1");
    state.step("up");
    expect(placeOf("r1")).toEqual([2, 2]);
  });
});

describe("placing", () => {
  test("what is in the tray is placed by the dialog, several in one cell", async () => {
    const state = open([{ title: "A" }, { title: "B", impact: 3 }, { title: "C", impact: 1, likelihood: 1 }]);
    expect(state.stacks.tray).toEqual(["r1", "r2"]);
    state.place(["r1", "r2"], { x: 4, y: 5 });
    expect(state.stacks.tray).toEqual([]);
    expect(state.stacks.cells.get("4/5")).toEqual(["r1", "r2"]);
    await strategy.flush();
    expect(lastChanges()).toHaveLength(2);
  });

  test("an arrow takes an item out of the tray into the middle", () => {
    const state = open([{ title: "A" }]);
    state.select(["r1"]);
    state.rest("r1");
    state.step("up");
    expect(placeOf("r1")).toEqual([3, 3]);
  });

  test("off the grid means without both levels, and the same place again is no edit", async () => {
    const state = open([{ title: "A", impact: 2, likelihood: 2 }]);
    state.place(["r1"], { x: 2, y: 2 });
    await strategy.flush();
    expect(sent).toEqual([]);
    state.place(["r1"], null);
    expect(placeOf("r1")).toEqual([null, null]);
    expect(state.stacks.tray).toEqual(["r1"]);
  });
});

describe("many", () => {
  const many = Array.from({ length: 300 }, (_, at) => ({ title: `Risk ${at}`, impact: 3, likelihood: 3 }));

  test("three hundred in one cell become a few pins and a count, and Home and End reach what is shown", () => {
    const state = open(many);
    const [cell] = state.cells;
    expect(cell!.shown.length + cell!.more).toBe(300);
    expect(state.pins.length).toBeLessThanOrEqual(6);
    state.goEnd("last");
    expect(state.pins.map(({ id }) => id)).toContain(state.current);
  });

  test("the list walks all of them, and the grid shows the one it comes to", () => {
    const state = open(many);
    state.walk("last");
    const last = state.rows.at(-1)!.id;
    expect(state.current).toBe(last);
    expect([...state.selected]).toEqual([last]);
    expect(state.pins.map(({ id }) => id)).toContain(last);
    state.walk(-2, true);
    expect(state.selected.size).toBe(3);
  });
});

test("what is closed is folded away, and comes back when it is looked for", () => {
  const state = open([
    { title: "A", impact: 2, likelihood: 2 },
    { title: "B", impact: 2, likelihood: 2, status: "closed" },
  ]);
  expect(state.rows.map(({ id }) => id)).toEqual(["r1"]);
  expect(state.folded).toHaveLength(1);
  state.follow("r2");
  expect(state.unfolded).toBe(true);
  expect(state.rows.map(({ id }) => id)).toEqual(["r1", "r2"]);
});

test("deleting hands the focus to the next in the list, and its number stays its own until then", () => {
  const state = open([
    { title: "A", impact: 5, likelihood: 5 },
    { title: "B", impact: 4, likelihood: 4 },
    { title: "C", impact: 3, likelihood: 3 },
  ]);
  expect(state.numbers.get("r3")).toBe(3);
  state.rest("r2");
  state.remove();
  expect(strategy.get("risk", "r2")).toBeUndefined();
  expect(state.current).toBe("r3");
});
