/**
 * The words of edits that have no strategy any more: another one lies where their file was. They are not written into
 * it, and they are not lost either. Pure.
 */
import type { Change, Kind, KindDef, Shape } from "./types";

/** The texts in a value, in their order. */
function texts(shape: Shape, value: unknown): string[] {
  if (shape.type === "line" || shape.type === "text") {
    return typeof value === "string" && value.trim() !== "" ? [value.trim()] : [];
  }
  if (shape.type === "list" && Array.isArray(value)) return value.flatMap((item) => texts(shape.of, item));
  if (shape.type === "part" && typeof value === "object" && value !== null) {
    return shape.fields.flatMap((field) => texts(field.shape, (value as Record<string, unknown>)[field.name]));
  }
  return [];
}

/** All words of changes, each text with the name of its field; empty where there are none. */
export function wordsOf(changes: readonly Change[], definition: (kind: Kind) => KindDef | undefined): string {
  const lines = new Map<string, string>();
  for (const [at, change] of changes.entries()) {
    if (!("fields" in change)) continue;
    for (const field of definition(change.kind)?.fields ?? []) {
      const found = texts(field.shape, change.fields[field.name]);
      // The last state of a field is what was meant.
      if (found.length > 0) lines.set(`${change.id ?? at}/${field.name}`, `${field.label}: ${found.join("\n")}`);
    }
  }
  return [...lines.values()].join("\n\n");
}
