/** What a grid of five by five is about: its kind of record, its two axes, its words. */
import type { AnyRecord, Kind } from "../../lib/types";
import type { Level, Spot } from "./layout";

export interface Axis {
  /** The field that holds the level, 1 to 5. */
  field: string;
  label: string;
  /** What it asks, beside the axis: “how likely it hurts”. */
  asks: string;
  /** The words of the five levels, from 1 up. */
  words: readonly [string, string, string, string, string];
}

export interface MatrixSpec {
  kind: Kind;
  /** The section that shows it; its keys hold in elements with this scope. */
  section: string;
  /** What one item and several are called. */
  noun: readonly [string, string];
  x: Axis;
  y: Axis;
  /** Pins carry a sign beside their number. */
  marked?: boolean;
  /** The words of the four quarters; a level above 3 is high. */
  quadrants?: {
    /** Up high, across low; both high; both low; up low, across high. */
    topLeft: string;
    topRight: string;
    bottomLeft: string;
    bottomRight: string;
  };
}

/** A column of the list beside the grid. */
export interface Column {
  name: string;
  label: string;
  /** A track of a CSS grid. */
  track: string;
  numeric?: boolean;
  /** Left out where the list is narrower than this. */
  from?: number;
  /** What it is sorted by; null stands last. Without it the column does not sort. */
  sort?: (record: AnyRecord) => number | string | null;
  /** Sorts from the greatest down at first. */
  greatestFirst?: boolean;
}

/** `4 likely`. */
export function levelWords(axis: Axis, level: Level): string {
  return `${level} ${axis.words[level - 1]!.toLowerCase()}`;
}

/** `risk 4 likely, impact 5 severe`. */
export function spotWords(spec: MatrixSpec, spot: Spot): string {
  const part = (axis: Axis, level: Level) => `${axis.label.toLowerCase()} ${levelWords(axis, level)}`;
  return `${part(spec.y, spot.y)}, ${part(spec.x, spot.x)}`;
}
