import { describe, expect, test } from "vitest";
import { adviceOn, behind, freeColour, placeAt, tiersByPillar } from "./pillars";

const record = (id: string, fields = {}) => ({ id, rank: id, created: "", updated: "", ...fields });

describe("tiers", () => {
  test("every initiative of a pillar stands in one tier, or among those without", () => {
    const tiers = tiersByPillar([
      record("1", { pillar: "p", tier: "capability", horizon: "now" }),
      record("2", { pillar: "p", tier: "deliverable", horizon: "next" }),
      record("3", { pillar: "p", tier: null, horizon: "later" }),
      record("4", { pillar: "p", tier: "investment", horizon: "not_now" }),
      record("5", { pillar: "p", tier: "investment", horizon: "now", status: "dropped" }),
      record("6", { pillar: "", tier: "investment", horizon: "now" }),
    ]);
    const own = tiers.get("p")!;
    expect(own.lists.map((list) => list.map(({ id }) => id))).toEqual([["2"], ["1"], []]);
    expect(own.open.map(({ id }) => id)).toEqual(["3"]);
    expect(own.aside).toBe(1);
    expect(tiers.get(null)?.lists[2].map(({ id }) => id)).toEqual(["6"]);
  });
});

test("advice only outside of two to five", () => {
  expect(adviceOn(1)).toContain("Add another");
  expect([0, 2, 3, 4, 5].map(adviceOn)).toEqual([null, null, null, null, null]);
  expect(adviceOn(6)).toContain("6 pillars");
});

test("a new pillar takes a colour that is free", () => {
  expect(freeColour([record("1", { colour: "blue" }), record("2", { colour: "teal" })])).toBe("vermilion");
  const all = ["blue", "vermilion", "teal", "plum", "umber", "violet"].map((colour) => record(colour, { colour }));
  expect(freeColour(all)).toBe("blue");
});

describe("order", () => {
  test.each([
    [0, 2, "c"],
    [2, 0, null],
    [1, 2, "c"],
    [2, 1, "a"],
    [0, 99, "d"],
  ])("from %d to %d: behind %s", (from, to, id) => {
    expect(behind(["a", "b", "c", "d"], from, to)).toBe(id);
  });

  test.each([
    [0, 10, 0],
    [0, 160, 1],
    [0, 900, 3],
    [3, 10, 0],
    [2, 260, 2],
  ])("item %d at height %d lands at %d", (from, y, to) => {
    expect(placeAt([50, 150, 250, 350], from, y)).toBe(to);
  });
});
