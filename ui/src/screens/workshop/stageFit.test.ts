import { expect, test } from "vitest";
import { fitting, overflowing } from "./stageFit";

test("all notes stand where they fit; else as many as leave room for the line that counts the rest", () => {
  expect(fitting([10, 10, 10], 2, 34, 8)).toBe(3);
  expect(fitting([10, 10, 10], 2, 33, 8)).toBe(2);
  expect(fitting([10, 10, 10], 2, 31, 8)).toBe(1);
  expect(fitting([10], 2, 9, 8)).toBe(0);
  expect(fitting([], 2, 9, 8)).toBe(0);
});

test("of notes in rows the first go until the others fit; they close up", () => {
  expect(overflowing([10, 10, 10, 10, 10], 2, 2, 34)).toBe(0);
  expect(overflowing([10, 10, 10, 10, 10], 2, 2, 33)).toBe(1);
  expect(overflowing([10, 10, 10, 10, 10], 2, 2, 10)).toBe(3);
  // The high one shares a row with another one once the first is gone.
  expect(overflowing([10, 10, 20, 10], 2, 0, 29)).toBe(2);
  expect(overflowing([10], 2, 2, 9)).toBe(1);
  expect(overflowing([], 2, 2, 9)).toBe(0);
});
