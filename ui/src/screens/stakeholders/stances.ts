/** Where stakeholders stand: from least to most willing, each with a shape of its own. Pure. */
import type { Stance } from "../../lib/types";

/** Shapes on a grid of 12: none of them is told from another by colour. */
export const SHAPES: Record<Stance, { path: string; filled: boolean; dashed?: boolean }> = {
  unaware: { path: "M6 1.75a4.25 4.25 0 1 1 0 8.5 4.25 4.25 0 0 1 0-8.5Z", filled: false, dashed: true },
  resistant: { path: "M2 2l8 8M10 2l-8 8", filled: false },
  neutral: { path: "M2 6h8", filled: false },
  supportive: { path: "M6 1.75 10.5 9.75h-9Z", filled: false },
  leading: { path: "M6 1l1.5 3.3 3.5.4-2.6 2.4.7 3.5L6 8.9l-3.1 1.7.7-3.5L1 4.7l3.5-.4Z", filled: true },
};

export const STANCES = Object.keys(SHAPES) as Stance[];

export function asStance(value: unknown): Stance | null {
  return STANCES.find((stance) => stance === value) ?? null;
}
