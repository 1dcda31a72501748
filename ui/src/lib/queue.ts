/**
 * The line in which edits wait for the store. One operation is under way at a time and the order never changes; edits
 * with the same key that wait next to each other become one, so that fast typing is a few operations, not hundreds.
 * It knows neither records nor the screen.
 */
import type { Change } from "./types";

/** One edit as the store will see it. */
export interface Edit {
  label: string;
  coalesce?: string;
  changes: Change[];
}

export interface QueueOptions<Answer> {
  send(edit: Edit, leaving: boolean): Promise<Answer>;
  /** The store confirmed the edit. */
  done(edit: Edit, answer: Answer): void;
  /** The store will never take this edit: it leaves the line. */
  refused(edit: Edit, error: unknown): void;
  /** The store cannot take it now: the edit stays first in line until `retry`. */
  stuck(edit: Edit, error: unknown): void;
  /** Tells the two kinds of failure apart. */
  isRefusal(error: unknown): boolean;
  /** Called whenever the line grew or shrank. */
  changed?(): void;
  /** The least time between two sends, in milliseconds. */
  pace?: number;
}

export class EditQueue<Answer> {
  #waiting: Edit[] = [];
  #sending: Edit | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastSend = -Infinity;
  #stuck = false;
  #idle: (() => void)[] = [];
  readonly #options: QueueOptions<Answer>;

  constructor(options: QueueOptions<Answer>) {
    this.#options = options;
  }

  /** Everything that the store has not confirmed, oldest first. */
  get pending(): readonly Edit[] {
    return this.#sending ? [this.#sending, ...this.#waiting] : this.#waiting;
  }

  get busy(): boolean {
    return this.#sending !== undefined || this.#waiting.length > 0;
  }

  get isStuck(): boolean {
    return this.#stuck;
  }

  push(edit: Edit): void {
    const last = this.#waiting.at(-1);
    if (last && edit.coalesce !== undefined && last.coalesce === edit.coalesce) {
      this.#waiting[this.#waiting.length - 1] = {
        ...last,
        label: edit.label,
        changes: mergeChanges([...last.changes, ...edit.changes]),
      };
    } else {
      this.#waiting.push(edit);
    }
    this.#options.changed?.();
    this.#schedule();
  }

  /** Sends what waits without minding the pace; resolves when the line is empty or stuck. */
  flush(): Promise<void> {
    if (!this.busy || this.#stuck) return Promise.resolve();
    const emptied = new Promise<void>((resolve) => this.#idle.push(resolve));
    this.#cancelTimer();
    if (!this.#sending) void this.#sendNext();
    return emptied;
  }

  /** The page is going away: hands over everything at once, in order, without waiting for answers. */
  leave(): void {
    this.#cancelTimer();
    const rest = this.#waiting;
    this.#waiting = [];
    for (const edit of rest) void this.#options.send(edit, true).catch(() => {});
  }

  /** Tries the edit at the head of the line again. */
  retry(): void {
    if (!this.#stuck) return;
    this.#stuck = false;
    void this.#sendNext();
  }

  /** Forgets everything that waits, for a file that is no longer open. */
  clear(): Edit[] {
    this.#cancelTimer();
    const rest = this.#waiting;
    this.#waiting = [];
    this.#stuck = false;
    this.#options.changed?.();
    this.#settle();
    return rest;
  }

  #schedule(): void {
    if (this.#sending || this.#timer !== undefined || this.#stuck || this.#waiting.length === 0) return;
    const wait = this.#idle.length > 0 ? 0 : this.#lastSend + (this.#options.pace ?? 80) - Date.now();
    if (wait <= 0) void this.#sendNext();
    else
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        void this.#sendNext();
      }, wait);
  }

  async #sendNext(): Promise<void> {
    const edit = this.#waiting.shift();
    if (!edit) return this.#settle();
    this.#sending = edit;
    this.#lastSend = Date.now();
    let outcome: () => void;
    try {
      const answer = await this.#options.send(edit, false);
      outcome = () => this.#options.done(edit, answer);
    } catch (error) {
      if (this.#options.isRefusal(error)) outcome = () => this.#options.refused(edit, error);
      else {
        this.#stuck = true;
        this.#waiting.unshift(edit);
        outcome = () => this.#options.stuck(edit, error);
      }
    }
    this.#sending = undefined;
    outcome();
    this.#options.changed?.();
    if (this.#waiting.length === 0 || this.#stuck) this.#settle();
    else this.#schedule();
  }

  #cancelTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #settle(): void {
    const waiters = this.#idle;
    this.#idle = [];
    for (const resolve of waiters) resolve();
  }
}

/** Sets of the same record that follow each other become one set; a set right after its put goes into the put. */
export function mergeChanges(changes: Change[]): Change[] {
  const merged: Change[] = [];
  for (const change of changes) {
    const last = merged.at(-1);
    const joins =
      last && change.op === "set" && (last.op === "set" || last.op === "put") && last.kind === change.kind
        ? last.id === change.id
        : false;
    if (joins && last && "fields" in last && "fields" in change) {
      merged[merged.length - 1] = { ...last, fields: { ...last.fields, ...change.fields } };
    } else merged.push(change);
  }
  return merged;
}
