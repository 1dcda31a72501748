/** The life of a decision: the steps that are shown, what speaks against a step, and what a step changes. Pure. */
import type { Change, ChoiceDef, HistoryEntry } from "../../lib/types";
import { numberWords, STATUS_WORDS, type Decision, type Option, type Status } from "./decision";

export interface Step {
  status: Status;
  words: string;
  /** Lies behind, is where the decision stands, or may come. */
  state: "past" | "now" | "ahead";
}

/**
 * The steps of the stepper. Rejected stands in place of Accepted and Superseded; Deprecated in place of Superseded.
 * What is shown as past is the usual way there, not a claim about dates.
 */
export function steps(status: Status): Step[] {
  const way: Status[] =
    status === "rejected"
      ? ["draft", "proposed", "rejected"]
      : ["draft", "proposed", "accepted", status === "deprecated" ? "deprecated" : "superseded"];
  const here = way.indexOf(status);
  return way.map((one, index) => ({
    status: one,
    words: STATUS_WORDS[one],
    state: index < here ? "past" : index === here ? "now" : "ahead",
  }));
}

/** What is missing for acceptance. Each is advice: the reader may go on. */
export interface Advice {
  words: string;
  /** The field that would settle it. */
  field: string;
  act: string;
}

export function adviceFor(decision: Decision, status: Status): Advice[] {
  if (status !== "accepted") return [];
  const advice: Advice[] = [];
  if (decision.door === "one_way" && decision.approver.trim() === "") {
    advice.push({
      words: "This is a one-way door, and nobody is named who approves it.",
      field: "approver",
      act: "Name the approver",
    });
  }
  if (decision.door === "one_way" && !decision.revisit_on) {
    advice.push({
      words: "This is a one-way door without a day on which it is looked at again.",
      field: "revisit_on",
      act: "Set the day",
    });
  }
  if (decision.outcome.trim() === "") {
    advice.push({ words: "Nothing says yet what was decided.", field: "outcome", act: "Write the outcome" });
  }
  return advice;
}

/**
 * The fields that say where a decision stands from a day on, and where it stood before. What lasted less than a day is
 * not kept: it was a slip, or steps that were taken at once.
 */
export function standing(one: Decision, status: Status, day: string): Pick<Decision, "status" | "date" | "earlier"> {
  const before = one.date === null || one.date >= day ? [] : [{ status: one.status, since: one.date }];
  return { status, date: day, earlier: [...one.earlier, ...before] };
}

/** The step as one operation: the status with its date, and what gives way to a decision that is accepted. */
export function stepChanges(
  decision: Decision,
  status: Status,
  day: string,
  givingWay: readonly Decision[],
): { label: string; changes: Change[] } {
  const name = numberWords(decision.number);
  const set = (one: Decision, now: Status): Change => ({
    op: "set",
    kind: "decision",
    id: one.id,
    fields: standing(one, now, day),
  });
  const changes = [set(decision, status)];
  if (status !== "accepted") return { label: `Set ${name} to ${STATUS_WORDS[status]}`, changes };
  changes.push(...givingWay.map((one) => set(one, "superseded")));
  const gone = givingWay.map((one) => numberWords(one.number)).join(" and ");
  return { label: gone === "" ? `Accept ${name}` : `Accept ${name}, which replaces ${gone}`, changes };
}

/** The first draft of an outcome, from the option that was chosen. */
export function outcomeDraft(option: Option): string {
  const title = option.title.trim() || "the first option";
  const reasons = option.pros.map((pro) => lowered(pro.trim().replace(/[.;,]+$/, ""))).filter((pro) => pro !== "");
  if (reasons.length === 0) return `We choose “${title}”, because …`;
  const last = reasons.pop();
  return `We choose “${title}”, because ${reasons.length > 0 ? `${reasons.join(", ")} and ${last}` : last}.`;
}

/** A sentence begins small inside another, unless its first word is a name or an abbreviation. */
function lowered(text: string): string {
  const first = text.split(/\s/, 1)[0] ?? "";
  return /^\p{Lu}\p{Ll}*$/u.test(first) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** The fields that choosing an option changes: one choice at most, and the outcome while nobody has written one. */
export function choiceFields(decision: Decision, index: number): { options: Option[]; outcome?: string } {
  const chosen = !decision.options[index]?.chosen;
  const options = decision.options.map((option, at) => ({ ...option, chosen: chosen && at === index }));
  const option = options[index];
  return chosen && option && decision.outcome.trim() === "" ? { options, outcome: outcomeDraft(option) } : { options };
}

/**
 * On which day a decision last took each status, as the history of its record tells it. The history speaks in labels:
 * `choices` say which status each means. Steps that were undone do not count.
 */
export function daysOf(
  history: readonly HistoryEntry[],
  choices: readonly Pick<ChoiceDef, "value" | "label">[],
): Map<Status, string> {
  const days = new Map<Status, string>();
  for (const entry of history) {
    if (entry.undone) continue;
    for (const change of entry.changes) {
      const label = change.fields.find((one) => one.field === "status")?.after;
      const status = choices.find((one) => one.label === label)?.value as Status | undefined;
      if (status !== undefined && change.verb !== "deleted" && !days.has(status))
        days.set(status, entry.time.slice(0, 10));
    }
  }
  return days;
}
