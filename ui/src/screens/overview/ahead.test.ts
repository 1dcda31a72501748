import { expect, test } from "vitest";
import type { AnyRecord, Kind } from "../../lib/types";
import { dueAfter } from "../../lib/dates";
import { ahead, distance, lastReview, nextReview, overdue } from "./ahead";

let count = 0;
const record = (fields: Record<string, unknown>) =>
  ({ id: `r${(count += 1)}`, rank: "", ...fields }) as unknown as AnyRecord;
const reader = (lists: Partial<Record<Kind, AnyRecord[]>>) => (kind: Kind) => lists[kind] ?? [];

test("what is held again follows from its cadence", () => {
  expect(dueAfter("2027-02-12", "weekly")).toBe("2027-02-19");
  expect(dueAfter("2027-02-12", "fortnightly")).toBe("2027-02-26");
  expect(dueAfter("2027-01-31", "monthly")).toBe("2027-02-28");
  expect(dueAfter("2026-12-17", "quarterly")).toBe("2027-03-17");
  expect(dueAfter("2027-02-12", "half_yearly")).toBe("2027-08-12");
  expect(dueAfter("2027-02-12", "yearly")).toBe("2028-02-12");
  expect(dueAfter("2027-02-12", null)).toBeUndefined();
});

test("what comes stands in its order, what is past is overdue", () => {
  const read = reader({
    ritual: [
      record({ name: "Demo", next_due: "2027-02-25" }),
      record({ name: "Game day", last_held: "2026-09-01", cadence: "quarterly" }),
    ],
    milestone: [
      record({ title: "Winter", date: "2027-12-12", fixed: true }),
      record({ title: "Gone", date: "2027-01-02" }),
    ],
    review: [record({ title: "Q1 review", date: "2027-03-30", status: "planned" })],
    decision: [
      record({ number: 3, title: "Buy boxes", status: "accepted", revisit_on: "2027-02-01" }),
      record({ number: 1, title: "Standby", status: "superseded", revisit_on: "2026-12-01" }),
    ],
  });
  expect(ahead(read, "2027-02-16", 70).map(({ title, day }) => [title, day])).toEqual([
    ["Demo", "2027-02-25"],
    ["Q1 review", "2027-03-30"],
  ]);
  expect(overdue(read, "2027-02-16").map(({ title }) => title)).toEqual(["Game day", "D-003 Buy boxes"]);
});

test("without a planned review the last one says when the next is due", () => {
  const held = record({ title: "Q4", kind: "quarterly", status: "closed", date: "2026-12-17" });
  const incident = record({ title: "Outage", kind: "post_incident", status: "closed", date: "2027-01-20" });
  const lists = { review: [held, incident], strategy: [record({ review_cadence: "quarterly" })] };
  expect(lastReview(reader(lists), "2027-02-16")?.title).toBe("Q4");
  expect(lastReview(reader(lists), "2026-12-01")).toBeUndefined();
  expect(ahead(reader(lists), "2027-02-16", 70)).toMatchObject([{ title: "Next review", day: "2027-03-17" }]);
  expect(lastReview(reader({}), "2027-02-16")).toBeUndefined();
});

test("the next review is told however far off it is", () => {
  const planned = (title: string, date: string) => record({ title, status: "planned", date });
  const read = reader({
    review: [planned("Q4", "2027-12-14"), planned("Q2", "2027-06-29"), planned("Q1", "2027-02-01")],
  });
  expect(ahead(read, "2027-02-16", 70)).toEqual([]);
  expect(nextReview(read, "2027-02-16")?.title).toBe("Q2");
  const held = record({
    title: "Q4",
    kind: "quarterly",
    status: "closed",
    date: "2026-12-17",
    next_date: "2027-06-01",
  });
  expect(nextReview(reader({ review: [held] }), "2027-02-16")).toMatchObject({
    title: "Next review",
    day: "2027-06-01",
  });
  expect(nextReview(reader({}), "2027-02-16")).toBeUndefined();
});

test("actions of a review are due until they are done", () => {
  const review = record({
    title: "Q4",
    status: "closed",
    date: "2026-12-17",
    next_date: "2027-03-30",
    actions: [
      { text: "Second supply", due: "2027-02-26", done: false },
      { text: "Board", due: "2027-01-15", done: true },
    ],
  });
  expect(ahead(reader({ review: [review] }), "2027-02-16", 14).map(({ title }) => title)).toEqual(["Second supply"]);
  expect(overdue(reader({ review: [review] }), "2027-02-16")).toEqual([]);
});

test("distances are said in words", () => {
  expect([0, 1, -1, 6, -9, 35, 90, -400].map(distance)).toEqual([
    "today",
    "tomorrow",
    "yesterday",
    "in 6 days",
    "9 days ago",
    "in 5 weeks",
    "in 3 months",
    "13 months ago",
  ]);
});
