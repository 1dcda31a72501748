/** Where an arrow key leads on the board, in two dimensions. Pure. */
import { SHELF, type Spot } from "./lanes";

export type Direction = "up" | "down" | "left" | "right";

export interface Grid {
  lanes: number;
  /** The cards in a cell. */
  count(lane: number, column: number): number;
  /** How many cards stand side by side in each column, and on the shelf. */
  per: readonly [number, number, number, number];
  /** Whether the shelf can be entered. */
  shelf: boolean;
}

/** The spot that follows in a direction; the same spot at the edge of the board. An empty cell is a spot: its index is 0. */
export function step(grid: Grid, at: Spot, direction: Direction): Spot {
  const per = grid.per[at.column] ?? 1;
  const count = grid.count(at.lane, at.column);
  const across = at.index % per;
  const row = Math.floor(at.index / per);
  switch (direction) {
    case "down": {
      const lastRow = Math.max(0, Math.ceil(count / per) - 1);
      if (row < lastRow) return { ...at, index: Math.min(at.index + per, count - 1) };
      return below(grid, at, across);
    }
    case "up":
      if (row > 0) return { ...at, index: at.index - per };
      return above(grid, at, across);
    case "left":
      if (across > 0) return { ...at, index: at.index - 1 };
      if (at.column === SHELF || at.column === 0) return at;
      return beside(grid, at, at.column - 1, row, "last");
    case "right":
      if (across < per - 1 && at.index + 1 < count) return { ...at, index: at.index + 1 };
      if (at.column >= SHELF - 1) return at;
      return beside(grid, at, at.column + 1, row, "first");
  }
}

function below(grid: Grid, at: Spot, across: number): Spot {
  if (at.column === SHELF) return at;
  if (at.lane + 1 < grid.lanes) {
    const count = grid.count(at.lane + 1, at.column);
    return { lane: at.lane + 1, column: at.column, index: clamp(across, count) };
  }
  if (!grid.shelf) return at;
  const before = grid.per.slice(0, at.column).reduce((sum, per) => sum + per, 0);
  return { lane: grid.lanes, column: SHELF, index: clamp(before + across, grid.count(grid.lanes, SHELF)) };
}

function above(grid: Grid, at: Spot, across: number): Spot {
  if (at.column === SHELF) {
    let column = 0;
    let left = across;
    while (column < SHELF - 1 && left >= grid.per[column]!) left -= grid.per[column++]!;
    return lastRowOf(grid, grid.lanes - 1, column, left);
  }
  return at.lane === 0 ? at : lastRowOf(grid, at.lane - 1, at.column, across);
}

function lastRowOf(grid: Grid, lane: number, column: number, across: number): Spot {
  const per = grid.per[column] ?? 1;
  const count = grid.count(lane, column);
  const start = Math.max(0, Math.ceil(count / per) - 1) * per;
  return { lane, column, index: clamp(start + across, count) };
}

function beside(grid: Grid, at: Spot, column: number, row: number, end: "first" | "last"): Spot {
  const per = grid.per[column] ?? 1;
  const count = grid.count(at.lane, column);
  const lastRow = Math.max(0, Math.ceil(count / per) - 1);
  const start = Math.min(row, lastRow) * per;
  return { lane: at.lane, column, index: clamp(end === "first" ? start : start + per - 1, count) };
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(index, count - 1));
}
