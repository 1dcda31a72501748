// @vitest-environment jsdom
import { flushSync, mount, tick, unmount } from "svelte";
import { SvelteSet } from "svelte/reactivity";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CellGrid } from "./cellGrid.svelte";
import Tree from "./Tree.test.svelte";

const ALL = [
  { key: "goal", level: 1, of: null },
  { key: "first", level: 2, of: "goal" },
  { key: "second", level: 2, of: "goal" },
  { key: "other", level: 1, of: null },
];
const columns = ["title", "target"];
let open: SvelteSet<string>;
let gone: SvelteSet<string>;
let texts: Map<string, string>;
let grid: CellGrid;
let tree: ReturnType<typeof mount>;
const entered = vi.fn();

const rows = () =>
  ALL.filter(({ key, of }) => !gone.has(key) && (of === null || (open.has(of) && !gone.has(of)))).map(
    ({ key, level }) => ({ key, level, open: key === "goal" ? open.has(key) : undefined }),
  );

beforeEach(() => {
  Element.prototype.scrollIntoView = () => {};
  open = new SvelteSet(["goal"]);
  gone = new SvelteSet();
  texts = new Map(ALL.map(({ key }) => [`${key} target`, "10"]));
  entered.mockClear();
  grid = new CellGrid({
    get rows() {
      return rows().map(({ key }) => key);
    },
    columns,
    tree: true,
    editable: (row, column) => column === "target" && row !== "goal",
    text: (row, column) => texts.get(`${row} ${column}`) ?? row,
    write(cells) {
      for (const { row, column, text } of cells) texts.set(`${row} ${column}`, text);
      return [];
    },
    expanded: (row) => (row === "goal" ? open.has(row) : undefined),
    expand: (row, now) => void (now ? open.add(row) : open.delete(row)),
    parent: (row) => ALL.find(({ key }) => key === row)?.of ?? undefined,
    enter: entered,
  });
  tree = mount(Tree, { target: document.body, props: { grid, rows, columns } });
  flushSync();
});
afterEach(async () => {
  await unmount(tree);
  document.body.replaceChildren();
});

const row = (key: string) => document.querySelector<HTMLElement>(`[data-grid-row="${key}"]`);
const cell = (key: string, column: string) => document.querySelector<HTMLElement>(`[data-cell="${key} ${column}"]`);
async function press(...names: string[]) {
  for (const key of names) {
    document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    flushSync();
    await tick();
    await tick();
    flushSync();
  }
}

test("a row as a whole has the focus first; Right leads into its cells and Left out of them", async () => {
  expect(document.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  row("goal")!.focus();
  await press("ArrowDown", "ArrowRight");
  expect(document.activeElement).toBe(cell("first", "title"));
  await press("ArrowRight", "ArrowDown");
  expect(document.activeElement).toBe(cell("second", "target"));
  await press("ArrowLeft", "ArrowLeft");
  expect(document.activeElement).toBe(row("second"));
  expect(document.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
});

test("Left climbs to the parent and closes it, Right opens it again, and the focus stays", async () => {
  row("second")!.focus();
  await press("ArrowLeft");
  expect(document.activeElement).toBe(row("goal"));
  await press("ArrowLeft");
  expect(row("goal")!.ariaExpanded).toBe("false");
  expect(row("first")).toBeNull();
  expect(document.activeElement).toBe(row("goal"));
  await press("ArrowDown");
  expect(document.activeElement).toBe(row("other"));
  await press("ArrowUp", "ArrowRight");
  expect(row("goal")!.ariaExpanded).toBe("true");
  expect(row("second")).not.toBeNull();
});

test("Enter on a row opens it, in a cell it edits and stays there", async () => {
  row("first")!.focus();
  await press("Enter");
  expect(entered).toHaveBeenCalledWith("first", null);
  cell("first", "target")!.focus();
  await press("Enter");
  const input = document.querySelector<HTMLInputElement>("input")!;
  input.value = "12";
  input.dispatchEvent(new Event("input", { bubbles: true }));
  flushSync();
  await press("Enter");
  expect(texts.get("first target")).toBe("12");
  expect(document.activeElement).toBe(cell("first", "target"));
});

test("the name of a row is never emptied by one key, and a row that goes hands the stop for Tab to the next", async () => {
  cell("second", "title")!.focus();
  await press("Delete");
  expect(texts.get("second title")).toBeUndefined();
  gone.add("second");
  flushSync();
  expect(grid.at?.row).toBe("other");
  expect(document.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
});
