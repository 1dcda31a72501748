/** The keys by which Details and a screen belong together. */
import type { Id, Kind } from "./types";
import { view } from "./view.svelte";

interface Ways {
  /** Begins the next record. */
  next(id: Id): void;
  /** Goes back to the record on the screen. */
  back(id: Id): void;
}

/**
 * What a screen does with a key pressed in Details while a record of its kind is shown there: Mod+Enter begins the next
 * record, Escape goes back to this one.
 */
export function pressedInDetails(event: KeyboardEvent, kind: Kind, { next, back }: Ways): void {
  const { target, key } = event;
  if (!(target instanceof Element) || !target.closest('[data-pane="dock"]')) return;
  if (view.selection?.kind !== kind || event.isComposing) return;
  if (key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    next(view.selection.id);
  } else if (key === "Escape" && !event.defaultPrevented && !target.matches('[aria-expanded="true"]')) {
    event.preventDefault();
    back(view.selection.id);
  }
}
