/** The review that is held: which point is talked about, the clock, and what is taken down beside it. */
import { announcements } from "../../lib/announce.svelte";
import { Comparison } from "../../lib/comparison.svelte";
import { strategy } from "../../lib/strategy.svelte";
import { announcement, jumped, leftAlone, type Idle } from "../../lib/timer";
import type { AgendaPoint, Change, Id, Publication, Review, Snapshot } from "../../lib/types";
import { view } from "../../lib/view.svelte";
import { plural } from "../../lib/words";
import { firstPoint } from "../changes/changes";
import { before } from "./closing";
import { paceOf, resumed, without } from "./pace";
import { AGENDAS } from "./templates";

/** Where what is said is put. */
export type Sort = "actions" | "wins" | "setbacks" | "trade_offs";

export const SORTS: { value: Sort; label: string; one: string; key: string }[] = [
  { value: "actions", label: "Actions", one: "Action", key: "a" },
  { value: "wins", label: "Wins", one: "Win", key: "w" },
  { value: "setbacks", label: "Setbacks", one: "Setback", key: "s" },
  { value: "trade_offs", label: "Trade-offs", one: "Trade-off", key: "t" },
];

class Running {
  /** The review on the screen; nothing for the list. */
  id = $state<Id | null>(null);
  /** Where the box puts what is said. */
  sort = $state<Sort>("actions");
  /** Whether is asked if the review ends. */
  closing = $state(false);
  now = $state(Date.now());
  /** Time in which nobody worked, as it seems, and the beginning of its point. */
  idle = $state.raw<(Idle & { point: string }) | null>(null);
  /** The review that is watched, as long as its file is open. */
  #watched: { file: unknown; review: Id } | null = null;
  /** What changed since the review before. */
  readonly since = new Comparison();

  readonly review = $derived(
    this.id === null ? undefined : (strategy.get("review", this.id) as unknown as Review | undefined),
  );
  readonly points = $derived<readonly AgendaPoint[]>(this.review?.agenda ?? []);
  readonly at = $derived(Math.min(Math.max(0, this.review?.point ?? 0), Math.max(0, this.points.length - 1)));
  readonly point = $derived(this.points[this.at]);
  readonly next = $derived(this.points[this.at + 1]);
  readonly open = $derived(this.review !== undefined && this.review.status !== "closed");
  readonly writable = $derived(this.open && strategy.readOnly === null);
  readonly last = $derived(
    this.review ? before(strategy.get("review", this.review.id)!, strategy.records("review")) : undefined,
  );
  readonly pace = $derived(
    paceOf(this.review ?? { agenda: [], begun: null, point: null, point_begun: null, paused: null }, this.now),
  );

  /** Holds a review from where it is; one that never began begins now. */
  begin(id: Id): void {
    const review = strategy.get("review", id) as unknown as Review | undefined;
    if (!review || review.status === "closed" || strategy.readOnly !== null || strategy.looking !== null) return;
    if (review.status !== "open" || review.agenda.length === 0) {
      const fields: Record<string, unknown> = { status: "open" };
      if (review.agenda.length === 0) fields.agenda = [...(AGENDAS[review.kind] ?? [])];
      strategy.apply([{ op: "set", kind: "review", id, fields }], {
        label: `Begin “${strategy.titleOf("review", id)}”`,
      });
    }
    if (this.id !== id) this.sort = "actions";
    this.id = id;
    if (review.begun === null) {
      const now = new Date().toISOString();
      this.#clock({ begun: now, point: 0, point_begun: now });
    }
    this.now = Date.now();
    this.tick();
    view.select({ kind: "review", id });
    view.go("reviews");
  }

  /** Shows a review that is closed, with what follows from it. */
  show(id: Id): void {
    this.id = id;
    view.select({ kind: "review", id });
    view.go("reviews");
  }

  /** Back to the list; the time goes on. */
  leave(): void {
    const id = this.id;
    this.id = null;
    this.closing = false;
    if (id) view.select({ kind: "review", id });
  }

  goTo(at: number): void {
    if (!this.writable || at < 0 || at >= this.points.length || at === this.at) return;
    const now = new Date();
    // Going to a point goes on.
    this.#clock({ ...resumed(this.review!, now.getTime()), point: at, point_begun: now.toISOString() });
    this.tick();
    const point = this.points[at]!;
    const minutes = point.minutes ? `, ${plural(point.minutes, "minute")}` : "";
    announcements.say(`${at + 1} of ${this.points.length}: ${point.text.trim() || "Untitled point"}${minutes}`);
  }

  /** Stops the clock, or starts it again. */
  pauseOrGoOn(): void {
    if (!this.writable || !this.review) return;
    const [now, { paused }] = [new Date(), this.review];
    this.#clock(paused === null ? { paused: now.toISOString() } : { ...resumed(this.review, now.getTime()) });
    this.tick();
    announcements.say(paused === null ? "Paused" : "The time goes on");
  }

  tick(): void {
    const [point, left, before] = [this.review?.point_begun, this.pace.allotted - this.pace.spent, this.now];
    this.now = Date.now();
    this.#lookBack(before);
    if (!this.open || this.pace.allotted === 0 || point !== this.review?.point_begun) return;
    const words = announcement(left, this.pace.allotted - this.pace.spent);
    if (words) announcements.say(words);
  }

  /** Was a review that was held when its file was opened left alone meanwhile, or did the computer sleep? */
  #lookBack(before: number): void {
    const { review, now } = this;
    const { file } = strategy;
    if (!review) return;
    const first = this.#watched?.file !== file || this.#watched?.review !== review.id;
    this.#watched = { file, review: review.id };
    if (first) this.idle = null;
    const { point_begun: point, paused } = review;
    if (!this.writable || point === null || paused !== null) return;
    const said = [...strategy.records("check_in"), ...strategy.records("measurement")].map(({ updated }) => updated);
    const idle = first ? leftAlone([point, review.updated, ...said], now) : jumped((now - before) / 1000);
    if (idle) this.idle = { ...idle, point };
  }

  /** The time in which nobody worked does not count. */
  leaveOutIdle(): void {
    const { idle, review } = this;
    this.idle = null;
    if (!idle || !review || !this.writable) return;
    this.#clock({ ...without(idle.seconds, review, review.point_begun === idle.point, Date.now()) });
    this.tick();
  }

  /** Asks what changed since the review before. */
  askSince(): void {
    const snapshot = this.last?.snapshot;
    const from =
      typeof snapshot === "string"
        ? ({ at: "snapshot", id: snapshot } as const)
        : firstPoint(
            strategy.records("review").filter(({ id }) => id !== this.id) as unknown as Review[],
            strategy.records("publication") as unknown as Publication[],
            strategy.records("snapshot") as unknown as Snapshot[],
          );
    void this.since.ask(from, { at: "now" }, null);
  }

  // ——— what is taken down

  /** Takes down what was said. */
  add(sort: Sort, text: string, owner = "", due: string | null = null): void {
    const words = text.replace(/\s+/g, " ").trim();
    if (words === "" || !this.review || !this.writable) return;
    const what = SORTS.find(({ value }) => value === sort)!;
    const one = sort === "actions" ? { text: words, owner: owner.trim(), due, done: false } : words;
    const list = this.review[sort] as unknown[];
    this.#set({ [sort]: [...list, one] }, `${what.one} “${words.slice(0, 40)}”`);
    announcements.say(`${what.one} taken down, ${list.length + 1}`);
  }

  /** Changes one of what was taken down. */
  change(sort: Sort, index: number, now: unknown, typing = false): void {
    if (!this.review || !this.writable) return;
    const list = (this.review[sort] as unknown[]).map((one, at) => (at === index ? now : one));
    const key = `review/${this.review.id}/${sort}/${index}`;
    this.#set(
      { [sort]: list },
      `Change ${SORTS.find(({ value }) => value === sort)!.one.toLowerCase()}`,
      typing ? key : undefined,
    );
  }

  remove(sort: Sort, index: number): void {
    if (!this.review || !this.writable) return;
    const what = SORTS.find(({ value }) => value === sort)!;
    this.#set(
      { [sort]: (this.review[sort] as unknown[]).filter((_, at) => at !== index) },
      `Remove a ${what.one.toLowerCase()}`,
    );
    announcements.show(`${what.one} removed`, { undo: true });
  }

  #set(fields: Record<string, unknown>, label: string, coalesce?: string): void {
    const change: Change = { op: "set", kind: "review", id: this.id!, fields };
    strategy.apply([change], { label, ...(coalesce ? { coalesce } : {}) });
  }

  /** The clock is apart from what people edit: undo passes over it. */
  #clock(fields: Record<string, unknown>): void {
    strategy.apply([{ op: "set", kind: "review", id: this.id!, fields }], {
      label: "Go on with the review",
      coalesce: "clock",
    });
  }
}

export const running = new Running();
