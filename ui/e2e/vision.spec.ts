import { acknowledged, expect, go, openExample, picture, repainted, saved, test } from "./support/test";

test("what is typed is on the page at once, saved, and there after the plug was pulled", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Vision");
  const before = await picture(page);
  const statement = page.getByLabel("Statement", { exact: true });
  await statement.fill("By 2028 every pilot knows the tide. #eval *not* markup.");
  await repainted(page, before);
  await expect(saved(page)).toContainText("Saved");
  await expect(page.getByRole("button", { name: "Undo", exact: true })).toBeEnabled();

  await host.kill();
  await host.start();
  await page.goto(host.url);
  await page.getByRole("list").getByRole("button").first().click();
  await go(page, "Vision");
  await expect(page.getByLabel("Statement", { exact: true })).toHaveValue(
    "By 2028 every pilot knows the tide. #eval *not* markup.",
  );
});

test("typing a sentence is one step of undo, and undo survives a new start", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Vision");
  const problem = page.getByLabel("Problem", { exact: true });
  const was = await problem.inputValue();
  await problem.focus();
  await problem.press("ControlOrMeta+End");
  const written = acknowledged(page, "And nobody sees it.");
  await problem.pressSequentially(" And nobody sees it.");
  await written;
  await problem.press("Tab");
  await expect(problem).toHaveValue(`${was} And nobody sees it.`);
  await expect(page.getByRole("button", { name: "Undo", exact: true })).toBeEnabled();

  await host.kill();
  await host.start();
  await page.goto(host.url);
  await page.getByRole("list").getByRole("button").first().click();
  await go(page, "Vision");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByLabel("Problem", { exact: true })).toHaveValue(was);
  await page.getByRole("button", { name: "Redo", exact: true }).click();
  await expect(page.getByLabel("Problem", { exact: true })).toHaveValue(`${was} And nobody sees it.`);
});

test("a click on a block of the page leads to its field", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Vision");
  await picture(page);
  const sheet = page.getByRole("img", { name: "Page 1" });
  const box = await sheet.boundingBox();
  // The statement is the first thing below the head of the page.
  await sheet.click({ position: { x: (box?.width ?? 0) * 0.4, y: (box?.height ?? 0) * 0.12 } });
  await expect(page.getByLabel("Statement", { exact: true })).toBeFocused();
});

test("the page can be read as text", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Vision");
  const words = (await page.getByLabel("Statement", { exact: true }).inputValue()).split(/[.,:]/)[0] ?? "";
  await page.getByRole("button", { name: "Read as text" }).click();
  await expect(page.getByRole("complementary", { name: "Dock" })).toContainText(words);
});
