/** The day by the reader's clock, for everything that is reckoned from it: a window that is left open sees the next one. */
import { today } from "./dates";

/** How long the clock is trusted: a machine that sleeps stops every timer. */
const LOOK = 60_000;

class DayState {
  #clock = $state(today());
  #past = $state<string | null>(null);
  /** Today; while the strategy is looked at as it was, the day on which it was so. */
  readonly now = $derived(this.#past ?? this.#clock);

  /** Looks at the clock now. */
  look(): void {
    this.#clock = today();
  }

  /** Stands at a day that has been, or with nothing at today again. */
  standAt(past: string | null): void {
    this.#past = past;
  }

  /** Begins to watch. Returns the way to stop. */
  watch(): () => void {
    const timer = setInterval(() => this.look(), LOOK);
    return () => clearInterval(timer);
  }
}

export const day = new DayState();
