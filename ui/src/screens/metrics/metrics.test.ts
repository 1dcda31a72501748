import { describe, expect, it } from "vitest";
import { scales, ticks, timeTicks } from "./chart";
import { before, readMeasurements, type Options } from "./paste";

const usual: Options = { order: "day", last: "2027-03-31", step: "month" };
const read = (text: string, options: Partial<Options> = {}) => readMeasurements(text, { ...usual, ...options });
const pairs = (text: string, options: Partial<Options> = {}) =>
  read(text, options).read.map(({ date, value }) => `${date} ${value}`);

describe("what is pasted", () => {
  it("as two columns is read with dates in several forms and either decimals", () => {
    expect(pairs("31.1.2027\t99,72\n28.2.2027\t99,8")).toEqual(["2027-01-31 99.72", "2027-02-28 99.8"]);
    expect(pairs("2027-02-28\t1,900.5\nJan 2027\t900")).toEqual(["2027-01-31 900", "2027-02-28 1900.5"]);
    expect(pairs("1/31/2027\t3\n2/3/2027\t4")).toEqual(["2027-01-31 3", "2027-02-03 4"]);
  });
  it("may have the values first, a heading, and notes", () => {
    const found = read("Value\tDay\n71 %\t2027-01-31");
    expect(found.heading).toBe("Value · Day");
    expect(found.read).toMatchObject([{ date: "2027-01-31", value: 71 }]);
    expect(read("2027-01-31\t5\tAn outage").read[0]?.note).toBe("An outage");
  });
  it("as one column counts back from the last day", () => {
    expect(pairs("1,5\n2,5\n3,5")).toEqual(["2027-01-31 1.5", "2027-02-28 2.5", "2027-03-31 3.5"]);
    expect(pairs("1\n2", { step: "week" })).toEqual(["2027-03-24 1", "2027-03-31 2"]);
    expect(read("1\n2").dated).toBe(false);
  });
  it("and cannot be read is listed with its line and the reason", () => {
    const { read: found, unread } = read("2027-01-31\t5\nsoon\t6\n2027-02-31\t7\n2027-03-01\tn/a\n2027-03-02\t\n");
    expect(found).toHaveLength(1);
    expect(unread).toEqual([
      { line: 2, text: "soon · 6", why: "“soon” is not a date." },
      { line: 3, text: "2027-02-31 · 7", why: "“2027-02-31” is not a date." },
      { line: 4, text: "2027-03-01 · n/a", why: "“n/a” is not a number." },
      { line: 5, text: "2027-03-02", why: "There is no value." },
    ]);
  });
  it("counts the last of several values of one day, and says so", () => {
    const found = read("2027-01-31\t5\n31.01.2027\t6");
    expect(found.read).toMatchObject([{ date: "2027-01-31", value: 6 }]);
    expect(found.repeated).toEqual(["2027-01-31"]);
  });
  it("asks for the order of day and month only where nothing tells", () => {
    expect(read("03/04/2027\t1").asksOrder).toBe(true);
    expect(pairs("03/04/2027\t1", { order: "month" })).toEqual(["2027-03-04 1"]);
    expect(read("03/04/2027\t1\n13/04/2027\t2").asksOrder).toBe(false);
  });
  it("may be nothing", () => {
    expect(read("").read).toEqual([]);
    expect(read("\n\n").unread).toEqual([]);
  });
});

describe("steps back", () => {
  it("keep to the ends of months", () => {
    expect(before("2027-03-31", "month", 1)).toBe("2027-02-28");
    expect(before("2027-02-28", "month", 1)).toBe("2027-01-31");
    expect(before("2027-03-15", "quarter", 2)).toBe("2026-09-15");
    expect(before("2027-03-01", "day", 1)).toBe("2027-02-28");
    expect(before("soon", "day", 1)).toBeUndefined();
    expect(before("0001-01-31", "quarter", 8)).toBeUndefined();
  });
});

describe("scales", () => {
  const box = { width: 600, height: 240, left: 40, right: 20, top: 10, bottom: 30 };
  it("hold all points and the target", () => {
    const found = scales([{ date: "2027-01-01", value: 10 }], { values: [90], days: [] }, box)!;
    expect(found.y(10)).toBeLessThanOrEqual(210);
    expect(found.y(90)).toBeGreaterThanOrEqual(10);
    expect(found.values.length).toBeGreaterThan(1);
  });
  it("survive equal, huge and missing figures", () => {
    const same = scales([{ date: "2027-01-01", value: 0 }], { values: [], days: [] }, box)!;
    expect(Number.isFinite(same.y(0))).toBe(true);
    const huge = scales(
      [
        { date: "2027-01-01", value: -1e308 },
        { date: "2028-01-01", value: 1e308 },
      ],
      { values: [], days: [] },
      box,
    )!;
    expect(Number.isFinite(huge.y(0))).toBe(true);
    expect(scales([], { values: [], days: [] }, box)).toBeUndefined();
    expect(ticks(0, 1, 4)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(ticks(5, 5, 4)).toEqual([5]);
  });
  it("name months, and years where there are many", () => {
    expect(timeTicks(dayOf("2026-12-15"), dayOf("2027-04-10"), 8).map(({ label }) => label)).toEqual([
      "Jan 2027", "Feb", "Mar", "Apr",
    ]); // prettier-ignore
    expect(timeTicks(dayOf("2020-01-01"), dayOf("2030-01-01"), 6).map(({ label }) => label)[0]).toBe("2020");
    expect(timeTicks(dayOf("0001-01-01"), dayOf("9999-12-31"), 6).length).toBeLessThan(41);
  });
});

function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}
