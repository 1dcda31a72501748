/** Which key results are off pace, the worst first. Pure. */
import type { Id, KeyResult, KeyResultFacts } from "../../lib/types";

export interface OffPace {
  record: KeyResult;
  words: string;
  /** Points behind the calendar as a share of 1; nothing for a bound. */
  difference: number | null;
  grave: boolean;
}

export function offPace(results: readonly KeyResult[], facts: (id: Id) => KeyResultFacts | undefined): OffPace[] {
  const found = results.flatMap((record): OffPace[] => {
    const known = facts(record.id);
    if (!known) return [];
    if (known.kept === false) return [{ record, words: "bound broken", difference: null, grave: true }];
    if (!known.pace || known.pace.band === "on_pace") return [];
    const grave = known.pace.band === "at_risk";
    return [{ record, words: grave ? "far behind" : "behind", difference: known.pace.difference, grave }];
  });
  // A broken bound is as bad as can be.
  return found.sort((a, b) => (a.difference ?? -1) - (b.difference ?? -1));
}
