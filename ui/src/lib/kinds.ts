/** What can be said about a kind from its definition alone: what a new record begins with, and what may point to it. */
import type { FieldDef, Kind, KindDef } from "./types";

/**
 * Kinds that record what happened, relate two others or say how documents look: nothing is linked to them, and they are
 * made elsewhere.
 */
const RECORDED: ReadonlySet<Kind> = new Set<Kind>([
  "link",
  "dependency",
  "silence",
  "measurement",
  "check_in",
  "snapshot",
  "publication",
  "logo",
  "audience",
]);

/** Whether other records may be linked with records of this kind. */
export function isLinkable(definition: KindDef): boolean {
  return !definition.single && !RECORDED.has(definition.kind);
}

/** The field that names the record this one belongs to, and with which it goes. */
export function ownerField(definition: KindDef): FieldDef | undefined {
  return definition.fields.find((field) => field.onDelete === "delete");
}

/** Whether a record of this kind can be made from a title alone. */
export function isMadeFromTitle(definition: KindDef): boolean {
  const title = definition.fields.find(({ name }) => name === definition.title);
  const written = title?.shape.type === "line" || title?.shape.type === "text";
  return isLinkable(definition) && written && ownerField(definition) === undefined;
}

/** What a field holds before anyone has written in it. */
export function blankValue({ shape }: FieldDef): unknown {
  if (shape.type === "list") return [];
  if (shape.type === "flag") return false;
  if (shape.type === "choice") return shape.optional ? null : (shape.choices[0]?.value ?? null);
  return shape.type === "line" || shape.type === "text" ? "" : null;
}

/** The fields of a new record as the store will fill them, so that it shows whole before it is confirmed. */
export function newFields(definition: KindDef): Record<string, unknown> {
  // A field that counts is given its number by the store.
  const own = definition.fields.filter((field) => !field.counted);
  return Object.fromEntries(own.map((field) => [field.name, blankValue(field)]));
}

/** One of its records, in a sentence: `an initiative`. */
export function oneOf(definition: KindDef): string {
  const label = definition.label.toLowerCase();
  return `${"aeiou".includes(label.charAt(0)) ? "an" : "a"} ${label}`;
}
