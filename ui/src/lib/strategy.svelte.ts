/**
 * The open strategy as the screens see it: records by kind, edits that show at once and are confirmed by the store,
 * undo and redo, and the state of saving in words. Opening and closing files is `session`'s, not this module's.
 */
import { fiscalMonth } from "./dates";
import { newFields } from "./kinds";
import { SvelteMap } from "svelte/reactivity";
import { announcements } from "./announce.svelte";
import { BackendError, call, on } from "./backend";
import { newId } from "./ids";
import { ordered, project, type Table } from "./project";
import { EditQueue, type Edit } from "./queue";
import {
  KINDS,
  LISTS,
  type AnyRecord,
  type Asked,
  type Change,
  type FieldDef,
  type Id,
  type Kind,
  type KindDef,
  type Looking,
  type Opened,
  type Patch,
} from "./types";
import { wordsOf } from "./unsaved";
import { savedWords } from "./words";

/** The name of a field in the whole strategy: what problems, focus and preview blocks are keyed by. */
export type FieldKey = string;
export function fieldKey(kind: Kind, id: Id, field: string): FieldKey {
  return `${kind}/${id}/${field}`;
}

export type SaveState =
  | { state: "saved"; words: string }
  | { state: "saving"; words: string }
  | { state: "failed"; words: string; message: string }
  | { state: "read_only"; words: string };

/**
 * Codes after which the same edit will never be taken: it leaves the line and the field says why. Anything else (a full
 * disk, a lost connection, a file changed outside) may pass: the edit waits, and nothing typed is lost.
 */
const REFUSALS = new Set([
  "refused",
  "unknown_record",
  "missing_id",
  "taken",
  "single",
  "arguments",
  "unknown_call",
  "nothing_open",
]);

class Shelf {
  table = $state.raw<Table>(new Map());
  readonly list = $derived(ordered(this.table));
}

export interface ApplyOptions {
  /** What the reader sees beside Undo; without it the store derives one. */
  label?: string;
  /** Edits with the same key that follow each other closely are one step of undo. */
  coalesce?: string;
}

/** The fields of a kind without any value. */
function blankFields(definition: KindDef): Record<string, unknown> {
  const blank = ({ type }: FieldDef["shape"]) =>
    type === "list" ? [] : type === "flag" ? false : type === "line" || type === "text" ? "" : null;
  return Object.fromEntries(definition.fields.map((field) => [field.name, blank(field.shape)]));
}

export class StrategyState {
  file = $state.raw<Pick<Opened, "path" | "fileName"> | null>(null);
  revision = $state(0);
  readOnly = $state<string | null>(null);
  /** Goes up whenever another state is shown that need not be another revision: another file, an option, the past. */
  turn = $state(0);
  /** What is looked at in the stead of the plan: an option, or the strategy as it was. */
  looking = $state.raw<Looking | null>(null);
  undoLabel = $state<string | null>(null);
  redoLabel = $state<string | null>(null);
  definitions = $state.raw<ReadonlyMap<Kind, KindDef>>(new Map());
  /** What the store says about the values that it keeps, by field. */
  readonly problems = new SvelteMap<FieldKey, string>();
  /** Why the store did not take a value, by field. */
  readonly refusals = new SvelteMap<FieldKey, string>();

  #savedAt = $state<string | null>(null);
  /** Whether an edit is on its way to the store. It is told as “Saving…” only when it takes long. */
  underWay = $state(false);
  #failure = $state<string | null>(null);
  #slow = $state(false);
  #slowTimer: ReturnType<typeof setTimeout> | undefined;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #confirmed = new Map<Kind, Table>();
  readonly #shelves = Object.fromEntries(KINDS.map((kind) => [kind, new Shelf()])) as Record<Kind, Shelf>;
  readonly #queue = new EditQueue<Patch>({
    send: (edit, leaving) => call("edit_apply", edit, leaving),
    done: (edit, patch) => {
      this.#recovered();
      this.take(patch);
      if (patch.asks) this.onAsked(patch.asks);
      this.#show(new Set(edit.changes.map((change) => change.kind)));
    },
    refused: (edit, error) => this.#refuse(edit, error),
    stuck: (_edit, error) => this.#fail(error),
    isRefusal: (error) => error instanceof BackendError && REFUSALS.has(error.code),
    changed: () => this.#watchPace(),
  });

  /** Called with a question that readers will ask about an edit, and with nothing when the edit is taken back. */
  onAsked: (asked: Asked | null) => void = () => {};

  /** Called with the reason when the store cannot save now, and with nothing when it can again. */
  onTrouble: (error: BackendError | null) => void = () => {};

  /** The month, 1 to 12, in which the fiscal year starts. */
  readonly fiscalStart = $derived.by(() => fiscalMonth(this.single("strategy")?.fiscal_year_starts));
  readonly saveState: SaveState = $derived.by(() => {
    if (this.#failure !== null) {
      return { state: "failed", words: `Not saved: ${this.#failure}`, message: this.#failure };
    }
    if (this.looking?.look === "past") return { state: "read_only", words: "As it was" };
    if (this.readOnly !== null) return { state: "read_only", words: "Read-only" };
    if (this.#slow) return { state: "saving", words: "Saving…" };
    return { state: "saved", words: this.#savedAt ? savedWords(this.#savedAt, new Date()) : "Saved" };
  });

  // ——— reading

  /** Why nothing can be changed, and what to do. */
  get lockedWords(): string {
    if (this.looking?.look === "past") return "This is the strategy as it was: go back to now to change it.";
    if (this.looking) return `This option cannot be changed: ${this.readOnly}. Open it again first.`;
    return "This file is open read-only: save a copy to change it.";
  }

  /** All records of a kind in their order. */
  records(kind: Kind): AnyRecord[] {
    return this.#shelves[kind].list;
  }

  /** Whether something waits that the store cannot take now. */
  get stuck(): boolean {
    return this.#failure !== null;
  }

  get(kind: Kind, id: Id): AnyRecord | undefined {
    return this.#shelves[kind].table.get(id);
  }

  /** The one record of a kind that exists once. */
  single(kind: "strategy" | "vision"): AnyRecord | undefined {
    return this.#shelves[kind].list[0];
  }

  definition(kind: Kind): KindDef | undefined {
    return this.definitions.get(kind);
  }

  /** What a record is called. */
  titleOf(kind: Kind, id: Id): string {
    const definition = this.definition(kind);
    const title = definition && this.get(kind, id)?.[definition.title];
    return typeof title === "string" && title.trim() !== "" ? title : (definition?.label ?? kind);
  }

  /** What is to be said beside a field. */
  problem(kind: Kind, id: Id, field: string): string | undefined {
    const key = fieldKey(kind, id, field);
    return this.refusals.get(key) ?? this.problems.get(key);
  }

  // ——— changing

  /** Shows the changes at once and hands them to the store. Does nothing in a read-only file. */
  apply(changes: Change[], options: ApplyOptions = {}): void {
    if (this.file === null) return;
    if (this.readOnly !== null) {
      announcements.show(this.lockedWords, { tone: "warning" });
      return;
    }
    for (const change of changes) this.#forgetRefusals(change);
    this.#queue.push({ label: options.label ?? "", coalesce: options.coalesce, changes });
    this.#show(new Set(changes.map((change) => change.kind)));
  }

  /** Sets one field, as typing does: what follows closely in the same field is one step of undo. */
  set(kind: Kind, id: Id, field: string, value: unknown, options: ApplyOptions = {}): void {
    this.apply([{ op: "set", kind, id, fields: { [field]: value } }], {
      coalesce: fieldKey(kind, id, field),
      ...options,
    });
  }

  /** Makes a record and returns its id. `after` is the record it stands behind, null for the first place. */
  create(kind: Kind, fields: Record<string, unknown>, options: ApplyOptions & { after?: Id | null } = {}): Id {
    const { after, ...rest } = options;
    const id = newId();
    this.apply([{ op: "put", kind, id, fields, ...(after === undefined ? {} : { after }) }], rest);
    return id;
  }

  /** Whether the store has the record: what was only just made is still on its way there. */
  stored(kind: Kind, id: Id): boolean {
    void this.revision;
    return this.#confirmed.get(kind)?.has(id) ?? false;
  }

  /** Deletes without asking, and offers to take it back. */
  remove(kind: Kind, id: Id): void {
    const title = this.titleOf(kind, id);
    this.apply([{ op: "delete", kind, id }], { label: `Delete “${title}”` });
    if (this.readOnly === null) announcements.show(`Deleted “${title}”`, { undo: true });
  }

  /** Moves a record within the order of its kind. */
  move(kind: Kind, id: Id, after: Id | null, options: ApplyOptions = {}): void {
    this.apply([{ op: "move", kind, id, after }], options);
  }

  /**
   * Empties the whole strategy in one step that Undo takes back: its records go, its title and its one vision stay,
   * blank.
   */
  clearAll(label: string): void {
    const changes: Change[] = [];
    for (const kind of KINDS) {
      const definition = this.definition(kind);
      if (!definition || kind === "snapshot") continue;
      for (const record of this.records(kind)) {
        if (!definition.single) changes.push({ op: "delete", kind, id: record.id });
        else if (kind === "vision") changes.push({ op: "set", kind, id: record.id, fields: blankFields(definition) });
      }
    }
    // What belongs to another record goes first: it must not be looked for when its owner has taken it along.
    this.apply(changes.reverse(), { label });
    if (this.readOnly === null) announcements.show(label, { undo: true });
  }

  /** Whether there is something to undo, if only on its way to the store. */
  get undoable(): boolean {
    return this.undoLabel !== null || this.underWay;
  }

  async undo(): Promise<void> {
    await this.#travel("edit_undo", () => this.undoLabel, "Undone");
  }

  async redo(): Promise<void> {
    await this.#travel("edit_redo", () => this.redoLabel, "Redone");
  }

  /** Sends what waits; resolves when the store has everything or cannot take it. */
  flush(): Promise<void> {
    return this.#queue.flush();
  }

  /** Hands over everything at once because the page is going away. */
  leave(): void {
    this.#queue.leave();
  }

  /** Tries again after a failure. */
  retry(): void {
    clearTimeout(this.#retryTimer);
    this.#queue.retry();
  }

  // ——— what the back end says

  /**
   * Shows a file that was opened. Edits that wait are kept only if `keepWaiting` says so: for a copy on another disk.
   * Where the file holds another strategy, they do not belong there: their words are returned.
   */
  open(opened: Opened, keepWaiting = false): string {
    const same = opened.strategy.strategy[0]?.id === this.#confirmed.get("strategy")?.keys().next().value;
    const waiting = keepWaiting && same ? this.#queue.pending.slice() : [];
    const changes = keepWaiting && !same ? this.#queue.pending.flatMap((edit) => edit.changes) : [];
    const left = wordsOf(changes, (kind) => this.definition(kind));
    this.#queue.clear();
    this.#recovered();
    this.file = { path: opened.path, fileName: opened.fileName };
    this.revision = opened.revision;
    this.readOnly = opened.readOnly;
    this.looking = opened.looking;
    this.turn += 1;
    this.undoLabel = opened.undo;
    this.redoLabel = opened.redo;
    this.#savedAt = opened.savedAt;
    this.problems.clear();
    this.refusals.clear();
    for (const kind of KINDS) {
      const records: AnyRecord[] = opened.strategy[LISTS[kind]] ?? [];
      this.#confirmed.set(kind, new Map(records.map((record) => [record.id, record])));
    }
    for (const edit of waiting) this.#queue.push(edit);
    this.#show(new Set(KINDS));
    return left;
  }

  close(): void {
    this.#queue.clear();
    this.#recovered();
    this.file = null;
    this.readOnly = null;
    this.looking = null;
    this.#confirmed.clear();
    this.#show(new Set(KINDS));
  }

  /** Takes over what the store changed. */
  take(patch: Patch): void {
    // What happens now is no part of what has been.
    if (this.looking?.look === "past") return;
    const touched = new Map<Kind, Map<Id, AnyRecord>>();
    const table = (kind: Kind) => {
      let own = touched.get(kind);
      if (!own) touched.set(kind, (own = new Map(this.#confirmed.get(kind))));
      return own;
    };
    for (const { kind, record } of patch.upserts) {
      table(kind).set(record.id, record);
      this.#forgetProblems(kind, record.id);
    }
    for (const { kind, id } of patch.deletes) {
      table(kind).delete(id);
      this.#forgetProblems(kind, id);
    }
    for (const { kind, id, field, message } of patch.problems) this.problems.set(fieldKey(kind, id, field), message);
    for (const [kind, records] of touched) this.#confirmed.set(kind, records);
    this.revision = Math.max(this.revision, patch.revision);
    this.undoLabel = patch.undo;
    this.redoLabel = patch.redo;
    this.#savedAt = patch.savedAt;
    this.#show(new Set(touched.keys()));
  }

  /** Hears what other windows and programs change. */
  listen(): Promise<() => void> {
    return on("patch", (patch) => this.take(patch));
  }

  // ——— inside

  async #travel(name: "edit_undo" | "edit_redo", labelled: () => string | null, word: string): Promise<void> {
    await this.flush();
    const label = labelled();
    if (this.#queue.isStuck || label === null || this.readOnly !== null) return;
    try {
      const patch = await call(name, {});
      this.take(patch);
      this.onAsked(null);
      announcements.show(`${word}: ${label}`);
    } catch (error) {
      announcements.show(error instanceof Error ? error.message : String(error), { tone: "warning" });
    }
  }

  #show(kinds: ReadonlySet<Kind>): void {
    const waiting = this.#queue.pending.flatMap((edit) => edit.changes);
    const now = () => new Date().toISOString();
    for (const kind of kinds) {
      const definition = this.definition(kind);
      const blank = definition && newFields(definition);
      this.#shelves[kind].table = project(kind, this.#confirmed.get(kind) ?? new Map(), waiting, now, blank);
    }
  }

  #refuse(edit: Edit, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const named = error instanceof BackendError ? error.problems : [];
    for (const { kind, id, field, message: why } of named) this.refusals.set(fieldKey(kind, id, field), why);
    for (const change of named.length > 0 ? [] : edit.changes) {
      if (!("fields" in change)) continue;
      const id = change.id ?? this.records(change.kind)[0]?.id;
      if (id === undefined) continue;
      for (const field of Object.keys(change.fields)) this.refusals.set(fieldKey(change.kind, id, field), message);
    }
    announcements.show(message, { tone: "warning" });
    this.#show(new Set(edit.changes.map((change) => change.kind)));
  }

  #fail(error: unknown): void {
    const failure =
      error instanceof BackendError ? error : new BackendError({ code: "internal", message: String(error) });
    this.#failure = failure.message;
    this.onTrouble(failure);
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => this.#queue.retry(), 4000);
  }

  #recovered(): void {
    clearTimeout(this.#retryTimer);
    if (this.#failure === null) return;
    this.#failure = null;
    this.onTrouble(null);
  }

  /** A save that takes no noticeable time is not worth a flicker: `Saving…` shows only after a moment. */
  #watchPace(): void {
    this.underWay = this.#queue.busy;
    if (!this.underWay) {
      clearTimeout(this.#slowTimer);
      this.#slowTimer = undefined;
      this.#slow = false;
    } else {
      this.#slowTimer ??= setTimeout(() => (this.#slow = true), 250);
    }
  }

  #forgetRefusals(change: Change): void {
    if (!("fields" in change)) return;
    const id = change.id ?? this.records(change.kind)[0]?.id;
    if (id !== undefined) {
      for (const field of Object.keys(change.fields)) this.refusals.delete(fieldKey(change.kind, id, field));
    }
  }

  #forgetProblems(kind: Kind, id: Id): void {
    const prefix = fieldKey(kind, id, "");
    for (const key of this.problems.keys()) if (key.startsWith(prefix)) this.problems.delete(key);
  }
}

export const strategy = new StrategyState();
