import { describe, expect, test } from "vitest";
import { initiative, record } from "../sample";
import { buildTiers, columnAt, ITEM, itemsBetween, itemTop, layTiers, planTier, tierCell } from "./tiers";

const PILLARS = [record("p"), record("q")];
const ALL = [
  initiative("One", { pillar: "p", tier: "deliverable" }),
  initiative("Two", { pillar: "p", tier: "investment" }),
  initiative("Three", { pillar: "gone", tier: "capability" }),
  initiative("Four", { pillar: "q" }),
  initiative("Five", { pillar: "q", tier: "capability", horizon: "not_now" }),
  initiative("Six", { pillar: "p", tier: "deliverable" }),
];
const titles = (list: readonly { title: string }[]) => list.map(({ title }) => title);

describe("tiers", () => {
  const tiers = buildTiers(ALL, PILLARS);

  test("one place for each that is not set aside; those without a pillar come last", () => {
    expect(tiers.lanes.map(({ key }) => key)).toEqual(["p", "q", ""]);
    expect(titles(tierCell(tiers, 0, 0))).toEqual(["One", "Six"]);
    expect(titles(tierCell(tiers, 2, 1))).toEqual(["Three"]);
    expect(titles(tiers.tray)).toEqual(["Four"]);
    expect(tiers.places.size).toBe(5);
    expect(tiers.places.get("six")).toEqual({ lane: 0, column: 0, index: 1 });
  });

  test("a lane is as high as its fullest tier, and columns share the width", () => {
    const many = Array.from({ length: 40 }, (_, at) => initiative(`N ${at}`, { pillar: "p", tier: "capability" }));
    const layout = layTiers(buildTiers(many, PILLARS), 1100);
    expect(layout.lanes[0]!.height).toBeGreaterThanOrEqual(itemTop(39) + ITEM);
    expect(layout.lanes[1]!.top).toBe(layout.lanes[0]!.height);
    const last = layout.columns[2]!;
    expect(last.left + last.width).toBeCloseTo(1100);
    expect(columnAt(layout, 20)).toBeNull();
    layout.columns.forEach(({ left, width }, at) => expect(columnAt(layout, left + width / 2)).toBe(at));
  });

  test("what is in sight", () => {
    expect(itemsBetween(100, -500, 200)).toEqual([0, 5]);
    expect(itemsBetween(100, 10 + 10 * ITEM, 10 + 12 * ITEM)).toEqual([10, 12]);
    expect(itemsBetween(3, 5000, 6000)).toEqual([3, 3]);
  });

  test("a move changes the tier and nothing else", () => {
    expect(planTier([ALL[0]!, ALL[3]!], "deliverable")).toEqual({
      changes: [{ op: "set", kind: "initiative", id: "four", fields: { tier: "deliverable" } }],
      label: "Move “Four” to Near-term deliverables",
      words: "Moved “Four” to Near-term deliverables",
    });
    expect(planTier([ALL[0]!, ALL[1]!], null)?.words).toBe("Moved 2 initiatives to no tier");
    expect(planTier([ALL[0]!], "deliverable")).toBeNull();
  });
});
