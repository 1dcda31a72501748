/** The order of the list beside a grid. Pure. */
import type { AnyRecord } from "../../lib/types";
import type { Column } from "./spec";

type Key = number | string | null;

function compare(a: Key, b: Key, down: boolean): number {
  // What is missing stands last whichever way it goes.
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const order = typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en-GB");
  return down ? -order : order;
}

/** By a column, or by weight from the heaviest down; what is equal keeps its order. */
export function sorted(
  records: readonly AnyRecord[],
  sort: { by: string; down: boolean } | null,
  columns: readonly Column[],
  weight: (record: AnyRecord) => number | null,
): AnyRecord[] {
  const column = sort ? columns.find(({ name }) => name === sort.by) : undefined;
  const key = column?.sort ?? weight;
  const down = column?.sort ? sort!.down : true;
  return records
    .map((record) => ({ record, key: key(record) }))
    .sort((a, b) => compare(a.key, b.key, down))
    .map(({ record }) => record);
}
