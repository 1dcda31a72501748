/** From one open finding to the next, wherever it is. */
import { announcements } from "../../lib/announce.svelte";
import { findingKey, findings } from "../../lib/findings.svelte";
import type { Finding, Target } from "../../lib/types";
import { view } from "../../lib/view.svelte";
import { counted } from "../../lib/words";

/**
 * The finding after or before the one that was visited last. If that is gone, the one that took its place; if there was
 * none, the first of the selected record, or of all.
 */
export function step(
  open: readonly Finding[],
  last: { key: string; place: number } | null,
  selected: Target | null,
  by: 1 | -1,
): number {
  if (open.length === 0) return -1;
  if (last) {
    const at = open.findIndex((finding) => findingKey(finding) === last.key);
    const from = at >= 0 ? at + by : by > 0 ? last.place : last.place - 1;
    return (from + open.length) % open.length;
  }
  const own = open.findIndex(({ record }) => record.id === selected?.id && record.kind === selected.kind);
  return own >= 0 ? own : by > 0 ? 0 : open.length - 1;
}

/** Shows the record of a finding where it is edited, with the caret in its field. */
export async function goThere(finding: Finding): Promise<void> {
  await view.open(finding.record.kind, finding.record.id, finding.field);
}

class Walk {
  #last: { key: string; place: number } | null = null;

  async go(by: 1 | -1): Promise<void> {
    const open = findings.open;
    const place = step(open, this.#last, view.selection, by);
    const finding = open[place];
    if (!finding) return;
    this.#last = { key: findingKey(finding), place };
    await goThere(finding);
    announcements.show(`${counted(place + 1)} of ${counted(open.length)}: ${finding.sentence}`);
  }
}

export const walk = new Walk();
