// @vitest-environment jsdom
import { flushSync, tick } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  field,
  find,
  kind,
  openStrategy,
  press,
  record,
  settle,
  show,
  tidyUp,
  type,
} from "../../../lib/fields/testing";
import { strategy } from "../../../lib/strategy.svelte";
import Table from "./Table.svelte";
import { TableState } from "./table.svelte";

vi.mock("../../../lib/backend", async (original) => ({
  ...(await original<typeof import("../../../lib/backend")>()),
  call: () => new Promise(() => {}),
}));

const line = (name: string) => field(name, { type: "line" });
const INITIATIVE = kind("initiative", "title", [line("title"), line("owner"), line("team")]);

beforeEach(() => {
  localStorage.clear();
  const initiatives = Array.from({ length: 40 }, (_, n) =>
    record(`i${n}`, { title: `Step ${n}`, owner: "Anna", team: "", horizon: "now" }, `a${String(n).padStart(3, "0")}`),
  );
  openStrategy([INITIATIVE], { initiative: initiatives });
  show(Table, {});
});
afterEach(async () => {
  await tidyUp();
  strategy.close();
});

const cell = (row: number, column: string) => find(`[data-cell="i${row} ${column}"]`);
async function key(name: string, more: KeyboardEventInit = {}) {
  press(document.activeElement!, name, more);
  await tick();
  await settle();
}

test("a key concerns the lines that it leads from and to, and no other", async () => {
  cell(0, "title").focus();
  flushSync();
  const drawn = vi.spyOn(TableState.prototype, "cellsOf");
  await key("ArrowDown");
  expect(document.activeElement).toBe(cell(1, "title"));
  expect(new Set(drawn.mock.calls.map(([initiative]) => initiative.id))).toEqual(new Set(["i0", "i1"]));
  expect(document.querySelectorAll("[data-cell][tabindex='0']")).toHaveLength(1);

  drawn.mockClear();
  await key("ArrowRight", { shiftKey: true });
  expect([...document.querySelectorAll("[data-cell][aria-selected]")].map((one) => one.textContent?.trim())).toEqual([
    "Step 1",
    "Anna",
  ]);
  expect(drawn).toHaveBeenCalledTimes(1);
});

test("a cell is written by keys or after a double click, and gives the focus back", async () => {
  cell(1, "owner").focus();
  await key("F2");
  const input = () => find<HTMLInputElement>("[data-line=i1] input");
  expect(document.activeElement).toBe(input());
  type(input(), "Ben");
  await key("Enter");
  expect(strategy.get("initiative", "i1")?.owner).toBe("Ben");
  expect(cell(1, "owner").textContent?.trim()).toBe("Ben");
  expect(document.activeElement).toBe(cell(2, "owner"));

  cell(2, "team").dispatchEvent(new MouseEvent("dblclick", { bubbles: true }));
  await settle();
  const editor = find<HTMLInputElement>("[data-line=i2] input");
  type(editor, "Yard crew");
  // A double click on a word chooses it and leaves what was typed.
  editor.dispatchEvent(new MouseEvent("dblclick", { bubbles: true }));
  flushSync();
  expect(editor.value).toBe("Yard crew");
  await key("Escape");
  expect(document.activeElement).toBe(cell(2, "team"));
  expect(strategy.get("initiative", "i2")?.team).toBe("");
});
