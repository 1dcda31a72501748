/** An option from its making to its adoption; reasons; the strategy as it was. */
import type { Page } from "@playwright/test";
import { clean } from "./support/axe";
import { dock, expect, go, openExample, test } from "./support/test";

const title = "Slot booking on two sites";
const bar = (page: Page) => page.getByRole("region", { name: "Not the plan" });
const card = (page: Page, column: string) =>
  page.locator(`[role="listbox"][aria-label^="${column}"]`).getByRole("option", { name: new RegExp(`^${title}`) });
const undo = (page: Page) => page.getByRole("button", { name: "Undo", exact: true });

test("an option is changed beside the plan, held against it, adopted and taken back", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Options");
  await page.getByRole("button", { name: "New option" }).first().click();
  const make = page.getByRole("dialog", { name: "New option" });
  await make.getByLabel("What is it called?").fill("Option C: corridors later");
  await make.getByLabel("What does it try?").fill("Pay the interlocking debt before new corridors.");
  await make.getByRole("button", { name: "Make and enter" }).click();
  await expect(bar(page)).toContainText("You are in Option C: corridors later. The plan is not touched.");

  await go(page, "Roadmap");
  await card(page, "Now").focus();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(card(page, "Next")).toBeFocused();
  await expect(undo(page)).toHaveAttribute("title", /Undo: Option C: corridors later: Move/);
  await expect(page.getByRole("region", { name: "Reason" })).toBeHidden();

  await bar(page).getByRole("button", { name: "Side by side" }).click();
  const row = (name: RegExp) => page.getByRole("table").getByRole("row", { name });
  await expect(row(/Initiatives now/)).toContainText("1 fewer");
  await expect(row(/Finished with 85 %/)).toBeVisible();
  await clean(page, "options side by side");

  await bar(page).getByRole("button", { name: "Leave" }).click();
  await expect(bar(page)).toBeHidden();
  await go(page, "Roadmap");
  await expect(card(page, "Now")).toBeVisible();

  await go(page, "Options");
  await page.getByRole("button", { name: "Adopt: Option C" }).click();
  const adopt = page.getByRole("dialog", { name: /^Adopt/ });
  await clean(page, "the question before an option is adopted");
  await adopt.getByRole("button", { name: "Adopt", exact: true }).click();
  // The draft of the decision record, with what was considered.
  await expect(page.getByText("The plan as it was").first()).toBeVisible();
  await go(page, "Roadmap");
  await expect(card(page, "Next")).toBeVisible();

  await page.keyboard.press("ControlOrMeta+z");
  await expect(card(page, "Now")).toBeVisible();
  await go(page, "Options");
  await expect(page.getByRole("button", { name: "Enter: Option C" })).toBeVisible();
});

test("a reason is asked for in one line, kept by Enter, told by what changed; the past can be looked at", async ({
  page,
  host,
}) => {
  await openExample(page, host);
  await go(page, "Roadmap");
  await card(page, "Now").focus();
  await page.keyboard.press("Alt+ArrowRight");
  const reason = page.getByRole("region", { name: "Reason" });
  await expect(reason).toContainText(`Why does “${title}” move out to Next?`);
  await expect(card(page, "Next")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+.");
  await page.keyboard.type("The partner interface is late");
  await clean(page, "a reason that is asked for");
  await page.keyboard.press("Enter");
  await expect(reason).toBeHidden();
  await expect(card(page, "Next")).toBeFocused();

  await go(page, "What changed");
  await expect(page.getByText("The partner interface is late")).toBeVisible();
  await page.getByRole("button", { name: "See it as it was" }).click();
  await expect(bar(page)).toContainText("It can only be read");
  await go(page, "Roadmap");
  await expect(card(page, "Now")).toBeVisible();
  await card(page, "Now").focus();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(card(page, "Now")).toBeVisible();
  await clean(page, "the strategy as it was");
  await bar(page).getByRole("button", { name: "Back to now" }).click();
  await expect(card(page, "Next")).toBeVisible();

  // A reason can be given later, in the history.
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("Show the history");
  await page.keyboard.press("Enter");
  await dock(page).getByRole("button", { name: /Move/ }).first().click();
  await dock(page).getByRole("button", { name: "Change the reason…" }).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("The partner has other plans");
  await page.keyboard.press("Enter");
  await expect(dock(page).getByText("The partner has other plans")).toBeVisible();
});

test("what plan and option both changed is told, and whoever adopts chooses", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Options");
  await page.getByRole("button", { name: "New option" }).first().click();
  const make = page.getByRole("dialog", { name: "New option" });
  await make.getByLabel("What is it called?").fill("Option C: corridors later");
  await make.getByRole("button", { name: "Make and enter" }).click();
  await go(page, "Roadmap");
  await card(page, "Now").focus();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(card(page, "Next")).toBeFocused();
  // The history says what the edit did.
  await page.getByRole("tab", { name: "History" }).click();
  const entry = page.getByRole("listitem").filter({ hasText: "Option C: corridors later: Move" }).first();
  await entry.getByRole("button", { expanded: false }).click();
  await expect(entry).toContainText("Horizon");
  await expect(entry).toContainText(title);

  await bar(page).getByRole("button", { name: "Leave" }).click();
  await card(page, "Now").focus();
  await page.keyboard.press("Alt+ArrowRight");
  await page.keyboard.press("Alt+ArrowRight");
  await expect(card(page, "Later")).toBeFocused();

  await go(page, "Options");
  await expect(page.getByText("1 changed in the plan too")).toBeVisible();
  await page.getByRole("button", { name: "Adopt: Option C" }).click();
  const adopt = page.getByRole("dialog", { name: /^Adopt/ });
  await expect(adopt.getByText("1 thing changed in the plan as well since.")).toBeVisible();
  await clean(page, "the question before an option is adopted that clashes with the plan");
  await adopt.getByRole("button", { name: `Take the plan’s: Horizon of ${title}` }).click();
  await expect(adopt.getByText("changed in the plan as well since.")).toBeHidden();
  await adopt.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("1 changed in the plan too")).toBeHidden();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.getByText("1 changed in the plan too")).toBeVisible();
  await page.getByRole("button", { name: `Keep the option’s: Horizon of ${title}` }).click();
  await expect(page.getByText("1 changed in the plan too")).toBeHidden();
  await page.getByRole("button", { name: "Adopt: Option C" }).click();
  await adopt.getByRole("button", { name: "Adopt", exact: true }).click();
  await expect(adopt).toBeHidden();
  await go(page, "Roadmap");
  await expect(card(page, "Next")).toBeVisible();
});
