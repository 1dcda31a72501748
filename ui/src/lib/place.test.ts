import { expect, test } from "vitest";
import { indexOf, nearest, placeIn, placesAmong } from "./place";

const list = ["a", "b", "c"].map((id) => ({ id }));

test("places are first, behind each, and last by name", () => {
  expect(placesAmong([], String)).toEqual([{ value: "first", label: "First" }]);
  expect(placesAmong(list, (id) => id.toUpperCase()).map(({ value, label }) => `${value}: ${label}`)).toEqual([
    "first: First",
    "a: After “A”",
    "b: After “B”",
    "last: Last, after “C”",
  ]);
});

test.each(["a", "b", "c"])("%s stays where it is when its place is left alone", (id) => {
  const others = list.filter((one) => one.id !== id);
  expect(indexOf(placeIn(list, id), others)).toBe(list.findIndex((one) => one.id === id));
});

test("a place that is gone is the last", () => {
  expect(indexOf("gone", list)).toBe(3);
  expect(nearest("gone", list)).toBe("last");
  expect(nearest("last", [])).toBe("first");
  expect(nearest("a", list)).toBe("a");
});
