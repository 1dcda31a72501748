/** The lives of decisions in time: since when each stood where, in which order they are drawn, what leads to what. Pure. */
import { shortDate } from "../../lib/words";
import { dayOf, type Day } from "../roadmap/timeline/time";
import { numberWords, STATUS_WORDS, type Decision, type Status } from "./decision";
import type { Supersession } from "./supersession";
import type { Id } from "../../lib/types";

/** A time in which a decision stood somewhere; open at its end for where it stands now. */
export interface Stretch {
  status: Status;
  from: Day;
  to: Day | null;
}

export interface Life {
  /** The first one first; empty where no day is known. */
  stretches: Stretch[];
  /** When and how it ended; null while it is open or in force. */
  end: { status: Status; day: Day } | null;
  /** The day on which it is looked at again, where it is still in force. */
  revisit: Day | null;
  /** The same in words. */
  words: string;
}

const ENDS: readonly Status[] = ["rejected", "deprecated", "superseded"];

/** The life as the record tells it. Days that run backwards are read as if they stood still. */
export function lifeOf(one: Decision): Life {
  const told = [...one.earlier, ...(one.date === null ? [] : [{ status: one.status, since: one.date }])];
  const steps: { status: Status; day: Day }[] = [];
  for (const { status, since } of told) {
    const day = dayOf(since);
    if (day !== null) steps.push({ status, day: Math.max(day, steps.at(-1)?.day ?? day) });
  }
  const last = steps.at(-1);
  const ended = last !== undefined && last.status === one.status && ENDS.includes(one.status);
  const lived = ended ? steps.slice(0, -1) : steps;
  return {
    stretches: lived.map(({ status, day }, at) => ({ status, from: day, to: steps[at + 1]?.day ?? null })),
    end: ended ? last : null,
    revisit: one.status === "accepted" ? dayOf(one.revisit_on) : null,
    words:
      told
        .flatMap(({ status, since }, at) =>
          since ? `${at === 0 ? STATUS_WORDS[status] : STATUS_WORDS[status].toLowerCase()} ${shortDate(since)}` : [],
        )
        .join(", ") || `${STATUS_WORDS[one.status]}, no dates`,
  };
}

/** All days that a life names. */
export function daysIn(life: Life): Day[] {
  const days = life.stretches.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
  return [...days, life.end?.day, life.revisit].filter((day): day is Day => typeof day === "number");
}

/** The day from which a decision holds, or wants to hold: where an arrow to it ends. */
export function takesOver(life: Life): Day | null {
  const held = life.stretches.find(({ status }) => status === "accepted") ?? life.stretches.at(-1);
  return held?.from ?? life.end?.day ?? null;
}

export interface Row {
  decision: Decision;
  /** How many decisions lie between it and the newest of its line. */
  depth: number;
}

/** The latest number first; below each decision what it replaces, and so on down its line. */
export function inLines(decisions: readonly Decision[], links: Supersession): Row[] {
  const byId = new Map(decisions.map((one) => [one.id, one]));
  const newest = [...decisions].sort(
    (a, b) => (b.number ?? Infinity) - (a.number ?? Infinity) || (a.id < b.id ? 1 : -1),
  );
  const seen = new Set<Id>();
  const rows: Row[] = [];
  const add = (one: Decision, depth: number) => {
    if (seen.has(one.id)) return;
    seen.add(one.id);
    rows.push({ decision: one, depth });
    for (const id of links.replaces(one.id)) {
      const older = byId.get(id);
      if (older) add(older, depth + 1);
    }
  };
  for (const one of newest) if (!links.replacedBy(one.id).some((id) => byId.has(id))) add(one, 0);
  // A circle has no newest: it begins with its latest number.
  for (const one of newest) add(one, 0);
  return rows;
}

/** What a decision has to do with others, in words: `replaces D-001`, `replaced by D-006`; empty where nothing. */
export function tiesWords(id: Id, links: Supersession, get: (id: Id) => Decision | undefined): string {
  const names = (ids: Id[]) => ids.map((one) => numberWords(get(one)?.number)).join(" and ");
  const [over, by] = [links.replaces(id), links.replacedBy(id)];
  return [over.length > 0 ? `replaces ${names(over)}` : "", by.length > 0 ? `replaced by ${names(by)}` : ""]
    .filter(Boolean)
    .join(", ");
}
