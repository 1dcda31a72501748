/** From a row of the Overview to where it is edited. */
import { view } from "../../lib/view.svelte";
import type { Way } from "./completeness";

/** Kinds that are edited with the record they belong to, or beside another kind. */
const WITH: Partial<Record<string, Way["kind"]>> = {
  key_result: "objective",
  assumption: "decision",
  milestone: "initiative",
};

/** The section where a kind is edited; nothing where there is none. */
export function home(kind: Way["kind"]) {
  const other = WITH[kind];
  return view.homeOf(kind) ?? (other && view.homeOf(other));
}

/** Goes to the field, the record or the section that a step speaks of. */
export async function go(way: Way): Promise<void> {
  if (way.id !== undefined) return view.open(way.kind, way.id, way.field);
  const section = home(way.kind);
  if (section) view.go(section.id);
}
