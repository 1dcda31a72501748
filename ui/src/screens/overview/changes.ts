/** What happened to the strategy since a point in time: the history summed up by record and by kind. Pure. */
import { plural } from "../../lib/words";
import type { HistoryEntry, Id, Kind } from "../../lib/types";

export interface Changed {
  kind: Kind;
  id: Id;
  title: string;
  /** `added`, `changed`, `removed`. */
  how: "added" | "changed" | "removed";
  /** The labels of the fields that differ, the newest first. */
  fields: string[];
  time: string;
}

/** Kinds that say nothing by themselves: a link or a measurement is a change of what it belongs to. */
const QUIET: ReadonlySet<Kind> = new Set<Kind>(["link", "dependency", "snapshot", "publication", "silence"]);

/** Undo and redo are told by what they leave in force. */
const CHANGING: ReadonlySet<string> = new Set(["edit", "revert", "recover"]);

/** The records that differ, the one that changed last first. What was added and removed again is no change. */
export function changedSince(entries: readonly HistoryEntry[], since: string): Changed[] {
  const found = new Map<string, Changed>();
  const gone = new Set<string>();
  for (const entry of entries) {
    if (entry.undone || entry.time <= since || !CHANGING.has(entry.role)) continue;
    for (const change of entry.changes) {
      if (QUIET.has(change.kind)) continue;
      const key = `${change.kind}/${change.id}`;
      const labels = change.fields.map((field) => field.label);
      const seen = found.get(key);
      // Entries come newest first: what an older one says is added to what is known of the record.
      if (!seen) {
        const how = change.verb === "added" ? "added" : change.verb === "deleted" ? "removed" : "changed";
        found.set(key, {
          kind: change.kind,
          id: change.id,
          title: change.title,
          how,
          fields: labels,
          time: entry.time,
        });
      } else {
        seen.fields = [...new Set([...seen.fields, ...labels])];
        if (change.verb === "added" && seen.how === "removed") gone.add(key);
        else if (change.verb === "added") seen.how = "added";
      }
    }
  }
  return [...found].filter(([key]) => !gone.has(key)).map(([, changed]) => changed);
}

/** All of them in a sentence: `3 initiatives changed, 1 risk added`. */
export function summary(changes: readonly Changed[], names: (kind: Kind) => [one: string, many: string]): string {
  const counts = new Map<string, { kind: Kind; how: string; count: number }>();
  for (const { kind, how } of changes) {
    const key = `${how}/${kind}`;
    const seen = counts.get(key) ?? { kind, how, count: 0 };
    seen.count += 1;
    counts.set(key, seen);
  }
  const all = [...counts.values()].sort((a, b) => b.count - a.count);
  return all.map(({ kind, how, count }) => `${plural(count, ...names(kind))} ${how}`).join(", ");
}
