/** What the window keeps whatever its size, its zoom and the wishes of the system: nothing jumps, nothing is lost. */
import type { Page } from "@playwright/test";
import { expect, go, openExample, sidebar, test } from "./support/test";

interface Shift {
  value: number;
  what: string;
}

test("nothing moves by itself after the first paint", async ({ page, host }) => {
  await openExample(page, host);
  await page.addInitScript(() => {
    const shifts: Shift[] = ((window as unknown as { shifts: Shift[] }).shifts = []);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput, sources } = entry as PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
          sources: { node: Node | null }[];
        };
        const names = sources.map(({ node }) => (node instanceof Element ? `${node.tagName}.${node.className}` : ""));
        // A count that gets its place beside a name is not seen to move.
        if (!hadRecentInput && value > 0.001) shifts.push({ value, what: names.join(", ") });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  // The strategy is open from the first moment, as when one double-clicks its file.
  await page.reload();
  await expect(page.getByRole("button", { name: /^Show all \d+$/ }).first()).toBeVisible();
  await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
  const shifts = await page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts);
  expect(shifts).toEqual([]);
});

/** What sticks out of the window to the side, or lies over its edge without a way to scroll to it. */
async function lost(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element | null): boolean => {
      for (let one = element; one; one = one.parentElement) {
        const style = getComputedStyle(one);
        if (/auto|scroll/.test(style.overflowX + style.overflowY) && one !== document.documentElement) return true;
      }
      return false;
    };
    const controls = [...document.querySelectorAll("button, input, select, textarea, a[href]")].filter((one) => {
      const box = one.getBoundingClientRect();
      if (box.width <= 1 || box.height <= 1 || scrolls(one.parentElement)) return false;
      return box.right > innerWidth + 1 || box.left < -1 || box.bottom > innerHeight + 1;
    });
    const told = controls.map((one) => `${one.tagName} ${one.getAttribute("aria-label") ?? one.textContent?.trim()}`);
    const wide = document.documentElement.scrollWidth > innerWidth + 1;
    return wide ? [...told, "the page is wider than the window"] : told;
  });
}

// Zoom in the program makes everything larger and the room smaller by as much: 200 % of a window of 1440 × 900.
for (const [name, width, height] of [
  ["in the least window", 960, 640],
  ["twice as large", 720, 450],
] as const) {
  test(`every screen ${name} keeps its controls in reach`, async ({ page, host }) => {
    await page.setViewportSize({ width, height });
    await openExample(page, host);
    const sections = await sidebar(page)
      .locator(".nrow")
      .evaluateAll((rows) =>
        rows.map((row) => row.getAttribute("aria-label") ?? row.querySelector("span")?.textContent),
      );
    for (const section of sections) {
      const row = sidebar(page)
        .locator(`.nrow[aria-label="${section}"], .nrow:has(span:text-is("${section}"))`)
        .first();
      await row.scrollIntoViewIfNeeded();
      await row.click();
      await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
      expect.soft(await lost(page), String(section)).toEqual([]);
    }
  });
}

test("nobody who wants no motion gets any", async ({ page, host }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openExample(page, host);
  const moving = () =>
    page.evaluate(() =>
      document
        .getAnimations()
        .filter((one) => Number(one.effect?.getComputedTiming().duration ?? 0) > 1)
        .map((one) => (one.effect as KeyframeEffect).target?.className),
    );
  await go(page, "Roadmap");
  await page.getByRole("option").first().focus();
  await page.keyboard.press("m");
  expect(await moving()).toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Alt+ArrowRight");
  expect(await moving()).toEqual([]);
});
