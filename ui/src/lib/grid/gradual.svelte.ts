/**
 * A long list is drawn in parts, so that its screen is there at once: what can be in sight first, the rest frame by
 * frame. Nothing is left out in the end: who searches the page or reads it aloud finds all of it. To be made while a
 * component is set up.
 */
export class Gradual {
  #drawn = $state(0);
  readonly #total: () => number;
  /** How many are drawn now. */
  readonly count = $derived.by(() => Math.min(this.#drawn, this.#total()));

  /** Draws `first` of them, and `step` more with each frame; `least` says how many must be there in any case. */
  constructor(total: () => number, first: number, step: number, least: () => number = () => 0) {
    this.#total = total;
    this.#drawn = first;
    $effect.pre(() => {
      if (least() > this.#drawn) this.#drawn = least();
    });
    $effect(() => {
      if (this.#drawn >= total()) return;
      // After the frame has been painted, not before it.
      let timer: ReturnType<typeof setTimeout> | undefined;
      const frame = requestAnimationFrame(() => (timer = setTimeout(() => (this.#drawn += step))));
      return () => {
        cancelAnimationFrame(frame);
        clearTimeout(timer);
      };
    });
  }
}
