/** Long text: the editor takes over from the plain field without losing a key, and has an undo of its own. */
import type { Locator, Page } from "@playwright/test";
import { clean } from "./support/axe";
import { expect, go, openExample, test } from "./support/test";

async function open(page: Page): Promise<{ context: Locator; editor: Locator }> {
  await page.getByRole("button", { name: "New decision" }).click();
  const context = page.getByRole("article").getByRole("textbox", { name: "Context and problem" });
  const editor = page.locator(".cm-content");
  // The plain field does the work until the editor has been fetched.
  await expect(async () => {
    await page.getByRole("article").getByRole("textbox", { name: "Title" }).focus();
    await context.focus();
    await expect(editor).toBeFocused({ timeout: 500 });
  }).toPass();
  return { context, editor };
}

test("lists go on, words are marked, and Tab leaves the field", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Decisions");
  const { context, editor } = await open(page);
  await expect(context).toHaveAttribute("contenteditable", "true");
  await page.keyboard.type("- the tide\nthe wind\n\n\nBoth ");
  await page.keyboard.press("ControlOrMeta+b");
  await page.keyboard.type("count");
  await page.keyboard.press("Tab");
  await expect(editor).toHaveCount(0);
  const read = page.getByRole("article").locator(".shown").first();
  await expect(read.getByRole("listitem", { includeHidden: true })).toHaveText([/the tide$/, /the wind$/]);
  await expect(read.locator("strong")).toHaveText("count");
});

test("undo belongs to the field first and to the strategy then", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Decisions");
  const { context, editor } = await open(page);
  await page.keyboard.type("First.");
  await page.keyboard.press("Tab");
  await context.focus();
  await expect(editor).toBeFocused();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(" Second.");
  await expect(editor).toHaveText("First. Second.");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(editor).toHaveText("First.");
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(editor).toHaveText("First. Second.");
  // With words selected, the palette's key makes a link of them.
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("https://example.org");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(editor).toHaveText("[First. Second.](https://example.org)");
});

test("a book pasted in stays usable", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Decisions");
  const { editor } = await open(page);
  const book = Array.from({ length: 2500 }, (_, at) => `${at} ${"the keel holds ".repeat(13)}`).join("\n\n");
  await editor.evaluate((element, text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, book);
  await page.keyboard.type("The end.");
  await expect(editor).toContainText("The end.");
  // Only what can be seen is drawn.
  expect(await editor.locator(".cm-line").count()).toBeLessThan(500);
});

test("the editor speaks to a screen reader", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Decisions");
  const { context, editor } = await open(page);
  await context.focus();
  await expect(editor).toBeFocused();
  await page.keyboard.type("# A heading\n**Strong**, *slanted* and [a link](https://example.org). ");
  await clean(page, "the editor");
});
