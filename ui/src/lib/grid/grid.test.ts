// @vitest-environment jsdom
import { flushSync, tick } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mount, unmount } from "svelte";
import { CellGrid, type CellText, type GridModel, type How } from "./cellGrid.svelte";
import { actOf, afterEdit, type Press } from "./keys";
import Sample from "./Sample.test.svelte";

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe("what a key means", () => {
  const grid = { rows: 4, columns: 3, page: 2, ranges: true };
  const tree = {
    rows: 4,
    columns: 3,
    page: 10,
    tree: true,
    expanded: (row: number) => (row === 0 ? true : row === 3 ? false : undefined),
    parent: (row: number) => (row === 1 || row === 2 ? 0 : -1),
  };
  const to = (row: number, column: number | null) => ({ type: "go", to: { row, column } });

  it("in a grid: arrows, ends, pages, and nobody is held in it", () => {
    expect(actOf(press("ArrowDown"), { row: 3, column: 1 }, grid)).toEqual(to(3, 1));
    expect(actOf(press("ArrowUp", { ctrlKey: true }), { row: 3, column: 1 }, grid)).toEqual(to(0, 1));
    expect(actOf(press("End"), { row: 1, column: 0 }, grid)).toEqual(to(1, 2));
    expect(actOf(press("Home", { ctrlKey: true }), { row: 3, column: 2 }, grid)).toEqual(to(0, 0));
    expect(actOf(press("PageDown"), { row: 1, column: 2 }, grid)).toEqual(to(3, 2));
    expect(actOf(press("Tab"), { row: 1, column: 0 }, grid)).toEqual(to(1, 1));
    expect(actOf(press("Tab"), { row: 1, column: 2 }, grid)).toEqual({ type: "none" });
    expect(actOf(press("ArrowLeft"), { row: 1, column: 0 }, grid)).toEqual(to(1, 0));
  });
  it("in a tree: Left and Right open, close and climb", () => {
    expect(actOf(press("ArrowLeft"), { row: 0, column: null }, tree)).toEqual({ type: "expand", row: 0, open: false });
    expect(actOf(press("ArrowRight"), { row: 3, column: null }, tree)).toEqual({ type: "expand", row: 3, open: true });
    expect(actOf(press("ArrowRight"), { row: 0, column: null }, tree)).toEqual(to(0, 0));
    expect(actOf(press("ArrowLeft"), { row: 2, column: 0 }, tree)).toEqual(to(2, null));
    expect(actOf(press("ArrowLeft"), { row: 2, column: null }, tree)).toEqual(to(0, null));
    expect(actOf(press("ArrowLeft"), { row: 3, column: null }, tree)).toEqual({ type: "none" });
    expect(actOf(press("End"), { row: 0, column: null }, tree)).toEqual(to(3, null));
  });
  it("leaves Alt and an empty grid alone", () => {
    expect(actOf(press("ArrowUp", { altKey: true }), { row: 1, column: 0 }, grid)).toEqual({ type: "none" });
    expect(actOf(press("ArrowDown"), { row: 0, column: 0 }, { ...grid, rows: 0 })).toEqual({ type: "none" });
  });
  it("after an edit: Enter goes down, in a tree it stays; Tab goes on to the next row", () => {
    expect(afterEdit(press("Enter"), { row: 1, column: 1 }, grid, false)).toEqual({ row: 2, column: 1 });
    expect(afterEdit(press("Enter"), { row: 1, column: 1 }, tree, false)).toBe("stay");
    expect(afterEdit(press("Tab"), { row: 1, column: 2 }, grid, false)).toEqual({ row: 2, column: 0 });
    expect(afterEdit(press("Tab", { shiftKey: true }), { row: 0, column: 0 }, grid, false)).toBe("stay");
    expect(afterEdit(press("ArrowDown"), { row: 1, column: 1 }, grid, true)).toEqual({ row: 2, column: 1 });
    expect(afterEdit(press("ArrowDown"), { row: 1, column: 1 }, grid, false)).toBeUndefined();
  });
});

describe("a grid on the page", () => {
  const rows = ["one", "two", "three"];
  const columns = ["plan", "actual"];
  let values: Map<string, string>;
  let acts: { how: How; cells: CellText[] }[];
  let model: GridModel;
  let grid: CellGrid;
  let sample: ReturnType<typeof mount>;

  beforeEach(() => {
    Element.prototype.scrollIntoView = () => {};
    values = new Map([
      ["one plan", "20"],
      ["two plan", "30"],
      ["three plan", "50"],
    ]);
    acts = [];
    model = {
      rows,
      columns,
      ranges: true,
      editable: () => true,
      text: (row, column) => values.get(`${row} ${column}`) ?? "",
      write(cells, how) {
        acts.push({ how, cells });
        const refused = [];
        for (const cell of cells) {
          if (cell.text !== "" && Number.isNaN(Number(cell.text))) {
            refused.push({ ...cell, why: `“${cell.text}” is not a number.` });
          } else values.set(`${cell.row} ${cell.column}`, cell.text);
        }
        return refused;
      },
    };
    grid = new CellGrid(model);
    sample = mount(Sample, { target: document.body, props: { grid, rows, columns } });
    flushSync();
  });
  afterEach(async () => {
    await unmount(sample);
    document.body.replaceChildren();
  });

  const cell = (row: string, column: string) => document.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)!;
  const input = () => document.querySelector<HTMLInputElement>("input")!;
  async function key(name: string, more: KeyboardEventInit = {}) {
    document.activeElement!.dispatchEvent(
      new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...more }),
    );
    flushSync();
    await tick();
    await tick();
    flushSync();
  }
  function type(text: string) {
    input().value = text;
    input().dispatchEvent(new Event("input", { bubbles: true }));
    flushSync();
  }
  function paste(text: string) {
    const event = new Event("paste", { bubbles: true, cancelable: true });
    Object.assign(event, { clipboardData: { getData: () => text } });
    document.activeElement!.dispatchEvent(event);
    flushSync();
  }

  it("is one stop for Tab, and arrows carry the focus", async () => {
    expect(document.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    cell("one", "plan").focus();
    await key("ArrowDown");
    await key("ArrowRight");
    expect(document.activeElement).toBe(cell("two", "actual"));
    expect(document.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });
  it("typing replaces, Enter writes and goes down", async () => {
    cell("one", "plan").focus();
    await key("4");
    expect(input().value).toBe("4");
    type("45");
    await key("Enter");
    expect(values.get("one plan")).toBe("45");
    expect(document.activeElement).toBe(cell("two", "plan"));
  });
  it("F2 begins with what is there, Escape gives it up", async () => {
    cell("two", "plan").focus();
    await key("F2");
    expect(input().value).toBe("30");
    type("31");
    await key("Escape");
    expect(values.get("two plan")).toBe("30");
    expect(acts).toEqual([]);
    expect(document.activeElement).toBe(cell("two", "plan"));
  });
  it("keeps what cannot be read as it was typed, and says why", async () => {
    cell("two", "plan").focus();
    await key("F2");
    type("many");
    await key("Enter");
    expect(input().value).toBe("many");
    expect(document.querySelector('[role="alert"]')!.textContent).toContain("is not a number");
    input().blur();
    flushSync();
    expect(values.get("two plan")).toBe("30");
    expect(cell("two", "plan").textContent).toContain("many");
    expect(cell("two", "plan").getAttribute("aria-invalid")).toBe("true");
    cell("two", "plan").focus();
    await key("Escape");
    expect(cell("two", "plan").textContent?.trim()).toBe("30");
  });
  it("has several lines where the cell may: Shift or Alt and Enter begin one, Enter alone writes", async () => {
    model.hasLines = (_row, column) => column === "actual";
    cell("one", "actual").focus();
    await key("F2");
    const area = () => document.querySelector<HTMLTextAreaElement>("textarea")!;
    area().value = "1";
    area().dispatchEvent(new Event("input", { bubbles: true }));
    flushSync();
    await key("Enter", { altKey: true });
    expect(area().value).toBe("1\n");
    await key("Enter", { shiftKey: true });
    await key("ArrowDown");
    expect(document.activeElement).toBe(area());
    await key("Enter");
    expect(values.get("one actual")).toBe("1\n");
    expect(document.activeElement).toBe(cell("two", "actual"));
  });
  it("fills down as one act", async () => {
    cell("one", "plan").focus();
    await key("ArrowDown", { shiftKey: true });
    await key("ArrowDown", { shiftKey: true });
    expect(cell("one", "plan").getAttribute("aria-selected")).toBe("true");
    await key("d", { ctrlKey: true });
    expect(acts).toHaveLength(1);
    expect([...values.values()]).toEqual(["20", "20", "20"]);
  });
  it("takes a table from a spreadsheet as one act, and clears as one", async () => {
    cell("two", "plan").focus();
    paste("1\t2\nx\t4\n5\t6");
    expect(acts).toHaveLength(1);
    expect(values.get("two actual")).toBe("2");
    expect(values.get("three plan")).toBe("50");
    expect(grid.wrongAt("three", "plan")?.text).toBe("x");
    await key("a", { ctrlKey: true });
    await key("Delete");
    expect(acts).toHaveLength(2);
    expect([...values.values()].every((value) => value === "")).toBe(true);
  });
});
