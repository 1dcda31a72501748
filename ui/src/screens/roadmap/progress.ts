/** What is being worked on at once in a column, as its head says it. Pure. */
import { plural } from "../../lib/words";
import type { Initiative } from "./initiative";

/** Above this many at once a person or a team waits more than they finish. */
const AT_ONCE = 3;

export interface InProgress {
  /** `5 in progress`; empty where nothing is. */
  words: string;
  /** Who has more than three at once, the fullest first, a line each. */
  full: string[];
}

/** What is in progress among cards; `all` are the initiatives of the whole roadmap, in which hands are counted. */
export function inProgress(cards: readonly Initiative[], all: readonly Initiative[]): InProgress {
  const running = (list: readonly Initiative[]) => list.filter(({ status }) => status === "in_progress");
  const here = running(cards);
  const full = (["owner", "team"] as const).flatMap((field) => {
    const names = new Set(here.map((one) => one[field].trim()).filter(Boolean));
    const held = (name: string) => running(all).filter((one) => one[field].trim() === name).length;
    return [...names].map((name) => ({ name, count: held(name) })).filter(({ count }) => count > AT_ONCE);
  });
  const lines = full
    .toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name))
    .map(({ name, count }) => `${name} has ${plural(count, "initiative")} in progress at once`);
  return { words: here.length > 0 ? `${here.length} in progress` : "", full: [...new Set(lines)] };
}
