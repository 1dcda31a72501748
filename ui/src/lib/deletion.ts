/**
 * What deleting records does to the others, from the definitions alone: the same rules by which the store does it. What
 * belongs to a deleted record goes with it; a reference to it is cleared. Pure.
 */
import type { AnyRecord, FieldDef, Id, Kind, KindDef, Shape, Target } from "./types";
import { plural } from "./words";

export interface Effect {
  /** How many records go along, by kind. */
  deleted: { kind: Kind; ids: Id[] }[];
  /** Which records lose what a field of theirs points to. */
  cleared: { kind: Kind; field: FieldDef; ids: Id[] }[];
}

type Definitions = ReadonlyMap<Kind, KindDef>;
type Gone = (kind: Kind, id: Id) => boolean;

/** Whether a value of this shape can hold a reference to a record of one of these kinds. */
function mayRefer(shape: Shape, kinds: ReadonlySet<Kind>): boolean {
  if (shape.type === "ref") return kinds.has(shape.kind);
  if (shape.type === "target") return true;
  if (shape.type === "list") return mayRefer(shape.of, kinds);
  return shape.type === "part" && shape.fields.some((field) => mayRefer(field.shape, kinds));
}

/** What becomes of a value: it stays, loses a reference, or cannot be without it. */
function loses(shape: Shape, value: unknown, gone: Gone): "nothing" | "reference" | "itself" {
  if (value === null || value === undefined) return "nothing";
  if (shape.type === "ref") return gone(shape.kind, String(value)) ? "reference" : "nothing";
  if (shape.type === "target") {
    const target = value as Target;
    return gone(target.kind, target.id) ? "itself" : "nothing";
  }
  if (shape.type === "list" && Array.isArray(value)) {
    return value.some((item) => loses(shape.of, item, gone) !== "nothing") ? "reference" : "nothing";
  }
  if (shape.type === "part") {
    const part = value as Record<string, unknown>;
    const all = shape.fields.map((field) => loses(field.shape, part[field.name], gone));
    return all.includes("itself") ? "itself" : all.includes("reference") ? "reference" : "nothing";
  }
  return "nothing";
}

/** What deleting these records does to all others. */
export function effectOf(
  targets: readonly Target[],
  definitions: Definitions,
  records: (kind: Kind) => readonly AnyRecord[],
): Effect {
  const asked = new Set(targets.map(({ kind, id }) => `${kind}/${id}`));
  const goneWith = new Map<Kind, Set<Id>>();
  const dead = new Set(asked);
  let latest = new Map<Kind, Set<Id>>();
  for (const { kind, id } of targets) add(latest, kind, id);

  // What goes takes along what belongs to it, and so on.
  while (latest.size > 0) {
    const next = new Map<Kind, Set<Id>>();
    const kinds = new Set(latest.keys());
    for (const definition of definitions.values()) {
      const owning = definition.fields.filter(
        (field) => (field.onDelete === "delete" || field.shape.type === "target") && mayRefer(field.shape, kinds),
      );
      if (owning.length === 0) continue;
      for (const record of records(definition.kind)) {
        const key = `${definition.kind}/${record.id}`;
        if (dead.has(key)) continue;
        const goes = owning.some(
          (field) =>
            loses(field.shape, record[field.name], (kind, id) => latest.get(kind)?.has(id) ?? false) !== "nothing",
        );
        if (!goes) continue;
        dead.add(key);
        add(next, definition.kind, record.id);
        add(goneWith, definition.kind, record.id);
      }
    }
    latest = next;
  }

  const kinds = new Set([...dead].map((key) => key.slice(0, key.indexOf("/")) as Kind));
  const gone: Gone = (kind, id) => dead.has(`${kind}/${id}`);
  const cleared: Effect["cleared"] = [];
  for (const definition of definitions.values()) {
    for (const field of definition.fields.filter(({ shape }) => mayRefer(shape, kinds))) {
      const ids = records(definition.kind)
        .filter(({ id }) => !dead.has(`${definition.kind}/${id}`))
        .filter((record) => loses(field.shape, record[field.name], gone) !== "nothing")
        .map(({ id }) => id);
      if (ids.length > 0) cleared.push({ kind: definition.kind, field, ids });
    }
  }
  return { deleted: [...goneWith].map(([kind, ids]) => ({ kind, ids: [...ids] })), cleared };
}

function add(map: Map<Kind, Set<Id>>, kind: Kind, id: Id): void {
  const own = map.get(kind);
  if (own) own.add(id);
  else map.set(kind, new Set([id]));
}

/** Kinds that only tie others together: that they go is no loss of its own. */
const TIES: ReadonlySet<Kind> = new Set<Kind>(["link", "dependency", "silence"]);
/** More records than this are more than one has in view. */
const HANDFUL = 5;

/** Whether one should be asked before: something of its own goes along, or more than a handful are touched. */
export function needsAsking({ deleted, cleared }: Effect): boolean {
  const lost = deleted.some(({ kind }) => !TIES.has(kind));
  const touched = [...deleted, ...cleared].reduce((sum, { ids }) => sum + ids.length, 0);
  return lost || touched > HANDFUL;
}

/** The effect, a sentence part each: `2 assumptions are deleted with it`, `3 initiatives lose their theme`. */
export function effectWords({ deleted, cleared }: Effect, definitions: Definitions, many = false): string[] {
  const count = (kind: Kind, number: number) => {
    const definition = definitions.get(kind);
    return plural(number, (definition?.label ?? kind).toLowerCase(), nounFor(definition).toLowerCase());
  };
  return [
    ...deleted.map(({ kind, ids }) => {
      return `${count(kind, ids.length)} ${ids.length === 1 ? "is" : "are"} deleted with ${many ? "them" : "it"}`;
    }),
    ...cleared.map(({ kind, field, ids }) => {
      const one = ids.length === 1;
      const who = definitions.get(kind)?.single ? `the ${kind}` : count(kind, ids.length);
      if (field.shape.type === "list") return `${who} ${one ? "loses" : "lose"} a reference in “${field.label}”`;
      return `${who} ${one ? "loses its" : "lose their"} ${fieldWords(field, definitions)}`;
    }),
  ];
}

/** The plural of a kind: `Tech debt` is a heading, its items are debt items. */
function nounFor(definition: KindDef | undefined): string {
  if (!definition) return "records";
  const regular = definition.labels
    .toLowerCase()
    .includes(definition.label.toLowerCase().split(" ").at(-1)!.slice(0, 4));
  return regular ? definition.labels : `${definition.label}s`;
}

/** A field that is called what it points to stands without quotation marks. */
function fieldWords(field: FieldDef, definitions: Definitions): string {
  const to = field.shape.type === "ref" ? definitions.get(field.shape.kind) : undefined;
  return to && field.label === to.label ? field.label.toLowerCase() : `“${field.label}”`;
}

/** Sentence parts as one: `a, b and c`. */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
