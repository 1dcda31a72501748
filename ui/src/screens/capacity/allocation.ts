/** Cycles, shares and teams as the table edits them: what a cell holds and what writing it changes. Pure. */
import { addQuarters, quarterOf, quarterWords } from "../../lib/dates";
import type { AnyRecord, Category } from "../../lib/types";

export interface Share {
  category: Category;
  planned: number | null;
  actual: number | null;
}
export interface Team {
  team: string;
  person_weeks: number | null;
  at_once?: number | null;
}
export interface Bound {
  category: Category;
  at_least: number | null;
  at_most: number | null;
}

const list = <T>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : []);
export const sharesOf = (cycle: AnyRecord | undefined): Share[] => list<Share>(cycle?.allocations);
export const teamsOf = (cycle: AnyRecord | undefined): Team[] => list<Team>(cycle?.capacity);
export const boundsOf = (strategy: AnyRecord | undefined): Bound[] => list<Bound>(strategy?.category_bounds);

export function shareOf(cycle: AnyRecord | undefined, category: string, which: "planned" | "actual"): number | null {
  return sharesOf(cycle).find((one) => one.category === category)?.[which] ?? null;
}

/** The shares with one of them set; a category without any figure left goes away. */
export function withShare(
  shares: readonly Share[],
  category: Category,
  which: "planned" | "actual",
  value: number | null,
): Share[] {
  const known = shares.some((one) => one.category === category);
  const next = known ? [...shares] : [...shares, { category, planned: null, actual: null }];
  return next
    .map((one) => (one.category === category ? { ...one, [which]: value } : one))
    .filter((one) => (one.planned ?? null) !== null || (one.actual ?? null) !== null);
}

/** The teams with the person-weeks of one of them set. */
export function withWeeks(teams: readonly Team[], team: string, weeks: number | null): Team[] {
  const known = teams.some((one) => one.team === team);
  const next = known ? [...teams] : [...teams, { team, person_weeks: null, at_once: null }];
  return next.map((one) => (one.team === team ? { ...one, person_weeks: weeks } : one));
}

/** All teams of all cycles, in the order in which they appear. */
export function teamNames(cycles: readonly AnyRecord[]): string[] {
  return [...new Set(cycles.flatMap((cycle) => teamsOf(cycle).map(({ team }) => team)))].filter((name) => name !== "");
}

/** Cycles in time: by the order that is given, then those that it does not know, by their quarter. */
export function inTime(cycles: readonly AnyRecord[], order: readonly string[]): AnyRecord[] {
  const place = new Map(order.map((id, at) => [id, at]));
  const when = (cycle: AnyRecord) => String(cycle.starts ?? cycle.quarter ?? "9");
  return [...cycles].sort((a, b) => {
    const [x, y] = [place.get(a.id), place.get(b.id)];
    if (x !== undefined && y !== undefined) return x - y;
    return when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0;
  });
}

/** The fields of the cycle that follows the last one: its people and its planned shares, nothing of what happened. */
export function following(cycles: readonly AnyRecord[], today: string, firstMonth: number): Record<string, unknown> {
  const dated = cycles.filter((cycle) => typeof cycle.quarter === "string");
  const last = dated
    .map((cycle) => String(cycle.quarter))
    .sort()
    .at(-1);
  const quarter = (last && addQuarters(last, 1)) ?? quarterOf(today, firstMonth);
  const model = dated.find((cycle) => cycle.quarter === last) ?? cycles.at(-1);
  return {
    name: quarterWords(quarter),
    quarter,
    capacity: teamsOf(model).map((team) => ({ ...team })),
    allocations: sharesOf(model)
      .filter(({ planned }) => planned !== null && planned !== undefined)
      .map(({ category, planned }) => ({ category, planned, actual: null })),
  };
}

/**
 * The order in which shares are stacked, from the base up. A bounded category is exact against a straight line only at
 * the base or hanging from the top: one that must get a least share stands below, one that may get a greatest on top.
 */
export function stackOrder(categories: readonly Category[], bounds: readonly Bound[]): Category[] {
  const least = bounds.filter(({ at_least }) => (at_least ?? null) !== null).map(({ category }) => category);
  const most = bounds.filter(({ at_most }) => (at_most ?? null) !== null).map(({ category }) => category);
  const order: readonly Category[] = ["technical_debt", "learning", "maintenance", "platform", "new_work"];
  const shown = order.filter((one) => categories.includes(one));
  const base = shown.find((one) => least.includes(one));
  const top = [...shown].reverse().find((one) => most.includes(one) && one !== base);
  const rest = shown.filter((one) => one !== base && one !== top);
  return [base, ...rest, top].filter((one) => one !== undefined);
}

/** The sum of the shares; nothing where there is none. */
export function total(cycle: AnyRecord, which: "planned" | "actual"): number | null {
  const known = sharesOf(cycle)
    .map((one) => one[which])
    .filter((one) => typeof one === "number" && Number.isFinite(one));
  return known.length === 0 ? null : Number(known.reduce<number>((sum, one) => sum + (one ?? 0), 0).toPrecision(12));
}
