import { describe, expect, test } from "vitest";
import { initiative } from "../sample";
import { datesOf, dragged, placedAt, planDates, stepped, type Dates, type Part } from "./dates";
import { dayOf, isoOf } from "./time";

const dates = (start: string | null, end: string | null): Dates => ({ start: dayOf(start), end: dayOf(end) });
const shown = ({ start, end }: Dates) => [start === null ? null : isoOf(start), end === null ? null : isoOf(end)];

describe("dragging", () => {
  // 11 January 2027 is a Monday, 27 August a Friday.
  const bar = dates("2027-01-11", "2027-08-27");

  test.each<[Part, number, string | null, string | null]>([
    ["move", 8, "2027-01-18", "2027-09-03"],
    ["move", 3, "2027-01-11", "2027-08-27"],
    ["move", 4, "2027-01-18", "2027-09-03"],
    ["move", -10, "2027-01-04", "2027-08-20"],
    ["end", 9, "2027-01-11", "2027-09-03"],
    ["end", -400, "2027-01-11", "2027-01-11"],
    ["start", 12, "2027-01-25", "2027-08-27"],
    ["start", 400, "2027-08-27", "2027-08-27"],
  ])("%s by %d days snaps to weeks", (part, by, start, end) => {
    expect(shown(dragged(bar, part, by))).toEqual([start, end]);
  });

  test("with Shift it goes day by day", () => {
    expect(shown(dragged(bar, "move", 3, true))).toEqual(["2027-01-14", "2027-08-30"]);
    expect(shown(dragged(bar, "end", 1, true))).toEqual(["2027-01-11", "2027-08-28"]);
  });

  test("what ends on a Sunday goes on to do so", () => {
    expect(shown(dragged(dates("2027-01-11", "2027-08-29"), "end", 8))).toEqual(["2027-01-11", "2027-09-05"]);
    expect(shown(dragged(dates("2027-01-11", "2027-08-28"), "end", 1))).toEqual(["2027-01-11", "2027-08-27"]);
  });

  test("a length is kept whatever day it began on", () => {
    const odd = dates("2027-01-13", "2027-02-02");
    const moved = dragged(odd, "move", 30);
    expect(moved.end! - moved.start!).toBe(odd.end! - odd.start!);
    expect(shown(moved)[0]).toBe("2027-02-15");
  });

  test("one date alone moves, and its end can be drawn out", () => {
    expect(shown(dragged(dates("2027-01-11", null), "move", 7))).toEqual(["2027-01-18", null]);
    expect(shown(dragged(dates("2027-01-11", null), "end", 12))).toEqual(["2027-01-11", "2027-01-22"]);
    expect(shown(dragged(dates(null, "2027-01-15"), "move", 7))).toEqual([null, "2027-01-22"]);
    expect(dragged(dates(null, null), "end", 7)).toEqual(dates(null, null));
  });
});

describe("keys", () => {
  const bar = dates("2028-02-28", "2028-03-03");

  test("a week on keeps the weekday, over the leap day", () => {
    expect(shown(stepped(bar, "move", 7)!)).toEqual(["2028-03-06", "2028-03-10"]);
    expect(shown(stepped(bar, "move", -7)!)).toEqual(["2028-02-21", "2028-02-25"]);
  });

  test("an end moves, but not before the start", () => {
    expect(shown(stepped(bar, "end", 7)!)).toEqual(["2028-02-28", "2028-03-10"]);
    expect(stepped(bar, "end", -7)).toBeNull();
    expect(shown(stepped(dates("2028-02-28", null), "end", 7)!)).toEqual(["2028-02-28", "2028-03-05"]);
    expect(stepped(dates(null, null), "move", 7)).toBeNull();
  });

  test("what has no dates begins on the Monday of a week", () => {
    expect(shown(placedAt(dayOf("2027-01-14")!, 2))).toEqual(["2027-01-11", "2027-01-22"]);
    expect(shown(placedAt(dayOf("2027-01-11")!, 0))).toEqual(["2027-01-11", "2027-01-15"]);
  });
});

describe("what an act changes", () => {
  const one = initiative("Billing", { start: "2027-01-11", end: "2027-01-15" });
  const two = initiative("Ledger", { start: "2027-02-01", end: null });
  const all = new Map([one, two].map((item) => [item.id, item]));

  test("one initiative, named", () => {
    expect(planDates(all, new Map([["billing", dates("2027-01-18", "2027-01-22")]]), "Move")).toEqual({
      changes: [{ op: "set", kind: "initiative", id: "billing", fields: { start: "2027-01-18", end: "2027-01-22" } }],
      label: "Move “Billing” to 18 Jan – 22 Jan 2027",
      words: "Moved “Billing”: 18 Jan – 22 Jan 2027",
    });
  });

  test("only what differs is written; nothing where nothing does", () => {
    const plan = planDates(all, new Map([["billing", dates("2027-01-11", "2027-01-22")]]), "Lengthen");
    expect(plan?.changes).toEqual([{ op: "set", kind: "initiative", id: "billing", fields: { end: "2027-01-22" } }]);
    expect(planDates(all, new Map([["billing", datesOf(one)]]), "Move")).toBeNull();
    expect(planDates(all, new Map([["gone", dates("2027-01-11", null)]]), "Move")).toBeNull();
  });

  test("several are one act", () => {
    const now = new Map([
      ["billing", dates("2027-01-18", "2027-01-22")],
      ["ledger", dates("2027-02-08", null)],
    ]);
    const plan = planDates(all, now, "Move");
    expect(plan?.changes).toHaveLength(2);
    expect(plan?.label).toBe("Move 2 initiatives in time");
  });
});
