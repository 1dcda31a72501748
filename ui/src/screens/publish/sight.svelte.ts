/** Audiences of one's own while their dialog is open: which one, and what it sees. */
import { BackendError, call } from "../../lib/backend";
import { strategy } from "../../lib/strategy.svelte";
import type { Id, Kind, Lens, SightOfKind } from "../../lib/types";

/** A rule as the record keeps it. */
export interface SightRule {
  kind: string;
  field: string;
  seen: boolean;
}

class SightState {
  open = $state(false);
  /** The audience that is looked at. */
  id = $state<Id | null>(null);
  kinds = $state.raw<SightOfKind[]>([]);
  problem = $state<string | null>(null);
  #asked = 0;

  /** Asks what the audience sees. What it does not see any more is the back end's to say. */
  async ask(): Promise<void> {
    const own = ++this.#asked;
    const id = this.id;
    if (id === null || !strategy.stored("audience", id)) return;
    try {
      const kinds = await call("sights", { audience: id });
      if (own !== this.#asked) return;
      this.kinds = kinds;
      this.problem = null;
    } catch (error) {
      if (own === this.#asked) this.problem = error instanceof BackendError ? error.message : String(error);
    }
  }

  /** A new audience, like another one. */
  make(like: Lens, name: string): void {
    this.id = strategy.create("audience", { name, like }, { label: `New audience “${name}”` });
  }

  rules(id: Id): SightRule[] {
    return (strategy.get("audience", id)?.sights as SightRule[] | undefined) ?? [];
  }

  /** Shows or hides a field, or records as a whole; a rule that says what holds anyway is none. */
  see(id: Id, kind: Kind, field: string, seen: boolean, usual: boolean, words: string): void {
    const sights = withRule(this.rules(id), { kind, field, seen }, usual);
    strategy.apply([{ op: "set", kind: "audience", id, fields: { sights } }], {
      label: `${seen ? "Show" : "Hide"} ${words} for “${strategy.titleOf("audience", id)}”`,
    });
  }
}

/** The rules with one more, or with one less where it says what holds anyway. Pure. */
export function withRule(rules: readonly SightRule[], rule: SightRule, usual: boolean): SightRule[] {
  const others = rules.filter(({ kind, field }) => kind !== rule.kind || field !== rule.field);
  return rule.seen === usual ? others : [...others, rule];
}

export const sight = new SightState();
