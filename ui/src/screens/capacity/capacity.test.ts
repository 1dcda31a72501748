import { describe, expect, it } from "vitest";
import type { AnyRecord } from "../../lib/types";
import { following, inTime, stackOrder, teamNames, total, withShare, withWeeks, type Share } from "./allocation";

const cycle = (id: string, fields: Record<string, unknown> = {}): AnyRecord => ({
  id,
  rank: id,
  created: "",
  updated: "",
  ...fields,
});
const shares: Share[] = [
  { category: "new_work", planned: 50, actual: 55 },
  { category: "technical_debt", planned: 20, actual: null },
];

describe("cells", () => {
  it("set one share and leave the others", () => {
    expect(withShare(shares, "technical_debt", "actual", 12)).toEqual([
      { category: "new_work", planned: 50, actual: 55 },
      { category: "technical_debt", planned: 20, actual: 12 },
    ]);
    expect(withShare(shares, "learning", "planned", 5).at(-1)).toEqual({
      category: "learning",
      planned: 5,
      actual: null,
    });
  });
  it("that are cleared take an empty category away", () => {
    expect(withShare(shares, "technical_debt", "planned", null)).toHaveLength(1);
    expect(withShare(shares, "new_work", "planned", null)).toHaveLength(2);
  });
  it("of teams keep what else is known of them", () => {
    const teams = [{ team: "Data", person_weeks: 24, at_once: 3 }];
    expect(withWeeks(teams, "Data", 20)).toEqual([{ team: "Data", person_weeks: 20, at_once: 3 }]);
    expect(withWeeks(teams, "Web", 12)).toHaveLength(2);
  });
  it("sum up without what floating arithmetic adds", () => {
    const tenths = [0.1, 0.2].map((planned, at) => ({ category: at === 0 ? "new_work" : "platform", planned }));
    expect(total(cycle("a", { allocations: tenths }), "planned")).toBe(0.3);
    expect(total(cycle("a", { allocations: shares }), "actual")).toBe(55);
    expect(total(cycle("a"), "actual")).toBeNull();
  });
});

describe("cycles", () => {
  it("begin with the people and the plan of the last one, and nothing of what happened", () => {
    const last = cycle("b", {
      quarter: "2027-Q1",
      capacity: [{ team: "Data", person_weeks: 24, at_once: null }],
      allocations: shares,
    });
    expect(following([last, cycle("a", { quarter: "2026-Q4" })], "2026-11-27", 1)).toEqual({
      name: "Q2 2027",
      quarter: "2027-Q2",
      capacity: [{ team: "Data", person_weeks: 24, at_once: null }],
      allocations: [
        { category: "new_work", planned: 50, actual: null },
        { category: "technical_debt", planned: 20, actual: null },
      ],
    });
    expect(following([], "2026-11-27", 1)).toMatchObject({ quarter: "2026-Q4", capacity: [], allocations: [] });
  });
  it("stand in the order of time, those without days by their quarter", () => {
    const all = [cycle("c", { quarter: "2027-Q1" }), cycle("a"), cycle("b", { quarter: "2026-Q4" })];
    expect(inTime(all, ["b", "c"]).map(({ id }) => id)).toEqual(["b", "c", "a"]);
    expect(inTime(all, []).map(({ id }) => id)).toEqual(["b", "c", "a"]);
  });
  it("name their teams once", () => {
    const team = (name: string) => ({ team: name, person_weeks: 1 });
    expect(
      teamNames([cycle("a", { capacity: [team("A"), team("B")] }), cycle("b", { capacity: [team("B"), team("")] })]),
    ).toEqual(["A", "B"]);
  });
});

describe("the stack", () => {
  it("puts a least share at the base and a greatest on top, where their lines are exact", () => {
    const bounds = [
      { category: "new_work" as const, at_least: null, at_most: 50 },
      { category: "technical_debt" as const, at_least: 20, at_most: null },
    ];
    expect(stackOrder(["new_work", "platform", "technical_debt"], bounds)).toEqual([
      "technical_debt",
      "platform",
      "new_work",
    ]);
    expect(stackOrder(["learning", "new_work"], [])).toEqual(["learning", "new_work"]);
  });
});
