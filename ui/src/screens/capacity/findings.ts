/** What the figures of the cycles say, in words: the number, the limit, and what it means. Pure. */
import { figure } from "../../lib/figures";
import type { AnyRecord, CapacityFacts, Category, Id } from "../../lib/types";
import { plural } from "../../lib/words";

export interface Finding {
  key: string;
  level: "danger" | "warning" | "good";
  title: string;
  text: string;
  /** The cell to look at: row and column of the table. */
  cell?: { row: string; column: string };
}

const rounded = (value: number) => figure(Math.round(value * 10) / 10);

export function findings(
  cycles: readonly AnyRecord[],
  facts: CapacityFacts | null,
  nameOf: (id: Id) => string,
  label: (category: Category) => string,
): Finding[] {
  if (!facts) return [];
  const found: Finding[] = [];
  let planned = 0;
  for (const { id } of cycles) {
    const known = facts.cycles[id];
    if (!known) continue;
    const name = nameOf(id);
    // What is past and was merely planned can no longer be mended.
    for (const breach of known.breaches.filter((one) => one.actual || known.state !== "past")) {
      const weeks = known.capacity === null ? null : (breach.shortBy / 100) * known.capacity;
      const limit = `guardrail ${breach.tooLittle ? "at least" : "at most"} ${figure(breach.bound)}%`;
      const part =
        weeks === null || known.capacity === null
          ? `${rounded(breach.shortBy)} ${breach.shortBy === 1 ? "point" : "points"} ${breach.tooLittle ? "too little" : "too much"}.`
          : `${rounded(weeks)} of ${rounded(known.capacity)} person-weeks ${breach.tooLittle ? "too little" : "too much"}.`;
      found.push({
        key: `${id} ${breach.category} ${breach.actual} ${breach.tooLittle}`,
        level: breach.actual ? "danger" : "warning",
        title: `${label(breach.category)} at ${rounded(breach.found)}%, ${limit}`,
        text: `${name}, ${breach.actual ? (known.state === "current" ? "to date" : "actual") : "planned"}: ${part}`,
        cell: { row: `share/${breach.category}`, column: `${id}:${breach.actual ? "actual" : "planned"}` },
      });
    }
    for (const which of ["planned", "actual"] as const) {
      const sum = known[which];
      const whole = which === "planned" ? known.plannedIsWhole : known.actualIsWhole;
      if (sum === null || whole || (which === "planned" && known.state === "past")) continue;
      const rest = Math.abs(100 - sum);
      found.push({
        key: `${id} ${which}`,
        level: "warning",
        title: `${which === "planned" ? "Planned" : "Actual"} shares sum to ${rounded(sum)}% in ${name}`,
        text:
          sum > 100 ? `${rounded(rest)} points are promised twice.` : `${rounded(rest)} points have no purpose yet.`,
        cell: { row: "share/new_work", column: `${id}:${which}` },
      });
    }
    if (known.state === "past" || known.capacity === null) continue;
    planned += 1;
    if ((known.over ?? 0) > 0.05) {
      found.push({
        key: `${id} over`,
        level: "warning",
        title: `${rounded(known.effort)} of ${rounded(known.capacity)} person-weeks planned in ${name}`,
        text: `${rounded(known.over!)} more than there are: something will be late, or must go.`,
      });
    }
  }
  if (planned > 0 && !found.some(({ key }) => key.endsWith(" over"))) {
    found.push({
      key: "fits",
      level: "good",
      title: "The planned work fits the people in every cycle to come",
      text:
        facts.leftOut.length > 0
          ? `${plural(facts.leftOut.length, "initiative")} without dates or effort ${facts.leftOut.length === 1 ? "is" : "are"} not counted.`
          : "All planned initiatives are counted.",
    });
  }
  const rank = { danger: 0, warning: 1, good: 2 };
  return found.sort((a, b) => rank[a.level] - rank[b.level]);
}
