/** Items in the hand: which ones, where the pointer is, and the cell under it. How a press becomes a drag is `lib/drag`'s. */
import { followPress } from "../../lib/drag";
import { strategy } from "../../lib/strategy.svelte";
import type { Id } from "../../lib/types";
import { spotUnder, type Spot } from "./layout";
import type { MatrixState } from "./state.svelte";

interface Held {
  ids: Id[];
  x: number;
  y: number;
  /** The cell under the pointer, the tray, or nothing where it cannot be dropped. */
  over: Spot | "tray" | null;
}

export interface Grounds {
  /** Outlives every pin: it keeps the pointer. */
  stage: HTMLElement;
  /** The box that the grid fills. */
  grid: HTMLElement;
  tray: HTMLElement | null;
  scrollers: HTMLElement[];
}

export class Carry {
  held = $state.raw<Held | null>(null);
  readonly spot = $derived(this.held?.over && this.held.over !== "tray" ? this.held.over : null);
  readonly #state: MatrixState;
  readonly #grounds: () => Grounds | undefined;

  constructor(state: MatrixState, grounds: () => Grounds | undefined) {
    this.#state = state;
    this.#grounds = grounds;
  }

  /** Follows a press on a pin or a row; the whole selection comes along if the item is part of it. */
  press(event: PointerEvent, id: Id): void {
    const grounds = this.#grounds();
    if (!grounds || strategy.readOnly !== null) return;
    const state = this.#state;
    const ids = state.selected.has(id) ? state.picked() : [id];
    followPress(event, grounds.stage, {
      begin: (x, y) => {
        this.held = { ids, x, y, over: null };
      },
      over: (x, y) => {
        this.held = { ids, x, y, over: this.#under(x, y) };
      },
      end: (dropped) => {
        const over = this.held?.over ?? null;
        this.held = null;
        state.rest(id);
        if (!dropped || over === null) state.showFocus();
        else state.place(ids, over === "tray" ? null : over);
      },
      scrollers: () => grounds.scrollers,
    });
  }

  /** How much larger the page is shown than it is laid out. */
  zoom(): number {
    const grid = this.#grounds()?.grid;
    return grid ? grid.getBoundingClientRect().width / grid.offsetWidth || 1 : 1;
  }

  #under(x: number, y: number): Spot | "tray" | null {
    const grounds = this.#grounds();
    if (!grounds) return null;
    const tray = grounds.tray?.getBoundingClientRect();
    if (tray && x >= tray.left && x <= tray.right && y >= tray.top && y <= tray.bottom) return "tray";
    const box = grounds.grid.getBoundingClientRect();
    const zoom = this.zoom();
    return spotUnder(this.#state.geometry, (x - box.left) / zoom, (y - box.top) / zoom);
  }
}
