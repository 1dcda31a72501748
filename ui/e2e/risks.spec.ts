import { clean } from "./support/axe";
import { openWith } from "./support/records";
import { expect, go, test } from "./support/test";

const RISKS = [
  { title: "A partner refuses", class: "delivery", likelihood: 4, impact: 4, owner: "Partner lead", status: "open" },
  {
    title: "The yard link fails",
    class: "resilience",
    likelihood: 2,
    impact: 5,
    owner: "Edge lead",
    status: "mitigating",
  },
  { title: "The old vendor leaves", class: "vendor", likelihood: 1, impact: 2, owner: "Buyer", status: "closed" },
].map((fields) => ({ kind: "risk", fields }));

test("axe finds nothing", async ({ page, host }) => {
  await openWith(page, host, RISKS);
  await go(page, "Risks");
  await page
    .getByRole("option", { name: /A partner refuses/ })
    .first()
    .click();
  await clean(page, "Risks");
});

test("what is closed is folded away until it is asked for", async ({ page, host }) => {
  await openWith(page, host, RISKS);
  await go(page, "Risks");
  const list = page.getByRole("listbox", { name: "Risks: list" });
  await expect(list.getByRole("option")).toHaveCount(2);
  await page.getByRole("button", { name: /^Closed, 1/ }).click();
  await expect(list.getByRole("option", { name: /The old vendor leaves/ })).toBeVisible();
});

test("the class filter leaves its class in list and grid, and clears", async ({ page, host }) => {
  await openWith(page, host, RISKS);
  await go(page, "Risks");
  await page.getByRole("button", { name: "Class: Any" }).click();
  await page.getByRole("menuitemradio", { name: "Resilience" }).click();
  const grid = page.getByRole("listbox", { name: "Likelihood and impact" });
  await expect(grid.getByRole("option")).toHaveCount(1);
  await expect(page.getByRole("listbox", { name: "Risks: list" }).getByRole("option")).toHaveCount(1);
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await expect(grid.getByRole("option")).toHaveCount(2);
});

test("a mitigation written beside the grid takes the risk off the bare ones", async ({ page, host }) => {
  await openWith(page, host, RISKS);
  await go(page, "Risks");
  await expect(page.getByText("nothing is done about it")).toBeVisible();
  await page
    .getByRole("listbox", { name: "Risks: list" })
    .getByRole("option", { name: /A partner refuses/ })
    .click();
  const about = page.getByRole("region", { name: "About the risk" });
  await about.getByRole("textbox", { name: "Mitigation" }).fill("Two more partners are asked.");
  await expect(page.getByText("Something is done about every heavy risk that is open.")).toBeVisible();
});

test("three hundred risks in one cell become a count that opens a list", async ({ page, host }) => {
  const many = Array.from({ length: 300 }, (_, at) => ({
    kind: "risk",
    fields: { title: `Risk number ${at + 1}`, likelihood: 3, impact: 3, owner: "Everyone" },
  }));
  await openWith(page, host, many);
  await go(page, "Risks");
  const grid = page.getByRole("listbox", { name: "Likelihood and impact" });
  await expect(grid.getByRole("option").first()).toBeVisible();
  expect(await grid.getByRole("option").count()).toBeLessThanOrEqual(6);
  await page.getByRole("button", { name: /more at likelihood 3 possible, impact 3 moderate/ }).click();
  await page.getByRole("menuitemradio", { name: /Risk number 250$/ }).click();
  await expect(grid.getByRole("option", { name: /^250 Risk number 250/ })).toBeFocused();
  expect(await page.locator("main *").count()).toBeLessThan(3000);
});
