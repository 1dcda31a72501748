// @vitest-environment jsdom
import { expect, test } from "vitest";
import { walk, walked } from "./walk";

const press = (key: string, more: KeyboardEventInit = {}) =>
  new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });

test("arrows lead to what follows and end at the ends", () => {
  expect([walked(press("ArrowDown"), 1, 3), walked(press("ArrowRight"), 2, 3)]).toEqual([2, 2]);
  expect([walked(press("ArrowUp"), 1, 3), walked(press("ArrowLeft"), 0, 3)]).toEqual([0, 0]);
  expect([walked(press("Home"), 2, 3), walked(press("End"), 0, 3)]).toEqual([0, 2]);
});

test("other keys, and arrows that mean something else, are left alone", () => {
  const others = [press("a"), press("ArrowDown", { altKey: true }), press("Home", { ctrlKey: true })];
  expect(others.map((event) => walked(event, 0, 3))).toEqual([undefined, undefined, undefined]);
  expect(walked(press("ArrowDown"), -1, 3), "nothing of the row has the focus").toBeUndefined();
});

test("the focus goes along, and the key goes no further", () => {
  const row = ["a", "b"].map((name) =>
    document.body.appendChild(Object.assign(document.createElement("button"), { name })),
  );
  row[0]!.focus();
  const event = press("ArrowDown");
  walk(event, row);
  expect(document.activeElement).toBe(row[1]);
  expect(event.defaultPrevented).toBe(true);
});
