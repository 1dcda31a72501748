import { describe, expect, test } from "vitest";
import { geometryOf, pinRect, type Spot } from "./layout";
import { pinFrom, reading, stepFrom, type Pin } from "./navigate";

const geometry = geometryOf(600, 600, false);
const pin = (id: string, spot: Spot, slot = 0, count = 1): Pin => ({
  id,
  spot,
  rect: pinRect(geometry, spot, slot, count),
});

test("a step leads to the next cell and stops at the edge", () => {
  expect(stepFrom({ x: 3, y: 3 }, "up")).toEqual({ x: 3, y: 4 });
  expect(stepFrom({ x: 3, y: 3 }, "left")).toEqual({ x: 2, y: 3 });
  expect(stepFrom({ x: 3, y: 5 }, "up")).toBeNull();
  expect(stepFrom({ x: 1, y: 3 }, "left")).toBeNull();
});

describe("from pin to pin", () => {
  const pins = [
    pin("top", { x: 2, y: 5 }),
    pin("first", { x: 4, y: 3 }, 0, 2),
    pin("second", { x: 4, y: 3 }, 1, 2),
    pin("low", { x: 2, y: 1 }),
  ];

  test("goes within a cell before it leaves it", () => {
    expect(pinFrom(pins, "first", "right")).toBe("second");
    expect(pinFrom(pins, "second", "left")).toBe("first");
  });

  test("goes to the nearest that way, and nowhere at the edge", () => {
    expect(pinFrom(pins, "top", "down")).toBe("low");
    expect(pinFrom(pins, "second", "right")).toBeNull();
    expect(pinFrom(pins, "top", "up")).toBeNull();
  });

  test("begins with the first as one reads when the focus is nowhere", () => {
    expect(pinFrom(pins, "gone", "down")).toBe("top");
    expect(reading(pins).map(({ id }) => id)).toEqual(["top", "first", "second", "low"]);
  });
});
