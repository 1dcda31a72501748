import type { Locator, Page } from "@playwright/test";
import { dock, expect, go, openExample, test } from "./support/test";

/** The row of an initiative in the timeline. */
function row(page: Page, title: string): Locator {
  return page.getByRole("treeitem", { name: new RegExp(`^${title},`) });
}

async function timeline(page: Page): Promise<void> {
  await go(page, "Roadmap");
  await page.keyboard.press("Alt+2");
  await expect(page.getByRole("tree", { name: "Initiatives in time" })).toBeVisible();
}

const spoken = (page: Page, words: string) => page.getByRole("status").filter({ hasText: words }).first();

test("a bar is dragged in whole weeks, its end is drawn out, and undo takes both back", async ({ page, host }) => {
  await openExample(page, host);
  await timeline(page);
  // Without the dock the whole bar can be seen, whatever the day.
  await page.keyboard.press("ControlOrMeta+\\");
  await expect(dock(page)).toBeHidden();
  const title = "Slot booking on two sites";
  const before = await row(page, title).getAttribute("aria-label");
  const drag = async (from: "middle" | "end", by: number, drop = true) => {
    const bar = (await row(page, title).locator("[data-bar]").boundingBox())!;
    const x = from === "middle" ? bar.x + bar.width / 2 : bar.x + bar.width + 1;
    const y = bar.y + bar.height / 2;
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + by / 2, y, { steps: 3 });
    await page.mouse.move(x + by, y, { steps: 3 });
    if (!drop) await page.keyboard.press("Escape");
    await page.mouse.up();
  };
  await drag("middle", 60, false);
  await expect(row(page, title)).toHaveAttribute("aria-label", before!);

  await drag("middle", 60);
  const moved = await row(page, title).getAttribute("aria-label");
  expect(moved).not.toBe(before);
  await expect(row(page, title)).toBeFocused();
  await expect(spoken(page, `Moved “${title}”`)).toBeAttached();
  await drag("end", 60);
  await expect(row(page, title)).not.toHaveAttribute("aria-label", moved!);

  await page.keyboard.press("ControlOrMeta+z");
  await expect(row(page, title)).toHaveAttribute("aria-label", moved!);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(row(page, title)).toHaveAttribute("aria-label", before!);
});

test("by keys alone: to a row, a week later, longer, linked, found again after a change of mode", async ({
  page,
  host,
}) => {
  await openExample(page, host);
  await timeline(page);
  await page.getByRole("treeitem").first().focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("treeitem").first()).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  const first = page.getByRole("treeitem", { level: 2 }).first();
  await expect(first).toBeFocused();
  const title = (await first.getAttribute("aria-label"))!.split(",")[0]!;
  const dates = async () => (await row(page, title).getAttribute("aria-label"))!.split(", ")[1]!;

  const before = await dates();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(row(page, title)).toBeFocused();
  const later = await dates();
  expect(later).not.toBe(before);
  await expect(spoken(page, `Moved “${title}”: ${later}`)).toBeAttached();
  await page.keyboard.press("Alt+ArrowLeft");
  expect(await dates()).toBe(before);
  await page.keyboard.press("Alt+Shift+ArrowRight");
  await expect(spoken(page, `Lengthened “${title}”`)).toBeAttached();
  await page.keyboard.press("Alt+Shift+ArrowLeft");
  expect(await dates()).toBe(before);

  await page.keyboard.press("d");
  const dialog = page.getByRole("dialog", { name: `Link “${title}”` });
  await dialog.getByRole("combobox").fill("crane plan");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(spoken(page, `“${title}” now needs “Crane plan survives link loss”`)).toBeAttached();
  await expect(row(page, title)).toBeFocused();
  await expect(row(page, title)).toHaveAttribute("aria-label", /needs \d/);

  await page.keyboard.press("Space");
  await page.keyboard.press("Alt+1");
  await expect(page.getByRole("option", { name: new RegExp(`^${title}`) })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Alt+2");
  await expect(row(page, title)).toHaveAttribute("aria-selected", "true");
});

test("what has no dates waits at the end and is given a time by a key", async ({ page, host }) => {
  await openExample(page, host);
  await timeline(page);
  await row(page, "Slot booking on two sites").focus();
  await page.keyboard.press("n");
  await page.keyboard.type("Tide tables read aloud");
  // It stands beneath all others, farther down than is drawn.
  await row(page, "Slot booking on two sites").focus();
  await page.keyboard.press("End");
  await expect(page.getByRole("treeitem", { name: /^No dates yet/ })).toBeVisible();
  const made = row(page, "Tide tables read aloud");
  await expect(made).toHaveAttribute("aria-label", /no dates/);
  await made.focus();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(made).toHaveAttribute("aria-label", / – /);
  await expect(made).toBeFocused();
  await expect(page.getByRole("treeitem", { name: /^No dates yet/ })).toHaveCount(0);
});

test("filter and a named view hold in every mode", async ({ page, host }) => {
  await openExample(page, host);
  await timeline(page);
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByLabel("Commitment", { exact: true }).selectOption({ label: "Committed" });
  await page.keyboard.press("Escape");
  const chip = page.getByRole("button", { name: "Remove the filter Commitment: Committed" });
  await expect(chip).toBeVisible();
  await expect(page.getByRole("treeitem", { name: /exploratory/ })).toHaveCount(0);
  await page.getByRole("button", { name: /^Views/ }).click();
  await page.getByRole("menuitem", { name: "Save this view…" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("What is promised");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Alt+1");
  await expect(chip).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(chip).toHaveCount(0);
  await page.getByRole("button", { name: /^Views/ }).click();
  await page.getByRole("menuitemradio", { name: "What is promised" }).click();
  await expect(page.getByRole("tree", { name: "Initiatives in time" })).toBeVisible();
  await expect(chip).toBeVisible();
});

test("the sentence about a row leads to its dates", async ({ page, host }) => {
  await openExample(page, host);
  await timeline(page);
  const title = "Slot booking on two sites";
  await row(page, title).focus();
  await page
    .getByRole("region", { name: `About “${title}”` })
    .getByRole("button", { name: "Dates…" })
    .click();
  await expect(dock(page).getByLabel("Start", { exact: true })).toBeFocused();
});
