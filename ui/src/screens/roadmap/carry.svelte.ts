/**
 * Cards in the hand: which ones, where the pointer is, where they would land, and the drop. What a move changes is
 * `moves.ts`'s; how a press becomes a drag is `drag.ts`'s.
 */
import { followPress } from "../../lib/drag";
import type { Sight } from "../../lib/grid/sight.svelte";
import { strategy } from "../../lib/strategy.svelte";
import type { Id } from "../../lib/types";
import { roadmap } from "./board.svelte";
import { cellAt, horizonOf, SHELF, type Spot } from "./lanes";
import { dropAt, dropLine, dropOnShelf, HEAD, type Rect } from "./layout";
import { HORIZON_WORDS, planMove, targetFor } from "./moves";

interface Held {
  ids: Id[];
  x: number;
  y: number;
  /** Where the pointer is; null outside of the board. */
  spot: Spot | null;
  /** Whether the cards may stand there, and would not stand there already. */
  can: boolean;
}

/** The elements in which cards are carried about. */
export interface Grounds {
  /** Outlives every card: it keeps the pointer. */
  stage: HTMLElement;
  /** The lanes, as they scroll. */
  sight: Sight;
  /** Missing while the shelf is folded away. */
  shelf: HTMLElement | undefined;
  /** The distance of the lanes from the edge. */
  side: number;
}

export class Carry {
  held = $state.raw<Held | null>(null);
  readonly ids: ReadonlySet<Id> = $derived(new Set(this.held?.ids));
  readonly #grounds: () => Grounds | undefined;

  /** The line between the cards where they would land, within the lanes. */
  readonly line: Rect | null = $derived.by(() => {
    const spot = this.held?.spot;
    if (!this.held?.can || !spot || spot.column === SHELF) return null;
    const { board, layout } = roadmap;
    const box = dropLine(layout, board.mode !== "none", spot, cellAt(board, spot.lane, spot.column).length);
    return { ...box, y: box.y + (layout.lanes[spot.lane]?.top ?? 0) };
  });
  /** The place on the shelf where they would land. */
  readonly note: number | null = $derived(
    this.held?.can && this.held.spot?.column === SHELF ? this.held.spot.index : null,
  );
  /** Where they would land, in words; nothing where they would not. */
  readonly words: string = $derived.by(() => {
    const spot = this.held?.spot;
    if (!this.held?.can || !spot) return "";
    const column = HORIZON_WORDS[horizonOf(spot.column)];
    const lane = roadmap.board.lanes[spot.lane];
    return lane && roadmap.board.lanes.length > 1 ? `${column}, ${lane.title}` : column;
  });

  constructor(grounds: () => Grounds | undefined) {
    this.#grounds = grounds;
  }

  /** Follows a press on a card; the whole selection comes along if the card is part of it. */
  press(event: PointerEvent, id: Id): void {
    const grounds = this.#grounds();
    if (!grounds || strategy.readOnly !== null) return;
    const ids = roadmap.selected.has(id) ? roadmap.picked() : [id];
    followPress(event, grounds.stage, {
      begin: (x, y) => {
        this.held = { ids, x, y, spot: null, can: false };
      },
      over: (x, y) => {
        const spot = this.#spotUnder(x, y);
        this.held = { ids, x, y, spot, can: spot !== null && this.#fits(ids, spot) };
      },
      end: (dropped) => {
        const held = this.held;
        this.held = null;
        const place = roadmap.board.places.get(id);
        if (place) roadmap.rest(place);
        if (dropped && held?.spot && held.can) roadmap.move(ids, targetFor(roadmap.board, held.spot, ids));
        else roadmap.showFocus();
      },
      scrollers: () => [grounds.sight.scroller, this.#grounds()?.shelf].filter((list) => list !== undefined),
    });
  }

  /** How much larger the page is shown than it is laid out. */
  zoom(): number {
    return this.#grounds()?.sight.zoom() ?? 1;
  }

  #fits(ids: Id[], spot: Spot): boolean {
    const { board, initiatives } = roadmap;
    const stays = spot.column === SHELF && ids.every((id) => board.places.get(id)?.column === SHELF);
    // What comes onto the shelf is asked for its reason first; that is always a move.
    if (spot.column === SHELF && !stays) return true;
    return planMove(board, initiatives, ids, targetFor(board, spot, ids)) !== null;
  }

  #spotUnder(x: number, y: number): Spot | null {
    const grounds = this.#grounds();
    const lanes = grounds?.sight.scroller;
    if (!grounds || !lanes) return null;
    const { stage, shelf, side } = grounds;
    const { board, layout } = roadmap;
    const zoom = this.zoom();
    const box = lanes.getBoundingClientRect();
    const below = stage.querySelector("[data-shelf]")?.getBoundingClientRect();
    if (below && y >= below.top) {
      const list = shelf?.getBoundingClientRect();
      const inner = (y - (list?.top ?? below.top)) / zoom + (shelf?.scrollTop ?? 0);
      return dropOnShelf(board, layout, (x - below.left) / zoom - side, inner);
    }
    if (x < box.left || x > box.right || y < box.top) return null;
    return dropAt(board, layout, (x - box.left) / zoom - side, (y - box.top) / zoom - HEAD + lanes.scrollTop);
  }
}
