/** What a room does in a workshop, activity by activity, and what bad input and a bad moment do to it. */
import type { Page } from "@playwright/test";
import { clean } from "./support/axe";
import { rpc } from "./support/records";
import { expect, go, openExample, saved, test } from "./support/test";
import type { Host } from "./support/host";

interface Info {
  open: { strategy: Record<string, Record<string, unknown>[]> };
}
const strategyOf = async (host: Host) => (await rpc<Info>(host, "app_info", {})).open.strategy;
const isSaved = (page: Page) => expect(saved(page)).toHaveAttribute("data-state", "saved");
const id = (tail: number) => `01a19b7c-a680-7fff-8000-${String(tail).padStart(12, "0")}`;

interface Step {
  title: string;
  activity: string;
  [field: string]: unknown;
}

/** A workshop with these steps, begun. */
async function room(page: Page, host: Host, people: number, steps: Step[], notes: string[] = []): Promise<void> {
  await openExample(page, host);
  await rpc(host, "edit_apply", {
    changes: [
      { op: "put", kind: "workshop", id: id(1), fields: { title: "The room", slot: 60, people, roles: ["Lead"] } },
      ...steps.map((fields, at) => ({
        op: "put",
        kind: "workshop_step",
        id: id(10 + at),
        fields: { minutes: 10, ...fields, workshop: id(1) },
      })),
      ...notes.map((text, at) => ({
        op: "put",
        kind: "workshop_note",
        id: id(1000 + at),
        fields: { text, workshop: id(1), step: id(10) },
      })),
    ],
  });
  await page.reload();
  await go(page, "Workshops");
  await page.getByRole("button", { name: /^The room/ }).click();
  await page.getByRole("button", { name: "Begin now" }).click();
  await expect(page.getByRole("heading", { name: steps[0]!.title, level: 1 })).toBeVisible();
}

async function next(page: Page, title: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
}

const note = (page: Page, name: string) => page.getByRole("group", { name, exact: true });

async function stageOf(page: Page, host: Host): Promise<Page> {
  const stage = await page.context().newPage();
  await stage.goto(`${host.url}/?stage=${id(1)}`);
  await expect(stage.getByText("The room")).toBeVisible();
  return stage;
}

test("a round has a speaker, the stage can be frozen, a check-out is taken down", async ({ page, host }) => {
  await room(page, host, 3, [
    { title: "Round", activity: "round_robin" },
    { title: "End", activity: "check_out" },
  ]);
  const stage = await stageOf(page, host);
  await expect(stage.getByText("Now: Lead")).toBeVisible();
  await page.getByRole("button", { name: "Next speaker" }).click();
  await expect(stage.getByText("Now: person 2")).toBeVisible();
  await page.getByRole("button", { name: "Next speaker" }).click();
  await page.getByRole("button", { name: "Next speaker" }).click();
  await expect(stage.getByText("Now: Lead")).toBeVisible();

  await page.getByRole("button", { name: "Freeze" }).click();
  await page.getByRole("button", { name: "Next speaker" }).click();
  await expect(page.getByText("person 2 of 3")).toBeVisible();
  await isSaved(page);
  // What the room saw stays until it is let go.
  await expect(stage.locator("[data-stage=frozen]")).toBeVisible();
  await expect(stage.getByText("Now: Lead")).toBeVisible();
  await page.getByRole("button", { name: "Unfreeze" }).click();
  await expect(stage.getByText("Now: person 2")).toBeVisible();

  await next(page, "End");
  const box = page.getByLabel("Add a note from the room");
  await box.fill("I will ask the yard");
  await box.press("Enter");
  await expect(note(page, "I will ask the yard")).toBeVisible();
  await expect(stage.getByText("I will ask the yard")).toBeVisible();
});

test("what hangs on the wall is entered by its numbers: into clusters, and as dots", async ({ page, host }) => {
  await room(
    page,
    host,
    2,
    [
      { title: "Heaps", activity: "cluster" },
      { title: "Dots", activity: "dot_vote", voting: "room", dots: 3, dots_per_note: 2 },
    ],
    ["Alpha", "Beta", "Gamma"],
  );
  const numbers = async (text: string) =>
    Number(await note(page, text).getByTitle("Its number on paper").first().innerText());
  const [alpha, beta, gamma] = [await numbers("Alpha"), await numbers("Beta"), await numbers("Gamma")];
  await page.getByRole("button", { name: "New cluster" }).click();
  await page.keyboard.type("Heap");
  const box = page.getByRole("textbox", { name: "By numbers" });
  await box.fill(`${alpha}, 9999`);
  await box.press("Enter");
  await expect(page.getByText("“9999” is no number of a note here.")).toBeVisible();
  await box.fill(`${alpha} ${gamma}`);
  await box.press("Enter");
  const heap = page.getByRole("group", { name: "Heap" });
  await expect(heap.getByRole("group", { name: "Alpha" })).toBeVisible();
  await expect(heap.getByRole("group", { name: "Gamma" })).toBeVisible();
  // The numbers are on paper: clustering does not change them.
  expect(await numbers("Gamma")).toBe(gamma);
  await clean(page, "numbers in a cluster step");

  await next(page, "Dots");
  await box.fill(`${beta} ${beta} ${beta} ${beta} ${beta}`);
  await box.press("Enter");
  await expect(page.getByText("At most 2 dots of each person may lie on one note.")).toBeVisible();
  await box.fill(`${beta} ${beta} ${beta} ${beta}`);
  await box.press("Enter");
  await expect(box).toHaveValue("");
  await box.fill(`${beta} ${beta} ${beta}`);
  await box.press("Enter");
  await expect(page.getByText("2 dots of the room are left, and these are 3.")).toBeVisible();
  await isSaved(page);
  expect((await strategyOf(host)).workshop_notes!.find(({ text }) => text === "Beta")!.votes).toBe(4);

  // A ballot for each person, and cards with the same numbers.
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Ballots to print (PDF)…" }).click();
  await expect.poll(() => host.files().some((name) => name.endsWith(".pdf"))).toBe(true);
});

test("a place on the map writes the scores of the record, pairs give an order, scores their agreement, a choice a decision", async ({
  page,
  host,
}) => {
  await room(
    page,
    host,
    2,
    [
      { title: "Risks", activity: "placing", axis_x: "Likelihood", axis_y: "Impact" },
      { title: "Pairs", activity: "pairwise" },
      { title: "Scores", activity: "scores" },
      { title: "Choose", activity: "decide" },
    ],
    [],
  );
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Bring in records…" }).click();
  const bring = page.getByRole("dialog", { name: "Bring in records" });
  await bring.getByLabel("Which records").selectOption("risk");
  const risks = (await strategyOf(host)).risks!;
  const [first, second] = [String(risks[0]!.title), String(risks[1]!.title)];
  for (const box of (await bring.getByRole("checkbox").all()).slice(2)) await box.uncheck();
  await bring.getByRole("button", { name: "Bring in 2" }).click();
  await page.getByLabel(`Likelihood of ${first}`).fill("100");
  await page.getByLabel(`Likelihood of ${first}`).press("Tab");
  await page.getByLabel(`Impact of ${first}`).fill("0");
  await page.getByLabel(`Impact of ${first}`).press("Tab");
  await isSaved(page);
  const written = (await strategyOf(host)).risks![0]!;
  expect([written.likelihood, written.impact]).toEqual([5, 1]);
  await page
    .getByRole("button", { name: new RegExp(`^${first.replace(/[.*+?^$()[\]{}|\\]/g, "\\$&")}: Likelihood`) })
    .focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowUp");
  await isSaved(page);
  expect((await strategyOf(host)).risks![0]!.likelihood).toBe(4);

  await next(page, "Pairs");
  await page.getByRole("button", { name: second, exact: true }).click();
  await expect(page.getByText("All pairs are compared.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "first in 1 of 1" })).toContainText(second);

  await next(page, "Scores");
  await page.getByRole("button", { name: "Ballots…" }).click();
  const dialog = page.getByRole("dialog");
  const ids = await page.getByRole("region", { name: "Now" }).locator("ol .no").allInnerTexts();
  for (const [one, other] of [
    [5, 1],
    [5, 5],
  ]) {
    await dialog.getByRole("button", { name: "Next ballot" }).click();
    await dialog.getByLabel("From paper, by numbers").fill(`${ids[0]}:${one} ${ids[1]}:${other}`);
    await dialog.getByLabel("From paper, by numbers").press("Enter");
    await dialog.getByRole("button", { name: "Cast the ballot" }).click();
    await expect(dialog.getByText("Pass the keyboard on")).toBeVisible();
  }
  await dialog.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Show counts" }).click();
  await expect(page.getByRole("row", { name: new RegExp("5.0 100 %") })).toBeVisible();
  await expect(page.getByRole("row", { name: new RegExp("3.0 0 %") })).toBeVisible();

  await next(page, "Choose");
  for (const option of ["Wait", "Go now"]) {
    await page.getByLabel("Add an option").fill(option);
    await page.getByLabel("Add an option").press("Enter");
  }
  const go_ = page.getByRole("group", { name: "Go now" });
  await go_.getByLabel("An objection to Go now").fill("The crew is tired");
  await go_.getByLabel("An objection to Go now").press("Enter");
  await go_.getByRole("button", { name: "Choose" }).click();
  await page.getByLabel("Driver").fill("Yard lead");
  await page.getByLabel("Informed").fill("Crews; Partners");
  await page.getByRole("button", { name: "Record the decision" }).click();
  await expect(page.getByText("Recorded.")).toBeVisible();
  await isSaved(page);
  const decision = (await strategyOf(host)).decisions!.find(({ title }) => title === "Go now")!;
  expect([decision.driver, decision.informed]).toEqual(["Yard lead", ["Crews", "Partners"]]);
  expect(decision.options).toMatchObject([
    { title: "Wait", chosen: false },
    { title: "Go now", chosen: true, cons: ["The crew is tired"] },
  ]);
});

test("zero minutes, 200 dots, empty notes, a damaged and a hostile template: a sentence and a way on", async ({
  page,
  host,
  complaints,
}) => {
  await room(
    page,
    host,
    40,
    [
      { title: "Talk", activity: "discussion", minutes: 0 },
      { title: "Dots", activity: "dot_vote", voting: "room", dots: 200 },
    ],
    ["Alpha"],
  );
  await expect(page.getByRole("timer")).toHaveText(/^0:0\d$/);
  const box = page.getByLabel("Add a note from the room");
  await box.fill("   ");
  await box.press("Enter");
  await box.fill("");
  await box.press("Enter");
  await isSaved(page);
  expect((await strategyOf(host)).workshop_notes!.filter(({ workshop }) => workshop === id(1))).toHaveLength(1);

  await next(page, "Dots");
  await expect(page.getByText("0 of 8000 placed.")).toBeVisible();
  const number = await note(page, "Alpha").getByTitle("Its number on paper").innerText();
  const numbers = page.getByRole("textbox", { name: "By numbers" });
  await numbers.fill(`${number}:8001`);
  await numbers.press("Enter");
  await expect(page.getByText("8,000 dots of the room are left, and these are 8,001.")).toBeVisible();
  await numbers.fill(`${number}:8000`);
  await numbers.press("Enter");
  await expect(note(page, "Alpha").getByText("8000", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Add a dot to Alpha" }).click();
  await expect(page.getByRole("region", { name: "Message" })).toContainText("All dots of the room are placed.");

  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("button", { name: "Workshops" }).click();
  for (const [name, text] of [
    ["damaged.json", '{"what": "lodestar workshop template", "version": 1, "template": {'],
    ["other.json", "[]"],
    [
      "hostile.json",
      JSON.stringify({
        what: "lodestar workshop template",
        version: 1,
        template: { name: "x".repeat(100_000), title: "<script>", steps: [{ activity: "rm -rf", minutes: 1e300 }] },
      }),
    ],
  ] as const) {
    await page
      .locator("input[type=file]")
      .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
    await expect(page.getByRole("region", { name: "Message" })).toContainText(/template/i);
  }
  // The browser notes each refusal; nothing else complained.
  expect(complaints.filter((one) => !one.includes("422 (Refused)"))).toEqual([]);
  complaints.splice(0);
});

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

test("500 notes and 40 people: only what is in sight is drawn", async ({ page, host }) => {
  const notes = Array.from({ length: 500 }, (_, at) => `Note ${at + 1}`);
  await room(
    page,
    host,
    40,
    [
      { title: "Write", activity: "silent_writing" },
      { title: "Heaps", activity: "cluster" },
      { title: "Dots", activity: "dot_vote", voting: "room", dots: 5 },
    ],
    notes,
  );
  const drawn = () => page.locator("[data-note]").count();
  expect(await drawn()).toBeLessThan(80);
  const box = page.getByLabel("Add a note from the room");
  await box.fill("One more");
  await box.press("Enter");
  await isSaved(page);

  await next(page, "Heaps");
  for (let at = 0; at < 4; at++) {
    await page.getByRole("button", { name: "New cluster" }).click();
    await page.keyboard.type(`Heap ${at + 1}`);
  }
  await isSaved(page);
  const { workshop_notes } = await strategyOf(host);
  const own = workshop_notes!.filter(({ workshop }) => workshop === id(1));
  const heaps = own.filter(({ sort }) => sort === "cluster");
  await rpc(host, "edit_apply", {
    changes: own
      .filter(({ sort }) => sort === "note")
      .slice(0, 400)
      .map((one, at) => ({
        op: "set",
        kind: "workshop_note",
        id: one.id,
        fields: { within: heaps[at % heaps.length]!.id },
      })),
  });
  await page.reload();
  await go(page, "Workshops");
  await page.getByRole("button", { name: /^The room/ }).click();
  await expect(page.getByRole("heading", { name: "Heaps", level: 1 })).toBeVisible();
  expect(await drawn()).toBeLessThan(180);
  const moved = note(page, "Note 1");
  await moved.focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(
    page.getByRole("group", { name: "Heap 2" }).getByRole("group", { name: "Note 1", exact: true }),
  ).toBeFocused();
  await next(page, "Dots");
  await page.getByRole("button", { name: "Add a dot to Heap 1" }).click();
  await expect(page.getByText("1 of 200 placed.")).toBeVisible();
  expect(await drawn()).toBeLessThan(180);
});
