/** What the Decisions screen has in hand: which record, what is filtered, what is asked, and the acts on a record. */
import { tick } from "svelte";
import { announcements } from "../../lib/announce.svelte";
import { day } from "../../lib/day.svelte";
import { deleting } from "../../lib/deleting.svelte";
import { newId } from "../../lib/ids";
import { fieldKey, strategy } from "../../lib/strategy.svelte";
import type { Change, Id } from "../../lib/types";
import { view } from "../../lib/view.svelte";
import {
  asDecision,
  found,
  grouped,
  isSettled,
  NO_FILTER,
  nextNumber,
  numberWords,
  STATUS_WORDS,
  today,
  type Decision,
  type Filter,
  type Status,
} from "./decision";
import { inLines } from "./life";
import { linesOf } from "./lines";
import { adviceFor, choiceFields, standing, stepChanges } from "./status";
import { givingWay, supersession } from "./supersession";

/** How the log is looked at: one record beside the list, the lives of all in time, what replaces what. */
export const LOOKS = ["records", "time", "lines"] as const;
export type Look = (typeof LOOKS)[number];
export const LOOK_WORDS: Record<Look, { short: string; long: string }> = {
  records: { short: "Records", long: "Decisions as records" },
  time: { short: "In time", long: "Decisions in time" },
  lines: { short: "Lines", long: "Lines of decisions: what replaces what" },
};

class DecisionsState {
  look = $state<Look>("records");
  filtering = $state(false);
  filter = $state.raw<Filter>(NO_FILTER);
  /** The settled record that someone has said they want to edit. */
  unlocked = $state<Id | null>(null);
  dialog = $state<"supersede" | null>(null);
  /** The step against which something speaks, while the reader thinks about it. */
  advised = $state<{ id: Id; status: Status } | null>(null);
  /** Where one was, for coming back to the screen. */
  #last: Id | null = null;
  /** The record that was chosen on this screen; any other was chosen elsewhere, by who wants to read it. */
  rested: Id | null = null;

  readonly all = $derived(strategy.records("decision").map(asDecision));
  readonly byId = $derived(new Map(this.all.map((one) => [one.id, one])));
  readonly shown = $derived(found(this.all, this.filtering ? this.filter : NO_FILTER, day.now));
  readonly groups = $derived(grouped(this.shown));
  readonly links = $derived(supersession(strategy.records("link"), this.byId));
  /** The rows of the picture in time. */
  readonly rows = $derived(inLines(this.shown, this.links));
  /** The lines of decisions that replace each other. */
  readonly lines = $derived(linesOf(this.all, this.links));
  /** The records in the order in which they stand on the screen. */
  readonly order = $derived(
    this.look === "time"
      ? this.rows.map(({ decision }) => decision)
      : this.look === "lines"
        ? this.lines.flat()
        : this.groups.flatMap((group) => group.decisions),
  );
  readonly current = $derived.by(() => {
    const ref = view.selection;
    if (ref?.kind === "decision") return this.byId.get(ref.id);
    if (ref?.kind !== "assumption") return undefined;
    return this.byId.get((strategy.get("assumption", ref.id)?.decision as Id | null) ?? "");
  });
  readonly writable = $derived(strategy.readOnly === null);

  /** Whether the content of a record is shown for reading only. */
  isLocked(decision: Decision): boolean {
    return !this.writable || (isSettled(decision.status) && this.unlocked !== decision.id);
  }

  // ——— going

  select(id: Id | null): void {
    if (this.unlocked !== id) this.unlocked = null;
    if (this.advised?.id !== id) this.advised = null;
    if (id !== null) this.#last = id;
    this.rested = id;
    view.select(id === null ? null : { kind: "decision", id });
  }

  /** On entering the screen: where one was, or the first of the list. */
  enter(): void {
    if (this.current) return;
    const back = this.#last !== null ? this.byId.get(this.#last) : undefined;
    const first = back ?? this.order[0];
    if (first) this.select(first.id);
  }

  show(look: Look): void {
    if (look === this.look) return;
    this.look = look;
    announcements.say(LOOK_WORDS[look].long);
  }

  /** Opens a record from one of the pictures. */
  open(id: Id): void {
    this.look = "records";
    this.select(id);
    void this.focusList();
  }

  async step(by: number): Promise<void> {
    if (this.look === "lines") {
      // Within a line the arrows of the drawing lead on; from there, to the next line.
      const line = this.lines.findIndex((group) => group.some(({ id }) => id === this.current?.id));
      const next = this.lines[line < 0 ? 0 : line + by]?.[0];
      if (!next) return;
      this.select(next.id);
      return this.focusList();
    }
    const at = this.order.findIndex((one) => one.id === this.current?.id);
    await this.#goTo(at < 0 ? 0 : at + by);
  }

  async end(which: "first" | "last"): Promise<void> {
    await this.#goTo(which === "first" ? 0 : this.order.length - 1);
  }

  async #goTo(index: number): Promise<void> {
    const next = this.order[index];
    if (!next) return;
    this.select(next.id);
    await this.focusList();
  }

  async focusList(): Promise<void> {
    await tick();
    const all = [...document.querySelectorAll<HTMLElement>('[data-scope="decision-list"] [data-decision]')];
    const row = all.find((one) => one.ariaCurrent === "true") ?? all[0];
    row?.focus();
    row?.scrollIntoView({ block: "nearest" });
  }

  clearFilter(): void {
    this.filter = NO_FILTER;
  }

  // ——— making and removing

  /** Makes a draft with the next number and puts the caret into its title. */
  make(title = ""): void {
    if (!this.writable) return;
    const number = nextNumber(this.all);
    const id = strategy.create(
      "decision",
      { number, title, status: "draft", date: today() },
      { label: `New decision ${numberWords(number)}` },
    );
    view.go("decisions");
    this.look = "records";
    this.clearFilter();
    this.select(id);
    void view.focusField("decision", id, title === "" ? "title" : "context");
  }

  remove(): void {
    const gone = this.current;
    if (!gone || !this.writable) return;
    const at = this.order.findIndex((one) => one.id === gone.id);
    const next = this.order[at + 1] ?? this.order[at - 1];
    const done = async () => {
      this.select(next?.id ?? null);
      if (next) return this.focusList();
      await tick();
      document.querySelector<HTMLElement>('[data-pane="content"] button')?.focus();
    };
    deleting.remove([{ kind: "decision", id: gone.id }], { done: () => void done() });
  }

  // ——— status

  /** Sets the status, unless something speaks against it: then it says so and waits for the reader. */
  setStatus(decision: Decision, status: Status, anyway = false): void {
    if (!this.writable || decision.status === status) return;
    if (status === "superseded" && this.links.replacedBy(decision.id).length === 0 && !anyway) {
      this.dialog = "supersede";
      return;
    }
    if (!anyway && adviceFor(decision, status).length > 0) {
      this.advised = { id: decision.id, status };
      return;
    }
    this.advised = null;
    const gone = status === "accepted" ? givingWay(decision.id, this.links, (id) => this.byId.get(id)) : [];
    const { label, changes } = stepChanges(decision, status, today(), gone);
    strategy.apply(changes, { label });
    const name = numberWords(decision.number);
    const words = gone.map((one) => `${numberWords(one.number)} is superseded.`).join(" ");
    announcements.show(`${name}: ${STATUS_WORDS[status]}. ${words}`.trim(), { undo: true });
    // A record that was just accepted is finished; one that was taken up again is open by itself.
    this.unlocked = null;
  }

  /** A new draft that will replace this decision: record and link as one operation. */
  supersedeByNew(old: Decision, title: string): void {
    const number = nextNumber(this.all);
    const id = newId();
    const { pillar, drivers, driver, approver, contributors, informed, door } = old;
    const fields = { pillar, drivers, driver, approver, contributors, informed, door };
    strategy.apply(
      [
        { op: "put", kind: "decision", id, fields: { ...fields, number, title, status: "draft", date: today() } },
        this.#supersedes(id, old.id),
      ],
      { label: `Supersede ${numberWords(old.number)} by ${numberWords(number)}` },
    );
    announcements.show(`${numberWords(number)} is a draft. ${numberWords(old.number)} holds until it is accepted.`, {
      undo: true,
    });
    this.clearFilter();
    this.select(id);
    void view.focusField("decision", id, title === "" ? "title" : "context");
  }

  /** Says that a decision which is there replaces this one; if it is in force already, this one gives way at once. */
  supersedeBy(old: Decision, by: Decision): void {
    const changes: Change[] = [this.#supersedes(by.id, old.id)];
    const now = by.status === "accepted";
    if (now) {
      changes.push({ op: "set", kind: "decision", id: old.id, fields: standing(old, "superseded", today()) });
    }
    strategy.apply(changes, { label: `Supersede ${numberWords(old.number)} by ${numberWords(by.number)}` });
    const rest = now ? "is superseded" : "holds until it is accepted";
    announcements.show(`${numberWords(by.number)} replaces ${numberWords(old.number)}, which ${rest}.`, { undo: true });
  }

  #supersedes(by: Id, old: Id): Change {
    const from = { kind: "decision", id: by };
    const to = { kind: "decision", id: old };
    return { op: "put", kind: "link", id: newId(), fields: { from, relation: "supersedes", to, note: "" } };
  }

  // ——— options

  choose(decision: Decision, index: number): void {
    const option = decision.options[index];
    if (!option || this.isLocked(decision)) return;
    const title = option.title.trim() || "the option";
    const fields = choiceFields(decision, index);
    strategy.apply([{ op: "set", kind: "decision", id: decision.id, fields }], {
      label: option.chosen ? `Choose nothing in ${numberWords(decision.number)}` : `Choose “${title}”`,
    });
    if (fields.outcome !== undefined) announcements.say(`Chosen: ${title}. The outcome has a first draft.`);
    else announcements.say(option.chosen ? "No option is chosen" : `Chosen: ${title}`);
  }
}

export const decisions = new DecisionsState();

/** Hands what is written in a field to the store: typing coalesces, an act of its own is a step of its own. */
export function write(kind: "decision" | "assumption", id: Id, name: string) {
  return (value: unknown, note: { typing?: boolean; label?: string } = { typing: true }): void => {
    const own = note.typing ? {} : { coalesce: undefined, ...(note.label ? { label: note.label } : {}) };
    strategy.set(kind, id, name, value, own);
  };
}

/** `D-006`, for labels. */
export function numberOf(decision: Decision): string {
  return numberWords(decision.number);
}

/** The name under which a field of a decision is found. */
export function keyOf(id: Id, field: string): string {
  return fieldKey("decision", id, field);
}
