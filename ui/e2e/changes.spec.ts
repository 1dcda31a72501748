import { clean } from "./support/axe";
import { rpc } from "./support/records";
import { expect, go, isSaved, openExample, test } from "./support/test";

test("what changed since a snapshot is told in groups, and taken back", async ({ page, host }) => {
  await openExample(page, host);
  await page.keyboard.press("ControlOrMeta+s");
  await page.getByLabel("What is this state of the strategy?").fill("Before the board");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();

  await go(page, "Vision");
  const statement = page.getByRole("textbox", { name: "Statement" }).first();
  const words = await statement.inputValue();
  await statement.fill(words.replace("one live promise", "one firm and living promise"));
  await isSaved(page);

  await go(page, "What changed");
  const reworded = page.getByRole("region", { name: /^Reworded/ });
  await expect(reworded.locator("del")).toContainText("live");
  await expect(reworded.locator("ins")).toContainText("firm and living");
  await expect(page.getByRole("status").filter({ hasText: "1 record changed since Before the board" })).toBeAttached();
  await clean(page, "what changed");

  await page.getByRole("button", { name: "Restore all…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Restore all" }).click();
  await expect(page.getByText("Nothing changed since Before the board.")).toBeVisible();
  await go(page, "Vision");
  await expect(statement).toHaveValue(words);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(statement).not.toHaveValue(words);
});

test("a deleted record is brought back with what belonged to it", async ({ page, host }) => {
  await openExample(page, host);
  await page.keyboard.press("ControlOrMeta+s");
  await page.getByLabel("What is this state of the strategy?").fill("Whole");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  const title = "Slot booking on two sites";
  const hits = await rpc<{ kind: string; id: string }[]>(host, "search", { query: title, limit: 20 });
  const { kind, id } = hits.find((hit) => hit.kind === "initiative")!;
  await rpc(host, "edit_apply", { changes: [{ op: "delete", kind, id }] });
  await page.reload();
  await go(page, "What changed");
  const dropped = page.getByRole("region", { name: /^Dropped/ });
  await expect(dropped.getByText(/and \d+ records that belong to it/)).toBeVisible();
  await dropped.getByRole("button", { name: `Bring back: ${title}` }).click();
  await expect(page.getByRole("region", { name: "Message" })).toContainText(`“${title}” is as it was`);
  await expect(dropped).toBeHidden();
});

test("a review is closed: its state is kept and what is open goes on", async ({ page, host }) => {
  await openExample(page, host);
  await go(page, "Reviews");
  await page.keyboard.press("ControlOrMeta+n");
  const details = page.getByRole("complementary", { name: "Dock" });
  await details.getByRole("textbox", { name: "Title" }).fill("Q1 review");
  await details.getByRole("button", { name: "Fill in the agenda" }).click();
  await expect(details.getByRole("button", { name: "Fill in the agenda" })).toBeHidden();
  await clean(page, "a review");
  await details.getByRole("button", { name: "Close the review" }).click();
  await expect(page.getByRole("region", { name: "Message" })).toContainText("“Q1 review” is closed");
  await details.getByRole("button", { name: "What changed since this review" }).click();
  await expect(page.getByLabel("Since", { exact: true })).toHaveValue(/^snapshot /);
  await page.keyboard.press("ControlOrMeta+z");
  await go(page, "Reviews");
  await expect(details.getByRole("button", { name: "Close the review" })).toBeVisible();
});
