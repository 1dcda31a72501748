/** When a ritual is due, from its cadence and the day on which it was last held. Pure. */
import { daysBetween, dueAfter } from "../../lib/dates";
import { plural, shortDate } from "../../lib/words";
import type { Cell } from "../records/columns";

interface Ritual {
  [field: string]: unknown;
  cadence?: unknown;
  last_held?: unknown;
  next_due?: unknown;
}

/** `Due 3 Dec 2027`, `3 days overdue`, `Not held yet`; nothing without a cadence and a day of its own. */
export function dueCell({ cadence, last_held: held, next_due: next }: Ritual, today: string): Cell {
  const due = typeof next === "string" ? next : typeof held === "string" ? dueAfter(held, cadence) : undefined;
  if (due === undefined) return { text: typeof cadence === "string" && typeof held !== "string" ? "Not held yet" : "" };
  const days = daysBetween(today, due);
  if (days < 0) return { text: `${plural(-days, "day")} overdue`, tone: "warning" };
  return { text: days === 0 ? "Due today" : `Due ${shortDate(due)}` };
}
