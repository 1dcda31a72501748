/** Where an arrow leads on the grid: a record to the next cell, the focus to the next pin. Pure. */
import type { Id } from "../../lib/types";
import { LEVELS, type Level, type Rect, type Spot } from "./layout";

export type Direction = "up" | "down" | "left" | "right";

const STEPS: Record<Direction, { x: number; y: number }> = {
  up: { x: 0, y: 1 },
  down: { x: 0, y: -1 },
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
};

function shifted(level: Level, by: number): Level | undefined {
  return LEVELS[level - 1 + by];
}

/** The next cell in a direction; null at the edge. */
export function stepFrom(spot: Spot, direction: Direction): Spot | null {
  const by = STEPS[direction];
  const x = shifted(spot.x, by.x);
  const y = shifted(spot.y, by.y);
  return x === undefined || y === undefined ? null : { x, y };
}

export interface Pin {
  id: Id;
  spot: Spot;
  rect: Rect;
}

/** Pins in the order in which they are read: from the top left, row by row. */
export function reading(pins: readonly Pin[]): Pin[] {
  const middle = ({ rect }: Pin) => rect.y + rect.height / 2;
  return [...pins].sort((a, b) => {
    if (a.spot.y !== b.spot.y) return b.spot.y - a.spot.y;
    if (a.spot.x !== b.spot.x) return a.spot.x - b.spot.x;
    return Math.abs(middle(a) - middle(b)) > 2 ? middle(a) - middle(b) : a.rect.x - b.rect.x;
  });
}

/** The pin that follows in a direction: the nearest that lies that way, rather straight than aslant; null at the edge. */
export function pinFrom(pins: readonly Pin[], id: Id, direction: Direction): Id | null {
  const from = pins.find((pin) => pin.id === id);
  if (!from) return reading(pins)[0]?.id ?? null;
  const at = ({ rect }: Pin) => ({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });
  const here = at(from);
  let best: { id: Id; cost: number } | null = null;
  for (const pin of pins) {
    const there = at(pin);
    const right = there.x - here.x;
    const down = there.y - here.y;
    const along = { up: -down, down, left: -right, right }[direction];
    const aside = Math.abs(direction === "up" || direction === "down" ? right : down);
    if (along < 2 || aside > along * 3 + 40) continue;
    const cost = along + 2 * aside;
    if (!best || cost < best.cost) best = { id: pin.id, cost };
  }
  return best?.id ?? null;
}
