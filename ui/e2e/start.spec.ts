import { rmSync } from "node:fs";
import { expect, go, openExample, sidebar, test } from "./support/test";

test("the first day offers the example, a blank strategy and a file, and no list", async ({ page, host }) => {
  await page.goto(host.url);
  await expect(page.getByRole("heading", { name: "Say where you are going, and why." })).toBeVisible();
  await expect(page.getByText("Strategies that you open will stand here.")).toBeVisible();
  await page.getByRole("button", { name: "Start from an example" }).click();
  await expect(sidebar(page)).toBeVisible();
  await expect(page).toHaveTitle(/\.lodestar$/);
});

test("a blank strategy takes three answers and begins at the vision", async ({ page, host }) => {
  await page.goto(host.url);
  await page.getByRole("button", { name: "Blank strategy" }).click();
  const dialog = page.getByRole("dialog", { name: "Blank strategy" });
  await dialog.getByRole("button", { name: "Make strategy" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Give the strategy a name");
  await expect(dialog.getByLabel("What is it called?")).toBeFocused();

  await dialog.getByLabel("What is it called?").fill("Harbour 2028");
  await dialog.getByLabel("For whom?").fill("Pilots and dispatchers");
  await dialog.getByLabel("Pillar 1").fill("Calm water");
  await dialog.getByRole("button", { name: "Make strategy" }).click();

  await expect(dialog).toBeHidden();
  await expect(page.getByRole("heading", { name: "Vision", level: 1 })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "For whom", exact: true })).toHaveValue("Pilots and dispatchers");
  await expect(page).toHaveTitle("Harbour 2028 – harbour-2028.lodestar");
});

test("a template asks for what it leaves open and begins at the overview", async ({ page, host }) => {
  await page.goto(host.url);
  const cards = page.getByRole("list", { name: "Templates" }).getByRole("button");
  await expect(cards).toHaveCount(5);
  await cards.filter({ hasText: "Data platform" }).click();
  const dialog = page.getByRole("dialog", { name: "Data platform" });
  await expect(dialog.getByLabel("Pillar 1")).toBeHidden();
  await dialog.getByLabel("What is it called?").fill("Data 2028");
  await dialog.getByLabel("For whom?").fill("Planners");
  await dialog.getByRole("button", { name: "Make strategy" }).click();

  await expect(page).toHaveTitle("Data 2028 – data-2028.lodestar");
  await expect(sidebar(page).locator('[aria-current="page"]')).toContainText("Overview");
  await expect(page.getByRole("button", { name: "Write your vision in one sentence" })).toBeVisible();
  await go(page, "Vision");
  await expect(page.getByRole("textbox", { name: "For whom", exact: true })).toHaveValue("Planners");
  await expect(page.getByLabel("Statement", { exact: true })).toHaveValue(/^By \[date\]/);
});

test("after a template was left, a blank strategy is blank", async ({ page, host }) => {
  await page.goto(host.url);
  await page.getByRole("button", { name: /^Data platform/ }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Blank strategy" }).click();
  await expect(page.getByRole("dialog", { name: "Blank strategy" }).getByLabel("Pillar 1")).toBeVisible();
});

test("by keys alone from the first start to the first page, and the focus is never lost", async ({ page, host }) => {
  await page.goto(host.url);
  await expect(page.getByRole("button", { name: "Start from an example" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("What is it called?")).toBeFocused();
  await page.keyboard.type("Harbour 2028");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Statement" })).toBeFocused();
  await page.keyboard.type("By the end of 2028 every ship that calls here knows its berth a week ahead.");
  await page.keyboard.press("ControlOrMeta+p");
  // The field went with its screen.
  await expect(page.getByRole("main")).toBeFocused();
  const button = page.getByRole("main").getByRole("button", { name: "Publish…" });
  await expect(button).toBeEnabled();
  for (let tabs = 0; tabs < 40 && !(await button.evaluate((one) => one === document.activeElement)); tabs++) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await expect(page.getByRole("group", { name: "Written" })).toBeInViewport({ ratio: 1 });
  await expect(button).toBeFocused();
  expect(host.files().filter((name) => name.endsWith(".pdf"))).toHaveLength(1);
});

test("the list of recent files leads back, and says when a file is gone", async ({ page, host }) => {
  await openExample(page, host);
  const path = await sidebar(page).locator("[title$='.lodestar']").first().getAttribute("title");
  await host.kill();
  await host.start();
  await page.goto(host.url);
  const recent = page.getByRole("list").getByRole("button").first();
  await recent.click();
  await expect(sidebar(page)).toBeVisible();

  await host.kill();
  rmSync(path ?? "");
  await host.start();
  await page.goto(host.url);
  await expect(page.getByText("File not found.")).toBeVisible();
  await page.getByRole("button", { name: "Remove from the list" }).click();
  await expect(page.getByText("File not found.")).toBeHidden();
  await expect(page.getByText("Strategies that you open will stand here.")).toBeVisible();
});
