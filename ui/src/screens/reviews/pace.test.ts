import { expect, test } from "vitest";
import type { AgendaPoint } from "../../lib/types";
import { paceOf, resumed, without } from "./pace";

const start = Date.parse("2026-12-15T14:00:00Z");
const at = (minutes: number) => new Date(start + 60_000 * minutes).toISOString();
const now = (minutes: number) => start + 60_000 * minutes;
const agenda = [10, 20, null, 15].map((minutes): AgendaPoint => ({ text: "", shows: "talk", minutes }));
const held = (more: { begun: string | null; point: number | null; point_begun: string | null; paused?: string }) => ({
  agenda,
  paused: null,
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
  expect(paceOf({ agenda: [], begun: null, point: null, point_begun: null, paused: null }, now(0))).toEqual({
    minutes: 0,
    allotted: 0,
    spent: 0,
    used: 0,
    behind: 0,
    ends: null,
  });
});

test("what a pause takes counts nowhere, and the end moves with it", () => {
  const paused = held({ begun: at(0), point: 1, point_begun: at(10), paused: at(15) });
  expect(paceOf(paused, now(75))).toMatchObject({ spent: 300, used: 900, behind: 0, ends: now(105) });
  const goes = { ...paused, ...resumed(paused, now(75)) };
  expect(paceOf(goes, now(75))).toEqual(paceOf(paused, now(75)));
  expect(paceOf(goes, now(76))).toMatchObject({ spent: 360, used: 960, behind: 0, ends: now(105) });
  // What runs goes on as it is, and a clock that was set back takes nothing away.
  expect(resumed({ begun: at(0), point_begun: null, paused: null }, now(9))).toEqual({
    begun: at(0),
    point_begun: null,
    paused: null,
  });
  expect(resumed(held({ begun: at(0), point: 1, point_begun: at(10), paused: at(15) }), now(3)).begun).toBe(at(0));
});

test("time that is left out counts nowhere; a point that began after it keeps its time", () => {
  const left = held({ begun: at(0), point: 1, point_begun: at(10) });
  const goes = { ...left, ...without(60 * 60, left, true, now(75)) };
  expect(paceOf(goes, now(75))).toMatchObject({ spent: 300, used: 900, behind: 0, ends: now(105) });
  const later = held({ begun: at(0), point: 2, point_begun: at(74) });
  expect({ ...without(60 * 60, later, false, now(75)) }).toMatchObject({ begun: at(60), point_begun: at(74) });
  expect(without(60 * 90, left, true, now(75)).begun).toBe(at(75));
});
