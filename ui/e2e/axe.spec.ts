/** Every screen and dialog, looked at by axe. */
import { clean } from "./support/axe";
import { dock, expect, go, openExample, test } from "./support/test";

test("start", async ({ page, host }) => {
  await page.goto(host.url);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await clean(page, "the first day");
  await page.getByRole("button", { name: "Blank strategy" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await clean(page, "the dialog for a blank strategy");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Platform organisation/ }).click();
  await expect(page.getByRole("dialog", { name: "Platform organisation" })).toBeVisible();
  await clean(page, "the dialog for a template");
});

// A handful in one start of the program, which takes as long as to look at one of them.
for (const sections of [
  ["Overview", "Vision", "Pillars", "Objectives", "Metrics"],
  ["Roadmap", "Capacity", "Tech debt", "Platform", "Decisions"],
  ["Experiments", "Risks", "Guardrails", "Stakeholders", "Decision rights"],
  ["Narratives", "What changed", "Rituals", "Publish", "Checks"],
]) {
  test(sections.join(", "), async ({ page, host }) => {
    await openExample(page, host);
    for (const section of sections) {
      await go(page, section);
      await clean(page, section);
    }
  });
}

test("the roadmap's other ways to look", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Roadmap");
  const shown = page.getByRole("radiogroup", { name: "Mode" });
  for (const mode of ["Timeline", "Tiers", "Table"]) {
    await shown.getByRole("radio", { name: mode }).click();
    await expect(shown.getByRole("radio", { name: mode })).toBeChecked();
    await clean(page, mode);
  }
});

test("the other ways to look at decisions", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Decisions");
  const looks = page.getByRole("radiogroup", { name: "Look at decisions" });
  for (const look of ["In time", "Lines"]) {
    await looks.getByRole("radio", { name: look }).click();
    await expect(looks.getByRole("radio", { name: look })).toBeChecked();
    await clean(page, look);
  }
});

test("the dialog for work in progress", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Roadmap");
  await page.getByRole("button", { name: /^8 of 9 in progress in Now/ }).click();
  await expect(page.getByRole("dialog", { name: "Work in progress" })).toBeVisible();
  await clean(page, "Work in progress");
});

test("details and history", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Roadmap");
  await page.getByRole("option").first().click();
  for (const tab of ["Details", "History"]) {
    await dock(page).getByRole("tab", { name: tab }).click();
    await expect(dock(page).getByRole("tab", { name: tab })).toHaveAttribute("aria-selected", "true");
    await clean(page, tab);
  }
});

test("the board's dialog", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Roadmap");
  await page.getByRole("option").first().focus();
  await page.keyboard.press("m");
  await expect(page.getByRole("dialog")).toBeVisible();
  await clean(page, "Move to…");
});

test("palette, settings, shortcuts and menu", async ({ page, host }) => {
  await openExample(page, host);
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox", { name: "Search or run a command" }).fill("co");
  await expect(page.getByRole("dialog").getByRole("option").first()).toBeVisible();
  await clean(page, "the palette");
  for (const [keys, name] of [
    ["ControlOrMeta+,", "Settings"],
    ["F1", "Keyboard shortcuts"],
    ["ControlOrMeta+s", "Name a snapshot"],
  ] as const) {
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
    await page.keyboard.press(keys);
    await expect(page.getByRole("dialog", { name })).toBeVisible();
    await clean(page, name);
  }
});
