/** The time of what is held by the clock, a workshop or a review, as it is shown and said. Pure. */
import { lasting } from "./words";

/** What a clock shows. */
export interface Reading {
  words: string;
  /** Whether the time is over, which it never is where none was allotted. */
  over: boolean;
  /** How much of it is used, of 100. */
  share: number;
}

/** A clock with so many seconds allotted and left; where none are allotted it counts up. */
export function reading(allotted: number, left: number): Reading {
  if (allotted <= 0) return { words: timer(allotted - left), over: false, share: 0 };
  return { words: timer(left), over: left < 0, share: Math.min(100, (100 * (allotted - left)) / allotted) };
}

/** Seconds left as `4:36`; over time as `+0:12`. */
export function timer(left: number): string {
  const whole = Math.abs(Math.ceil(left));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, "0");
  const words = hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
  return left < 0 && whole > 0 ? `+${words}` : words;
}

/** What is to be said when the time left falls from one value to another: at five minutes, at one, at the end. */
export function announcement(before: number, left: number): string | null {
  // After a jump of the clock nothing is said late.
  if (before - left > 30) return null;
  const passes = (mark: number) => before > mark && left <= mark;
  if (passes(300)) return "Five minutes left";
  if (passes(60)) return "One minute left";
  if (passes(0)) return "Time is up";
  return null;
}

/** Time in which nobody worked, as it seems: how many seconds, and how that was noticed. */
export interface Idle {
  seconds: number;
  words: string;
}

/** A jump of the clock of more than so many seconds is no tick: the computer slept, or its clock was set. */
export const JUMP = 90;
/** What ran when the program ended, and in which nothing was written for more than so many seconds, was left alone. */
const LEFT_ALONE = 15 * 60;

/** What passed between two looks at the clock, where that was no tick. */
export function jumped(passed: number): Idle | null {
  if (passed <= JUMP) return null;
  return { seconds: Math.round(passed), words: `The computer slept, or its clock jumped by ${lasting(passed)}.` };
}

/** How long what runs was left alone, by the moments at which something of it was written. */
export function leftAlone(written: readonly (string | null)[], now: number): Idle | null {
  const times = written.map((moment) => Date.parse(moment ?? "")).filter((time) => !Number.isNaN(time));
  if (times.length === 0) return null;
  const seconds = Math.round((now - times.reduce((a, b) => Math.max(a, b))) / 1000);
  return seconds > LEFT_ALONE ? { seconds, words: `Nothing was written for ${lasting(seconds)}.` } : null;
}
