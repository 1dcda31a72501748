/**
 * How the fields of a kind stand in a form. Fields with a heading of their own (`FieldDef.group`) stand under it, in
 * the order of the definition; the others find their place by their shapes, so that a new field needs no work here.
 */
import type { FieldDef, KindDef } from "../types";

export interface FieldGroup {
  /** No title for what comes first. */
  title: string | null;
  layout: "column" | "pairs";
  /** May be folded away while nothing in it is filled. */
  folds: boolean;
  fields: FieldDef[];
}

const LONG = new Set(["text", "list", "part", "target"]);
const FIGURES = new Set(["number", "integer", "percent"]);

/** Whether a field takes the whole width of a form. */
export function isWide(field: FieldDef): boolean {
  return LONG.has(field.shape.type);
}

/** The title and the first texts, then the facts in pairs, the longer things, the declared groups. Every field once. */
export function groupFields(definition: KindDef): FieldGroup[] {
  const own = definition.fields.filter((field) => !field.group && !field.inner);
  const title = own.filter((field) => field.name === definition.title);
  const rest = own.filter((field) => field.name !== definition.title);
  const texts = rest.filter((field) => field.shape.type === "text");
  // What a record is about comes first; notes and afterthoughts come where the definition has them.
  const leading = texts.filter((field) => field.required || rest.indexOf(field) < 3).slice(0, 2);
  const facts = rest.filter((field) => !isWide(field));
  const longs = rest.filter((field) => isWide(field) && !leading.includes(field));
  const groups: FieldGroup[] = [
    { title: null, layout: "column", folds: false, fields: [...title, ...leading] },
    { title: null, layout: "pairs", folds: false, fields: facts },
    { title: null, layout: "column", folds: false, fields: longs },
  ];
  const declared = new Map<string, FieldDef[]>();
  for (const field of definition.fields) {
    if (field.group && !field.inner) declared.set(field.group, [...(declared.get(field.group) ?? []), field]);
  }
  for (const [heading, fields] of declared) {
    const figures = fields.filter((field) => FIGURES.has(field.shape.type)).length;
    groups.push({
      title: heading,
      layout: fields.every(isWide) ? "column" : "pairs",
      folds: fields.length > 4 && figures === fields.length,
      fields,
    });
  }
  return groups.filter((group) => group.fields.length > 0);
}
