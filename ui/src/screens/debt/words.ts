/** What is said about a debt item from its figures. Pure. */
import { quarterWords } from "../../lib/dates";
import { rounded } from "../../lib/figures";
import type { ClearingChoice, DebtItemFacts } from "../../lib/types";
import { shortDate } from "../../lib/words";

const number = (value: number) => rounded(value, 1);

/** `12.5 person-weeks`. */
export function weeks(value: number): string {
  return `${number(value)} person-${value === 1 ? "week" : "weeks"}`;
}

/** `3.4 quarters`. */
export function quarters(value: number): string {
  return `${number(value)} ${value === 1 ? "quarter" : "quarters"}`;
}

/** The payback in a cell: `3.4`, `never`, or a dash. */
export function paybackCell(figures: DebtItemFacts | undefined): string {
  if (!figures) return "–";
  if (figures.neverPaysBack) return "never";
  return figures.payback === null ? "–" : number(figures.payback);
}

/** The payback as it is spoken with an item; nothing where it is not known. */
export function paybackWords(figures: DebtItemFacts | undefined): string {
  if (figures?.neverPaysBack) return "never pays for itself";
  return typeof figures?.payback === "number" ? `pays for itself after ${quarters(figures.payback)}` : "";
}

/** A sentence of the back end as the rest of one's own: without the capital of a field's name it reads on. */
export function because(why: string): string {
  return `${why.charAt(0).toLowerCase()}${why.slice(1).replace(/\.$/, "")}.`;
}

/** What it costs to keep and what comes of the plan, as sentences; the first is the one that matters most. */
export function costWords(
  figures: DebtItemFacts,
  principal: number | null,
  initiative: string | null,
  paid: boolean,
  starts = 1,
): string[] {
  const said: string[] = [];
  if (!paid) {
    if (figures.neverPaysBack) said.push("It costs nothing to keep: paying it never pays for itself.");
    else if (figures.payback !== null) said.push(`Paying it pays for itself after ${quarters(figures.payback)}.`);
    else if (figures.noPayback) said.push(`When paying pays for itself is not known: ${because(figures.noPayback)}`);
    if (
      figures.paidBy !== null &&
      figures.interestUntilPaid !== null &&
      initiative !== null &&
      !figures.neverPaysBack
    ) {
      const sum = `Until “${initiative}” ends on ${shortDate(figures.paidBy)} the interest adds up to ${weeks(figures.interestUntilPaid)}`;
      if (principal === null) said.unshift(`${sum}.`);
      else if (figures.interestUntilPaid > principal)
        said.unshift(`${sum}, more than the principal of ${number(principal)}.`);
      else said.unshift(`${sum}, less than the principal of ${number(principal)}.`);
    } else if (initiative === null) said.push("Nothing in the plan pays it.");
    else if (figures.paidBy === null) said.push(`“${initiative}” pays it, but has no end yet.`);
    if (figures.clearedIn !== null) {
      said.push(`With the planned share for debt it is cleared in ${quarterWords(figures.clearedIn, starts)}.`);
    }
  }
  if (figures.interestPaid !== null && figures.interestPaid > 0) {
    said.push(`So far it has cost ${weeks(figures.interestPaid)} of interest.`);
  }
  return said;
}

/** What a share of the capacity would clear, and by when. */
export function clearingWords(choice: ClearingChoice, starts = 1): string {
  const share = `${number(choice.percent)} %`;
  if (choice.quarters === 0) return "None of the debt has a principal to pay.";
  if (choice.quarters === null || choice.allBy === null) return `${share} does not clear it within a hundred years.`;
  const by = quarterWords(choice.allBy, starts);
  return `${share} clears all of it in ${quarters(choice.quarters)}, by ${by}; ${weeks(choice.interest)} of interest meanwhile.`;
}
