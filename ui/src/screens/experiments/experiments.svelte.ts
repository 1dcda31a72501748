/**
 * The state of the Experiments screen: what is filtered, where the focus is, what is selected, and the acts that keys,
 * pointer and dialogs share.
 */
import { announcements } from "../../lib/announce.svelte";
import { choicesOf } from "../../lib/choices";
import { today } from "../../lib/dates";
import { day } from "../../lib/day.svelte";
import { strategy } from "../../lib/strategy.svelte";
import type { ExperimentStatus, Id } from "../../lib/types";
import { view } from "../../lib/view.svelte";
import { asExperiment, learnings, STATUSES, titleOf, type Experiment, type LearningFilter } from "./experiment";
import { asksOutcome, columnsOf, nudge, planMove, type Nudge, type Outcome, type Target } from "./moves";

export type Mode = "board" | "learnings";
export type ExperimentDialog = { type: "move"; ids: Id[] } | { type: "outcome"; ids: Id[]; target: Target };

export class ExperimentsState {
  mode = $state<Mode>("board");
  query = $state("");
  method = $state<string | null>(null);
  owner = $state<string | null>(null);
  result = $state<LearningFilter | null>(null);
  selected = $state.raw<ReadonlySet<Id>>(new Set());
  dialog = $state.raw<ExperimentDialog | null>(null);
  #focus = $state.raw<{ id: Id | null; status: ExperimentStatus; index: number }>({
    id: null,
    status: "planned",
    index: 0,
  });

  readonly all = $derived(strategy.records("experiment").map(asExperiment));
  readonly methods = $derived(choicesOf(strategy.definition("experiment"), "method"));
  readonly owners = $derived(
    [...new Set(this.all.map(({ owner }) => owner.trim()).filter(Boolean))].sort((a, b) => a.localeCompare(b, "en-GB")),
  );
  readonly shown = $derived.by(() => {
    const words = this.query.toLowerCase().split(/\s+/).filter(Boolean);
    return this.all.filter((one) => {
      const text = `${one.title} ${one.hypothesis}`.toLowerCase();
      return (
        words.every((word) => text.includes(word)) &&
        (this.method === null || one.method === this.method) &&
        (this.owner === null || one.owner.trim() === this.owner)
      );
    });
  });
  readonly columns = $derived(columnsOf(this.shown));
  readonly learned = $derived(
    learnings(
      this.all.filter(
        (one) =>
          (this.method === null || one.method === this.method) &&
          (this.owner === null || one.owner.trim() === this.owner),
      ),
      this.query,
      this.result,
    ),
  );
  readonly narrowed = $derived(
    this.query.trim() !== "" || this.method !== null || this.owner !== null || this.result !== null,
  );
  readonly writable = $derived(strategy.readOnly === null);

  /** The place of the one stop for Tab: a card, or where it was when it is gone. */
  readonly spot = $derived.by((): { status: ExperimentStatus; index: number } => {
    const { id, status, index } = this.#focus;
    for (const one of id === null ? [] : STATUSES) {
      const at = this.columns[one].findIndex((card) => card.id === id);
      if (at >= 0) return { status: one, index: at };
    }
    const filled = this.columns[status].length > 0 ? status : STATUSES.find((one) => this.columns[one].length > 0);
    const count = this.columns[filled ?? status].length;
    return { status: filled ?? status, index: Math.max(0, Math.min(index, count - 1)) };
  });
  readonly current = $derived(this.columns[this.spot.status][this.spot.index] ?? null);

  /** Called to put the focus on the current card. */
  showFocus: () => void = () => {};

  today(): string {
    return day.now;
  }
  methodOf(one: Experiment): string {
    return this.methods.find(({ value }) => value === one.method)?.label ?? "";
  }

  chosen(): Id[] {
    const id = this.current?.id;
    if (id === undefined) return [];
    return this.selected.has(id) ? this.picked() : [id];
  }
  picked(): Id[] {
    return this.shown.filter(({ id }) => this.selected.has(id)).map(({ id }) => id);
  }
  what(ids: readonly Id[]): string {
    const only = ids.length === 1 ? this.all.find(({ id }) => id === ids[0]) : undefined;
    return only ? `“${titleOf(only)}”` : `${ids.length} experiments`;
  }

  // ——— focus and selection

  rest(id: Id): void {
    for (const status of STATUSES) {
      const index = this.columns[status].findIndex((one) => one.id === id);
      if (index >= 0) this.#focus = { id, status, index };
    }
  }

  focus(id: Id): void {
    this.rest(id);
    this.showFocus();
  }

  select(ids: Iterable<Id>): void {
    this.selected = new Set(ids);
    const id = [...this.selected].at(-1);
    view.select(id === undefined ? null : { kind: "experiment", id });
  }

  toggle(id: Id): void {
    const rest = [...this.selected].filter((other) => other !== id);
    this.select(this.selected.has(id) ? rest : [...rest, id]);
    announcements.say(this.selected.size === 1 ? "1 selected" : `${this.selected.size} selected`);
  }

  go(way: Nudge | "first" | "last"): void {
    const { status, index } = this.spot;
    const column = this.columns[status];
    let next: Experiment | undefined;
    if (way === "up" || way === "down") next = column[index + (way === "up" ? -1 : 1)];
    else if (way === "first" || way === "last") next = column.at(way === "first" ? 0 : -1);
    else {
      const order = way === "left" ? [...STATUSES].reverse() : STATUSES;
      const to = order.slice(order.indexOf(status) + 1).find((one) => this.columns[one].length > 0);
      if (to) next = this.columns[to][Math.min(index, this.columns[to].length - 1)];
    }
    if (next) this.focus(next.id);
  }

  openForm(id: Id | undefined = this.current?.id, field = "title"): void {
    if (id === undefined) return;
    if (!this.selected.has(id)) this.select([id]);
    view.showTab("details");
    void view.focusField("experiment", id, field);
  }

  // ——— changing

  /** Moves cards, asks for the outcome where an experiment ends without one, says what was done. */
  move(ids: Id[], target: Target, outcome?: Outcome): boolean {
    if (!this.#mayWrite()) return false;
    const cards = this.all.filter(({ id }) => ids.includes(id));
    if (!outcome && asksOutcome(cards, target.status)) {
      this.dialog = { type: "outcome", ids, target };
      return false;
    }
    const over: Outcome = outcome ?? { result: null, learning: "", today: today() };
    const move = planMove(
      this.all,
      this.columns,
      ids,
      target,
      target.status === "ended" || target.status === "stopped" ? over : undefined,
    );
    if (!move) {
      announcements.say("Nothing moved");
      return false;
    }
    strategy.apply(move.changes, { label: move.label });
    announcements.show(move.words, { undo: true });
    const current = this.current?.id;
    this.focus(current !== undefined && ids.includes(current) ? current : ids[0]!);
    return true;
  }

  nudge(way: Nudge): void {
    const id = this.current?.id;
    if (id === undefined) return;
    const target = nudge(this.columns, id, way);
    if ("stop" in target) announcements.say(target.stop);
    else this.move(this.chosen(), target);
  }

  askWhere(ids: Id[] = this.chosen()): void {
    if (ids.length > 0 && this.#mayWrite()) this.dialog = { type: "move", ids };
  }

  make(title = "", status: ExperimentStatus = "planned"): void {
    if (!this.#mayWrite()) return;
    this.clear();
    this.mode = "board";
    const id = strategy.create(
      "experiment",
      { title, status },
      { label: title ? `New experiment “${title}”` : "New experiment" },
    );
    view.go("experiments");
    this.rest(id);
    this.select([id]);
    view.showTab("details");
    announcements.say("New experiment");
    void view.focusField("experiment", id, title === "" ? "title" : "hypothesis");
  }

  remove(ids: Id[] = this.chosen()): void {
    if (ids.length === 0 || !this.#mayWrite()) return;
    const what = this.what(ids);
    const { status, index } = this.spot;
    strategy.apply(
      ids.map((id) => ({ op: "delete", kind: "experiment", id })),
      { label: `Delete ${what}` },
    );
    this.#focus = { id: null, status, index };
    this.select([]);
    announcements.show(`Deleted ${what}`, { undo: true });
    this.showFocus();
  }

  clear(): void {
    this.query = "";
    this.method = null;
    this.owner = null;
    this.result = null;
  }

  tellCount(): void {
    const shown = this.mode === "board" ? this.shown.length : this.learned.length;
    announcements.say(this.mode === "board" ? `${shown} of ${this.all.length} experiments` : `${shown} learnings`);
  }

  #mayWrite(): boolean {
    if (strategy.readOnly === null) return strategy.file !== null;
    announcements.show(strategy.lockedWords);
    return false;
  }
}

export const experiments = new ExperimentsState();
