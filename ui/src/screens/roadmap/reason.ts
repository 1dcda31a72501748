/** Reading why something is set aside, and the quarter in which to look again. Pure. */
import type { Reason } from "./moves";

/** `2027 Q3`, `2027-Q3`, `Q3 2027` → `2027-Q3`; nothing where it is no quarter. */
export function parseQuarter(text: string): string | undefined {
  const clean = text.trim().toUpperCase();
  const yearFirst = /^(\d{4})[\s-]*Q([1-4])$/.exec(clean);
  if (yearFirst) return `${yearFirst[1]}-Q${yearFirst[2]}`;
  const quarterFirst = /^Q([1-4])[\s-]*(\d{4})$/.exec(clean);
  return quarterFirst ? `${quarterFirst[2]}-Q${quarterFirst[1]}` : undefined;
}

/** The reason with its quarter; nothing while the reason is missing or the quarter cannot be read. */
export function readReason(reason: string, revisit: string): Reason | null {
  if (reason.trim() === "") return null;
  if (revisit.trim() === "") return { reason: reason.trim(), revisit: null };
  const quarter = parseQuarter(revisit);
  return quarter ? { reason: reason.trim(), revisit: quarter } : null;
}
