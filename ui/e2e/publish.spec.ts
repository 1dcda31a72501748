import { readdirSync, readFileSync } from "node:fs";
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
    await page.locator(`input[type="checkbox"][value="${value}"]`).focus();
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

test("a set goes into a folder of its own in one go", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Publish");
  await page.getByRole("button", { name: "Board pack" }).click();
  await page.getByRole("checkbox", { name: "Scorecard" }).uncheck();
  await page.getByRole("button", { name: "Publish 3 documents…" }).click();
  const result = page.getByRole("group", { name: "Written" });
  await expect(result).toContainText("3 documents written");
  await expect(result.getByRole("button", { name: /^Open (One-page vision|Roadmap|Briefing slides)$/ })).toHaveCount(3);
  const [folder] = host.files().filter((name) => name.includes("documents"));
  const files = readdirSync(join(host.chosen, folder!));
  expect(files.filter((name) => name.endsWith(".pdf"))).toHaveLength(3);
  expect(files.every((name) => name.includes("-executives-"))).toBe(true);
  // What was published is remembered, so that the next one can tell what changed since.
  await page.locator('input[value="what_changed"]').focus();
  await expect(page.getByLabel("Compared with")).toContainText("Published: ");
});

test("the brand: a logo is taken in, refused with the reason, and removed", async ({ page, host, complaints }) => {
  await openExample(page, host);
  await go(page, "Publish");
  await page.getByRole("button", { name: "Brand…" }).click();
  const dialog = page.getByRole("dialog", { name: "Brand" });
  await expect(dialog.getByRole("img")).toBeVisible();
  const take = (name: string, text: string) =>
    dialog.getByLabel("File of the logo").setInputFiles({ name, mimeType: "image/svg+xml", buffer: Buffer.from(text) });
  const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3">${inner}</svg>`;
  await take("word.svg", svg("<text>Harbour</text>"));
  await expect(dialog.getByRole("alert")).toContainText("turned into outlines");
  // The browser notes every refusal; the page has said it.
  expect(complaints.splice(0)).toEqual([expect.stringContaining("422")]);
  await take("mark.svg", svg('<rect width="9" height="3" fill="#a00"/><script>alert(1)</script>'));
  await expect(dialog.getByRole("alert")).toHaveCount(0);
  await expect.poll(() => dialog.getByRole("img").getAttribute("src")).not.toContain(btoa("script").slice(0, 6));
  await dialog.getByRole("textbox", { name: "Accent colour" }).fill("#ffd400");
  await expect(dialog.getByRole("status")).toContainText("a darker one that can be read");
  await dialog.getByRole("button", { name: "Remove" }).click();
  await expect(dialog.getByText("No logo yet")).toBeVisible();
});

test("an audience of one’s own sees what its author says", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Publish");
  await page.getByRole("button", { name: "Edit audiences…" }).click();
  const dialog = page.getByRole("dialog", { name: "Audiences of your own" });
  await dialog
    .getByRole("group", { name: /New audience/ })
    .getByRole("button", { name: "Executives" })
    .click();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Supervisory board");
  await dialog.getByLabel("Find a field").fill("team");
  const team = dialog.getByRole("checkbox", { name: /^Team\b/ }).first();
  await expect(team).not.toBeChecked();
  await team.check();
  await expect(dialog.getByText("Only what is different (1)")).toBeVisible();
  await dialog.getByRole("button", { name: "Use for this document" }).click();
  await expect(page.getByRole("heading", { name: "Left out for Supervisory board" })).toBeVisible();
  await page.getByRole("button", { name: "Publish…" }).click();
  await expect(page.getByRole("group", { name: "Written" })).toContainText("supervisory-board");
});
