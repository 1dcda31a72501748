/**
 * Each screen as a picture, held against the one that was looked at: the clock stands still, the fonts are the program's
 * own, and one pixel in a hundred may differ. Pictures hold for the browser that took them; with another version they are
 * passed over. After a change that was looked at: `npx playwright test e2e/pictures.spec.ts --update-snapshots`.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Host } from "./support/host";
import { dock, expect, go, openExample, sidebar, test } from "./support/test";

const NOW = "2027-02-16T09:30:00Z";
const BROWSER = fileURLToPath(new URL("./pictures/browser.txt", import.meta.url));

test.use({ viewport: { width: 1180, height: 760 } });

for (const theme of ["light", "dark"] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });

    test(`every screen, ${theme}`, async ({ page, browser }, info) => {
      const version = browser.version().split(".")[0]!;
      if (["all", "changed"].includes(info.config.updateSnapshots)) writeFileSync(BROWSER, `${version}\n`);
      const made = existsSync(BROWSER) ? readFileSync(BROWSER, "utf8").trim() : "";
      test.setTimeout(240_000);
      test.skip(made !== version, `the pictures were taken by version ${made} of the browser, this is ${version}`);

      const host = new Host();
      await host.start(undefined, NOW);
      try {
        await page.clock.setFixedTime(new Date(NOW));
        await openExample(page, host);
        // The pages of the preview have pictures of their own, in the tests of the documents.
        await page.keyboard.press("ControlOrMeta+\\");
        await expect(dock(page)).toBeHidden();
        const shot = async (name: string) => {
          await page.mouse.move(0, 0);
          await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
          await expect.soft(page).toHaveScreenshot(`${name}-${theme}.png`, { maxDiffPixelRatio: 0.01 });
        };
        const rows = sidebar(page).locator(".nrow");
        for (const text of await rows.allInnerTexts()) {
          const section = text.split("\n")[0]!;
          await go(page, section);
          // Its pages come one after the other.
          if (section === "Publish") {
            await expect(page.locator("main .sheet:not(:has(img))")).toHaveCount(0, { timeout: 120_000 });
            await expect(page.getByText("you will be asked where to")).toContainText("1 file,");
          }
          await shot(section.toLowerCase().replaceAll(" ", "-"));
        }
        await go(page, "Roadmap");
        for (const mode of ["Timeline", "Tiers", "Table"]) {
          await page.getByRole("radiogroup", { name: "Mode" }).getByRole("radio", { name: mode }).click();
          await shot(`roadmap-${mode.toLowerCase()}`);
        }
        await go(page, "Decisions");
        for (const look of ["In time", "Lines"]) {
          await page.getByRole("radiogroup", { name: "Look at decisions" }).getByRole("radio", { name: look }).click();
          await shot(`decisions-${look.toLowerCase().replaceAll(" ", "-")}`);
        }
      } finally {
        await host.end();
      }
    });
  });
}
