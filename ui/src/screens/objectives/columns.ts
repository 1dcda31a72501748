/** The columns of the tree: what they are called, how wide they are, and which of them a narrow window leaves out. Pure. */
export type Column = "title" | "baseline" | "target" | "now" | "progress" | "pace" | "confidence" | "owner" | "trend";

interface ColumnDef {
  id: Column;
  label: string;
  /** In pixels; the title takes what is left and needs this much. */
  width: number;
  numeric?: boolean;
}

export const COLUMNS: readonly ColumnDef[] = [
  { id: "title", label: "Objectives and key results", width: 220 },
  { id: "baseline", label: "Baseline", width: 72, numeric: true },
  { id: "target", label: "Target", width: 72, numeric: true },
  { id: "now", label: "Now", width: 72, numeric: true },
  { id: "progress", label: "Progress", width: 148 },
  { id: "pace", label: "Pace", width: 60, numeric: true },
  { id: "confidence", label: "Confidence", width: 92 },
  { id: "owner", label: "Owner", width: 120 },
  { id: "trend", label: "Trend", width: 88 },
];
export const GAP = 12;

/** What is left out first. Everything stays within reach in Details. */
const DISPENSABLE: readonly Column[] = ["owner", "trend", "baseline", "pace", "confidence", "target", "now"];

export const column = (id: Column): ColumnDef => COLUMNS.find((one) => one.id === id)!;

const FIGURES: readonly Column[] = ["baseline", "target", "now"];
const LEAST = 72;
const MOST = 112;

/** How wide a column must be for these figures with their units, as `12 dashboards`. */
export function figureWidth(texts: readonly string[]): number {
  const longest = texts.reduce((most, { length }) => Math.max(most, length), 0);
  return Math.min(MOST, Math.max(LEAST, Math.ceil(longest * 7.2)));
}

const widthOf = (id: Column, figures: number) => (FIGURES.includes(id) ? figures : column(id).width);

/** The columns that there is room for, where figures need that much. */
export function columnsFor(width: number, figures = LEAST): Column[] {
  let shown = COLUMNS.map(({ id }) => id);
  const needed = () => shown.reduce((sum, id) => sum + widthOf(id, figures), 0) + GAP * (shown.length - 1);
  for (const gone of DISPENSABLE) {
    if (width <= 0 || needed() <= width) break;
    shown = shown.filter((id) => id !== gone);
  }
  return shown;
}

/** The tracks of the CSS grid. */
export function tracks(shown: readonly Column[], figures = LEAST): string {
  return shown.map((id) => (id === "title" ? "minmax(0, 1fr)" : `${widthOf(id, figures)}px`)).join(" ");
}
