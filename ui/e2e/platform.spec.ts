import { clean } from "./support/axe";
import { openWith } from "./support/records";
import { expect, go, test } from "./support/test";

const CAPABILITIES = [
  { name: "Identity", maturity: 3, needed: 4, pain_level: 2, owner: "Platform lead", consumers: ["Booking"] },
  { name: "Observability", maturity: 1, needed: 4, pain_level: 4, owner: "Edge lead", consumers: ["Booking", "Yard"] },
  { name: "Test data", maturity: null, needed: 3, owner: "Data lead" },
].map((fields) => ({ kind: "capability", fields }));

test("axe finds nothing", async ({ page, host }) => {
  await openWith(page, host, CAPABILITIES);
  await go(page, "Platform");
  await expect(page.getByRole("grid").getByRole("row")).toHaveCount(4);
  await clean(page, "Platform");
});

test("the widest gap comes first, and a digit that closes it sends the row down with the focus", async ({
  page,
  host,
}) => {
  await openWith(page, host, CAPABILITIES);
  await go(page, "Platform");
  await expect(page.getByText("2 capabilities fall short; “Observability” comes first.")).toBeVisible();
  const row = page.getByRole("row", { name: /Observability/ });
  await expect(row).toHaveAttribute("aria-rowindex", "2");
  const now = row.getByRole("gridcell").first();
  await now.focus();
  await page.keyboard.press("5");
  await expect(now).toHaveText("5");
  await expect(now).toBeFocused();
  await expect(page.getByText("1 capability falls short; “Identity” comes first.")).toBeVisible();
  await expect(row).toHaveAttribute("aria-rowindex", "3");
  await page.keyboard.press("-");
  await expect(now).toHaveText("4");
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(now).toHaveText("1");
});

test("a level that is no whole number from 0 to 5 stays as it was typed and is explained", async ({ page, host }) => {
  await openWith(page, host, CAPABILITIES);
  await go(page, "Platform");
  const needed = page
    .getByRole("row", { name: /Identity/ })
    .getByRole("gridcell")
    .nth(1);
  await needed.focus();
  await page.keyboard.press("F2");
  await page.keyboard.type("7");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toHaveText("“7” is not a whole number from 0 to 5.");
  await page.keyboard.press("Escape");
  await expect(needed).toHaveText("4");
});
