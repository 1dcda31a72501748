import { dock, expect, go, openExample, test } from "./support/test";

test("the detached preview follows, leads back to a field, and comes home when it is closed", async ({
  page,
  host,
  context,
}) => {
  await openExample(page, host);
  await go(page, "Vision");
  const opening = context.waitForEvent("page");
  await dock(page).getByRole("button", { name: "Detach preview" }).click();
  const preview = await opening;
  await expect(dock(page).getByText("The preview is in a window of its own.")).toBeVisible();
  const picture = preview.getByRole("img", { name: "Page 1" }).locator("img");
  await expect(picture).toBeVisible();
  await expect(preview).toHaveTitle("Preview – Platform strategy 2027");
  const before = await picture.getAttribute("src");
  await page.getByLabel("Statement", { exact: true }).fill("Every ship is expected.");
  await expect(picture).not.toHaveAttribute("src", before!);

  // Another screen shows another document; a choice in the preview is the main window's too.
  await go(page, "Roadmap");
  await expect(preview.getByLabel("Document", { exact: true })).toHaveValue("roadmap");
  await preview.close();
  await expect(dock(page).getByRole("img", { name: "Page 1" })).toBeVisible();
});

test("a stage that is closed from outside is told, and can be had again", async ({ page, host, context }) => {
  await openExample(page, host);
  await go(page, "Workshops");
  await page.getByRole("button", { name: /Themed roadmap/ }).click();
  await page.getByRole("button", { name: "Begin now" }).click();
  const opened = async (name: string) => {
    const opening = context.waitForEvent("page");
    await page.getByRole("button", { name }).click();
    return opening;
  };
  const stage = await opened("Second window");
  await expect(stage.getByRole("heading", { name: "What do we do next, and what not?" })).toBeVisible();
  await stage.keyboard.press("b");
  await expect(stage.locator("[data-stage=blank]")).toBeVisible();
  await expect(page.getByRole("button", { name: "Show", exact: true })).toBeVisible();
  await stage.close();
  await expect(
    page.getByText("The stage window was closed. The workshop goes on, and nothing is lost.").first(),
  ).toBeVisible();
  const again = await opened("Open it again");
  await expect(again.locator("[data-stage=blank]")).toBeVisible();
  await page.getByRole("button", { name: "Close window" }).click();
  await expect.poll(() => again.isClosed()).toBe(true);
  await expect(page.getByRole("button", { name: "Second window" })).toBeVisible();
});
