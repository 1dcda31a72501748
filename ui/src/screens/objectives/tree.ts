/** The rows of the tree of objectives: what stands under what, what a filter leaves, and where a move leads. Pure. */
import type { AnyRecord, Change, Id } from "../../lib/types";

export type RowKind = "objective" | "key_result" | "loose";

export interface TreeRow {
  /** `objective/…`; also the name of the row in the grid. */
  key: string;
  kind: RowKind;
  id: Id;
  level: 1 | 2;
  parent?: string;
  open?: boolean;
  /** Its place among its siblings, from 1, and how many they are. */
  place: number;
  size: number;
  /** What has no record yet: it is being named. */
  draft?: boolean;
}

export interface Draft {
  kind: "objective" | "key_result";
  id: Id;
  /** The pillar or the objective that it will belong to. */
  parent: Id | null;
  /** The sibling behind which it goes; null for the first place. */
  after: Id | null;
}

export interface Filter {
  /** A pillar, `none` for objectives without one, or null for any. */
  pillar: Id | "none" | null;
  owner: string | null;
  cycle: Id | "none" | null;
}

export const NO_FILTER: Filter = { pillar: null, owner: null, cycle: null };
export const LOOSE = "loose/none";

const text = (value: unknown) => (typeof value === "string" ? value : "");

/** Objectives by the order of their pillars; those without one, or with one that is gone, stand last. */
export function byPillar(objectives: readonly AnyRecord[], pillars: readonly AnyRecord[]): AnyRecord[] {
  const place = new Map(pillars.map(({ id }, at) => [id, at]));
  const of = (objective: AnyRecord) => place.get(text(objective.pillar)) ?? pillars.length;
  return objectives
    .map((objective, at) => ({ objective, at }))
    .sort((a, b) => of(a.objective) - of(b.objective) || a.at - b.at)
    .map(({ objective }) => objective);
}

/** The key results of each objective in order; those of none stand under the empty name. */
export function byObjective(
  keyResults: readonly AnyRecord[],
  objectives: readonly AnyRecord[],
): Map<Id | "", AnyRecord[]> {
  const known = new Set(objectives.map(({ id }) => id));
  const groups = new Map<Id | "", AnyRecord[]>();
  for (const keyResult of keyResults) {
    const owner = text(keyResult.objective);
    const key = known.has(owner) ? owner : "";
    groups.set(key, [...(groups.get(key) ?? []), keyResult]);
  }
  return groups;
}

function fits(objective: AnyRecord, filter: Filter, pillars: ReadonlySet<Id>): boolean {
  const pillar = text(objective.pillar);
  const cycle = text(objective.cycle);
  if (filter.pillar === "none" ? pillars.has(pillar) : filter.pillar !== null && filter.pillar !== pillar) return false;
  return filter.cycle === "none" ? cycle === "" : filter.cycle === null || filter.cycle === cycle;
}

export interface Records {
  objectives: readonly AnyRecord[];
  keyResults: readonly AnyRecord[];
  pillars: readonly AnyRecord[];
}

/** The rows as they are shown. */
export function rowsOf(records: Records, closed: ReadonlySet<string>, filter: Filter, draft: Draft | null): TreeRow[] {
  const pillarIds = new Set(records.pillars.map(({ id }) => id));
  const groups = byObjective(records.keyResults, records.objectives);
  const owned = (record: AnyRecord) => filter.owner === null || text(record.owner).trim() === filter.owner;
  const shown = byPillar(records.objectives, records.pillars)
    .filter((objective) => fits(objective, filter, pillarIds))
    .map((objective) => {
      const all = groups.get(objective.id) ?? [];
      // The owner of an objective answers for what has no owner of its own.
      const children = owned(objective)
        ? all.filter((one) => owned(one) || text(one.owner).trim() === "")
        : all.filter(owned);
      return { objective, children, fits: owned(objective) || children.length > 0 };
    })
    .filter((one) => one.fits);
  const rows: TreeRow[] = [];
  const size = shown.length + (draft?.kind === "objective" ? 1 : 0);
  let place = 0;
  const put = (kind: "objective", id: Id, isDraft: boolean, children: readonly Id[], open: boolean) => {
    const key = `${kind}/${id}`;
    place += 1;
    rows.push({ key, kind, id, level: 1, open: children.length > 0 ? open : undefined, place, size, draft: isDraft });
    if (!open) return;
    children.forEach((child, at) => {
      const isNew = draft?.kind === "key_result" && draft.id === child;
      rows.push({
        key: `key_result/${child}`,
        kind: "key_result",
        id: child,
        level: 2,
        parent: key,
        place: at + 1,
        size: children.length,
        ...(isNew ? { draft: true } : {}),
      });
    });
  };
  const draftObjective = (after: Id | null) => {
    if (draft?.kind === "objective" && draft.after === after) put("objective", draft.id, true, [], true);
  };
  draftObjective(null);
  for (const { objective, children } of shown) {
    let ids = children.map(({ id }) => id);
    let open = !closed.has(`objective/${objective.id}`);
    if (draft?.kind === "key_result" && draft.parent === objective.id) {
      const at = draft.after === null ? 0 : ids.indexOf(draft.after) + 1 || ids.length;
      ids = [...ids.slice(0, at), draft.id, ...ids.slice(at)];
      open = true;
    }
    put("objective", objective.id, false, ids, open);
    draftObjective(objective.id);
  }
  const loose = filter.pillar === null && filter.cycle === null ? (groups.get("") ?? []).filter(owned) : [];
  if (loose.length > 0) {
    const open = !closed.has(LOOSE);
    rows.push({ key: LOOSE, kind: "loose", id: "none", level: 1, open, place: size + 1, size: size + 1 });
    if (open) {
      loose.forEach(({ id }, at) =>
        rows.push({
          key: `key_result/${id}`,
          kind: "key_result",
          id,
          level: 2,
          parent: LOOSE,
          place: at + 1,
          size: loose.length,
        }),
      );
    }
  }
  return rows;
}

/** Where a record goes: its owner, and the sibling behind which it stands there; null for the first place. */
export interface Destination {
  parent: Id | null;
  after: Id | null;
}

interface Group {
  parent: Id | null;
  ids: Id[];
}

function step(groups: readonly Group[], id: Id, by: 1 | -1): Destination | undefined {
  const at = groups.findIndex(({ ids }) => ids.includes(id));
  const group = groups[at];
  if (!group) return undefined;
  const place = group.ids.indexOf(id);
  if (by < 0 && place > 0) return { parent: group.parent, after: group.ids[place - 2] ?? null };
  if (by > 0 && place < group.ids.length - 1) return { parent: group.parent, after: group.ids[place + 1]! };
  // At the end of its group it goes over to the next one: to the near end of it.
  const next = groups[at + by];
  if (!next) return undefined;
  return { parent: next.parent, after: by > 0 ? null : (next.ids.at(-1) ?? null) };
}

/** One step up or down for a key result: within its objective, then into the one before or after. */
export function stepKeyResult(records: Records, id: Id, by: 1 | -1): Destination | undefined {
  const groups = byObjective(records.keyResults, records.objectives);
  const order: Group[] = byPillar(records.objectives, records.pillars).map((objective) => ({
    parent: objective.id,
    ids: (groups.get(objective.id) ?? []).map((one) => one.id),
  }));
  const loose = (groups.get("") ?? []).map((one) => one.id);
  // What belongs to no objective can be moved into one, never the other way.
  if (loose.includes(id) && by < 0) {
    const last = order.at(-1);
    const place = loose.indexOf(id);
    if (place > 0) return { parent: null, after: loose[place - 2] ?? null };
    return last && { parent: last.parent, after: last.ids.at(-1) ?? null };
  }
  if (loose.includes(id)) order.push({ parent: null, ids: loose });
  return step(order, id, by);
}

/** One step up or down for an objective: within its pillar, then into the one before or after. */
export function stepObjective(records: Records, id: Id, by: 1 | -1): Destination | undefined {
  const known = new Set(records.pillars.map((one) => one.id));
  const of = (pillar: Id | null) =>
    records.objectives
      .filter((one) => (known.has(text(one.pillar)) ? text(one.pillar) : null) === pillar)
      .map((one) => one.id);
  const groups: Group[] = records.pillars.map((pillar) => ({ parent: pillar.id, ids: of(pillar.id) }));
  const loose = of(null);
  if (loose.length > 0) groups.push({ parent: null, ids: loose });
  return step(groups, id, by);
}

/** The changes of a move; one step of undo together. */
export function moveChanges(
  kind: "objective" | "key_result",
  id: Id,
  now: Id | null,
  to: Destination,
  all: readonly AnyRecord[],
): Change[] {
  const owner = kind === "objective" ? "pillar" : "objective";
  const changes: Change[] = [];
  if (now !== to.parent) changes.push({ op: "set", kind, id, fields: { [owner]: to.parent } });
  const order = all.map((one) => one.id).filter((one) => one !== id);
  let after = to.after;
  if (after === null) {
    // First of its siblings: behind whatever stands before the first of them in the order of all.
    const first = order.findIndex((one) => {
      const record = all.find((other) => other.id === one);
      return record !== undefined && (text(record[owner]) || null) === to.parent;
    });
    if (first < 0) return changes;
    after = order[first - 1] ?? null;
  }
  const place = all.findIndex((one) => one.id === id);
  if ((all[place - 1]?.id ?? null) !== after) changes.push({ op: "move", kind, id, after });
  return changes;
}
