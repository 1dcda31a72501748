/** What a workshop makes of time in which nobody worked: the laptop slept, or the program was left running. */
import { rpc, strategyOf } from "./support/records";
import { id, room } from "./support/room";
import { expect, go, isSaved, test } from "./support/test";

test("a laptop that slept an hour says so, and the hour can be left out", async ({ page, host }) => {
  await page.clock.install();
  await room(page, host, 3, [{ title: "Talk", activity: "discussion", minutes: 10 }]);
  await expect(page.getByRole("timer")).toHaveText(/^9:5/);
  await page.clock.setSystemTime(Date.now() + 3_600_000);
  const told = page.getByText("The computer slept, or its clock jumped by 60 minutes.");
  await expect(told).toBeVisible();
  await page.getByRole("button", { name: "Leave that time out" }).click();
  await expect(told).toBeHidden();
  await isSaved(page);
  const run = (await strategyOf(host)).workshop_runs!.find(({ workshop }) => workshop === id(1))!;
  expect((run.laps as { away: number }[])[0]!.away).toBeGreaterThan(3590);
});

test("a workshop that was left running says so the next day, and the time can be left out", async ({ page, host }) => {
  await page.clock.install();
  await room(page, host, 3, [{ title: "Talk", activity: "discussion", minutes: 10 }]);
  await isSaved(page);
  const { path } = (await rpc<{ open: { path: string } }>(host, "app_info", {})).open;
  await host.kill();
  const tomorrow = new Date(Date.now() + 25 * 3_600_000);
  await host.start(path, tomorrow.toISOString());
  await page.clock.setSystemTime(tomorrow);
  await page.goto(host.url);
  // What else is written meanwhile is no matter of the workshop.
  await go(page, "Vision");
  await page.getByRole("textbox", { name: "Statement" }).first().fill("Another vision");
  await isSaved(page);
  await go(page, "Workshops");
  await page.getByRole("button", { name: /^The room/ }).click();
  const told = page.getByText("Nothing was written for 25 hours.");
  await expect(told).toBeVisible();
  // Nothing that the steps ahead could give makes up for a day, neither before nor after.
  const over = page.getByText(/minutes over/);
  await expect(page.getByText(/^Behind plan/)).toBeVisible();
  await expect(over).toHaveCount(0);
  await page.getByRole("button", { name: "Leave that time out" }).click();
  await expect(told).toBeHidden();
  await expect(page.getByRole("timer")).toHaveText(/^9:5|^10:00/);
  await expect(over).toHaveCount(0);
  await isSaved(page);
  const run = (await strategyOf(host)).workshop_runs!.find(({ workshop }) => workshop === id(1))!;
  expect((run.laps as { away: number }[])[0]!.away).toBeGreaterThan(25 * 3600 - 60);
});
