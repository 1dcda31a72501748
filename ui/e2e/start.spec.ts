import { rmSync } from "node:fs";
import { expect, openExample, sidebar, test } from "./support/test";

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
  await expect(page.getByLabel("For whom")).toHaveValue("Pilots and dispatchers");
  await expect(page).toHaveTitle("Harbour 2028 – harbour-2028.lodestar");
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
