/** What is done with records of every sort on every screen: copied between strategies, duplicated, renamed. */
import type { Page } from "@playwright/test";
import { Host } from "./support/host";
import { expect, go, openExample, saved, sidebar, test } from "./support/test";

const told = (page: Page) => page.getByRole("region", { name: "Message" });

/** What the system would take into its clipboard, and what it would give. */
const copy = (page: Page) =>
  page.evaluate(() => {
    const clipboardData = new DataTransfer();
    (document.activeElement ?? document.body).dispatchEvent(
      new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }),
    );
    return clipboardData.getData("text/plain");
  });
const paste = (page: Page, text: string) =>
  page.evaluate((words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", words);
    (document.activeElement ?? document.body).dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);

test("cards, pins and rows go from one strategy into another, with what belongs to them", async ({
  page,
  host,
  browser,
}) => {
  await openExample(page, host);
  const elsewhere = new Host();
  await elsewhere.start();
  const other = await browser.newPage();
  try {
    await other.goto(elsewhere.url);
    await other.getByRole("button", { name: "Blank strategy" }).click();
    await other.getByLabel("What is it called?").fill("Elsewhere");
    await other.keyboard.press("Enter");
    await expect(sidebar(other)).toBeVisible();
    await expect(other.getByRole("dialog")).toBeHidden();

    // Two cards of the board.
    await go(page, "Roadmap");
    const cards = page.locator("[data-card]");
    await cards.nth(0).click();
    await cards.nth(1).click({ modifiers: ["ControlOrMeta"] });
    const initiatives = await copy(page);
    await expect(told(page)).toContainText("Copied 2 initiatives");
    await go(other, "Roadmap");
    await other.locator("main").focus();
    await paste(other, initiatives);
    await expect(told(other)).toContainText("Pasted 2 initiatives");
    await expect(other.locator("[data-card]")).toHaveCount(2);

    // A pin of a grid, from the keys alone.
    await go(page, "Risks");
    await page.locator("[data-row]").first().focus();
    await page.keyboard.press("ArrowDown");
    const risk = await copy(page);
    await go(other, "Risks");
    await other.locator("main").focus();
    await paste(other, risk);
    await expect(other.locator("[data-row]")).toHaveCount(1);

    // An objective brings its key results, and one undo takes all of it back.
    await go(page, "Objectives");
    await page.locator("main").getByText("Bookings flow through any single failure").first().click();
    const objective = await copy(page);
    await go(other, "Objectives");
    await other.locator("main").focus();
    await paste(other, objective);
    await expect(told(other)).toContainText("Pasted “Bookings flow through any single failure”");
    await expect(other.getByText("Hours of booking freeze per month").first()).toBeVisible();
    await expect(saved(other)).toContainText("Saved");
    await other.keyboard.press("ControlOrMeta+z");
    await expect(other.getByText("Hours of booking freeze per month")).toHaveCount(0);
  } finally {
    await other.close();
    await elsewhere.end();
  }
});

test("what is chosen is duplicated by a key, and words in a field are left to the field", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Risks");
  const rows = page.locator("[data-row]");
  const before = await rows.count();
  await rows.first().click();
  await page.keyboard.press("ControlOrMeta+d");
  await expect(rows).toHaveCount(before + 1);
  await expect(told(page)).toContainText("Duplicated “");

  await page.getByPlaceholder("Find").click();
  await page.keyboard.press("ControlOrMeta+d");
  await expect(rows).toHaveCount(before + 1);
  expect(await copy(page), "nothing is taken while a field has the focus").toBe("");
});

test("a title is written anew where it stands, by a key, a double click or the palette", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Roadmap");
  const card = page.locator("[data-card]").filter({ hasText: "Slot booking on two sites" });
  await card.focus();
  await page.keyboard.press("F2");
  const field = page.getByRole("textbox", { name: "Title of “Slot booking on two sites”" });
  await expect(field).toBeFocused();
  await field.fill("Slots on two sites");
  await page.keyboard.press("Enter");
  const renamed = page.locator("[data-card]").filter({ hasText: "Slots on two sites" });
  await expect(renamed).toBeFocused();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(card).toBeVisible();

  // Esc gives up, and an empty title is no title.
  await card.focus();
  await page.keyboard.press("F2");
  await field.fill("Something else");
  await page.keyboard.press("Escape");
  await expect(card).toBeFocused();
  await page.keyboard.press("F2");
  await field.fill("  ");
  await page.keyboard.press("Enter");
  await expect(card).toBeFocused();

  await go(page, "Risks");
  const row = page.locator("[data-row]").filter({ hasText: "Bearing sensors fail in heat" });
  await row.getByText("Bearing sensors").dblclick();
  await page.getByRole("textbox", { name: "Title of “Bearing sensors fail in heat”" }).fill("Sensors fail in heat");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-row]").filter({ hasText: "Sensors fail in heat" })).toBeFocused();

  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("option", { name: /^Rename “Sensors fail in heat”/ }).click();
  await expect(page.getByRole("textbox", { name: "Title of “Sensors fail in heat”" })).toBeFocused();
});

test("several lines pasted into a new card make several, as one act", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Roadmap");
  await page.locator("[data-card]").first().focus();
  await page.keyboard.press("n");
  await expect(page.getByRole("textbox", { name: /^Title of a new initiative in/ })).toBeFocused();
  await paste(page, "- Weigh bridge online\n- Yard lights by need\n\n3. Quiet night shunting");
  await expect(told(page)).toContainText("Added 3 initiatives to Now");
  await expect(page.locator("[data-card]").filter({ hasText: "Quiet night shunting" })).toBeFocused();
  await expect(page.locator("[data-card]").filter({ hasText: "Weigh bridge online" })).toHaveCount(1);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.locator("[data-card]").filter({ hasText: "Yard lights by need" })).toHaveCount(0);
});
