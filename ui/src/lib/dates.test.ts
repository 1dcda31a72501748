import { expect, test } from "vitest";
import {
  addDays,
  addMonths,
  addQuarters,
  daysBetween,
  fiscalMonth,
  isDay,
  monthGrid,
  quarterDays,
  quarterMonths,
  quarterWords,
  quarterOf,
  readDay,
  readQuarter,
  weekday,
  today,
} from "./dates";

// A Friday.
const NOW = "2026-11-27";

test("a day is read as people type it", () => {
  for (const [text, day] of [
    ["30 Jun 2027", "2027-06-30"],
    ["2027-06-30", "2027-06-30"],
    ["today", "2026-11-27"],
    ["Tomorrow", "2026-11-28"],
    ["yesterday", "2026-11-26"],
    ["fri", "2026-12-04"],
    ["next fri", "2026-12-04"],
    ["next  Monday", "2026-11-30"],
    ["this sat", "2026-11-28"],
    ["+2w", "2026-12-11"],
    ["+ 10 days", "2026-12-07"],
    ["-3d", "2026-11-24"],
    ["in 2 weeks", "2026-12-11"],
    ["+3m", "2027-02-27"],
    ["+1y", "2027-11-27"],
    ["30 jun", "2027-06-30"],
    ["Dec 1", "2026-12-01"],
    ["29 feb", "2028-02-29"],
    ["end of month", "2026-11-30"],
    ["end of june", "2027-06-30"],
    ["end of feb 2028", "2028-02-29"],
  ])
    expect(readDay(text!, NOW), text).toBe(day);
  for (const text of ["", "2w", "30", "31 feb 2027", "31 feb", "next month or so", "+2x", "frid 13", "end of it"])
    expect(readDay(text, NOW), text).toBeUndefined();
});

test("days are counted without a clock, and stop at the ends of the calendar", () => {
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  expect(addDays("9999-12-31", 5)).toBe("9999-12-31");
  expect(addDays("0001-01-01", -5)).toBe("0001-01-01");
  expect(addMonths("2027-01-31", 1)).toBe("2027-02-28");
  expect(addMonths("2027-03-31", -1)).toBe("2027-02-28");
  expect(addMonths("2027-11-30", 3)).toBe("2028-02-29");
  expect(weekday("2026-11-30")).toBe(0);
  expect(weekday("2026-11-29")).toBe(6);
  expect(daysBetween("2026-11-27", "2026-12-04")).toBe(7);
  expect(daysBetween("2026-11-27", "2026-11-20")).toBe(-7);
  expect([isDay("2027-02-29"), isDay("2028-02-29"), isDay("next")]).toEqual([false, true, false]);
});

test("a month has whole weeks that begin on Monday", () => {
  const november = monthGrid("2026-11-27");
  expect(november).toHaveLength(6);
  expect(november[0]![0]).toBe("2026-10-26");
  expect(november.at(-1)!.at(-1)).toBe("2026-12-06");
  expect(monthGrid("2027-02-01")).toHaveLength(4);
});

test("quarters follow the fiscal year, as the file reads them", () => {
  for (const [day, starts, quarter, from, to] of [
    ["2027-01-01", 1, "2027-Q1", "2027-01-01", "2027-03-31"],
    ["2026-04-01", 4, "2027-Q1", "2026-04-01", "2026-06-30"],
    ["2027-03-31", 4, "2027-Q4", "2027-01-01", "2027-03-31"],
    ["2027-11-30", 12, "2027-Q4", "2027-09-01", "2027-11-30"],
    ["2028-02-29", 2, "2029-Q1", "2028-02-01", "2028-04-30"],
  ] as const) {
    expect(quarterOf(day, starts)).toBe(quarter);
    expect(quarterDays(quarter, starts)).toEqual({ from, to });
  }
  expect(quarterMonths(1, 4)).toBe("Apr–Jun");
  expect(quarterMonths(4, 12)).toBe("Sep–Nov");
  expect(addQuarters("2027-Q4", 1)).toBe("2028-Q1");
  expect(addQuarters("2027-Q1", -1)).toBe("2026-Q4");
  expect(addQuarters("9999-Q4", 1)).toBeUndefined();
  expect([fiscalMonth(4), fiscalMonth(13), fiscalMonth(null)]).toEqual([4, 1, 1]);
});

test("a quarter is read as people type it", () => {
  for (const [text, quarter] of [
    ["2027 Q3", "2027-Q3"],
    ["q3 2027", "2027-Q3"],
    ["27q3", "2027-Q3"],
    ["Q3 FY27", "2027-Q3"],
    ["FY27 Q3", "2027-Q3"],
    ["2027-Q3", "2027-Q3"],
    ["this quarter", "2026-Q4"],
    ["next quarter", "2027-Q1"],
    ["+2q", "2027-Q2"],
    ["q4", "2026-Q4"],
    ["Q1", "2027-Q1"],
  ])
    expect(readQuarter(text!, NOW, 1), text).toBe(quarter);
  expect(readQuarter("q3", NOW, 4)).toBe("2027-Q3");
  for (const text of ["", "2027", "2027 Q5", "Q0", "3 2027", "00q1"])
    expect(readQuarter(text, NOW, 1), text).toBeUndefined();
});

test("a quarter is said with its year, as its fiscal year is", () => {
  expect(quarterWords("2027-Q3")).toBe("Q3 2027");
  expect(quarterWords("2005-Q1", 4)).toBe("Q1 FY05");
  expect(readQuarter(quarterWords("2027-Q3", 4), NOW, 4)).toBe("2027-Q3");
});

test("today is the day of the reader's clock, also just before and after midnight", () => {
  expect(today(new Date(2027, 1, 16, 23, 59))).toBe("2027-02-16");
  expect(today(new Date(2027, 1, 17, 0, 1))).toBe("2027-02-17");
});
