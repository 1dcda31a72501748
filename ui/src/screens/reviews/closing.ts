/** The end of a review as changes: its state is frozen, what is still open goes to the next one. Pure. */
import { dueAfter } from "../../lib/dates";
import type { AnyRecord, Change, Id, Review, Snapshot } from "../../lib/types";
import { AGENDAS } from "./templates";

type Action = Review["actions"][number];

const text = (value: unknown) => (typeof value === "string" ? value.trim() : "");

/** What is still to be done after a review. */
export function openActions(review: AnyRecord): Action[] {
  return (Array.isArray(review.actions) ? (review.actions as Action[]) : []).filter(({ done }) => !done);
}

/** The day of the review after this one: as it was agreed, or by its kind or the cadence of the strategy; never one that has passed. */
export function nextDay(review: AnyRecord, cadence: unknown, today: string): string | undefined {
  const agreed = text(review.next_date);
  if (agreed > today) return agreed;
  const own = review.kind === "monthly" || review.kind === "quarterly" ? review.kind : cadence;
  let day = dueAfter(text(review.date) || today, own);
  // A review that is closed late does not make another that is late already.
  while (day !== undefined && day <= today) day = dueAfter(day, own);
  return day;
}

/** The review of the same kind that was closed last before this one, with the state that it froze. */
export function before(review: AnyRecord, reviews: readonly AnyRecord[]): AnyRecord | undefined {
  const day = text(review.date);
  return reviews
    .filter((one) => one.id !== review.id && one.kind === review.kind && one.status === "closed" && one.snapshot)
    .filter((one) => day === "" || text(one.date) < day)
    .toSorted((a, b) => text(b.date).localeCompare(text(a.date)))[0];
}

/** The planned review of the same kind that comes next after this one; one without a day comes last. */
function after(review: AnyRecord, planned: readonly AnyRecord[]): AnyRecord | undefined {
  const day = (one: AnyRecord) => text(one.date) || "9999";
  return planned
    .filter((one) => one.id !== review.id && one.kind === review.kind && one.status !== "closed")
    .filter((one) => day(one) >= text(review.date))
    .toSorted((a, b) => day(a).localeCompare(day(b)))[0];
}

export interface Closing {
  review: AnyRecord;
  /** The reviews that are planned already: one of the same kind takes the open actions. */
  planned: readonly AnyRecord[];
  cadence: unknown;
  today: string;
  /** The revision that is frozen, and the moment. */
  revision: number;
  now: string;
  ids: { snapshot: Id; next: Id };
}

/**
 * Closes a review: freezes a snapshot, and puts what is still open into the next review of its kind, which is made where
 * none is planned and its day can be told. A post-incident review has no next one: its actions stay with it.
 */
export function closing({ review, planned, cadence, today, revision, now, ids }: Closing): Change[] {
  const name = text(review.title) || "Review";
  const snapshot: Partial<Snapshot> = { name, time: now, revision };
  const day = nextDay(review, cadence, today);
  const changes: Change[] = [
    { op: "put", kind: "snapshot", id: ids.snapshot, fields: snapshot },
    {
      op: "set",
      kind: "review",
      id: review.id,
      fields: {
        status: "closed",
        snapshot: ids.snapshot,
        date: text(review.date) || today,
        ...(day ? { next_date: day } : {}),
      },
    },
  ];
  if (review.kind === "post_incident" || review.kind === "other") return changes;
  const carried = openActions(review);
  const next = after(review, planned);
  if (next) {
    if (carried.length === 0) return changes;
    const own = Array.isArray(next.actions) ? (next.actions as Action[]) : [];
    const known = (action: Action) => own.some(({ text, owner }) => text === action.text && owner === action.owner);
    const actions = [...own, ...carried.filter((action) => !known(action))];
    changes.push({ op: "set", kind: "review", id: next.id, fields: { actions } });
  } else if (day) {
    changes.push({
      op: "put",
      kind: "review",
      id: ids.next,
      fields: {
        title: nextTitle(name, monthsBetween(text(review.date) || today, day)),
        kind: review.kind,
        date: day,
        participants: review.participants,
        agenda: AGENDAS[text(review.kind)] ?? [],
        actions: carried,
      },
    });
  }
  return changes;
}

const MONTHS = Array.from({ length: 12 }, (_, month) =>
  new Date(Date.UTC(2026, month)).toLocaleDateString("en-GB", { month: "long", timeZone: "UTC" }),
);
const MONTH = new RegExp(`\\b(${MONTHS.join("|")})\\b(?:\\s+(\\d{4}))?`);

function monthsBetween(from: string, to: string): number {
  const count = (day: string) => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7));
  return count(to) - count(from);
}

/**
 * `Q4 strategy review` → `Q1 strategy review`, and after a month `December checkpoint` → `January checkpoint`; other
 * titles stay as they are.
 */
export function nextTitle(title: string, months = 0): string {
  const year = (before: string | undefined, later: number) =>
    before === undefined ? "" : ` ${Number(before) + later}`;
  return title
    .replace(/\bQ([1-4])\b(?:\s+(\d{4}))?/, (_, quarter: string, of: string | undefined) => {
      const next = (Number(quarter) % 4) + 1;
      return `Q${next}${year(of, next === 1 ? 1 : 0)}`;
    })
    .replace(MONTH, (_, month: string, of: string | undefined) => {
      const next = MONTHS.indexOf(month) + months;
      return `${MONTHS[((next % 12) + 12) % 12]}${year(of, Math.floor(next / 12))}`;
    });
}
