/** The comparison on the screen: its two points, for whom, and what came of it. Kept while other screens are open. */
import { BackendError, call } from "./backend";
import { strategy } from "./strategy.svelte";
import type { Changed, Point, Readers } from "./types";

export class Comparison {
  /** What is compared with; nothing until the screen has chosen. */
  from = $state.raw<Point | null>(null);
  to = $state.raw<Point>({ at: "now" });
  audience = $state<Readers | null>(null);
  /** Which section or kind is looked at alone; `all` for everything. */
  only = $state("all");
  answer = $state.raw<Changed | null>(null);
  problem = $state<{ message: string; hints: string[] } | null>(null);
  #newest = 0;

  #file = "";

  /** Begins anew where another file is open than before. */
  belongTo(file: string): void {
    if (file === this.#file) return;
    this.#file = file;
    this.from = null;
    this.to = { at: "now" };
    this.audience = null;
    this.only = "all";
    this.answer = null;
    this.problem = null;
    this.#newest += 1;
  }

  /** Asks once more; the answer to the newest question counts, the last one stays until it is there. */
  async ask(from: Point, to: Point, audience: Readers | null): Promise<void> {
    const own = ++this.#newest;
    try {
      await strategy.flush();
      const answer = await call("changed", { from, to, ...(audience ? { audience } : {}) });
      if (own !== this.#newest) return;
      this.answer = answer;
      this.problem = null;
    } catch (error) {
      if (own !== this.#newest) return;
      this.answer = null;
      this.problem =
        error instanceof BackendError
          ? { message: error.message, hints: error.hints }
          : { message: String(error), hints: [] };
    }
  }
}

export const comparison = new Comparison();
