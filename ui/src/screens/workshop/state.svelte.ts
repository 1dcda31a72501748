/**
 * What the Workshops screen has in hand: which workshop, which part of it, what the back end reckons about it at this
 * moment. What is done to it stands in `acts.ts`.
 */
import { announcements } from "../../lib/announce.svelte";
import { call } from "../../lib/backend";
import { strategy } from "../../lib/strategy.svelte";
import { announcement, JUMP, jumped, leftAlone, type Idle } from "../../lib/timer";
import type {
  AgendaRow,
  Drafts,
  Id,
  NoteSort,
  Workshop,
  WorkshopAnswer,
  WorkshopNote,
  WorkshopRun,
  WorkshopStep,
} from "../../lib/types";
import { view } from "../../lib/view.svelte";

export type Part = "prepare" | "run" | "harvest";

const records = <T>(kind: "workshop" | "workshop_step" | "workshop_note" | "workshop_run") =>
  strategy.records(kind) as unknown as T[];

class WorkshopsState {
  /** Which part was chosen; without a choice the one that the workshop is at. */
  #part = $state.raw<{ id: Id; part: Part } | null>(null);
  answer = $state.raw<WorkshopAnswer | null>(null);
  drafts = $state.raw<Drafts | null>(null);
  /** The moment, four times a second while a workshop is shown. */
  now = $state(Date.now());
  /** Time of a step in which nobody worked, as it seems. */
  idle = $state.raw<(Idle & { step: Id }) | null>(null);
  /** Whether one screen is both stage and console. */
  presenting = $state(false);
  /** The note that was moved last: wherever it went, it is drawn. */
  moved = $state<Id | null>(null);
  /** The dialog that is open. */
  dialog = $state<"ballot" | "bring" | "close" | null>(null);
  #asking = 0;
  /** The run that is watched, as long as its file is open. */
  #watched: { file: unknown; run: Id } | null = null;

  readonly all = $derived(records<Workshop>("workshop"));
  readonly current = $derived.by((): Workshop | undefined => {
    const ref = view.selection;
    if (!ref) return undefined;
    if (ref.kind === "workshop") return this.all.find((one) => one.id === ref.id);
    if (!["workshop_step", "workshop_note", "workshop_run"].includes(ref.kind)) return undefined;
    const owner = strategy.get(ref.kind, ref.id)?.workshop;
    return this.all.find((one) => one.id === owner);
  });
  readonly id = $derived(this.current?.id);
  readonly steps = $derived(records<WorkshopStep>("workshop_step").filter((step) => step.workshop === this.id));
  readonly notes = $derived(records<WorkshopNote>("workshop_note").filter((note) => note.workshop === this.id));
  readonly run = $derived(records<WorkshopRun>("workshop_run").find((run) => run.workshop === this.id));
  readonly running = $derived(this.run !== undefined && this.run.begun !== null && this.run.ended === null);
  readonly step = $derived(this.steps.find((step) => step.id === this.run?.step) ?? this.steps[0]);
  readonly stepAt = $derived(this.steps.findIndex((step) => step.id === this.step?.id));
  readonly next = $derived(this.steps[this.stepAt + 1]);
  /** Whether something is counted in this step, which the room sees once it is shown. */
  readonly counted = $derived(["dot_vote", "scores", "pairwise"].includes(this.step?.activity ?? ""));
  readonly locked = $derived(this.run?.locked ?? false);
  readonly writable = $derived(strategy.readOnly === null);
  readonly editable = $derived(this.writable && !this.locked);
  readonly part = $derived.by((): Part => {
    if (this.#part && this.#part.id === this.id) return this.#part.part;
    return this.run?.ended ? "harvest" : this.running ? "run" : "prepare";
  });

  readonly byId = $derived(new Map(this.notes.map((note) => [note.id, note])));
  readonly clusters = $derived(this.sorted("cluster"));
  readonly inside = $derived.by(() => {
    const groups = new Map<Id, WorkshopNote[]>();
    for (const note of this.notes) {
      if (note.within === null) continue;
      const group = groups.get(note.within);
      if (group) group.push(note);
      else groups.set(note.within, [note]);
    }
    return groups;
  });
  readonly loose = $derived(this.sorted("note").filter((note) => note.within === null || !this.byId.has(note.within)));
  /** What is voted on, scored and ranked. */
  readonly items = $derived([...this.clusters, ...this.loose]);

  /** What is voted on, by the numbers on paper. */
  readonly itemNumbers = $derived(numbered(this.items));
  /** Every note that can lie in a cluster, by the numbers on paper. */
  readonly noteNumbers = $derived(numbered(this.notes.filter(({ sort }) => sort === "note")));

  readonly agenda = $derived(this.answer?.agenda);
  /** Whether the end that was booked is worth a word: it is missed, but not yet long past, as on the next day. */
  readonly tight = $derived.by(() => {
    const { over, slot, minutes } = this.agenda ?? { over: 0, slot: null, minutes: 0 };
    return over > 0 && over <= (slot ?? minutes) && this.idle === null;
  });
  readonly rows = $derived(new Map<Id, AgendaRow>(this.agenda?.rows.map((row) => [row.step, row])));
  /** The seconds left of the step that runs; less than nothing over time. */
  readonly left = $derived.by((): number | null => {
    const clock = this.agenda?.clock;
    if (!clock) return null;
    if (clock.ends === null) return clock.allotted - clock.spent;
    return (Date.parse(clock.ends) - this.now) / 1000;
  });

  sorted(sort: NoteSort): WorkshopNote[] {
    return this.notes.filter((note) => note.sort === sort);
  }

  dots(note: WorkshopNote): number {
    const own = note.votes ?? 0;
    return (this.inside.get(note.id) ?? []).reduce((sum, inner) => sum + (inner.votes ?? 0), own);
  }

  select(id: Id | null): void {
    view.select(id === null ? null : { kind: "workshop", id });
  }

  show(part: Part): void {
    if (this.id) this.#part = { id: this.id, part };
  }

  /** Asks the back end how things stand at this moment. An answer that another overtook is dropped. */
  async ask(): Promise<void> {
    const id = this.id;
    const asked = ++this.#asking;
    if (!id) {
      this.answer = null;
      return;
    }
    try {
      const answer = await call("workshop", { id });
      if (asked === this.#asking) this.answer = answer;
    } catch {
      // The workshop is not there yet, or not any more: the next revision asks again.
    }
  }

  /** One look at the clock. */
  tick(now: number): void {
    const passed = (now - this.now) / 1000;
    const before = this.left;
    this.now = now;
    const left = this.left;
    const clock = this.agenda?.clock;
    this.#lookBack(now);
    if (!this.running || before === null || left === null || !clock || clock.paused) return;
    const slept = jumped(passed);
    if (slept && this.step) this.idle = { ...slept, step: this.step.id };
    if (passed < -JUMP) void this.ask();
    const words = announcement(before, left);
    if (words) {
      announcements.say(words);
      if (this.sound) chime();
    }
  }

  /** A workshop that was running when its file was opened: was it left alone meanwhile? */
  #lookBack(now: number): void {
    const { run, step } = this;
    const { file } = strategy;
    if (!run || (this.#watched?.file === file && this.#watched?.run === run.id)) return;
    this.#watched = { file, run: run.id };
    this.idle = null;
    const lap = run.laps.find((one) => one.step === step?.id);
    if (!this.running || !this.writable || !step || !lap?.begun || lap.ended !== null || lap.paused !== null) return;
    const own = [this.current, run, ...this.steps, ...this.notes].flatMap((one) => one?.updated ?? []);
    const alone = leftAlone([lap.begun, ...own], now);
    if (alone) this.idle = { ...alone, step: step.id };
  }

  /** Whether the announcements can be heard; off until somebody wants it. */
  sound = $state(false);

  /** Whoever wants the announcements hears at once how they sound. */
  switchSound(): void {
    this.sound = !this.sound;
    announcements.show(this.sound ? "Sound at 5 minutes, 1 minute and the end" : "No sound");
    if (this.sound) chime();
  }
}

function numbered(notes: readonly WorkshopNote[]): Map<number, Id> {
  return new Map(notes.flatMap(({ number, id }) => (number === null ? [] : [[number, id] as const])));
}

/** Two soft tones. Where there is no sound, the words are enough. */
function chime(): void {
  try {
    const audio = new AudioContext();
    for (const [at, pitch] of [
      [0, 523],
      [0.25, 659],
    ] as const) {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.12, audio.currentTime + at);
      volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + at + 0.6);
      tone.connect(volume).connect(audio.destination);
      tone.start(audio.currentTime + at);
      tone.stop(audio.currentTime + at + 0.6);
    }
  } catch {
    // No sound.
  }
}

export const workshops = new WorkshopsState();
