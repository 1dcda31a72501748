/** What the window keeps whatever its size, its zoom and the wishes of the system: nothing jumps, nothing is lost. */
import type { Locator, Page } from "@playwright/test";
import { expect, go, openExample, sidebar, test } from "./support/test";

interface Shift {
  time: number;
  value: number;
  what: string[];
}

/** Notes from now on what moves by itself, from where to where. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: Shift[] = ((window as unknown as { shifts: Shift[] }).shifts = []);
    const told = ({ x, y, width, height }: DOMRectReadOnly) => [x, y, width, height].map(Math.round).join(" ");
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput, sources } = entry as PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
          sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
        };
        const what = sources.map(({ node, previousRect, currentRect }) => {
          const one = node instanceof Element ? node : node?.parentElement;
          return `${one?.tagName}.${one?.getAttribute("class")}: ${told(previousRect)} → ${told(currentRect)}`;
        });
        if (!hadRecentInput) shifts.push({ time: entry.startTime, value, what });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/**
 * What moved since it was last asked and after that moment of the page; nothing where it is too little to be seen, such
 * as the time beside a name.
 */
async function shifted(page: Page, after = 0): Promise<Shift[]> {
  const all = await page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts.splice(0));
  const shifts = all.filter(({ time }) => time > after);
  return shifts.reduce((sum, { value }) => sum + value, 0) < 0.001 ? [] : shifts;
}

test("nothing moves by itself after the first paint", async ({ page, host }) => {
  await openExample(page, host);
  await watchShifts(page);
  // The strategy is open from the first moment, as when one double-clicks its file.
  await page.reload();
  await expect(page.getByRole("button", { name: /^Show all \d+$/ }).first()).toBeVisible();
  await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
  expect(await shifted(page)).toEqual([]);
});

test("nothing moves by itself on a screen that is opened", async ({ page, host }) => {
  let asked = 0;
  let last = Date.now();
  const counts = (by: number) => () => {
    asked += by;
    last = Date.now();
  };
  await watchShifts(page);
  await openExample(page, host);
  page.on("request", counts(1));
  page.on("requestfinished", counts(-1));
  page.on("requestfailed", counts(-1));
  /** Until nothing is asked any more: what is drawn then stays. */
  const settled = async () => {
    await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
    // Publish makes a picture of every document.
    await expect.poll(() => asked <= 0 && Date.now() - last > 500, { timeout: 60_000 }).toBe(true);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  };
  /** No click of a mouse: what moves within half a second of one is forgiven. Returns when its first frame was painted. */
  const press = (one: Locator) =>
    one.evaluate(async (element: HTMLElement) => {
      element.click();
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return performance.now();
    });
  await settled();
  const rows = sidebar(page).locator(".nrow");
  for (let at = 0; at < (await rows.count()); at++) {
    const row = rows.nth(at);
    const name = await row.innerText();
    await shifted(page);
    await press(row);
    await expect(row).toHaveAttribute("aria-current", "page");
    await settled();
    expect.soft(await shifted(page), name).toEqual([]);
    if (!name.startsWith("Roadmap")) continue;
    for (const mode of ["Timeline", "Tiers", "Table", "Board"]) {
      const radio = page.getByRole("radio", { name: mode });
      // The toolbar gets and loses what belongs to the mode at once: that is the act itself.
      const painted = await press(radio);
      await expect(radio).toBeChecked();
      await settled();
      expect.soft(await shifted(page, painted), `${name}: ${mode}`).toEqual([]);
    }
  }
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

// Zoom in the program makes everything larger and the room smaller by as much: 200 % of a window of 1440 × 900, and of
// the least one.
for (const [name, width, height] of [
  ["in the least window", 960, 640],
  ["twice as large", 720, 450],
  ["twice as large in the least window", 480, 320],
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
      if (section === "Publish") {
        await expect(page.getByRole("button", { name: "Publish…" })).toBeInViewport({ ratio: 1 });
      }
      if (section !== "Roadmap") continue;
      for (const mode of ["Timeline", "Tiers", "Table", "Board"]) {
        await page.getByRole("radio", { name: mode }).click();
        if (mode === "Timeline") await expect(page.getByText("Starts too early:")).toBeVisible();
        expect.soft(await lost(page), `Roadmap: ${mode}`).toEqual([]);
      }
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
