/** Pillars and tiers: which initiative stands where, and where that is in pixels. Pure. */
import type { AnyRecord, Change, Id } from "../../../lib/types";
import { titleOf, type Initiative } from "../initiative";
import { SHELF, type Spot } from "../lanes";
import { plural } from "../../../lib/words";

export const TIERS = ["deliverable", "capability", "investment"] as const;
export type Tier = (typeof TIERS)[number];

export const TIER_WORDS: Record<Tier, { title: string; what: string; one: string }> = {
  deliverable: { title: "Near-term deliverables", what: "What people get", one: "Near-term deliverable" },
  capability: { title: "Medium-term capabilities", what: "What we can do then", one: "Medium-term capability" },
  investment: { title: "Long-term platform investments", what: "What keeps change cheap", one: "Long-term investment" },
};

export interface TierLane {
  key: string;
  pillar: AnyRecord | null;
  cells: readonly [Initiative[], Initiative[], Initiative[]];
}

export interface Tiers {
  lanes: TierLane[];
  /** Those that have no tier yet. */
  tray: Initiative[];
  places: ReadonlyMap<Id, Spot>;
}

/** Every initiative that is not set aside in its one place. Pillars keep their order; what has none comes last. */
export function buildTiers(initiatives: readonly Initiative[], pillars: readonly AnyRecord[]): Tiers {
  const lane = (pillar: AnyRecord | null): TierLane => ({ key: pillar?.id ?? "", pillar, cells: [[], [], []] });
  const lanes = pillars.map(lane);
  const byPillar = new Map(lanes.map((one) => [one.key, one]));
  const without = lane(null);
  const tray: Initiative[] = [];
  for (const initiative of initiatives) {
    if (initiative.horizon === "not_now") continue;
    const column = TIERS.findIndex((tier) => tier === initiative.tier);
    if (column < 0) tray.push(initiative);
    else (byPillar.get(initiative.pillar ?? "") ?? without).cells[column]!.push(initiative);
  }
  if (without.cells.some((cell) => cell.length > 0)) lanes.push(without);
  const places = new Map<Id, Spot>();
  lanes.forEach(({ cells }, at) =>
    cells.forEach((cell, column) => cell.forEach(({ id }, index) => places.set(id, { lane: at, column, index }))),
  );
  tray.forEach(({ id }, index) => places.set(id, { lane: lanes.length, column: SHELF, index }));
  return { lanes, tray, places };
}

export function tierCell(tiers: Tiers, lane: number, column: number): readonly Initiative[] {
  return column === SHELF ? tiers.tray : (tiers.lanes[lane]?.cells[column] ?? []);
}

// ——— places in pixels

export const ITEM = 44;
const PAD = 10;
const LANE_LEAST = 124;
export const TRAY_ITEM = 28;
const TRAY_WIDTH = 230;

export interface TierLayout {
  label: number;
  columns: readonly { left: number; width: number }[];
  lanes: readonly { top: number; height: number }[];
  height: number;
  tray: { per: number; width: number; rows: number };
}

export function layTiers(tiers: Tiers, width: number): TierLayout {
  const gap = width < 800 ? 12 : 24;
  const label = width < 800 ? 120 : 184;
  const each = Math.max(100, (width - label - 3 * gap) / 3);
  let top = 0;
  const lanes = tiers.lanes.map(({ cells }) => {
    const height = Math.max(LANE_LEAST, Math.max(...cells.map((cell) => cell.length)) * ITEM + 2 * PAD);
    const box = { top, height };
    top += height;
    return box;
  });
  const per = Math.max(1, Math.floor((width - label - gap) / TRAY_WIDTH));
  return {
    label,
    columns: [0, 1, 2].map((at) => ({ left: label + gap + at * (each + gap), width: each })),
    lanes,
    height: top,
    tray: { per, width: (width - label - gap) / per, rows: Math.ceil(tiers.tray.length / per) },
  };
}

/** The top of an item within its lane. */
export function itemTop(index: number): number {
  return PAD + index * ITEM;
}

/** The items of a cell that show between two heights of its lane. */
export function itemsBetween(count: number, top: number, bottom: number): [number, number] {
  const first = Math.max(0, Math.floor((top - PAD) / ITEM));
  const end = Math.max(first, Math.ceil((bottom - PAD) / ITEM));
  return [Math.min(first, count), Math.min(end, count)];
}

/** The tier whose column lies under a distance from the left; null over the labels. */
export function columnAt(layout: TierLayout, x: number): number | null {
  if (x < layout.columns[0]!.left - 12) return null;
  const found = layout.columns.findIndex(({ left, width }) => x < left + width + 12);
  return found < 0 ? 2 : found;
}

// ——— moving

/** Puts initiatives into a tier, or takes them out of all; nothing else about them changes. Null where they are there. */
export function planTier(
  initiatives: readonly Initiative[],
  tier: Tier | null,
): { changes: Change[]; label: string; words: string } | null {
  const moving = initiatives.filter((one) => (one.tier ?? null) !== tier);
  if (moving.length === 0) return null;
  const what = moving.length === 1 ? `“${titleOf(moving[0]!)}”` : plural(moving.length, "initiative");
  const where = tier === null ? "no tier" : TIER_WORDS[tier].title;
  return {
    changes: moving.map(({ id }) => ({ op: "set", kind: "initiative", id, fields: { tier } })),
    label: `Move ${what} to ${where}`,
    words: `Moved ${what} to ${where}`,
  };
}
