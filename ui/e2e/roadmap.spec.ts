import type { Locator, Page } from "@playwright/test";
import { expect, go, openExample, test } from "./support/test";

/** The card of an initiative in a column of the board, whatever its lane. */
function card(page: Page, title: string, column = ""): Locator {
  const list = column === "" ? page.getByRole("listbox") : page.locator(`[role="listbox"][aria-label^="${column}"]`);
  return list.getByRole("option", { name: new RegExp(`^${title}`) });
}

test("Alt and arrows move a card, say so, keep the focus, and undo takes it back", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Roadmap");
  const title = "Slot booking on two sites";
  await card(page, title, "Now").focus();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(card(page, title, "Next")).toBeFocused();
  await expect(
    page
      .getByRole("status")
      .filter({ hasText: `Moved “${title}” to Next` })
      .first(),
  ).toBeAttached();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(card(page, title, "Later")).toBeFocused();

  await page.keyboard.press("ControlOrMeta+z");
  await expect(card(page, title, "Next")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(card(page, title, "Now")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(card(page, title, "Next")).toBeVisible();
});

test("the pointer drags a card to another column, and Escape calls it off", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Roadmap");
  const title = "Crane plan survives link loss";
  const target = page.locator('[role="listbox"][aria-label^="Later"] [role="option"]').first();
  const carry = async (drop: boolean) => {
    const from = (await card(page, title, "Now").boundingBox())!;
    const to = (await target.boundingBox())!;
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + from.width / 2 + 20, from.y + from.height / 2 + 4, { steps: 3 });
    await page.mouse.move(to.x + to.width / 2, to.y + to.height * 0.3, { steps: 8 });
    if (!drop) await page.keyboard.press("Escape");
    await page.mouse.up();
  };
  await carry(false);
  await expect(card(page, title, "Now")).toBeVisible();
  await carry(true);
  await expect(card(page, title, "Later")).toBeVisible();
  await expect(card(page, title, "Now")).toHaveCount(0);
});

test("Ctrl+A selects the cards that are shown, in every mode, and marks no words of the window", async ({
  page,
  host,
}) => {
  await openExample(page, host);
  const marked = () => page.evaluate(() => getSelection()?.toString() ?? "");
  await page.keyboard.press("ControlOrMeta+a");
  expect(await marked()).toBe("");
  await go(page, "Roadmap");
  const spoken = (words: string) => page.getByRole("status").filter({ hasText: words }).first();
  await card(page, "Slot booking on two sites").focus();
  await page.keyboard.press("ControlOrMeta+a");
  await expect(spoken("30 selected")).toBeAttached();
  await expect(page.locator('main [role="option"][aria-selected="true"]').first()).toBeVisible();
  // The table has what waits as well.
  for (const [mode, row, count] of [
    ["2", '[role="treeitem"]', 30],
    ["3", '[role="option"]', 30],
    ["4", '[role="gridcell"]', 35],
  ] as const) {
    await page.keyboard.press(`Alt+${mode}`);
    await page.locator(`main ${row}:not([aria-level="1"])`).first().click();
    await page.keyboard.press("ControlOrMeta+a");
    await expect(spoken(`${count} selected`)).toBeAttached();
  }
  expect(await marked()).toBe("");
});

test("Move to… does what dragging does, and Not now asks for the reason", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Roadmap");
  const title = "Corridor API 1.0";
  await card(page, title, "Now").focus();
  await page.keyboard.press("m");
  const dialog = page.getByRole("dialog", { name: `Move “${title}”` });
  await dialog.getByRole("radio", { name: "Not now" }).click();
  await dialog.getByRole("button", { name: "Move", exact: true }).click();
  await expect(dialog).toBeVisible();
  await dialog.getByRole("textbox").first().fill("Partners are not ready");
  await dialog.getByRole("button", { name: "Move", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(card(page, title, "Now")).toHaveCount(0);
  await expect(page.getByText("Partners are not ready").first()).toBeVisible();
});

test("an initiative is made in a cell and edited in the details", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Roadmap");
  await card(page, "Slot booking on two sites", "Now").focus();
  await page.keyboard.press("n");
  await page.keyboard.type("Tide tables read aloud");
  await page.keyboard.press("Enter");
  await expect(card(page, "Tide tables read aloud", "Now")).toBeVisible();
  await page.keyboard.press("Escape");
  await card(page, "Tide tables read aloud", "Now").click();
  const dock = page.getByRole("complementary", { name: "Dock" });
  await dock.getByRole("tab", { name: "Details" }).click();
  const owner = dock.getByRole("textbox", { name: "Owner", exact: true });
  await owner.fill("Harbour master");
  await expect(card(page, "Tide tables read aloud, [^]*Harbour master", "Now")).toBeVisible();
});

test("a column says how much of what was agreed is in progress, and that it is more", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Roadmap");
  const agreed = (words: string) => page.getByRole("button", { name: `${words} in Now: change how many there may be` });
  await agreed("8 of 9 in progress").click();
  const dialog = page.getByRole("dialog", { name: "Work in progress" });
  await dialog.getByLabel("Now", { exact: true }).fill("many");
  await dialog.getByRole("button", { name: "Save" }).last().click();
  await expect(dialog.getByRole("alert")).toContainText("whole number");
  await dialog.getByLabel("Now", { exact: true }).fill("7");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(agreed("8 in progress, at most 7")).toBeVisible();
  // More is told, never refused; a filter changes nothing of it.
  await page.getByRole("searchbox", { name: "Words in initiatives" }).fill("Slot booking");
  await expect(agreed("8 in progress, at most 7")).toBeVisible();
  await page.getByRole("searchbox", { name: "Words in initiatives" }).fill("");
  await page.getByRole("heading", { name: "Now", exact: true }).click();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(agreed("8 of 9 in progress")).toBeVisible();
});
