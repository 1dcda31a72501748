/**
 * Records as text, for the clipboard: out of one strategy and into another, or twice into the same one. What a record
 * points to comes along if it was copied too or is there already, by its id or as the only one of its name; otherwise the
 * reference is dropped and said. Pure but for new ids.
 */
import { newId } from "./ids";
import { newFields, ownerField } from "./kinds";
import type { AnyRecord, Change, Id, Kind, KindDef, Shape, Target } from "./types";
import { plural } from "./words";

export interface Copied {
  kind: Kind;
  id: Id;
  fields: Record<string, unknown>;
  /** What the records that it points to are called, by `kind/id`. */
  names?: Record<string, string>;
}

type Definitions = ReadonlyMap<Kind, KindDef>;
const FORMAT = "lodestar-records";

/** The fields of a record, without what the store keeps beside them. */
export function fieldsOf(definition: KindDef, record: AnyRecord): Record<string, unknown> {
  return Object.fromEntries(definition.fields.map(({ name }) => [name, record[name] ?? null]));
}

/** What the records that these fields point to are called: in another strategy their ids mean nothing. */
export function namesIn(
  definition: KindDef,
  fields: Record<string, unknown>,
  nameOf: (kind: Kind, id: Id) => string,
): Record<string, string> {
  const names: Record<string, string> = {};
  const look = (shape: Shape, value: unknown): void => {
    if (value === null || value === undefined) return;
    const key = targetKey(shape, value);
    if (key !== null) {
      const at = key.indexOf("/");
      const name = nameOf(key.slice(0, at) as Kind, key.slice(at + 1)).trim();
      if (name !== "") names[key] = name;
    } else if (shape.type === "list" && Array.isArray(value)) {
      for (const item of value) look(shape.of, item);
    } else if (shape.type === "part") {
      for (const field of shape.fields) look(field.shape, (value as Record<string, unknown>)[field.name]);
    }
  };
  for (const field of definition.fields) look(field.shape, fields[field.name]);
  return names;
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

/**
 * Records with everything that would go with them: the key results of an objective, the measurements of a metric, and
 * what relates two of them, such as a dependency.
 */
export function withBelongings(
  targets: readonly Target[],
  definitions: Definitions,
  records: (kind: Kind) => readonly AnyRecord[],
): Target[] {
  const all = [...targets];
  const has = new Set(targets.map(({ kind, id }) => `${kind}/${id}`));
  // Owners stand before what belongs to them, so that one walk reaches what belongs to what belongs.
  for (const definition of definitions.values()) {
    const owners = definition.fields.filter(({ onDelete }) => onDelete === "delete");
    if (owners.length === 0 || definition.single) continue;
    for (const record of records(definition.kind)) {
      const key = `${definition.kind}/${record.id}`;
      const led = owners.map(({ name, shape }) => targetKey(shape, record[name])).filter((one) => one !== null);
      if (has.has(key) || led.length === 0 || !led.every((one) => has.has(one))) continue;
      has.add(key);
      all.push({ kind: definition.kind, id: record.id });
    }
  }
  return all;
}

/** `kind/id` of the record that a value points to. */
function targetKey(shape: Shape, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (shape.type === "ref") return `${shape.kind}/${String(value)}`;
  if (shape.type === "target") return `${(value as Target).kind}/${(value as Target).id}`;
  return null;
}

export interface Pasting {
  changes: Change[];
  made: Target[];
  /** What could not come along, a sentence each. */
  notes: string[];
}

/**
 * The changes that put copied records into a strategy. What came without its owner belongs to the one that `ownerFor`
 * names, such as the objective that is chosen.
 */
export function pasting(
  copied: readonly Copied[],
  definitions: Definitions,
  exists: (kind: Kind, id: Id) => boolean,
  /** The record behind which those of the first kind stand; the end of the list where there is none. */
  behindOf: (kind: Kind) => Id | undefined = () => undefined,
  ownerFor: (kind: Kind) => { field: string; id: Id } | undefined = () => undefined,
  /** The records of a kind that have a name, whatever its capitals. */
  named: (kind: Kind, name: string) => readonly Id[] = () => [],
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

  /** Where a reference leads in this strategy; nothing where it leads nowhere, or where two have the name. */
  function lead(kind: Kind, id: Id, names: Copied["names"]): Id | undefined {
    const key = `${kind}/${id}`;
    const to = ids.get(key) ?? (exists(kind, id) ? id : undefined);
    const name = names?.[key];
    if (to !== undefined || typeof name !== "string" || name.trim() === "") return to;
    const same = named(kind, name);
    return same.length === 1 ? same[0] : undefined;
  }

  function carried(shape: Shape, value: unknown, names: Copied["names"]): unknown {
    if (value === null || value === undefined) return value ?? null;
    if (shape.type === "ref") {
      const to = lead(shape.kind, String(value), names);
      if (to === undefined) dropped++;
      return to ?? null;
    }
    if (shape.type === "target") {
      const target = value as Target;
      const to = lead(target.kind, target.id, names);
      if (to === undefined) dropped++;
      return to === undefined ? null : { kind: target.kind, id: to };
    }
    if (shape.type === "list") {
      return Array.isArray(value)
        ? value.map((item) => carried(shape.of, item, names)).filter((item) => item !== null)
        : [];
    }
    if (shape.type === "part") {
      const part = value as Record<string, unknown>;
      return Object.fromEntries(
        shape.fields.map((field) => [field.name, carried(field.shape, part[field.name], names)]),
      );
    }
    return value;
  }

  // Those that others belong to come first, as in the strategy.
  const order = [...definitions.keys()];
  const inOrder = [...known].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const head = inOrder[0]?.kind;
  let last = head && behindOf(head);
  for (const one of inOrder) {
    const definition = definitions.get(one.kind)!;
    const before = dropped;
    const fields = { ...newFields(definition) };
    for (const field of definition.fields) {
      if (field.counted || !(field.name in one.fields)) continue;
      fields[field.name] = carried(field.shape, one.fields[field.name], one.names);
    }
    const owners = definition.fields.filter((field) => field.onDelete === "delete");
    const owner = owners.length === 1 && fields[owners[0]!.name] === null ? ownerFor(one.kind) : undefined;
    if (owner) {
      fields[owner.field] = owner.id;
      // The owner that it had elsewhere is no longer missed.
      if (one.fields[owner.field] != null) dropped--;
    }
    if (ownerField(definition) && owners.some((field) => fields[field.name] === null)) {
      lost.push(one);
      dropped = before;
      ids.delete(`${one.kind}/${one.id}`);
      continue;
    }
    const id = ids.get(`${one.kind}/${one.id}`)!;
    const behind = one.kind === head ? last : undefined;
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
