/** The axes of a placing that are fields of records, and what a place on them writes there. Pure. */
import type { FieldDef, Kind, KindDef } from "../../lib/types";

/** The kinds whose records can be brought into a workshop as notes. */
export const BROUGHT: readonly Kind[] = [
  "initiative",
  "debt_item",
  "risk",
  "objective",
  "key_result",
  "decision",
  "experiment",
  "capability",
  "theme",
  "principle",
];

/** The field of a kind that an axis speaks of, by its name or label; only numbers with known bounds. */
export function fieldOf(definition: KindDef | undefined, axis: string): FieldDef | undefined {
  const words = axis.trim().toLowerCase();
  if (words === "") return undefined;
  return definition?.fields.find(
    (field) =>
      (field.label.toLowerCase() === words || field.name === words) &&
      (field.shape.type === "integer" || field.shape.type === "percent" || field.shape.type === "number") &&
      (field.shape.type === "percent" || (field.bounds != null && field.bounds[1] - field.bounds[0] <= 100)),
  );
}

/** From so many notes on a map on, each takes one line. */
export const CROWD = 16;

/** The value of a field for a place of 100. */
export function valueAt(field: FieldDef, place: number): number {
  const [least, most] = field.shape.type === "percent" ? [0, 100] : (field.bounds ?? [0, 100]);
  const value = least + ((most - least) * Math.min(100, Math.max(0, place))) / 100;
  return field.shape.type === "integer" ? Math.round(value) : Math.round(value * 10) / 10;
}
