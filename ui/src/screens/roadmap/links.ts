/** What each initiative needs and makes possible. Pure. */
import type { AnyRecord, Id } from "../../lib/types";

export interface Dependency extends AnyRecord {
  from: Id | null;
  to: Id | null;
  kind: string;
  lag_days: number | null;
  reason: string;
}

export interface Links {
  /** The initiatives that come first. */
  needs: ReadonlySet<Id>;
  /** The initiatives that come after. */
  enables: ReadonlySet<Id>;
}

const NONE: Links = { needs: new Set(), enables: new Set() };

export function linksOf(links: ReadonlyMap<Id, Links>, id: Id): Links {
  return links.get(id) ?? NONE;
}

/** The links of all initiatives. A dependency with an end that is missing, or on itself, links nothing. */
export function buildLinks(dependencies: readonly AnyRecord[], known: { has(id: Id): boolean }): Map<Id, Links> {
  const links = new Map<Id, { needs: Set<Id>; enables: Set<Id> }>();
  const own = (id: Id) => {
    let found = links.get(id);
    if (!found) links.set(id, (found = { needs: new Set(), enables: new Set() }));
    return found;
  };
  for (const { from, to } of dependencies as readonly Dependency[]) {
    if (!from || !to || from === to || !known.has(from) || !known.has(to)) continue;
    own(to).needs.add(from);
    own(from).enables.add(to);
  }
  return links;
}

/** `needs 2, makes 1 possible`. */
export function linkWords({ needs, enables }: Links): string {
  const parts = [];
  if (needs.size > 0) parts.push(`needs ${needs.size}`);
  if (enables.size > 0) parts.push(`makes ${enables.size} possible`);
  return parts.join(", ");
}

/** The initiative itself and all that it needs, or makes possible, however far away. */
export function reach(links: ReadonlyMap<Id, Links>, id: Id, way: keyof Links): Set<Id> {
  const found = new Set<Id>([id]);
  const queue = [id];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const other of linksOf(links, next)[way]) {
      if (!found.has(other)) {
        found.add(other);
        queue.push(other);
      }
    }
  }
  return found;
}
