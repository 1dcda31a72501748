/**
 * Cards on a map that want the same place: each moves a little aside, at most as far as its neighbour is large; what
 * finds no room then lies beneath the nearest, which counts it. The same notes give the same picture every time. Pure.
 */
import type { Id } from "../../lib/types";

export interface Card {
  id: Id;
  text: string;
  /** Its place, of 100, from the left and from below. */
  x: number;
  y: number;
}

/** How cards look, in one unit of length. */
export interface Look {
  font: number;
  line: number;
  /** What surrounds the words, left and right together, above and below together. */
  around: readonly [number, number];
  widest: number;
  lines: number;
}

export interface Room {
  width: number;
  height: number;
  /** How far a card may stand out sideways. */
  over: number;
  /** Only the way across means something: cards may stand as far up and down as there is room. */
  flat: boolean;
}

export interface Spread {
  /** How far each card stands off its place, to the right and down. */
  off: Map<Id, readonly [number, number]>;
  /** What lies beneath a card that is shown. */
  beneath: Map<Id, Id[]>;
  /** Where the cards lie that are not shown. */
  under: Map<Id, Id>;
}

const GAP = 0.15;
/** How many rows a card may move up or down on a map. */
const ROWS = 2;

/** About how large a card is: Latin letters are half as wide as their font is high, those of the Far East as wide. */
export function sizeOf(text: string, look: Look): { width: number; height: number } {
  const letters = [...text].reduce((sum, one) => sum + (one.codePointAt(0)! < 0x1100 ? 0.55 : 1), 0) * look.font;
  const inside = look.widest - look.around[0];
  // Words break before the edge, so that lines are not quite full.
  const lines = letters <= inside ? 1 : Math.min(look.lines, Math.ceil((letters * 1.15) / inside));
  return { width: Math.min(inside, letters) + look.around[0], height: lines * look.line + look.around[1] };
}

/** The ways aside, nearest first; down before up and right before left. */
function ways(width: number, height: number, look: Look, room: Room): [number, number][] {
  const row = look.line + look.around[1];
  const step = height + row * GAP;
  const most = room.flat ? Math.floor(room.height / 2 / step) : Math.max(1, Math.floor((ROWS * row * 1.2) / step));
  const found: [number, number][] = [];
  for (let down = 0; down <= most; down++)
    for (const dy of down === 0 ? [0] : [down * step, -down * step])
      for (const dx of room.flat ? [0] : [0, width / 2, -width / 2]) found.push([dx, dy]);
  return found.sort((a, b) => Math.hypot(...a) - Math.hypot(...b));
}

interface Box {
  id: Id;
  x: number;
  y: number;
  width: number;
  height: number;
}

const meet = (a: Box, b: Box) =>
  Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height;

/** `first`: the card that keeps its place, whichever else wants it. */
export function spread(cards: readonly Card[], look: Look, room: Room, first: Id | null = null): Spread {
  const spread: Spread = { off: new Map(), beneath: new Map(), under: new Map() };
  if (room.width <= 0 || room.height <= 0) return spread;
  const shown: Box[] = [];
  const within = (at: number, size: number, from: number, to: number) =>
    Math.max(from + size / 2, Math.min(to - size / 2, at));
  const ordered = [...cards].sort((a, b) => Number(b.id === first) - Number(a.id === first));
  for (const { id, text, x, y } of ordered) {
    const { width, height } = sizeOf(text, look);
    const [ownX, ownY] = [(x * room.width) / 100, room.height - (y * room.height) / 100];
    const at = {
      x: within(ownX, width, -room.over, room.width + room.over),
      y: within(ownY, height, 0, room.height),
    };
    const free = ways(width, height, look, room)
      .map(([dx, dy]): Box => ({ id, x: at.x + dx, y: at.y + dy, width, height }))
      .filter(
        (one) =>
          one.x === within(one.x, width, -room.over, room.width + room.over) &&
          one.y === within(one.y, height, 0, room.height),
      )
      .find((one) => !shown.some((other) => meet(one, other)));
    // In a room smaller than a card the first is shown all the same.
    const box = free ?? (shown.length === 0 ? { id, ...at, width, height } : undefined);
    spread.off.set(id, [(box ?? at).x - ownX, (box ?? at).y - ownY]);
    if (box) shown.push(box);
    else {
      const away = (one: Box) => Math.hypot(one.x - at.x, one.y - at.y);
      const over = shown.reduce((best, one) => (away(one) < away(best) ? one : best), shown[0]!);
      spread.under.set(id, over.id);
      spread.beneath.set(over.id, [...(spread.beneath.get(over.id) ?? []), id]);
    }
  }
  return spread;
}
