/** Reading why something is set aside, and the quarter in which to look again. Pure. */
import { namedQuarter } from "../../lib/dates";
import type { Reason } from "./moves";

/** The reason with its quarter; nothing while the reason is missing or the quarter cannot be read. */
export function readReason(reason: string, revisit: string): Reason | null {
  if (reason.trim() === "") return null;
  if (revisit.trim() === "") return { reason: reason.trim(), revisit: null };
  const quarter = namedQuarter(revisit);
  return quarter ? { reason: reason.trim(), revisit: quarter } : null;
}
