/**
 * Views of the roadmap that were given a name: a mode with its filter, grouping and whatever else of the look. They
 * belong to the person who looks, not to the strategy: in its file each of them would turn up in the history, in
 * comparisons and in what is handed to others, and it would have to mean something to people who group otherwise. So
 * they are kept on this computer, by the identity of the strategy: a copy of the file finds them again.
 */
import { readFilter, type Filter } from "./filter";
import { LANE_MODES, type LaneMode } from "./lanes";

export const MODES = ["board", "timeline", "tiers", "table"] as const;
export type Mode = (typeof MODES)[number];
export const MODE_WORDS: Record<Mode, string> = {
  board: "Board",
  timeline: "Timeline",
  tiers: "Tiers",
  table: "Table",
};

export const ZOOMS = ["month", "quarter", "year"] as const;
export type Zoom = (typeof ZOOMS)[number];
export const ZOOM_WORDS: Record<Zoom, string> = { month: "Months", quarter: "Quarters", year: "Years" };

export interface Sort {
  column: string;
  down: boolean;
}

/** How the roadmap is looked at, the filter apart. */
export interface Manner {
  mode: Mode;
  group: LaneMode;
  /** The scale of the timeline. */
  zoom: Zoom;
  /** Whether the timeline draws all dependencies, not just those of the selection. */
  allLinks: boolean;
  /** The columns of the table, in order; null for the usual ones. */
  columns: string[] | null;
  sort: Sort | null;
  /** Whether the table cuts its rows into groups. */
  grouped: boolean;
}

export interface SavedView extends Manner {
  name: string;
  filter: Filter;
}

export const USUAL: Manner = {
  mode: "board",
  group: "theme",
  zoom: "quarter",
  allLinks: false,
  columns: null,
  sort: null,
  grouped: false,
};

const oneOf = <T extends string>(value: unknown, known: readonly T[], usual: T): T =>
  known.find((one) => one === value) ?? usual;

/** A manner as it was kept: what cannot be read is as usual. */
export function readManner(kept: unknown): Manner {
  const from = (typeof kept === "object" && kept !== null ? kept : {}) as Record<string, unknown>;
  const sort = from.sort as Partial<Sort> | null | undefined;
  const columns = Array.isArray(from.columns) ? from.columns.filter((one) => typeof one === "string") : [];
  return {
    mode: oneOf(from.mode, MODES, USUAL.mode),
    group: oneOf(from.group, LANE_MODES, USUAL.group),
    zoom: oneOf(from.zoom, ZOOMS, USUAL.zoom),
    allLinks: from.allLinks === true,
    columns: columns.length > 0 ? columns : null,
    sort: typeof sort?.column === "string" ? { column: sort.column, down: sort.down === true } : null,
    grouped: from.grouped === true,
  };
}

export function readViews(kept: unknown): SavedView[] {
  if (!Array.isArray(kept)) return [];
  return kept.flatMap((one: unknown) => {
    const name = (one as { name?: unknown } | null)?.name;
    if (typeof name !== "string" || name.trim() === "") return [];
    return [{ ...readManner(one), name, filter: readFilter((one as { filter?: unknown }).filter) }];
  });
}

/** Adds a view, or replaces the one of that name; the others keep their places. */
export function withView(views: readonly SavedView[], view: SavedView): SavedView[] {
  const at = views.findIndex(({ name }) => name === view.name);
  return at < 0 ? [...views, view] : views.map((one, index) => (index === at ? view : one));
}

/** Whether a view shows what is shown now: what its mode does not use plays no part. */
export function isShown(view: SavedView, manner: Manner, filter: Filter): boolean {
  const parts: (keyof Manner)[] = ["mode"];
  if (view.mode === "board" || view.mode === "timeline" || (view.mode === "table" && view.grouped)) parts.push("group");
  if (view.mode === "timeline") parts.push("zoom", "allLinks");
  if (view.mode === "table") parts.push("columns", "sort", "grouped");
  return (
    parts.every((part) => JSON.stringify(view[part]) === JSON.stringify(manner[part])) &&
    JSON.stringify(view.filter) === JSON.stringify(filter)
  );
}
