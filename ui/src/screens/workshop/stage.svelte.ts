/**
 * What the stage shows, asked for again and again: it follows from what is in the file, so that nothing can be missed,
 * whichever window changed it and whenever this one was opened.
 */
import { call } from "../../lib/backend";
import type { Id, Stage } from "../../lib/types";

/** How often is asked, in milliseconds: quick enough for a room, and cheap beside it. */
const PACE = 400;

export class StageFeed {
  stage = $state.raw<Stage | null>(null);
  /** What it showed before it was frozen. */
  #kept: Stage | null = null;
  now = $state(Date.now());
  /** Why nothing is shown. */
  problem = $state<string | null>(null);
  readonly #id: Id;
  #last = "";
  #ends: number | null = null;
  #stopped = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(id: Id) {
    this.#id = id;
  }

  /** The seconds left; less than nothing over time. */
  readonly left = $derived.by((): number | null => {
    const clock = this.stage?.clock;
    if (!clock) return null;
    if (clock.ends === null) return clock.allotted - clock.spent;
    return (Date.parse(clock.ends) - this.now) / 1000;
  });

  start(): () => void {
    const ask = async () => {
      try {
        const { stage } = await call("workshop_stage", { id: this.#id });
        this.problem = null;
        this.#take(stage);
      } catch (error) {
        this.problem = error instanceof Error ? error.message : String(error);
      }
      this.now = Date.now();
      if (!this.#stopped) this.#timer = setTimeout(() => void ask(), PACE);
    };
    void ask();
    return () => {
      this.#stopped = true;
      clearTimeout(this.#timer);
    };
  }

  #take(stage: Stage): void {
    if (stage.shows !== "frozen") this.#kept = stage;
    else
      stage = this.#kept
        ? { ...this.#kept, clock: stage.clock, shows: "frozen" }
        : { ...stage, columns: [], loose: [] };
    // The end is reckoned anew each time and wavers by a little; only a shift that can be seen counts.
    const ends = stage.clock?.ends ? Date.parse(stage.clock.ends) : null;
    const shifted = (ends === null) !== (this.#ends === null) || Math.abs((ends ?? 0) - (this.#ends ?? 0)) > 500;
    // Of the time spent the end says all, but in a pause.
    const now = JSON.stringify({
      ...stage,
      clock: stage.clock && { ...stage.clock, ends: null, spent: ends === null ? stage.clock.spent : 0 },
    });
    if (now === this.#last && !shifted) return;
    this.#last = now;
    this.#ends = ends;
    this.stage = stage;
  }
}
