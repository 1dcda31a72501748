/**
 * What would be written, made once for a look: how large it is, and whether it holds what its audience may not see. The
 * document that is looked at alone, and only while nothing changes.
 */
import { BackendError, call } from "../../lib/backend";
import type { Export } from "../../lib/types";

export interface Trial {
  /** What was tried, and of which state of the strategy. */
  key: string;
  files: number;
  bytes: number;
  notes: string[];
  /** Why it cannot be written. */
  problem: string | null;
}

/** While one types or chooses nothing is tried. */
const PAUSE = 700;

class Trying {
  latest = $state.raw<Trial | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wanted = "";

  /** Wants a document tried as it would be written now. */
  want(wish: Export, revision: number): void {
    const key = trialKey(wish, revision);
    if (key === this.#wanted) return;
    this.#wanted = key;
    clearTimeout(this.#timer);
    if (this.latest?.key === key) return;
    this.#timer = setTimeout(() => void this.#try(wish, key), PAUSE);
  }

  /** Gives up what has not begun. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#wanted = "";
  }

  async #try(wish: Export, key: string): Promise<void> {
    let trial: Trial;
    try {
      trial = { key, ...(await call("export_try", wish)), problem: null };
    } catch (error) {
      if (!(error instanceof BackendError) || error.code === "unreachable") return;
      trial = { key, files: 0, bytes: 0, notes: [], problem: error.message };
    }
    if (key === this.#wanted) this.latest = trial;
  }
}

export function trialKey(wish: Export, revision: number): string {
  return `${revision} ${JSON.stringify(wish)}`;
}

export const trying = new Trying();
