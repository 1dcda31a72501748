import { describe, expect, test } from "vitest";
import { buildLinks, linksOf, linkWords, reach } from "./links";
import { readReason } from "./reason";
import { record } from "./sample";
import { quarterOf, spanWords } from "./spans";

describe("the quarters of a column", () => {
  test.each([
    ["2027-01-11", 1, 2027, 1],
    ["2027-12-31", 1, 2027, 4],
    ["2027-03-31", 4, 2027, 4],
    ["2027-04-01", 4, 2028, 1],
    ["2027-10-01", 10, 2028, 1],
    ["2027-09-30", 10, 2027, 4],
  ])("%s in a year from month %d", (day, starts, year, number) => {
    expect(quarterOf(day, starts)).toEqual({ year, number });
  });

  test.each([
    [[["2027-01-11", "2027-08-27"]], 1, "Q1–Q3 2027"],
    [[["2027-01-11", "2027-02-28"]], 1, "Q1 2027"],
    [
      [
        ["2027-10-01", null],
        ["2027-11-01", "2028-02-01"],
      ],
      1,
      "Q4 2027 – Q1 2028",
    ],
    [[[null, "2027-01-01"]], 1, "until Q1 2027"],
    [[["2027-04-01", null]], 4, "from Q1 FY28"],
    [[[null, null]], 1, ""],
    [[], 1, ""],
    [[["soon", "2027-99-01"]], 1, ""],
    [[["2027-01-11", "2027-08-27"]], 99, "Q1–Q3 2027"],
  ] as [[string | null, string | null][], number, string][])("%o", (dates, starts, words) => {
    expect(
      spanWords(
        dates.map(([start, end]) => ({ start, end })),
        starts,
      ),
    ).toBe(words);
  });
});

describe("links", () => {
  const chain = [
    record("1", { from: "a", to: "b" }),
    record("2", { from: "b", to: "c" }),
    record("3", { from: "a", to: "gone" }),
    record("4", { from: "b", to: "b" }),
    record("5", { from: null, to: "c" }),
  ];
  const links = buildLinks(chain, new Set(["a", "b", "c", "d"]));

  test("both ends know each other; what is missing links nothing", () => {
    expect([...linksOf(links, "b").needs]).toEqual(["a"]);
    expect([...linksOf(links, "b").enables]).toEqual(["c"]);
    expect(linksOf(links, "a").enables.size).toBe(1);
    expect(linksOf(links, "d").needs.size).toBe(0);
  });

  test("in words", () => {
    expect(linkWords(linksOf(links, "b"))).toBe("needs 1, makes 1 possible");
    expect(linkWords(linksOf(links, "d"))).toBe("");
  });

  test("what would close a circle is known however far away", () => {
    expect([...reach(links, "a", "enables")].sort()).toEqual(["a", "b", "c"]);
    expect([...reach(links, "c", "needs")].sort()).toEqual(["a", "b", "c"]);
    const circle = buildLinks(
      [record("1", { from: "a", to: "b" }), record("2", { from: "b", to: "a" })],
      new Set(["a", "b"]),
    );
    expect(reach(circle, "a", "enables").size).toBe(2);
  });
});

describe("the reason for not now", () => {
  test("it is required; the quarter is not, but must be one", () => {
    expect(readReason("  ", "2027 Q1")).toBeNull();
    expect(readReason(" Too early ", "")).toEqual({ reason: "Too early", revisit: null });
    expect(readReason("Too early", "soon")).toBeNull();
    expect(readReason("Too early", "Q2 2028")).toEqual({ reason: "Too early", revisit: "2028-Q2" });
  });
});
