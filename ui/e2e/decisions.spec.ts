import { expect, go, openExample, test } from "./support/test";

test("a decision is drafted, weighed and accepted", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Decisions");
  await page.getByRole("button", { name: "New decision" }).click();
  const record = page.getByRole("article");
  const title = record.getByRole("textbox", { name: "Title" });
  await title.fill("Read the tide from the harbour’s own gauge");
  await expect(
    page.getByRole("navigation", { name: "Decisions" }).getByText("Read the tide from the harbour’s own gauge"),
  ).toBeVisible();
  await record.getByRole("button", { name: /^In review/ }).click();
  await expect(record.getByRole("button", { name: /^In review/ })).toHaveAttribute("aria-current", "step");

  await page.keyboard.press("ControlOrMeta+z");
  await expect(record.getByRole("button", { name: /^Draft/ })).toHaveAttribute("aria-current", "step");
});

test("an accepted decision is read, and superseded by another", async ({ page, host }) => {
  // A slow disk: the new record is on the screen, and its preview wanted, before the store has it.
  await page.route("**/rpc", async (route) => {
    if (route.request().postData()?.includes('"edit_apply"')) await new Promise((done) => setTimeout(done, 400));
    await route.continue();
  });
  await openExample(page, host);
  await go(page, "Decisions");
  const list = page.getByRole("navigation", { name: "Decisions" });
  const accepted = list.getByRole("button").filter({ hasText: "Accepted" }).first();
  const number = (await accepted.textContent())?.match(/D-\d+/)?.[0] ?? "";
  await accepted.click();
  const record = page.getByRole("article");
  await record.getByRole("button", { name: "Supersede…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await dialog.getByRole("textbox").first().fill("A newer way");
  await dialog
    .getByRole("button", { name: /Supersede|Begin|Draft|Make/ })
    .last()
    .click();
  await expect(dialog).toBeHidden();
  await expect(record.getByRole("textbox", { name: "Title" })).toHaveValue("A newer way");
  await expect(page.getByText(number).first()).toBeVisible();
});
