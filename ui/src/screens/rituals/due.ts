/** When a ritual is due, from its cadence and the day on which it was last held. Pure. */
import { addDays, addMonths, daysBetween } from "../../lib/dates";
import { plural, shortDate } from "../../lib/words";
import type { Cell } from "../records/columns";

/** The day on which something is due that was held on a day; nothing without a cadence. */
export function dueOn(cadence: unknown, lastHeld: string): string | undefined {
  switch (cadence) {
    case "weekly":
      return addDays(lastHeld, 7);
    case "fortnightly":
      return addDays(lastHeld, 14);
    case "monthly":
      return addMonths(lastHeld, 1);
    case "quarterly":
      return addMonths(lastHeld, 3);
    case "half_yearly":
      return addMonths(lastHeld, 6);
    case "yearly":
      return addMonths(lastHeld, 12);
    default:
      return undefined;
  }
}

interface Ritual {
  [field: string]: unknown;
  cadence?: unknown;
  last_held?: unknown;
  next_due?: unknown;
}

/** `Due 3 Dec 2027`, `3 days overdue`, `Not held yet`; nothing without a cadence and a day of its own. */
export function dueCell({ cadence, last_held: held, next_due: next }: Ritual, today: string): Cell {
  const due = typeof next === "string" ? next : typeof held === "string" ? dueOn(cadence, held) : undefined;
  if (due === undefined) return { text: typeof cadence === "string" && typeof held !== "string" ? "Not held yet" : "" };
  const days = daysBetween(today, due);
  if (days < 0) return { text: `${plural(-days, "day")} overdue`, tone: "warning" };
  return { text: days === 0 ? "Due today" : `Due ${shortDate(due)}` };
}
