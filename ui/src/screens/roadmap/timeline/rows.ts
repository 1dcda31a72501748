/** The rows of the timeline: groups, their initiatives, and those without dates; and the strips of closed groups. Pure. */
import type { Id } from "../../../lib/types";
import type { Initiative } from "../initiative";
import type { Lane } from "../lanes";
import { datesOf, hasDates, type Dates } from "./dates";
import type { Day } from "./time";

export const UNDATED = "undated";

export interface Group {
  key: string;
  title: string;
  pillar: Id | null;
  items: Initiative[];
}

export interface GroupRow {
  type: "group";
  key: string;
  group: Group;
  open: boolean;
  /** Its place among the groups, from 1. */
  place: number;
  top: number;
  height: number;
}

export interface ItemRow {
  type: "item";
  key: string;
  initiative: Initiative;
  group: Group;
  place: number;
  top: number;
  height: number;
}

export type Row = GroupRow | ItemRow;

export interface Rows {
  rows: Row[];
  groups: Group[];
  height: number;
  /** The number of a row by its key: `group:…` or the id of an initiative. */
  at: ReadonlyMap<string, number>;
}

export const groupKey = (group: Pick<Group, "key">): string => `group:${group.key}`;

/** Groups with what has dates, and at the end one with what has none. Empty groups are left out. */
export function groupsOf(lanes: readonly Lane[]): Group[] {
  const groups: Group[] = [];
  const undated: Group = { key: UNDATED, title: "No dates yet", pillar: null, items: [] };
  for (const lane of lanes) {
    const group: Group = { key: lane.key, title: lane.title || "All initiatives", pillar: lane.pillar, items: [] };
    for (const initiative of lane.cells.flat()) {
      (hasDates(datesOf(initiative)) ? group : undated).items.push(initiative);
    }
    if (group.items.length > 0) groups.push(group);
  }
  if (undated.items.length > 0) groups.push(undated);
  return groups;
}

export function layRows(groups: Group[], closed: { has(key: string): boolean }, row: number): Rows {
  const rows: Row[] = [];
  let top = 0;
  groups.forEach((group, index) => {
    const open = !closed.has(group.key);
    const height = open || group.key === UNDATED ? row : Math.max(row, stripsOf(group).height);
    rows.push({ type: "group", key: groupKey(group), group, open, place: index + 1, top, height });
    top += height;
    if (!open) return;
    group.items.forEach((initiative, at) => {
      rows.push({ type: "item", key: initiative.id, initiative, group, place: at + 1, top, height: row });
      top += row;
    });
  });
  return { rows, groups, height: top, at: new Map(rows.map(({ key }, index) => [key, index])) };
}

/** The rows that show between two heights, first and one past the last. */
export function rowsBetween(rows: readonly Row[], top: number, bottom: number): [number, number] {
  const first = search(rows, (row) => row.top + row.height > top);
  const end = search(rows, (row) => row.top >= bottom);
  return [first, Math.max(first, end)];
}

/** The first row for which something holds that holds for all after it. */
function search(rows: readonly Row[], holds: (row: Row) => boolean): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(rows[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

// ——— strips

export interface Strip {
  initiative: Initiative;
  from: Day;
  /** The day after the last. */
  to: Day;
  lane: number;
}

const STRIP = 5;
const STRIP_ROW = 7;
const MOST_LANES = 8;

/** The first and the day after the last day that a bar covers; a lone date counts as a week. */
export function stretchOf({ start, end }: Dates): [Day, Day] {
  const [from, to] = [start ?? end! - 6, end ?? start! + 6];
  return from <= to ? [from, to + 1] : [to, from + 1];
}

/**
 * Puts stretches into as few lanes as they need, the earliest first. Beyond the most lanes they share the one that is
 * free first, so that the strips of a hundred initiatives still fit into a row.
 */
export function pack(stretches: readonly (readonly [Day, Day])[], most: number): { lanes: number[]; count: number } {
  const order = stretches.map((_, at) => at).sort((a, b) => stretches[a]![0] - stretches[b]![0] || a - b);
  const free: Day[] = [];
  const lanes = new Array<number>(stretches.length).fill(0);
  for (const at of order) {
    const [from, to] = stretches[at]!;
    let lane = free.findIndex((day) => day <= from);
    if (lane < 0) lane = free.length < most ? free.length : free.indexOf(Math.min(...free));
    free[lane] = Math.max(free[lane] ?? -Infinity, to);
    lanes[at] = lane;
  }
  return { lanes, count: free.length };
}

const strips = new WeakMap<Group, { strips: Strip[]; height: number }>();

/** The strips of a closed group, and the height that they need. */
export function stripsOf(group: Group): { strips: Strip[]; height: number } {
  let known = strips.get(group);
  if (!known) {
    const dated = group.items.filter((initiative) => hasDates(datesOf(initiative)));
    const stretches = dated.map((initiative) => stretchOf(datesOf(initiative)));
    const { lanes, count } = pack(stretches, MOST_LANES);
    known = {
      strips: dated.map((initiative, at) => ({
        initiative,
        from: stretches[at]![0],
        to: stretches[at]![1],
        lane: lanes[at]!,
      })),
      height: count * STRIP_ROW + 12,
    };
    strips.set(group, known);
  }
  return known;
}

/** The top of a strip within its row. */
export function stripTop(lane: number): number {
  return 7 + lane * STRIP_ROW;
}

export { STRIP };
