/** Objectives, Metrics and Capacity by keyboard and by paste, and each of them looked at by axe. */
import type { Page } from "@playwright/test";
import { clean } from "./support/axe";
import { expect, go, test } from "./support/test";

/** A strategy without anything in it. */
async function openBlank(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole("button", { name: "Blank strategy" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What is it called?").fill("Harbour pilots");
  await dialog.getByRole("button", { name: "Make strategy" }).click();
  await expect(page.getByRole("navigation", { name: "Strategy" })).toBeVisible();
  // Without the dock there is room for every column.
  await page.keyboard.press("ControlOrMeta+\\");
  await expect(page.getByRole("complementary", { name: "Dock" })).toBeHidden();
}

const cell = (page: Page, column: string, row: number) =>
  page.getByRole("treegrid").locator(`[data-cell^="key_result/"][data-cell$=" ${column}"]`).nth(row);

/** An objective with two key results, made by keys alone. */
async function makeObjective(page: Page): Promise<void> {
  await go(page, "Objectives");
  const named = async (keys: string, title: string) => {
    await page.keyboard.press(keys);
    const editor = page.getByRole("treegrid").getByRole("textbox");
    await expect(editor).toBeFocused();
    await expect(editor).toHaveValue("");
    await page.keyboard.type(title);
  };
  await named("ControlOrMeta+n", "Pilots board on time");
  await page.keyboard.press("Enter");
  await named("n", "Boardings within ten minutes");
  await named("ControlOrMeta+Enter", "Cancelled boardings");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("treegrid").getByRole("row")).toHaveCount(4);
}

test("objectives are made, edited, moved and deleted by keys", async ({ page, host }) => {
  await openBlank(page, host.url);
  await makeObjective(page);
  for (const [column, text] of [
    ["baseline", "60"],
    ["target", "90"],
    ["now", "75"],
  ] as const) {
    await cell(page, column, 0).focus();
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  }
  await expect(cell(page, "progress", 0)).toContainText("50%");

  // A text that is no number stays as it was typed, and says why.
  await cell(page, "target", 0).focus();
  await page.keyboard.press("F2");
  await page.keyboard.type("many");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("“many” is not a number");
  await expect(cell(page, "target", 0).getByRole("textbox")).toHaveValue("many");
  await page.keyboard.press("Escape");
  await expect(cell(page, "target", 0)).toContainText("90");
  await expect(cell(page, "target", 0)).toBeFocused();

  // Left climbs to the row, Alt and an arrow move it, Delete takes it away, undo brings it back.
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowLeft");
  const first = page.getByRole("row", { name: /Boardings within/ });
  await expect(first).toBeFocused();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(first).toHaveAttribute("aria-posinset", "2");
  await expect(first).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(first).toHaveCount(0);
  await expect(page.getByRole("row", { name: /Cancelled/ })).toBeFocused();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(first).toBeVisible();

  // Left closes the objective, Right opens it.
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("treegrid").getByRole("row")).toHaveCount(2);
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("treegrid").getByRole("row")).toHaveCount(4);
});

test("the check-in walks from one key result to the next", async ({ page, host }) => {
  await openBlank(page, host.url);
  await makeObjective(page);
  await page.getByRole("row", { name: /Boardings within/ }).focus();
  await page.keyboard.press("c");
  const dialog = page.getByRole("dialog", { name: "Check in" });
  await expect(dialog).toContainText("1 of 2");
  await page.keyboard.type("70");
  await dialog.getByRole("radio", { name: "At risk" }).click();
  await dialog.getByLabel("Note").fill("Fog in October");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(dialog).toContainText("2 of 2");
  await page.keyboard.type("3");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(cell(page, "now", 0)).toContainText("70");
  await expect(cell(page, "confidence", 0)).toContainText("At risk");
  await expect(cell(page, "now", 1)).toContainText("3");
});

test("values are entered one by one and pasted from a spreadsheet", async ({ page, host }) => {
  await openBlank(page, host.url);
  await go(page, "Metrics");
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox", { name: "Search or run a command" }).fill("new metric");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main").getByRole("heading", { level: 2, name: "Metric" })).toBeVisible();
  await page.getByRole("button", { name: "Enter a value…" }).click();
  const enter = page.getByRole("dialog", { name: "Enter a value" });
  await page.keyboard.type("71");
  await page.keyboard.press("Enter");
  await expect(enter).toContainText("71 on");
  await expect(enter.getByLabel("Value")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("grid", { name: "Measurements" }).getByRole("row")).toHaveCount(2);

  await page.getByRole("button", { name: "Paste…" }).click();
  const paste = page.getByRole("dialog", { name: "Paste measurements" });
  await paste.getByRole("textbox").first().fill("31.1.2026\t69,5\nsoon\t3\n28.2.2026\t70,25");
  await expect(paste).toContainText("2 measurements read");
  await expect(paste).toContainText("“soon” is not a date");
  await paste.getByRole("button", { name: "Save 2 measurements" }).click();
  const rows = page.getByRole("grid", { name: "Measurements" }).getByRole("row");
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(2)).toContainText("70.25");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(rows).toHaveCount(2);
});

test("the table of capacity has the keys of a spreadsheet", async ({ page, host }) => {
  await openBlank(page, host.url);
  await go(page, "Capacity");
  await page.getByRole("button", { name: "Add the first cycle" }).click();
  const grid = page.getByRole("grid", { name: /Shares/ });
  await expect(grid.locator('[data-cell^="share/new_work"]').first()).toBeFocused();
  await page.keyboard.type("50");
  await page.keyboard.press("Enter");
  await page.keyboard.type("60");
  await page.keyboard.press("Enter");
  await expect(grid.getByRole("row", { name: /^Total/ })).toContainText("110");
  await expect(page.getByText(/shares sum to 110/)).toBeVisible();
  // The cell below takes what stands above it.
  await page.keyboard.press("ControlOrMeta+d");
  await expect(grid.locator('[data-cell^="share/maintenance"]').first()).toContainText("60");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(grid.locator('[data-cell^="share/maintenance"]').first()).toContainText("–");
  await page.getByRole("button", { name: "Cycle", exact: true }).click();
  await expect(grid.getByRole("columnheader", { name: /Q\d/ })).toHaveCount(2);
});

test("axe finds nothing on the three screens, empty and filled", async ({ page, host }) => {
  await openBlank(page, host.url);
  for (const section of ["Objectives", "Metrics", "Capacity"]) {
    await go(page, section);
    await clean(page, `${section}, empty`);
  }
  await makeObjective(page);
  await clean(page, "Objectives");
  await page.getByRole("row", { name: /Boardings within/ }).focus();
  await page.keyboard.press("c");
  await expect(page.getByRole("dialog", { name: "Check in" })).toBeVisible();
  await clean(page, "the check-in");
  await page.keyboard.press("Escape");
  await go(page, "Metrics");
  await page.getByRole("button", { name: "Add the first metric" }).click();
  await page.getByRole("button", { name: "Enter a value…" }).click();
  await page.keyboard.type("71");
  await page.keyboard.press("Enter");
  await clean(page, "entering a value");
  await page.keyboard.press("Escape");
  await clean(page, "a metric");
  await page.getByRole("button", { name: "All metrics" }).click();
  await clean(page, "the scorecard");
  await go(page, "Capacity");
  await page.getByRole("button", { name: "Add the first cycle" }).click();
  await page.keyboard.type("50");
  await page.keyboard.press("Enter");
  await clean(page, "Capacity");
  await page.getByRole("button", { name: "Guardrails…" }).click();
  await expect(page.getByRole("dialog", { name: "Capacity guardrails" })).toBeVisible();
  await clean(page, "the guardrails");
});
