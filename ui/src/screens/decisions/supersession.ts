/** Which decision replaces which: read from the links, not from the status. Pure. */
import type { AnyRecord, Id, Target } from "../../lib/types";
import type { Decision } from "./decision";

export interface Supersession {
  /** The decisions that a decision replaces. */
  replaces(id: Id): Id[];
  /** The decisions that replace it. */
  replacedBy(id: Id): Id[];
}

/** Reads the links. A link with an end that is gone, or on itself, says nothing. */
export function supersession(links: readonly AnyRecord[], known: { has(id: Id): boolean }): Supersession {
  const older = new Map<Id, Set<Id>>();
  const newer = new Map<Id, Set<Id>>();
  const add = (map: Map<Id, Set<Id>>, key: Id, value: Id) => map.set(key, (map.get(key) ?? new Set()).add(value));
  for (const link of links) {
    const from = link.from as Target | null;
    const to = link.to as Target | null;
    if (link.relation !== "supersedes" || from?.kind !== "decision" || to?.kind !== "decision") continue;
    if (from.id === to.id || !known.has(from.id) || !known.has(to.id)) continue;
    add(older, from.id, to.id);
    add(newer, to.id, from.id);
  }
  return { replaces: (id) => [...(older.get(id) ?? [])], replacedBy: (id) => [...(newer.get(id) ?? [])] };
}

/** Whether making `newer` replace `older` would close a circle. */
export function closesCircle(newer: Id, older: Id, links: Supersession): boolean {
  if (newer === older) return true;
  const seen = new Set<Id>();
  const queue = [older];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next === newer) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...links.replaces(next));
  }
  return false;
}

/** Those that give way when a decision is accepted: what it replaces and is still in force. */
export function givingWay(id: Id, links: Supersession, get: (id: Id) => Decision | undefined): Decision[] {
  return links
    .replaces(id)
    .map(get)
    .filter((one): one is Decision => one !== undefined && (one.status === "accepted" || one.status === "deprecated"));
}
