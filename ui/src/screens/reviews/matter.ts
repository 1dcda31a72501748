/** What the points of a review are held against: the findings that speak of each. Pure. */
import type { Finding, ReviewMatter } from "../../lib/types";

/** A subject that a review asks after, by the findings that speak of it, and the screen where it is at home. */
export interface Subject {
  matter: ReviewMatter;
  label: string;
  section: string;
  codes: RegExp;
}

export const SUBJECTS: readonly Subject[] = [
  {
    matter: "key_results",
    label: "Key results without news",
    section: "objectives",
    codes: /^key-result-without-news$/,
  },
  {
    matter: "metrics",
    label: "Key results and metrics off their way",
    section: "metrics",
    codes: /^(metric-(missed|outside)|error-budget|key-result-on-track)/,
  },
  {
    matter: "plan",
    label: "Dates that cannot be kept",
    section: "roadmap",
    codes: /^(plan-infeasible|starts-before|milestone-missed|initiative-(late|overdue))/,
  },
  {
    matter: "decisions",
    label: "Decisions due, tripwires broken",
    section: "decisions",
    codes: /^(decision-(past|needed|proposed)|tripwire-broken|assumption-past)/,
  },
  {
    matter: "capacity",
    label: "Capacity against its guardrails",
    section: "capacity",
    codes: /^(allocation-|cycle-overbooked|team-overbooked|actual-shares)/,
  },
  {
    matter: "experiments",
    label: "Experiments that have ended",
    section: "experiments",
    codes: /^experiment-(past-its-end|with-result-not-ended|without-result|without-learning)$/,
  },
  {
    matter: "guardrails",
    label: "Guardrail exceptions past their end",
    section: "guardrails",
    codes: /^guardrail-exception-past-its-end$/,
  },
  { matter: "debt", label: "Debt", section: "debt", codes: /^debt-/ },
  { matter: "capabilities", label: "Capabilities", section: "platform", codes: /^capability-/ },
  { matter: "risks", label: "Risks", section: "risks", codes: /^risk-/ },
];

/** The findings that a point is about; all of them where it is about all checks. */
export function findingsOf(matter: ReviewMatter, open: readonly Finding[]): Finding[] {
  if (matter === "checks") return [...open];
  const subject = SUBJECTS.find((one) => one.matter === matter);
  return subject ? open.filter(({ code }) => subject.codes.test(code)) : [];
}
