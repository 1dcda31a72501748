// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { field, find, kind, openStrategy, press, record, show, tidyUp, type } from "../../lib/fields/testing";
import { strategy } from "../../lib/strategy.svelte";
import type { Review } from "../../lib/types";
import Noted from "./Noted.svelte";
import { running } from "./running.svelte";

vi.mock("../../lib/backend", async (original) => ({
  ...(await original<typeof import("../../lib/backend")>()),
  // The store answers nothing: edits wait and show.
  call: () => new Promise(() => {}),
}));

const review = () => strategy.get("review", "r") as unknown as Review;
const due = () => find<HTMLInputElement>('[aria-label="Due date of the new action"]');
const box = () => find<HTMLInputElement>('[aria-label="Take down: action"]');

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 11, 1, 12), toFake: ["Date"] });
  const definition = kind("review", "title", [field("title", { type: "line" })]);
  const lists = { agenda: [], actions: [], wins: [], setbacks: [], trade_offs: [] };
  const clock = { begun: null, point: 0, point_begun: null, paused: null };
  openStrategy([definition], { review: [record("r", { title: "R", status: "open", ...lists, ...clock })] });
  running.id = "r";
});
afterEach(async () => {
  running.id = null;
  await tidyUp();
  vi.useRealTimers();
});

test("Enter takes an action down from its last box too, unless its day cannot be read", () => {
  show(Noted as never, { review: review() });
  type(box(), "Order the boxes");
  type(due(), "next frog");
  press(due(), "Enter");
  expect(review().actions).toEqual([]);
  expect(due().value).toBe("next frog");
  type(due(), "15 Dec");
  press(due(), "Enter");
  expect(review().actions).toEqual([{ text: "Order the boxes", owner: "", due: "2026-12-15", done: false }]);
  expect([box().value, due().value]).toEqual(["", ""]);
  expect(document.activeElement).toBe(box());
});
