/** The days that matter: what comes, and what should have been by now. Pure: today is passed in. */
import { addDays, dueAfter } from "../../lib/dates";
import type { AnyRecord, Id, Kind } from "../../lib/types";
import type { Reader } from "./completeness";

export interface Due {
  /** `2027-03-31`. */
  day: string;
  kind: Kind;
  id: Id;
  title: string;
  /** What happens then: `review`, `fixed date`. */
  what: string;
}

const text = (value: unknown) => (typeof value === "string" ? value.trim() : "");

/** The day of the next ritual: as it was set, or as it follows from the last. */
function ritualDue(ritual: AnyRecord): string {
  return text(ritual.next_due) || (text(ritual.last_held) && (dueAfter(text(ritual.last_held), ritual.cadence) ?? ""));
}

function due(kind: Kind, record: AnyRecord, day: string, title: string, what: string): Due[] {
  return day === "" ? [] : [{ day, kind, id: record.id, title, what }];
}

/** Reviews that have a day and are not over; where there is none, the day that the last one named or that the cadence asks for. */
function reviews(read: Reader, today: string): Due[] {
  const all = read("review");
  const open = all.filter((review) => review.status !== "closed");
  if (open.length > 0) return open.flatMap((one) => due("review", one, text(one.date), text(one.title), "review"));
  const last = lastReview(read, today);
  if (!last) return [];
  const next = text(last.next_date) || (dueAfter(text(last.date), read("strategy")[0]?.review_cadence) ?? "");
  return due("review", last, next, "Next review", "review");
}

/** The review of the strategy that was held last; post-incident reviews look at something else. */
export function lastReview(read: Reader, today: string): AnyRecord | undefined {
  const held = read("review").filter(
    (review) =>
      review.status === "closed" &&
      review.kind !== "post_incident" &&
      text(review.date) !== "" &&
      text(review.date) <= today,
  );
  return held.sort((a, b) => text(b.date).localeCompare(text(a.date)))[0];
}

function decisionName(decision: AnyRecord): string {
  const number = typeof decision.number === "number" ? `D-${String(decision.number).padStart(3, "0")} ` : "";
  return number + (text(decision.title) || "Untitled decision");
}

function everything(read: Reader, today: string): Due[] {
  const rituals = read("ritual").flatMap((one) =>
    due("ritual", one, ritualDue(one), text(one.name) || "Ritual", "ritual"),
  );
  const milestones = read("milestone").flatMap((one) =>
    due(
      "milestone",
      one,
      text(one.date),
      text(one.title) || "Milestone",
      one.fixed === true ? "fixed date" : "milestone",
    ),
  );
  const decisions = read("decision")
    .filter((one) => one.status === "accepted" || one.status === "rejected")
    .flatMap((one) => due("decision", one, text(one.revisit_on), decisionName(one), "look at it again"));
  const assumptions = read("assumption")
    .filter((one) => one.state !== "broken")
    .flatMap((one) => due("assumption", one, text(one.tripwire_on), text(one.text), "look at the assumption"));
  const actions = read("review").flatMap((review) =>
    (Array.isArray(review.actions) ? (review.actions as Record<string, unknown>[]) : [])
      .filter((action) => action.done !== true)
      .flatMap((action) => due("review", review, text(action.due), text(action.text), "action")),
  );
  const [vision] = read("vision");
  const whole = vision ? due("vision", vision, text(vision.revisit_on), "The vision", "look at it again") : [];
  return [...reviews(read, today), ...rituals, ...milestones, ...decisions, ...assumptions, ...actions, ...whole];
}

const byDay = (a: Due, b: Due) => a.day.localeCompare(b.day) || a.title.localeCompare(b.title);

/** What comes within so many days, the nearest first. */
export function ahead(read: Reader, today: string, days: number): Due[] {
  const last = addDays(today, days);
  return everything(read, today)
    .filter(({ day }) => day >= today && day <= last)
    .sort(byDay);
}

/** The review that comes next, however far off it is. */
export function nextReview(read: Reader, today: string): Due | undefined {
  return reviews(read, today)
    .filter(({ day }) => day >= today)
    .sort(byDay)[0];
}

/** What should have been by now, the longest overdue first. A milestone that is past has happened or moved: it is not asked after. */
export function overdue(read: Reader, today: string): Due[] {
  return everything(read, today)
    .filter(({ day, kind }) => day < today && kind !== "milestone")
    .sort(byDay);
}

/** How far off a day is, in words: `today`, `tomorrow`, `in 6 days`, `in 5 weeks`, `9 days ago`. */
export function distance(days: number): string {
  const far = Math.abs(days);
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  if (days === -1) return "yesterday";
  const words =
    far < 14 ? `${far} days` : far < 63 ? `${Math.round(far / 7)} weeks` : `${Math.round(far / 30.44)} months`;
  return days > 0 ? `in ${words}` : `${words} ago`;
}
