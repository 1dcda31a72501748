/**
 * The state of the timeline: its rows, its scale, where the focus is, what is being dragged, and the acts that keys and
 * pointer share. Selection, filter and what belongs to every mode is `roadmap`'s and `look`'s; drawing and scrolling are
 * the component's; what depends on what is reckoned by the back end.
 */
import { SvelteSet } from "svelte/reactivity";
import { announcements } from "../../../lib/announce.svelte";
import { session } from "../../../lib/session.svelte";
import { strategy } from "../../../lib/strategy.svelte";
import { day } from "../../../lib/day.svelte";
import type { Id } from "../../../lib/types";
import { view } from "../../../lib/view.svelte";
import { plural } from "../../../lib/words";
import { roadmap } from "../board.svelte";
import { titleOf, type Initiative } from "../initiative";
import { look } from "../look.svelte";
import { ZOOMS, type Zoom } from "../views";
import {
  datesOf,
  dragged,
  hasDates,
  PERIOD,
  PERIOD_WORDS,
  placedAt,
  planDates,
  stepped,
  type Dates,
  type Part,
  type Planned,
} from "./dates";
import { groupKey, groupsOf, layRows, stretchOf, UNDATED, type ItemRow, type Row } from "./rows";
import { dayOf, headerOf, marksOf, rangeOf, SCALE, type Day, type Milestone } from "./time";

/** What is drawn without dates is taken to last this long when it is placed, in weeks. */
const USUAL_WEEKS = 6;
const CLOSED_ABOVE = 8;

export class TimelineState {
  readonly closed = new SvelteSet<string>();
  /** The key of the row that has the focus, and where it was, for when it is gone. */
  #at = $state.raw<string | null>(null);
  #index = 0;
  /** The width that bars have in the window. */
  width = $state(900);
  readonly now = $derived(dayOf(day.now) ?? 0);
  /** The dates of what is being dragged. */
  preview = $state.raw<ReadonlyMap<Id, Dates> | null>(null);
  /** How long the effort of an initiative without dates takes, in weeks, where the back end says so. */
  weeksOf: (id: Id) => number | undefined = () => undefined;

  readonly rowHeight = $derived(session.settings.density === "comfortable" ? 36 : 28);
  readonly groups = $derived(groupsOf(roadmap.board.lanes));
  readonly rows = $derived(layRows(this.groups, this.closed, this.rowHeight));
  readonly milestones = $derived.by(() => {
    const own = new Map<Id, Milestone[]>();
    const whole: Milestone[] = [];
    for (const record of strategy.records("milestone")) {
      const day = dayOf(record.date as string | null);
      if (day === null) continue;
      const one = {
        id: record.id,
        title: String(record.title ?? "").trim() || "Milestone",
        day,
        fixed: record.fixed === true,
      };
      const initiative = record.initiative as Id | null;
      if (typeof initiative !== "string" || !this.#byId.has(initiative)) whole.push(one);
      else own.set(initiative, [...(own.get(initiative) ?? []), one]);
    }
    return { own, whole };
  });
  readonly #byId = $derived(new Map(roadmap.initiatives.map((initiative) => [initiative.id, initiative])));

  readonly scale = $derived(SCALE[look.zoom]);
  readonly range = $derived.by(() => {
    const days: Day[] = [];
    for (const { items } of this.groups) {
      for (const initiative of items) {
        const { start, end } = datesOf(initiative);
        if (start !== null) days.push(start);
        if (end !== null) days.push(end);
        for (const { day } of this.milestones.own.get(initiative.id) ?? []) days.push(day);
      }
    }
    for (const { day } of this.milestones.whole) days.push(day);
    return rangeOf(days, this.now, look.zoom, strategy.fiscalStart, this.width);
  });
  /** The days that matter to the whole strategy, as the head marks them. */
  readonly marks = $derived(marksOf(this.milestones.whole, this.scale));
  readonly extent = $derived((this.range.to - this.range.from) * this.scale);

  /** The row that has the focus, or would take it. */
  readonly current = $derived.by((): Row | null => {
    const { rows, at } = this.rows;
    if (rows.length === 0) return null;
    const own = this.#at === null ? undefined : at.get(this.#at);
    return rows[own ?? Math.min(this.#index, rows.length - 1)] ?? null;
  });
  readonly initiative = $derived(this.current?.type === "item" ? this.current.initiative : null);

  /** Called to put the focus on the current row. */
  showFocus: () => void = () => {};
  /** Called to bring a row into sight. */
  showRow: (key: string) => void = () => {};
  /** Called to bring a day into sight. */
  showDay: (day: Day, where: "centre" | "nearest") => void = () => {};
  /** The day in the middle of the window. */
  middle: () => Day = () => this.now;

  constructor() {
    if ((this.groups.find(({ key }) => key === UNDATED)?.items.length ?? 0) > CLOSED_ABOVE) this.closed.add(UNDATED);
  }

  // ——— where things are

  x(day: Day): number {
    return (day - this.range.from) * this.scale;
  }

  dayAt(x: number): Day {
    return Math.floor(x / this.scale) + this.range.from;
  }

  header(from: Day, to: Day) {
    return headerOf(
      { from: Math.max(from, this.range.from), to: Math.min(to, this.range.to) },
      look.zoom,
      strategy.fiscalStart,
    );
  }

  /** The dates of an initiative as they show now: under the pointer, or as they are. */
  dates(initiative: Initiative): Dates {
    return this.preview?.get(initiative.id) ?? datesOf(initiative);
  }

  /** Left edge and width of a bar; null where there are no dates. */
  bar(initiative: Initiative): { left: number; width: number } | null {
    const dates = this.dates(initiative);
    if (!hasDates(dates)) return null;
    const [from, to] = stretchOf(dates);
    const left = this.x(Math.max(from, this.range.from));
    return { left, width: Math.max(6, this.x(Math.min(to, this.range.to)) - left) };
  }

  // ——— focus and selection

  rest(key: string): void {
    this.#at = key;
    this.#index = this.rows.at.get(key) ?? 0;
  }

  /** Makes a row the current one and brings it into sight; the focus stays where it is. */
  show(key: string): void {
    this.rest(key);
    this.showRow(key);
  }

  focus(key: string): void {
    this.rest(key);
    this.showFocus();
  }

  /** Makes the row of an initiative one that is drawn, its group opened; false where the filter hides it. */
  reach(id: Id): boolean {
    const group = this.groups.find(({ items }) => items.some((item) => item.id === id));
    if (!group) return false;
    this.closed.delete(group.key);
    return true;
  }

  go(by: number): void {
    const { rows, at } = this.rows;
    if (!this.current) return;
    const index = Math.max(0, Math.min(rows.length - 1, (at.get(this.current.key) ?? 0) + by));
    this.focus(rows[index]!.key);
  }

  goEnd(end: "first" | "last"): void {
    const row = this.rows.rows.at(end === "first" ? 0 : -1);
    if (row) this.focus(row.key);
  }

  /** To the right opens a group, then goes into it; to the left closes it, or goes back to it. */
  sideways(way: 1 | -1): void {
    const row = this.current;
    if (!row) return;
    if (row.type === "item") {
      if (way < 0) this.focus(groupKey(row.group));
    } else if (row.open !== way > 0) this.toggle(row.group.key);
    else if (way > 0) this.go(1);
  }

  toggle(key: string): void {
    if (this.closed.has(key)) this.closed.delete(key);
    else this.closed.add(key);
    const group = this.groups.find((one) => one.key === key);
    if (group) announcements.say(`${group.title} ${this.closed.has(key) ? "closed" : "open"}`);
  }

  toggleAll(): void {
    const open = this.groups.some(({ key }) => !this.closed.has(key));
    for (const { key } of this.groups) {
      if (open) this.closed.add(key);
      else this.closed.delete(key);
    }
    announcements.say(open ? "All groups closed" : "All groups open");
  }

  /** Enter: opens or closes a group, opens an initiative in Details. */
  enter(): void {
    const row = this.current;
    if (row?.type === "group") this.toggle(row.group.key);
    else if (row) this.open(row.initiative.id);
  }

  open(id: Id, field = "title"): void {
    roadmap.select([id]);
    view.showTab("details");
    void view.focusField("initiative", id, field);
  }

  select(): void {
    const row = this.current;
    if (row?.type === "item") roadmap.toggle(row.initiative.id);
    else if (row) this.toggle(row.group.key);
  }

  /** What an act concerns: the selection if the focus is in it, else what has the focus. */
  chosen(): Id[] {
    const id = this.initiative?.id;
    if (id === undefined) return [];
    return roadmap.selected.has(id) ? roadmap.picked() : [id];
  }

  // ——— time

  zoom(zoom: Zoom): void {
    if (zoom === look.zoom) return;
    const day = this.middle();
    look.keep({ zoom });
    announcements.say({ month: "Months", quarter: "Quarters", year: "Years" }[zoom]);
    setTimeout(() => this.showDay(day, "centre"), 0);
  }

  zoomBy(step: 1 | -1): void {
    const zoom = ZOOMS[ZOOMS.indexOf(look.zoom) + step];
    if (zoom) this.zoom(zoom);
  }

  goToday(): void {
    this.showDay(this.now, "centre");
    announcements.say("Today");
  }

  // ——— changing dates

  /** Alt and an arrow: shifts by one period, or moves the end; what has no dates is placed in the week that is in sight. */
  step(part: "move" | "end", way: 1 | -1): void {
    const ids = this.chosen();
    if (ids.length === 0 || !roadmap.writable()) return;
    const by = way * PERIOD[look.zoom];
    const now = new Map<Id, Dates>();
    let placed = false;
    for (const id of ids) {
      const initiative = this.#byId.get(id);
      if (!initiative) continue;
      const before = datesOf(initiative);
      if (!hasDates(before)) {
        placed = true;
        now.set(id, this.#placed(id, this.now));
        continue;
      }
      const after = stepped(before, part, by);
      if (after) now.set(id, after);
    }
    if (now.size === 0) return announcements.say(`Cannot be shortened by ${PERIOD_WORDS[look.zoom]}`);
    const verb = placed ? "Place" : part === "move" ? "Move" : way > 0 ? "Lengthen" : "Shorten";
    this.#apply(planDates(this.#byId, now, verb), `${part}:${ids.join()}`);
  }

  /** Gives an initiative without dates a place that begins in the week of a day. */
  place(id: Id, day: Day): void {
    if (!roadmap.writable()) return;
    this.#apply(planDates(this.#byId, new Map([[id, this.#placed(id, day)]]), "Place"));
  }

  #placed(id: Id, day: Day): Dates {
    return placedAt(day, this.weeksOf(id) ?? USUAL_WEEKS);
  }

  /** Where a drag would take what is held. */
  dragTo(ids: readonly Id[], part: Part, by: Day, free: boolean): void {
    const now = new Map<Id, Dates>();
    for (const id of ids) {
      const initiative = this.#byId.get(id);
      if (initiative && hasDates(datesOf(initiative))) {
        now.set(id, dragged(datesOf(initiative), part, by, free));
      }
    }
    this.preview = now;
  }

  /** Draws out a place for what has no dates, from one day to another. */
  dragOut(id: Id, from: Day, to: Day, free: boolean): void {
    const [first, last] = from <= to ? [from, to] : [to, from];
    const dates = dragged({ start: first, end: last }, "start", 0, free);
    this.preview = new Map([[id, dragged(dates, "end", 0, free)]]);
  }

  drop(part: Part, dropped: boolean, placing = false): void {
    const preview = this.preview;
    this.preview = null;
    if (dropped && preview && roadmap.writable()) {
      this.#apply(planDates(this.#byId, preview, placing ? "Place" : part === "move" ? "Move" : "Resize"));
    }
  }

  #apply(planned: Planned | null, coalesce?: string): void {
    if (!planned) return announcements.say("Nothing moved");
    strategy.apply(planned.changes, { label: planned.label, coalesce });
    announcements.show(planned.words, { undo: true });
    const key = this.current?.key;
    if (key !== undefined) for (const { id } of planned.changes) if (id) this.reach(id);
    this.showFocus();
  }

  // ——— words

  /** A row as a screen reader says it. */
  spoken(row: ItemRow, dates: string, more: string[]): string {
    const { initiative } = row;
    const commitment = { committed: "committed", likely: "likely", exploratory: "exploratory" }[initiative.commitment];
    const state = initiative.status === "done" ? "done" : initiative.status === "dropped" ? "dropped" : "";
    return [titleOf(initiative), dates, commitment, state, ...more].filter(Boolean).join(", ");
  }

  groupWords(row: Extract<Row, { type: "group" }>): string {
    return `${row.group.title}, ${plural(row.group.items.length, "initiative")}`;
  }
}
