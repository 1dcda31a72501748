/**
 * What the screen shows while edits wait: the confirmed records with the waiting changes laid over them. Pure.
 */
import { provisionalRank } from "./ids";
import type { AnyRecord, Change, Id, Kind } from "./types";

/** The records of one kind by id. */
export type Table = ReadonlyMap<Id, AnyRecord>;

/** The id that a change of a single kind may leave out. */
function target(change: Change, table: Table): Id | undefined {
  return change.id ?? table.keys().next().value;
}

/**
 * Lays changes over the confirmed records of one kind; returns the same table where nothing concerns it. `blank` has the
 * fields with which the store will fill what a new record leaves out.
 */
export function project(
  kind: Kind,
  confirmed: Table,
  changes: readonly Change[],
  now: () => string,
  blank: Readonly<Record<string, unknown>> = {},
): Table {
  let table: Map<Id, AnyRecord> | undefined;
  for (const change of changes) {
    if (change.kind !== kind) continue;
    table ??= new Map(confirmed);
    const id = target(change, table);
    if (id === undefined) continue;
    const record = table.get(id);
    switch (change.op) {
      case "put":
        table.set(id, {
          ...blank,
          ...change.fields,
          id,
          rank: rankAfter(table, change.after),
          created: now(),
          updated: now(),
        });
        break;
      case "set":
        if (record) table.set(id, { ...record, ...change.fields });
        break;
      case "delete":
        table.delete(id);
        break;
      case "move":
        if (record) {
          table.delete(id);
          table.set(id, { ...record, rank: rankAfter(table, change.after) });
        }
        break;
    }
  }
  return table ?? confirmed;
}

/** The records in their order. */
export function ordered(table: Table): AnyRecord[] {
  return [...table.values()].sort(compareRanks);
}

export function compareRanks(a: AnyRecord, b: AnyRecord): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function rankAfter(table: Table, after: Id | null | undefined): string {
  const list = ordered(table);
  if (after === undefined) return provisionalRank(list.at(-1)?.rank, undefined);
  if (after === null) return provisionalRank(undefined, list[0]?.rank);
  const index = list.findIndex((record) => record.id === after);
  if (index < 0) return provisionalRank(list.at(-1)?.rank, undefined);
  return provisionalRank(list[index]!.rank, list[index + 1]?.rank);
}
