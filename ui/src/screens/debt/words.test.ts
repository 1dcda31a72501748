import { describe, expect, test } from "vitest";
import type { DebtItemFacts } from "../../lib/types";
import { clearingWords, costWords, paybackCell, weeks } from "./words";

const figures = (some: Partial<DebtItemFacts>): DebtItemFacts => ({
  payback: null,
  neverPaysBack: false,
  noPayback: null,
  quadrant: null,
  noQuadrant: null,
  interestPaid: null,
  noInterestPaid: null,
  paidBy: null,
  interestUntilPaid: null,
  clearedIn: null,
  effect: null,
  noEffect: null,
  ...some,
});

test("the payback of a cell is a number, never, or not known", () => {
  expect(paybackCell(figures({ payback: 3.44 }))).toBe("3.4");
  expect(paybackCell(figures({ neverPaysBack: true }))).toBe("never");
  expect(paybackCell(figures({ noPayback: "Principal is not filled in" }))).toBe("–");
  expect(paybackCell(undefined)).toBe("–");
  expect(weeks(1)).toBe("1 person-week");
});

describe("what it costs", () => {
  test("is told against the principal until the plan ends", () => {
    const [first, second] = costWords(
      figures({ payback: 5, paidBy: "2028-06-30", interestUntilPaid: 35.24 }),
      30,
      "Retire the shared database",
      false,
    );
    expect(first).toBe(
      "Until “Retire the shared database” ends on 30 Jun 2028 the interest adds up to 35.2 person-weeks, more than the principal of 30.",
    );
    expect(second).toBe("Paying it pays for itself after 5 quarters.");
  });

  test("says what is missing, and that nothing is planned", () => {
    const said = costWords(figures({ noPayback: "Principal is not filled in" }), null, null, false);
    expect(said).toEqual([
      "When paying pays for itself is not known: principal is not filled in.",
      "Nothing in the plan pays it.",
    ]);
  });

  test("of a debt that is paid is only what it has cost", () => {
    expect(costWords(figures({ payback: 2, interestPaid: 12 }), 9, null, true)).toEqual([
      "So far it has cost 12 person-weeks of interest.",
    ]);
  });
});

test("a share is told with the quarter by which it clears the debt", () => {
  expect(clearingWords({ percent: 12.5, quarters: 6, allBy: "2028-Q2", interest: 40 })).toBe(
    "12.5 % clears all of it in 6 quarters, by Q2 2028; 40 person-weeks of interest meanwhile.",
  );
  expect(clearingWords({ percent: 1, quarters: null, allBy: null, interest: 900 })).toContain("does not clear it");
});
