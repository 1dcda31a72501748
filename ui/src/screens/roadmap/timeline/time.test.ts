import { describe, expect, test } from "vitest";
import { datesWords, dayOf, dayWords, headerOf, isoOf, marksOf, rangeOf, SCALE, underToday, weekday } from "./time";

const day = (iso: string) => dayOf(iso)!;

describe("days", () => {
  test.each(["1970-01-01", "2024-02-29", "2027-12-31", "1969-12-31", "0099-03-01", "9999-12-31"])(
    "%s and back",
    (iso) => {
      expect(isoOf(day(iso))).toBe(iso);
    },
  );

  test.each(["2027-02-29", "2027-13-01", "2027-00-10", "soon", "", null, undefined])("%s is no day", (iso) => {
    expect(dayOf(iso)).toBeNull();
  });

  test("a leap year has its day, and a week begins on Monday", () => {
    expect(day("2028-03-01") - day("2028-02-28")).toBe(2);
    expect(day("2027-03-01") - day("2027-02-28")).toBe(1);
    expect(weekday(day("2027-01-11"))).toBe(0);
    expect(weekday(day("1969-12-28"))).toBe(6);
  });
});

describe("the header", () => {
  const labels = (zoom: "month" | "quarter" | "year", from: string, to: string, starts = 1) => {
    const header = headerOf({ from: day(from), to: day(to) }, zoom, starts);
    return [
      header.major.map(({ label, sub }) => (sub ? `${label} ${sub}` : label)),
      header.minor.map(({ label }) => label),
    ];
  };

  test("quarters with their months", () => {
    expect(labels("quarter", "2027-01-01", "2027-07-01")).toEqual([
      ["Q1 2027", "Q2 2027"],
      ["Jan", "Feb", "Mar", "Apr", "May", "Jun"],
    ]);
  });

  test("a fiscal year that starts in April carries the year in which it ends", () => {
    expect(labels("quarter", "2027-01-01", "2027-07-01", 4)).toEqual([
      ["Q4 FY27", "Q1 FY28"],
      ["Jan", "Feb", "Mar", "Apr", "May", "Jun"],
    ]);
    expect(labels("year", "2027-04-01", "2028-05-01", 4)).toEqual([
      ["FY28", "FY29"],
      ["Q1", "Q2", "Q3", "Q4", "Q1"],
    ]);
  });

  test("a fiscal year that starts in February cuts quarters between the calendar's", () => {
    const { major } = headerOf({ from: day("2027-02-01"), to: day("2027-05-02") }, "quarter", 2);
    expect(major.map(({ from, to }) => [isoOf(from), isoOf(to)])).toEqual([
      ["2027-02-01", "2027-05-01"],
      ["2027-05-01", "2027-08-01"],
    ]);
  });

  test("months with their weeks, over the leap day", () => {
    expect(labels("month", "2028-02-21", "2028-03-13")).toEqual([
      ["Feb 2028", "Mar 2028"],
      ["21", "28", "6"],
    ]);
  });

  test("ticks follow each other without a gap", () => {
    for (const zoom of ["month", "quarter", "year"] as const) {
      for (const starts of [1, 4, 10]) {
        const { major, minor } = headerOf({ from: day("2026-05-03"), to: day("2029-05-03") }, zoom, starts);
        for (const ticks of [major, minor]) {
          for (let at = 1; at < ticks.length; at++) expect(ticks[at]!.from).toBe(ticks[at - 1]!.to);
          expect(ticks[0]!.from).toBeLessThanOrEqual(day("2026-05-03"));
          expect(ticks.at(-1)!.to).toBeGreaterThanOrEqual(day("2029-05-03"));
        }
      }
    }
  });
});

describe("the range", () => {
  const now = day("2027-02-16");

  test("covers everything in whole quarters, with today inside", () => {
    const range = rangeOf([day("2027-06-10"), day("2028-01-05")], now, "quarter", 1);
    expect([isoOf(range.from), isoOf(range.to)]).toEqual(["2026-10-01", "2028-07-01"]);
  });

  test("fills the width that there is", () => {
    const range = rangeOf([], now, "quarter", 1, 1200);
    expect((range.to - range.from) * SCALE.quarter).toBeGreaterThanOrEqual(1200);
  });

  test("a mistyped year does not stretch it without end", () => {
    const range = rangeOf([day("9999-01-01"), day("0001-01-01")], now, "month", 1);
    expect(range.to - range.from).toBeLessThan(80 * 366);
    expect(range.from).toBeLessThan(now);
    expect(range.to).toBeGreaterThan(now);
  });
});

describe("in words", () => {
  test.each([
    ["2027-01-18", "2027-09-03", "18 Jan – 3 Sep 2027"],
    ["2027-11-01", "2028-01-07", "1 Nov 2027 – 7 Jan 2028"],
    ["2027-01-18", null, "from 18 Jan 2027"],
    [null, "2027-09-03", "until 3 Sep 2027"],
    [null, null, "no dates"],
  ])("%s to %s", (start, end, words) => {
    expect(datesWords(dayOf(start), dayOf(end))).toBe(words);
  });

  test("a day alone", () => {
    expect(dayWords(day("2027-02-16"))).toBe("16 Feb");
  });
});

test("milestones that lie close are one mark, and words end before the next", () => {
  const at = (id: string, day: number) => ({ id, title: id, day, fixed: false });
  const told = marksOf([at("d", 300), at("a", 0), at("b", 5), at("c", 30)], 2).map(({ milestones, room }) => [
    milestones.map(({ id }) => id).join(),
    room,
  ]);
  expect(told).toEqual([
    ["a,b", 60],
    ["c", 540],
    ["d", null],
  ]);
  expect(marksOf([at("a", 0), at("b", 20)], 2)[0]?.room).toBe(0);
  expect(marksOf([], 1)).toEqual([]);
});

test("a label of the header gives way to the date of today, and to nothing else", () => {
  const tick = { from: 100, to: 131, label: "Apr" };
  expect([98, 100, 125].map((now) => underToday(tick, now, 2))).toEqual([true, true, true]);
  expect([80, 135].map((now) => underToday(tick, now, 2))).toEqual([false, false]);
});
