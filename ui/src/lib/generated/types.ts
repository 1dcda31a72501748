// Generated from the Rust types by `make types`. Do not edit: change crates/model or crates/api instead.

/**
 * What the program is and what it has open.
 */
export type AppInfo = { 
/**
 * Its version.
 */
version: string, 
/**
 * The files opened lately, the latest first.
 */
recents: Array<Recent>, 
/**
 * How the user wants the window.
 */
settings: Settings, 
/**
 * The strategy that is open.
 */
open: Opened | null, };

/**
 * Changes to apply as one operation.
 */
export type Apply = { 
/**
 * What the user reads beside Undo; derived from the changes where it is left out.
 */
label?: string, 
/**
 * Operations with one key that follow each other closely become one.
 */
coalesce?: string, 
/**
 * The changes.
 */
changes: Array<Change>, };

/**
 * Something that a decision takes for granted, with the tripwire that would tell otherwise.
 */
export type Assumption = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * Its place among the records of its kind.
 */
rank: Rank, 
/**
 * When it was made.
 */
created: string, 
/**
 * When it was last changed.
 */
updated: string, 
/**
 * The decision that rests on it.
 */
decision: Ref | null, 
/**
 * What is taken for granted.
 */
text: string, 
/**
 * What it is measured by.
 */
measure: string, 
/**
 * The value, date or finding that would prove it wrong.
 */
tripwire: string, 
/**
 * The value today.
 */
current: string, 
/**
 * The day on which it is looked at, whatever happens.
 */
tripwire_on: string | null, 
/**
 * Whether it still holds.
 */
state: AssumptionState, };

/**
 * Whether an assumption still holds.
 */
export type AssumptionState = "holds" | "near" | "broken";

/**
 * A file or folder.
 */
export type At = { 
/**
 * Where it is.
 */
path: string, };

/**
 * How often the strategy is reviewed.
 */
export type Cadence = "monthly" | "quarterly" | "half_yearly" | "yearly";

/**
 * A capability that the platform must have.
 */
export type Capability = { 
/**
 * What it is called.
 */
name: string, 
/**
 * What it does for those who use it.
 */
note: string, };

/**
 * The kind of work, as capacity is planned.
 */
export type Category = "new_work" | "platform" | "technical_debt" | "maintenance" | "learning";

/**
 * One change of one record. The JSON form is what the command line and the window send.
 */
export type Change = { "op": "put", 
/**
 * What kind of record.
 */
kind: Kind, 
/**
 * Its id, when the caller chooses it: so that one operation can make records that refer to each other.
 */
id?: Id, 
/**
 * The fields by name.
 */
fields: Record<string, unknown>, 
/**
 * The record it stands behind; `null` for the first place; left out for the last.
 */
after?: string | null, } | { "op": "set", 
/**
 * What kind of record.
 */
kind: Kind, 
/**
 * Which record; may be left out for the kinds that exist once.
 */
id?: Id, 
/**
 * The fields by name.
 */
fields: Record<string, unknown>, } | { "op": "delete", 
/**
 * What kind of record.
 */
kind: Kind, 
/**
 * Which record.
 */
id: Id, } | { "op": "move", 
/**
 * What kind of record.
 */
kind: Kind, 
/**
 * Which record.
 */
id: Id, 
/**
 * The record it will stand behind; `null` for the first place.
 */
after: Id | null, };

/**
 * One value of a closed set.
 */
export type ChoiceDef = { 
/**
 * As it stands in files and JSON.
 */
value: string, 
/**
 * As people read it.
 */
label: string, 
/**
 * What choosing it means.
 */
help: string, };

/**
 * How widely a document may be passed on; printed in its footer.
 */
export type Classification = "internal" | "public" | "confidential";

/**
 * The ink of a pillar or theme. Never the only sign: letter and glyph stand beside it.
 */
export type Colour = "blue" | "vermilion" | "teal" | "plum" | "umber" | "violet";

/**
 * A command of the page, by its id.
 */
export type Command = { 
/**
 * The id.
 */
command: string, 
/**
 * The file it is about, if any.
 */
path?: string, };

/**
 * How firmly it is promised.
 */
export type Commitment = "exploratory" | "likely" | "committed";

/**
 * An option that was considered.
 */
export type Consideration = { 
/**
 * What it is called.
 */
title: string, 
/**
 * What it means.
 */
description: Markdown, 
/**
 * What speaks for it.
 */
pros: Array<string>, 
/**
 * What speaks against it.
 */
cons: Array<string>, 
/**
 * What it costs.
 */
cost: string, 
/**
 * Whether it is the one that was chosen.
 */
chosen: boolean, };

/**
 * A choice that matters, with its reasons: a decision record.
 */
export type Decision = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * Its place among the records of its kind.
 */
rank: Rank, 
/**
 * When it was made.
 */
created: string, 
/**
 * When it was last changed.
 */
updated: string, 
/**
 * Its number in the log, given when the record is made.
 */
number: number | null, 
/**
 * The decision in a few words.
 */
title: string, 
/**
 * Where it stands.
 */
status: DecisionStatus, 
/**
 * The day on which it took this status.
 */
date: string | null, 
/**
 * The pillar that it serves.
 */
pillar: Ref | null, 
/**
 * The situation, and the question that it raises.
 */
context: Markdown, 
/**
 * What the choice was judged by.
 */
drivers: Array<string>, 
/**
 * What was considered.
 */
options: Array<Consideration>, 
/**
 * What was decided, and why.
 */
outcome: Markdown, 
/**
 * What becomes better.
 */
good: Array<string>, 
/**
 * What becomes worse, and is accepted.
 */
bad: Array<string>, 
/**
 * What must be done because of it.
 */
follow_up: Array<string>, 
/**
 * How anyone can tell that it is kept to.
 */
confirmation: Markdown, 
/**
 * The role that drives the decision.
 */
driver: string, 
/**
 * The role that approves it.
 */
approver: string, 
/**
 * The roles that were consulted.
 */
contributors: Array<string>, 
/**
 * The roles that are told.
 */
informed: Array<string>, 
/**
 * Whether it can be taken back.
 */
door: Door | null, 
/**
 * The day on which it is looked at again.
 */
revisit_on: string | null, 
/**
 * Anything else: evidence, links, notes.
 */
more: Markdown, };

/**
 * The life of a decision.
 */
export type DecisionStatus = "draft" | "proposed" | "accepted" | "rejected" | "deprecated" | "superseded";

/**
 * All definitions: forms derive from them.
 */
export type Definitions = { 
/**
 * The kinds.
 */
kinds: Array<KindDef>, };

/**
 * How much room a row gets.
 */
export type Density = "compact" | "comfortable";

/**
 * One initiative needs another.
 */
export type Dependency = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * Its place among the records of its kind.
 */
rank: Rank, 
/**
 * When it was made.
 */
created: string, 
/**
 * When it was last changed.
 */
updated: string, 
/**
 * The initiative that comes first.
 */
from: Ref | null, 
/**
 * The initiative that needs it.
 */
to: Ref | null, 
/**
 * Which ends are tied.
 */
kind: DependencyKind, 
/**
 * Days between the two.
 */
lag_days: number | null, 
/**
 * Why.
 */
reason: string, };

/**
 * Which ends of two initiatives are tied.
 */
export type DependencyKind = "finish_start" | "start_start";

/**
 * The documents, by name.
 */
export type Document = "vision" | "roadmap" | "decisions" | "decision";

/**
 * Whether the decision can be taken back.
 */
export type Door = "one_way" | "two_way";

/**
 * What the router says unasked.
 */
export type EventMessage = { "event": "patch", "payload": Patch } | { "event": "opened", "payload": Opened } | { "event": "notice", "payload": Failure } | { "event": "menu", "payload": Command };

/**
 * A document to write to a file.
 */
export type Export = { 
/**
 * Which document.
 */
document: Document, 
/**
 * Which decision record, when the document is one.
 */
decision?: Id, 
/**
 * In which format.
 */
format: Format, 
/**
 * On which paper.
 */
paper: Paper, 
/**
 * Where to; without it a dialog asks.
 */
path?: string, 
/**
 * Whether to replace a file that is there.
 */
overwrite: boolean, };

/**
 * Something that could not be done: what happened and to what, and what to do.
 */
export type Failure = { 
/**
 * For programs: stable.
 */
code: string, 
/**
 * For people: one sentence.
 */
message: string, 
/**
 * What to do about it, the most likely first.
 */
hints: Array<string>, 
/**
 * The fields that were refused, if it was their fault.
 */
problems: Array<RecordProblem>, };

/**
 * What an operation did to one field.
 */
export type FieldChange = { 
/**
 * The field.
 */
field: string, 
/**
 * Its label.
 */
label: string, 
/**
 * What stood there.
 */
before: string, 
/**
 * What stands there since.
 */
after: string, };

/**
 * One field of a record kind or of a part.
 */
export type FieldDef = { 
/**
 * Name in JSON, in the file and in TypeScript.
 */
name: string, 
/**
 * Label in forms and documents.
 */
label: string, 
/**
 * One sentence of help.
 */
help: string, 
/**
 * What it holds.
 */
shape: Shape, 
/**
 * Whether a complete record has it. A draft may lack it: that is advice, never a refusal.
 */
required: boolean, 
/**
 * Word budget; more is advice.
 */
words?: number | null, 
/**
 * Least and greatest number accepted.
 */
bounds?: [number, number] | null, 
/**
 * The date field that this date should not lie before.
 */
notBefore?: string | null, 
/**
 * Whether a new record without it gets the next free number.
 */
counted: boolean, 
/**
 * Whether changing it is called moving the record (a lane or a column of a board).
 */
placement: boolean, 
/**
 * What deleting the record it points to does.
 */
onDelete: OnDelete, };

/**
 * How a document was made to fit its page.
 */
export type Fit = { 
/**
 * Size of the body text in points.
 */
bodyPt: number, 
/**
 * What was left out, in words.
 */
dropped: Array<string>, 
/**
 * How many more lines of body text there is room for.
 */
spareLines: number, 
/**
 * Whether it does not fit even so.
 */
overflow: boolean, };

/**
 * The formats of documents.
 */
export type Format = "pdf" | "md" | "svg" | "png" | "json";

/**
 * What a gate looks at.
 */
export type Gate = "threat_model" | "privacy" | "ethics" | "accessibility" | "operability";

/**
 * A gate that the initiative must pass.
 */
export type GateRow = { 
/**
 * Which gate.
 */
gate: Gate, 
/**
 * Where it stands.
 */
state: GateState, };

/**
 * Where a gate stands.
 */
export type GateState = "open" | "done" | "not_needed";

/**
 * What an operation did to one record.
 */
export type HistoryChange = { 
/**
 * The kind of the record.
 */
kind: Kind, 
/**
 * The record.
 */
id: Id, 
/**
 * What people call it.
 */
title: string, 
/**
 * What became of it.
 */
verb: Verb, 
/**
 * Its fields, before and after, in words.
 */
fields: Array<FieldChange>, };

/**
 * An operation in the history.
 */
export type HistoryEntry = { 
/**
 * Its number.
 */
operation: number, 
/**
 * The revision that it made.
 */
revision: number, 
/**
 * What it is called.
 */
label: string, 
/**
 * When it was made.
 */
time: string, 
/**
 * Who made it.
 */
author: string, 
/**
 * Where it was made.
 */
origin: string, 
/**
 * What it was.
 */
role: OperationRole, 
/**
 * Whether it has been undone.
 */
undone: boolean, 
/**
 * What it changed.
 */
changes: Array<HistoryChange>, };

/**
 * Which part of the history.
 */
export type HistoryQuery = { 
/**
 * Only of records of this kind.
 */
kind?: Kind, 
/**
 * Only of this record.
 */
id?: Id, 
/**
 * Only what came before this operation: the next page of the list.
 */
before?: number, 
/**
 * How many at most.
 */
limit: number, };

/**
 * Where a field is shown on a page, in points from the top left.
 */
export type Hit = { 
/**
 * From the left.
 */
x: number, 
/**
 * From the top.
 */
y: number, 
/**
 * Width.
 */
w: number, 
/**
 * Height.
 */
h: number, 
/**
 * The kind of the record.
 */
kind: Kind, 
/**
 * The record.
 */
id: Id, 
/**
 * The field; empty for the record as a whole.
 */
field: string, };

/**
 * When: the column of the roadmap.
 */
export type Horizon = "now" | "next" | "later" | "not_now";

/**
 * Identity of a record: a UUID (version 7 for records made here, so that ids sort by the time of making).
 */
export type Id = string;

/**
 * What the business gains.
 */
export type Impact = { 
/**
 * The lever that it works through.
 */
lever: LeverKind | null, 
/**
 * The gain in one sentence, with a figure.
 */
text: string, };

/**
 * One bet: work with an owner, a reason and a way to tell whether it succeeded.
 */
export type Initiative = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * Its place among the records of its kind.
 */
rank: Rank, 
/**
 * When it was made.
 */
created: string, 
/**
 * When it was last changed.
 */
updated: string, 
/**
 * What will be done, in a few words.
 */
title: string, 
/**
 * A short code for lists and print, such as I-12.
 */
code: string, 
/**
 * What it is, in two or three sentences.
 */
summary: Markdown, 
/**
 * Why this rather than something else.
 */
why: Markdown, 
/**
 * The theme that it belongs to.
 */
theme: Ref | null, 
/**
 * The pillar that it serves.
 */
pillar: Ref | null, 
/**
 * The role that answers for it.
 */
owner: string, 
/**
 * The team that does it.
 */
team: string, 
/**
 * The kind of work.
 */
category: Category | null, 
/**
 * When: the column of the roadmap.
 */
horizon: Horizon, 
/**
 * What kind of thing it leaves behind.
 */
tier: Tier | null, 
/**
 * How far it has come.
 */
status: InitiativeStatus, 
/**
 * How firmly it is promised.
 */
commitment: Commitment, 
/**
 * The first day of work.
 */
start: string | null, 
/**
 * The last day of work.
 */
end: string | null, 
/**
 * Effort if all goes well, in person-weeks.
 */
effort_low: number | null, 
/**
 * Effort as expected, in person-weeks.
 */
effort_likely: number | null, 
/**
 * Effort if much goes wrong, in person-weeks.
 */
effort_high: number | null, 
/**
 * The business levers that it pulls, and how.
 */
levers: Array<Lever>, 
/**
 * How anyone can tell that it succeeded.
 */
success_criteria: Array<string>, 
/**
 * Why it was set aside.
 */
not_now_reason: Markdown, 
/**
 * The quarter in which to look at it again.
 */
revisit_on: Quarter | null, 
/**
 * How many people or events it touches in a quarter.
 */
reach: number | null, 
/**
 * How much it matters to each: 3 massive, 2 high, 1 medium, 0.5 low, 0.25 minimal.
 */
impact: number | null, 
/**
 * How sure we are of reach, impact and effort: 100, 80 or 50 %.
 */
confidence: Percent | null, 
/**
 * How easy it is, 1 to 10.
 */
ease: number | null, 
/**
 * Value to users and business, relative.
 */
user_business_value: number | null, 
/**
 * How much the value falls with waiting, relative.
 */
time_criticality: number | null, 
/**
 * Risk reduced or opportunity opened, relative.
 */
risk_reduction: number | null, 
/**
 * The gates that it must pass.
 */
gates: Array<GateRow>, };

/**
 * How far it has come.
 */
export type InitiativeStatus = "proposed" | "planned" | "in_progress" | "done" | "dropped";

/**
 * The kind of a record.
 */
export type Kind = "strategy" | "vision" | "principle" | "pillar" | "theme" | "initiative" | "dependency" | "milestone" | "decision" | "assumption" | "link" | "snapshot";

/**
 * A record kind.
 */
export type KindDef = { 
/**
 * The kind.
 */
kind: Kind, 
/**
 * Name in JSON and name of the table: `initiative`.
 */
name: string, 
/**
 * Name of its list in [`crate::Strategy`] and its JSON: `initiatives`.
 */
list: string, 
/**
 * Label for one.
 */
label: string, 
/**
 * Label for several.
 */
labels: string, 
/**
 * What it is for, one sentence.
 */
help: string, 
/**
 * Whether a file has exactly one.
 */
single: boolean, 
/**
 * The field that names a record in lists, labels and search results.
 */
title: string, 
/**
 * Its fields, in the order of a form.
 */
fields: Array<FieldDef>, };

/**
 * A business lever, with the sentence that says how.
 */
export type Lever = { 
/**
 * Which lever.
 */
lever: LeverKind, 
/**
 * How the work moves it.
 */
sentence: string, };

/**
 * The business lever that the work pulls.
 */
export type LeverKind = "revenue" | "retention" | "cost" | "reliability" | "risk" | "differentiation";

/**
 * A relation between two records.
 */
export type Link = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * Its place among the records of its kind.
 */
rank: Rank, 
/**
 * When it was made.
 */
created: string, 
/**
 * When it was last changed.
 */
updated: string, 
/**
 * The first record.
 */
from: Target, 
/**
 * How the first relates to the second.
 */
relation: Relation, 
/**
 * The second record.
 */
to: Target, 
/**
 * What else should be known.
 */
note: string, };

/**
 * Long text in Markdown.
 */
export type Markdown = string;

/**
 * A file or folder; without a path a dialog asks.
 */
export type MaybeAt = { 
/**
 * Where it is.
 */
path?: string, };

/**
 * A date that matters.
 */
export type Milestone = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * Its place among the records of its kind.
 */
rank: Rank, 
/**
 * When it was made.
 */
created: string, 
/**
 * When it was last changed.
 */
updated: string, 
/**
 * What happens on that day.
 */
title: string, 
/**
 * The initiative that it belongs to; none for the strategy as a whole.
 */
initiative: Ref | null, 
/**
 * The day.
 */
date: string | null, 
/**
 * Whether it is set from outside and cannot be moved.
 */
fixed: boolean, 
/**
 * What else should be known.
 */
note: string, };

/**
 * Characters that no font here can show.
 */
export type Missing = { 
/**
 * The characters.
 */
characters: string, };

/**
 * The answers with which a blank strategy begins.
 */
export type NewStrategy = { 
/**
 * The name on every document.
 */
title: string, 
/**
 * The organisation.
 */
organisation: string, 
/**
 * For whom the vision is.
 */
forWhom: string, 
/**
 * The first day it covers.
 */
horizonFrom: string | null, 
/**
 * The last day it covers.
 */
horizonTo: string | null, 
/**
 * The names of the first pillars.
 */
pillars: Array<string>, };

/**
 * Something that the strategy leaves alone.
 */
export type NonGoal = { 
/**
 * What will not be done.
 */
text: string, 
/**
 * Why not.
 */
why: string, };

/**
 * A call that needs no arguments.
 */
export type Nothing = Record<symbol, never>;

/**
 * What happens to a record when the record that one of its fields points to is deleted.
 */
export type OnDelete = "clear" | "delete";

/**
 * A strategy that was opened.
 */
export type Opened = { 
/**
 * Where it is.
 */
path: string, 
/**
 * The name of the file.
 */
fileName: string, 
/**
 * All its records.
 */
strategy: Strategy, 
/**
 * Counts every change of the file.
 */
revision: number, 
/**
 * Why it cannot be changed, in words.
 */
readOnly: string | null, 
/**
 * What Undo would take back.
 */
undo: string | null, 
/**
 * What Redo would do again.
 */
redo: string | null, 
/**
 * When it was last changed.
 */
savedAt: string, };

/**
 * What an operation was.
 */
export type OperationRole = "begin" | "edit" | "undo" | "redo" | "revert" | "recover";

/**
 * Something that will be true for people, with the measure that shows it.
 */
export type Outcome = { 
/**
 * What will be true, in one sentence.
 */
text: string, 
/**
 * The measure that shows it, with baseline and target.
 */
measure: string, 
/**
 * The pillar that brings it about.
 */
pillar: Ref | null, };

/**
 * What an operation changed.
 */
export type Patch = { 
/**
 * The new revision.
 */
revision: number, 
/**
 * Records that are new or different.
 */
upserts: Array<Upsert>, 
/**
 * Records that are gone.
 */
deletes: Array<Target>, 
/**
 * What Undo would take back.
 */
undo: string | null, 
/**
 * What Redo would do again.
 */
redo: string | null, 
/**
 * When it was written.
 */
savedAt: string, 
/**
 * What the operation is called.
 */
label: string, 
/**
 * What was kept but is not as it should be.
 */
problems: Array<RecordProblem>, 
/**
 * The ids of the records that were made, in the order of the changes.
 */
created: Array<Id>, };

/**
 * A share of 100, from 0 to 100.
 */
export type Percent = number;

/**
 * One of the two to five directions in which the strategy moves.
 */
export type Pillar = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * Its place among the records of its kind.
 */
rank: Rank, 
/**
 * When it was made.
 */
created: string, 
/**
 * When it was last changed.
 */
updated: string, 
/**
 * What people call it.
 */
name: string, 
/**
 * One letter that stands for it on boards and in print.
 */
code: string, 
/**
 * Its ink; a glyph goes with it.
 */
colour: Colour, 
/**
 * What it is about, and why it matters.
 */
intent: Markdown, 
/**
 * What it promises, in one sentence.
 */
promise: string, 
/**
 * The role that answers for it.
 */
owner: string, };

/**
 * The pages that were asked for.
 */
export type Preview = { 
/**
 * The revision that they show.
 */
revision: number, 
/**
 * How many pages the document has.
 */
pageCount: number, 
/**
 * Those of the pages asked for that exist.
 */
pages: Array<PreviewPage>, 
/**
 * What was done to make it fit.
 */
report: Report, };

/**
 * One page.
 */
export type PreviewPage = { 
/**
 * Counted from 0.
 */
index: number, 
/**
 * Points.
 */
width: number, 
/**
 * Points.
 */
height: number, 
/**
 * Changes when the page does.
 */
hash: string, 
/**
 * The page as a drawing, unless the caller has it or asked for a picture.
 */
svg?: string, 
/**
 * The page as a picture (PNG in base 64), unless the caller has it or asked for a drawing.
 */
png?: string, 
/**
 * Where which field is shown.
 */
hits: Array<Hit>, };

/**
 * Pages to see.
 */
export type PreviewQuery = { 
/**
 * Which document.
 */
document: Document, 
/**
 * Which decision record, when the document is one.
 */
decision?: Id, 
/**
 * On which paper.
 */
paper: Paper, 
/**
 * The pages that can be seen, counted from 0.
 */
pages: Array<number>, 
/**
 * Pixels per inch of the pictures; without it the pages come as drawings (SVG).
 */
ppi?: number, 
/**
 * The hashes of the pages that the caller has.
 */
known: Record<number, string>, };

/**
 * A preference between two good things, which decisions cite.
 */
export type Principle = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * Its place among the records of its kind.
 */
rank: Rank, 
/**
 * When it was made.
 */
created: string, 
/**
 * When it was last changed.
 */
updated: string, 
/**
 * What is preferred.
 */
prefer: string, 
/**
 * What it is preferred to; something that a reasonable person could want.
 */
over: string, 
/**
 * Why.
 */
because: Markdown, };

/**
 * A quarter of a fiscal year, written `2027-Q3`. The fiscal year carries the name of the calendar year in which it
 * ends: with a year that starts in April, `2027-Q1` is April to June 2026.
 */
export type Quarter = string;

/**
 * A fractional index: text whose plain string order is the order of the records. Between any two ranks there is
 * another, so that moving one record changes that record alone.
 */
export type Rank = string;

/**
 * A strategy opened lately.
 */
export type Recent = { 
/**
 * Where it is.
 */
path: string, 
/**
 * Its title when it was last open.
 */
title: string, 
/**
 * Its organisation when it was last open.
 */
organisation: string, 
/**
 * When it was last open.
 */
opened: string, 
/**
 * Whether it is gone.
 */
missing: boolean, };

/**
 * A field that is not as it should be.
 */
export type RecordProblem = { 
/**
 * The kind of the record.
 */
kind: Kind, 
/**
 * The record.
 */
id: Id, 
/**
 * The field.
 */
field: string, 
/**
 * What is wrong, and what to do.
 */
message: string, };

/**
 * What was saved from a damaged file.
 */
export type Recovered = { 
/**
 * The new file.
 */
path: string, 
/**
 * What could be read, and what not.
 */
report: Array<string>, };

/**
 * A reference to a record of kind `T`.
 */
export type Ref = string;

/**
 * How one record relates to another, read from the first to the second.
 */
export type Relation = "relates_to" | "supports" | "delivers" | "moves" | "pays" | "tests" | "mitigates" | "decided_by" | "supersedes" | "amends" | "came_from";

/**
 * What a document is like.
 */
export type Report = { 
/**
 * How a document of fixed length was made to fit.
 */
fit: Fit | null, 
/**
 * Characters that cannot be shown.
 */
missing: Array<Missing>, 
/**
 * How many pages.
 */
pages: number, };

/**
 * A point in history.
 */
export type RevertTo = { 
/**
 * The operation after which the strategy stood as it should stand again.
 */
operation: number, };

/**
 * A record that was found.
 */
export type SearchHit = { 
/**
 * Its kind.
 */
kind: Kind, 
/**
 * The record.
 */
id: Id, 
/**
 * What people call it.
 */
title: string, 
/**
 * The field in which the words stand.
 */
field: string, 
/**
 * The text around the words that were found.
 */
snippet: Array<Snippet>, };

/**
 * What to look for.
 */
export type SearchQuery = { 
/**
 * Words; the last may be unfinished.
 */
query: string, 
/**
 * How many hits at most.
 */
limit: number, };

/**
 * How the user wants the window.
 */
export type Settings = { 
/**
 * Light, dark or as the system has it.
 */
theme: ThemeChoice, 
/**
 * How much room a row gets.
 */
density: Density, 
/**
 * 1 is 100 %.
 */
zoom: number, 
/**
 * Whether single letters are shortcuts in lists.
 */
letterShortcuts: boolean, };

/**
 * Settings that are to change; the others stay.
 */
export type SettingsChange = { 
/**
 * Light, dark or as the system has it.
 */
theme?: ThemeChoice, 
/**
 * How much room a row gets.
 */
density?: Density, 
/**
 * 1 is 100 %.
 */
zoom?: number, 
/**
 * Whether single letters are shortcuts in lists.
 */
letterShortcuts?: boolean, };

/**
 * What a field holds: the bridge between the Rust type, the JSON, the column of the file and the form.
 */
export type Shape = { "type": "line" } | { "type": "text" } | { "type": "number" } | { "type": "integer" } | { "type": "percent" } | { "type": "date" } | { "type": "quarter" } | { "type": "time" } | { "type": "flag" } | { "type": "choice", 
/**
 * The values, in the order in which a form offers them.
 */
choices: Array<ChoiceDef>, 
/**
 * Whether it may be left open. If not, the first value is the default.
 */
optional: boolean, } | { "type": "ref", 
/**
 * The kind it may point to.
 */
kind: Kind, } | { "type": "target" } | { "type": "list", 
/**
 * The shape of each item.
 */
of: Shape, } | { "type": "part", 
/**
 * Its fields.
 */
fields: Array<FieldDef>, };

/**
 * A named point in history, to compare with or go back to.
 */
export type Snapshot = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * Its place among the records of its kind.
 */
rank: Rank, 
/**
 * When it was made.
 */
created: string, 
/**
 * When it was last changed.
 */
updated: string, 
/**
 * What people call it.
 */
name: string, 
/**
 * When it was taken.
 */
time: string | null, 
/**
 * The revision of the strategy at that point.
 */
revision: number | null, };

/**
 * A name for this point in history.
 */
export type SnapshotName = { 
/**
 * What people will call it.
 */
name: string, };

/**
 * A piece of text.
 */
export type Snippet = { 
/**
 * The text.
 */
text: string, 
/**
 * Whether it is one of the words that were looked for.
 */
hit: boolean, };

/**
 * All records of one file, each list in the author's order.
 */
export type Strategy = { 
/**
 *See [`StrategyRecord`].
 */
strategy: Array<StrategyRecord>, 
/**
 *See [`Vision`].
 */
vision: Array<Vision>, 
/**
 *See [`Principle`].
 */
principles: Array<Principle>, 
/**
 *See [`Pillar`].
 */
pillars: Array<Pillar>, 
/**
 *See [`Theme`].
 */
themes: Array<Theme>, 
/**
 *See [`Initiative`].
 */
initiatives: Array<Initiative>, 
/**
 *See [`Dependency`].
 */
dependencies: Array<Dependency>, 
/**
 *See [`Milestone`].
 */
milestones: Array<Milestone>, 
/**
 *See [`Decision`].
 */
decisions: Array<Decision>, 
/**
 *See [`Assumption`].
 */
assumptions: Array<Assumption>, 
/**
 *See [`Link`].
 */
links: Array<Link>, 
/**
 *See [`Snapshot`].
 */
snapshots: Array<Snapshot>, };

/**
 * The strategy as a whole: its name, its owner, the time it covers.
 */
export type StrategyRecord = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * Its place among the records of its kind.
 */
rank: Rank, 
/**
 * When it was made.
 */
created: string, 
/**
 * When it was last changed.
 */
updated: string, 
/**
 * The name on every document.
 */
title: string, 
/**
 * The company, agency or department.
 */
organisation: string, 
/**
 * One line under the title.
 */
subtitle: string, 
/**
 * The role that answers for the strategy.
 */
owner: string, 
/**
 * How far it has come.
 */
status: StrategyStatus, 
/**
 * How widely documents may be passed on.
 */
classification: Classification, 
/**
 * The first day that the strategy covers.
 */
horizon_from: string | null, 
/**
 * The last day that the strategy covers.
 */
horizon_to: string | null, 
/**
 * The month in which the fiscal year starts, 1 to 12. Quarters follow from it.
 */
fiscal_year_starts: number | null, 
/**
 * How often it is reviewed.
 */
review_cadence: Cadence | null, 
/**
 * The currency of amounts, such as EUR.
 */
currency: string, };

/**
 * How far the strategy has come.
 */
export type StrategyStatus = "draft" | "in_review" | "approved" | "retired";

/**
 * A reference to a record of any kind.
 */
export type Target = { 
/**
 * The kind of the record.
 */
kind: Kind, 
/**
 * Its id.
 */
id: Id, };

/**
 * A document as text.
 */
export type Text = { 
/**
 * Clean HTML, without anything active.
 */
html: string, };

/**
 * A document to read as text.
 */
export type TextQuery = { 
/**
 * Which document.
 */
document: Document, 
/**
 * Which decision record, when the document is one.
 */
decision?: Id, };

/**
 * A problem or an outcome that groups initiatives.
 */
export type Theme = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * Its place among the records of its kind.
 */
rank: Rank, 
/**
 * When it was made.
 */
created: string, 
/**
 * When it was last changed.
 */
updated: string, 
/**
 * What people call it.
 */
name: string, 
/**
 * The problem or the question behind it.
 */
problem: Markdown, 
/**
 * Why this is worth betting on.
 */
why: Markdown, 
/**
 * Its ink, where it has one of its own.
 */
colour: Colour | null, 
/**
 * The pillar that it mostly serves.
 */
pillar: Ref | null, };

/**
 * Light, dark or as the system has it.
 */
export type ThemeChoice = "system" | "light" | "dark";

/**
 * The layer of the roadmap: what kind of thing it leaves behind.
 */
export type Tier = "deliverable" | "capability" | "investment";

/**
 * A record that is new or different.
 */
export type Upsert = { 
/**
 * Its kind.
 */
kind: Kind, 
/**
 * The record.
 */
record: AnyRecord, };

/**
 * What an operation did to a record.
 */
export type Verb = "added" | "changed" | "moved" | "deleted";

/**
 * Where the organisation is going, for whom and why: one page.
 */
export type Vision = { 
/**
 * Its identity.
 */
id: Id, 
/**
 * Its place among the records of its kind.
 */
rank: Rank, 
/**
 * When it was made.
 */
created: string, 
/**
 * When it was last changed.
 */
updated: string, 
/**
 * One paragraph that is specific enough to guide trade-offs.
 */
statement: Markdown, 
/**
 * The people whose lives change.
 */
for_whom: Markdown, 
/**
 * What they struggle with today.
 */
problem: Markdown, 
/**
 * What will be true for people, with a measure.
 */
outcomes: Array<Outcome>, 
/**
 * What must hold whatever is done.
 */
constraints: Array<string>, 
/**
 * What the platform must be able to do.
 */
capabilities: Array<Capability>, 
/**
 * What the business gains.
 */
impact: Array<Impact>, 
/**
 * The longer story, for those who ask why.
 */
narrative: Markdown, 
/**
 * What will not be done, and why.
 */
non_goals: Array<NonGoal>, 
/**
 * The day on which the vision is looked at again.
 */
revisit_on: string | null, };

/**
 * What was written.
 */
export type Written = { 
/**
 * The file or folder.
 */
path: string, 
/**
 * How many files.
 */
files: number, 
/**
 * How many bytes in all.
 */
bytes: number, 
/**
 * What the reader should know: what was left out, what could not be shown.
 */
notes: Array<string>, };

/** A sheet of paper. */
export type Paper = "a4" | "a3" | "letter" | "tabloid";

/** Any record: its own four fields, then the fields of its kind. */
export interface AnyRecord {
  id: Id;
  rank: Rank;
  created: string;
  updated: string;
  [field: string]: unknown;
}

/** The name of each kind's list in a strategy. */
export const LISTS = {
  strategy: "strategy",
  vision: "vision",
  principle: "principles",
  pillar: "pillars",
  theme: "themes",
  initiative: "initiatives",
  dependency: "dependencies",
  milestone: "milestones",
  decision: "decisions",
  assumption: "assumptions",
  link: "links",
  snapshot: "snapshots",
} as const satisfies Record<Kind, keyof Strategy>;

/** Every call of the back end: its arguments and its result. */
export interface Calls {
  app_info: [Nothing, AppInfo];
  definitions: [Nothing, Definitions];
  settings_set: [SettingsChange, Settings];
  recents_remove: [At, Array<Recent>];
  recents_clear: [Nothing, Array<Recent>];
  file_new: [NewStrategy, Opened];
  file_example: [Nothing, Opened];
  file_open: [MaybeAt, Opened | null];
  file_save_copy: [MaybeAt, At | null];
  file_close: [Nothing, null];
  file_recover: [At, Recovered];
  show_file: [At, null];
  edit_apply: [Apply, Patch];
  edit_undo: [Nothing, Patch];
  edit_redo: [Nothing, Patch];
  edit_revert_to: [RevertTo, Patch];
  snapshot: [SnapshotName, Patch];
  history: [HistoryQuery, Array<HistoryEntry>];
  search: [SearchQuery, Array<SearchHit>];
  preview: [PreviewQuery, Preview];
  read_as_text: [TextQuery, Text];
  export: [Export, Written | null];
}
export type Call = keyof Calls;

/** What the back end says unasked. */
export type Events = { [E in EventMessage as E["event"]]: E["payload"] };
