import { acknowledged, expect, openExample, test } from "./support/test";

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
