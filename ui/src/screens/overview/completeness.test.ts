import { expect, test } from "vitest";
import type { AnyRecord, Kind } from "../../lib/types";
import { completeness, isPrompt, written, type Part } from "./completeness";

let count = 0;
function record(fields: Record<string, unknown>): AnyRecord {
  count += 1;
  return { id: `r${count}`, rank: String(count), created: "", updated: "", ...fields } as AnyRecord;
}

type Lists = Partial<Record<Kind, AnyRecord[]>>;
const parts = (lists: Lists) => completeness((kind) => lists[kind] ?? []);
const of = (label: string, lists: Lists): Part => parts(lists).find((part) => part.label === label)!;

test("a prompt in brackets is not written, a link is", () => {
  expect(isPrompt("By [date], every team ships.")).toBe(true);
  expect(isPrompt("See [the log](https://example.org).")).toBe(false);
  expect(isPrompt("Costs [n/a] and (more)")).toBe(true);
  expect(isPrompt("No brackets, a ] alone")).toBe(false);
  expect(written("  ")).toBe(false);
  expect(written("[Who waits]")).toBe(false);
  expect(written("Shippers")).toBe(true);
  expect(written([])).toBe(false);
  expect(written(["done", "[not done]"])).toBe(false);
  expect(written({ text: "Gates open", measure: "[now] to [target]", pillar: null })).toBe(false);
  expect(written({ text: "", pillar: null })).toBe(false);
  expect(written(0)).toBe(true);
  expect(written(null)).toBe(false);
});

test("an empty strategy says of each section how to begin", () => {
  const all = parts({ vision: [record({ statement: "" })] });
  expect(all.every((part) => part.next !== null)).toBe(true);
  expect(all[0]).toMatchObject({ label: "Vision", met: 0, next: { words: "Write your vision in one sentence" } });
  expect(all[0]!.next!.way).toMatchObject({ kind: "vision", field: "statement" });
  expect(new Set(all.map((part) => part.label)).size).toBe(all.length);
});

test("the next step leads to the first record that lacks something", () => {
  const good = record({
    title: "A",
    owner: "Platform lead",
    success_criteria: ["It holds"],
    levers: [{ lever: "cost", sentence: "x" }],
    horizon: "now",
  });
  const bare = record({ ...good, id: "bare", owner: " ", horizon: "next" });
  const roadmap = of("Roadmap", { initiative: [good, bare, record({ ...good, id: "third" })] });
  expect(roadmap.next).toEqual({
    words: "Give each initiative an owner",
    way: { kind: "initiative", id: "bare", field: "owner" },
  });
  expect(roadmap.have).toBe("3 initiatives, 0 milestones");
});

test("what waits is counted apart and needs no owner", () => {
  const initiative = {
    owner: "A lead",
    success_criteria: ["x"],
    levers: [{ sentence: "y" }],
    commitment: "committed",
    start: "2027-01-04",
    end: "2027-02-04",
  };
  const on = ["now", "next", "later"].map((horizon) => record({ ...initiative, horizon }));
  const waits = record({ horizon: "not_now", owner: "" });
  const lists: Lists = { initiative: [...on, waits], milestone: [record({ title: "Winter" })] };
  expect(of("Roadmap", lists)).toMatchObject({
    next: null,
    met: 7,
    of: 7,
    have: "3 initiatives, 1 not now, 1 milestone",
  });
  const undated = record({ ...initiative, horizon: "now", end: null });
  expect(of("Roadmap", { ...lists, initiative: [...on, waits, undated] }).next).toMatchObject({
    words: "Give what is committed its dates",
    way: { id: undated.id },
  });
});

test("each pillar is asked for an objective and an initiative", () => {
  const one = record({ intent: "Why", owner: "A lead" });
  const two = record({ intent: "Why", owner: "B lead" });
  const objective = (pillar: AnyRecord) => record({ pillar: pillar.id });
  const first = of("Pillars", { pillar: [one, two], objective: [objective(one)] });
  expect(first.next?.words).toBe("Give each pillar an objective");
  const both = { objective: [objective(one), objective(two)], initiative: [objective(one), objective(two)] };
  expect(of("Pillars", { pillar: [one, two], ...both })).toMatchObject({ next: null, met: 5 });
});

test("a bound needs no value at the start", () => {
  const objective = record({});
  const result = (fields: Record<string, unknown>) => record({ objective: objective.id, target: 2, ...fields });
  const lists = (...results: AnyRecord[]): Lists => ({
    objective: [objective],
    key_result: results,
    check_in: [record({})],
  });
  expect(
    of("Objectives", lists(result({ kind: "increase", baseline: 1 }), result({ kind: "stay_below" }))).next,
  ).toBeNull();
  expect(of("Objectives", lists(result({ kind: "increase" }))).next?.words).toContain("value at the start");
});

test("nothing is divided by: every part has expectations", () => {
  for (const part of parts({})) expect(part.of).toBeGreaterThan(0);
});
