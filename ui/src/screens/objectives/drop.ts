/** Where a dragged row would land: beside which row the line is drawn, and what that means for the order. Pure. */
import { stack } from "../../lib/grid/windowed";
import type { Destination, Records, TreeRow } from "./tree";

export interface Target {
  key: string;
  edge: "before" | "after";
  to: Destination;
}

export const HEAD = 30;

/** `y` is measured from the top of the tree, its head included. Nothing where the row would stay in its place. */
export function dropAt(
  rows: readonly TreeRow[],
  stacked: ReturnType<typeof stack>,
  held: TreeRow,
  y: number,
  records: Records,
): Target | undefined {
  const at = rows.findIndex((_, n) => y - HEAD < stacked.tops[n + 1]!);
  const index = at < 0 ? rows.length - 1 : at;
  const row = rows[index];
  if (!row) return undefined;
  const lower = y - HEAD > (stacked.tops[index]! + stacked.tops[index + 1]!) / 2;
  return held.kind === "key_result"
    ? keyResultTo(rows, held, row, lower)
    : objectiveTo(rows, held, row, lower, records);
}

function keyResultTo(rows: readonly TreeRow[], held: TreeRow, over: TreeRow, lower: boolean): Target | undefined {
  if (over.key === held.key || over.kind === "loose") return undefined;
  if (over.kind === "objective") return { key: over.key, edge: "after", to: { parent: over.id, after: null } };
  if (!over.parent?.startsWith("objective/")) return undefined;
  const parent = over.parent.slice("objective/".length);
  const siblings = rows.filter((one) => one.parent === over.parent && one.key !== held.key);
  const place = siblings.findIndex((one) => one.key === over.key);
  const after = lower ? over.id : (siblings[place - 1]?.id ?? null);
  if (held.parent === over.parent) {
    const all = rows.filter((one) => one.parent === over.parent);
    const now = all[all.findIndex((one) => one.key === held.key) - 1]?.id ?? null;
    if (now === after) return undefined;
  }
  return { key: over.key, edge: lower ? "after" : "before", to: { parent, after } };
}

function objectiveTo(
  rows: readonly TreeRow[],
  held: TreeRow,
  over: TreeRow,
  lower: boolean,
  records: Records,
): Target | undefined {
  const key = over.kind === "key_result" ? over.parent : over.key;
  const goal = rows.find((one) => one.key === key);
  if (!goal || goal.kind !== "objective" || goal.key === held.key) return undefined;
  const known = new Set(records.pillars.map(({ id }) => id));
  const pillarOf = (id: string) => {
    const pillar = records.objectives.find((one) => one.id === id)?.pillar;
    return typeof pillar === "string" && known.has(pillar) ? pillar : null;
  };
  const parent = pillarOf(goal.id);
  const siblings = rows.filter(
    (one) => one.kind === "objective" && one.key !== held.key && pillarOf(one.id) === parent,
  );
  // Anywhere over the key results of an objective is behind it.
  const behind = lower || over.kind === "key_result";
  const place = siblings.findIndex((one) => one.key === goal.key);
  const after = behind ? goal.id : (siblings[place - 1]?.id ?? null);
  const last = rows.filter((one) => one.parent === goal.key).at(-1) ?? goal;
  return { key: behind ? last.key : goal.key, edge: behind ? "after" : "before", to: { parent, after } };
}
