import { clean } from "./support/axe";
import { strategyOf } from "./support/records";
import { expect, go, openExample, test } from "./support/test";
import type { Page } from "@playwright/test";

const saved = (page: Page) => expect(page.getByText(/^Saved/)).toBeVisible();

async function begun(page: Page, template: RegExp, people: string) {
  await go(page, "Workshops");
  await page.getByRole("button", { name: template }).click();
  await page.locator('[data-field$="/people"]').fill(people);
  await page.getByRole("button", { name: "Begin now" }).click();
  await expect(page.getByLabel("Add a note from the room")).toBeVisible();
}

async function note(page: Page, ...texts: string[]) {
  const box = page.getByLabel("Add a note from the room");
  for (const text of texts) {
    await box.fill(text);
    await box.press("Enter");
    await expect(box).toHaveValue("");
  }
}

const step = (page: Page, name: string) =>
  page
    .getByRole("navigation", { name: "Agenda" })
    .getByRole("button")
    .filter({ has: page.getByText(name, { exact: true }) })
    .click();

test("axe finds nothing", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Workshops");
  await expect(page.getByText("Begin with a template")).toBeVisible();
  await clean(page, "the list");
  await page.getByRole("button", { name: /Prioritise with dots/ }).click();
  await page.getByRole("button", { name: "All about Dots" }).click();
  await clean(page, "preparing");
  await page.getByRole("button", { name: "Begin now" }).click();
  await note(page, "One", "Two");
  await clean(page, "the console");
  for (const name of ["Dots", "Value and effort", "Choose"]) {
    await step(page, name);
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
    await clean(page, name);
  }
  await page.getByRole("radio", { name: "Harvest" }).click();
  await clean(page, "the harvest");
});

test("a workshop runs, its stage follows, and a killed page comes back to the same step with every note", async ({
  page,
  host,
}) => {
  await openExample(page, host);
  await begun(page, /Themed roadmap/, "3");
  await step(page, "Collect");
  await note(page, "Stop the deck", "stop the deck.", "Fewer tariffs");
  await step(page, "Cluster into themes");
  await page.getByRole("button", { name: "Merge doubles" }).click();
  await expect(page.getByRole("region", { name: "Message" })).toContainText("Merged 1 double");
  await page.getByRole("button", { name: "New cluster" }).click();
  await page.keyboard.type("Reports");
  const deck = page.getByRole("group", { name: "Stop the deck" });
  await deck.focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(
    page.getByRole("group", { name: "Reports" }).getByRole("group", { name: "Stop the deck" }),
  ).toBeFocused();

  const workshop = (await strategyOf(host)).workshops!.find((one) => one.title === "What do we do next, and what not?");
  const stage = await page.context().newPage();
  await stage.goto(`${host.url}/?stage=${String(workshop!.id)}`);
  await expect(stage.getByRole("heading", { name: "Reports" })).toBeVisible();
  await expect(stage.getByText("Stop the deck ×2")).toBeVisible();

  await step(page, "Rank");
  for (let at = 0; at < 3; at++) await page.getByRole("button", { name: "Add a dot to Reports" }).click();
  await expect(stage.getByText("3 of 15 dots placed")).toBeVisible();
  await expect(stage.locator(".figure")).toHaveCount(0);
  await page.getByRole("button", { name: "Show counts" }).click();
  await expect(stage.locator(".figure").first()).toHaveText(/3/);
  await page.getByRole("button", { name: "Blank" }).click();
  await expect(stage.locator("[data-stage=blank]")).toBeVisible();
  await saved(page);

  await page.reload();
  await go(page, "Workshops");
  await page.getByRole("button", { name: /^What do we do next/ }).click();
  await expect(page.getByRole("heading", { name: "Rank", level: 1 })).toBeVisible();
  await expect(page.getByRole("group", { name: "Reports" }).getByText("3", { exact: true })).toBeVisible();
});

test("private ballots are counted together and nothing shows a single one", async ({ page, host }) => {
  await openExample(page, host);
  await begun(page, /Prioritise with dots/, "2");
  await note(page, "Alpha", "Beta");
  await step(page, "Dots");
  await page.getByRole("button", { name: "Ballots…" }).click();
  const dialog = page.getByRole("dialog");
  for (const [name, more] of [
    ["Alpha", "Beta"],
    ["Alpha", "Alpha"],
  ]) {
    await dialog.getByRole("button", { name: "Next ballot" }).click();
    await dialog.getByRole("button", { name: `A dot for ${name}`, exact: true }).click();
    await dialog.getByRole("button", { name: `A dot for ${more}`, exact: true }).click();
    await expect(dialog.getByText("2 of 4 dots left")).toBeVisible();
    await dialog.getByRole("button", { name: "Cast the ballot" }).click();
    await expect(dialog.getByText("Pass the keyboard on")).toBeVisible();
  }
  await expect(dialog.getByRole("button", { name: "All ballots are in" })).toBeDisabled();
  await dialog.getByRole("button", { name: "Done" }).click();
  const votes = async () => {
    const notes = (await strategyOf(host)).workshop_notes!;
    return ["Alpha", "Beta"].map((text) => notes.find((one) => one.text === text)?.votes);
  };
  expect(await votes()).toEqual([null, null]);
  await page.getByRole("button", { name: "Show counts" }).click();
  await expect(page.getByRole("button", { name: "Hide counts" })).toBeVisible();
  expect(await votes()).toEqual([3, 1]);
});

test("a harvest makes records that know their note, and one undo takes all of it back", async ({ page, host }) => {
  await openExample(page, host);
  const before = (await strategyOf(host)).risks!.length;
  await begun(page, /Pre-mortem/, "3");
  await step(page, "Why it failed");
  await note(page, "The vendor left", "Nobody was asked");
  await page.getByRole("radio", { name: "Harvest" }).click();
  // The workshop of the example has been harvested; that is no matter of this one.
  await expect(page.getByText("2 notes, 0 taken")).toBeVisible();
  for (const name of ["The vendor left", "Nobody was asked"]) {
    await page.getByLabel(`What ${name} becomes`).selectOption("risk");
    await page.getByRole("checkbox", { name: `Take ${name}` }).check();
  }
  await page.getByRole("button", { name: "Take 2 into the strategy" }).click();
  await expect(page.getByRole("button", { name: "Risk", exact: true })).toHaveCount(2);
  await expect(page.getByText("2 notes, 2 taken")).toBeVisible();
  await saved(page);
  const strategy = await strategyOf(host);
  expect(strategy.risks!.length).toBe(before + 2);
  const notes = strategy.workshop_notes!.filter(
    (one) => one.text === "The vendor left" || one.text === "Nobody was asked",
  );
  for (const one of notes) {
    const from = strategy.links!.filter((link) => (link.to as { id: unknown }).id === one.id);
    expect(from.map((link) => link.relation)).toEqual(["came_from"]);
  }
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("checkbox", { name: "Take The vendor left" })).toBeVisible();
  expect((await strategyOf(host)).risks!.length).toBe(before);
});
