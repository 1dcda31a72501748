/** What is said of the exceptions of a guardrail. Pure. */
import { plural, shortDate } from "../../lib/words";
import type { Cell } from "../records/columns";

interface Exception {
  what?: string;
  until?: string | null;
}

/** `2 until 30 Jun 2027`; a warning where one has ended or has no end. */
export function exceptionsCell(value: unknown, today: string): Cell {
  const all = (Array.isArray(value) ? value : []) as Exception[];
  if (all.length === 0) return { text: "" };
  const ended = all.filter(({ until }) => typeof until === "string" && until < today).length;
  if (ended > 0) return { text: `${ended} of ${all.length} ended`, tone: "warning" };
  const days = all.flatMap(({ until }) => (typeof until === "string" ? [until] : [])).sort();
  if (days.length < all.length) return { text: `${all.length - days.length} without an end`, tone: "warning" };
  return { text: `${plural(all.length, "exception")}, until ${shortDate(days.at(-1)!)}` };
}
