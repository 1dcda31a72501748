import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, go, openExample, test } from "./support/test";

test("each document is published as PDF and as Markdown, and shows what was written", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Publish");
  const publish = page.getByRole("button", { name: "Publish…" });
  for (const [value, document] of [
    ["vision", "One-page vision"],
    ["roadmap", "Roadmap"],
    ["decisions", "Decision log"],
  ] as const) {
    await page.locator(`input[type="radio"][value="${value}"]`).check();
    for (const format of ["PDF", "Markdown"]) {
      await page.getByRole("radio", { name: format }).click();
      const before = host.files().length;
      await publish.click();
      await expect(page.getByRole("group", { name: "Written" })).toContainText(document);
      await expect.poll(() => host.files().length, { message: `${document} as ${format}` }).toBe(before + 1);
    }
  }
  const pdfs = host.files().filter((name) => name.endsWith(".pdf"));
  expect(pdfs).toHaveLength(3);
  for (const name of pdfs) expect(readFileSync(join(host.chosen, name)).subarray(0, 5).toString()).toBe("%PDF-");
  await expect(page.getByRole("button", { name: "Open folder" })).toBeEnabled();
});
