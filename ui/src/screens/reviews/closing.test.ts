import { expect, test } from "vitest";
import type { AnyRecord } from "../../lib/types";
import { before, closing, nextDay, nextTitle, openActions } from "./closing";

const record = (fields: Record<string, unknown>): AnyRecord => ({
  id: "r",
  rank: "80",
  created: "",
  updated: "",
  ...fields,
});
const open = { text: "Order the boxes", owner: "Yard lead", due: "2027-04-01", done: false };
const done = { text: "Ask the board", owner: "Lead", due: null, done: true };
const review = (fields: Record<string, unknown> = {}) =>
  record({
    title: "Q4 strategy review",
    kind: "quarterly",
    date: "2026-12-15",
    status: "open",
    actions: [open, done],
    ...fields,
  });
const close = (over: Record<string, unknown> = {}, planned: AnyRecord[] = []) =>
  closing({
    review: review(over),
    planned,
    cadence: "monthly",
    today: "2026-12-16",
    revision: 41,
    now: "2026-12-16T10:00:00Z",
    ids: { snapshot: "s", next: "n" },
  });

test("closing freezes the state and makes the next review with what is still open", () => {
  const [snapshot, closed, next, ...more] = close();
  expect(snapshot).toEqual({
    op: "put",
    kind: "snapshot",
    id: "s",
    fields: { name: "Q4 strategy review", time: "2026-12-16T10:00:00Z", revision: 41 },
  });
  expect(closed).toMatchObject({
    op: "set",
    id: "r",
    fields: { status: "closed", snapshot: "s", next_date: "2027-03-15" },
  });
  expect(next).toMatchObject({
    op: "put",
    id: "n",
    fields: { title: "Q1 strategy review", date: "2027-03-15", actions: [open] },
  });
  expect(more).toEqual([]);
});

test("a planned review of the same kind takes what is open, once", () => {
  const planned = record({ id: "p", kind: "quarterly", status: "planned", actions: [open] });
  const other = record({ id: "m", kind: "monthly", status: "planned", actions: [] });
  const late = record({ ...planned, id: "late", date: "2027-09-15" });
  const missed = record({ ...planned, id: "missed", date: "2026-09-15" });
  const soon = record({ ...planned, id: "p", date: "2027-03-15" });
  expect(close({ actions: [done, { ...open, owner: "Crane lead" }] }, [late, planned, missed, soon])[2]).toMatchObject({
    id: "p",
    fields: { actions: [open, { owner: "Crane lead" }] },
  });
  const [, , taken] = close({ actions: [open, { ...open, text: "Measure again" }] }, [other, planned]);
  expect(taken).toMatchObject({ op: "set", id: "p", fields: { actions: [open, { text: "Measure again" }] } });
  expect(close({ actions: [done] }, [planned])).toHaveLength(2);
});

test("a review after an incident has no next one, and one without a day is held today", () => {
  expect(close({ kind: "post_incident" })).toHaveLength(2);
  expect(close({ date: null })[1]).toMatchObject({ fields: { date: "2026-12-16" } });
});

test("the next day and title", () => {
  expect(nextDay(review({ next_date: "2027-01-20" }), "yearly", "2026-12-16")).toBe("2027-01-20");
  expect(nextDay(review({ kind: "architecture" }), "half_yearly", "2026-12-16")).toBe("2027-06-15");
  expect(nextDay(review({ date: "2025-12-15" }), "monthly", "2026-12-16")).toBe("2027-03-15");
  expect(nextDay(review({ next_date: "2026-12-01" }), "monthly", "2026-12-16")).toBe("2027-03-15");
  expect(nextDay(review({ kind: "other" }), null, "2026-12-16")).toBeUndefined();
  expect(nextTitle("Q3 2026 review")).toBe("Q4 2026 review");
  expect(nextTitle("Q4 2026 review")).toBe("Q1 2027 review");
  expect(nextTitle("Board day")).toBe("Board day");
  expect(nextTitle("November checkpoint", 1)).toBe("December checkpoint");
  expect(nextTitle("Checkpoint of December 2026", 1)).toBe("Checkpoint of January 2027");
  expect(nextTitle("October review", 3)).toBe("January review");
  expect(nextTitle("What may wait", 1)).toBe("What may wait");
  expect(openActions(review())).toEqual([open]);
});

test("a review is compared with the one of its kind that was closed before it", () => {
  const closed = (id: string, date: string, more = {}) =>
    review({ id, date, status: "closed", snapshot: `s-${id}`, ...more });
  const all = [
    closed("later", "2027-03-15"),
    closed("older", "2026-06-15"),
    closed("last", "2026-09-15"),
    closed("monthly", "2026-11-15", { kind: "monthly" }),
    closed("unfrozen", "2026-10-15", { snapshot: null }),
  ];
  expect(before(review(), all)?.id).toBe("last");
  expect(before(review({ date: null }), all)?.id).toBe("later");
  expect(before(review({ date: "2026-01-01" }), all)).toBeUndefined();
});
