/** Initiatives in lanes and columns. What a lane means for a card that moves into it is said here too. Pure. */
import type { AnyRecord, Horizon, Id } from "../../lib/types";
import { passes, type Filter } from "./filter";
import { leverOf, type Initiative } from "./initiative";

export const COLUMNS = ["now", "next", "later"] as const satisfies readonly Horizon[];
/** The place of the shelf among the columns. */
export const SHELF = 3;
export const LANE_MODES = ["theme", "pillar", "owner", "team", "lever", "none"] as const;
export type LaneMode = (typeof LANE_MODES)[number];

export const LANE_WORDS: Record<LaneMode, { label: string; without: string }> = {
  theme: { label: "Theme", without: "No theme" },
  pillar: { label: "Pillar", without: "No pillar" },
  owner: { label: "Owner", without: "No owner" },
  team: { label: "Team", without: "No team" },
  lever: { label: "Lever", without: "No lever" },
  none: { label: "None", without: "" },
};

export interface Lane {
  /** Stable across edits: `theme:…`. */
  key: string;
  /** The value of the field that the lane stands for; null for initiatives without it. */
  value: string | null;
  title: string;
  /** The pillar whose mark belongs to the lane. */
  pillar: Id | null;
  cells: readonly [Initiative[], Initiative[], Initiative[]];
  count: number;
}

/** Where a card stands. On the shelf the lane is the number of lanes and the column is `SHELF`. */
export interface Spot {
  lane: number;
  column: number;
  index: number;
}

export interface Board {
  mode: LaneMode;
  lanes: Lane[];
  shelf: Initiative[];
  counts: readonly [number, number, number];
  places: ReadonlyMap<Id, Spot>;
}

export interface BoardSource {
  initiatives: readonly Initiative[];
  themes: readonly AnyRecord[];
  pillars: readonly AnyRecord[];
  /** The levers by value, in the order of their definition. */
  levers: ReadonlyMap<string, string>;
}

/** Puts every initiative that passes into its one place. Lanes keep the order of what they stand for. */
export function buildBoard(mode: LaneMode, source: BoardSource, filter: Filter): Board {
  const known = {
    themes: new Set(source.themes.map(({ id }) => id)),
    pillars: new Set(source.pillars.map(({ id }) => id)),
  };
  const lanes = openLanes(mode, source);
  const byValue = new Map(lanes.map((lane) => [lane.value, lane]));
  const shelf: Initiative[] = [];
  let without: Lane | undefined;
  for (const initiative of source.initiatives) {
    if (!passes(initiative, filter, known)) continue;
    if (initiative.horizon === "not_now") {
      shelf.push(initiative);
      continue;
    }
    const value = laneValue(mode, initiative);
    let lane = byValue.get(value);
    // What refers to a record that is gone stands with those that refer to none.
    lane ??= without ??= byValue.get(null) ?? emptyLane(mode, null, LANE_WORDS[mode].without, null);
    lane.cells[COLUMNS.indexOf(initiative.horizon)]!.push(initiative);
    lane.count++;
  }
  if (without && !lanes.includes(without)) lanes.push(without);
  if (lanes.length === 0) lanes.push(emptyLane(mode, null, LANE_WORDS[mode].without, null));
  return { mode, lanes, shelf, counts: columnCounts(lanes), places: placesOf(lanes, shelf) };
}

function openLanes(mode: LaneMode, source: BoardSource): Lane[] {
  const named = (record: AnyRecord) => (typeof record.name === "string" && record.name.trim()) || "Untitled";
  switch (mode) {
    case "theme":
      return source.themes.map((theme) =>
        emptyLane(mode, theme.id, named(theme), typeof theme.pillar === "string" ? theme.pillar : null),
      );
    case "pillar":
      return source.pillars.map((pillar) => emptyLane(mode, pillar.id, named(pillar), pillar.id));
    case "owner":
    case "team": {
      const names = new Set(source.initiatives.map((initiative) => initiative[mode].trim()).filter(Boolean));
      return [...names].sort((a, b) => a.localeCompare(b)).map((name) => emptyLane(mode, name, name, null));
    }
    case "lever": {
      const used = new Set(source.initiatives.map(leverOf));
      return [...source.levers]
        .filter(([value]) => used.has(value))
        .map(([value, label]) => emptyLane(mode, value, label, null));
    }
    case "none":
      return [];
  }
}

function emptyLane(mode: LaneMode, value: string | null, title: string, pillar: Id | null): Lane {
  return { key: `${mode}:${value ?? ""}`, value, title, pillar, cells: [[], [], []], count: 0 };
}

/** The lane in which an initiative belongs, by the value that lanes of this kind stand for. */
export function laneValue(mode: LaneMode, initiative: Initiative): string | null {
  switch (mode) {
    case "theme":
      return initiative.theme;
    case "pillar":
      return initiative.pillar;
    case "owner":
    case "team":
      return initiative[mode].trim() || null;
    case "lever":
      return leverOf(initiative);
    case "none":
      return null;
  }
}

/**
 * What an initiative must hold to stand in a lane; nothing where it stands there already. Null where it cannot: leaving
 * the last lever would throw away what was written about it.
 */
export function laneFields(
  mode: LaneMode,
  value: string | null,
  initiative?: Initiative,
): Record<string, unknown> | null {
  if (initiative && laneValue(mode, initiative) === value) return {};
  switch (mode) {
    case "theme":
      return { theme: value };
    case "pillar":
      return { pillar: value };
    case "owner":
    case "team":
      return { [mode]: value ?? "" };
    case "lever": {
      const levers = initiative?.levers ?? [];
      if (value === null) return levers.length > 0 ? null : {};
      const own = levers.find(({ lever }) => lever === value) ?? { lever: value, sentence: "" };
      return { levers: [own, ...levers.filter(({ lever }) => lever !== value)] };
    }
    case "none":
      return {};
  }
}

/** The cards of one cell, in their order. */
export function cellAt(board: Board, lane: number, column: number): readonly Initiative[] {
  if (column === SHELF) return board.shelf;
  return board.lanes[lane]?.cells[column] ?? [];
}

export function horizonOf(column: number): Horizon {
  return COLUMNS[column] ?? "not_now";
}

function columnCounts(lanes: readonly Lane[]): [number, number, number] {
  const count = (column: 0 | 1 | 2) => lanes.reduce((sum, lane) => sum + lane.cells[column].length, 0);
  return [count(0), count(1), count(2)];
}

function placesOf(lanes: readonly Lane[], shelf: readonly Initiative[]): Map<Id, Spot> {
  const places = new Map<Id, Spot>();
  lanes.forEach((lane, at) =>
    lane.cells.forEach((cell, column) => cell.forEach(({ id }, index) => places.set(id, { lane: at, column, index }))),
  );
  shelf.forEach(({ id }, index) => places.set(id, { lane: lanes.length, column: SHELF, index }));
  return places;
}
