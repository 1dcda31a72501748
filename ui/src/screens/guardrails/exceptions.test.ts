import { expect, test } from "vitest";
import { exceptionsCell } from "./exceptions";

test("exceptions that ended, or never end, are warned of", () => {
  const cell = (...until: (string | null)[]) =>
    exceptionsCell(
      until.map((day) => ({ what: "x", until: day })),
      "2027-02-01",
    );
  expect(cell()).toEqual({ text: "" });
  expect(exceptionsCell(null, "2027-02-01")).toEqual({ text: "" });
  expect(cell("2027-01-31", "2027-06-30")).toEqual({ text: "1 of 2 ended", tone: "warning" });
  expect(cell("2027-02-01")).toEqual({ text: "1 exception, until 1 Feb 2027" });
  expect(cell("2027-06-30", "2027-03-01")).toEqual({ text: "2 exceptions, until 30 Jun 2027" });
  expect(cell(null, "2027-03-01")).toEqual({ text: "1 without an end", tone: "warning" });
});
