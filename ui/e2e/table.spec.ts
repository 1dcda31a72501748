import type { Locator, Page } from "@playwright/test";
import { expect, go, openExample, test } from "./support/test";

const TITLE = "Slot booking on two sites";

async function openTable(page: Page): Promise<Locator> {
  await go(page, "Roadmap");
  await page.keyboard.press("Alt+4");
  const grid = page.getByRole("grid", { name: "Initiatives" });
  await expect(grid).toBeVisible();
  return grid;
}

const row = (grid: Locator, title: string) =>
  grid.getByRole("row").filter({ has: grid.page().getByRole("rowheader", { name: title }) });

/** The cell of a column in a row, wherever the column stands. */
async function cell(grid: Locator, title: string, column: string): Promise<Locator> {
  const heads = await grid.getByRole("columnheader").allInnerTexts();
  const at = heads.findIndex((text) => text.trim() === column);
  expect(at, `the column ${column}`).toBeGreaterThan(0);
  return row(grid, title).locator(`[aria-colindex="${at + 1}"]`);
}

async function choose(page: Page, columns: string[]): Promise<void> {
  for (const column of columns) {
    await page.getByRole("button", { name: /^Columns:/ }).click();
    await page.getByRole("menuitemcheckbox", { name: column, exact: true }).click();
  }
}

/** What a spreadsheet would put in, as the browser hands it to the page. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}

async function copied(page: Page): Promise<string> {
  return page.evaluate(() => {
    const clipboardData = new DataTransfer();
    const event = new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
    return clipboardData.getData("text/plain");
  });
}

test("a list is a cell with an item on each line, and what cannot be read says why", async ({ page, host }) => {
  await openExample(page, host);
  const grid = await openTable(page);
  await choose(page, ["Business levers", "Gates"]);
  const levers = await cell(grid, TITLE, "Business levers");
  await levers.click();
  await page.keyboard.press("F2");
  const editor = grid.getByRole("textbox", { name: "Business levers" });
  await editor.fill("Speed: quicker");
  await page.keyboard.press("Enter");
  await expect(grid.getByRole("alert")).toContainText("“Speed” is not one of");
  await editor.fill("Retention: those who wait less stay");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("Cost savings: one system less to run");
  await page.keyboard.press("Enter");
  await expect(levers).toHaveText("Retention: those who wait less stay; Cost savings: one system less to run");
  await expect(editor).toBeHidden();

  const gates = await cell(grid, TITLE, "Gates");
  await gates.click();
  await page.keyboard.press("F2");
  // The editor is wider than this last column and stays within the table.
  const last = grid.getByRole("textbox", { name: "Gates" });
  const right = async (one: Locator) => {
    const box = (await one.boundingBox())!;
    return box.x + box.width;
  };
  const edge = await right(page.getByRole("main"));
  await expect.poll(() => right(last)).toBeLessThanOrEqual(edge);
  await last.fill("Privacy: done\nThreat model");
  await page.keyboard.press("Enter");
  await expect(gates).toHaveText("Privacy: Done; Threat model: Open");
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(levers).not.toContainText("Retention: those who wait less stay");
});

test("what goes to a spreadsheet comes back as it was, in one act that is undone as one", async ({ page, host }) => {
  await openExample(page, host);
  const grid = await openTable(page);
  await choose(page, ["Success criteria"]);
  const first = grid.getByRole("rowheader").first();
  await first.click();
  await page.keyboard.press("ArrowDown");
  const owner = await cell(grid, (await grid.getByRole("rowheader").nth(1).innerText()).trim(), "Owner");
  await owner.click();
  await page.keyboard.press("Shift+ArrowDown");
  const text = await copied(page);
  expect(text.split("\n")).toHaveLength(2);
  await paste(page, "Harbour master\nPilot station");
  await expect(owner).toHaveText("Harbour master");
  await expect(page.getByText("Changed 2 cells of 2 initiatives").first()).toBeVisible();
  await paste(page, text);
  await expect(owner).toHaveText(text.split("\n")[0]!);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(owner).toHaveText("Harbour master");

  // Fill down: the top of what is chosen goes into the rest.
  await owner.click();
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("ControlOrMeta+d");
  expect((await copied(page)).split("\n")).toEqual(["Harbour master", "Harbour master", "Harbour master"]);

  // Of a paste that cannot be read whole nothing is written before it is said.
  const status = await cell(grid, (await grid.getByRole("rowheader").nth(1).innerText()).trim(), "Status");
  await status.click();
  await paste(page, "Planned\nsomeday");
  const dialog = page.getByRole("dialog", { name: "1 cell cannot be pasted" });
  await expect(dialog).toContainText("“someday” is not one of");
  await dialog.getByRole("button", { name: "Paste the other 1 cell" }).click();
  await expect(status).toHaveText("Planned");
});

test("rows are sorted, grouped, narrowed and changed together", async ({ page, host }) => {
  await openExample(page, host);
  const grid = await openTable(page);
  // The order of priority with its stability stands above.
  await expect(page.getByText(/^RICE\./)).toBeVisible();
  await grid.getByRole("button", { name: "Rank" }).click();
  await expect(grid.getByRole("columnheader", { name: "Rank" })).toHaveAttribute("aria-sort", "ascending");
  await expect(await cell(grid, (await grid.getByRole("rowheader").first().innerText()).trim(), "Rank")).toHaveText(
    /^1=?$/,
  );

  await page.getByRole("searchbox", { name: "Words in initiatives" }).fill("slot");
  const shown = grid.getByRole("rowheader");
  await expect(shown).not.toHaveCount(30);
  const many = await shown.count();
  await grid.getByRole("button", { name: "Select all or none" }).click();
  const bar = page.getByRole("form", { name: "Selected initiatives" });
  await expect(bar).toContainText(`${many} initiative`);
  // What is chosen can be read.
  for (const list of await bar.getByRole("combobox").all()) {
    expect((await list.boundingBox())!.width).toBeGreaterThan(80);
  }
  await bar.getByLabel("Field").selectOption({ label: "Team" });
  await bar.getByLabel("Value").fill("Night crew");
  await bar.getByRole("button", { name: "Set for all" }).click();
  for (const title of await shown.allInnerTexts()) {
    await expect(await cell(grid, title.trim(), "Team")).toHaveText("Night crew");
  }
  await page.getByRole("searchbox", { name: "Words in initiatives" }).fill("");
  await page.getByRole("button", { name: /^Groups:/ }).click();
  await page.getByRole("menuitemradio", { name: "Team" }).click();
  await expect(grid.getByRole("row").filter({ hasText: "Night crew" }).first()).toContainText(String(many));
});

test("a long menu stays within a low window, which does not scroll under it", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Roadmap");
  await page.keyboard.press("Alt+4");
  await page.setViewportSize({ width: 720, height: 450 });
  await page.getByRole("button", { name: /^Columns/ }).click();
  const menu = page.getByRole("menu");
  await expect(menu).toBeVisible();
  await page.keyboard.press("End");
  await expect(page.getByRole("menuitem", { name: "The usual columns" })).toBeFocused();
  const box = (await menu.boundingBox())!;
  expect(box.y + box.height).toBeLessThanOrEqual(450);
  expect(await page.evaluate(() => document.scrollingElement!.scrollTop + document.body.scrollTop)).toBe(0);
});
