/** The lines of dependencies: from one bar to another, drawn as few long paths however many they are. Pure. */
import type { Dependency } from "../links";

export interface Bar {
  /** In pixels of the content. */
  left: number;
  right: number;
  /** The middle of its row. */
  y: number;
}

export interface Lines {
  line: string;
  heads: string;
}

const STUB = 9;
const R = 4;
const HEAD = 5;

/**
 * The line of one dependency: out of the end of the first (or out of its start, where the starts are tied), down or up
 * between the bars, and into the start of the second. Where the second starts too early the line comes in from above or
 * below, so that it never runs back through a bar.
 */
export function tieLine(from: Bar, to: Bar, tie: Dependency["kind"]): Lines {
  const down = to.y >= from.y ? 1 : -1;
  if (tie === "start_start") {
    const x = Math.min(from.left, to.left) - STUB;
    const line =
      from.y === to.y
        ? `M${n(from.left)} ${n(from.y)}H${n(to.left - HEAD)}`
        : `M${n(from.left)} ${n(from.y)}H${n(x + R)}Q${n(x)} ${n(from.y)} ${n(x)} ${n(from.y + down * R)}` +
          `V${n(to.y - down * R)}Q${n(x)} ${n(to.y)} ${n(x + R)} ${n(to.y)}H${n(to.left - HEAD)}`;
    return { line, heads: headRight(to.left, to.y) };
  }
  const x = from.right + STUB;
  if (to.left - HEAD >= x + R || from.y === to.y) {
    if (Math.abs(to.y - from.y) < 1) {
      return { line: `M${n(from.right)} ${n(from.y)}H${n(to.left - HEAD)}`, heads: headRight(to.left, to.y) };
    }
    return {
      line:
        `M${n(from.right)} ${n(from.y)}H${n(x - R)}Q${n(x)} ${n(from.y)} ${n(x)} ${n(from.y + down * R)}` +
        `V${n(to.y - down * R)}Q${n(x)} ${n(to.y)} ${n(x + R)} ${n(to.y)}H${n(to.left - HEAD)}`,
      heads: headRight(to.left, to.y),
    };
  }
  // Between the rows, then onto the bar from its near side, as close to its start as the line can come.
  const entry = Math.max(to.left + 6, Math.min(x, to.right - 4));
  const edge = to.y - down * 10;
  if (entry >= from.right) {
    return {
      line: `M${n(from.right)} ${n(from.y)}H${n(entry - R)}Q${n(entry)} ${n(from.y)} ${n(entry)} ${n(from.y + down * R)}V${n(edge - down * HEAD)}`,
      heads: headDown(entry, edge, down),
    };
  }
  const between = from.y + down * 14;
  return {
    line:
      `M${n(from.right)} ${n(from.y)}H${n(x - R)}Q${n(x)} ${n(from.y)} ${n(x)} ${n(from.y + down * R)}` +
      `V${n(between - down * R)}Q${n(x)} ${n(between)} ${n(x - R)} ${n(between)}H${n(entry + R)}` +
      `Q${n(entry)} ${n(between)} ${n(entry)} ${n(between + down * R)}V${n(edge - down * HEAD)}`,
    heads: headDown(entry, edge, down),
  };
}

function headRight(x: number, y: number): string {
  return `M${n(x)} ${n(y)}l-6 -3.5v7Z`;
}

function headDown(x: number, y: number, down: number): string {
  return `M${n(x)} ${n(y)}l-3.5 ${-6 * down}h7Z`;
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}
