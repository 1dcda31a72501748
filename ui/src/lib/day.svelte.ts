/** The day by the reader's clock, for everything that is reckoned from it: a window that is left open sees the next one. */
import { today } from "./dates";

/** How long the clock is trusted: a machine that sleeps stops every timer. */
const LOOK = 60_000;

class DayState {
  now = $state(today());

  /** Looks at the clock now. */
  look(): void {
    this.now = today();
  }

  /** Begins to watch. Returns the way to stop. */
  watch(): () => void {
    const timer = setInterval(() => this.look(), LOOK);
    return () => clearInterval(timer);
  }
}

export const day = new DayState();
