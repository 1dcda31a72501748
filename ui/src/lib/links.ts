/** The relations between any two records, in words read from one of them. Supersession of decisions is apart. Pure. */
import type { AnyRecord, Id, Kind, Relation, Target } from "./types";

export interface Linked {
  link: Id;
  words: string;
  kind: Kind;
  id: Id;
  note: string;
}

/** How a relation reads from its first and from its second end, and what may stand at either; none for anything. */
interface Reading {
  forwards: string;
  /** The same from both ends where it is left out. */
  backwards?: string;
  from?: readonly Kind[];
  to?: readonly Kind[];
}

const READINGS: Partial<Record<Relation, Reading>> = {
  relates_to: { forwards: "relates to" },
  supports: { forwards: "supports", backwards: "is supported by" },
  delivers: { forwards: "delivers", backwards: "is delivered by", from: ["initiative", "milestone"] },
  moves: { forwards: "moves", backwards: "is moved by", to: ["metric", "key_result"] },
  pays: { forwards: "pays off", backwards: "is paid off by", from: ["initiative", "decision"], to: ["debt_item"] },
  tests: { forwards: "tests", backwards: "is tested by", from: ["experiment"] },
  mitigates: { forwards: "mitigates", backwards: "is mitigated by", to: ["risk"] },
  decided_by: { forwards: "follows from", backwards: "is the reason for", to: ["decision"] },
  amends: { forwards: "amends", backwards: "is amended by", from: ["decision"], to: ["decision"] },
  came_from: { forwards: "came from", backwards: "led to" },
};

function reading(relation: string): Reading {
  return READINGS[relation as Relation] ?? { forwards: relation.replaceAll("_", " ") };
}

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
    const { forwards, backwards = forwards } = reading(relation);
    const words = other === to ? forwards : backwards;
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

/** A relation that can be made from a record; a turned one begins at the other record. */
export interface Making {
  value: string;
  label: string;
  relation: Relation;
  turned: boolean;
  /** What the other record may be; none for anything. */
  others?: readonly Kind[];
}

/** The relations that one makes from a record of a kind. */
export function makings(kind: Kind): Making[] {
  const out: Making[] = [];
  for (const [relation, { forwards, backwards, from, to }] of Object.entries(READINGS) as [Relation, Reading][]) {
    const may = (ends?: readonly Kind[]) => ends === undefined || ends.includes(kind);
    if (may(from)) out.push({ value: relation, label: forwards, relation, turned: false, others: to });
    if (backwards && may(to)) {
      out.push({ value: `${relation}-turned`, label: backwards, relation, turned: true, others: from });
    }
  }
  return out;
}

/** The fields of the link that such a making writes. */
export function linkFields(making: Making, self: Target, other: Target): Record<string, unknown> {
  const [from, to] = making.turned ? [other, self] : [self, other];
  return { from, relation: making.relation, to, note: "" };
}
