/**
 * Records as text, for the clipboard: out of one strategy and into another, or twice into the same one. What a record
 * points to comes along if it was copied too or is there already; otherwise the reference is dropped and said. Pure but
 * for new ids.
 */
import { newId } from "./ids";
import { newFields, ownerField } from "./kinds";
import type { AnyRecord, Change, Id, Kind, KindDef, Shape, Target } from "./types";
import { plural } from "./words";

export interface Copied {
  kind: Kind;
  id: Id;
  fields: Record<string, unknown>;
}

type Definitions = ReadonlyMap<Kind, KindDef>;
const FORMAT = "lodestar-records";

/** The fields of a record, without what the store keeps beside them. */
export function fieldsOf(definition: KindDef, record: AnyRecord): Record<string, unknown> {
  return Object.fromEntries(definition.fields.map(({ name }) => [name, record[name] ?? null]));
}

/** Records as text. */
export function toText(records: readonly Copied[]): string {
  return JSON.stringify({ format: FORMAT, version: 1, records }, null, 2);
}

/** Reads such a text; nothing where it is something else. */
export function fromText(text: string): Copied[] | null {
  if (!text.trimStart().startsWith("{")) return null;
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof read !== "object" || read === null || (read as { format?: unknown }).format !== FORMAT) return null;
  const records = (read as { records?: unknown }).records;
  if (!Array.isArray(records)) return null;
  return records.filter((one): one is Copied => {
    const it = one as Partial<Copied> | null;
    return (
      typeof it === "object" &&
      it !== null &&
      typeof it.kind === "string" &&
      typeof it.id === "string" &&
      typeof it.fields === "object" &&
      it.fields !== null
    );
  });
}

export interface Pasting {
  changes: Change[];
  made: Target[];
  /** What could not come along, a sentence each. */
  notes: string[];
}

/** The changes that put copied records into a strategy. */
export function pasting(
  copied: readonly Copied[],
  definitions: Definitions,
  exists: (kind: Kind, id: Id) => boolean,
  after?: Id | null,
): Pasting {
  const known = copied.filter(({ kind }) => {
    const definition = definitions.get(kind);
    return definition !== undefined && !definition.single;
  });
  const ids = new Map(known.map(({ kind, id }) => [`${kind}/${id}`, newId()]));
  let dropped = 0;
  const lost: Copied[] = [];
  const changes: Change[] = [];
  const made: Target[] = [];

  /** Where a reference leads in this strategy; nothing where it leads nowhere. */
  const lead = (kind: Kind, id: Id): Id | undefined => ids.get(`${kind}/${id}`) ?? (exists(kind, id) ? id : undefined);

  function carried(shape: Shape, value: unknown): unknown {
    if (value === null || value === undefined) return value ?? null;
    if (shape.type === "ref") {
      const to = lead(shape.kind, String(value));
      if (to === undefined) dropped++;
      return to ?? null;
    }
    if (shape.type === "target") {
      const target = value as Target;
      const to = lead(target.kind, target.id);
      if (to === undefined) dropped++;
      return to === undefined ? null : { kind: target.kind, id: to };
    }
    if (shape.type === "list") {
      return Array.isArray(value) ? value.map((item) => carried(shape.of, item)).filter((item) => item !== null) : [];
    }
    if (shape.type === "part") {
      const part = value as Record<string, unknown>;
      return Object.fromEntries(shape.fields.map((field) => [field.name, carried(field.shape, part[field.name])]));
    }
    return value;
  }

  // Those that others belong to come first, as in the strategy.
  const order = [...definitions.keys()];
  const inOrder = [...known].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  let last = after;
  for (const one of inOrder) {
    const definition = definitions.get(one.kind)!;
    const before = dropped;
    const fields = { ...newFields(definition) };
    for (const field of definition.fields) {
      if (field.counted || !(field.name in one.fields)) continue;
      fields[field.name] = carried(field.shape, one.fields[field.name]);
    }
    const owners = definition.fields.filter((field) => field.onDelete === "delete");
    if (ownerField(definition) && owners.some((field) => fields[field.name] === null)) {
      lost.push(one);
      dropped = before;
      ids.delete(`${one.kind}/${one.id}`);
      continue;
    }
    const id = ids.get(`${one.kind}/${one.id}`)!;
    const behind = one.kind === inOrder[0]!.kind ? last : undefined;
    changes.push({ op: "put", kind: one.kind, id, fields, ...(behind === undefined ? {} : { after: behind }) });
    made.push({ kind: one.kind, id });
    if (behind !== undefined) last = id;
  }

  const notes: string[] = [];
  if (dropped > 0) {
    notes.push(
      `${plural(dropped, "reference")} to what is not in this strategy ${dropped === 1 ? "was" : "were"} left out`,
    );
  }
  const strange = copied.length - known.length + lost.length;
  if (strange > 0) notes.push(`${plural(strange, "record")} could not come along`);
  return { changes, made, notes };
}

/** The text without what marks a copy, and with a mark of its own: `Billing (copy)`, `Billing (copy 2)`. */
export function copyTitle(title: string, taken: ReadonlySet<string>): string {
  if (title.trim() === "") return title;
  const bare = title.replace(/ \(copy(?: \d+)?\)$/, "");
  for (let n = 1; ; n++) {
    const name = n === 1 ? `${bare} (copy)` : `${bare} (copy ${n})`;
    if (!taken.has(name)) return name;
  }
}
