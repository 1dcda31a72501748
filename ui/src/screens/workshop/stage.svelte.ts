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
    // The time that a pause took in comes out of the comparison: only what is seen counts.
    const now = JSON.stringify({
      ...stage,
      clock: stage.clock && { ...stage.clock, spent: 0, ends: round(stage.clock.ends) },
    });
    if (now === this.#last && stage.clock?.ends !== null) return;
    this.#last = now;
    this.stage = stage;
  }
}

/** The end to the second: it is reckoned anew each time and wavers by less. */
function round(moment: string | null): number | null {
  return moment === null ? null : Math.round(Date.parse(moment) / 1000);
}
