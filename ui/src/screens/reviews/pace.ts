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

/** The times of a review: when it and its point began, and since when it pauses. */
export type Times = Pick<Review, "begun" | "point_begun" | "paused">;

/** The times of a review that pauses, from `now` on: what the pause took does not count. One that runs stays as it is. */
export function resumed({ begun, point_begun, paused }: Times, now: number): Times {
  const away = now - since(paused, now);
  const later = (moment: string | null) => moment && new Date(Date.parse(moment) + away).toISOString();
  return { begun: later(begun), point_begun: later(point_begun), paused: null };
}

/** The times of a review without those seconds, in which nobody worked; its point counts from `point_begun` if it is another by now. */
export function without(
  seconds: number,
  { begun, point_begun, paused }: Times,
  samePoint: boolean,
  now: number,
): Times {
  const later = (moment: string | null) =>
    moment && new Date(Math.min(now, Date.parse(moment) + 1000 * seconds)).toISOString();
  return { begun: later(begun), point_begun: samePoint ? later(point_begun) : point_begun, paused };
}

export function paceOf(review: Times & Pick<Review, "agenda" | "point">, now: number): Pace {
  const at = Math.min(Math.max(0, review.point ?? 0), Math.max(0, review.agenda.length - 1));
  const minutes = review.agenda.reduce((sum, point) => sum + minutesOf(point), 0);
  const allotted = 60 * minutesOf(review.agenda[at]);
  const moment = since(review.paused, now);
  const spent = (moment - since(review.point_begun, moment)) / 1000;
  const used = (moment - since(review.begun, moment)) / 1000;
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
