/** Playwright's `test` with a running core, and a page that must not complain while it is used. */
import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { Host } from "./host";

export { expect };

interface Fixtures {
  host: Host;
  /** What the page and the browser complained about; the test fails when there is anything. */
  complaints: string[];
}

export const test = base.extend<Fixtures>({
  host: async ({}, use) => {
    const host = new Host();
    await host.start();
    await use(host);
    await host.end();
  },
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
      page.on("console", (message) => {
        // A core that a test kills cannot be reached for a moment: that is no complaint about the page.
        const unreachable =
          /net::ERR_(CONNECTION_|SOCKET_NOT_CONNECTED|INCOMPLETE_CHUNKED|EMPTY_RESPONSE|CONTENT_LENGTH_MISMATCH)/.test(
            message.text(),
          );
        if (message.type() === "error" && !unreachable) complaints.push(`console: ${message.text()}`);
      });
      await use(complaints);
      expect(complaints, "the page complained").toEqual([]);
    },
    { auto: true },
  ],
});

/** Starts the program and opens the example. */
export async function openExample(page: Page, host: Host): Promise<void> {
  await page.goto(host.url);
  await page.getByRole("button", { name: "Start from an example" }).click();
  await expect(sidebar(page).getByRole("button", { name: "Vision" })).toBeVisible();
}

/**
 * The answer to the next call whose words contain `words`: what was acknowledged survives a kill, what is merely on the
 * screen need not. Ask before acting, wait after.
 */
export async function acknowledged(page: Page, words: string): Promise<void> {
  const answer = await page.waitForResponse((response) => response.request().postData()?.includes(words) ?? false);
  await answer.finished();
}

export const sidebar = (page: Page): Locator => page.getByRole("navigation", { name: "Strategy" });
export const dock = (page: Page): Locator => page.getByRole("complementary", { name: "Dock" });
/** The save state in words. */
export const saved = (page: Page): Locator => page.locator("[data-state]").filter({ hasText: /Sav|Read/ });

/** Waits until the store has all that was done: what waits only for a moment is not told in words. */
export async function isSaved(page: Page): Promise<void> {
  await expect(saved(page)).toHaveAttribute("data-state", "saved");
  await expect(saved(page)).toHaveAttribute("data-under-way", "false");
}

/** Goes to a section by the sidebar. */
export async function go(page: Page, section: string): Promise<void> {
  // The menu above the rows is named after the strategy, which may hold the same word.
  await sidebar(page).locator(".nrow").filter({ hasText: section }).first().click();
  await expect(sidebar(page).locator('[aria-current="page"]')).toContainText(section);
}

/** The first page of the preview as it is painted now: changes exactly when the picture does. */
export async function picture(page: Page): Promise<string> {
  const shown = dock(page).getByRole("img", { name: "Page 1" }).locator("img");
  await expect(shown).toBeVisible();
  return shown.evaluate((image: HTMLImageElement) => {
    const canvas = document.createElement("canvas");
    canvas.width = 595;
    canvas.height = 842;
    const context = canvas.getContext("2d");
    context?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL();
  });
}

/** Waits until the picture is another than before, and gives it. */
export async function repainted(page: Page, before: string): Promise<string> {
  await expect.poll(() => picture(page), { message: "the preview repaints" }).not.toBe(before);
  return picture(page);
}
