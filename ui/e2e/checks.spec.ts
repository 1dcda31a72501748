import type { Page } from "@playwright/test";
import type { Host } from "./support/host";
import { dock, expect, go, sidebar, test } from "./support/test";

/** A new strategy with one pillar: there is much that a careful reader would ask for. */
async function openBlank(page: Page, host: Host): Promise<void> {
  await page.goto(host.url);
  await page.getByRole("button", { name: "Blank strategy" }).click();
  const dialog = page.getByRole("dialog", { name: "Blank strategy" });
  await dialog.getByLabel("What is it called?").fill("Harbour 2028");
  await dialog.getByLabel("Pillar 1").fill("Calm water");
  await dialog.getByRole("button", { name: "Make strategy" }).click();
  await expect(dialog).toBeHidden();
}

const row = (page: Page, words: string) => page.locator("[data-finding]").filter({ hasText: words });
const number = async (page: Page) =>
  Number((await sidebar(page).getByRole("button", { name: "Checks" }).innerText()).replace(/\D+/g, ""));

test("a finding is walked to with the arrows, gone to, and gone once it is mended", async ({ page, host }) => {
  await openBlank(page, host);
  await expect.poll(() => number(page)).toBeGreaterThan(3);
  await go(page, "Checks");
  const first = page.locator("[data-finding]").first();
  await first.focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("[data-finding]").nth(1)).toBeFocused();
  await row(page, "The vision has no statement yet.").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Statement", { exact: true })).toBeFocused();
  await page.keyboard.type("Every pilot knows the tide.");
  await go(page, "Checks");
  await expect(row(page, "The vision has no statement yet.")).toHaveCount(0);
});

test("a finding is left as it is with a reason, shown again, and counted again", async ({ page, host }) => {
  await openBlank(page, host);
  await go(page, "Checks");
  const finding = row(page, "The vision does not say what will not be done.");
  await finding.focus();
  const before = await number(page);
  await page.keyboard.press("s");
  const dialog = page.getByRole("dialog", { name: "Leave it as it is" });
  await expect(dialog.getByLabel("Reason")).toBeFocused();
  await dialog.getByRole("button", { name: "Leave it", exact: true }).click();
  await expect(dialog.getByLabel("Reason")).toBeFocused();
  await expect(dialog).toContainText("Say why");
  await page.keyboard.type("We do not know yet");
  await dialog.getByRole("button", { name: "Leave it", exact: true }).click();
  await expect(finding).toHaveCount(0);
  await expect.poll(() => number(page)).toBe(before - 1);
  // The focus stays among the findings.
  await expect(page.locator("[data-finding]:focus")).toHaveCount(1);

  await page.getByLabel("Show 1 left as it is").check();
  await expect(finding).toContainText("Left as it is: We do not know yet");
  await finding.getByRole("button", { name: "Count it again" }).click();
  await expect.poll(() => number(page)).toBe(before);
});

test("the dock says what there is about the screen, and F8 goes from finding to finding", async ({ page, host }) => {
  await openBlank(page, host);
  await expect.poll(() => number(page)).toBeGreaterThan(3);
  await go(page, "Pillars");
  await dock(page).getByRole("tab", { name: "Checks" }).click();
  await expect(dock(page)).toContainText("The pillar “Calm water” has no objective.");
  await expect(dock(page).getByRole("button", { name: "Go there" }).first()).toBeVisible();
  await page.keyboard.press("F8");
  await expect(page.locator("[aria-live]").filter({ hasText: /^1 of/ })).toHaveCount(1);
  await page.keyboard.press("F8");
  await expect(page.locator("[aria-live]").filter({ hasText: /^2 of/ })).toHaveCount(1);
  await page.keyboard.press("Shift+F8");
  await expect(page.locator("[aria-live]").filter({ hasText: /^1 of/ })).toHaveCount(1);
});
