/**
 * How the laps of a workshop change when a step begins, pauses, goes on or gets more time. What they come to in seconds
 * is the back end's to reckon. Pure: the moment is passed in.
 */
import type { Id, Lap } from "../../lib/types";

const blank = (step: Id): Lap => ({ step, begun: null, ended: null, paused: null, away: null, added: null });

const seconds = (from: string, to: string) => Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));

/** Changes the lap of a step; a step that has none yet gets one. */
function change(laps: readonly Lap[], step: Id, how: (lap: Lap) => Lap): Lap[] {
  const known = laps.some((lap) => lap.step === step);
  return (known ? [...laps] : [...laps, blank(step)]).map((lap) => (lap.step === step ? how(lap) : lap));
}

function goOn(lap: Lap, now: string): Lap {
  if (lap.paused === null) return lap;
  return { ...lap, paused: null, away: (lap.away ?? 0) + seconds(lap.paused, now) };
}

/** A step begins, and whatever ran before ends. One that ran already goes on where it stopped. */
export function begin(laps: readonly Lap[], step: Id, now: string): Lap[] {
  return change(end(laps, now), step, (lap) => {
    if (lap.begun === null) return { ...lap, begun: now, ended: null, paused: null, away: null };
    if (lap.ended === null) return lap;
    return { ...lap, ended: null, away: (lap.away ?? 0) + seconds(lap.ended, now) };
  });
}

/** Whatever runs ends. */
export function end(laps: readonly Lap[], now: string): Lap[] {
  return laps.map((lap) => (lap.begun === null || lap.ended !== null ? lap : { ...goOn(lap, now), ended: now }));
}

export function pause(laps: readonly Lap[], step: Id, now: string): Lap[] {
  return change(laps, step, (lap) => (lap.paused === null && lap.ended === null ? { ...lap, paused: now } : lap));
}

export function resume(laps: readonly Lap[], step: Id, now: string): Lap[] {
  return change(laps, step, (lap) => goOn(lap, now));
}

/** Gives a step minutes more, or less. */
export function add(laps: readonly Lap[], step: Id, minutes: number): Lap[] {
  return change(laps, step, (lap) => ({
    ...lap,
    added: Math.min(1440, Math.max(-1440, (lap.added ?? 0) + minutes)),
  }));
}

/** Time in which nobody worked does not count: the computer slept, or its clock jumped. */
export function leaveOut(laps: readonly Lap[], step: Id, away: number): Lap[] {
  return change(laps, step, (lap) => ({ ...lap, away: Math.max(0, (lap.away ?? 0) + Math.round(away)) }));
}
