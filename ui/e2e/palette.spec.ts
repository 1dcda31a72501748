import { acknowledged, expect, go, openExample, test } from "./support/test";

test("the palette finds records and commands, and gives the focus back", async ({ page, host }) => {
  await openExample(page, host);
  await page.keyboard.press("ControlOrMeta+k");
  const input = page.getByRole("combobox", { name: "Search or run a command" });
  await expect(input).toBeFocused();
  await input.fill("theme dark");
  await page.getByRole("option", { name: "Theme: dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");

  const opener = page.getByRole("button", { name: "Search or run a command" });
  await opener.focus();
  await page.keyboard.press("ControlOrMeta+k");
  await input.fill("mainframe");
  await expect(page.getByRole("dialog").getByRole("option", { name: /Tariff engine off the mainframe/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(input).toBeHidden();
  await expect(opener).toBeFocused();

  await page.keyboard.press("ControlOrMeta+k");
  await input.fill("mainframe");
  await page
    .getByRole("dialog")
    .getByRole("option", { name: /Tariff engine off the mainframe/ })
    .click();
  await expect(page.getByRole("complementary", { name: "Dock" })).toContainText("Tariff engine off the mainframe");
});

test("settings hold after a new start", async ({ page, host }) => {
  await page.goto(host.url);
  await page.getByRole("button", { name: "Settings" }).click();
  const written = acknowledged(page, "settings_set");
  await page.getByRole("dialog", { name: "Settings" }).getByText("Dark").click();
  await written;
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await host.kill();
  await host.start();
  await page.goto(host.url);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("what the menu of a row or a mode can do, the palette can do", async ({ page, host }) => {
  await openExample(page, host);
  const menuLines = async (menu: RegExp) => {
    const button = page.locator("main").getByRole("button", { name: menu }).first();
    await button.click();
    const lines = page.getByRole("menuitem");
    await expect(lines.first()).toBeVisible();
    const wanted = await lines.evaluateAll((all) => all.map((one) => (one as HTMLElement).innerText.split("\n")[0]!));
    await page.keyboard.press("Escape");
    return wanted;
  };
  const offered = async () => {
    await page.keyboard.press("ControlOrMeta+k");
    await page.getByRole("combobox", { name: "Search or run a command" }).fill(">");
    const all = await page.getByRole("dialog").getByRole("option").allInnerTexts();
    await page.keyboard.press("Escape");
    const heads = all.map((one) => one.split("\n")[0]!.trim());
    expect(
      heads.filter((one, at) => heads.indexOf(one) !== at),
      "no line comes twice",
    ).toEqual([]);
    return heads;
  };
  for (const [section, row, menu] of [
    ["Guardrails", "[data-row]", /^More for/],
    ["Objectives", "[role=row][aria-level='2']", /^More for/],
    ["Risks", "[data-row]", null],
  ] as const) {
    await go(page, section);
    await page.locator(`main ${row}`).first().click();
    const wanted = menu ? await menuLines(menu) : [];
    await page.locator(`main ${row}`).first().click();
    const found = await offered();
    // The same act may name the record, the place or the kind.
    const said = (line: string) => {
      const word =
        line === "Open in Details" ? "Show the details" : line.replace("Add a ", "New ").replace(/ up$| down$/, "");
      return found.some((one) => one.startsWith(word));
    };
    expect(
      wanted.filter((line) => !said(line)),
      section,
    ).toEqual([]);
  }
  await go(page, "Roadmap");
  await page.locator("[data-card]").first().focus();
  expect(await offered()).toEqual(
    expect.arrayContaining(["Link to another initiative…", "Commitment: likely", "Lanes of the roadmap: owner"]),
  );
  await page.keyboard.press("Alt+2");
  await page.getByRole("treeitem").nth(1).focus();
  expect(await offered()).toEqual(
    expect.arrayContaining(["Scroll to today", "Open or close all groups", "Scale of the timeline: months"]),
  );
});
