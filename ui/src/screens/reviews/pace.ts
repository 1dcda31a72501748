/** The time of a review: how long it has, how far it has come, when it will end. Pure; the moment is passed in. */
import type { AgendaPoint, Review } from "../../lib/types";

export interface Pace {
  /** The minutes of all points. */
  minutes: number;
  /** The seconds of the point that is talked about: allotted, spent; nothing allotted where it has no minutes. */
  allotted: number;
  spent: number;
  /** The seconds since it began. */
  used: number;
  /** The seconds by which it is behind its agenda; less than nothing where it is ahead. */
  behind: number;
  /** When it will end if the points to come take their time, in milliseconds; nothing without minutes. */
  ends: number | null;
}

const minutesOf = (point: Pick<AgendaPoint, "minutes"> | undefined) => Math.max(0, point?.minutes ?? 0);

/** A moment in milliseconds; what lies ahead of now, after a clock was set back, is now. */
function since(moment: string | null, now: number): number {
  const at = moment === null ? NaN : Date.parse(moment);
  return Number.isNaN(at) ? now : Math.min(at, now);
}

export function paceOf(review: Pick<Review, "agenda" | "begun" | "point" | "point_begun">, now: number): Pace {
  const at = Math.min(Math.max(0, review.point ?? 0), Math.max(0, review.agenda.length - 1));
  const minutes = review.agenda.reduce((sum, point) => sum + minutesOf(point), 0);
  const allotted = 60 * minutesOf(review.agenda[at]);
  const spent = (now - since(review.point_begun, now)) / 1000;
  const used = (now - since(review.begun, now)) / 1000;
  const before = 60 * review.agenda.slice(0, at).reduce((sum, point) => sum + minutesOf(point), 0);
  const after = 60 * review.agenda.slice(at + 1).reduce((sum, point) => sum + minutesOf(point), 0);
  return {
    minutes,
    allotted,
    spent,
    used,
    behind: used - before - Math.min(spent, allotted),
    ends: minutes === 0 ? null : now + 1000 * (Math.max(0, allotted - spent) + after),
  };
}
