import { dock, expect, go, openExample, test } from "./support/test";

test("the history of a record says what was, and leads back to it", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Roadmap");
  const card = page.getByRole("option", { name: /^Corridor API 1\.0/ });
  await card.click();
  await dock(page).getByRole("tab", { name: "Details" }).click();
  const owner = dock(page).getByRole("textbox", { name: "Owner", exact: true });
  const was = await owner.inputValue();
  await owner.fill("Harbour master");
  await expect(card).toHaveAccessibleName(/Harbour master/);
  await dock(page).getByRole("tab", { name: "History" }).click();
  await dock(page)
    .getByRole("button", { name: /Edit owner of “Corridor API 1\.0”/ })
    .click();
  await expect(dock(page)).toContainText("Harbour master");
  await expect(dock(page)).toContainText(was);
});
