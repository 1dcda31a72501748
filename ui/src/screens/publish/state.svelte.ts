/**
 * What the Publish screen has in hand: the document that is looked at, those that are ticked, the settings of each while
 * the window is open, how far the work has come, and the last result.
 */
import { SvelteSet } from "svelte/reactivity";
import { announcements } from "../../lib/announce.svelte";
import { BackendError, call, on } from "../../lib/backend";
import { DOCUMENT_SETS } from "../../lib/generated/types";
import { notices } from "../../lib/notices.svelte";
import { strategy } from "../../lib/strategy.svelte";
import type {
  AnyRecord,
  Document,
  Export,
  Format,
  Id,
  Inclusion,
  Kind,
  LeftOut,
  Paper,
  Point,
  Readers,
  Written,
} from "../../lib/types";
import { view } from "../../lib/view.svelte";
import { fileName, plural } from "../../lib/words";
import { AUDIENCES, DOCUMENTS, FORMAT_WORDS, usualPaper, type DocumentChoice } from "./documents";

export interface Settings {
  format: Format;
  paper: Paper;
  audience: Readers;
  /** The record that it is about; nothing for the one that is most likely meant. */
  record: Id | null;
  /** What it is compared with; nothing for what this audience saw last. */
  since: Point | null;
  /** What this audience is shown for once. */
  include: Inclusion[];
  /** Whether Markdown draws the plan over time in the language of Mermaid. */
  gantt: boolean;
}

/** One document that was written. */
export interface DoneDocument extends Written {
  title: string;
}

export interface Done {
  /** The file of the strategy that was published. */
  of: string | undefined;
  /** The folder of a set; nothing for a single document. */
  folder: string | null;
  documents: DoneDocument[];
}

/** How far the work has come. */
export interface Progress {
  words: string;
  ready: number;
  of: number;
}

/** Shorter work is not worth a word. */
const NOTICEABLE = 500;

class PublishState {
  /** The document whose settings are shown. */
  document = $state<Document>("vision");
  /** The documents that are published together. */
  readonly ticked = new SvelteSet<Document>();
  /** What the user chose; the rest follows from the document and the strategy. */
  #chosen = $state<Partial<Record<Document, Partial<Settings>>>>({});
  /** What the audience of the document that is looked at does not get. */
  leftOut = $state.raw<LeftOut[] | null>(null);
  /** What is being written, once it takes long enough to say so. */
  progress = $state.raw<Progress | null>(null);
  busy = $state(false);
  cancelling = $state(false);
  done = $state.raw<Done | null>(null);
  #told = { ready: 0, of: 1, title: "" };
  #asked = 0;

  readonly choice = $derived(choiceOf(this.document));
  readonly settings = $derived(this.settingsOf(this.document));
  /** The documents that there is something for. */
  readonly offered = $derived(DOCUMENTS.filter(({ about }) => !about || strategy.records(about).length > 0));
  /** What would be published: the ticked documents, or the one that is looked at. */
  readonly wanted = $derived.by<Document[]>(() => {
    const ticked = this.offered.filter(({ id }) => this.ticked.has(id)).map(({ id }) => id);
    return ticked.length > 0 ? ticked : [this.document];
  });
  /** The audiences: those that everyone has, and the strategy's own. */
  readonly audiences = $derived.by<{ id: Readers; label: string; own: boolean }[]>(() => [
    ...AUDIENCES.map(({ id, label }) => ({ id, label, own: false })),
    ...strategy.records("audience").map(({ id }) => ({ id, label: strategy.titleOf("audience", id), own: true })),
  ]);

  settingsOf(document: Document): Settings {
    const choice = choiceOf(document);
    const american = strategy.single("strategy")?.paper_series === "american";
    const chosen = this.#chosen[document];
    const settings: Settings = {
      format: "pdf",
      paper: usualPaper(choice, american),
      audience: document === "what_changed" ? "executives" : "all",
      record: null,
      since: null,
      include: [],
      gantt: false,
      ...chosen,
    };
    // An audience of one's own may have been deleted since.
    if (!this.audiences.some(({ id }) => id === settings.audience)) {
      settings.audience = "all";
      settings.include = [];
    }
    return settings;
  }

  /** The record that a document is about: the chosen one while it exists, else the one that is most likely meant. */
  recordOf(document: Document): Id | null {
    const about = choiceOf(document).about;
    if (!about) return null;
    const chosen = this.#chosen[document]?.record;
    const all = strategy.records(about);
    if (chosen && all.some(({ id }) => id === chosen)) return chosen;
    return likely(about, all)?.id ?? null;
  }

  audienceName(audience: Readers): string {
    return this.audiences.find(({ id }) => id === audience)?.label ?? "this audience";
  }

  /** Asks what the chosen audience does not get in the document that is looked at. */
  async askLeftOut(): Promise<void> {
    const document = this.document;
    const { audience, format, since } = this.settings;
    const record = this.recordOf(document);
    const about = { ...(record ? { record } : {}), ...(since ? { since } : {}) };
    const asked = ++this.#asked;
    // Without an answer nothing is said; the leak check holds all the same.
    const found = await call("left_out", { document, ...about, audience, format }).catch(() => []);
    if (asked === this.#asked) this.leftOut = found;
  }

  set(part: Partial<Settings>): void {
    // What one audience is shown for once is no matter of another.
    const fresh = part.audience !== undefined && part.audience !== this.settings.audience ? { include: [] } : {};
    this.#chosen[this.document] = { ...this.#chosen[this.document], ...fresh, ...part };
  }

  includes(one: { kind: Kind; field: string }): boolean {
    return this.settings.include.some(({ kind, field }) => kind === one.kind && (field ?? "") === one.field);
  }

  /** Shows the audience for once what it is usually kept from, or no longer. */
  include(one: { kind: Kind; field: string }, shown: boolean): void {
    const others = this.settings.include.filter(({ kind, field }) => kind !== one.kind || (field ?? "") !== one.field);
    const { kind, field } = one;
    this.set({ include: shown ? [...others, { kind, field }] : others });
  }

  /** What was published, newest first. */
  readonly published = $derived(
    strategy.records("publication").toSorted((a, b) => String(b.time ?? "").localeCompare(String(a.time ?? ""))),
  );
  /** What the audience of the document that is looked at saw last. */
  readonly seenLast = $derived(this.published.find((one) => readersOf(one) === this.settings.audience));

  /** Opens what changed since a publication, for those who read it. */
  showChangesSince(publication: AnyRecord): void {
    this.ticked.clear();
    this.document = "what_changed";
    this.set({ audience: readersOf(publication), since: { at: "publication", id: publication.id } });
  }

  /** Opens the screen on a document. */
  show(document: Document, record: Id | null = null): void {
    // What is ticked would be published in its place.
    this.ticked.clear();
    this.document = document;
    if (record !== null) this.set({ record });
    view.go("publish");
  }

  tick(document: Document, ticked: boolean): void {
    if (ticked) this.ticked.add(document);
    else this.ticked.delete(document);
  }

  /** Ticks the documents of a set, for its audience. */
  choose(set: (typeof DOCUMENT_SETS)[number]): void {
    this.ticked.clear();
    for (const id of set.documents) {
      if (!this.offered.some((one) => one.id === id)) continue;
      this.ticked.add(id);
      this.#chosen[id] = { ...this.#chosen[id], format: "pdf", audience: set.audience, include: [] };
    }
    const first = set.documents[0];
    if (first) this.document = first;
    announcements.say(`${set.label}: ${plural(this.ticked.size, "document")} ticked`);
  }

  /** What is asked for. */
  exportOf(document: Document): Export {
    const { format, paper, audience, since, include, gantt } = this.settingsOf(document);
    const record = this.recordOf(document);
    return {
      document,
      ...(record ? { record } : {}),
      ...(since ? { since } : {}),
      format,
      paper,
      audience,
      include: [...include],
      gantt: gantt && format === "md",
      overwrite: false,
    };
  }

  /** The name of what is ticked: that of a set where it is one. */
  get setName(): string {
    const wanted = this.wanted;
    const same = DOCUMENT_SETS.find(
      ({ documents }) => documents.length === wanted.length && wanted.every((one) => documents.includes(one)),
    );
    return same?.name ?? "documents";
  }

  /** Asks for a place and writes. What cannot be written is said until someone has read it. */
  async publish(): Promise<void> {
    if (this.busy) return;
    const wanted = this.wanted;
    const [only] = wanted;
    const one = wanted.length === 1 && only ? choiceOf(only) : null;
    const title = one?.title ?? plural(wanted.length, "document");
    this.busy = true;
    this.cancelling = false;
    this.done = null;
    this.#told = { ready: 0, of: wanted.length, title: one?.title ?? "" };
    notices.settle("publish");
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unheard = await on("publishing", (told) => {
      this.#told = told;
      if (this.progress) this.#tell();
    });
    try {
      await strategy.flush();
      // The dialog that asks for a place is no work: progress begins once it could have been answered.
      timer = setTimeout(() => {
        this.#tell();
        if (this.progress) announcements.say(this.progress.words);
      }, NOTICEABLE);
      const of = strategy.file?.path;
      if (one && only) {
        const written = await call("export", this.exportOf(only));
        if (written) this.done = { of, folder: null, documents: [{ ...written, title: one.title }] };
      } else {
        const name = this.setName;
        const written = await call("export_set", { name, documents: wanted.map((id) => this.exportOf(id)) });
        if (written) {
          const documents = written.documents.map((made, at) => ({
            ...made,
            title: choiceOf(wanted[at] ?? "vision").title,
          }));
          this.done = { of, folder: written.path, documents };
        }
      }
      if (this.done) {
        // It was for once.
        for (const id of wanted) this.#chosen[id] = { ...this.#chosen[id], include: [] };
        announcements.say(`${title}: written to ${fileName(this.done.folder ?? this.done.documents[0]?.path ?? "")}`);
      }
    } catch (error) {
      const failure = error instanceof BackendError ? error : null;
      if (failure?.code === "cancelled") announcements.show("Publishing was cancelled; nothing was written.");
      else {
        const as = one && only ? ` as ${FORMAT_WORDS[this.settingsOf(only).format]}` : "";
        notices.raise({
          code: "publish",
          message: `${title} ${wanted.length === 1 ? "was" : "were"} not written${as}: ${failure?.message ?? String(error)}`,
          hints: failure?.hints ?? [],
          actions: [{ label: "Try again", run: () => this.publish() }],
        });
      }
    } finally {
      clearTimeout(timer);
      unheard();
      this.progress = null;
      this.busy = false;
      this.cancelling = false;
    }
  }

  /** Gives up what is being written. The page that is being made is finished first. */
  async cancel(): Promise<void> {
    if (!this.busy || this.cancelling) return;
    this.cancelling = true;
    await call("export_cancel", {}).catch(() => {});
  }

  #tell(): void {
    const { ready, of, title } = this.#told;
    const words =
      of > 1 && title !== ""
        ? `Writing ${title}, ${ready + 1} of ${of}…`
        : title === ""
          ? "Writing the files…"
          : `Writing ${title}…`;
    this.progress = { words, ready, of };
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

function choiceOf(document: Document): DocumentChoice {
  return DOCUMENTS.find((one) => one.id === document) ?? DOCUMENTS[0]!;
}

/**
 * The record that is most likely meant: the newest decision; the review that is being held, or the next, or else the
 * last; the last workshop.
 */
export function likely(kind: Kind, all: readonly AnyRecord[]): AnyRecord | undefined {
  const best = (better: (one: AnyRecord, best: AnyRecord) => boolean, list = all) =>
    list.reduce<AnyRecord | undefined>((found, one) => (!found || better(one, found) ? one : found), undefined);
  if (kind === "decision") return best((one, found) => Number(one.number ?? 0) >= Number(found.number ?? -1));
  const later = (field: string) => (one: AnyRecord, found: AnyRecord) =>
    String(one[field] ?? "") >= String(found[field] ?? "");
  if (kind === "workshop") return best(later("start"));
  const of = (status: string) => all.filter((one) => one.status === status);
  const earlier = (one: AnyRecord, found: AnyRecord) => String(one.date) < String(found.date);
  return (
    best(later("date"), of("open")) ??
    best(
      earlier,
      of("planned").filter((one) => one.date),
    ) ??
    best(later("date"))
  );
}

/** For whom something was published. */
export function readersOf(publication: AnyRecord): Readers {
  return (publication.own_audience ?? publication.audience) as Readers;
}

export const publish = new PublishState();

/** The folder that holds a file. */
export function folderOf(path: string): string {
  const end = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  return end > 0 ? path.slice(0, end) : path;
}
