/**
 * The words that the window and the back end exchange. Written by hand only until the back end generates them; nothing
 * here is defined a second time elsewhere.
 */

export const KINDS = [
  "strategy",
  "vision",
  "principle",
  "pillar",
  "theme",
  "initiative",
  "dependency",
  "milestone",
  "decision",
  "assumption",
  "link",
  "snapshot",
] as const;
export type Kind = (typeof KINDS)[number];
export type Id = string;

/** Any record: its own four fields, then the fields of its kind. */
export interface AnyRecord {
  id: Id;
  rank: string;
  created: string;
  updated: string;
  [field: string]: unknown;
}

export interface Ref {
  kind: Kind;
  id: Id;
}

export interface Outcome {
  text: string;
  measure: string;
  pillar: Id | null;
}
export interface Capability {
  name: string;
  note: string;
}
export interface Impact {
  lever: string;
  text: string;
}
export interface NonGoal {
  text: string;
  why: string;
}

export type Colour = "blue" | "vermilion" | "teal" | "plum" | "umber" | "violet";
export type Horizon = "now" | "next" | "later" | "not_now";
export type Commitment = "committed" | "likely" | "exploratory";

export interface Pillar extends AnyRecord {
  name: string;
  code: string;
  colour: Colour;
  intent: string;
  promise: string;
  owner: string;
}

/** The kinds by the name under which the whole strategy lists them. */
export interface Strategy {
  strategy: AnyRecord[];
  vision: AnyRecord[];
  principles: AnyRecord[];
  pillars: AnyRecord[];
  themes: AnyRecord[];
  initiatives: AnyRecord[];
  dependencies: AnyRecord[];
  milestones: AnyRecord[];
  decisions: AnyRecord[];
  assumptions: AnyRecord[];
  links: AnyRecord[];
  snapshots: AnyRecord[];
}

export type Change =
  | { op: "put"; kind: Kind; id?: Id; fields: Record<string, unknown>; after?: Id | null }
  | { op: "set"; kind: Kind; id?: Id; fields: Record<string, unknown> }
  | { op: "delete"; kind: Kind; id: Id }
  | { op: "move"; kind: Kind; id: Id; after: Id | null };

export interface ChoiceDef {
  value: string;
  label: string;
  help: string;
}

export type Shape =
  | { type: "line" | "text" | "number" | "integer" | "percent" | "date" | "quarter" | "time" | "flag" | "target" }
  | { type: "choice"; choices: ChoiceDef[]; optional: boolean }
  | { type: "ref"; kind: Kind }
  | { type: "list"; of: Shape }
  | { type: "part"; fields: FieldDef[] };

export interface FieldDef {
  name: string;
  label: string;
  help: string;
  shape: Shape;
  required: boolean;
  words?: number | null;
  bounds?: [number, number] | null;
}

export interface KindDef {
  kind: Kind;
  name: string;
  list: string;
  label: string;
  labels: string;
  help: string;
  single: boolean;
  title: string;
  fields: FieldDef[];
}

export interface Problem {
  kind: Kind;
  id: Id;
  field: string;
  message: string;
}

export interface Patch {
  revision: number;
  upserts: { kind: Kind; record: AnyRecord }[];
  deletes: Ref[];
  undo: string | null;
  redo: string | null;
  savedAt: string;
  label: string;
  problems: Problem[];
  created: Id[];
}

export interface Opened {
  path: string;
  fileName: string;
  strategy: Strategy;
  revision: number;
  readOnly: string | null;
  undo: string | null;
  redo: string | null;
  savedAt: string | null;
}

export interface Recent {
  path: string;
  title: string;
  organisation: string;
  opened: string;
  missing: boolean;
}

export interface Settings {
  theme: "system" | "light" | "dark";
  density: "compact" | "comfortable";
  zoom: number;
  letterShortcuts: boolean;
}

export interface AppInfo {
  version: string;
  recents: Recent[];
  settings: Settings;
  open: Opened | null;
}

export type Document = "vision" | "roadmap" | "decisions" | "decision";
export type Paper = "a4" | "a3" | "letter" | "tabloid";
export type Format = "pdf" | "md" | "svg" | "png" | "json";

export interface Hit {
  x: number;
  y: number;
  w: number;
  h: number;
  kind: Kind;
  id: Id;
  field: string;
}

export interface PreviewPage {
  index: number;
  width: number;
  height: number;
  hash: string;
  svg?: string | null;
  hits: Hit[];
}

export interface Report {
  fit: { bodyPt: number; dropped: string[]; spareLines: number; overflow: boolean } | null;
  missing: { characters: string }[];
  pages: number;
}

export interface PreviewAnswer {
  revision: number;
  pageCount: number;
  pages: PreviewPage[];
  report: Report;
}

export interface SearchHit {
  kind: Kind;
  id: Id;
  title: string;
  snippet: { text: string; hit: boolean }[];
  field: string;
}

export interface HistoryEntry {
  operation: number;
  revision: number;
  label: string;
  time: string;
  author: string;
  origin: string;
  revertible: boolean;
  undone: boolean;
  changes: {
    kind: Kind;
    id: Id;
    title: string;
    verb: "added" | "changed" | "moved" | "deleted";
    fields: { field: string; label: string; before: string; after: string }[];
  }[];
}

/** What the back end says when it cannot do something. */
export interface Failure {
  code: string;
  message: string;
  hints: string[];
  /** The fields that were refused, if it was their fault. */
  problems: Problem[];
}

export interface NewStrategy {
  title: string;
  organisation: string;
  forWhom: string;
  horizonFrom: string | null;
  horizonTo: string | null;
  pillars: string[];
}

/** Every call of the back end: its arguments and its result. */
export interface Calls {
  app_info: [Record<string, never>, AppInfo];
  definitions: [Record<string, never>, { kinds: KindDef[] }];
  settings_set: [Partial<Settings>, Settings];
  recents_remove: [{ path: string }, Recent[]];
  recents_clear: [Record<string, never>, Recent[]];
  file_new: [NewStrategy, Opened];
  file_example: [Record<string, never>, Opened];
  file_open: [{ path?: string }, Opened | null];
  file_save_copy: [{ path?: string }, { path: string } | null];
  file_close: [Record<string, never>, unknown];
  file_recover: [{ path: string }, { path: string; report: string[] }];
  edit_apply: [{ label?: string; coalesce?: string; changes: Change[] }, Patch];
  edit_undo: [Record<string, never>, Patch];
  edit_redo: [Record<string, never>, Patch];
  edit_revert_to: [{ operation: number }, Patch];
  history: [{ kind?: Kind; id?: Id; before?: number; limit: number }, HistoryEntry[]];
  search: [{ query: string; limit: number }, SearchHit[]];
  preview: [
    { document: Document; decision?: Id; paper: Paper; pages: number[]; known: Record<number, string> },
    PreviewAnswer,
  ];
  read_as_text: [{ document: Document; decision?: Id }, { html: string }];
  export: [
    { document: Document; decision?: Id; format: Format; paper: Paper; path?: string; overwrite: boolean },
    { path: string; files: number; bytes: number; notes: string[] } | null,
  ];
  show_file: [{ path: string }, unknown];
  snapshot: [{ name: string }, Patch];
}
export type Call = keyof Calls;

/** What the back end says unasked. */
export interface Events {
  patch: Patch;
  opened: Opened;
  notice: Failure;
  menu: { command: string; path?: string };
}
