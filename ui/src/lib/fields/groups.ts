/** How the fields of a kind stand in a form. Derived from their shapes, so that a new field finds its place by itself. */
import type { FieldDef, KindDef } from "../types";

export interface FieldGroup {
  /** No title for what comes first. */
  title: string | null;
  layout: "column" | "pairs";
  /** May be folded away while nothing in it is filled. */
  folds: boolean;
  fields: FieldDef[];
}

const FACTS = new Set(["choice", "ref", "date", "quarter", "flag", "line", "time", "target"]);
const FIGURES = new Set(["number", "integer", "percent"]);

/** The texts first, then the facts in pairs, then the lists, then the figures. Every field stands exactly once. */
export function groupFields(definition: KindDef): FieldGroup[] {
  const title = definition.fields.filter((field) => field.name === definition.title);
  const rest = definition.fields.filter((field) => field.name !== definition.title);
  const texts = rest.filter((field) => field.shape.type === "text");
  const facts = rest.filter((field) => FACTS.has(field.shape.type));
  const lists = rest.filter((field) => field.shape.type === "list" || field.shape.type === "part");
  const figures = rest.filter((field) => FIGURES.has(field.shape.type));
  const groups: FieldGroup[] = [
    { title: null, layout: "column", folds: false, fields: [...title, ...texts.slice(0, 2)] },
    { title: "Facts", layout: "pairs", folds: false, fields: facts },
    { title: "In more words", layout: "column", folds: false, fields: [...texts.slice(2), ...lists] },
    { title: "Figures", layout: "pairs", folds: figures.length > 3, fields: figures },
  ];
  return groups.filter((group) => group.fields.length > 0);
}
