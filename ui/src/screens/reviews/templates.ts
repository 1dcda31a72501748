/**
 * What is talked about in a review, by its kind: the points to begin with, what each is held against, and its minutes;
 * for the author to change.
 */
import type { AgendaPoint, ReviewMatter } from "../../lib/types";

const point = (text: string, shows: ReviewMatter, minutes: number): AgendaPoint => ({ text, shows, minutes });

export const AGENDAS: Record<string, readonly AgendaPoint[]> = {
  monthly: [
    point("Open actions of the last time", "actions", 5),
    point("Key results: news, and how sure we are", "key_results", 15),
    point("What moved on the roadmap, and why", "changes", 10),
    point("Dates that cannot be kept", "plan", 5),
    point("Decisions that are due, tripwires that are broken", "decisions", 10),
    point("What is in the way, and who takes it away", "ahead", 10),
  ],
  quarterly: [
    point("Open actions of the last time", "actions", 5),
    point("What changed since the last review", "changes", 10),
    point("Objectives: score each, say what was learned", "key_results", 20),
    point("Metrics against their bounds", "metrics", 10),
    point("Capacity: planned against actual, debt and learning first", "capacity", 10),
    point("Debt that was paid, and whether it moved its metric", "debt", 10),
    point("Experiments that ended", "experiments", 10),
    point("Decisions to look at again", "decisions", 10),
    point("Wins, setbacks, what we traded for what", "looking_back", 10),
    point("What is not now any more, and what is not now from here on", "plan", 10),
    point("The next quarter: what is promised, what is likely", "ahead", 15),
  ],
  architecture: [
    point("What changed in the systems since the last time", "changes", 10),
    point("Decisions to look at again, assumptions that broke", "decisions", 20),
    point("Capabilities: the widest gaps", "capabilities", 15),
    point("Debt by risk and impact", "debt", 15),
    point("Guardrails and their exceptions", "guardrails", 10),
    point("What comes next", "ahead", 5),
  ],
  post_incident: [
    point("What happened, in the order of the clock", "talk", 20),
    point("What helped, what hindered", "looking_back", 15),
    point("What we believed and what was so", "decisions", 15),
    point("What will be different, by whom, by when", "ahead", 15),
  ],
  other: [],
};
