import { clean } from "./support/axe";
import { openWith } from "./support/records";
import { dock, expect, go, test } from "./support/test";

const EXPERIMENTS = [
  { title: "Drivers book by phone", hypothesis: "Half of them will.", method: "pilot", status: "planned" },
  {
    title: "Slots by forecast",
    hypothesis: "The queue halves.",
    method: "flag",
    status: "running",
    success_threshold: "Under 12 minutes",
    exit_criteria: ["Six weeks"],
  },
  {
    title: "Cheaper tiles",
    hypothesis: "Nobody notices.",
    method: "ab_test",
    status: "ended",
    result: "invalidated",
    learning: "They were slower at the edge.",
    end: "2026-05-01",
  },
].map((fields) => ({ kind: "experiment", fields }));

test("axe finds nothing", async ({ page, host }) => {
  await openWith(page, host, EXPERIMENTS);
  await go(page, "Experiments");
  await clean(page, "the board");
  await page.getByRole("option", { name: /Slots by forecast/ }).focus();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(page.getByRole("dialog")).toBeVisible();
  await clean(page, "What came of it");
  await page.keyboard.press("Escape");
  await page.getByRole("radio", { name: "Learnings" }).click();
  await clean(page, "Learnings");
});

test("ending asks for the result, and what was learned is in the library at once", async ({ page, host }) => {
  await openWith(page, host, EXPERIMENTS);
  await go(page, "Experiments");
  await page.getByRole("option", { name: /Slots by forecast/ }).focus();
  await page.keyboard.press("Alt+ArrowRight");
  const dialog = page.getByRole("dialog", { name: "What came of “Slots by forecast”?" });
  await dialog.getByRole("button", { name: "End it" }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  await dialog.getByRole("radio", { name: /Validated/ }).check();
  await dialog.getByRole("textbox", { name: "What was learned" }).fill("Drivers trust it.");
  await dialog.getByRole("button", { name: "End it" }).click();
  const card = page.getByRole("listbox", { name: "Ended" }).getByRole("option", { name: /Slots by forecast, Held/ });
  await expect(card).toBeFocused();
  await page.getByRole("radio", { name: "Learnings" }).click();
  await expect(page.getByText("Drivers trust it.")).toBeVisible();
  await expect(page.getByText("They were slower at the edge.")).toBeVisible();
  await page.getByRole("searchbox", { name: "Find among the learnings" }).fill("slower");
  await expect(page.getByText("Drivers trust it.")).toHaveCount(0);
});

test("Move to… and the pointer do what the keys do", async ({ page, host }) => {
  await openWith(page, host, EXPERIMENTS);
  await go(page, "Experiments");
  const list = (name: string) => page.getByRole("listbox", { name });
  await list("Planned").getByRole("option").focus();
  await page.keyboard.press("m");
  const dialog = page.getByRole("dialog", { name: "Move “Drivers book by phone”" });
  await dialog.getByRole("radio", { name: "Running" }).click();
  await dialog.getByRole("button", { name: "Move", exact: true }).click();
  const card = list("Running").getByRole("option", { name: /Drivers book by phone/ });
  await expect(card).toBeFocused();

  const from = (await card.boundingBox())!;
  const to = (await page.getByRole("region", { name: /^Stopped/ }).boundingBox())!;
  await page.mouse.move(from.x + 40, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 80, from.y + 30, { steps: 3 });
  await page.mouse.move(to.x + to.width / 2, to.y + 60, { steps: 6 });
  await page.mouse.up();
  const stop = page.getByRole("dialog", { name: "Stop “Drivers book by phone”" });
  await stop.getByRole("textbox").fill("The partner left.");
  await stop.getByRole("button", { name: "Stop it" }).click();
  await expect(list("Stopped").getByRole("option", { name: /Drivers book by phone/ })).toBeFocused();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(list("Running").getByRole("option", { name: /Drivers book by phone/ })).toBeVisible();
});

test("an experiment is made and titled in Details", async ({ page, host }) => {
  await openWith(page, host, EXPERIMENTS);
  await go(page, "Experiments");
  await page.getByRole("button", { name: "New experiment" }).click();
  await expect(dock(page).getByRole("textbox", { name: "Title", exact: true })).toBeFocused();
  await page.keyboard.type("Flags for tariffs");
  await expect(
    page.getByRole("listbox", { name: "Planned" }).getByRole("option", { name: /Flags for tariffs/ }),
  ).toBeVisible();
});
