import { expect, test } from "vitest";
import { dueAfter } from "../../lib/dates";
import { dueCell } from "./due";

test.each([
  ["weekly", "2027-01-29", "2027-02-05"],
  ["fortnightly", "2027-01-29", "2027-02-12"],
  ["monthly", "2027-01-31", "2027-02-28"],
  ["quarterly", "2027-01-15", "2027-04-15"],
  ["half_yearly", "2027-08-31", "2028-02-29"],
  ["yearly", "2028-02-29", "2029-02-28"],
])("%s after %s", (cadence, held, due) => {
  expect(dueAfter(held, cadence)).toBe(due);
});

test("what is due is said in words, and a warning only when the day has passed", () => {
  const cell = (today: string, ritual: object) =>
    dueCell({ cadence: "weekly", last_held: "2027-01-01", ...ritual }, today);
  expect(cell("2027-01-11", {})).toEqual({ text: "3 days overdue", tone: "warning" });
  expect(cell("2027-01-08", {})).toEqual({ text: "Due today" });
  expect(cell("2027-01-07", {})).toEqual({ text: "Due 8 Jan 2027" });
  expect(cell("2027-01-11", { next_due: "2027-01-12" })).toEqual({ text: "Due 12 Jan 2027" });
  expect(cell("2027-01-07", { last_held: null })).toEqual({ text: "Not held yet" });
  expect(cell("2027-01-07", { cadence: null })).toEqual({ text: "" });
});
