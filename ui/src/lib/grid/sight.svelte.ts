/**
 * What can be seen of something long that scrolls and of which only what is in sight is drawn: bind its element and
 * sizes here, and draw from `from` to `to`. Where things stand is the affair of who draws them.
 */
import { untrack } from "svelte";
import { scrollFor } from "./windowed";

/** Between two steps nothing new comes into sight: what is drawn changes with each step only. */
const STEP = 100;

/** What the last one measured: a screen that opens is drawn for its size at once, not for none and then anew. */
const seen = { width: 0, height: 0 };

export class Sight {
  scroller: HTMLElement | undefined = $state();
  #width = $state(seen.width);
  #height = $state(seen.height);
  /** How far it is scrolled, in whole steps. */
  top = $state(0);
  left = $state(0);
  /** The stretch that is drawn: what is in sight, and a little beyond its edges. */
  readonly from = $derived.by(() => this.top - this.#ahead);
  readonly to = $derived.by(() => this.top + this.height + this.#ahead);
  readonly #ahead: number;

  get width(): number {
    return this.#width;
  }
  set width(width: number) {
    this.#width = width;
    if (width > 0) seen.width = width;
  }
  get height(): number {
    return this.#height;
  }
  set height(height: number) {
    this.#height = height;
    if (height > 0) seen.height = height;
  }

  constructor(ahead: number) {
    this.#ahead = ahead;
  }

  /** To be called whenever it has scrolled. */
  readonly scrolled = (): void => {
    if (!this.scroller) return;
    this.top = Math.floor(this.scroller.scrollTop / STEP) * STEP;
    this.left = Math.floor(this.scroller.scrollLeft / STEP) * STEP;
  };

  /** Scrolls so that a stretch is in sight, below a head of that height that stays where it is. */
  reveal(from: number, to: number, head = 0): void {
    if (!this.scroller) return;
    this.scroller.scrollTop = scrollFor(this.scroller.scrollTop, this.scroller.clientHeight - head, from, to);
    this.scrolled();
  }

  /** How much larger the page is shown than it is laid out: the pointer is given in the one, the drawing in the other. */
  zoom(): number {
    return this.scroller ? this.scroller.getBoundingClientRect().width / this.scroller.offsetWidth || 1 : 1;
  }
}

/**
 * What is drawn anew, or goes away, must not take the focus with it. While `drawn` changes, whoever had the focus inside
 * (`holds`) gets it back from `show`. To be called while a component is set up.
 */
export function keepFocus(drawn: () => unknown, holds: () => boolean, show: () => void): void {
  let had = false;
  $effect.pre(() => {
    drawn();
    had = untrack(holds);
  });
  $effect(() => {
    drawn();
    untrack(() => {
      if (had && document.activeElement === document.body) show();
    });
  });
}
