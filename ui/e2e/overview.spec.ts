import { expect, go, openExample, sidebar, test } from "./support/test";

test("the example opens on the overview, and every part of it leads somewhere", async ({ page, host }) => {
  await openExample(page, host);
  await expect(sidebar(page).locator('[aria-current="page"]')).toContainText("Overview");
  await expect(page.getByRole("heading", { name: "Containers delivered in the promised hour" })).toBeVisible();
  await expect(page.getByRole("img", { name: /^Containers delivered in the promised hour: / })).toBeVisible();
  const whole = page.getByRole("region", { name: "What is there" });
  await expect(whole.getByRole("button", { name: "Decisions, complete" })).toBeVisible();
  await whole.getByRole("button", { name: "Decisions, complete" }).click();
  await expect(sidebar(page).locator('[aria-current="page"]')).toContainText("Decisions");
});

test("what changed since the last review is told, and not what was taken back", async ({ page, host }) => {
  await openExample(page, host);
  const changed = page.getByRole("region", { name: "Changed" });
  await expect(changed).toContainText("Nothing changed since then.");
  await go(page, "Vision");
  await page.getByLabel("Problem", { exact: true }).fill("Nobody knows the tide.");
  await go(page, "Overview");
  await expect(changed).toContainText("1 vision changed.");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(changed).toContainText("Nothing changed since then.");
});

test("a blank strategy is told where to begin", async ({ page, host }) => {
  await page.goto(host.url);
  await page.getByRole("button", { name: "Blank strategy" }).click();
  const dialog = page.getByRole("dialog", { name: "Blank strategy" });
  await dialog.getByLabel("What is it called?").fill("Tides");
  await dialog.getByRole("button", { name: "Make strategy" }).click();
  await expect(page.getByRole("heading", { name: "Vision", level: 1 })).toBeVisible();

  await go(page, "Overview");
  await expect(page.getByRole("heading", { name: "Write your vision in one sentence" })).toBeVisible();
  await page.getByRole("button", { name: "Write the vision" }).click();
  const statement = page.getByLabel("Statement", { exact: true });
  await expect(statement).toBeFocused();
  await statement.fill("By 2028 every pilot knows the tide.");
  await go(page, "Overview");
  await expect(page.getByRole("button", { name: "Say for whom it is", exact: true })).toBeVisible();
});

test("what a strategy is about can be changed from here too", async ({ page, host }) => {
  await openExample(page, host);
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox", { name: "Search or run a command" }).fill("title, owner");
  await page.getByRole("option", { name: /Title, owner, horizon/ }).click();
  await expect(page.getByLabel("Title", { exact: true })).toBeFocused();
});
