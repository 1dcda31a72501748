/** The relations of a decision with other records, apart from supersession, in words read from the decision. Pure. */
import type { AnyRecord, Id, Kind, Target } from "../../lib/types";

export interface Linked {
  link: Id;
  words: string;
  kind: Kind;
  id: Id;
  note: string;
}

/** How a relation reads from its second end. Those that are missing read the same from both. */
const BACKWARDS: Record<string, string> = {
  decided_by: "is the reason for",
  supports: "is supported by",
  delivers: "is delivered by",
  moves: "is moved by",
  pays: "is paid off by",
  tests: "is tested by",
  mitigates: "is mitigated by",
  amends: "is amended by",
  came_from: "led to",
};
const FORWARDS: Record<string, string> = {
  relates_to: "relates to",
  decided_by: "follows from",
  pays: "pays off",
  came_from: "came from",
};

/** The links of a record. Those whose other end is gone are left out. */
export function linkedTo(id: Id, links: readonly AnyRecord[], exists: (kind: Kind, id: Id) => boolean): Linked[] {
  const out: Linked[] = [];
  for (const link of links) {
    const from = link.from as Target | null;
    const to = link.to as Target | null;
    const relation = String(link.relation ?? "");
    if (!from || !to || relation === "supersedes" || from.id === to.id) continue;
    const other = from.id === id ? to : to.id === id ? from : null;
    if (!other || !exists(other.kind, other.id)) continue;
    const forwards = FORWARDS[relation] ?? relation.replaceAll("_", " ");
    const words = other === to ? forwards : (BACKWARDS[relation] ?? forwards);
    out.push({ link: link.id, words, kind: other.kind, id: other.id, note: String(link.note ?? "") });
  }
  return out;
}

/** The links by how they read, in the order in which the relations first come. */
export function byRelation(linked: readonly Linked[]): { words: string; links: Linked[] }[] {
  const groups = new Map<string, Linked[]>();
  for (const one of linked) groups.set(one.words, [...(groups.get(one.words) ?? []), one]);
  return [...groups].map(([words, links]) => ({ words, links }));
}

/** The relations that one makes from a decision; `turned` ones begin at the other record. */
export const MAKES: { value: string; label: string; relation: string; turned: boolean }[] = [
  { value: "reason", label: "is the reason for", relation: "decided_by", turned: true },
  { value: "relates", label: "relates to", relation: "relates_to", turned: false },
  { value: "supports", label: "supports", relation: "supports", turned: false },
  { value: "amends", label: "amends", relation: "amends", turned: false },
  { value: "came", label: "came from", relation: "came_from", turned: false },
];
