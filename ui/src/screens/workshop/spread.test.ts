import { expect, test } from "vitest";
import { sizeOf, spread, type Card, type Look, type Room } from "./spread";

const look: Look = { font: 12, line: 16, around: [14, 8], widest: 96, lines: 1 };
const room: Room = { width: 600, height: 400, over: 12, flat: false };
const piled = (count: number, x = 50, y = 50): Card[] =>
  Array.from({ length: count }, (_, at) => ({ id: `n${at}`, text: `Note number ${at}`, x, y }));

/** The boxes of the cards that are shown. */
function boxes(cards: readonly Card[], within: Room, kept: string | null = null) {
  const found = spread(cards, look, within, kept);
  return cards
    .filter(({ id }) => !found.under.has(id))
    .map((card) => {
      const [dx, dy] = found.off.get(card.id)!;
      return {
        ...sizeOf(card.text, look),
        x: (card.x * within.width) / 100 + dx,
        y: within.height - (card.y * within.height) / 100 + dy,
      };
    });
}

test("of a hundred notes no two that are shown lie over each other, none stands out, and none is lost", () => {
  // A fixed scatter that leaves nothing to chance.
  const scattered = piled(100).map((card, at) => ({ ...card, x: (at * 37) % 101, y: (at * 61) % 101 }));
  for (const cards of [scattered, piled(100), piled(100, 100, 0), piled(100, 0, 100)]) {
    const shown = boxes(cards, room);
    for (const [at, a] of shown.entries()) {
      for (const b of shown.slice(at + 1)) {
        expect(
          Math.abs(a.x - b.x) * 2 >= a.width + b.width - 0.01 || Math.abs(a.y - b.y) * 2 >= a.height + b.height - 0.01,
        ).toBe(true);
      }
      expect(a.x - a.width / 2).toBeGreaterThanOrEqual(-room.over - 0.01);
      expect(a.x + a.width / 2).toBeLessThanOrEqual(room.width + room.over + 0.01);
      expect(a.y - a.height / 2).toBeGreaterThanOrEqual(-0.01);
      expect(a.y + a.height / 2).toBeLessThanOrEqual(room.height + 0.01);
    }
    const { beneath, under } = spread(cards, look, room);
    expect(shown.length + [...beneath.values()].flat().length).toBe(100);
    for (const over of beneath.keys()) expect(under.has(over)).toBe(false);
  }
});

test("a few in one place all stand beside each other, close to it", () => {
  const { off, under } = spread(piled(4), look, room);
  expect(under.size).toBe(0);
  for (const [dx, dy] of off.values()) expect(Math.hypot(dx, dy)).toBeLessThan(60);
});

test("what was moved last keeps its place; who is alone does too", () => {
  expect(spread(piled(6), look, room, "n5").off.get("n5")).toEqual([0, 0]);
  expect(spread(piled(1), look, room).off.get("n0")).toEqual([0, 0]);
});

test("on a line cards stand above each other at their place", () => {
  const { off, under } = spread(piled(12), look, { ...room, flat: true });
  expect(under.size).toBe(0);
  expect([...off.values()].every(([dx]) => dx === 0)).toBe(true);
});

test("in a room smaller than a card one is shown and counts the others", () => {
  const { beneath } = spread(piled(3), look, { ...room, width: 20, height: 10 });
  expect([...beneath]).toEqual([["n0", ["n1", "n2"]]]);
});

test("before the room is known every card stands at its place", () => {
  const { off, under } = spread(piled(9), look, { ...room, width: 0 });
  expect([off.size, under.size]).toEqual([0, 0]);
});
