import { expect, test } from "vitest";
import { trend } from "./trend";

const box = { width: 400, height: 104, side: 40, top: 18 };
const dots = [
  { date: "2026-12-31", value: 74 },
  { date: "2027-02-12", value: 76 },
];

test("values, baseline and target share one scale, up to the target date", () => {
  const shown = trend(dots, { baseline: 71, target: 90, targetDate: "2027-12-31" }, box)!;
  expect(shown.first.x).toBe(40);
  expect(shown.target).toMatchObject({ x: 360, y: 18 });
  expect(shown.baseline).toBe(86);
  expect(shown.last.x).toBeGreaterThan(40);
  expect(shown.last.x).toBeLessThan(120);
  expect(shown.way).toMatch(/^M.*L360 18$/);
});

test("without a target the line takes the whole width", () => {
  const shown = trend(dots, {}, box)!;
  expect(shown.last.x).toBe(360);
  expect(shown.target).toBeUndefined();
  expect(shown.way).toBeUndefined();
});

test("a target date that is past draws no way to it", () => {
  expect(trend(dots, { target: 90, targetDate: "2027-01-01" }, box)!.way).toBeUndefined();
});

test("one value, equal values and values that are no numbers draw no nonsense", () => {
  for (const points of [[dots[0]!], [dots[0]!, { ...dots[1]!, value: 74 }]]) {
    expect(JSON.stringify(trend(points, { target: 74 }, box))).not.toMatch(/null|NaN/);
  }
  expect(trend([], {}, box)).toBeUndefined();
  expect(trend([{ date: "2027-01-01", value: NaN }], {}, box)).toBeUndefined();
  expect(trend(dots, { target: Infinity }, box)?.target).toBeUndefined();
  expect(trend(dots, {}, { ...box, width: 0 })).toBeUndefined();
});
