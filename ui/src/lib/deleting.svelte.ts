/**
 * Deleting records: asks first where something goes along or many are touched, says afterwards what it did, and is one
 * step of undo. The question itself is drawn by the frame.
 */
import { announcements } from "./announce.svelte";
import { effectOf, effectWords, listed, needsAsking } from "./deletion";
import { strategy } from "./strategy.svelte";
import { KINDS, type Change, type Target } from "./types";
import { plural } from "./words";

export interface DeletionOptions {
  /** What the reader sees beside Undo. */
  label?: string;
  /** Called once the records are gone: to put the focus somewhere. */
  done?(): void;
}

interface Asked {
  title: string;
  effects: string[];
  go(): void;
}

class Deleting {
  /** What is being asked, if anything. */
  asked = $state.raw<Asked | null>(null);

  /** What deleting these records does to others, a sentence part each. */
  effects(targets: readonly Target[]): string[] {
    const effect = effectOf(targets, strategy.definitions, (kind) => strategy.records(kind));
    return effectWords(effect, strategy.definitions, targets.length > 1);
  }

  /** Deletes records, after a question where one is due. */
  remove(targets: readonly Target[], options: DeletionOptions = {}): void {
    const there = targets.filter(({ kind, id }) => strategy.get(kind, id));
    if (there.length === 0 || strategy.file === null) return;
    if (strategy.readOnly !== null) {
      announcements.show(strategy.lockedWords, { tone: "warning" });
      return;
    }
    const effect = effectOf(there, strategy.definitions, (kind) => strategy.records(kind));
    const effects = effectWords(effect, strategy.definitions, there.length > 1);
    const what = nameOf(there);
    const go = () => {
      strategy.apply(deletions(there), { label: options.label ?? `Delete ${what}` });
      announcements.show(`Deleted ${what}${effects.length > 0 ? `: ${listed(effects)}` : ""}`, { undo: true });
      options.done?.();
    };
    if (needsAsking(effect)) this.asked = { title: `Delete ${what}?`, effects, go };
    else go();
  }
}

/** What records are called together: `“Billing”`, `3 initiatives`, `4 records`. */
export function nameOf(targets: readonly Target[]): string {
  const first = targets[0];
  if (!first) return "nothing";
  if (targets.length === 1) return `“${strategy.titleOf(first.kind, first.id)}”`;
  const definition = strategy.definition(first.kind);
  const same = definition && targets.every(({ kind }) => kind === first.kind);
  return same
    ? plural(targets.length, definition.label.toLowerCase(), definition.labels.toLowerCase())
    : plural(targets.length, "record");
}

/** What belongs to another record goes first: it must not be looked for when its owner has taken it along. */
function deletions(targets: readonly Target[]): Change[] {
  const place = (target: Target) => KINDS.indexOf(target.kind);
  return [...targets].sort((a, b) => place(b) - place(a)).map(({ kind, id }) => ({ op: "delete", kind, id }));
}

export const deleting = new Deleting();
