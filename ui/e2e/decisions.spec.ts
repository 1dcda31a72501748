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

test("the lives of decisions stand in time, walked by keys and opened by Enter", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Decisions");
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("decisions in time");
  await page.keyboard.press("Enter");
  const list = page.getByRole("list", { name: "Decisions in time" });
  await expect(list.getByRole("button", { name: /^D-008/ })).toBeFocused();
  // Each stands above what it replaces.
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(list.getByRole("button", { name: /^D-006 .*; replaces D-001$/ })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  const old = list.getByRole("button", { name: /^D-001 .*accepted .*, superseded .*; replaced by D-006$/ });
  await expect(old).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article", { name: /^D-001/ })).toBeVisible();
  await expect(
    page.getByRole("navigation", { name: "Decisions" }).getByRole("button", { name: /^D-001/ }),
  ).toBeFocused();
});

test("a step keeps since when the decision stood where, and the drawing grows with what replaces it", async ({
  page,
  host,
}) => {
  await openExample(page, host);
  await go(page, "Decisions");
  const list = page.getByRole("navigation", { name: "Decisions" });
  await list.getByRole("button", { name: /D-005/ }).click();
  const record = page.getByRole("article");
  await record.getByRole("button", { name: "Supersede…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").first().fill("New tables have owners");
  await dialog
    .getByRole("button", { name: /Supersede|Begin|Draft|Make/ })
    .last()
    .click();
  const line = record.getByRole("group", { name: "Line of decisions" });
  await expect(line.getByRole("button", { name: /^D-005 .*; replaced by D-009$/ })).toBeVisible();
  await record.getByRole("button", { name: /^Accepted/ }).click();
  await page.getByRole("button", { name: /anyway/ }).click();
  await page.getByRole("radiogroup", { name: "Look at decisions" }).getByRole("radio", { name: "In time" }).click();
  const rows = page.getByRole("list", { name: "Decisions in time" });
  await expect(
    rows.getByRole("button", {
      name: /^D-005 .*: Draft .*, in review .*, accepted .*, superseded .*; replaced by D-009/,
    }),
  ).toBeVisible();

  // In the lines the arrows lead from what is replaced to what replaces it.
  await page.getByRole("radio", { name: "Lines" }).click();
  const drawn = page.getByRole("region", { name: "Lines of decisions" });
  await drawn.getByRole("button", { name: /^D-005/ }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(drawn.getByRole("button", { name: /^D-009/ })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(drawn.getByRole("button", { name: /^D-001/ })).toBeFocused();
});
