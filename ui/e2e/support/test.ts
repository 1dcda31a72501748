/** Playwright's `test` with a running core, and a page that must not complain while it is used. */
import { test as base, expect, type Page } from "@playwright/test";
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
        if (message.type() === "error") complaints.push(`console: ${message.text()}`);
      });
      await use(complaints);
      expect(complaints, "the page complained").toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens the program as on the first day. */
export async function open(page: Page, host: Host): Promise<void> {
  await page.goto(host.url);
}
