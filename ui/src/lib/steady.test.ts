import { expect, test } from "vitest";
import { steady } from "./steady";

test("a set stays itself while its members do, and only then", () => {
  const set = steady<string>();
  const first = set(["a", "b"]);
  expect(set(["a", "b"])).toBe(first);
  const more = set(["a", "b", "c"]);
  expect([...more]).toEqual(["a", "b", "c"]);
  expect([...set(["b", "c", "a"])], "another order").toEqual(["b", "c", "a"]);
  expect([...set(["b", "x", "a"])], "another member").toEqual(["b", "x", "a"]);
});
