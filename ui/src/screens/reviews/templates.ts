/** What is talked about in a review, by its kind: the points to begin with, for the author to change. */
export const AGENDAS: Record<string, readonly string[]> = {
  monthly: [
    "Open actions of the last time",
    "Key results: news, and how sure we are",
    "What moved on the roadmap, and why",
    "Decisions that are due, tripwires that are broken",
    "What is in the way, and who takes it away",
  ],
  quarterly: [
    "Open actions of the last time",
    "What changed since the last review",
    "Objectives: score each, say what was learned",
    "Metrics against their bounds",
    "Capacity: planned against actual, debt and learning first",
    "Debt that was paid, and whether it moved its metric",
    "Experiments that ended",
    "Decisions to look at again",
    "Wins, setbacks, what we traded for what",
    "What is not now any more, and what is not now from here on",
    "The next quarter: what is promised, what is likely",
  ],
  architecture: [
    "What changed in the systems since the last time",
    "Decisions to look at again, assumptions that broke",
    "Capabilities: the widest gaps",
    "Debt by risk and impact",
    "Guardrails and their exceptions",
  ],
  post_incident: [
    "What happened, in the order of the clock",
    "What helped, what hindered",
    "What we believed and what was so",
    "What will be different, by whom, by when",
  ],
  other: [],
};
