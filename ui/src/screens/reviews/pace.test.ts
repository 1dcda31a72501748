import { expect, test } from "vitest";
import type { AgendaPoint } from "../../lib/types";
import { paceOf } from "./pace";

const start = Date.parse("2026-12-15T14:00:00Z");
const at = (minutes: number) => new Date(start + 60_000 * minutes).toISOString();
const now = (minutes: number) => start + 60_000 * minutes;
const agenda = [10, 20, null, 15].map((minutes): AgendaPoint => ({ text: "", shows: "talk", minutes }));
const held = (more: { begun: string | null; point: number | null; point_begun: string | null }) => ({
  agenda,
  ...more,
});

test("a point that runs in its time leaves the end where it was planned", () => {
  const pace = paceOf(held({ begun: at(0), point: 1, point_begun: at(10) }), now(15));
  expect(pace).toEqual({ minutes: 45, allotted: 1200, spent: 300, used: 900, behind: 0, ends: now(45) });
});

test("what took longer moves the end, and what is over its time does so by the minute", () => {
  const late = paceOf(held({ begun: at(0), point: 1, point_begun: at(16) }), now(20));
  expect([late.behind, late.ends]).toEqual([360, now(51)]);
  const over = paceOf(held({ begun: at(0), point: 1, point_begun: at(10) }), now(34));
  expect([over.behind, over.ends]).toEqual([240, now(49)]);
  expect(paceOf(held({ begun: at(0), point: 1, point_begun: at(7) }), now(9)).behind).toBe(-180);
});

test("a clock that was set back, a point that is gone and an empty agenda give no nonsense", () => {
  expect(paceOf(held({ begun: at(30), point: 1, point_begun: at(40) }), now(0))).toMatchObject({ spent: 0, used: 0 });
  expect(paceOf(held({ begun: at(0), point: 9, point_begun: at(0) }), now(1)).allotted).toBe(900);
  expect(paceOf({ agenda: [], begun: null, point: null, point_begun: null }, now(0))).toEqual({
    minutes: 0,
    allotted: 0,
    spent: 0,
    used: 0,
    behind: 0,
    ends: null,
  });
});
