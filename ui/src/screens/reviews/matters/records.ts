/** Which records a review looks at, and what is said of each. Pure. */
import { withUnit } from "../../../lib/figures";
import type { AnyRecord, DebtItemFacts, Id, Kind } from "../../../lib/types";
import { shortDate } from "../../../lib/words";
import { paybackWords } from "../../debt/words";
import { asExperiment, RESULT_WORDS, timeWords } from "../../experiments/experiment";

export type Matter = "debt" | "experiments" | "capabilities" | "risks";

export interface Looked {
  title: string;
  none: string;
  rows: { kind: Kind; id: Id; says: string }[];
}

export interface Around {
  records(kind: Kind): readonly AnyRecord[];
  today: string;
  /** The day of the review before; nothing where there was none. */
  since: string | null;
  debt(id: Id): DebtItemFacts | undefined;
  gap(id: Id): number | null;
}

/** The most of a list that has no end. */
const MOST = 12;

const text = (value: unknown) => (typeof value === "string" ? value.trim() : "");
const number = (value: unknown) => (typeof value === "number" ? value : 0);
const said = (...parts: string[]) => parts.filter((part) => part !== "").join(", ");

export function looked(matter: Matter, around: Around): Looked[] {
  switch (matter) {
    case "debt":
      return debt(around);
    case "experiments":
      return experiments(around);
    case "capabilities":
      return capabilities(around);
    case "risks":
      return risks(around);
  }
}

const after = (day: unknown, since: string | null) => since === null || text(day) === "" || text(day) >= since;

function debt({ records, since, debt }: Around): Looked[] {
  const all = records("debt_item");
  const row = (one: AnyRecord, words: string) => ({ kind: "debt_item" as const, id: one.id, says: words });
  const paid = all.filter(({ status, paid_on }) => status === "paid" && after(paid_on, since));
  const open = all
    .filter(({ status }) => status !== "paid" && status !== "accepted")
    .toSorted((a, b) => number(b.interest) - number(a.interest))
    .slice(0, MOST);
  const moved = (one: AnyRecord) => {
    const metric = records("metric").find(({ id }) => id === one.metric);
    if (!metric || typeof one.metric_change !== "number") return "";
    return `should move ${text(metric.name)} by ${withUnit(one.metric_change, metric.unit)}`;
  };
  return [
    {
      title: "Paid since the last review",
      none: "None was paid.",
      rows: paid.map((one) => row(one, said(text(one.paid_on) ? shortDate(text(one.paid_on)) : "", moved(one)))),
    },
    {
      title: "Costs most to keep",
      none: "No open debt.",
      rows: open.map((one) =>
        row(
          one,
          said(
            typeof one.interest === "number" ? `${one.interest} person-weeks a quarter` : "interest not known",
            paybackWords(debt(one.id)),
            one.status === "paying" ? "being paid" : "",
          ),
        ),
      ),
    },
  ];
}

function experiments({ records, since, today }: Around): Looked[] {
  const all = records("experiment").map(asExperiment);
  const over = all.filter(({ status, end }) => status === "running" && (end === null || end < today));
  const ended = all
    .filter(({ status, end }) => (status === "ended" || status === "stopped") && after(end, since))
    .toSorted((a, b) => (b.end ?? "").localeCompare(a.end ?? ""));
  const row = (id: Id, says: string) => ({ kind: "experiment" as const, id, says });
  return [
    {
      title: "Past their end",
      none: "None runs longer than it should.",
      rows: over.map((one) => row(one.id, timeWords(one, today).words)),
    },
    {
      title: "Ended since the last review",
      none: "None ended.",
      rows: ended.map((one) =>
        row(
          one.id,
          said(
            one.status === "stopped" ? "Stopped" : one.result ? RESULT_WORDS[one.result] : "No result yet",
            one.learning.trim().split("\n")[0] ?? "",
          ),
        ),
      ),
    },
  ];
}

function capabilities({ records, gap }: Around): Looked[] {
  const wide = records("capability")
    .map((one) => ({ one, gap: gap(one.id) }))
    .filter((found) => (found.gap ?? 0) > 0)
    .toSorted((a, b) => (b.gap ?? 0) - (a.gap ?? 0))
    .slice(0, MOST);
  return [
    {
      title: "The widest gaps",
      none: "No capability falls short.",
      rows: wide.map(({ one }) => ({
        kind: "capability",
        id: one.id,
        says: said(`${number(one.maturity)} of ${number(one.needed)} needed`, text(one.owner)),
      })),
    },
  ];
}

function risks({ records }: Around): Looked[] {
  const weight = (one: AnyRecord) => number(one.likelihood) * number(one.impact);
  const open = records("risk")
    .filter(({ status }) => status !== "closed" && status !== "accepted")
    .toSorted((a, b) => weight(b) - weight(a))
    .slice(0, MOST);
  return [
    {
      title: "The heaviest",
      none: "No open risk.",
      rows: open.map((one) => ({
        kind: "risk",
        id: one.id,
        says: said(weight(one) > 0 ? `${weight(one)} of 25` : "not placed yet", text(one.owner)),
      })),
    },
  ];
}
