/** Where the system forces its own few colours: what is chosen can be read, what floats has an edge, inks suit the ground. */
import { room } from "./support/room";
import { expect, go, openExample, test } from "./support/test";

test.use({ contextOptions: { forcedColors: "active" }, colorScheme: "light" });

test("forced colours: the chosen row, a dialog, and a theme that would not suit", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Guardrails");
  const row = page.locator('main [aria-selected="true"]').first();
  await expect(row).toBeVisible();
  const inks = await row.evaluate((chosen) => {
    const ink = getComputedStyle(chosen).color;
    const words = [...chosen.querySelectorAll("*")].filter((one) =>
      [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
    );
    return { count: words.length, others: words.filter((one) => getComputedStyle(one).color !== ink).length };
  });
  expect(inks.count).toBeGreaterThan(3);
  expect(inks.others, "words in the colour of what is chosen").toBe(0);

  await page.keyboard.press("ControlOrMeta+,");
  const settings = page.getByRole("dialog", { name: "Settings" });
  await settings.getByRole("radio", { name: "Dark" }).click();
  await expect(settings.getByRole("radio", { name: "Dark" })).toBeChecked();
  await expect(page.locator("html"), "the inks are for the ground that there is").toHaveAttribute(
    "data-theme",
    "light",
  );
  expect(await settings.evaluate((dialog) => getComputedStyle(dialog).borderTopWidth)).toBe("1px");
});

test("forced colours: the question about the time has an edge", async ({ page, host }) => {
  await page.clock.install();
  await room(page, host, 3, [{ title: "Talk", activity: "discussion" }]);
  await expect(page.getByRole("timer")).toHaveText(/^9:5/);
  await page.clock.setSystemTime(Date.now() + 3_600_000);
  const asked = page.getByRole("alert").filter({ hasText: "The computer slept" });
  await expect(asked).toBeVisible();
  expect(await asked.evaluate((strip) => getComputedStyle(strip).borderTopWidth)).toBe("1px");
});
