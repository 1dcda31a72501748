/**
 * Why something moved out, was dropped or is promised otherwise: a question in one line beside the work, that may be
 * answered, left open, or answered later in the history. It never takes the focus by itself and never holds anything up.
 */
import { announcements } from "./announce.svelte";
import { call } from "./backend";
import type { Asked } from "./types";

class Reasons {
  /** What is asked, if anything. */
  asked = $state.raw<Asked | null>(null);
  /** What has been written so far. */
  text = $state("");
  /** Goes up with every reason that was kept: for lists that show them. */
  kept = $state(0);

  /** Asks; nothing takes the question away. Another edit of the same operation asks the newer question. */
  ask(asked: Asked | null): void {
    if (asked?.operation !== this.asked?.operation) this.text = "";
    this.asked = asked;
  }

  /** Keeps what was written. */
  async keep(): Promise<void> {
    const { asked, text } = this;
    if (!asked || text.trim() === "") return this.ask(null);
    if (await this.write(asked.operation, text)) this.ask(null);
  }

  /** Writes why an operation was done; whether it was kept. */
  async write(operation: number, note: string): Promise<boolean> {
    try {
      await call("history_note", { operation, note });
      this.kept += 1;
      announcements.say(note.trim() === "" ? "Reason taken away" : "Reason kept");
      return true;
    } catch (error) {
      announcements.show(error instanceof Error ? error.message : String(error), { tone: "warning" });
      return false;
    }
  }
}

export const reasons = new Reasons();
