/** Decision records as the screen sees them: what they are called, how they are grouped, found and numbered. Pure. */
import type { IconName } from "../../lib/icons";
import type { AnyRecord, Consideration, DecisionStatus, Id, RecordOf } from "../../lib/types";
import { shortDate } from "../../lib/words";

export const STATUSES = ["draft", "proposed", "accepted", "rejected", "deprecated", "superseded"] as const;
export type Status = DecisionStatus;
export type Option = Consideration;
/** Records with their own fields, which can also be asked for by name. */
export type Decision = RecordOf<"decision"> & AnyRecord;
export type Assumption = RecordOf<"assumption"> & AnyRecord;

const BLANK: Omit<RecordOf<"decision">, "id" | "rank" | "created" | "updated"> = {
  number: null,
  title: "",
  status: "draft",
  date: null,
  earlier: [],
  pillar: null,
  gates: null,
  context: "",
  drivers: [],
  options: [],
  outcome: "",
  good: [],
  bad: [],
  follow_up: [],
  confirmation: "",
  driver: "",
  approver: "",
  contributors: [],
  informed: [],
  door: null,
  revisit_on: null,
  more: "",
};

/** A record as a decision; what a record that was just made does not hold yet is blank. */
export function asDecision(record: AnyRecord): Decision {
  return { ...BLANK, ...record } as Decision;
}

export function blankOption(): Option {
  return { title: "", description: "", pros: [], cons: [], cost: "", chosen: false };
}

/** `D-006`. */
export function numberWords(number: number | null | undefined): string {
  return typeof number === "number" ? `D-${String(number).padStart(3, "0")}` : "D-?";
}

/** The number that a new record gets: one more than the highest. Numbers of deleted records in between stay free. */
export function nextNumber(decisions: readonly { number?: unknown }[]): number {
  return decisions.reduce((most, { number }) => (typeof number === "number" ? Math.max(most, number) : most), 0) + 1;
}

export const STATUS_WORDS: Record<Status, string> = {
  draft: "Draft",
  proposed: "In review",
  accepted: "Accepted",
  rejected: "Rejected",
  deprecated: "Deprecated",
  superseded: "Superseded",
};

export const STATUS_ICONS: Record<Status, IconName> = {
  draft: "edit",
  proposed: "clock",
  accepted: "ok",
  rejected: "rejected",
  deprecated: "minus",
  superseded: "swap",
};

export type GroupName = "Open" | "Accepted" | "Closed";
export interface Group {
  name: GroupName;
  decisions: Decision[];
}

function groupOf(status: Status): GroupName {
  if (status === "draft" || status === "proposed") return "Open";
  return status === "accepted" ? "Accepted" : "Closed";
}

/** The list in its groups, the latest number first; groups without records are left out. */
export function grouped(decisions: readonly Decision[]): Group[] {
  const sorted = [...decisions].sort(
    (a, b) => (b.number ?? Infinity) - (a.number ?? Infinity) || (a.id < b.id ? 1 : -1),
  );
  return (["Open", "Accepted", "Closed"] as const)
    .map((name) => ({ name, decisions: sorted.filter((one) => groupOf(one.status) === name) }))
    .filter((group) => group.decisions.length > 0);
}

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

export interface Filter {
  words: string;
  status: Status | null;
  pillar: Id | null;
  door: Decision["door"];
  /** Only those whose day to be looked at again has passed. */
  overdue: boolean;
}

export const NO_FILTER: Filter = { words: "", status: null, pillar: null, door: null, overdue: false };

/** Those whose number or title holds every word, and that are what is asked for. */
export function found(decisions: readonly Decision[], filter: Filter, day: string): Decision[] {
  const wanted = fold(filter.words).split(/\s+/).filter(Boolean);
  return decisions.filter((one) => {
    if (filter.status !== null && one.status !== filter.status) return false;
    if (filter.pillar !== null && one.pillar !== filter.pillar) return false;
    if (filter.door !== null && one.door !== filter.door) return false;
    if (filter.overdue && !isOverdue(one, day)) return false;
    const text = `${fold(one.title)} ${numberWords(one.number).toLowerCase()} ${one.number ?? ""}`;
    return wanted.every((word) => text.includes(word));
  });
}

/** Whether it holds although the day on which it should have been looked at again has passed. */
export function isOverdue(one: Decision, day: string): boolean {
  return one.status === "accepted" && one.revisit_on !== null && one.revisit_on < day;
}

/** Whether a record is closed to changes until someone says that they mean it. */
export function isSettled(status: Status): boolean {
  return status !== "draft" && status !== "proposed";
}

/** `15 Dec 26`: where there is little room. */
export function tightDate(iso: string | null): string {
  return iso === null ? "" : shortDate(iso).replace(/ (\d\d)(\d\d)$/, " $2");
}

export { today } from "../../lib/dates";
