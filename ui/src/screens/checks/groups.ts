/** Findings in the order of the screen: by gravity, then by record. Pure. */
import { findingKey, isOpen, SEVERITIES } from "../../lib/findings.svelte";
import type { Finding, Severity } from "../../lib/types";

export interface RecordGroup {
  /** `kind/id`. */
  key: string;
  findings: Finding[];
}

export interface SeverityGroup {
  severity: Severity;
  records: RecordGroup[];
  /** How many findings are left out because there are too many to show at once. */
  more: number;
}

/**
 * The findings by gravity and record; of each gravity no more than `most`, and no more than `drawn` in all. Silenced
 * ones only where they are wanted.
 */
export function grouped(
  findings: readonly Finding[],
  silenced: boolean,
  most: number,
  drawn = Infinity,
): SeverityGroup[] {
  const groups: SeverityGroup[] = [];
  let left = drawn;
  for (const severity of SEVERITIES) {
    const records = new Map<string, RecordGroup>();
    let count = 0;
    for (const finding of findings) {
      if (finding.severity !== severity || (!silenced && !isOpen(finding))) continue;
      if (++count > most || left <= 0) continue;
      left--;
      const key = `${finding.record.kind}/${finding.record.id}`;
      const group = records.get(key) ?? { key, findings: [] };
      group.findings.push(finding);
      records.set(key, group);
    }
    if (records.size > 0) groups.push({ severity, records: [...records.values()], more: Math.max(0, count - most) });
  }
  return groups;
}

/** All findings that are shown, in order: what the arrows walk along. */
export function inOrder(groups: readonly SeverityGroup[]): Finding[] {
  return groups.flatMap((group) => group.records.flatMap((record) => record.findings));
}

/** The place of a finding among others, or the place that it left. */
export function placeOf(shown: readonly Finding[], key: string | null, before: number): number {
  const at = shown.findIndex((finding) => findingKey(finding) === key);
  return at >= 0 ? at : Math.max(0, Math.min(before, shown.length - 1));
}

/** `2 errors, 1 warning`. */
export function countWords(counts: Record<Severity, number>): string {
  const words = SEVERITIES.filter((one) => counts[one] > 0).map(
    (one) => `${counts[one]} ${one}${counts[one] === 1 ? "" : "s"}`,
  );
  return words.join(", ");
}
