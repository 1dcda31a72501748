/** The figures of an option held against those of the plan, in words. Pure. */
import type { PlanFigure } from "../../lib/types";
import { plural } from "../../lib/words";

export interface Held {
  /** `24 days earlier`, `2 more`; empty where it is the same. */
  words: string;
  tone: "better" | "worse" | "same" | "other";
}

/** How a figure differs from that of the plan. */
export function held(plan: PlanFigure | undefined, option: PlanFigure): Held {
  const before = plan?.value ?? null;
  const after = option.value;
  if (before === null && after === null) return { words: "", tone: "same" };
  if (before === null) return { words: "new", tone: "other" };
  if (after === null) return { words: "none", tone: "other" };
  if (before === after) {
    // `4 of 6` may differ in what it is out of.
    return plan?.text === option.text ? { words: "", tone: "same" } : { words: "other", tone: "other" };
  }
  const more = after > before;
  const by = Math.abs(after - before);
  const number = Math.round(by * 10) / 10;
  const later = more ? "later" : "earlier";
  const rise = more ? "more" : "fewer";
  const words = {
    day: () => `${plural(Math.round(by), "day")} ${later}`,
    quarter: () => `${plural(Math.round(by), "quarter")} ${later}`,
    percent: () => `${plural(number, "point")} ${more ? "more" : "less"}`,
    weeks: () => `${plural(number, "week")} ${more ? "more" : "less"}`,
    count: () => `${number} ${rise}`,
  }[option.unit]();
  if (option.better === "neither") return { words, tone: "other" };
  return { words, tone: (option.better === "more") === more ? "better" : "worse" };
}

export interface Row {
  code: string;
  label: string;
  help: string;
  /** Begins a group. */
  heading: string | null;
  plan: PlanFigure | undefined;
  /** One for each option, in their order. */
  options: (PlanFigure | undefined)[];
}

/** The figures of the plan and its options as rows: those of the plan in their order, then what only options have. */
export function rows(plan: readonly PlanFigure[], options: readonly (readonly PlanFigure[])[]): Row[] {
  const order = new Map<string, PlanFigure>();
  for (const figures of [plan, ...options]) {
    for (const figure of figures) if (!order.has(figure.code)) order.set(figure.code, figure);
  }
  const groups = [...new Set([...order.values()].map(({ group }) => group))];
  const sorted = groups.flatMap((group) => [...order.values()].filter((figure) => figure.group === group));
  return sorted.map(({ code, label, help, group }, at) => ({
    code,
    label,
    help,
    heading: sorted[at - 1]?.group === group ? null : group,
    plan: plan.find((one) => one.code === code),
    options: options.map((figures) => figures.find((one) => one.code === code)),
  }));
}
