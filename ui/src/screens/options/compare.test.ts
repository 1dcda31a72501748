import { expect, test } from "vitest";
import type { PlanFigure } from "../../lib/types";
import { held, rows } from "./compare";

const figure = (part: Partial<PlanFigure>): PlanFigure => ({
  code: "a",
  group: "Dates",
  label: "A",
  help: "",
  value: 10,
  text: "10",
  unit: "count",
  better: "less",
  ...part,
});

test("a figure of an option is held against the plan in words", () => {
  const plan = figure({});
  const told = (part: Partial<PlanFigure>) => {
    const { words, tone } = held({ ...plan, ...part, value: 10, text: "10" }, figure(part));
    return `${words} (${tone})`;
  };
  expect(told({ value: 8 })).toBe("2 fewer (better)");
  expect(told({ value: 34, unit: "day" })).toBe("24 days later (worse)");
  expect(told({ value: 9, unit: "quarter" })).toBe("1 quarter earlier (better)");
  expect(told({ value: 12.5, unit: "percent", better: "neither" })).toBe("2.5 points more (other)");
  expect(told({ value: 11, better: "more" })).toBe("1 more (better)");
  expect(told({ value: 10, text: "10" })).toBe(" (same)");
  expect(told({ value: null, text: "" })).toBe("none (other)");
  expect(held(undefined, figure({})).words).toBe("new");
});

test("what only an option has stands with its group", () => {
  const plan = [figure({ code: "a" }), figure({ code: "c", group: "Debt" })];
  const option = [figure({ code: "b" }), figure({ code: "c", group: "Debt", value: 1 })];
  expect(rows(plan, [option]).map((row) => [row.code, row.heading, row.plan?.value, row.options[0]?.value])).toEqual([
    ["a", "Dates", 10, undefined],
    ["b", null, undefined, 10],
    ["c", "Debt", 10, 1],
  ]);
});
