/**
 * What a complete strategy has, and how much of it is there: section by section, with the step to take next. It asks
 * whether something was written, not whether it is good: that is what the checks are for. Pure.
 */
import { counted, plural } from "../../lib/words";
import type { AnyRecord, Id, Kind } from "../../lib/types";

/** Where a step leads: to a field, to a record, or to the section of a kind. */
export interface Way {
  kind: Kind;
  id?: Id;
  field?: string | undefined;
}

export interface Part {
  /** What people call it. */
  label: string;
  /** The kind whose section it is. */
  kind: Kind;
  /** How many of its expectations are met, and how many there are. */
  met: number;
  of: number;
  /** What is there, in words. */
  have: string;
  /** What to do next; nothing where it is complete. */
  next: { words: string; way: Way } | null;
}

/** How the records of a kind are read. */
export type Reader = (kind: Kind) => readonly AnyRecord[];

interface Want {
  met: boolean;
  words: string;
  way: Way;
}

/** A prompt of a template: words in brackets that nobody has replaced. A Markdown link is none. */
export function isPrompt(text: string): boolean {
  return /\[[^\][]+\](?!\()/.test(text);
}

/** Whether the author has written something, rather than left a blank or a prompt. */
export function written(value: unknown): boolean {
  if (typeof value === "string") return value.trim() !== "" && !isPrompt(value);
  if (Array.isArray(value)) return value.length > 0 && value.every(written);
  if (typeof value === "object" && value !== null) {
    const texts = Object.values(value).filter((one) => typeof one === "string");
    return texts.some((text) => text.trim() !== "") && !texts.some(isPrompt);
  }
  return value !== null && value !== undefined;
}

/** Something must be true of every record: the step leads to the first of which it is not. */
function every(records: readonly AnyRecord[], kind: Kind, field: string, words: string, is = written): Want {
  const lacking = records.find((record) => !is(record[field]));
  const way = lacking ? { kind, id: lacking.id, field } : { kind };
  return { met: records.length > 0 && !lacking, words, way };
}

function some(met: boolean, words: string, kind: Kind, id?: Id, field?: string): Want {
  return { met, words, way: { kind, ...(id && { id }), ...(field && { field }) } };
}

function part(label: string, kind: Kind, have: string, wants: Want[]): Part {
  const open = wants.find((want) => !want.met);
  const met = wants.filter((want) => want.met).length;
  return {
    label,
    kind,
    met,
    of: wants.length,
    have: have.startsWith("0 ") ? "none yet" : have,
    next: open ? { words: open.words, way: open.way } : null,
  };
}

const rows = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const figure = (value: unknown) => typeof value === "number";
/** The records to which others of a kind point by a field. */
const pointedTo = (records: readonly AnyRecord[], field: string) => new Set(records.map((record) => record[field]));

function vision(read: Reader): Part {
  const [one] = read("vision");
  const principles = read("principle");
  const field = (name: string, words: string) => some(written(one?.[name]), words, "vision", one?.id, name);
  const wants = [
    field("statement", "Write your vision in one sentence"),
    field("for_whom", "Say for whom it is"),
    field("problem", "Say what they struggle with today"),
    field("outcomes", "Say what will be true for them"),
    { ...field("outcomes", "Give each outcome a measure"), met: measured(one?.outcomes) },
    field("constraints", "Say what must hold whatever is done"),
    field("capabilities", "Name what the platform must be able to do"),
    field("impact", "Say what the business gains"),
    field("non_goals", "Say what you will not do"),
    some(principles.length >= 3, "Write three principles: what you prefer over what", "principle"),
    every(principles, "principle", "because", "Say why you prefer it"),
  ];
  const met = wants.filter((want) => want.met).length;
  const have =
    met === wants.length ? `whole, with ${plural(principles.length, "principle")}` : `${met} of ${wants.length} parts`;
  return part("Vision", "vision", have, wants);
}

function measured(outcomes: unknown): boolean {
  const all = rows(outcomes) as { measure?: unknown }[];
  return all.length > 0 && all.every((outcome) => written(outcome.measure));
}

function pillars(read: Reader): Part {
  const all = read("pillar");
  const served = pointedTo(read("objective"), "pillar");
  const worked = pointedTo(read("initiative"), "pillar");
  const without = (of: Set<unknown>) => all.find((pillar) => !of.has(pillar.id));
  return part("Pillars", "pillar", plural(all.length, "pillar"), [
    some(all.length >= 2, "Name two to five directions that carry the vision", "pillar"),
    every(all, "pillar", "intent", "Say what each pillar is about"),
    every(all, "pillar", "owner", "Give each pillar an owner"),
    some(all.length > 0 && !without(served), "Give each pillar an objective", "objective"),
    some(all.length > 0 && !without(worked), "Give each pillar an initiative", "initiative"),
  ]);
}

function objectives(read: Reader): Part {
  const all = read("objective");
  const results = read("key_result");
  const reached = pointedTo(results, "objective");
  const bare = all.find((objective) => !reached.has(objective.id));
  const have = `${plural(all.length, "objective")}, ${plural(results.length, "key result")}`;
  return part("Objectives", "objective", have, [
    some(all.length > 0, "Write the first objective: what will be true, and by when", "objective"),
    some(all.length > 0 && !bare, "Give each objective a key result", "objective", bare?.id),
    every(results, "key_result", "target", "Give each key result a target"),
    every(
      results.filter((one) => !bound(one)),
      "key_result",
      "baseline",
      "Give each key result its value at the start",
    ),
    some(read("check_in").length > 0, "Enter the first check-in", "key_result", results[0]?.id),
  ]);
}

/** A bound is kept or not: it needs no value at the start. */
const bound = (record: AnyRecord) => record.kind === "stay_above" || record.kind === "stay_below";

function metrics(read: Reader): Part {
  const all = read("metric");
  const north = all.find((metric) => metric.role === "north_star");
  const known = pointedTo(read("measurement"), "metric");
  const unknown = all.find((metric) => !known.has(metric.id));
  return part("Metrics", "metric", plural(all.length, "metric"), [
    some(north !== undefined, "Choose the one number that tells whether it works", "metric"),
    some(
      written(north?.name) && written(north?.definition),
      "Say what the north star counts",
      "metric",
      north?.id,
      "definition",
    ),
    some(
      figure(north?.baseline) && figure(north?.target),
      "Give the north star a baseline and a target",
      "metric",
      north?.id,
      "target",
    ),
    some(
      all.some((metric) => metric.role === "input"),
      "Add an input metric: what a team can move",
      "metric",
    ),
    some(
      all.some((metric) => metric.role === "guard"),
      "Add a guard metric: what must not get worse",
      "metric",
    ),
    some(all.length > 0 && !unknown, "Enter a measurement for each metric", "metric", unknown?.id),
  ]);
}

function roadmap(read: Reader): Part {
  const all = read("initiative");
  const on = all.filter((one) => one.horizon !== "not_now");
  const off = all.length - on.length;
  const firm = on.filter((one) => one.commitment === "committed");
  const have = [
    plural(on.length, "initiative"),
    off > 0 ? `${off} not now` : "",
    plural(read("milestone").length, "milestone"),
  ];
  return part("Roadmap", "initiative", have.filter(Boolean).join(", "), [
    some(on.length >= 3, "Add the first bets: now, next, later", "initiative"),
    every(on, "initiative", "owner", "Give each initiative an owner"),
    every(on, "initiative", "success_criteria", "Say how each initiative can be told to have succeeded"),
    every(on, "initiative", "levers", "Say which business lever each initiative pulls"),
    some(
      on.length > 0 && firm.every((one) => written(one.start) && written(one.end)),
      "Give what is committed its dates",
      "initiative",
      firm.find((one) => !written(one.start) || !written(one.end))?.id,
      "start",
    ),
    some(off > 0, "Say what waits, and why", "initiative"),
    some(read("milestone").length > 0, "Add a date that matters", "milestone"),
  ]);
}

function capacity(read: Reader): Part {
  const all = read("cycle");
  const [about] = read("strategy");
  return part("Capacity", "cycle", plural(all.length, "cycle"), [
    some(all.length > 0, "Plan the first quarter: who there is, and what for", "cycle"),
    every(all, "cycle", "capacity", "Enter the person-weeks of each team", (value) => rows(value).length > 0),
    every(all, "cycle", "allocations", "Share the time out among the kinds of work", (value) => rows(value).length > 0),
    some(
      rows(about?.category_bounds).length > 0,
      "Say what debt and learning must get",
      "strategy",
      about?.id,
      "category_bounds",
    ),
  ]);
}

function debt(read: Reader): Part {
  const all = read("debt_item");
  return part("Tech debt", "debt_item", plural(all.length, "item"), [
    some(all.length > 0, "Write down what makes every change dearer", "debt_item"),
    every(all, "debt_item", "risk", "Place each item by risk and impact", figure),
    every(all, "debt_item", "interest", "Say what each item costs while it stays", figure),
    every(all, "debt_item", "metric", "Tie each item to the metric it should move"),
  ]);
}

function platform(read: Reader): Part {
  const all = read("capability");
  return part("Platform", "capability", plural(all.length, "capability", "capabilities"), [
    some(all.length > 0, "Name what other teams build on", "capability"),
    every(all, "capability", "maturity", "Say how mature each capability is", figure),
    every(all, "capability", "needed", "Say how mature it needs to be", figure),
  ]);
}

function decisions(read: Reader): Part {
  const all = read("decision");
  const agreed = all.filter((one) => one.status === "accepted");
  return part("Decisions", "decision", `${plural(all.length, "decision")}, ${counted(agreed.length)} in force`, [
    some(all.length > 0, "Record the first choice that matters, with its reasons", "decision"),
    every(agreed, "decision", "outcome", "Say what was decided"),
    every(agreed, "decision", "approver", "Name who approved each decision"),
    some(read("assumption").length > 0, "Write down what a decision takes for granted", "decision", agreed[0]?.id),
  ]);
}

function experiments(read: Reader): Part {
  const all = read("experiment");
  const ended = all.filter((one) => one.status === "ended");
  return part("Experiments", "experiment", plural(all.length, "experiment"), [
    some(all.length > 0, "Plan how to test the bet you are least sure of", "experiment"),
    every(all, "experiment", "exit_criteria", "Say when each experiment is stopped"),
    some(
      ended.every((one) => written(one.learning)),
      "Write down what was learned",
      "experiment",
      ended.find((one) => !written(one.learning))?.id,
      "learning",
    ),
  ]);
}

function risks(read: Reader): Part {
  const all = read("risk");
  return part("Risks", "risk", plural(all.length, "risk"), [
    some(all.length > 0, "Say what could go wrong", "risk"),
    every(all, "risk", "likelihood", "Place each risk by likelihood and impact", figure),
    every(all, "risk", "mitigation", "Say what is done about each risk"),
  ]);
}

function stakeholders(read: Reader): Part {
  const all = read("stakeholder");
  return part("Stakeholders", "stakeholder", plural(all.length, "stakeholder"), [
    some(all.length >= 3, "Say whom it concerns", "stakeholder"),
    every(all, "stakeholder", "influence", "Place each by influence and interest", figure),
    every(all, "stakeholder", "desired", "Say where each should stand"),
    every(all, "stakeholder", "cadence", "Say how often you talk"),
  ]);
}

function narratives(read: Reader): Part {
  const all = read("narrative").filter((one) => written(one.story));
  const told = pointedTo(all, "audience");
  const missing = [
    ["executives", "Tell the story for executives"],
    ["partners", "Tell the story for product partners"],
    ["engineers", "Tell the story for engineers"],
  ].map(([audience, words]) => some(told.has(audience), words!, "narrative"));
  return part("Narratives", "narrative", plural(all.length, "story", "stories"), missing);
}

/** A section of which one good record of each is enough to begin with. */
function plain(
  label: string,
  kind: Kind,
  one: string,
  many: string,
  wants: [string, string][],
  first: string,
  read: Reader,
): Part {
  const all = read(kind);
  return part(label, kind, plural(all.length, one, many), [
    some(all.length > 0, first, kind),
    ...wants.map(([field, words]) => every(all, kind, field, words)),
  ]);
}

function reviews(read: Reader): Part {
  const all = read("review");
  const held = all.filter((one) => one.status === "closed").length;
  const coming = all.some((one) => one.status !== "closed");
  return part("Reviews", "review", held > 0 ? `${held} held` : "none held", [
    some(coming, "Put the next review on a day", "review"),
    some(held > 0, "Hold the first review", "review"),
  ]);
}

/** All parts of a strategy, in the order of the sidebar. */
export function completeness(read: Reader): Part[] {
  return [
    vision(read),
    pillars(read),
    objectives(read),
    metrics(read),
    roadmap(read),
    capacity(read),
    debt(read),
    platform(read),
    decisions(read),
    experiments(read),
    risks(read),
    plain(
      "Guardrails",
      "guardrail",
      "guardrail",
      "guardrails",
      [["checked_by", "Say how each guardrail is checked"]],
      "Write a standard that lets teams go fast without asking",
      read,
    ),
    stakeholders(read),
    plain(
      "Decision rights",
      "decision_right",
      "class of decision",
      "classes of decision",
      [
        ["driver", "Name who drives each"],
        ["approver", "Name who approves each"],
      ],
      "Say who decides what, so that teams need not ask",
      read,
    ),
    narratives(read),
    reviews(read),
    plain(
      "Rituals",
      "ritual",
      "ritual",
      "rituals",
      [
        ["cadence", "Say how often each is held"],
        ["owner", "Give each ritual an owner"],
      ],
      "Say what is done again and again",
      read,
    ),
  ];
}
