// Generated from the Rust types by `make types`. Do not edit: change crates/model or crates/api instead.

/**
 * Something that someone will do by a day.
 */
export type Action = { 
/**
 * What will be done.
 */
text: string, 
/**
 * The role that does it.
 */
owner: string, 
/**
 * By when.
 */
due: string | null, 
/**
 * Whether it is done.
 */
done: boolean, };

/**
 * What people do in a step.
 */
export type Activity = "discussion" | "silent_writing" | "round_robin" | "cluster" | "dot_vote" | "placing" | "pairwise" | "scores" | "decide" | "check_out" | "break";

/**
 * A link that leads out of the program.
 */
export type Address = { 
/**
 * Its address.
 */
url: string, };

/**
 * An option that becomes the plan.
 */
export type Adopt = { 
/**
 * The option.
 */
id: Id, 
/**
 * Whether a decision record is drafted that says so.
 */
decision: boolean, 
/**
 * The other options that are set aside.
 */
aside: Array<Id>, };

/**
 * The agenda of a workshop at a moment.
 */
export type Agenda = { 
/**
 * The steps, in order.
 */
rows: Array<AgendaRow>, 
/**
 * The minutes of all steps.
 */
minutes: number, 
/**
 * The minutes that the room is booked.
 */
slot: number | null, 
/**
 * The seconds used so far.
 */
used: number, 
/**
 * The seconds by which what was done took longer than planned; less than 0 where it was quicker.
 */
behind: number, 
/**
 * When it will end as things stand.
 */
ends: string | null, 
/**
 * The minutes by which it does not fit its slot, as things stand; 0 where it fits.
 */
over: number, 
/**
 * What would give.
 */
gives: Array<Give>, 
/**
 * The same in words.
 */
words: string, 
/**
 * The time of the step that runs.
 */
clock: StepClock | null, };

/**
 * A point that a review talks about.
 */
export type AgendaPoint = { 
/**
 * What is asked.
 */
text: string, 
/**
 * What it is held against, as it stands when the review is held.
 */
shows: ReviewMatter, 
/**
 * How many minutes it has.
 */
minutes: number | null, };

/**
 * A step on the agenda.
 */
export type AgendaRow = { 
/**
 * The step.
 */
step: Id, 
/**
 * How far it has come.
 */
state: StepState, 
/**
 * The minutes it was planned with.
 */
planned: number, 
/**
 * The minutes it has, with what was added or given.
 */
minutes: number, 
/**
 * The seconds it took so far.
 */
spent: number, 
/**
 * When it begins, began, or would begin: by the plan before the workshop, by the clock in it.
 */
begins: string | null, };

/**
 * What share of a cycle goes into a category of work.
 */
export type Allocation = { 
/**
 * The kind of work.
 */
category: Category, 
/**
 * The share that was planned.
 */
planned: Percent | null, 
/**
 * The share that it took.
 */
actual: Percent | null, };

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
 * A question about an operation that its author may answer in a line.
 */
export type Asked = { 
/**
 * The operation.
 */
operation: number, 
/**
 * The question.
 */
question: string, };

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
 * The metric whose latest value is watched.
 */
metric: Ref | null, 
/**
 * On which side of the threshold the wire trips.
 */
side: Side | null, 
/**
 * The value at which it trips, in the unit of the metric.
 */
threshold: number | null, 
/**
 * The experiment that would prove it wrong.
 */
experiment: Ref | null, 
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
 * People for whom documents are made, and what they see otherwise than the audience they are like.
 */
export type Audience = { 
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
 * What they are called: the board, the works council, a supplier.
 */
name: string, 
/**
 * The audience from which this one was copied; what is not said below is as there.
 */
like: Lens, 
/**
 * What they see, or do not see, otherwise.
 */
sights: Array<SightRule>, };

/**
 * For whom.
 */
export type AudienceQuery = { 
/**
 * The audience.
 */
audience: Readers, };

/**
 * A private ballot. Nothing of it is kept but the sums.
 */
export type BallotCast = { 
/**
 * The step.
 */
step: Id, 
/**
 * What is on it.
 */
marks: Array<Mark>, };

/**
 * How many ballots are in.
 */
export type BallotCount = { 
/**
 * How many.
 */
ballots: number, };

/**
 * Which of two values is the better one.
 */
export type Better = "less" | "more" | "neither";

/**
 * What documents make of the brand.
 */
export type BrandAnswer = { 
/**
 * The accent as documents have it.
 */
accent: string, 
/**
 * Whether the chosen accent had to be made darker to be read.
 */
adjusted: boolean, 
/**
 * Its contrast on white paper, 1 to 21.
 */
contrast: number, 
/**
 * The logo, where there is one that can be drawn.
 */
logo: LogoAnswer | null, 
/**
 * Why the logo cannot be drawn.
 */
problem: string | null, };

/**
 * What is left of an error budget.
 */
export type BudgetFacts = { 
/**
 * All of it, in minutes of complete failure.
 */
minutes: number, 
/**
 * What is used up, in minutes of complete failure.
 */
spentMinutes: number, 
/**
 * What is left as a share of the whole: 1 untouched, 0 used up, below 0 overdrawn.
 */
left: number, 
/**
 * How fast it goes: 1 uses it up exactly at the end of the window.
 */
burnRate: number, 
/**
 * For how many days of the window there are measurements.
 */
measuredDays: number, 
/**
 * The length of the window in days.
 */
windowDays: number, 
/**
 * When it is used up, if it goes on so.
 */
usedUpOn: string | null, 
/**
 * In a sentence.
 */
words: string, };

/**
 * How often something happens.
 */
export type Cadence = "weekly" | "fortnightly" | "monthly" | "quarterly" | "half_yearly" | "yearly";

/**
 * Confidences that lie near each other.
 */
export type CalibrationBin = { 
/**
 * The least confidence of the bin.
 */
from: number, 
/**
 * The greatest; it belongs to the next bin, but for 1.
 */
to: number, 
/**
 * How many lie in it.
 */
count: number, 
/**
 * Their mean; none where there are none.
 */
confidence: number | null, 
/**
 * The share that came true; none where there are none.
 */
cameTrue: number | null, };

/**
 * How good judgements were.
 */
export type CalibrationFacts = { 
/**
 * On how many check-ins it rests.
 */
count: number, 
/**
 * The Brier score: 0 is perfect, 0.25 is what saying one half always gives, 1 is always wrong.
 */
brier: number, 
/**
 * By how much that is better than always saying the share that came true; none where all or none did.
 */
skill: number | null, 
/**
 * The mean likelihood, 0 to 1.
 */
confidence: number, 
/**
 * The share that came true, 0 to 1.
 */
cameTrue: number, 
/**
 * Likelihoods by fifths, lowest first.
 */
bins: Array<CalibrationBin>, 
/**
 * Which way judgements err.
 */
tendency: CalibrationTendency, 
/**
 * In a sentence.
 */
words: string, };

/**
 * Which way confidences err.
 */
export type CalibrationTendency = "too_few" | "fair" | "too_sure" | "too_cautious";

/**
 * Something that the platform does for those who build on it.
 */
export type Capability = { 
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
 * The field it belongs to, such as identity, observability or delivery.
 */
area: string, 
/**
 * The role that answers for it.
 */
owner: string, 
/**
 * What its consumers may count on.
 */
service_level: string, 
/**
 * The metric by which its service level is measured.
 */
metric: Ref | null, 
/**
 * The teams and products that use it.
 */
consumers: Array<string>, 
/**
 * How mature it is, 0 to 5.
 */
maturity: number | null, 
/**
 * How mature it needs to be, 0 to 5.
 */
needed: number | null, 
/**
 * How much developers suffer from it, 0 to 5.
 */
pain_level: number | null, 
/**
 * What they suffer from.
 */
pain: Markdown, 
/**
 * Anything else.
 */
notes: Markdown, };

/**
 * One capability.
 */
export type CapabilityFacts = { 
/**
 * Needed − maturity; below 0 it is better than it needs to be.
 */
gap: number | null, 
/**
 * Why there is no gap.
 */
noGap: string | null, 
/**
 * Its place among those that fall short, from 1; none for the others.
 */
place: number | null, };

/**
 * All cycles.
 */
export type CapacityFacts = { 
/**
 * Each cycle.
 */
cycles: { [key in Id]: CycleFacts }, 
/**
 * The cycles that have days, the earliest first.
 */
order: Array<Id>, 
/**
 * The cycle that runs today; of several the one that began last.
 */
current: Id | null, 
/**
 * Planned effort that falls into no cycle, in person-weeks.
 */
outside: number, 
/**
 * The planned initiatives without dates or without effort, which are in no cycle.
 */
leftOut: Array<Id>, };

/**
 * The kind of work, as capacity is planned.
 */
export type Category = "new_work" | "platform" | "technical_debt" | "maintenance" | "learning";

/**
 * The share of the capacity that a kind of work must get, or may get.
 */
export type CategoryBound = { 
/**
 * The kind of work.
 */
category: Category, 
/**
 * At least this share.
 */
at_least: Percent | null, 
/**
 * At most this share.
 */
at_most: Percent | null, };

/**
 * One kind of work in a cycle.
 */
export type CategoryFacts = { 
/**
 * The kind of work; none for initiatives without one.
 */
category: Category | null, 
/**
 * Its planned share in percent.
 */
planned: number | null, 
/**
 * Its actual share in percent.
 */
actual: number | null, 
/**
 * Actual − planned, in points.
 */
variance: number | null, 
/**
 * The planned share in person-weeks.
 */
plannedWeeks: number | null, 
/**
 * The actual share in person-weeks.
 */
actualWeeks: number | null, 
/**
 * The effort of the initiatives of this kind, in person-weeks.
 */
effort: number, 
/**
 * Effort − planned person-weeks; above 0 is too much.
 */
over: number | null, 
/**
 * Effort / planned person-weeks.
 */
load: number | null, 
/**
 * The least share that it must get, in percent.
 */
atLeast: number | null, 
/**
 * The greatest share that it may get, in percent.
 */
atMost: number | null, };

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
 * In which way something changed. In the order in which it is told.
 */
export type ChangeGroup = "decided" | "added" | "dropped" | "moved" | "recommitted" | "progressed" | "measured" | "rescored" | "reworded" | "relinked";

/**
 * What changed between two points.
 */
export type Changed = { 
/**
 * What is compared with.
 */
from: PointInfo, 
/**
 * What has become of it.
 */
to: PointInfo, 
/**
 * The changes, by kind in the order of a strategy.
 */
changes: Array<RecordChange>, };

/**
 * Two points in history that are to be compared.
 */
export type ChangedQuery = { 
/**
 * What is compared with.
 */
from: Point, 
/**
 * What has become of it.
 */
to: Point, 
/**
 * As far as this audience may see it; all of it where left out.
 */
audience?: Readers, };

/**
 * Where a key result stood on a day, and how sure its owner was.
 */
export type CheckIn = { 
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
 * The key result.
 */
key_result: Ref | null, 
/**
 * The day.
 */
date: string | null, 
/**
 * Its value on that day.
 */
value: number | null, 
/**
 * Whether it will be reached, in the judgement of its owner.
 */
confidence: Outlook | null, 
/**
 * How likely it is to be reached, in percent; past answers show how good such judgements are.
 */
likelihood: Percent | null, 
/**
 * What happened, and what will be done.
 */
note: Markdown, };

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
 * Something that plan and option both changed.
 */
export type Clash = { 
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
 * The field; none where the option leaves the record out and the plan changed it.
 */
field: string | null, 
/**
 * Its label.
 */
label: string, 
/**
 * What the plan said when the option said otherwise, in words.
 */
was: string, 
/**
 * What the plan says by now, in words.
 */
plan: string, 
/**
 * What the option says, in words.
 */
option: string, };

/**
 * How widely a document may be passed on; printed in its footer.
 */
export type Classification = "internal" | "public" | "confidential";

/**
 * What the planned share of the coming cycles would clear, and when: shortest payback first.
 */
export type Clearing = { 
/**
 * The first quarter in which debt is paid: the one after this.
 */
from: Quarter, 
/**
 * The person-weeks for debt in that quarter and the next ones, as far as cycles say; the last holds for all
 * after it.
 */
weeks: Array<number>, 
/**
 * The planned share of the first of these quarters, in percent.
 */
percent: number, 
/**
 * Each debt that is cleared within a hundred years, in the order of payment, with its quarter.
 */
cleared: Array<[Id, Quarter]>, 
/**
 * The quarter in which the last is cleared; none where that is not within a hundred years.
 */
allBy: Quarter | null, 
/**
 * How many quarters that takes.
 */
quarters: number | null, 
/**
 * The interest that is paid meanwhile, in person-weeks.
 */
interest: number, 
/**
 * The debts without a principal, which are left out.
 */
leftOut: Array<Id>, 
/**
 * What other shares would do.
 */
choices: Array<ClearingChoice>, 
/**
 * In a sentence.
 */
words: string, };

/**
 * When a share would have cleared all debt.
 */
export type ClearingAnswer = { 
/**
 * The revision that it follows from.
 */
revision: number, 
/**
 * What the share would do.
 */
choice: ClearingChoice | null, 
/**
 * Why that cannot be told.
 */
why: string | null, };

/**
 * What a share would do if it were planned for every quarter.
 */
export type ClearingChoice = { 
/**
 * The share of the capacity, in percent.
 */
percent: number, 
/**
 * The quarter in which the last debt is cleared; none where that is not within a hundred years.
 */
allBy: Quarter | null, 
/**
 * How many quarters that takes.
 */
quarters: number | null, 
/**
 * The interest that is paid meanwhile, in person-weeks.
 */
interest: number, };

/**
 * What a share of the capacity would clear.
 */
export type ClearingQuery = { 
/**
 * The share, in percent.
 */
percent: number, };

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
 * Which figures of the options.
 */
export type CompareQuery = { 
/**
 * Whether the plan and each option are simulated as well, which takes longer.
 */
forecast: boolean, };

/**
 * The plan and its options in figures.
 */
export type Compared = { 
/**
 * The revision that they follow from.
 */
revision: number, 
/**
 * The day on which they hold.
 */
today: string, 
/**
 * The figures of the plan.
 */
plan: Array<PlanFigure>, 
/**
 * Each option, in order.
 */
options: Array<OptionCompared>, };

/**
 * An initiative that is planned to start before what it needs allows.
 */
export type ConflictFacts = { 
/**
 * The dependency that is not met.
 */
dependency: Id, 
/**
 * The initiative that comes first.
 */
from: Id, 
/**
 * The initiative that needs it.
 */
to: Id, 
/**
 * The day on which the second is planned to start.
 */
start: string, 
/**
 * The first day on which it may.
 */
allowed: string, 
/**
 * By how many days of the calendar it starts too early.
 */
shortBy: number, 
/**
 * In a sentence.
 */
words: string, 
/**
 * The shift of the second that mends it, keeping its length; nothing where it is under way.
 */
fix: Array<Change>, 
/**
 * What the shift does.
 */
fixWords: string | null, };

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
 * Where a current value comes from.
 */
export type CurrentSource = "own" | "check_in" | "measurement";

/**
 * A value and where it comes from.
 */
export type CurrentValue = { 
/**
 * The value.
 */
value: number, 
/**
 * Its day, where that is known.
 */
date: string | null, 
/**
 * Where it comes from.
 */
source: CurrentSource, };

/**
 * A stretch of time in which capacity is planned and objectives are reached, mostly a quarter.
 */
export type Cycle = { 
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
 * What people call it, such as Q1 2027.
 */
name: string, 
/**
 * The fiscal quarter.
 */
quarter: Quarter | null, 
/**
 * The first day, where it is not a quarter.
 */
starts: string | null, 
/**
 * The last day, where it is not a quarter.
 */
ends: string | null, 
/**
 * The person-weeks of each team.
 */
capacity: Array<TeamCapacity>, 
/**
 * Planned and actual share of each category; planned shares sum to 100.
 */
allocations: Array<Allocation>, 
/**
 * Why the actual shares differ, or anything else.
 */
note: string, };

/**
 * One cycle.
 */
export type CycleFacts = { 
/**
 * Its days.
 */
period: Timed | null, 
/**
 * Why it has none.
 */
noPeriod: string | null, 
/**
 * Where it lies.
 */
state: CycleState, 
/**
 * The planned shares together, in percent; none where nothing is planned.
 */
planned: number | null, 
/**
 * The actual shares together, in percent.
 */
actual: number | null, 
/**
 * Whether the planned shares sum to 100.
 */
plannedIsWhole: boolean, 
/**
 * Whether the actual shares sum to 100.
 */
actualIsWhole: boolean, 
/**
 * Every category that has a share, a guardrail or planned work, in the order of the categories.
 */
categories: Array<CategoryFacts>, 
/**
 * The guardrails that are not kept.
 */
breaches: Array<GuardrailBreach>, 
/**
 * All person-weeks; none where no team has any.
 */
capacity: number | null, 
/**
 * The teams, and those without a figure of which work is planned.
 */
teams: Array<TeamFacts>, 
/**
 * The effort of the initiatives planned in it, in person-weeks.
 */
effort: number, 
/**
 * Effort − capacity, in person-weeks; above 0 is too much.
 */
over: number | null, 
/**
 * Effort / capacity.
 */
load: number | null, 
/**
 * The initiatives that are worked on in it, in order.
 */
initiatives: Array<Id>, 
/**
 * What it comes to, in a sentence.
 */
words: string, };

/**
 * Where a cycle lies.
 */
export type CycleState = "past" | "current" | "coming" | "undated";

/**
 * A value on a day.
 */
export type DatedValue = { 
/**
 * The day.
 */
date: string, 
/**
 * The value, in the metric's unit.
 */
value: number, };

/**
 * What paying a debt did to its metric.
 */
export type DebtEffect = { 
/**
 * The mean before.
 */
before: number, 
/**
 * The mean after.
 */
after: number, 
/**
 * After − before.
 */
change: number, 
/**
 * What is less than this may be chance.
 */
chance: number, 
/**
 * Whether it helped.
 */
verdict: DebtVerdict, 
/**
 * In a sentence.
 */
words: string, };

/**
 * All debt.
 */
export type DebtFacts = { 
/**
 * Each debt item.
 */
items: { [key in Id]: DebtItemFacts }, 
/**
 * The principal of what is not paid, in person-weeks.
 */
principal: number, 
/**
 * The interest of what is not paid, in person-weeks a quarter.
 */
interest: number, 
/**
 * What the planned share of the coming cycles would clear, and when.
 */
clearing: Clearing | null, 
/**
 * Why there is no such forecast.
 */
noClearing: string | null, };

/**
 * Something built or left in a way that makes every later change dearer.
 */
export type DebtItem = { 
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
 * What it is, in a few words.
 */
title: string, 
/**
 * The part of the system.
 */
area: string, 
/**
 * What it is, and how it shows.
 */
description: Markdown, 
/**
 * How likely it is to hurt, 1 to 5.
 */
risk: number | null, 
/**
 * How much it would hurt the business, 1 to 5.
 */
business_impact: number | null, 
/**
 * What paying it off takes, in person-weeks.
 */
principal: number | null, 
/**
 * What it costs while it stays, in person-weeks a quarter.
 */
interest: number | null, 
/**
 * Since when it costs interest.
 */
since: string | null, 
/**
 * The metric that paying it should move.
 */
metric: Ref | null, 
/**
 * By how much the metric should move, in its unit; below 0 where it should fall.
 */
metric_change: number | null, 
/**
 * What becomes of it.
 */
status: DebtStatus, 
/**
 * The initiative that pays it.
 */
initiative: Ref | null, 
/**
 * The day on which it was paid off.
 */
paid_on: string | null, 
/**
 * The role that answers for it.
 */
owner: string, };

/**
 * One debt item.
 */
export type DebtItemFacts = { 
/**
 * After how many quarters paying has paid for itself; none where it never does, or that is not known.
 */
payback: number | null, 
/**
 * Whether it costs nothing to keep, so that paying never pays for itself.
 */
neverPaysBack: boolean, 
/**
 * Why the payback is not known.
 */
noPayback: string | null, 
/**
 * What to do with it, by risk and business impact.
 */
quadrant: DebtQuadrant | null, 
/**
 * Why that cannot be told.
 */
noQuadrant: string | null, 
/**
 * The interest paid since its first day, in person-weeks: until it was paid off, or until today.
 */
interestPaid: number | null, 
/**
 * Why that is not known.
 */
noInterestPaid: string | null, 
/**
 * The end of the initiative that pays it.
 */
paidBy: string | null, 
/**
 * The interest that adds up from today until then, in person-weeks.
 */
interestUntilPaid: number | null, 
/**
 * The quarter in which the planned share of the coming cycles clears it, shortest payback first.
 */
clearedIn: Quarter | null, 
/**
 * Whether paying it moved its metric; only once it is paid.
 */
effect: DebtEffect | null, 
/**
 * Why that cannot be told, once it is paid.
 */
noEffect: string | null, };

/**
 * What to do with a debt, by its place on the grid.
 */
export type DebtQuadrant = "pay_now" | "plan" | "watch" | "accept";

/**
 * What becomes of a debt.
 */
export type DebtStatus = "open" | "planned" | "paying" | "paid" | "accepted";

/**
 * Whether it helped.
 */
export type DebtVerdict = "as_expected" | "partly" | "not_moved" | "wrong_way";

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
 * Where it stood before, the first status first.
 */
earlier: Array<EarlierStatus>, 
/**
 * The pillar that it serves.
 */
pillar: Ref | null, 
/**
 * The initiative that cannot go on without it.
 */
gates: Ref | null, 
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
 * A decision that is not taken yet, and that an initiative waits for.
 */
export type DecisionFacts = { 
/**
 * The initiative.
 */
initiative: Id, 
/**
 * The last day on which it can be taken without delaying the initiative; none where nothing says when that must
 * start.
 */
lastResponsible: string | null, 
/**
 * Whether a deadline sets that day; otherwise it is the planned start.
 */
byDeadline: boolean, 
/**
 * Whether durations are missing after it: it is no later than said, perhaps earlier.
 */
isBound: boolean, 
/**
 * How many days from today; below 0 it is past.
 */
daysLeft: number | null, 
/**
 * In a sentence.
 */
words: string, };

/**
 * Who decides a class of questions, so that teams need not ask upwards.
 */
export type DecisionRight = { 
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
 * The class of decision, such as “a new data store”.
 */
decides: string, 
/**
 * The role that prepares the decision and sees it through.
 */
driver: string, 
/**
 * The one role that approves.
 */
approver: string, 
/**
 * The roles that are asked before.
 */
contributors: Array<string>, 
/**
 * The roles that are told after.
 */
informed: Array<string>, 
/**
 * Where it goes when they do not agree, and within what time.
 */
escalation: string, 
/**
 * Anything else.
 */
note: Markdown, };

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
 * Initiatives that wait for each other.
 */
export type DependencyCircle = { 
/**
 * Each needs the one before it, and the first needs the last.
 */
initiatives: Array<Id>, 
/**
 * In a sentence.
 */
words: string, };

/**
 * Which ends of two initiatives are tied.
 */
export type DependencyKind = "finish_start" | "start_start";

/**
 * Where a metric should go.
 */
export type Direction = "increase" | "decrease" | "stay_above" | "stay_below";

/**
 * The documents, by name.
 */
export type Document = "vision" | "roadmap" | "decisions" | "decision" | "timeline" | "tiers" | "scorecard" | "book" | "deck" | "what_changed" | "review" | "minutes";

/**
 * Whether the decision can be taken back.
 */
export type Door = "one_way" | "two_way";

/**
 * A workshop that can be begun with.
 */
export type Draft = { 
/**
 * What it is called in calls; empty in a file.
 */
id: string, 
/**
 * What people call it.
 */
name: string, 
/**
 * What it is for, in one sentence.
 */
sentence: string, 
/**
 * The question of the workshop.
 */
title: string, 
/**
 * Its purpose.
 */
purpose: string, 
/**
 * The slot in minutes.
 */
slot: number | null, 
/**
 * Its steps: the fields of each.
 */
steps: Record<string, unknown>[], };

/**
 * A draft, by its id.
 */
export type DraftName = { 
/**
 * The id.
 */
id: string, };

/**
 * The text of a file with a draft.
 */
export type DraftText = { 
/**
 * The text.
 */
text: string, };

/**
 * The drafts that a workshop can begin with.
 */
export type Drafts = { 
/**
 * Those that come with the program.
 */
drafts: Array<Draft>, 
/**
 * One's own.
 */
own: Array<Draft>, };

/**
 * Another metric that moves when this one does.
 */
export type Drive = { 
/**
 * The metric that is moved.
 */
metric: Ref | null, 
/**
 * How, and after how long.
 */
note: string, };

/**
 * Files that were let fall onto the window.
 */
export type Dropped = { 
/**
 * Where they are.
 */
paths: Array<string>, };

/**
 * Where a duration comes from.
 */
export type DurationSource = "dates" | "effort";

/**
 * Where a decision stood before.
 */
export type EarlierStatus = { 
/**
 * The status.
 */
status: DecisionStatus, 
/**
 * The day on which it took that status.
 */
since: string | null, };

/**
 * How much work something is, in person-weeks.
 */
export type EffortFacts = { 
/**
 * If all goes well.
 */
low: number, 
/**
 * As expected.
 */
likely: number, 
/**
 * If much goes wrong.
 */
high: number, 
/**
 * The mean of the three.
 */
mean: number, };

/**
 * What the router says unasked.
 */
export type EventMessage = { "event": "patch", "payload": Patch } | { "event": "opened", "payload": Opened } | { "event": "notice", "payload": Failure } | { "event": "menu", "payload": Command } | { "event": "publishing", "payload": Publishing } | { "event": "window", "payload": WindowNews } | { "event": "told", "payload": Told } | { "event": "dropped", "payload": Dropped } | { "event": "link", "payload": Address };

/**
 * A question that is answered by trying, before much is built on the answer.
 */
export type Experiment = { 
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
 * What is tried, in a few words.
 */
title: string, 
/**
 * What we believe, and what would follow from it.
 */
hypothesis: Markdown, 
/**
 * How it is found out.
 */
method: ExperimentMethod | null, 
/**
 * The initiative that waits for the answer.
 */
initiative: Ref | null, 
/**
 * The metric that shows it.
 */
metric: Ref | null, 
/**
 * The metric that must not get worse meanwhile.
 */
guard: Ref | null, 
/**
 * From which value on it counts as a success.
 */
success_threshold: string, 
/**
 * When it is stopped, whatever has been found.
 */
exit_criteria: Array<string>, 
/**
 * The first day.
 */
start: string | null, 
/**
 * The last day.
 */
end: string | null, 
/**
 * How far it has come.
 */
status: ExperimentStatus, 
/**
 * What it came to.
 */
result: ExperimentResult | null, 
/**
 * What was learned, also from failure.
 */
learning: Markdown, 
/**
 * The role that answers for it.
 */
owner: string, };

/**
 * How an experiment finds out.
 */
export type ExperimentMethod = "flag" | "canary" | "ab_test" | "prototype" | "pilot" | "interviews" | "analysis";

/**
 * What an experiment came to.
 */
export type ExperimentResult = "validated" | "invalidated" | "inconclusive";

/**
 * How far an experiment has come.
 */
export type ExperimentStatus = "planned" | "running" | "ended" | "stopped";

/**
 * A document to write to a file.
 */
export type Export = { 
/**
 * Which document.
 */
document: Document, 
/**
 * Which record, when the document is about one: a decision, a review, a workshop.
 */
record?: Id, 
/**
 * What it is compared with, where it tells what changed: what the audience saw last, or else the newest
 * snapshot or the beginning, where it is left out.
 */
since?: Point, 
/**
 * For whom; for the authors where it is left out.
 */
audience?: Readers, 
/**
 * What these readers are shown for once.
 */
include?: Array<Inclusion>, 
/**
 * Whether the plan over time is drawn as a gantt chart in the language of Mermaid, where the format is Markdown.
 */
gantt?: boolean, 
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
 * Several documents that are written into one folder.
 */
export type ExportSet = { 
/**
 * What the set is called, for the name of its folder.
 */
name: string, 
/**
 * The documents; their own paths are not looked at.
 */
documents: Array<Export>, 
/**
 * The folder in which the folder of the set is made; without it a dialog asks.
 */
path?: string, };

/**
 * The figures that were asked for; the other parts are absent.
 */
export type FactsAnswer = { 
/**
 * The revision that they follow from.
 */
revision: number, 
/**
 * The day on which they hold.
 */
today: string, 
/**
 * Metrics, key results, objectives, pillars.
 */
measures?: MeasureFacts, 
/**
 * Dates of initiatives, conflicts, milestones, decisions.
 */
plan?: PlanFacts, 
/**
 * Cycles.
 */
capacity?: CapacityFacts, 
/**
 * Debt.
 */
debt?: DebtFacts, 
/**
 * Capabilities.
 */
platform?: PlatformFacts, 
/**
 * Stakeholders.
 */
people?: PeopleFacts, 
/**
 * The order of initiatives.
 */
ranking?: RankingFacts, };

/**
 * A part of the figures, so that no one waits for what they do not show.
 */
export type FactsPart = "measures" | "plan" | "capacity" | "debt" | "platform" | "people" | "ranking";

/**
 * Which figures.
 */
export type FactsQuery = { 
/**
 * The parts that are wanted.
 */
parts: Array<FactsPart>, };

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
 * The heading under which it stands in a form, with others of the same; none for the main part.
 */
group?: string | null, 
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
onDelete: OnDelete, 
/**
 * Kept for the program: no form shows it and search does not read it.
 */
inner?: boolean, };

/**
 * What changed in one field.
 */
export type FieldDifference = { 
/**
 * The field; `rank` for the place among its kind.
 */
field: string, 
/**
 * Its label.
 */
label: string, 
/**
 * In which way it changed.
 */
group: ChangeGroup, 
/**
 * What stood there, in words; empty for nothing.
 */
before: string, 
/**
 * What stands there, in words; empty for nothing.
 */
after: string, 
/**
 * Both, word by word; only for what was reworded.
 */
pieces: Array<Piece>, };

/**
 * In what a figure counts.
 */
export type FigureUnit = "count" | "day" | "quarter" | "percent" | "weeks";

/**
 * What is wrong with a record.
 */
export type Finding = { 
/**
 * The code of the rule.
 */
code: string, 
/**
 * How grave it is.
 */
severity: Severity, 
/**
 * The record that it is about.
 */
record: Target, 
/**
 * The field that it is about, where it is one.
 */
field?: string, 
/**
 * What is wrong, in one sentence that names the record.
 */
sentence: string, 
/**
 * Why it matters, in one line.
 */
why: string, 
/**
 * What mends it, where that takes no thought.
 */
fix?: Fix, 
/**
 * The record that says why it is left as it is. It does not count then.
 */
silence?: Id, };

/**
 * What a careful reader would object to.
 */
export type Findings = { 
/**
 * The revision that was read.
 */
revision: number, 
/**
 * The day that it was held against.
 */
today: string, 
/**
 * The findings, the gravest first; silenced ones are among them.
 */
findings: Array<Finding>, };

/**
 * When something will probably be finished. A day is none where it lies beyond the year 9999.
 */
export type FinishFacts = { 
/**
 * Half of the runs were finished by the end of this day.
 */
p50: string | null, 
/**
 * 85 of 100 runs were finished by the end of this day.
 */
p85: string | null, 
/**
 * Whether it waits for work that was left out: no earlier than said, perhaps later.
 */
isBound: boolean, };

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
 * Changes that mend a finding.
 */
export type Fix = { 
/**
 * What they do, as a command: `Take the pillar of its theme`.
 */
label: string, 
/**
 * The changes, to be applied as one operation.
 */
changes: Array<Change>, };

/**
 * When the plan will probably be finished.
 */
export type Forecast = { 
/**
 * The day on which the simulation begins.
 */
today: string, 
/**
 * How many runs were made.
 */
runs: number, 
/**
 * Each initiative that is open and has effort and a team.
 */
initiatives: { [key in Id]: FinishFacts }, 
/**
 * Each milestone that something open belongs to.
 */
milestones: { [key in Id]: MilestoneForecast }, 
/**
 * When all of it is finished.
 */
end: FinishFacts | null, 
/**
 * What was left out, and why. It counts as taking no time.
 */
leftOut: Array<ForecastGap>, 
/**
 * Why there is no forecast.
 */
noForecast: string | null, };

/**
 * When the plan will probably be finished.
 */
export type ForecastAnswer = { 
/**
 * The revision that it follows from.
 */
revision: number, 
/**
 * The forecast.
 */
forecast: Forecast, };

/**
 * What was left out of a forecast.
 */
export type ForecastGap = { 
/**
 * The record.
 */
record: Target, 
/**
 * Its name.
 */
name: string, 
/**
 * Why it was left out, in a sentence.
 */
why: string, };

/**
 * The formats of documents.
 */
export type Format = "pdf" | "md" | "svg" | "png" | "json" | "html" | "csv" | "ics" | "docx" | "pptx" | "xlsx" | "schema";

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
 * What a step gives so that the end is kept.
 */
export type Give = { 
/**
 * The step.
 */
step: Id, 
/**
 * The minutes it has.
 */
from: number, 
/**
 * The minutes it would have.
 */
to: number, };

/**
 * A standard that lets teams go fast without asking.
 */
export type Guardrail = { 
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
 * What holds everywhere, in one sentence.
 */
statement: string, 
/**
 * What it guards.
 */
class: GuardrailClass, 
/**
 * How it is checked, best by a machine.
 */
checked_by: string, 
/**
 * Why it is there, and what it enables.
 */
why: Markdown, 
/**
 * The role that answers for it.
 */
owner: string, 
/**
 * Where it does not hold for a time.
 */
exceptions: Array<GuardrailException>, };

/**
 * A guardrail that is not kept.
 */
export type GuardrailBreach = { 
/**
 * The kind of work.
 */
category: Category, 
/**
 * Whether the actual share breaks it, rather than the planned one.
 */
actual: boolean, 
/**
 * Whether it is too little, rather than too much.
 */
tooLittle: boolean, 
/**
 * The bound, in percent.
 */
bound: number, 
/**
 * The share, in percent.
 */
found: number, 
/**
 * By how many points it is missed.
 */
shortBy: number, 
/**
 * In a sentence.
 */
words: string, };

/**
 * What a guardrail guards.
 */
export type GuardrailClass = "coding_standard" | "security_baseline" | "release_control" | "cost" | "data";

/**
 * A place where a guardrail does not hold for a time.
 */
export type GuardrailException = { 
/**
 * Who or what is excepted.
 */
what: string, 
/**
 * Why.
 */
reason: string, 
/**
 * The last day of the exception.
 */
until: string | null, };

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
 * Why, where its author said so.
 */
note: string, 
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
 * A day on which nobody works.
 */
export type Holiday = { 
/**
 * The day.
 */
date: string | null, 
/**
 * What it is called.
 */
name: string, };

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
 * Something that an audience is usually kept from and is shown for once.
 */
export type Inclusion = { 
/**
 * The kind of the records.
 */
kind: Kind, 
/**
 * The field; nothing for the records as a whole.
 */
field?: string, };

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
 * One initiative in the plan. Dates are there only for what is open and not set aside.
 */
export type InitiativeFacts = { 
/**
 * How long it takes, in days of the calendar.
 */
duration: number | null, 
/**
 * Where the duration comes from.
 */
durationSource: DurationSource | null, 
/**
 * Its effort.
 */
effort: EffortFacts | null, 
/**
 * Why there is none.
 */
noEffort: string | null, 
/**
 * The first day on which it can start, or on which it started.
 */
earliestStart: string | null, 
/**
 * The first day on which it can be finished.
 */
earliestFinish: string | null, 
/**
 * The last day on which it may start.
 */
latestStart: string | null, 
/**
 * The last day on which it may finish.
 */
latestFinish: string | null, 
/**
 * Latest start − earliest start, in days of the calendar.
 */
float: number | null, 
/**
 * Whether the float is 0 or less.
 */
critical: boolean, 
/**
 * The day that bounds the latest dates.
 */
deadline: string | null, 
/**
 * The fixed milestone that sets it; none where it is the earliest end of the whole plan.
 */
deadlineMilestone: Id | null, 
/**
 * Whether durations are missing before it: it can start no earlier than said, perhaps later.
 */
earliestIsBound: boolean, 
/**
 * Whether durations are missing after it: it may finish no later than said, perhaps earlier.
 */
latestIsBound: boolean, 
/**
 * Why it cannot be finished in time.
 */
infeasible: string | null, 
/**
 * By how many days of the calendar it is too late.
 */
shortBy: number | null, 
/**
 * The initiatives that it needs, directly.
 */
needs: Array<Id>, 
/**
 * The initiatives that need it, directly.
 */
neededBy: Array<Id>, };

/**
 * The score of one initiative.
 */
export type InitiativeScore = { 
/**
 * Its score.
 */
score: number | null, 
/**
 * Why it has none.
 */
noScore: string | null, 
/**
 * Its place, from 1; those with the same score share one.
 */
place: number | null, 
/**
 * Whether it shares its place.
 */
tied: boolean, };

/**
 * How far it has come.
 */
export type InitiativeStatus = "proposed" | "planned" | "in_progress" | "done" | "dropped";

/**
 * A number that shows that the objective is reached: an outcome, not an output.
 */
export type KeyResult = { 
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
 * The objective that it belongs to.
 */
objective: Ref | null, 
/**
 * What is measured.
 */
title: string, 
/**
 * What it wants of its number.
 */
kind: KeyResultKind, 
/**
 * The metric that it is measured by; its latest value counts where no own value is entered.
 */
metric: Ref | null, 
/**
 * The unit, where it has no metric.
 */
unit: string, 
/**
 * Where it began.
 */
baseline: number | null, 
/**
 * Where it should arrive, or the bound that it should keep.
 */
target: number | null, 
/**
 * Where it is now.
 */
current: number | null, 
/**
 * How much it counts beside the others; 1 where left open.
 */
weight: number | null, 
/**
 * The role that answers for it.
 */
owner: string, };

/**
 * One key result.
 */
export type KeyResultFacts = { 
/**
 * Its value now.
 */
current: CurrentValue | null, 
/**
 * The share of the way from the baseline to the target, 0 to 1; none for a bound.
 */
progress: number | null, 
/**
 * Whether it keeps its bound; none where it is no bound.
 */
kept: boolean | null, 
/**
 * Why there is neither.
 */
noProgress: string | null, 
/**
 * The progress that the calendar asks for, 0 to 1; none where its objective has no period.
 */
expected: number | null, 
/**
 * Its progress against the calendar; none for a bound.
 */
pace: Pace | null, 
/**
 * The last check-in up to today.
 */
lastCheckIn: LastCheckIn | null, 
/**
 * Its values over time, oldest first, sixty at most: those of its check-ins, or else of its metric.
 */
points: Array<DatedValue>, };

/**
 * What a key result wants of its number.
 */
export type KeyResultKind = "reach" | "increase" | "decrease" | "stay_above" | "stay_below";

/**
 * The kind of a record.
 */
export type Kind = "strategy" | "vision" | "principle" | "pillar" | "theme" | "metric" | "measurement" | "cycle" | "objective" | "key_result" | "check_in" | "initiative" | "dependency" | "milestone" | "decision" | "assumption" | "debt_item" | "capability" | "experiment" | "risk" | "guardrail" | "stakeholder" | "decision_right" | "narrative" | "logo" | "audience" | "ritual" | "plan_option" | "snapshot" | "review" | "workshop" | "workshop_step" | "workshop_note" | "workshop_run" | "publication" | "link" | "silence";

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
 * The time that a step took, or takes.
 */
export type Lap = { 
/**
 * The step.
 */
step: Ref | null, 
/**
 * When it began.
 */
begun: string | null, 
/**
 * When it ended; open while it runs.
 */
ended: string | null, 
/**
 * Since when it pauses; open while it runs.
 */
paused: string | null, 
/**
 * How many seconds it paused before.
 */
away: number | null, 
/**
 * How many minutes it was given more, or less.
 */
added: number | null, };

/**
 * The last word on a key result.
 */
export type LastCheckIn = { 
/**
 * The check-in.
 */
id: Id, 
/**
 * Its day.
 */
date: string, 
/**
 * The value on that day.
 */
value: number | null, 
/**
 * How sure its owner was.
 */
confidence: Outlook | null, 
/**
 * How likely it was held to be, in percent.
 */
likelihood: number | null, };

/**
 * Whether one metric leads another.
 */
export type LeadFacts = { 
/**
 * The metric that drives.
 */
leading: Id, 
/**
 * The metric that is driven.
 */
lagging: Id, 
/**
 * By how many months the second follows most closely; none where it cannot be told.
 */
months: number | null, 
/**
 * How closely, −1 to 1.
 */
r: number | null, 
/**
 * From how many pairs of months.
 */
pairs: number | null, 
/**
 * Whether that is more than chance would give.
 */
beyondChance: boolean | null, 
/**
 * In a sentence; also why it cannot be told.
 */
words: string, };

/**
 * What an audience does not get.
 */
export type LeftOut = { 
/**
 * The kind of the records.
 */
kind: Kind, 
/**
 * The field; empty where the records are left out as a whole.
 */
field: string, 
/**
 * What the field is called.
 */
label: string, 
/**
 * How many records it is about.
 */
records: number, 
/**
 * Whether the readers may be shown it for once.
 */
mayInclude: boolean, 
/**
 * Whether the document would then say more: it does not speak of everything.
 */
matters: boolean, };

/**
 * What a document leaves out for whom.
 */
export type LeftOutQuery = { 
/**
 * Which document.
 */
document: Document, 
/**
 * Which record, when the document is about one.
 */
record?: Id, 
/**
 * What it is compared with, where it tells what changed.
 */
since?: Point, 
/**
 * The audience.
 */
audience: Readers, 
/**
 * In which format: some hold more than the document itself.
 */
format: Format, };

/**
 * The audience for which a document is made.
 */
export type Lens = "all" | "executives" | "partners" | "engineers";

/**
 * Changes of an option that no longer apply and are given up.
 */
export type LetGo = { 
/**
 * The option.
 */
id: Id, };

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
 * The sign of the organisation, as documents carry it. The first one is used.
 */
export type Logo = { 
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
 * What it is called, such as the name of its file.
 */
name: string, 
/**
 * What a reader hears who does not see it; the organisation where left open.
 */
alternative: string, 
/**
 * The picture: PNG or SVG, at most 256 kB.
 */
picture: Picture | null, };

/**
 * The logo as documents have it.
 */
export type LogoAnswer = { 
/**
 * An address with the picture in it.
 */
address: string, 
/**
 * How many times longer than high.
 */
ratio: number, 
/**
 * What a reader hears who does not see it.
 */
spoken: string, };

/**
 * A picture that is to be the logo.
 */
export type LogoFile = { 
/**
 * The name of its file.
 */
name: string, 
/**
 * Its bytes, in base 64.
 */
data: string, };

/**
 * What the window is to look at.
 */
export type Look = { 
/**
 * The plan, an option, or a point in history.
 */
at: LookAt, };

/**
 * What the window looks at.
 */
export type LookAt = { "look": "plan" } | { "look": "option", 
/**
 * Its id.
 */
id: Id, } | { "look": "past", 
/**
 * The point in history.
 */
point: Point, };

/**
 * What is looked at in the stead of the plan.
 */
export type Looking = { "look": "option", 
/**
 * Its id.
 */
id: Id, 
/**
 * What no longer applies in it, because the plan has moved on.
 */
lost: Array<LostChange>, 
/**
 * What was changed in the plan as well since.
 */
clashes: Array<Clash>, } | { "look": "past", 
/**
 * The point in history.
 */
point: Point, 
/**
 * What it is called and when it was.
 */
info: PointInfo, };

/**
 * A change of an option that no longer applies.
 */
export type LostChange = { 
/**
 * The kind of the record.
 */
kind: Kind, 
/**
 * The record.
 */
id: Id | null, 
/**
 * What people call it.
 */
title: string, 
/**
 * Why it does not apply, in a sentence.
 */
why: string, };

/**
 * One mark on a ballot: so many dots, or such a score, for one note.
 */
export type Mark = { 
/**
 * The note or cluster.
 */
note: Id, 
/**
 * The dots, or the score.
 */
value: number, };

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
 * What is measured.
 */
export type MeasureFacts = { 
/**
 * Each metric.
 */
metrics: { [key in Id]: MetricFacts }, 
/**
 * Each key result.
 */
keyResults: { [key in Id]: KeyResultFacts }, 
/**
 * Each objective.
 */
objectives: { [key in Id]: ObjectiveFacts }, 
/**
 * Each pillar.
 */
pillars: { [key in Id]: PillarFacts }, 
/**
 * Each metric that drives another, in the order of the metrics.
 */
leads: Array<LeadFacts>, 
/**
 * How good the likelihoods in check-ins were; none while nothing has a result.
 */
calibration: CalibrationFacts | null, 
/**
 * Why there is no calibration.
 */
noCalibration: string | null, };

/**
 * The value of a metric on a day.
 */
export type Measurement = { 
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
 * The metric that was measured.
 */
metric: Ref | null, 
/**
 * The day.
 */
date: string | null, 
/**
 * The value, in the unit of the metric.
 */
value: number | null, 
/**
 * What else should be known, such as an outage on that day.
 */
note: string, };

/**
 * A number that tells whether the strategy works.
 */
export type Metric = { 
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
 * What is counted, and what is not.
 */
definition: Markdown, 
/**
 * What it is for.
 */
role: MetricRole, 
/**
 * Through which eyes it is looked at.
 */
view: MetricView, 
/**
 * The pillar that it belongs to.
 */
pillar: Ref | null, 
/**
 * The unit of its values, such as %, days or €.
 */
unit: string, 
/**
 * Where it should go.
 */
direction: Direction, 
/**
 * Where it began.
 */
baseline: number | null, 
/**
 * Where it should arrive, or the bound that it should keep.
 */
target: number | null, 
/**
 * By when.
 */
target_date: string | null, 
/**
 * Where the values come from.
 */
source: string, 
/**
 * The role that answers for it.
 */
owner: string, 
/**
 * The metric that would show if this one were gamed.
 */
guarded_by: Ref | null, 
/**
 * The metrics that move when this one does.
 */
drives: Array<Drive>, 
/**
 * The share that must be good, in percent, such as 99.9: for service levels.
 */
objective: Percent | null, 
/**
 * The length of the window in days: for service levels.
 */
window_days: number | null, };

/**
 * One metric.
 */
export type MetricFacts = { 
/**
 * The latest measurement up to today.
 */
latest: DatedValue | null, 
/**
 * The one before it.
 */
previous: DatedValue | null, 
/**
 * The newest measurements up to today, oldest first, sixty at most: for a small chart.
 */
points: Array<DatedValue>, 
/**
 * How many measurements there are.
 */
count: number, 
/**
 * Whether the latest value meets the target or keeps the bound; none without one of them.
 */
met: boolean | null, 
/**
 * The share of the way from the baseline to the target, 0 to 1; none for a bound.
 */
progress: number | null, 
/**
 * Why there is no progress; none for a bound that is judged.
 */
noProgress: string | null, 
/**
 * The progress against the calendar: from the start of the strategy, or else the first measurement, to the
 * target date.
 */
pace: Pace | null, 
/**
 * Its trend.
 */
trend: MetricTrend | null, 
/**
 * Why there is no trend.
 */
noTrend: string | null, 
/**
 * Where the trend leads; none without a trend or a target.
 */
outlook: MetricOutlook | null, 
/**
 * What is left of the error budget; for service levels.
 */
budget: BudgetFacts | null, 
/**
 * Why there is no error budget, for a service level.
 */
noBudget: string | null, };

/**
 * Where the trend leads.
 */
export type MetricOutlook = { 
/**
 * The value on the target date, if the trend goes on.
 */
onTargetDate: number | null, 
/**
 * Whether that value meets the target.
 */
willMeet: boolean | null, 
/**
 * The day on which the target is met, if the trend goes on; none where it is met now or the trend does not lead
 * there.
 */
arrival: string | null, 
/**
 * The day on which a bound that is kept now would be broken.
 */
breaks: string | null, 
/**
 * In a sentence.
 */
words: string, };

/**
 * What a metric is for.
 */
export type MetricRole = "lagging" | "north_star" | "input" | "leading" | "service_level" | "guard";

/**
 * A straight line through the measurements.
 */
export type MetricTrend = { 
/**
 * By how much the value changes in a day.
 */
perDay: number, 
/**
 * By how much it changes in a month of 30.44 days.
 */
perMonth: number, 
/**
 * The share of the variation that the line explains, 0 to 1; none where it rests on two days or nothing varies.
 */
fit: number | null, 
/**
 * In a sentence.
 */
words: string, };

/**
 * Through which eyes a metric is looked at.
 */
export type MetricView = "both" | "engineering" | "business";

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
 * One milestone.
 */
export type MilestoneFacts = { 
/**
 * The initiatives that belong to it: the one that it names, and those that are linked as delivering it.
 */
initiatives: Array<Id>, 
/**
 * How many days from today; below 0 it is past.
 */
daysLeft: number | null, 
/**
 * How it stands.
 */
state: MilestoneState, 
/**
 * By how many days the plan misses it.
 */
lateBy: number | null, 
/**
 * In a sentence.
 */
words: string, };

/**
 * When a milestone will probably be reached.
 */
export type MilestoneForecast = { 
/**
 * When; none where what belongs to it was left out.
 */
finish: FinishFacts | null, 
/**
 * The share of runs in which it was reached by its day, 0 to 1; none where it has no day, or lies
 * on the way to the end of what belongs to it.
 */
chance: number | null, };

/**
 * How a milestone stands.
 */
export type MilestoneState = "reached" | "on_time" | "late" | "within" | "passed" | "unknown";

/**
 * Characters that no font here can show.
 */
export type Missing = { 
/**
 * The characters.
 */
characters: string, };

/**
 * The story for one audience, told in its own words.
 */
export type Narrative = { 
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
 * What it is about.
 */
title: string, 
/**
 * For whom it is told.
 */
audience: Lens, 
/**
 * The story.
 */
story: Markdown, 
/**
 * One concrete example that people will remember.
 */
example: Markdown, 
/**
 * The quarter for which it is told.
 */
period: Quarter | null, };

/**
 * The answers with which a strategy begins.
 */
export type NewStrategy = { 
/**
 * The template that it begins with; none for a blank one.
 */
template?: string, 
/**
 * The name on every document; where it is empty, that of the template.
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
 * The names of the first pillars; a template brings its own.
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
 * Why an operation was done.
 */
export type NoteOf = { 
/**
 * The operation.
 */
operation: number, 
/**
 * The reason, in a line; empty takes it away.
 */
note: string, };

/**
 * What a note is.
 */
export type NoteSort = "note" | "cluster" | "parked" | "action" | "choice" | "objection";

/**
 * A call that needs no arguments.
 */
export type Nothing = Record<symbol, never>;

/**
 * What a pillar wants to reach within a time: an outcome that people will notice.
 */
export type Objective = { 
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
 * The pillar that it serves.
 */
pillar: Ref | null, 
/**
 * What will be true, in one sentence.
 */
title: string, 
/**
 * Why it matters now.
 */
why: Markdown, 
/**
 * The role that answers for it.
 */
owner: string, 
/**
 * The cycle in which it is reached.
 */
cycle: Ref | null, 
/**
 * The first day, where it has a time of its own instead of a cycle.
 */
starts: string | null, 
/**
 * The last day, where it has a time of its own instead of a cycle.
 */
ends: string | null, 
/**
 * The score at the end, 0 to 1, as it was agreed in the review.
 */
final_score: number | null, };

/**
 * One objective.
 */
export type ObjectiveFacts = { 
/**
 * Its key results, in order.
 */
keyResults: Array<Id>, 
/**
 * Its score, 0 to 1: the weighted mean of the progress of its key results.
 */
score: number | null, 
/**
 * How good that is.
 */
band: ScoreBand | null, 
/**
 * On how many key results the score rests.
 */
counted: number, 
/**
 * How many key results are left out of the score because nothing is known of them.
 */
unknown: number, 
/**
 * Why there is no score.
 */
noScore: string | null, 
/**
 * The score that was agreed at the end, where there is one; it counts for the pillar.
 */
agreed: number | null, 
/**
 * The time in which it is to be reached.
 */
period: Timed | null, 
/**
 * Why there is none.
 */
noPeriod: string | null, 
/**
 * Its score against the calendar.
 */
pace: Pace | null, };

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
savedAt: string, 
/**
 * What is looked at in the stead of the plan, if anything.
 */
looking: Looking | null, };

/**
 * What an operation was.
 */
export type OperationRole = "begin" | "edit" | "undo" | "redo" | "revert" | "recover";

/**
 * An option held against the plan.
 */
export type OptionCompared = { 
/**
 * The option.
 */
id: Id, 
/**
 * Its figures, in the order of those of the plan.
 */
figures: Array<PlanFigure>, 
/**
 * What it changes in the plan.
 */
changes: Array<RecordChange>, 
/**
 * What no longer applies, because the plan has moved on.
 */
lost: Array<LostChange>, 
/**
 * What was changed in the plan as well since.
 */
clashes: Array<Clash>, };

/**
 * What has become of an option.
 */
export type OptionStatus = "open" | "adopted" | "discarded";

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
 * A judgement on whether the target will be reached.
 */
export type Outlook = "on_track" | "at_risk" | "off_track";

/**
 * Progress against the calendar.
 */
export type Pace = { 
/**
 * The progress that the calendar asks for, 0 to 1.
 */
expected: number, 
/**
 * Progress − expected, −1 to 1; positive is ahead.
 */
difference: number, 
/**
 * What that amounts to.
 */
band: PaceBand, };

/**
 * How progress compares with what the calendar asks for.
 */
export type PaceBand = "on_pace" | "behind" | "at_risk";

/**
 * A part of the one-page vision that can give way when the page is full. Its order is that of importance, where the
 * user chose none.
 */
export type PagePart = "north_star" | "roadmap" | "principles" | "objectives" | "impact" | "people" | "inputs" | "capacity" | "non_goals" | "constraints" | "capabilities";

/**
 * The papers that documents are made for unless another is asked for.
 */
export type PaperSeries = "international" | "american";

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
created: Array<Id>, 
/**
 * What readers will ask about it, where they will.
 */
asks?: Asked, };

/**
 * All stakeholders.
 */
export type PeopleFacts = { 
/**
 * Each stakeholder.
 */
stakeholders: { [key in Id]: StakeholderFacts }, 
/**
 * The share of all weight (influence × interest) that has a plan, 0 to 1; none where nobody is placed.
 */
coverage: number | null, 
/**
 * Those who need attention, the weightiest first: who have much influence and no plan, or do not yet stand
 * where they should.
 */
attention: Array<Id>, 
/**
 * Those with much influence and no plan.
 */
withoutPlan: Array<Id>, 
/**
 * Those who cannot be placed because influence or interest is missing.
 */
unplaced: Array<Id>, };

/**
 * A share of 100, from 0 to 100.
 */
export type Percent = number;

/**
 * Where a period comes from.
 */
export type PeriodSource = "dates" | "cycle" | "quarter";

/**
 * A picture that lies in the file itself: a PNG or an SVG as a `data:` address. What is inside it is looked at by
 * those who draw it; here only its kind and its size count.
 */
export type Picture = string;

/**
 * A piece of text.
 */
export type Piece = { 
/**
 * Where it stands.
 */
kind: PieceKind, 
/**
 * Its words, with the white space behind them.
 */
text: string, };

/**
 * Whether a piece of text stood before, stands now, or both.
 */
export type PieceKind = "same" | "gone" | "new";

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
 * One pillar.
 */
export type PillarFacts = { 
/**
 * Its objectives, in order.
 */
objectives: Array<Id>, 
/**
 * Its score, 0 to 1: the mean of the scores of its objectives.
 */
score: number | null, 
/**
 * How good that is.
 */
band: ScoreBand | null, 
/**
 * On how many objectives the score rests.
 */
counted: number, 
/**
 * How many objectives are left out because they have no score.
 */
unknown: number, 
/**
 * Why there is no score.
 */
noScore: string | null, };

/**
 * The plan.
 */
export type PlanFacts = { 
/**
 * Each initiative.
 */
initiatives: { [key in Id]: InitiativeFacts }, 
/**
 * The dependencies that the planned dates do not meet, in the order of the dependencies.
 */
conflicts: Array<ConflictFacts>, 
/**
 * The changes that solve all conflicts at once, by moving as little as possible to later days.
 */
mendAll: Array<Change>, 
/**
 * The initiatives that wait for each other in a circle; while there are any, nothing has dates.
 */
circles: Array<DependencyCircle>, 
/**
 * Each milestone.
 */
milestones: { [key in Id]: MilestoneFacts }, 
/**
 * The decisions that initiatives wait for.
 */
decisions: { [key in Id]: DecisionFacts }, 
/**
 * The chain of initiatives that sets the earliest end of the plan, first to last.
 */
longest: Array<Id>, 
/**
 * The earliest day on which everything with a duration can be finished.
 */
earliestEnd: string | null, 
/**
 * The initiatives that cannot be finished in time, the shortest of time first.
 */
infeasible: Array<Id>, 
/**
 * The open initiatives that have neither dates nor an effort that gives a duration.
 */
withoutDuration: Array<Id>, 
/**
 * Why there are no earliest and latest dates.
 */
noDates: string | null, 
/**
 * Whether durations and float count working days rather than all days.
 */
workingDays: boolean, };

/**
 * One figure of a plan.
 */
export type PlanFigure = { 
/**
 * What it is told apart by, the same in every plan.
 */
code: string, 
/**
 * The heading under which it stands.
 */
group: string, 
/**
 * What it is.
 */
label: string, 
/**
 * What it means, in a sentence.
 */
help: string, 
/**
 * As a number to compare; a day as its number. None where there is none.
 */
value: number | null, 
/**
 * In words; empty where there is none.
 */
text: string, 
/**
 * In what it counts.
 */
unit: FigureUnit, 
/**
 * Which is the better one.
 */
better: Better, };

/**
 * Another way that the plan could go, beside the plan until it is adopted.
 */
export type PlanOption = { 
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
 * What it tries, and why it is worth a look.
 */
description: Markdown, 
/**
 * What has become of it.
 */
status: OptionStatus, 
/**
 * The decision record in which it was considered.
 */
decision: Ref | null, 
/**
 * The changes by which it differs from the plan, each as JSON.
 */
changes: Array<string>, 
/**
 * What stood in the plan when the option first said otherwise, each as JSON.
 */
was: Array<string>, };

/**
 * All capabilities.
 */
export type PlatformFacts = { 
/**
 * Each capability.
 */
capabilities: { [key in Id]: CapabilityFacts }, 
/**
 * Those that fall short, the widest gap first.
 */
order: Array<Id>, };

/**
 * A point in history.
 */
export type Point = { "at": "now" } | { "at": "start" } | { "at": "revision", 
/**
 * Its number.
 */
revision: number, } | { "at": "day", 
/**
 * The day.
 */
day: string, } | { "at": "snapshot", 
/**
 * Its id.
 */
id: Id, } | { "at": "publication", 
/**
 * Its id.
 */
id: Id, } | { "at": "option", 
/**
 * Its id.
 */
id: Id, };

/**
 * A point in history, found.
 */
export type PointInfo = { 
/**
 * What it is called.
 */
name: string, 
/**
 * When it was.
 */
time: string, 
/**
 * The revision of the strategy there.
 */
revision: number, };

/**
 * A note that this one was preferred to.
 */
export type Preference = { 
/**
 * The other note.
 */
over: Ref | null, };

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
 * Which record, when the document is about one: a decision, a review, a workshop.
 */
record?: Id, 
/**
 * What it is compared with, where it tells what changed: what the audience saw last, or else the newest
 * snapshot or the beginning, where it is left out.
 */
since?: Point, 
/**
 * For whom; for the authors where it is left out.
 */
audience?: Readers, 
/**
 * What these readers are shown for once.
 */
include?: Array<Inclusion>, 
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
 * A document that left the house: for whom, when, and from which state of the strategy.
 */
export type Publication = { 
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
 * Which document, such as vision or roadmap.
 */
document: string, 
/**
 * For whom it was made.
 */
audience: Lens, 
/**
 * The audience of one's own for which it was made.
 */
own_audience: Ref | null, 
/**
 * In which format, such as pdf.
 */
format: string, 
/**
 * When.
 */
time: string | null, 
/**
 * The revision of the strategy from which it was made.
 */
revision: number | null, 
/**
 * The name of the file or folder.
 */
file_name: string, 
/**
 * The SHA-256 of the file, in hexadecimal digits.
 */
hash: string, 
/**
 * What else should be known, such as who received it.
 */
note: string, };

/**
 * How far publishing has come.
 */
export type Publishing = { 
/**
 * How many documents are ready.
 */
ready: number, 
/**
 * How many there are.
 */
of: number, 
/**
 * What is being made, or empty while the files are written.
 */
title: string, };

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
 * How firmly the first stands first.
 */
export type RankStability = { 
/**
 * The initiative that comes first.
 */
top: Id, 
/**
 * Those that share first place with it.
 */
tied: Array<Id>, 
/**
 * The share of all weightings under which it stays first, 0 to 1; none where that cannot be told.
 */
anywhere: number | null, 
/**
 * The share of weightings, each weight within a quarter of itself, under which it stays first.
 */
nearby: number | null, 
/**
 * By what share its score may be too high before the next comes first; none where it leads by nothing.
 */
margin: number | null, 
/**
 * In one or two sentences.
 */
words: string, };

/**
 * A note in an order.
 */
export type Ranked = { 
/**
 * The note or cluster.
 */
note: Id, 
/**
 * Its place; equals share one.
 */
place: number, 
/**
 * Its dots.
 */
dots: number, 
/**
 * How often it was preferred.
 */
wins: number, 
/**
 * How often something else was preferred to it.
 */
losses: number, 
/**
 * What the scores say.
 */
scored: Scored | null, };

/**
 * The order of the initiatives that are neither done nor given up.
 */
export type RankingFacts = { 
/**
 * The score model that they are ordered by.
 */
model: ScoreModel, 
/**
 * Whether the strategy names it; otherwise it is the usual one.
 */
chosen: boolean, 
/**
 * Each of the initiatives.
 */
scores: { [key in Id]: InitiativeScore }, 
/**
 * Those that have a score, best first.
 */
order: Array<Id>, 
/**
 * Why nothing has a score: what is wrong with the model.
 */
noRanking: string | null, 
/**
 * How firmly the first stands first; none where fewer than two have a score.
 */
stability: RankStability | null, };

/**
 * For whom something is made: one of the audiences that everyone has, or one of the strategy's own. As text the name of
 * the former, such as `executives`, or the id of the latter.
 */
export type Readers = Lens | Id;

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
 * A record, whose kind the call knows.
 */
export type RecordAt = { 
/**
 * Its id.
 */
id: Id, };

/**
 * What changed in one record.
 */
export type RecordChange = { 
/**
 * The kind of the record.
 */
kind: Kind, 
/**
 * Its id.
 */
id: Id, 
/**
 * What people call it; of a record that is gone, what it was called.
 */
title: string, 
/**
 * Whether it was not there before.
 */
made: boolean, 
/**
 * Whether it is there no more.
 */
gone: boolean, 
/**
 * In which ways it changed, in the order of [`ChangeGroup`]; at least one.
 */
groups: Array<ChangeGroup>, 
/**
 * Why, where the author said so.
 */
reason: string, 
/**
 * Under which of the groups the reason is told, so that it is told once.
 */
reasonUnder?: ChangeGroup, 
/**
 * How many records that belong to it came or went with it.
 */
along: number, 
/**
 * The fields that changed; none for a record that came or went as a whole.
 */
fields: Array<FieldDifference>, };

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
 * A capability that the platform must have.
 */
export type RequiredCapability = { 
/**
 * What it is called.
 */
name: string, 
/**
 * What it does for those who use it.
 */
note: string, };

/**
 * What is to be as it was.
 */
export type Restore = { 
/**
 * The point in history.
 */
point: Point, 
/**
 * Only this record; the whole strategy where left out.
 */
record?: Target, };

/**
 * A point in history.
 */
export type RevertTo = { 
/**
 * The operation after which the strategy stood as it should stand again.
 */
operation: number, };

/**
 * An hour in which the strategy is held against reality.
 */
export type Review = { 
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
 * What it is called.
 */
title: string, 
/**
 * What kind of review.
 */
kind: ReviewKind, 
/**
 * The day.
 */
date: string | null, 
/**
 * How far it has come.
 */
status: ReviewStatus, 
/**
 * Who takes part.
 */
participants: Array<string>, 
/**
 * What will be talked about, in order.
 */
agenda: Array<AgendaPoint>, 
/**
 * What went well.
 */
wins: Array<string>, 
/**
 * What did not.
 */
setbacks: Array<string>, 
/**
 * What was given up for what.
 */
trade_offs: Array<string>, 
/**
 * What was learned, and anything else.
 */
notes: Markdown, 
/**
 * What will be done, by whom, by when.
 */
actions: Array<Action>, 
/**
 * The day of the next one; follows from the cadence where left open.
 */
next_date: string | null, 
/**
 * The state of the strategy that was reviewed.
 */
snapshot: Ref | null, 
/**
 * When it began.
 */
begun: string | null, 
/**
 * Which point of the agenda is talked about, counted from 0.
 */
point: number | null, 
/**
 * Since when.
 */
point_begun: string | null, 
/**
 * Since when it pauses; open while it runs.
 */
paused: string | null, };

/**
 * What kind of review.
 */
export type ReviewKind = "quarterly" | "monthly" | "architecture" | "post_incident" | "other";

/**
 * What a point of a review's agenda is held against.
 */
export type ReviewMatter = "talk" | "actions" | "changes" | "key_results" | "metrics" | "plan" | "capacity" | "debt" | "experiments" | "decisions" | "capabilities" | "guardrails" | "risks" | "checks" | "looking_back" | "ahead";

/**
 * How far a review has come.
 */
export type ReviewStatus = "planned" | "open" | "closed";

/**
 * A colour of the user's own: red, green and blue. As text `#2255c4`.
 */
export type Rgb = string;

/**
 * Something bad that may happen.
 */
export type Risk = { 
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
 * What may happen, in a few words.
 */
title: string, 
/**
 * What kind of harm it would do.
 */
class: RiskClass, 
/**
 * How it would come about, and what it would do.
 */
description: Markdown, 
/**
 * How likely it is, 1 to 5.
 */
likelihood: number | null, 
/**
 * How bad it would be, 1 to 5.
 */
impact: number | null, 
/**
 * What is done about it.
 */
mitigation: Markdown, 
/**
 * The initiative that it threatens.
 */
initiative: Ref | null, 
/**
 * The pillar that it threatens.
 */
pillar: Ref | null, 
/**
 * The role that answers for it.
 */
owner: string, 
/**
 * What becomes of it.
 */
status: RiskStatus, };

/**
 * What kind of harm a risk would do.
 */
export type RiskClass = "delivery" | "security" | "privacy" | "ethics" | "resilience" | "people" | "vendor";

/**
 * What becomes of a risk.
 */
export type RiskStatus = "open" | "mitigating" | "accepted" | "closed" | "occurred";

/**
 * Something that is done again and again, so that people learn and stay aligned.
 */
export type Ritual = { 
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
 * What people call it: demo, game day, cross-functional sync, threat-model review.
 */
name: string, 
/**
 * What it is for.
 */
purpose: Markdown, 
/**
 * How often it is held.
 */
cadence: Cadence | null, 
/**
 * Who takes part.
 */
participants: Array<string>, 
/**
 * The role that answers for it.
 */
owner: string, 
/**
 * When it was last held.
 */
last_held: string | null, 
/**
 * When it is due next; follows from the cadence where left open.
 */
next_due: string | null, 
/**
 * What came of it the last time.
 */
outcome: Markdown, };

/**
 * How good a score is.
 */
export type ScoreBand = "low" | "middle" | "high";

/**
 * How many gave one score.
 */
export type ScoreCount = { 
/**
 * The score.
 */
score: number | null, 
/**
 * How many gave it.
 */
count: number | null, };

/**
 * A factor of one's own score model.
 */
export type ScoreFactor = { 
/**
 * The figure that counts.
 */
factor: ScoreField, 
/**
 * How much it counts beside the others.
 */
weight: number | null, 
/**
 * Whether less of it is better.
 */
lower_is_better: boolean, };

/**
 * A figure of an initiative that own weights can count.
 */
export type ScoreField = "reach" | "impact" | "confidence" | "ease" | "effort" | "user_business_value" | "time_criticality" | "risk_reduction";

/**
 * How initiatives are put into an order of priority.
 */
export type ScoreModel = "rice" | "ice" | "wsjf" | "weighted";

/**
 * What a room's scores say.
 */
export type Scored = { 
/**
 * How many scored.
 */
count: number, 
/**
 * The mean.
 */
mean: number, 
/**
 * The standard deviation of the scores.
 */
spread: number, 
/**
 * How far they agree: 100 where all gave the same, 0 where half gave 1 and half gave 5.
 */
agreement: number, };

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
 * Several documents that were written.
 */
export type SetWritten = { 
/**
 * The folder.
 */
path: string, 
/**
 * What was written, in the order in which it was asked for.
 */
documents: Array<Written>, };

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
 * Something that plan and option both changed, settled.
 */
export type Settle = { 
/**
 * The option.
 */
id: Id, 
/**
 * The record.
 */
record: Target, 
/**
 * The field; none for the record as a whole.
 */
field: string | null, 
/**
 * Whether what the option says stays; otherwise what the plan says counts.
 */
keep: boolean, };

/**
 * How grave a finding is.
 */
export type Severity = "error" | "warning" | "hint";

/**
 * What a field holds: the bridge between the Rust type, the JSON, the column of the file and the form.
 */
export type Shape = { "type": "line" } | { "type": "text" } | { "type": "number" } | { "type": "integer" } | { "type": "percent" } | { "type": "date" } | { "type": "quarter" } | { "type": "time" } | { "type": "flag" } | { "type": "colour" } | { "type": "picture" } | { "type": "choice", 
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
 * The side of a threshold.
 */
export type Side = "below" | "above";

/**
 * What an audience sees of a field.
 */
export type SightOfField = { 
/**
 * The field; that of a part after a dot, such as actions.owner.
 */
field: string, 
/**
 * What it is called.
 */
label: string, 
/**
 * Whether it is seen.
 */
seen: boolean, 
/**
 * Whether it is seen by the audience that this one is like.
 */
usual: boolean, 
/**
 * Whether that cannot be changed, because the field is never empty.
 */
fixed: boolean, };

/**
 * What an audience sees of a kind.
 */
export type SightOfKind = { 
/**
 * The kind.
 */
kind: Kind, 
/**
 * Whether its records are seen.
 */
seen: boolean, 
/**
 * Whether they are seen by the audience that this one is like.
 */
usual: boolean, 
/**
 * Its fields.
 */
fields: Array<SightOfField>, };

/**
 * A field, or a whole kind of record, that an audience sees or does not see.
 */
export type SightRule = { 
/**
 * The kind of record, by its name, such as initiative.
 */
kind: string, 
/**
 * The field, by its name; a field of a part after a dot, such as actions.owner. Empty where it is about the records
 * as a whole.
 */
field: string, 
/**
 * Whether it is seen.
 */
seen: boolean, };

/**
 * A finding of the checks that is left as it is, with the reason.
 */
export type Silence = { 
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
 * The code of the finding, such as initiative-without-owner.
 */
code: string, 
/**
 * The record that it is about.
 */
record: Target, 
/**
 * Why it is left as it is.
 */
reason: string, 
/**
 * Until when; for good where left open.
 */
until: string | null, };

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
revision: number | null, 
/**
 * Whether the program took it before a change of many records; only the newest of these are kept.
 */
automatic: boolean, };

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
 * What the stage shows.
 */
export type Stage = { 
/**
 * The question of the workshop.
 */
title: string, 
/**
 * What it shows.
 */
shows: StageShows, 
/**
 * What it says besides.
 */
message: string, 
/**
 * The name of the step.
 */
step: string | null, 
/**
 * What people do.
 */
activity: Activity | null, 
/**
 * What the room is asked to do.
 */
prompt: string, 
/**
 * The time.
 */
clock: StepClock | null, 
/**
 * How far the steps have come.
 */
progress: Array<StepState>, 
/**
 * The next step, and its minutes.
 */
next: [string, number] | null, 
/**
 * Columns.
 */
columns: Array<StageColumn>, 
/**
 * How many columns more there are.
 */
more: number, 
/**
 * Notes that lie in no column.
 */
loose: Array<StageNote>, 
/**
 * How many notes there are in all.
 */
notes: number, 
/**
 * Who has the word, counted from 1, and the role if it has one.
 */
speaker: [number, string] | null, 
/**
 * The axes.
 */
axes: [string, string] | null, 
/**
 * The two that are compared.
 */
pair: [string, string] | null, 
/**
 * What is said at the foot, such as how many dots are placed.
 */
foot: string, 
/**
 * The agenda: what it shows before it begins, and after it ended.
 */
agenda: Array<[string, number]>, };

/**
 * What the stage of a workshop shows at a moment.
 */
export type StageAnswer = { 
/**
 * The revision that it follows from.
 */
revision: number, 
/**
 * The moment.
 */
now: string, 
/**
 * What it shows.
 */
stage: Stage, };

/**
 * A column of the stage: a cluster, an option, or a note that is voted on.
 */
export type StageColumn = { 
/**
 * Its id.
 */
id: Id, 
/**
 * What it is called.
 */
name: string, 
/**
 * What is counted, in words; none while it is hidden.
 */
figure: string | null, 
/**
 * Its dots; none while they are hidden.
 */
dots: number | null, 
/**
 * How far the room agrees, of 100.
 */
agreement: number | null, 
/**
 * Whether it is among the first.
 */
leads: boolean, 
/**
 * Its notes.
 */
notes: Array<string>, 
/**
 * How many notes more there are.
 */
more: number, };

/**
 * A note on the stage.
 */
export type StageNote = { 
/**
 * Its id.
 */
id: Id, 
/**
 * What was said.
 */
text: string, 
/**
 * Its place, where it has one.
 */
x: number | null, 
/**
 * Its place upwards.
 */
y: number | null, };

/**
 * What the stage shows.
 */
export type StageShows = "step" | "frozen" | "blank";

/**
 * Someone whom the strategy concerns, and who can help or hinder it.
 */
export type Stakeholder = { 
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
 * The role or name.
 */
name: string, 
/**
 * What kind of stakeholder.
 */
kind: StakeholderKind, 
/**
 * Where in the organisation.
 */
function: string, 
/**
 * How much they can help or hinder, 1 to 5.
 */
influence: number | null, 
/**
 * How much it concerns them, 1 to 5.
 */
interest: number | null, 
/**
 * Where they stand today.
 */
stance: Stance | null, 
/**
 * Where they should stand.
 */
desired: Stance | null, 
/**
 * What they are measured by or care about.
 */
incentive: string, 
/**
 * What they and we both want.
 */
shared_goal: string, 
/**
 * How often we talk.
 */
cadence: Cadence | null, 
/**
 * When we talk next.
 */
next_contact: string | null, 
/**
 * Which documents they get.
 */
audience: Lens | null, 
/**
 * For the author alone: in no document, unless it is asked for by name.
 */
private_note: Markdown, };

/**
 * One stakeholder.
 */
export type StakeholderFacts = { 
/**
 * How to look after them.
 */
quadrant: StakeholderQuadrant | null, 
/**
 * Why that cannot be told.
 */
noQuadrant: string | null, 
/**
 * How many steps of stance are still to go, 0 where they stand as desired or beyond.
 */
stanceGap: number | null, 
/**
 * Whether there is a plan: a cadence, a next contact, or a goal that is shared.
 */
hasPlan: boolean, };

/**
 * What kind of stakeholder.
 */
export type StakeholderKind = "person" | "group" | "partner" | "vendor";

/**
 * How to look after someone.
 */
export type StakeholderQuadrant = "manage_closely" | "keep_satisfied" | "keep_informed" | "monitor";

/**
 * Where someone stands, from least to most willing.
 */
export type Stance = "unaware" | "resistant" | "neutral" | "supportive" | "leading";

/**
 * The time of the step that runs.
 */
export type StepClock = { 
/**
 * The step.
 */
step: Id, 
/**
 * The seconds it has.
 */
allotted: number, 
/**
 * The seconds it took so far.
 */
spent: number, 
/**
 * When its time is up, while it runs; none while it pauses.
 */
ends: string | null, 
/**
 * Whether it pauses.
 */
paused: boolean, };

/**
 * How far a step has come.
 */
export type StepState = "done" | "current" | "skipped" | "ahead";

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
 *See [`Metric`].
 */
metrics: Array<Metric>, 
/**
 *See [`Measurement`].
 */
measurements: Array<Measurement>, 
/**
 *See [`Cycle`].
 */
cycles: Array<Cycle>, 
/**
 *See [`Objective`].
 */
objectives: Array<Objective>, 
/**
 *See [`KeyResult`].
 */
key_results: Array<KeyResult>, 
/**
 *See [`CheckIn`].
 */
check_ins: Array<CheckIn>, 
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
 *See [`DebtItem`].
 */
debt_items: Array<DebtItem>, 
/**
 *See [`Capability`].
 */
capabilities: Array<Capability>, 
/**
 *See [`Experiment`].
 */
experiments: Array<Experiment>, 
/**
 *See [`Risk`].
 */
risks: Array<Risk>, 
/**
 *See [`Guardrail`].
 */
guardrails: Array<Guardrail>, 
/**
 *See [`Stakeholder`].
 */
stakeholders: Array<Stakeholder>, 
/**
 *See [`DecisionRight`].
 */
decision_rights: Array<DecisionRight>, 
/**
 *See [`Narrative`].
 */
narratives: Array<Narrative>, 
/**
 *See [`Logo`].
 */
logos: Array<Logo>, 
/**
 *See [`Audience`].
 */
audiences: Array<Audience>, 
/**
 *See [`Ritual`].
 */
rituals: Array<Ritual>, 
/**
 *See [`PlanOption`].
 */
plan_options: Array<PlanOption>, 
/**
 *See [`Snapshot`].
 */
snapshots: Array<Snapshot>, 
/**
 *See [`Review`].
 */
reviews: Array<Review>, 
/**
 *See [`Workshop`].
 */
workshops: Array<Workshop>, 
/**
 *See [`WorkshopStep`].
 */
workshop_steps: Array<WorkshopStep>, 
/**
 *See [`WorkshopNote`].
 */
workshop_notes: Array<WorkshopNote>, 
/**
 *See [`WorkshopRun`].
 */
workshop_runs: Array<WorkshopRun>, 
/**
 *See [`Publication`].
 */
publications: Array<Publication>, 
/**
 *See [`Link`].
 */
links: Array<Link>, 
/**
 *See [`Silence`].
 */
silences: Array<Silence>, };

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
currency: string, 
/**
 * How initiatives are put into an order of priority.
 */
score_model: ScoreModel | null, 
/**
 * What counts, and how much, with own weights.
 */
score_factors: Array<ScoreFactor>, 
/**
 * The share of the capacity that a kind of work must get, or may get.
 */
category_bounds: Array<CategoryBound>, 
/**
 * How many initiatives may be in progress at once in a column of the roadmap; more are told, never refused.
 */
work_limits: Array<WorkLimit>, 
/**
 * Whether plans count working days; otherwise every day counts.
 */
working_days: boolean, 
/**
 * Days on which nobody works.
 */
holidays: Array<Holiday>, 
/**
 * The colour of rules, links and signs in documents; made darker where it could not be read.
 */
accent: Rgb | null, 
/**
 * In documents in place of the classification, such as “Confidential: for the board of Harbour only”.
 */
confidentiality: string, 
/**
 * At the foot of every page, such as an address or a register number.
 */
footer: string, 
/**
 * The papers that documents are made for unless another is asked for.
 */
paper_series: PaperSeries, };

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
 * The person-weeks that a team has in a cycle.
 */
export type TeamCapacity = { 
/**
 * The team.
 */
team: string, 
/**
 * Its person-weeks in the cycle.
 */
person_weeks: number | null, 
/**
 * How many initiatives it has under way at once; 2 where left open.
 */
at_once: number | null, };

/**
 * A team in a cycle.
 */
export type TeamFacts = { 
/**
 * The team.
 */
team: string, 
/**
 * Its person-weeks.
 */
capacity: number | null, 
/**
 * The effort of its initiatives, in person-weeks.
 */
effort: number, 
/**
 * Effort − capacity; above 0 is too much.
 */
over: number | null, 
/**
 * Effort / capacity.
 */
load: number | null, };

/**
 * What there is to choose from.
 */
export type TemplateInfo = { 
/**
 * What it is called in calls and on the command line.
 */
id: string, 
/**
 * What people call it.
 */
name: string, 
/**
 * For whom it is, in one sentence.
 */
sentence: string, };

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
 * Which record, when the document is about one: a decision, a review, a workshop.
 */
record?: Id, 
/**
 * What it is compared with, where it tells what changed: what the audience saw last, or else the newest
 * snapshot or the beginning, where it is left out.
 */
since?: Point, };

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
 * What a record serves, what serves it, and why.
 */
export type Thread = { 
/**
 * The record.
 */
record: Target, 
/**
 * What people call it.
 */
title: string, 
/**
 * The shortest way to the north star, or to the vision where there is none, step by step. Ways by what is measured
 * come before those by the vision.
 */
why: Array<ThreadStep>, 
/**
 * The answer in a sentence.
 */
answer: string, 
/**
 * What it serves, nearest first under each.
 */
serves: Array<ThreadStrand>, 
/**
 * What serves it.
 */
servedBy: Array<ThreadStrand>, 
/**
 * What is worth reading together with it.
 */
related: Array<ThreadStrand>, 
/**
 * What is missing around it, in sentences.
 */
loose: Array<string>, };

/**
 * One step on the way.
 */
export type ThreadStep = { 
/**
 * From here.
 */
from: Target, 
/**
 * What people call it.
 */
fromTitle: string, 
/**
 * How it leads on: `moves`.
 */
words: string, 
/**
 * To there.
 */
to: Target, 
/**
 * What people call it.
 */
toTitle: string, };

/**
 * A record that the thread leads to.
 */
export type ThreadStrand = { 
/**
 * The record.
 */
record: Target, 
/**
 * What people call it.
 */
title: string, 
/**
 * How the one that serves serves the other: `supports`.
 */
words: string, 
/**
 * How many steps away, from 1; each stands behind the one that it is reached through.
 */
depth: number, };

/**
 * The layer of the roadmap: what kind of thing it leaves behind.
 */
export type Tier = "deliverable" | "capability" | "investment";

/**
 * The days that something covers.
 */
export type Timed = { 
/**
 * The first day.
 */
from: string, 
/**
 * The last day.
 */
to: string, 
/**
 * Where that is said.
 */
source: PeriodSource, };

/**
 * What one window says to another; the pages know what it means.
 */
export type Told = { 
/**
 * The window that says it.
 */
from: string, 
/**
 * What it says.
 */
message: unknown, };

/**
 * What would be written.
 */
export type Tried = { 
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
capabilities: Array<RequiredCapability>, 
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
revisit_on: string | null, 
/**
 * The parts of the one page, what matters most first; what stands last gives way first.
 */
page_order: Array<PagePart>, };

/**
 * How dots are given.
 */
export type Voting = "room" | "private";

/**
 * What became of a window beside the main one.
 */
export type WindowNews = { 
/**
 * Its name.
 */
window: string, 
/**
 * Whether it is there.
 */
open: boolean, };

/**
 * How much may be in progress at once in a column of the roadmap.
 */
export type WorkLimit = { 
/**
 * The column.
 */
horizon: Horizon, 
/**
 * So many initiatives in progress at once, and no more.
 */
at_most: number | null, };

/**
 * An hour in which people work on the strategy together.
 */
export type Workshop = { 
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
 * What it is called: the question that it answers.
 */
title: string, 
/**
 * What is there afterwards that is not there now.
 */
purpose: Markdown, 
/**
 * How far it has come.
 */
status: WorkshopStatus, 
/**
 * When it should begin.
 */
start: string | null, 
/**
 * How many minutes the room is booked.
 */
slot: number | null, 
/**
 * How many people are in the room.
 */
people: number | null, 
/**
 * Which roles they have.
 */
roles: Array<string>, 
/**
 * What only the facilitator sees: never on the stage, in no document.
 */
private_notes: Markdown, 
/**
 * What was agreed beyond the notes.
 */
summary: Markdown, };

/**
 * A workshop at a moment.
 */
export type WorkshopAnswer = { 
/**
 * The revision that it follows from.
 */
revision: number, 
/**
 * The moment.
 */
now: string, 
/**
 * The agenda by the clock.
 */
agenda: Agenda, 
/**
 * How many private ballots of the step that runs are in.
 */
ballots: number, 
/**
 * The order by dots.
 */
dots: Array<Ranked>, 
/**
 * The order by comparing two at a time.
 */
pairs: Array<Ranked>, 
/**
 * The order by scores.
 */
scores: Array<Ranked>, 
/**
 * The next two to compare.
 */
pair: [Id, Id] | null, };

/**
 * Something that was said in a workshop.
 */
export type WorkshopNote = { 
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
 * The workshop.
 */
workshop: Ref | null, 
/**
 * The step in which it was said.
 */
step: Ref | null, 
/**
 * What was said.
 */
text: string, 
/**
 * What it is.
 */
sort: NoteSort, 
/**
 * The number by which it is called on paper; the next free one where left open.
 */
number: number | null, 
/**
 * The cluster in which it lies, or the option that it objects to.
 */
within: Ref | null, 
/**
 * How often it was said; more than once where doubles were merged.
 */
times: number | null, 
/**
 * Its dots.
 */
votes: number | null, 
/**
 * How often each score was given.
 */
scores: Array<ScoreCount>, 
/**
 * Its place from left to right, of 100.
 */
x: number | null, 
/**
 * Its place upwards, of 100.
 */
y: number | null, 
/**
 * What it was preferred to, two at a time.
 */
preferred: Array<Preference>, 
/**
 * The role that does it, for an action.
 */
owner: string, 
/**
 * By when, for an action.
 */
due: string | null, 
/**
 * Whether this option was chosen.
 */
chosen: boolean, 
/**
 * Why it was not taken into the strategy.
 */
left_out: string, };

/**
 * A paper of a workshop to write to a file.
 */
export type WorkshopPaperQuery = { 
/**
 * The workshop.
 */
id: Id, 
/**
 * Which paper.
 */
paper: "minutes" | "ballots" | "cards", 
/**
 * In which format.
 */
format: Format, };

/**
 * How far a workshop has come by the clock, and what its stage shows.
 */
export type WorkshopRun = { 
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
 * The workshop.
 */
workshop: Ref | null, 
/**
 * What the stage says besides, such as when the break ends.
 */
message: string, 
/**
 * The step that runs, or ran last.
 */
step: Ref | null, 
/**
 * What each step took.
 */
laps: Array<Lap>, 
/**
 * When it began.
 */
begun: string | null, 
/**
 * When it was closed.
 */
ended: string | null, 
/**
 * What the stage shows.
 */
stage: StageShows, 
/**
 * Whose turn it is in a round, counted from 0.
 */
speaker: number | null, 
/**
 * Whether the console is locked against edits by accident.
 */
locked: boolean, };

/**
 * How far a workshop has come.
 */
export type WorkshopStatus = "planned" | "running" | "closed";

/**
 * One step of a workshop.
 */
export type WorkshopStep = { 
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
 * The workshop.
 */
workshop: Ref | null, 
/**
 * What it is called.
 */
title: string, 
/**
 * What people do.
 */
activity: Activity, 
/**
 * How many minutes it has.
 */
minutes: number | null, 
/**
 * What the room is asked to do, as it stands on the stage.
 */
instructions: Markdown, 
/**
 * What it begins with, such as the initiatives of a theme.
 */
input: string, 
/**
 * What it ends with.
 */
output: string, 
/**
 * How many dots each person has.
 */
dots: number | null, 
/**
 * How many of them one note may get from one person; any number where left open.
 */
dots_per_note: number | null, 
/**
 * How dots are given.
 */
voting: Voting, 
/**
 * Whether the room sees the counts.
 */
revealed: boolean, 
/**
 * What the axis from left to right means, such as effort.
 */
axis_x: string, 
/**
 * What the axis upwards means, such as value; open for a single scale.
 */
axis_y: string, };

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
export type Paper = "a4" | "a3" | "letter" | "tabloid" | "wide";

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
  metric: "metrics",
  measurement: "measurements",
  cycle: "cycles",
  objective: "objectives",
  key_result: "key_results",
  check_in: "check_ins",
  initiative: "initiatives",
  dependency: "dependencies",
  milestone: "milestones",
  decision: "decisions",
  assumption: "assumptions",
  debt_item: "debt_items",
  capability: "capabilities",
  experiment: "experiments",
  risk: "risks",
  guardrail: "guardrails",
  stakeholder: "stakeholders",
  decision_right: "decision_rights",
  narrative: "narratives",
  logo: "logos",
  audience: "audiences",
  ritual: "rituals",
  plan_option: "plan_options",
  snapshot: "snapshots",
  review: "reviews",
  workshop: "workshops",
  workshop_step: "workshop_steps",
  workshop_note: "workshop_notes",
  workshop_run: "workshop_runs",
  publication: "publications",
  link: "links",
  silence: "silences",
} as const satisfies Record<Kind, keyof Strategy>;

/** In which ways something changed, in the order in which it is told. */
export const CHANGE_GROUPS: readonly (ChoiceDef & { value: ChangeGroup })[] = [
  {"value":"decided","label":"Decided","help":"A decision was taken, or changed its status"},
  {"value":"added","label":"Added","help":"New since then"},
  {"value":"dropped","label":"Dropped","help":"Deleted, given up, or put off to not now"},
  {"value":"moved","label":"Moved","help":"Another horizon, date or place"},
  {"value":"recommitted","label":"Re-committed","help":"Promised more or less firmly"},
  {"value":"progressed","label":"Progressed","help":"Another status or state"},
  {"value":"measured","label":"Measured","help":"New values of metrics and key results"},
  {"value":"rescored","label":"Re-scored","help":"Other figures, targets or scores"},
  {"value":"reworded","label":"Reworded","help":"Said in other words"},
  {"value":"relinked","label":"Re-linked","help":"Belongs to, needs or serves something else"},
];

/** Documents that are published together again and again. */
export const DOCUMENT_SETS: readonly { name: string; label: string; help: string; documents: Document[]; audience: Lens }[] = [
  {"name":"board-pack","label":"Board pack","help":"Vision, roadmap, scorecard and slides, for executives","documents":["vision","roadmap","scorecard","deck"],"audience":"executives"},
  {"name":"team-pack","label":"Team pack","help":"Timeline, tiers, scorecard and decisions, for engineers","documents":["timeline","tiers","scorecard","decisions"],"audience":"engineers"},
  {"name":"partner-pack","label":"Partner pack","help":"Vision, roadmap, timeline and what changed, for product partners","documents":["vision","roadmap","timeline","what_changed"],"audience":"partners"},
];

/** Every call of the back end: its arguments and its result. */
export interface Calls {
  app_info: [Nothing, AppInfo];
  definitions: [Nothing, Definitions];
  settings_set: [SettingsChange, Settings];
  recents_remove: [At, Array<Recent>];
  recents_clear: [Nothing, Array<Recent>];
  file_new: [NewStrategy, Opened];
  file_example: [Nothing, Opened];
  templates: [Nothing, Array<TemplateInfo>];
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
  changed: [ChangedQuery, Changed];
  restore: [Restore, Patch];
  history: [HistoryQuery, Array<HistoryEntry>];
  history_note: [NoteOf, null];
  search: [SearchQuery, Array<SearchHit>];
  look: [Look, Opened];
  options_compare: [CompareQuery, Compared];
  option_adopt: [Adopt, Opened];
  option_let_go: [LetGo, Opened];
  option_settle: [Settle, Patch];
  facts: [FactsQuery, FactsAnswer];
  forecast: [Nothing, ForecastAnswer];
  checks: [Nothing, Findings];
  trace: [Target, Thread | null];
  debt_clearing: [ClearingQuery, ClearingAnswer];
  workshop: [RecordAt, WorkshopAnswer];
  workshop_stage: [RecordAt, StageAnswer];
  ballot_cast: [BallotCast, BallotCount];
  ballots_reveal: [RecordAt, Patch];
  ballots_empty: [RecordAt, BallotCount];
  workshop_paper: [WorkshopPaperQuery, Written | null];
  workshop_drafts: [Nothing, Drafts];
  workshop_draft_keep: [RecordAt, Drafts];
  workshop_draft_read: [DraftText, Drafts];
  workshop_draft_forget: [DraftName, Drafts];
  workshop_draft_save: [DraftName, At | null];
  brand: [Nothing, BrandAnswer];
  logo_set: [LogoFile, Patch];
  preview: [PreviewQuery, Preview];
  read_as_text: [TextQuery, Text];
  export: [Export, Written | null];
  export_set: [ExportSet, SetWritten | null];
  export_try: [Export, Tried];
  export_cancel: [Nothing, null];
  left_out: [LeftOutQuery, Array<LeftOut>];
  sights: [AudienceQuery, Array<SightOfKind>];
}
export type Call = keyof Calls;

/** What the back end says unasked. */
export type Events = { [E in EventMessage as E["event"]]: E["payload"] };
