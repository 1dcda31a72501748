import { expect, test } from "vitest";
import { withUnit } from "./figures";

test("one of a unit is said in the singular, and only what is a plural word is changed", () => {
  const said = (value: number, unit: string) => withUnit(value, unit);
  expect(said(1, "sites")).toBe("1 site");
  expect(said(-1, "days")).toBe("−1 day");
  expect(said(2, "days")).toBe("2 days");
  expect(said(0.5, "days")).toBe("0.5 days");
  expect(said(1, "pages a week")).toBe("1 page a week");
  expect(said(1, "queries")).toBe("1 query");
  expect(said(1, "losses")).toBe("1 loss");
  expect(said(1, "services")).toBe("1 service");
  for (const unit of ["ms", "h", "min", "a month", "status", "access", "SKUs", "pts/s"]) {
    expect(said(1, unit)).toBe(`1 ${unit}`);
  }
});
