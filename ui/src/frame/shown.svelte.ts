/** What the preview shows, whichever window it stands in: it follows from where one is. */
import { strategy } from "../lib/strategy.svelte";
import type { Document, Id } from "../lib/types";
import { view, type Caret } from "../lib/view.svelte";

export const DOCUMENTS: { value: Document; label: string }[] = [
  { value: "vision", label: "One-page vision" },
  { value: "roadmap", label: "Roadmap" },
  { value: "decisions", label: "Decision log" },
  { value: "decision", label: "Decision record" },
];

export interface Shown {
  document: Document;
  /** The decision, where the document is about a single one. */
  decision?: Id;
  /** Whether a single decision can be shown. */
  single: boolean;
  /** What was only just made cannot be typeset yet. */
  coming: boolean;
  revision: number;
  /** Another number where another state is shown that need not be another revision. */
  turn: number;
  caret: Caret | null;
}

class Showing {
  readonly now = $derived.by((): Shown => {
    const selected = view.selection?.kind === "decision" ? view.selection.id : undefined;
    const decision = view.document === "decision" ? selected : undefined;
    return {
      document: view.document === "decision" && !decision ? "decisions" : view.document,
      ...(decision === undefined ? {} : { decision }),
      single: selected !== undefined,
      coming: strategy.file === null || (decision !== undefined && !strategy.stored("decision", decision)),
      revision: strategy.revision,
      turn: strategy.turn,
      caret: view.caret,
    };
  });
}

export const shown = new Showing();
