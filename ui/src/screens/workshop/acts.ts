/** What is done to a workshop: prepared, run by the clock, filled with notes. All of it is written as it happens. */
import { announcements } from "../../lib/announce.svelte";
import { BackendError, call } from "../../lib/backend";
import { deleting } from "../../lib/deleting.svelte";
import { newId } from "../../lib/ids";
import { strategy } from "../../lib/strategy.svelte";
import type {
  Change,
  Draft,
  Format,
  Id,
  Kind,
  Lap,
  NoteSort,
  StageShows,
  WorkshopNote,
  WorkshopStep,
} from "../../lib/types";
import { view } from "../../lib/view.svelte";
import { plural } from "../../lib/words";
import * as laps from "./laps";
import { doubles } from "./notes";
import { workshops } from "./state.svelte";

const now = () => new Date().toISOString();
const set = (kind: Kind, id: Id, fields: Record<string, unknown>): Change => ({ op: "set", kind, id, fields });

/** Shows what a call could not do, and what to do about it. */
export function complain(error: unknown): void {
  const words = error instanceof Error ? error.message : String(error);
  const hints = error instanceof BackendError ? error.hints : [];
  announcements.show([words, ...hints].join(" "), { tone: "warning" });
}

/** Writes minutes, a ballot or note cards to a file. */
export async function paper(kind: "minutes" | "ballots" | "cards", format: Format): Promise<void> {
  if (!workshops.id) return;
  if (kind === "ballots" && workshops.items.length === 0) {
    announcements.show("There are no notes to vote on yet. Note cards can be printed empty.", { tone: "warning" });
    return;
  }
  try {
    await strategy.flush();
    const written = await call("workshop_paper", { id: workshops.id, paper: kind, format });
    if (written) announcements.show(`Written to ${written.path}`);
  } catch (error) {
    complain(error);
  }
}

// ——— preparing

/** A new workshop, from a draft or with one empty step. */
export function make(draft?: Draft): Id {
  const id = newId();
  const steps = draft?.steps ?? [{ activity: "discussion", minutes: 10 }];
  const changes: Change[] = [
    {
      op: "put",
      kind: "workshop",
      id,
      fields: draft ? { title: draft.title, purpose: draft.purpose, slot: draft.slot } : { slot: 60 },
    },
    ...steps.map((fields): Change => ({
      op: "put",
      kind: "workshop_step",
      id: newId(),
      fields: { ...fields, workshop: id },
    })),
  ];
  strategy.apply(changes, { label: draft ? `Prepare “${draft.title}”` : "Prepare a workshop" });
  workshops.select(id);
  workshops.show("prepare");
  void view.focusField("workshop", id, "title");
  return id;
}

export function addStep(activity: WorkshopStep["activity"] = "discussion", after?: Id | null): Id | undefined {
  if (!workshops.id) return undefined;
  const title = activity === "break" ? "Break" : "";
  const fields = { workshop: workshops.id, title, activity, minutes: 10, dots: activity === "dot_vote" ? 3 : null };
  const place = after === undefined ? (workshops.steps.at(-1)?.id ?? null) : after;
  return strategy.create("workshop_step", fields, { after: place, label: "Add a step" });
}

export function removeStep(step: WorkshopStep): void {
  deleting.remove([{ kind: "workshop_step", id: step.id }]);
}

export function setActivity(step: WorkshopStep, activity: WorkshopStep["activity"]): void {
  const fields: Record<string, unknown> = { activity };
  if (activity === "dot_vote" && step.dots === null) fields.dots = 3;
  if (activity === "placing" && step.axis_x === "") Object.assign(fields, { axis_x: "Effort", axis_y: "Value" });
  strategy.apply([set("workshop_step", step.id, fields)]);
}

// ——— running

function setRun(fields: Record<string, unknown>, label: string): void {
  const run = workshops.run;
  if (run) strategy.apply([set("workshop_run", run.id, fields)], { label });
}

const ran = (): readonly Lap[] => workshops.run?.laps ?? [];

/** Begins the workshop, or goes on with one that was closed. */
export function start(): void {
  const { current, steps, run } = workshops;
  const first = steps[0];
  if (!current || !first) return;
  // Time is apart from what people edit: undo passes over it.
  if (!run) {
    const begun = now();
    const fields = { workshop: current.id, step: first.id, begun, laps: laps.begin([], first.id, begun) };
    strategy.create("workshop_run", fields, { label: `Begin “${current.title}”` });
  } else setRun({ ended: null, begun: run.begun ?? now() }, "Go on with the workshop");
  if (current.status !== "running") strategy.apply([set("workshop", current.id, { status: "running" })]);
  workshops.show("run");
}

export function goTo(step: WorkshopStep): void {
  if (!workshops.running) return;
  setRun({ step: step.id, laps: laps.begin(ran(), step.id, now()), speaker: 0, message: "" }, `Begin “${step.title}”`);
  announcements.say(`${step.title}, ${plural(step.minutes ?? 0, "minute")}`);
}

export function close(): void {
  const { current } = workshops;
  if (!current) return;
  setRun({ ended: now(), laps: laps.end(ran(), now()), stage: "step" }, "Close the workshop");
  strategy.apply([set("workshop", current.id, { status: "closed" })]);
  workshops.show("harvest");
}

export function pauseOrGoOn(): void {
  const { step, agenda } = workshops;
  if (!step || !workshops.running) return;
  const paused = agenda?.clock?.paused ?? false;
  const changed = paused ? laps.resume(ran(), step.id, now()) : laps.pause(ran(), step.id, now());
  setRun({ laps: changed }, paused ? "Go on" : "Pause");
  announcements.say(paused ? "The time goes on" : "Paused");
}

export function addMinutes(minutes: number): void {
  const { step } = workshops;
  if (step) setRun({ laps: laps.add(ran(), step.id, minutes) }, minutes > 0 ? "Add a minute" : "Take a minute");
}

/** Lets the steps ahead give what was proposed. */
export function giveTime(): void {
  const gives = workshops.agenda?.gives ?? [];
  let changed = ran();
  for (const give of gives) changed = laps.add(changed, give.step, give.to - give.from);
  setRun({ laps: changed }, "Plan the rest anew");
}

/** The time in which nobody worked does not count. */
export function leaveOutIdle(): void {
  const { idle } = workshops;
  if (idle) setRun({ laps: laps.leaveOut(ran(), idle.step, idle.seconds) }, "Leave out idle time");
  workshops.idle = null;
}

export function stageShows(stage: StageShows): void {
  setRun({ stage }, stage === "step" ? "Show the step" : stage === "blank" ? "Blank the stage" : "Freeze the stage");
}

export function say(message: string): void {
  const run = workshops.run;
  if (run) strategy.set("workshop_run", run.id, "message", message);
}

export function lock(locked: boolean): void {
  setRun({ locked }, locked ? "Lock the console" : "Unlock the console");
}

export function nextSpeaker(by: number): void {
  const people = workshops.current?.people ?? 0;
  const at = (workshops.run?.speaker ?? 0) + by;
  setRun({ speaker: people > 0 ? (at + people) % people : Math.max(0, at) }, "Next speaker");
}

// ——— notes

/** Takes down what was said. */
export function capture(text: string, sort: NoteSort = "note", within: Id | null = null): Id | undefined {
  const words = text.replace(/\s+/g, " ").trim();
  if (words === "" || !workshops.id || !workshops.editable) return undefined;
  const fields = { workshop: workshops.id, step: workshops.step?.id ?? null, text: words, sort, within };
  return strategy.create("workshop_note", fields, { label: `Note “${words.slice(0, 40)}”` });
}

/** Several lines are several notes, in one step of undo. */
export function captureLines(lines: readonly string[], sort: NoteSort = "note", within: Id | null = null): void {
  if (!workshops.id || !workshops.editable) return;
  const texts = lines.map((line) => line.replace(/\s+/g, " ").trim()).filter((line) => line !== "");
  const changes = texts.map((text): Change => ({
    op: "put",
    kind: "workshop_note",
    id: newId(),
    fields: { workshop: workshops.id, step: workshops.step?.id ?? null, text, sort, within },
  }));
  if (changes.length > 0) strategy.apply(changes, { label: `Add ${plural(changes.length, "note")}` });
}

export function rename(note: WorkshopNote, text: string): void {
  strategy.set("workshop_note", note.id, "text", text);
}

/** Puts notes into a cluster, or out of any. */
export function moveInto(ids: readonly Id[], cluster: Id | null): void {
  const moved = ids.filter((id) => id !== cluster && workshops.byId.get(id)?.within !== cluster);
  if (moved.length === 0) return;
  workshops.moved = moved.at(-1)!;
  const name = cluster === null ? "no cluster" : (workshops.byId.get(cluster)?.text ?? "the cluster");
  strategy.apply(
    moved.map((id) => set("workshop_note", id, { within: cluster, sort: "note" })),
    { label: `Move ${plural(moved.length, "note")} to ${name}` },
  );
  announcements.say(`Moved to ${name}`);
}

/** A new cluster, with these notes in it. */
export function makeCluster(name: string, ids: readonly Id[] = []): Id | undefined {
  if (!workshops.id) return undefined;
  const id = newId();
  strategy.apply(
    [
      { op: "put", kind: "workshop_note", id, fields: { workshop: workshops.id, text: name, sort: "cluster" } },
      ...ids.map((note) => set("workshop_note", note, { within: id, sort: "note" })),
    ],
    { label: name ? `Cluster “${name}”` : "New cluster" },
  );
  return id;
}

/** A cluster goes; its notes stay. */
export function dissolve(cluster: WorkshopNote): void {
  strategy.apply([{ op: "delete", kind: "workshop_note", id: cluster.id }], { label: `Dissolve “${cluster.text}”` });
  announcements.show(`Dissolved “${cluster.text}”; its notes stay`, { undo: true });
}

export function turnInto(note: WorkshopNote, sort: NoteSort): void {
  strategy.apply([set("workshop_note", note.id, { sort, within: null })]);
}

export function removeNote(note: WorkshopNote): void {
  strategy.apply([{ op: "delete", kind: "workshop_note", id: note.id }], { label: `Delete “${note.text}”` });
  announcements.show(`Deleted “${note.text}”`, { undo: true });
}

/** One note stands for both from now on; its dots and how often it was said are those of both. */
export function merge(from: WorkshopNote, into: WorkshopNote): void {
  const fields: Record<string, unknown> = { times: (into.times ?? 1) + (from.times ?? 1) };
  if (into.votes !== null || from.votes !== null) fields.votes = (into.votes ?? 0) + (from.votes ?? 0);
  strategy.apply([set("workshop_note", into.id, fields), { op: "delete", kind: "workshop_note", id: from.id }], {
    label: `Merge “${from.text}”`,
  });
  announcements.show(`Merged into “${into.text}”`, { undo: true });
}

/** Merges all notes that say the same. */
export function mergeDoubles(): void {
  const found = doubles(workshops.notes);
  if (found.length === 0) {
    announcements.show("No two notes say the same");
    return;
  }
  const changes = found.flatMap(({ keep, drop, times }): Change[] => {
    const votes = [keep, ...drop].map((id) => workshops.byId.get(id)?.votes ?? null);
    const counted = votes.some((one) => one !== null);
    const sum = votes.reduce<number>((all, one) => all + (one ?? 0), 0);
    return [
      set("workshop_note", keep, counted ? { times, votes: sum } : { times }),
      ...drop.map((id): Change => ({ op: "delete", kind: "workshop_note", id })),
    ];
  });
  const gone = found.reduce((sum, { drop }) => sum + drop.length, 0);
  strategy.apply(changes, { label: `Merge ${plural(gone, "double")}` });
  announcements.show(`Merged ${plural(gone, "double")}`, { undo: true });
}

// ——— votes

/** The dots that the room has left; null where it is not known how many there are. */
export function dotsLeft(): number | null {
  const { step, current, items } = workshops;
  if (!step || !current?.people || !step.dots) return null;
  return step.dots * current.people - items.reduce((sum, item) => sum + workshops.dots(item), 0);
}

/** Why so many dots more cannot be placed; nothing where they can. */
function noRoom(given: ReadonlyMap<Id, number>): string | null {
  const { step, current } = workshops;
  const left = dotsLeft();
  const more = [...given.values()].reduce((sum, one) => sum + one, 0);
  if (more > 0 && left !== null && left < more) {
    return left > 0
      ? `${plural(left, "dot")} of the room ${left === 1 ? "is" : "are"} left, and these are ${more.toLocaleString("en-GB")}.`
      : "All dots of the room are placed. Change the number of people if someone is missing.";
  }
  const most = step?.dots_per_note && current?.people ? step.dots_per_note * current.people : Infinity;
  const full = [...given].some(([id, by]) => by > 0 && (workshops.byId.get(id)?.votes ?? 0) + by > most);
  return full ? `At most ${step?.dots_per_note} dots of each person may lie on one note.` : null;
}

export function addDot(note: WorkshopNote, by: number): void {
  const votes = (note.votes ?? 0) + by;
  if (votes < 0) return;
  const why = noRoom(new Map([[note.id, by]]));
  if (why !== null) {
    announcements.show(why, { tone: "warning" });
    return;
  }
  strategy.apply([set("workshop_note", note.id, { votes })], {
    label: `${by > 0 ? "Dot" : "Dot less"} for “${note.text}”`,
    coalesce: `dots/${note.id}`,
  });
}

/** Puts dots on several notes at once, in one step of undo; why not, where they do not fit. */
export function addDots(given: ReadonlyMap<Id, number>): string | null {
  const why = noRoom(given);
  if (why !== null || !workshops.editable) return why;
  const changes = [...given].map(([id, by]) =>
    set("workshop_note", id, { votes: (workshops.byId.get(id)?.votes ?? 0) + by }),
  );
  const sum = [...given.values()].reduce((all, one) => all + one, 0);
  if (changes.length > 0) strategy.apply(changes, { label: `Enter ${plural(sum, "dot")}` });
  return null;
}

/** Shows or hides the counts. Private ballots become counts in that moment, and nothing else of them is kept. */
export async function reveal(shown: boolean): Promise<void> {
  const { step } = workshops;
  if (!step) return;
  const secret = step.activity === "scores" || (step.activity === "dot_vote" && step.voting === "private");
  if (shown && secret) {
    try {
      await strategy.flush();
      strategy.take(await call("ballots_reveal", { id: step.id }));
      await workshops.ask();
    } catch (error) {
      complain(error);
    }
  } else {
    strategy.apply([set("workshop_step", step.id, { revealed: shown })], {
      label: shown ? "Show the counts" : "Hide the counts",
    });
  }
}
