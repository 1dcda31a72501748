import type { Page } from "@playwright/test";
import { dock, expect, go, openExample, test } from "./support/test";

const grid = (page: Page, name: string) => page.getByRole("grid", { name });
const titles = (page: Page, name: string) => grid(page, name).locator("[data-row] [role=rowheader]").allInnerTexts();

test("rules are added one after the other and by pasted lines, put in order, renamed, found, and taken back", async ({
  page,
  host,
}) => {
  await openExample(page, host);
  await go(page, "Guardrails");
  const adder = page.getByLabel("Add a guardrail");
  const count = (await titles(page, "Guardrails")).length;
  await adder.fill("No secret in a repository");
  await adder.press("Enter");
  await expect(adder).toBeFocused();
  await adder.evaluate((field) => {
    const data = new DataTransfer();
    data.setData("text/plain", "Backups are restored once a month\nEvery alarm has an owner\n");
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect.poll(async () => (await titles(page, "Guardrails")).length).toBe(count + 3);

  // By keys: up by one, then another name.
  const row = (words: string) => grid(page, "Guardrails").locator("[data-row]").filter({ hasText: words });
  await row("Every alarm has an owner").focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(row("Every alarm has an owner")).toBeFocused();
  const order = await titles(page, "Guardrails");
  expect(order.indexOf("Every alarm has an owner")).toBe(order.indexOf("Backups are restored once a month") - 1);
  await page.keyboard.press("F2");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Every alarm has an owner and a page");
  await page.keyboard.press("Enter");
  await expect(row("Every alarm has an owner and a page")).toBeFocused();

  await page.getByRole("searchbox", { name: "Filter the guardrails" }).fill("secret");
  await expect(grid(page, "Guardrails").locator("[data-row]")).toHaveCount(1);
  await page.keyboard.press("Escape");

  // Two at once: gone together, back together.
  await row("No secret in a repository").click();
  await row("Every alarm has an owner and a page").click({ modifiers: ["Shift"] });
  await row("Every alarm has an owner and a page").click({ modifiers: ["Control"] });
  await row("Backups are restored once a month").click({ modifiers: ["Control"] });
  await expect(page.getByText("2 selected")).toBeVisible();
  await page.keyboard.press("Delete");
  await expect(row("No secret in a repository")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(row("No secret in a repository")).toHaveCount(1);
  await expect(row("Backups are restored once a month")).toHaveCount(1);
});

test("closing a review keeps its state and hands what is open to the next, and one undo takes both back", async ({
  page,
  host,
}) => {
  await openExample(page, host);
  await go(page, "Reviews");
  const rows = grid(page, "Reviews").locator("[data-row]");
  const before = await rows.count();
  await page.getByLabel("Add a review").fill("Checkpoint of the yard");
  await page.getByLabel("Add a review").press("Enter");
  await rows.filter({ hasText: "Checkpoint of the yard" }).focus();
  await page.keyboard.press("Enter");
  const details = dock(page);
  await details.getByLabel("Kind", { exact: true }).selectOption({ label: "Monthly checkpoint" });
  await details.getByRole("button", { name: "Close the review" }).click();
  await expect(rows).toHaveCount(before + 2);
  // The next one is planned, this one closed.
  await expect(grid(page, "Reviews").getByRole("rowheader", { name: /^Closed/ })).toHaveText(/3/);
  await expect(rows.filter({ hasText: "Checkpoint of the yard" })).toHaveCount(2);
  await page.keyboard.press("Control+z");
  await expect(rows).toHaveCount(before + 1);
  await expect(grid(page, "Reviews").getByRole("rowheader", { name: /^Closed/ })).toHaveText(/2/);
});
