import { clean } from "./support/axe";
import { openWith } from "./support/records";
import { dock, expect, go, test } from "./support/test";

const DEBT = [
  { title: "Shared booking database", risk: 4, business_impact: 3, principal: 30, interest: 6, owner: "Platform lead" },
  { title: "Four ways to deploy", risk: 2, business_impact: 2, principal: 12, interest: 0, owner: "Delivery lead" },
  { title: "Two map libraries", risk: null, business_impact: 2, owner: "Yard systems" },
].map((fields) => ({ kind: "debt_item", fields }));

test("axe finds nothing", async ({ page, host }) => {
  await openWith(page, host, DEBT);
  await go(page, "Tech debt");
  await clean(page, "the grid");
  await page
    .getByRole("option", { name: /Shared booking database/ })
    .first()
    .click();
  await page.keyboard.press("m");
  await expect(page.getByRole("dialog", { name: "Place “Shared booking database”" })).toBeVisible();
  await clean(page, "Place at…");
});

test("arrows move the selected pin cell by cell, say so, keep the focus, and undo takes it back", async ({
  page,
  host,
}) => {
  await openWith(page, host, DEBT);
  await go(page, "Tech debt");
  const grid = page.getByRole("listbox", { name: "Risk and impact" });
  const pin = grid.getByRole("option", { name: /Shared booking database/ });
  await pin.focus();
  await page.keyboard.press("ArrowUp");
  await expect(pin).toHaveAccessibleName(/risk 4 likely, impact 3 moderate/);
  await pin.focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowUp");
  await expect(pin).toHaveAccessibleName(/risk 5 certain, impact 3 moderate/);
  await expect(pin).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: "Moved “Shared booking database”" }).first()).toBeAttached();
  await page.keyboard.press("ArrowRight");
  await expect(pin).toHaveAccessibleName(/risk 5 certain, impact 4 large/);
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(pin).toHaveAccessibleName(/risk 4 likely, impact 3 moderate/);
});

test("what is not placed waits in the tray until it is placed by words", async ({ page, host }) => {
  await openWith(page, host, DEBT);
  await go(page, "Tech debt");
  const tray = page.getByRole("listbox", { name: "Not placed" });
  await tray.getByRole("option", { name: /Two map libraries/ }).click();
  await page.keyboard.press("m");
  const dialog = page.getByRole("dialog", { name: "Place “Two map libraries”" });
  await dialog.getByLabel("Risk").selectOption("3");
  await dialog.getByRole("button", { name: "Place", exact: true }).click();
  await expect(tray).toHaveCount(0);
  const pin = page
    .getByRole("listbox", { name: "Risk and impact" })
    .getByRole("option", { name: /Two map libraries, risk 3 possible, impact 2 small/ });
  await expect(pin).toBeFocused();
});

test("the pointer drags a pin to another cell, and Escape calls it off", async ({ page, host }) => {
  await openWith(page, host, DEBT);
  await go(page, "Tech debt");
  const grid = page.getByRole("listbox", { name: "Risk and impact" });
  const pin = grid.getByRole("option", { name: /Four ways to deploy/ });
  const over = grid.getByRole("option", { name: /Shared booking database/ });
  const carry = async (drop: boolean) => {
    const from = (await pin.boundingBox())!;
    const to = (await over.boundingBox())!;
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + 30, from.y - 20, { steps: 3 });
    await page.mouse.move(to.x + to.width / 2, to.y - 6, { steps: 6 });
    if (!drop) await page.keyboard.press("Escape");
    await page.mouse.up();
  };
  await carry(false);
  await expect(pin).toHaveAccessibleName(/risk 2 unlikely, impact 2 small/);
  await carry(true);
  await expect(pin).toHaveAccessibleName(/risk 4 likely, impact 3 moderate/);
});

test("the figures tell what a debt costs, and an initiative that pays it is chosen beside them", async ({
  page,
  host,
}) => {
  await openWith(page, host, DEBT);
  await go(page, "Tech debt");
  const list = page.getByRole("listbox", { name: "Tech debt: list" });
  await list.getByRole("option", { name: /Shared booking database/ }).click();
  const about = page.getByRole("region", { name: "About the debt item" });
  await expect(about.getByText("Paying it pays for itself after 5 quarters.")).toBeVisible();
  await expect(about.getByText("Nothing in the plan pays it.")).toBeVisible();
  await list.getByRole("option", { name: /Four ways to deploy/ }).click();
  await expect(about.getByText("It costs nothing to keep: paying it never pays for itself.")).toBeVisible();
});

test("a debt item is made, titled in Details, deleted and brought back", async ({ page, host }) => {
  await openWith(page, host, DEBT);
  await go(page, "Tech debt");
  await page.getByRole("button", { name: "New debt item" }).click();
  await expect(dock(page).getByRole("textbox", { name: "Title", exact: true })).toBeFocused();
  await page.keyboard.type("Old report templates");
  await page.keyboard.press("Escape");
  const tray = page.getByRole("listbox", { name: "Not placed" });
  const pin = tray.getByRole("option", { name: /Old report templates/ });
  await expect(pin).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(pin).toHaveCount(0);
  await expect(page.locator("[data-pin], [data-row]").and(page.locator(":focus"))).toHaveCount(1);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(pin).toBeVisible();
});
