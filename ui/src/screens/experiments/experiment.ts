/** Experiments as the board reads them, and how much time is left. Pure. */
import type { AnyRecord, ExperimentResult, ExperimentStatus, Id } from "../../lib/types";
import { daysBetween } from "../../lib/dates";
import { plural, shortDate } from "../../lib/words";

export const STATUSES: readonly ExperimentStatus[] = ["planned", "running", "ended", "stopped"];
export const STATUS_WORDS: Record<ExperimentStatus, string> = {
  planned: "Planned",
  running: "Running",
  ended: "Ended",
  stopped: "Stopped",
};
export const RESULT_WORDS: Record<ExperimentResult, string> = {
  validated: "Held",
  invalidated: "Did not hold",
  inconclusive: "Could not be told",
};

export interface Experiment {
  id: Id;
  title: string;
  hypothesis: string;
  method: string | null;
  threshold: string;
  start: string | null;
  end: string | null;
  status: ExperimentStatus;
  result: ExperimentResult | null;
  learning: string;
  owner: string;
}

const read = new WeakMap<AnyRecord, Experiment>();

/** A record with everything the board needs; the same record gives the same object. */
export function asExperiment(record: AnyRecord): Experiment {
  let one = read.get(record);
  if (!one) read.set(record, (one = complete(record)));
  return one;
}

function complete(record: AnyRecord): Experiment {
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const orNull = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);
  return {
    id: record.id,
    title: text(record.title),
    hypothesis: text(record.hypothesis),
    method: orNull(record.method),
    threshold: text(record.success_threshold),
    start: orNull(record.start),
    end: orNull(record.end),
    status: STATUSES.find((status) => status === record.status) ?? "planned",
    result: orNull(record.result) as ExperimentResult | null,
    learning: text(record.learning),
    owner: text(record.owner),
  };
}

export function titleOf({ title }: Pick<Experiment, "title">): string {
  return title.trim() || "Untitled experiment";
}

/** What the dates say about an experiment today: `12 days left`, `3 days over`; late ones are marked. */
export function timeWords(one: Experiment, today: string): { words: string; late: boolean } {
  if (one.status === "ended" || one.status === "stopped") {
    return { words: one.end ? `until ${shortDate(one.end)}` : "", late: false };
  }
  if (one.status === "planned") {
    if (!one.start) return { words: "no start yet", late: false };
    const left = daysBetween(today, one.start);
    if (left < 0) return { words: `${plural(-left, "day")} late`, late: true };
    return { words: left === 0 ? "begins today" : `begins in ${plural(left, "day")}`, late: false };
  }
  if (!one.end) return { words: "no end set", late: true };
  const left = daysBetween(today, one.end);
  if (left < 0) return { words: `${plural(-left, "day")} over`, late: true };
  return { words: left === 0 ? "ends today" : `${plural(left, "day")} left`, late: false };
}

export type LearningFilter = ExperimentResult | "stopped";

/** What has been learned, the latest first: what has ended or was stopped, whatever came of it. */
export function learnings(all: readonly Experiment[], query: string, filter: LearningFilter | null): Experiment[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return all
    .filter(({ status }) => status === "ended" || status === "stopped")
    .filter((one) => {
      if (filter === "stopped") return one.status === "stopped";
      return filter === null || one.result === filter;
    })
    .filter((one) => {
      const text = `${one.title} ${one.hypothesis} ${one.learning} ${one.owner}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => (b.end ?? "").localeCompare(a.end ?? ""));
}
