import { describe, expect, it } from "vitest";
import {
  countWords,
  folderWords,
  lasting,
  parseDate,
  parseNumber,
  plural,
  savedWords,
  shortDate,
  whenOpened,
} from "./words";

it("counts words as a writer does", () => {
  expect(countWords("")).toBe(0);
  expect(countWords("  One truth – over many\ncopies ")).toBe(5);
  expect(countWords("€0.42 at 16:00")).toBe(3);
});

describe("dates as people type them", () => {
  it.each([
    ["2027-06-30", "2027-06-30"],
    ["30 Jun 2027", "2027-06-30"],
    ["30 june 2027", "2027-06-30"],
    ["June 30, 2027", "2027-06-30"],
    ["30.6.2027", "2027-06-30"],
    ["1/2/2027", "2027-02-01"],
    [" 2028-02-29 ", "2028-02-29"],
  ])("%s", (text, iso) => expect(parseDate(text)).toBe(iso));

  it.each(["2027-02-29", "31 June 2027", "soon", "2027", "2027-13-01", "30 Foo 2027", ""])("refuses “%s”", (text) =>
    expect(parseDate(text)).toBeUndefined(),
  );

  it("reads back what it shows", () => expect(parseDate(shortDate("2027-12-31"))).toBe("2027-12-31"));
});

describe("numbers as people type them", () => {
  it.each([
    ["1,900", 1900],
    ["1 900", 1900],
    ["1.5", 1.5],
    ["1,5", 1.5],
    ["−3", -3],
    ["80%", 80],
    ["1,234,567.8", 1234567.8],
    [".5", 0.5],
  ])("%s", (text, value) => expect(parseNumber(text)).toBe(value));

  it.each(["", "twelve", "1.2.3", "1,23,4", "--1", "1e5x"])("refuses “%s”", (text) =>
    expect(parseNumber(text)).toBeUndefined(),
  );
});

it("says when", () => {
  const now = new Date(2027, 1, 16, 14, 2);
  expect(savedWords(now.toISOString(), now)).toBe("Saved 14:02");
  expect(savedWords(new Date(2026, 11, 1).toISOString(), now)).toBe("Saved 1 Dec 2026");
  expect(whenOpened(now.toISOString(), now)).toBe("Today, 14:02");
  expect(whenOpened(new Date(2027, 1, 9).toISOString(), now)).toBe("9 February");
  expect(whenOpened(new Date(2026, 11, 17).toISOString(), now)).toBe("17 December 2026");
});

it("says where", () => {
  expect(folderWords("/home/ada/Documents/Strategy/p.lodestar")).toBe("Documents / Strategy");
  expect(folderWords("C:\\Users\\ada\\Downloads\\p.lodestar")).toBe("Downloads");
  expect(folderWords("/p.lodestar")).toBe("/");
});

it("counts in words", () => {
  expect(plural(1, "page")).toBe("1 page");
  expect(plural(1200, "page")).toBe("1,200 pages");
  expect([65, 3600, 3660, 86_100, 90_000, 200_000].map(lasting)).toEqual([
    "1 minute",
    "60 minutes",
    "1 hour 1 minute",
    "23 hours 55 minutes",
    "25 hours",
    "2 days",
  ]);
});
