/** What stands below a pillar, and advice on their number. Pure. */
import type { AnyRecord, Colour, Id } from "../../lib/types";

export const TIERS = [
  { value: "deliverable", label: "Near-term deliverables" },
  { value: "capability", label: "Medium-term capabilities" },
  { value: "investment", label: "Long-term investments" },
] as const;

export const COLOURS: readonly Colour[] = ["blue", "vermilion", "teal", "plum", "umber", "violet"];

export interface Tiers {
  /** The initiatives of each tier, in the order of `TIERS`. */
  lists: [AnyRecord[], AnyRecord[], AnyRecord[]];
  /** Those for which nobody has said the tier. */
  open: AnyRecord[];
  /** How many are set aside. */
  aside: number;
}

/** The initiatives of every pillar by tier; those without a pillar stand under null. */
export function tiersByPillar(initiatives: readonly AnyRecord[]): Map<Id | null, Tiers> {
  const found = new Map<Id | null, Tiers>();
  for (const initiative of initiatives) {
    const pillar = typeof initiative.pillar === "string" && initiative.pillar !== "" ? initiative.pillar : null;
    let tiers = found.get(pillar);
    if (!tiers) found.set(pillar, (tiers = { lists: [[], [], []], open: [], aside: 0 }));
    if (initiative.horizon === "not_now") tiers.aside++;
    else if (initiative.status !== "dropped") {
      const at = TIERS.findIndex(({ value }) => value === initiative.tier);
      (tiers.lists[at] ?? tiers.open).push(initiative);
    }
  }
  return found;
}

/** Advice on the number of pillars; nothing where the number is good. */
export function adviceOn(count: number): string | null {
  if (count === 1) return "One pillar is a topic, not a choice. Add another, so that there is something to weigh.";
  if (count > 5)
    return `${count} pillars are hard to remember. Two to five say where you are going: which belong together?`;
  return null;
}

/** A colour that no pillar has yet; the first one when all are taken. */
export function freeColour(pillars: readonly AnyRecord[]): Colour {
  const taken = new Set(pillars.map(({ colour }) => colour));
  return COLOURS.find((colour) => !taken.has(colour)) ?? "blue";
}

/** The record behind which an item stands when it is moved to a place; null for the first. */
export function behind(ids: readonly Id[], from: number, to: number): Id | null {
  const rest = ids.filter((_, at) => at !== from);
  return to <= 0 ? null : (rest[Math.min(to, rest.length) - 1] ?? null);
}

/** The place at which an item would land when its pointer is at a height, given the middles of all items. */
export function placeAt(middles: readonly number[], from: number, y: number): number {
  const before = middles.filter((middle, at) => at !== from && middle < y).length;
  return before;
}
