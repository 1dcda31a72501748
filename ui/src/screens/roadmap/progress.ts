/** What is being worked on at once in a column, as its head says it. Pure. */
import { plural } from "../../lib/words";
import type { Horizon, WorkLimit } from "../../lib/types";
import type { Initiative } from "./initiative";

/** Above this many at once a person or a team waits more than they finish. */
const AT_ONCE = 3;

export interface InProgress {
  /** `5 in progress`, `5 of 6 in progress`, `7 in progress, at most 6`; empty where nothing is and nothing bounds it. */
  words: string;
  /** The same where there is little room: `5`, `5/6`. */
  short: string;
  /** Whether more is in progress than was agreed. */
  over: boolean;
  /** Who has more than three at once, the fullest first, a line each. */
  full: string[];
}

/** What was agreed for a column; null where nothing was. */
export function limitOf(limits: readonly WorkLimit[] | undefined, horizon: Horizon): number | null {
  return limits?.find((one) => one.horizon === horizon)?.at_most ?? null;
}

const running = (list: readonly Initiative[]) => list.filter(({ status }) => status === "in_progress");

/** What the columns share: what is in progress on the whole roadmap, and in how much of it each has a hand. */
export interface Running {
  all: readonly Initiative[];
  owner: ReadonlyMap<string, number>;
  team: ReadonlyMap<string, number>;
}

export function runningOf(initiatives: readonly Initiative[]): Running {
  const all = running(initiatives);
  const hands = (field: "owner" | "team") => {
    const counts = new Map<string, number>();
    for (const one of all) {
      const name = one[field].trim();
      if (name !== "") counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return counts;
  };
  return { all, owner: hands("owner"), team: hands("team") };
}

/**
 * What is in progress among the cards of a column that show. Where a number was agreed, the whole column counts, whatever
 * shows of it.
 */
export function inProgress(
  cards: readonly Initiative[],
  whole: Running,
  limit: { horizon: Horizon; most: number | null },
): InProgress {
  const here = running(cards);
  const full = (["owner", "team"] as const).flatMap((field) => {
    const names = new Set(here.map((one) => one[field].trim()).filter(Boolean));
    return [...names]
      .map((name) => ({ name, count: whole[field].get(name) ?? 0 }))
      .filter(({ count }) => count > AT_ONCE);
  });
  const lines = full
    .toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name))
    .map(({ name, count }) => `${name} has ${plural(count, "initiative")} in progress at once`);
  return { ...counted(here.length, whole.all, limit), full: [...new Set(lines)] };
}

function counted(
  shown: number,
  running: readonly Initiative[],
  { horizon, most }: { horizon: Horizon; most: number | null },
): Pick<InProgress, "words" | "short" | "over"> {
  if (most === null) {
    return { words: shown > 0 ? `${shown} in progress` : "", short: shown > 0 ? String(shown) : "", over: false };
  }
  const count = running.filter((one) => one.horizon === horizon).length;
  const over = count > most;
  const words = over ? `${count} in progress, at most ${most}` : `${count} of ${most} in progress`;
  return { words, short: `${count}/${most}`, over };
}
