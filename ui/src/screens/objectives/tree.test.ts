import { describe, expect, it } from "vitest";
import type { AnyRecord } from "../../lib/types";
import { columnsFor, figureWidth, tracks } from "./columns";
import { moveChanges, NO_FILTER, rowsOf, stepKeyResult, stepObjective, type Records } from "./tree";
import { between, stack } from "../../lib/grid/windowed";

let rank = 0;
const record = (id: string, fields: Record<string, unknown> = {}): AnyRecord => ({
  id,
  rank: String(rank++).padStart(4, "0"),
  created: "",
  updated: "",
  ...fields,
});
const records: Records = {
  pillars: [record("R"), record("D")],
  objectives: [
    record("o1", { pillar: "D", owner: "Data lead" }),
    record("o2", { pillar: "R", owner: "Platform lead", cycle: "q1" }),
    record("o3", { pillar: "R", owner: "Platform lead" }),
    record("o4", { pillar: "gone" }),
  ],
  keyResults: [
    record("k1", { objective: "o1" }),
    record("k2", { objective: "o2" }),
    record("k3", { objective: "o2", owner: "Data lead" }),
    record("k4", { objective: "o4" }),
    record("k5", { objective: null }),
  ],
};
const keys = (...args: Parameters<typeof rowsOf>) => rowsOf(...args).map(({ id }) => id);

describe("rows", () => {
  it("follow the pillars; what belongs to nothing stands last", () => {
    expect(keys(records, new Set(), NO_FILTER, null)).toEqual([
      "o2", "k2", "k3", "o3", "o1", "k1", "o4", "k4", "none", "k5",
    ]); // prettier-ignore
    const [first, second] = rowsOf(records, new Set(), NO_FILTER, null);
    expect(first).toMatchObject({ level: 1, open: true, place: 1, size: 4 });
    expect(second).toMatchObject({ level: 2, parent: "objective/o2", place: 1, size: 2 });
  });
  it("of a closed objective are not there", () => {
    expect(keys(records, new Set(["objective/o2"]), NO_FILTER, null).slice(0, 2)).toEqual(["o2", "o3"]);
  });
  it("are narrowed by pillar, cycle and owner; the owner of an objective answers for key results without one", () => {
    expect(keys(records, new Set(), { ...NO_FILTER, pillar: "D" }, null)).toEqual(["o1", "k1"]);
    expect(keys(records, new Set(), { ...NO_FILTER, pillar: "none" }, null)).toEqual(["o4", "k4"]);
    expect(keys(records, new Set(), { ...NO_FILTER, cycle: "q1" }, null)).toEqual(["o2", "k2", "k3"]);
    expect(keys(records, new Set(), { ...NO_FILTER, owner: "Data lead" }, null)).toEqual(["o2", "k3", "o1", "k1"]);
  });
  it("hold what is being named, at its place", () => {
    const draft = { kind: "key_result" as const, id: "new", parent: "o2", after: "k2" };
    expect(keys(records, new Set(["objective/o2"]), NO_FILTER, draft).slice(0, 4)).toEqual(["o2", "k2", "new", "k3"]);
    const first = { kind: "objective" as const, id: "new", parent: "R", after: null };
    expect(keys(records, new Set(), NO_FILTER, first)[0]).toBe("new");
  });
});

describe("a step", () => {
  it("of a key result stays in its objective, then goes over to the next", () => {
    expect(stepKeyResult(records, "k2", 1)).toEqual({ parent: "o2", after: "k3" });
    expect(stepKeyResult(records, "k3", -1)).toEqual({ parent: "o2", after: null });
    expect(stepKeyResult(records, "k3", 1)).toEqual({ parent: "o3", after: null });
    expect(stepKeyResult(records, "k1", -1)).toEqual({ parent: "o3", after: null });
    expect(stepKeyResult(records, "k2", -1)).toBeUndefined();
    expect(stepKeyResult(records, "k5", -1)).toEqual({ parent: "o4", after: "k4" });
    expect(stepKeyResult(records, "k4", 1)).toBeUndefined();
  });
  it("of an objective stays in its pillar, then goes over to the next", () => {
    expect(stepObjective(records, "o2", 1)).toEqual({ parent: "R", after: "o3" });
    expect(stepObjective(records, "o3", 1)).toEqual({ parent: "D", after: null });
    expect(stepObjective(records, "o1", -1)).toEqual({ parent: "R", after: "o3" });
    expect(stepObjective(records, "o2", -1)).toBeUndefined();
  });
  it("becomes changes that lead there in the order of all", () => {
    expect(moveChanges("objective", "o3", "R", { parent: "D", after: null }, records.objectives)).toEqual([
      { op: "set", kind: "objective", id: "o3", fields: { pillar: "D" } },
      { op: "move", kind: "objective", id: "o3", after: null },
    ]);
    expect(moveChanges("key_result", "k3", "o2", { parent: "o2", after: null }, records.keyResults)).toEqual([
      { op: "move", kind: "key_result", id: "k3", after: "k1" },
    ]);
    expect(moveChanges("key_result", "k3", "o2", { parent: "o3", after: null }, records.keyResults)).toEqual([
      { op: "set", kind: "key_result", id: "k3", fields: { objective: "o3" } },
    ]);
  });
});

describe("room", () => {
  it("goes first to what tells most", () => {
    expect(columnsFor(1200)).toHaveLength(9);
    expect(columnsFor(620)).toEqual(["title", "target", "now", "progress"]);
    expect(columnsFor(340), "the least window at 200 %").toEqual(["title", "progress"]);
    expect(columnsFor(0)).toHaveLength(9);
  });
  it("gives figures the room that their units need, within bounds", () => {
    expect(figureWidth([])).toBe(72);
    expect(figureWidth(["2 h", "12 dashboards"])).toBeGreaterThan(90);
    expect(figureWidth(["1,000 wagons that report every minute"])).toBe(112);
    expect(tracks(["title", "now", "progress"], 96)).toBe("minmax(0, 1fr) 96px 148px");
    expect(columnsFor(560, 72)).toContain("target");
    expect(columnsFor(560, 112)).not.toContain("target");
  });
  it("shows the rows in sight", () => {
    const stacked = stack([36, 30, 30, 36, 30]);
    expect(stacked.height).toBe(162);
    expect(between(stacked, 40, 100)).toEqual([1, 4]);
    expect(between(stacked, 0, 1000)).toEqual([0, 5]);
    expect(between(stack([]), 0, 10)).toEqual([0, 0]);
  });
});
