// @vitest-environment jsdom
import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { register } from "../lib/commands";
import { find, field, kind, openStrategy, record, show, tidyUp, type } from "../lib/fields/testing";
import { strategy } from "../lib/strategy.svelte";
import MenuBar from "./MenuBar.svelte";

const sent = vi.hoisted(() => [] as string[]);
vi.mock("../lib/backend", async (original) => ({
  ...(await original<typeof import("../lib/backend")>()),
  call: () => new Promise(() => {}),
  askShell: (name: string, args: unknown) => {
    if (name === "window_menu") sent.push(JSON.stringify(args));
    return Promise.resolve();
  },
}));

const RISK = kind("risk", "title", [field("title", { type: "line" })]);
let asked = 0;

beforeEach(() => {
  vi.useFakeTimers();
  sent.length = asked = 0;
  openStrategy([RISK], { risk: [record("r", { title: "Late" })] });
  const label = () => (asked++, `Copy “${strategy.titleOf("risk", "r")}”`);
  register([{ id: "record.copy", label, group: "Do", run() {} }]);
});
afterEach(async () => {
  await tidyUp();
  register([]);
  vi.useRealTimers();
  strategy.close();
});

test("the menus are described in a pause, not at every key and change, and then as things stand", async () => {
  show(MenuBar, {});
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent.at(-1)).toContain("Copy “Late”");
  const first = asked;

  document.body.insertAdjacentHTML("beforeend", "<input>");
  const input = find<HTMLInputElement>("input");
  for (let n = 1; n <= 20; n++) {
    type(input, "x".repeat(n));
    strategy.set("risk", "r", "title", `Late ${n}`);
    flushSync();
    await vi.advanceTimersByTimeAsync(80);
  }
  expect(asked).toBe(first);
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toBe(first + 1);
  expect(sent.at(-1)).toContain("Copy “Late 20”");

  // What changes by itself is noticed too.
  strategy.set("risk", "r", "title", "Early");
  flushSync();
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent.at(-1)).toContain("Copy “Early”");
  expect(sent).toHaveLength(3);
});
