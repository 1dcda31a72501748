import { expect, test } from "vitest";
import { edgeSpeed } from "./drag";

test("lists scroll only near their edges, and faster towards them", () => {
  expect(edgeSpeed(300, 0, 600)).toBe(0);
  expect(edgeSpeed(10, 0, 600)).toBeLessThan(edgeSpeed(40, 0, 600));
  expect(edgeSpeed(590, 0, 600)).toBeGreaterThan(0);
  expect(edgeSpeed(-500, 0, 600)).toBe(-18);
});
