/** What a room does in a workshop, activity by activity, and what bad input does to it. */
import { clean } from "./support/axe";
import { rpc, strategyOf } from "./support/records";
import { id, next, note, room, stageOf } from "./support/room";
import { expect, go, isSaved, test } from "./support/test";

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
    const before = complaints.length;
    await page
      .locator("input[type=file]")
      .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
    // The message before this one may still be there.
    await expect.poll(() => complaints.length).toBeGreaterThan(before);
    await expect(page.getByRole("region", { name: "Message" })).toContainText(/template.*Ask whoever sent it/i);
  }
  // The browser notes each refusal; nothing else complained.
  expect(complaints.filter((one) => !one.includes("422 (Refused)"))).toEqual([]);
  complaints.splice(0);
});

test("notes in one place of the map: those without room are counted, come to the top when chosen, and stay in the order of the keyboard", async ({
  page,
  host,
}) => {
  const notes = Array.from({ length: 30 }, (_, at) => `Note ${at + 1}`);
  await room(page, host, 3, [{ title: "Map", activity: "placing", axis_x: "Effort", axis_y: "Value" }], notes);
  await rpc(host, "edit_apply", {
    changes: notes.map((_, at) => ({ op: "set", kind: "workshop_note", id: id(1000 + at), fields: { x: 70, y: 70 } })),
  });
  await page.reload();
  await go(page, "Workshops");
  await page.getByRole("button", { name: /^The room/ }).click();
  const spot = (at: number) => page.getByRole("button", { name: new RegExp(`^Note ${at}: Effort`) });
  /** Whether a click in the middle of it meets it. */
  const onTop = (at: number) =>
    spot(at).evaluate((one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      return one.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
  await expect(page.getByRole("button", { name: /more beneath/ })).not.toHaveCount(0);
  await clean(page, "notes in one place");
  expect(await onTop(30)).toBe(false);
  const counts = await page.getByRole("button", { name: /more beneath/ }).allInnerTexts();
  const shown = await page.locator(".at:not(.under)").count();
  expect(shown + counts.reduce((sum, one) => sum + Number(one), 0)).toBe(30);

  await page
    .getByRole("button", { name: /more beneath/ })
    .last()
    .press("Enter");
  await page.getByRole("menuitem", { name: "Note 30", exact: true }).press("Enter");
  await expect(spot(30)).toBeFocused();
  expect(await onTop(30)).toBe(true);
  await page.keyboard.press("Shift+Tab");
  await expect(spot(29)).toBeFocused();
  expect(await onTop(29)).toBe(true);
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("button", { name: "Note 29: Effort 70, Value 75" })).toBeFocused();
  // The fields beside the map bring it to the top as well.
  await page.getByLabel("Effort of Note 28").focus();
  await expect(spot(28).locator("..")).toHaveCSS("opacity", "1");
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
  // The stage has room for some of them: the newest.
  const stage = await stageOf(page, host);
  await expect(stage.getByText("Note 500", { exact: true })).toBeInViewport({ ratio: 1 });
  await expect(stage.getByText("Note 441", { exact: true })).toBeHidden();
  // What has no room is not passed over.
  const shown = await stage.locator(".loose .note:visible").count();
  await expect(stage.getByText(`500 notes, the newest ${shown} notes shown`)).toBeVisible();
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
  // The last one that is drawn of a long cluster goes to where it is further back than any that is drawn.
  await note(page, "Note 96").focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(
    page.getByRole("group", { name: "Heap 3" }).getByRole("group", { name: "Note 96", exact: true }),
  ).toBeFocused();
  await next(page, "Dots");
  await page.getByRole("button", { name: "Add a dot to Heap 1" }).click();
  await expect(page.getByText("1 of 200 placed.")).toBeVisible();
  expect(await drawn()).toBeLessThan(180);
  // With one screen the counts are shown from its lower edge.
  await page.keyboard.press("F5");
  await page.getByRole("region", { name: "Stage with console" }).getByRole("button", { name: "Show counts" }).click();
  await expect(page.getByRole("button", { name: "Hide counts" }).last()).toBeVisible();
  await page.keyboard.press("Escape");
  // Eleven and more are voted on: those that follow the first five stand in a second row, all of them in sight.
  await expect(stage.locator(".figure")).toHaveCount(10);
  for (const figure of await stage.locator(".figure").all()) await expect(figure).toBeInViewport({ ratio: 1 });

  // Thirty clusters: those that are far from what is in sight are drawn when one comes near.
  await rpc(host, "edit_apply", {
    changes: Array.from({ length: 26 }, (_, at) => ({
      op: "put",
      kind: "workshop_note",
      id: id(5000 + at),
      fields: { text: `Heap ${at + 5}`, sort: "cluster", workshop: id(1), step: id(11) },
    })),
  });
  await rpc(host, "edit_apply", {
    changes: Array.from({ length: 390 }, (_, at) => ({
      op: "set",
      kind: "workshop_note",
      id: id(1000 + at),
      fields: { within: id(5000 + (at % 26)) },
    })),
  });
  await page.reload();
  await go(page, "Workshops");
  await page.getByRole("button", { name: /^The room/ }).click();
  await expect(page.getByRole("heading", { name: "Dots", level: 1 })).toBeVisible();
  const heap = page.getByRole("group", { name: "Heap 30" });
  await expect(heap).toBeVisible();
  expect(await drawn()).toBeLessThan(260);
  await expect(heap.getByText("Note 26", { exact: true })).toHaveCount(0);
  await heap.scrollIntoViewIfNeeded();
  await expect(heap.getByText("Note 26", { exact: true })).toBeVisible();
});

test("in a small window agenda, stage and private notes are at hand, and nothing stands out sideways", async ({
  page,
  host,
}) => {
  await page.setViewportSize({ width: 960, height: 640 });
  await room(
    page,
    host,
    3,
    [
      { title: "Write", activity: "silent_writing" },
      { title: "x".repeat(200), activity: "dot_vote", voting: "private", dots: 3 },
      { title: "Map", activity: "placing", axis_x: "y".repeat(150), axis_y: "Value" },
    ],
    ["z".repeat(300), "One"],
  );
  const now = page.getByRole("region", { name: "Now" });
  for (const at of [1, 2, 3]) {
    const agenda = page.getByRole("button", { name: `Agenda, ${at} of 3` });
    await expect(agenda).toBeVisible();
    expect(await now.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
    await expect(page.getByRole("button", { name: "Blank" })).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Private notes" })).toBeVisible();
    if (at === 2) await clean(page, "a small window");
    if (at === 3) break;
    await agenda.click();
    await page.getByRole("menuitemradio").nth(at).click();
  }
  await expect(page.getByRole("heading", { name: "Map", level: 1 })).toBeVisible();
});

test("the focus is never lost: notes parked, merged and deleted, a lock opened, the rest planned anew", async ({
  page,
  host,
}) => {
  await room(
    page,
    host,
    3,
    [
      { title: "Talk", activity: "discussion" },
      { title: "Write", activity: "silent_writing", minutes: 50 },
    ],
    ["Alpha", "Beta", "Gamma", "Delta"],
  );
  const now = page.getByRole("region", { name: "Now" });
  const chosen = async (name: string | RegExp) => {
    await page.keyboard.press("m");
    await page.getByRole("menuitem", { name }).click();
  };
  await note(page, "Alpha").focus();
  await chosen("Park it");
  await expect(page.getByRole("heading", { name: "Parking lot" })).toBeVisible();
  await expect(note(page, "Alpha")).toBeFocused();
  await note(page, "Beta").focus();
  await page.keyboard.press("Delete");
  await expect(note(page, "Gamma")).toBeFocused();
  await chosen("Merge into “Delta”");
  await expect(note(page, "Delta")).toBeFocused();

  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Lock against edits by accident" }).click();
  await expect(page.getByLabel("Where the note goes")).toBeDisabled();
  await page.getByRole("button", { name: "Locked: unlock" }).click();
  await expect(now).toBeFocused();
  await page.keyboard.press("F5");
  await expect(page.getByRole("region", { name: "Stage with console" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(now).toBeFocused();

  // It began 26 minutes ago and had ten.
  await isSaved(page);
  const { workshop_runs } = await strategyOf(host);
  const run = workshop_runs!.find(({ workshop }) => workshop === id(1))!;
  const begun = new Date(Date.now() - 26 * 60_000).toISOString();
  const laps = [{ ...(run.laps as object[])[0], begun }];
  await rpc(host, "edit_apply", {
    changes: [{ op: "set", kind: "workshop_run", id: run.id, fields: { begun, laps } }],
  });
  await page.reload();
  await go(page, "Workshops");
  await page.getByRole("button", { name: /^The room/ }).click();
  await expect(page.getByText("16 minutes over. To keep the end: Write gets 34 of 50.")).toBeVisible();
  await page.getByRole("button", { name: "Plan the rest so" }).click();
  await expect(page.getByRole("navigation", { name: "Agenda" })).toContainText("34 min");
  await expect(now).toBeFocused();
});
