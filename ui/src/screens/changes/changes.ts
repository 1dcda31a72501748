/** What changed, as the screen tells it: in groups, of some kinds, and from which points. Pure. */
import type { Section } from "../../lib/sections";
import { CHANGE_GROUPS } from "../../lib/generated/types";
import type { ChangeGroup, Kind, Point, Publication, RecordChange, Review, Snapshot } from "../../lib/types";

export interface GroupOfChanges {
  group: ChangeGroup;
  label: string;
  help: string;
  /** The changes of this kind, each with only the fields that changed in this way. */
  changes: RecordChange[];
}

/** The changes in the order in which they are told. A record stands in every group in which it changed. */
export function grouped(changes: readonly RecordChange[], kinds: readonly Kind[] | "all"): GroupOfChanges[] {
  const shown = kinds === "all" ? changes : changes.filter((change) => kinds.includes(change.kind));
  return CHANGE_GROUPS.map(({ value, label, help }) => ({
    group: value,
    label,
    help,
    changes: shown
      .filter((change) => change.groups.includes(value))
      .map((change) => ({ ...change, fields: change.fields.filter((field) => field.group === value) })),
  })).filter((group) => group.changes.length > 0);
}

/** The kinds that changed, with how many records of each. */
export function kindsOf(changes: readonly RecordChange[]): { kind: Kind; count: number }[] {
  const counts = new Map<Kind, number>();
  for (const { kind } of changes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, count }));
}

/** What can be looked at alone: a section with all kinds that are at home there, or one kind. */
export interface Filter {
  key: string;
  label: string;
  kinds: readonly Kind[];
  count: number;
}

/** The filters of what changed: sections where several kinds changed, then each kind. */
export function filtersOf(
  changes: readonly RecordChange[],
  sections: readonly Pick<Section, "id" | "label" | "kinds">[],
  label: (kind: Kind) => string,
): { sections: Filter[]; kinds: Filter[] } {
  const counts = kindsOf(changes);
  const countOf = (kinds: readonly Kind[]) =>
    counts.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { count }) => sum + count, 0);
  return {
    sections: sections
      .filter(({ kinds }) => counts.filter(({ kind }) => kinds.includes(kind)).length > 1)
      .map(({ id, label, kinds }) => ({ key: `section ${id}`, label, kinds, count: countOf(kinds) })),
    kinds: counts.map(({ kind, count }) => ({ key: kind, label: label(kind), kinds: [kind], count })),
  };
}

/** A point as the value of a choice, and back. */
export function keyOf(point: Point): string {
  switch (point.at) {
    case "snapshot":
    case "publication":
    case "option":
      return `${point.at} ${point.id}`;
    case "revision":
      return `revision ${point.revision}`;
    case "day":
      return "day";
    default:
      return point.at;
  }
}

/**
 * What a comparison begins with: the state that the last closed review froze, what was published last, the newest
 * snapshot; otherwise the beginning.
 */
export function firstPoint(
  reviews: readonly Review[],
  publications: readonly Publication[],
  snapshots: readonly Snapshot[],
): Point {
  const newest = <T>(list: readonly T[], time: (one: T) => string | null): T | undefined =>
    list.reduce<T | undefined>(
      (best, one) => (!best || (time(one) ?? "") >= (time(best) ?? "") ? one : best),
      undefined,
    );
  const reviewed = newest(
    reviews.filter(({ status, snapshot }) => status === "closed" && snapshot !== null),
    ({ date }) => date,
  )?.snapshot;
  if (reviewed && snapshots.some(({ id }) => id === reviewed)) return { at: "snapshot", id: reviewed };
  const published = newest(publications, ({ time }) => time);
  const named = newest(snapshots, ({ time }) => time);
  if (published && (published.time ?? "") >= (named?.time ?? "")) return { at: "publication", id: published.id };
  if (named) return { at: "snapshot", id: named.id };
  return { at: "start" };
}
