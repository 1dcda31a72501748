import { clean } from "./support/axe";
import { openWith } from "./support/records";
import { expect, go, test } from "./support/test";

const PEOPLE = [
  {
    name: "Works council",
    influence: 5,
    interest: 4,
    stance: "resistant",
    desired: "supportive",
    private_note: "Felt passed over last year.",
  },
  { name: "Port authority", influence: 4, interest: 2, stance: "neutral", desired: "neutral", cadence: "quarterly" },
  { name: "Map vendor", influence: 1 },
].map((fields) => ({ kind: "stakeholder", fields }));

test("axe finds nothing", async ({ page, host }) => {
  await openWith(page, host, PEOPLE);
  await go(page, "Stakeholders");
  await page
    .getByRole("option", { name: /Works council/ })
    .first()
    .click();
  await clean(page, "Stakeholders");
});

test("says how much of the weight has a plan, and who comes first", async ({ page, host }) => {
  await openWith(page, host, PEOPLE);
  await go(page, "Stakeholders");
  // 4 × 2 of 5 × 4 + 4 × 2.
  await expect(page.getByText("Those with 29 % of all influence × interest have a plan")).toBeVisible();
  await expect(page.getByText("Look after first:")).toContainText("Works council");
  await expect(page.getByRole("listbox", { name: "Not placed" }).getByRole("option")).toHaveCount(1);
});

test("stance is told by word, and the private note says that it stays", async ({ page, host }) => {
  await openWith(page, host, PEOPLE);
  await go(page, "Stakeholders");
  const row = page.getByRole("listbox", { name: "Stakeholders: list" }).getByRole("option", { name: /Works council/ });
  await expect(row).toHaveAccessibleName(/stands resistant, should be supportive/);
  await row.click();
  const about = page.getByRole("region", { name: "About the stakeholder" });
  await expect(about.getByText("Manage closely")).toBeVisible();
  await expect(about.getByText("2 steps to go")).toBeVisible();
  await expect(about.getByText("Stays in this file: in no document, on no stage")).toBeVisible();
  await expect(about.getByRole("textbox", { name: "Private note" })).toHaveValue("Felt passed over last year.");
});

test("Alt and arrows move a row’s stakeholder on the map", async ({ page, host }) => {
  await openWith(page, host, PEOPLE);
  await go(page, "Stakeholders");
  const row = page.getByRole("listbox", { name: "Stakeholders: list" }).getByRole("option", { name: /Port authority/ });
  await row.focus();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(row).toHaveAccessibleName(/influence 4 much, interest 3 some/);
  await expect(row).toBeFocused();
});
