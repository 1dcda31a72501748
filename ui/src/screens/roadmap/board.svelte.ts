/**
 * The state of the roadmap board: how it is cut into lanes, what is filtered, where the focus is, what is selected, and
 * the acts that the keys, the pointer and the dialogs share. What is computed from records is in the pure modules
 * beside this one; drawing and scrolling are the component's.
 */
import { makeFromTitles } from "../../lib/acts";
import { announcements } from "../../lib/announce.svelte";
import { deleting } from "../../lib/deleting.svelte";
import { steady } from "../../lib/steady";
import { strategy } from "../../lib/strategy.svelte";
import type { Change, Commitment, Id, WorkLimit } from "../../lib/types";
import { view } from "../../lib/view.svelte";
import { asInitiative, choicesOf, titleOf, type Initiative } from "./initiative";
import { ANY, fieldsFor, passes, type Filter } from "./filter";
import { buildBoard, cellAt, horizonOf, laneFields, SHELF, type Spot } from "./lanes";
import { look } from "./look.svelte";
import { layOut } from "./layout";
import { buildLinks, linksOf } from "./links";
import { HORIZON_WORDS, nudge, planMove, type Nudge, type Reason, type Target } from "./moves";
import { step, type Direction } from "./navigate";
import { counted, plural } from "../../lib/words";

const KEPT = "lodestar.board";

/** Where the focus is. A card is known by its id; its cell says where to go when the card is gone. */
interface Focus {
  id: Id | null;
  lane: string;
  column: number;
  index: number;
}

export type BoardDialog =
  { type: "move"; ids: Id[] } | { type: "reason"; ids: Id[]; target: Target } | { type: "limits" };

function readShelf(): boolean {
  try {
    return (JSON.parse(localStorage.getItem(KEPT) ?? "{}") as { shelf?: boolean }).shelf !== false;
  } catch {
    return true;
  }
}

class BoardState {
  /** Whether the shelf of what is not now is unfolded. */
  shelfOpen = $state(readShelf());
  /** The width that the lanes have. */
  width = $state(0);
  #focus = $state.raw<Focus | null>(null);
  selected = $state.raw<ReadonlySet<Id>>(new Set());
  /** The card whose links are shown. */
  spotlight = $state<Id | null>(null);
  /** The cell in which a new card is being written. */
  draft = $state.raw<{ lane: string; column: number; serial: number } | null>(null);
  #drafts = 0;
  dialog = $state.raw<BoardDialog | null>(null);

  readonly mode = $derived(look.group);
  readonly filter = $derived(look.filter);
  readonly filtered = $derived(look.filtered);
  readonly initiatives = $derived(strategy.records("initiative").map(asInitiative));
  /** How many may be in progress at once in a column, where that was agreed. */
  readonly limits = $derived(strategy.single("strategy")?.work_limits as WorkLimit[] | undefined);
  readonly levers = $derived(choicesOf(strategy.definition("initiative"), "levers", "lever"));
  readonly board = $derived(
    buildBoard(
      this.mode,
      {
        initiatives: this.initiatives,
        themes: strategy.records("theme"),
        pillars: strategy.records("pillar"),
        levers: this.levers,
      },
      this.filter,
    ),
  );
  /** The initiatives that pass the filter, in their order. */
  readonly shown = $derived.by(() => {
    const known = {
      themes: new Set(strategy.records("theme").map(({ id }) => id)),
      pillars: new Set(strategy.records("pillar").map(({ id }) => id)),
    };
    return this.initiatives.filter((initiative) => passes(initiative, this.filter, known));
  });
  /** Stays the same while nothing comes or goes: what hangs on it is not made anew for a key press in a title. */
  readonly #ids = steady<Id>();
  readonly #known = $derived(this.#ids(this.initiatives.map(({ id }) => id)));
  readonly links = $derived(buildLinks(strategy.records("dependency"), this.#known));
  readonly draftLane = $derived(this.draft ? this.board.lanes.findIndex(({ key }) => key === this.draft?.lane) : -1);
  readonly layout = $derived(
    layOut(this.board, this.width, this.draft && { lane: this.draftLane, column: this.draft.column }),
  );
  readonly litUp = $derived.by(() => {
    if (this.spotlight === null) return null;
    const own = linksOf(this.links, this.spotlight);
    return own.needs.size + own.enables.size > 0 ? own : null;
  });

  /** Where the focus is, as a place; the first place where it is nowhere yet. */
  readonly spot = $derived.by((): Spot => {
    const focus = this.#focus;
    const own = focus?.id ? this.board.places.get(focus.id) : undefined;
    if (own) return own;
    const column = focus?.column ?? 0;
    const shelf = column === SHELF && this.board.shelf.length > 0;
    const lane = shelf
      ? this.board.lanes.length
      : Math.max(
          0,
          this.board.lanes.findIndex(({ key }) => key === focus?.lane),
        );
    const cell = cellAt(this.board, lane, shelf ? SHELF : column % SHELF);
    return {
      lane,
      column: shelf ? SHELF : column % SHELF,
      index: Math.max(0, Math.min(focus?.index ?? 0, cell.length - 1)),
    };
  });
  /** The card that has the focus; null in an empty cell. */
  readonly current = $derived(this.cardAt(this.spot));

  /** Called to put the focus where `spot` says. */
  showFocus: () => void = () => {};

  // ——— looking

  cardAt(spot: Spot): Initiative | null {
    return cellAt(this.board, spot.lane, spot.column)[spot.index] ?? null;
  }

  /** The cards that an act concerns: the selection if the focus is in it, else the card with the focus. */
  chosen(): Id[] {
    const current = this.current?.id;
    if (current === undefined) return [];
    return this.selected.has(current) ? this.picked() : [current];
  }

  showShelf(open: boolean): void {
    this.shelfOpen = open;
    try {
      localStorage.setItem(KEPT, JSON.stringify({ shelf: open }));
    } catch {
      // Without storage it lasts as long as the window.
    }
  }

  narrow(filter: Partial<Filter>): void {
    look.filter = { ...look.filter, ...filter };
    announcements.say(
      look.filtered
        ? `${counted(this.shown.length)} of ${plural(this.initiatives.length, "initiative")}`
        : "All initiatives",
    );
  }

  showAll(): void {
    look.filter = ANY;
    announcements.say("All initiatives");
  }

  /** Another file: nothing of the last one holds. */
  reset(): void {
    this.#focus = null;
    this.selected = new Set();
    this.draft = null;
    this.dialog = null;
    this.spotlight = null;
  }

  // ——— focus and selection

  /** Takes note of where the focus is. */
  rest(spot: Spot): void {
    const lane = this.board.lanes[spot.lane]?.key ?? this.#focus?.lane ?? "";
    this.#focus = { id: this.cardAt(spot)?.id ?? null, lane, column: spot.column, index: spot.index };
  }

  /** Puts the focus on a place. */
  focus(spot: Spot): void {
    this.rest(spot);
    this.showFocus();
  }

  focusCard(id: Id): void {
    const place = this.board.places.get(id);
    if (place) this.focus(place);
  }

  go(direction: Direction): void {
    const { columns, shelf } = this.layout;
    const grid = {
      lanes: this.board.lanes.length,
      count: (lane: number, column: number) => cellAt(this.board, lane, column).length,
      per: [columns[0].per, columns[1].per, columns[2].per, shelf.per] as const,
      shelf: this.shelfOpen && this.board.shelf.length > 0,
    };
    this.focus(step(grid, this.spot, direction));
  }

  /** To the first or the last card of the cell. */
  goEnd(end: "first" | "last"): void {
    const count = cellAt(this.board, this.spot.lane, this.spot.column).length;
    this.focus({ ...this.spot, index: end === "first" ? 0 : Math.max(0, count - 1) });
  }

  /** To the lane above or below. */
  goLane(way: 1 | -1): void {
    const lane = Math.max(0, Math.min(this.spot.lane + way, this.board.lanes.length - 1));
    this.focus({ lane, column: this.spot.column % SHELF, index: 0 });
  }

  select(ids: Iterable<Id>, shown?: Id): void {
    this.selected = new Set(ids);
    const id = shown ?? [...this.selected].at(-1);
    view.select(id === undefined ? null : { kind: "initiative", id });
  }

  /** A click on an initiative: alone, or with Ctrl one more or one less. */
  click(event: MouseEvent, id: Id): void {
    if (event.ctrlKey || event.metaKey) this.toggle(id);
    else this.select([id]);
  }

  toggle(id: Id): void {
    const rest = [...this.selected].filter((other) => other !== id);
    if (this.selected.has(id)) this.select(rest);
    else this.select([...rest, id]);
    announcements.say(`${counted(this.selected.size)} selected`);
  }

  /** All of these, such as what a mode shows. */
  selectAll(ids: Iterable<Id>): void {
    this.select(ids);
    announcements.say(`${counted(this.selected.size)} selected`);
  }

  /** Every card of the lanes; of the shelf, while the focus is there. */
  selectCards(): void {
    const shelf = this.spot.column === SHELF;
    this.selectAll([...this.board.places].flatMap(([id, { column }]) => ((column === SHELF) === shelf ? [id] : [])));
  }

  /** Opens the card with the focus in Details, the caret in its title; in an empty cell, begins a card. */
  openCurrent(): void {
    const id = this.current?.id;
    if (id === undefined) return this.draftHere();
    this.select([id]);
    view.showTab("details");
    void view.focusField("initiative", id, "title");
  }

  // ——— making

  /** Begins a new card in the cell that has the focus; from the shelf, in Now. */
  draftHere(): void {
    if (!this.writable()) return;
    const shelf = this.spot.column === SHELF;
    const lane = this.board.lanes[shelf ? 0 : this.spot.lane];
    if (lane) this.#begin(lane.key, shelf ? 0 : this.spot.column);
  }

  draftIn(lane: number, column: number): void {
    const key = this.board.lanes[lane]?.key;
    if (key !== undefined && this.writable()) this.#begin(key, column);
  }

  #begin(lane: string, column: number): void {
    this.draft = { lane, column, serial: ++this.#drafts };
  }

  /** Ends the writing of a new card: makes one for each title, then begins another or takes the focus. */
  finishDraft(titles: readonly string[], then: "next" | "focus" | "leave"): void {
    const draft = this.draft;
    const lane = this.board.lanes[this.draftLane];
    this.draft = null;
    if (!draft || !lane) return;
    const words = titles.map((title) => title.trim().replace(/\s+/g, " ")).filter((title) => title !== "");
    const made = words.length === 0 ? null : this.#make(words, lane.value, draft.column);
    if (made !== null && then === "next") this.#begin(draft.lane, draft.column);
    else if (made !== null && then === "focus") this.focusCard(made);
    else if (then === "focus") {
      const at = this.board.lanes.indexOf(lane);
      const count = cellAt(this.board, at, draft.column).length;
      this.focus({ lane: at, column: draft.column, index: Math.max(0, count - 1) });
    }
  }

  /** Makes an initiative without asking, as the palette does. */
  makeTitled(title: string): void {
    if (!this.writable()) return;
    const none = this.board.lanes.find(({ value }) => value === null);
    const id = this.#make([title], none ? null : (this.board.lanes[0]?.value ?? null), 0);
    this.focusCard(id);
  }

  /** Makes an initiative without a title in the group of another one, and puts the caret where the title goes. */
  makeBlank(beside: Initiative | null): void {
    if (!this.writable()) return;
    const lane = beside ? this.board.lanes[this.board.places.get(beside.id)?.lane ?? -1] : undefined;
    const fields: Record<string, unknown> = { title: "", horizon: beside?.horizon ?? "now", pillar: beside?.pillar };
    Object.assign(fields, lane ? laneFields(this.mode, lane.value) : {}, fieldsFor(this.filter));
    const id = strategy.create("initiative", fields, { label: "Add an initiative" });
    this.select([id]);
    announcements.show("Added an initiative", { undo: true });
    view.showTab("details");
    void view.focusField("initiative", id, "title");
  }

  /** Makes initiatives in a cell as one act; the last of them is where one goes on. */
  #make(titles: readonly string[], lane: string | null, column: number): Id {
    const fields: Record<string, unknown> = { horizon: horizonOf(column), ...laneFields(this.mode, lane) };
    if (this.mode === "theme" && lane !== null) {
      const pillar = strategy.get("theme", lane)?.pillar;
      if (typeof pillar === "string") fields.pillar = pillar;
    }
    // It must not vanish behind the filter under which it was made.
    Object.assign(fields, fieldsFor(this.filter));
    const ids = makeFromTitles("initiative", titles, { fields });
    this.select(ids);
    announcements.show(`Added ${this.what(ids)} to ${HORIZON_WORDS[horizonOf(column)]}`, { undo: true });
    return ids.at(-1)!;
  }

  // ——— changing

  /** Moves cards, asks for the reason where there is none yet for the shelf, says what was done. */
  move(ids: Id[], target: Target, reason?: Reason): boolean {
    if (!this.writable()) return false;
    const toShelf = target.column === SHELF && ids.some((id) => this.board.places.get(id)?.column !== SHELF);
    if (toShelf && !reason) {
      this.dialog = { type: "reason", ids, target };
      return false;
    }
    const move = planMove(this.board, this.initiatives, ids, target, reason);
    if (!move) {
      announcements.say("Nothing moved");
      return false;
    }
    if (toShelf && !this.shelfOpen) this.showShelf(true);
    const current = this.current?.id;
    const focus = current !== undefined && ids.includes(current) ? current : ids[0];
    strategy.apply(move.changes, { label: move.label });
    announcements.show(move.words, { undo: true });
    if (focus !== undefined) this.focusCard(focus);
    return true;
  }

  nudge(way: Nudge): void {
    const id = this.current?.id;
    if (id === undefined) return;
    const target = nudge(this.board, id, way);
    if ("stop" in target) announcements.say(target.stop);
    else this.move(this.chosen(), target);
  }

  setAside(chosen: Id[] = this.chosen()): void {
    const ids = chosen.filter((id) => this.board.places.get(id)?.column !== SHELF);
    if (ids.length > 0)
      this.move(ids, { lane: this.board.lanes.length, column: SHELF, index: this.board.shelf.length });
    else announcements.say("Already in Not now");
  }

  askWhere(ids: Id[] = this.chosen()): void {
    if (ids.length > 0 && this.writable()) this.dialog = { type: "move", ids };
  }

  askLimits(): void {
    if (this.writable()) this.dialog = { type: "limits" };
  }

  setLimits(limits: WorkLimit[]): void {
    const about = strategy.single("strategy");
    if (!about || !this.writable()) return;
    strategy.apply([{ op: "set", kind: "strategy", id: about.id, fields: { work_limits: limits } }], {
      label: "Set how much may be in progress",
    });
    announcements.show("Set how much may be in progress at once", { undo: true });
  }

  commit(commitment: Commitment, ids: Id[] = this.chosen()): void {
    if (ids.length === 0 || !this.writable()) return;
    const words = commitment.charAt(0).toUpperCase() + commitment.slice(1);
    const what = this.what(ids);
    const changes: Change[] = ids.map((id) => ({ op: "set", kind: "initiative", id, fields: { commitment } }));
    strategy.apply(changes, { label: `Set commitment of ${what} to ${words}` });
    announcements.show(`${what}: ${words.toLowerCase()}`, { undo: true });
    if (look.mode === "board") this.focusCard(this.current?.id ?? ids[0]!);
  }

  remove(ids: Id[] = this.chosen()): void {
    if (ids.length === 0 || !this.writable()) return;
    const spot = this.spot;
    const targets = ids.map((id) => ({ kind: "initiative" as const, id }));
    const done = () => {
      this.select([]);
      const left = cellAt(this.board, spot.lane, spot.column).length;
      this.focus({ ...spot, index: Math.max(0, Math.min(spot.index, left - 1)) });
    };
    deleting.remove(targets, { done });
  }

  /** The selected cards that the board shows. */
  picked(): Id[] {
    return [...this.selected].filter((id) => this.board.places.has(id));
  }

  /** `“Billing”`, or `3 initiatives`. */
  what(ids: readonly Id[]): string {
    const only = ids.length === 1 ? this.initiatives.find(({ id }) => id === ids[0]) : undefined;
    return only ? `“${titleOf(only)}”` : plural(ids.length, "initiative");
  }

  writable(): boolean {
    if (strategy.readOnly === null) return true;
    announcements.show(strategy.lockedWords);
    return false;
  }
}

export const roadmap = new BoardState();
