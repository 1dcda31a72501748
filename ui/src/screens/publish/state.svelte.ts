/** What the Publish screen has in hand: the document, its settings while the window is open, and the last result. */
import { announcements } from "../../lib/announce.svelte";
import { BackendError, call } from "../../lib/backend";
import { notices } from "../../lib/notices.svelte";
import { strategy } from "../../lib/strategy.svelte";
import type { Document, Format, Id, LeftOut, Lens, Paper } from "../../lib/types";
import { view } from "../../lib/view.svelte";
import { fileName } from "../../lib/words";
import { DOCUMENTS, FORMAT_WORDS } from "./documents";

export interface Settings {
  format: Format;
  paper: Paper;
  audience: Lens;
}

export interface Done {
  /** The file of the strategy that was published. */
  of: string | undefined;
  document: Document;
  title: string;
  path: string;
  files: number;
  bytes: number;
  notes: string[];
}

/** Shorter work is not worth a word. */
const NOTICEABLE = 500;

class PublishState {
  document = $state<Document>("vision");
  record = $state<Id | null>(null);
  #settings = $state<Record<Document, Settings>>({
    vision: { format: "pdf", paper: "a4", audience: "all" },
    roadmap: { format: "pdf", paper: "a3", audience: "all" },
    timeline: { format: "pdf", paper: "a3", audience: "all" },
    tiers: { format: "pdf", paper: "a4", audience: "all" },
    scorecard: { format: "pdf", paper: "a4", audience: "all" },
    decisions: { format: "pdf", paper: "a4", audience: "all" },
    decision: { format: "pdf", paper: "a4", audience: "all" },
    book: { format: "pdf", paper: "a4", audience: "all" },
    deck: { format: "pdf", paper: "wide", audience: "all" },
    what_changed: { format: "pdf", paper: "a4", audience: "executives" },
  });
  /** What each audience does not get, as far as it has been asked for. */
  leftOut = $state.raw<Partial<Record<Lens, LeftOut[]>>>({});
  /** What is being written, in words, once it takes long enough to say so. */
  progress = $state<string | null>(null);
  busy = $state(false);
  done = $state.raw<Done | null>(null);

  readonly choice = $derived(DOCUMENTS.find((one) => one.id === this.document) ?? DOCUMENTS[0]!);
  readonly settings = $derived(this.#settings[this.document]);
  /** The record that would be published: the chosen one while it exists, else the newest. */
  readonly decision = $derived.by<Id | null>(() => {
    const all = strategy.records("decision");
    if (this.record !== null && all.some((one) => one.id === this.record)) return this.record;
    const newest = all.reduce<(typeof all)[number] | undefined>(
      (best, one) => (Number(one.number ?? 0) >= Number(best?.number ?? -1) ? one : best),
      undefined,
    );
    return newest?.id ?? null;
  });

  paperOf(document: Document): Paper {
    return this.#settings[document].paper;
  }

  audienceOf(document: Document): Lens {
    return this.#settings[document].audience;
  }

  /** Asks what the chosen audience does not get. */
  async askLeftOut(): Promise<void> {
    const audience = this.settings.audience;
    try {
      const found = await call("left_out", { audience });
      this.leftOut = { ...this.leftOut, [audience]: found };
    } catch {
      // Without an answer nothing is said; the leak check holds all the same.
    }
  }

  set(part: Partial<Settings>): void {
    this.#settings[this.document] = { ...this.#settings[this.document], ...part };
  }

  /** Opens the screen on a document. */
  show(document: Document, decision: Id | null = null): void {
    this.document = document;
    if (decision !== null) this.record = decision;
    view.go("publish");
  }

  /** Asks for a place and writes. What cannot be written is said until someone has read it. */
  async publish(): Promise<void> {
    if (this.busy) return;
    const { document, choice, settings } = this;
    const decision = document === "decision" ? this.decision : null;
    const title = choice.title;
    this.busy = true;
    this.done = null;
    notices.settle("publish");
    const timer = setTimeout(() => {
      this.progress = `Writing ${title}…`;
      announcements.say(this.progress);
    }, NOTICEABLE);
    try {
      await strategy.flush();
      const written = await call("export", {
        document,
        ...(decision ? { decision } : {}),
        format: settings.format,
        paper: settings.paper,
        audience: settings.audience,
        overwrite: false,
      });
      if (written) {
        this.done = { of: strategy.file?.path, document, title, ...written };
        announcements.say(`${title}: written to ${fileName(written.path)}`);
      }
    } catch (error) {
      const failure = error instanceof BackendError ? error : null;
      notices.raise({
        code: "publish",
        message: `${title} was not written as ${FORMAT_WORDS[settings.format]}: ${failure?.message ?? String(error)}`,
        hints: failure?.hints ?? [],
        actions: [{ label: "Try again", run: () => this.publish() }],
      });
    } finally {
      clearTimeout(timer);
      this.progress = null;
      this.busy = false;
    }
  }

  /** Opens what was written, or the folder that holds it, in the system's own program. */
  async open(path: string): Promise<void> {
    try {
      await call("show_file", { path });
    } catch (error) {
      const failure = error instanceof BackendError ? error : null;
      notices.raise({
        code: "publish",
        tone: "warning",
        message: `It could not be opened: ${failure?.message ?? String(error)}`,
        hints: failure?.hints ?? [],
      });
    }
  }
}

export const publish = new PublishState();

/** The folder that holds a file. */
export function folderOf(path: string): string {
  const end = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  return end > 0 ? path.slice(0, end) : path;
}
