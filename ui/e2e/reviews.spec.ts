/** A review from its beginning to its pack, by keyboard; and that every point of it can be used by everyone. */
import type { Page } from "@playwright/test";
import { clean } from "./support/axe";
import { strategyOf } from "./support/records";
import { dock, expect, go, isSaved, openExample, test } from "./support/test";
import type { Host } from "./support/host";

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { name, level: 1 });

/** A review of its own, held with the points of a quarterly one. */
async function held(page: Page, host: Host): Promise<void> {
  await openExample(page, host);
  await go(page, "Reviews");
  await page.keyboard.press("ControlOrMeta+n");
  await dock(page).getByRole("textbox", { name: "Title" }).fill("Q1 review");
  await dock(page).getByRole("button", { name: "Hold the review" }).click();
  await expect(heading(page, "Open actions of the last time")).toBeVisible();
}

test("a review is held by keyboard: check-ins, what is said, actions; then it is closed and its pack is offered", async ({
  page,
  host,
}) => {
  await held(page, host);
  await expect(page.getByRole("region", { name: "Now" })).toBeFocused();
  // A key brings to the box, Enter is the next line.
  await page.keyboard.press("a");
  const box = page.getByRole("textbox", { name: "Take down: action" });
  await expect(box).toBeFocused();
  await page.keyboard.type("Order the boxes");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Yard lead");
  await page.keyboard.press("Enter");
  await expect(box).toBeFocused();
  await expect(box).toHaveValue("");
  await expect(page.getByRole("checkbox", { name: "Done: Order the boxes" }).first()).toBeVisible();

  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(heading(page, "What changed since the last review")).toBeVisible();
  await expect(page.getByRole("region", { name: "Now" })).toBeFocused();

  // A break: the clock stands until somebody goes on.
  const now = page.getByRole("region", { name: "Now" });
  await page.keyboard.press("Space");
  await expect(now.getByRole("timer", { name: "Time left, paused" })).toBeVisible();
  await isSaved(page);
  const pausedSince = async () => (await strategyOf(host)).reviews!.find(({ title }) => title === "Q1 review")!.paused;
  expect(await pausedSince()).not.toBeNull();
  await page.keyboard.press("Space");
  await expect(now.getByRole("timer", { name: "Time left", exact: true })).toBeVisible();
  await isSaved(page);
  expect(await pausedSince()).toBeNull();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(heading(page, /^Objectives: score each/)).toBeVisible();

  // All of a row is in sight, beside the agenda and what is taken down.
  expect(await page.getByRole("region", { name: "Now" }).evaluate((now) => now.scrollWidth - now.clientWidth)).toBe(0);

  // The first row: a value that cannot be read stays, with a sentence; then Enter goes on to the next row.
  const values = page.getByRole("textbox", { name: /^New value: / });
  await values.first().focus();
  await page.keyboard.type("a lot");
  await page.keyboard.press("Enter");
  await expect(page.getByText("“a lot” is not a number.")).toBeVisible();
  await expect(values.first()).toBeFocused();
  await values.first().fill("41");
  await page.keyboard.press("Enter");
  await expect(values.nth(1)).toBeFocused();
  await isSaved(page);
  const today = new Date().toLocaleDateString("en-CA");
  const said = (await strategyOf(host)).check_ins!.filter(({ date }) => date === today);
  expect(said.map(({ value }) => value)).toEqual([41]);

  // What was typed is kept when one goes on without Enter.
  const notes = page.getByRole("textbox", { name: /^Note: / });
  await notes.nth(1).fill("The vendor is late");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(heading(page, "Metrics against their bounds")).toBeVisible();
  await isSaved(page);
  expect((await strategyOf(host)).check_ins!.some(({ note }) => note === "The vendor is late")).toBe(true);

  await page.keyboard.press("w");
  await page.keyboard.type("Two shippers renewed");
  await page.keyboard.press("Enter");
  await isSaved(page);
  // Time is no edit: undo takes back what was said, not that one went on.
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(heading(page, /^Capacity: planned against actual/)).toBeVisible();
  await isSaved(page);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.getByRole("textbox", { name: "Win 1" })).toHaveCount(0);
  await expect(heading(page, /^Capacity: planned against actual/)).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Shift+z");

  // Killed and begun again, it goes on at the same point.
  await page.reload();
  await go(page, "Reviews");
  await page.getByRole("row", { name: /Q1 review/ }).click();
  await dock(page).getByRole("button", { name: "Go on with the review" }).click();
  await expect(heading(page, /^Capacity: planned against actual/)).toBeVisible();

  await page
    .getByRole("navigation", { name: "Agenda" })
    .getByRole("button", { name: /The next quarter/ })
    .click();
  await expect(heading(page, /^The next quarter/)).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Enter");
  const dialog = page.getByRole("dialog", { name: "Close the review?" });
  await expect(dialog).toContainText("1 open action goes to the next one");
  await page.keyboard.press("Enter");
  await expect(heading(page, "“Q1 review” is closed")).toBeVisible();
  await expect(page.getByText("with 1 open action")).toBeVisible();
  await isSaved(page);
  const { reviews, snapshots } = await strategyOf(host);
  const closed = reviews!.find(({ title }) => title === "Q1 review")!;
  expect(closed.status).toBe("closed");
  expect(snapshots!.some(({ id }) => id === closed.snapshot)).toBe(true);
  await page.getByRole("button", { name: "For executives…" }).click();
  await expect(page.getByRole("heading", { name: "Publish" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Publish…" })).toBeEnabled();
  await expect(page.getByText("Review pack").first()).toBeVisible();
});

test("a review that was left open says so the next day, and the time can be left out", async ({ page, host }) => {
  await page.clock.install();
  await held(page, host);
  await isSaved(page);
  await page.clock.setSystemTime(Date.now() + 25 * 3_600_000);
  await page.reload();
  await go(page, "Reviews");
  await page.getByRole("row", { name: /Q1 review/ }).click();
  await dock(page).getByRole("button", { name: "Go on with the review" }).click();
  const told = page.getByText("Nothing was written for 25 hours.");
  await expect(told).toBeVisible();
  await page.getByRole("button", { name: "Leave that time out" }).click();
  await expect(told).toBeHidden();
  await expect(page.getByRole("timer")).toHaveText(/^4:|^5:00/);
  await expect(page.getByRole("region", { name: "Now" })).toBeFocused();
});

test("axe finds nothing at any point of a review", async ({ page, host }) => {
  test.slow();
  await held(page, host);
  const points = page.getByRole("navigation", { name: "Agenda" }).getByRole("listitem");
  const count = await points.count();
  for (let at = 0; at < count; at++) {
    if (at > 0) await points.nth(at).getByRole("button").click();
    await expect(points.nth(at).getByRole("button")).toHaveAttribute("aria-current", "step");
    await clean(page, `point ${at + 1}`);
  }
  await page.getByRole("button", { name: "Close the review…" }).click();
  await clean(page, "the question before it is closed");
  await page.getByRole("dialog").getByRole("button", { name: "Close the review" }).click();
  await expect(heading(page, /is closed$/)).toBeVisible();
  await clean(page, "a review that is closed");
});
