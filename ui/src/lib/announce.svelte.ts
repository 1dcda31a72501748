/** What a screen reader hears, and the one message at the bottom of the window. */

export interface Toast {
  text: string;
  /** Offers to take the act back. */
  undo: boolean;
  tone: "done" | "warning";
  /** A new number for each message, so that the same words twice are two messages. */
  serial: number;
}

class Announcements {
  /** The words in the live region. */
  spoken = $state("");
  toast = $state.raw<Toast | null>(null);
  #serial = 0;

  /** Says something without showing it. */
  say(text: string): void {
    // A region that gets the same words again stays silent: a no-break space makes them new.
    this.spoken = this.spoken === text ? `${text}\u00a0` : text;
  }

  /** Shows a message for eight seconds and says it. It replaces the one before. */
  show(text: string, options: { undo?: boolean; tone?: "done" | "warning" } = {}): void {
    this.toast = { text, undo: options.undo ?? false, tone: options.tone ?? "done", serial: ++this.#serial };
    this.say(text);
  }

  dismiss(): void {
    this.toast = null;
  }
}

export const announcements = new Announcements();
