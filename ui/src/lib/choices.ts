/** The choices of a field from its definition, for filters and words. Pure. */
import type { KindDef } from "./types";

export function choicesOf(definition: KindDef | undefined, field: string): { value: string; label: string }[] {
  const shape = definition?.fields.find(({ name }) => name === field)?.shape;
  return shape?.type === "choice" ? shape.choices.map(({ value, label }) => ({ value, label })) : [];
}
