/** A page as axe sees it in both themes: what it has to say against it, in words. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** The rules that ask for colours: the others find the same in every theme. */
const COLOURS = ["color-contrast", "link-in-text-block"];

/** Looks at the page in dark and in light, which it is left in. Both are one page: a theme only changes colours. */
export async function clean(page: Page, what: string): Promise<void> {
  for (const theme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    // Colours are computed when they have stopped changing.
    await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {}))));
    // There are no frames, so the page itself may finish the run; of what is in order nothing needs to be told.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
    const { violations } = await (theme === "dark" ? axe.withRules(COLOURS) : axe.withTags(RULES)).analyze();
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
    expect.soft(told, `${what}, ${theme}`).toEqual([]);
  }
}
