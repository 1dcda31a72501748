/**
 * Renaming a record where its title stands: whoever shows a title marks it with `data-title` (its `titleMark`), and the
 * frame puts a field over it. Lists and grids that have fields of their own need none of this.
 */
import { strategy } from "./strategy.svelte";
import type { Id, Kind, Target } from "./types";

export const titleMark = (kind: Kind, id: Id): string => `${kind}/${id}`;

function targetOf(title: Element | null | undefined): Target | null {
  const [kind, id] = title?.getAttribute("data-title")?.split("/") ?? [];
  return kind !== undefined && id !== undefined ? { kind: kind as Kind, id } : null;
}

const shown = ({ kind, id }: Target) =>
  document.querySelector<HTMLElement>(`[data-title="${CSS.escape(titleMark(kind, id))}"]`);

class Renaming {
  /** The record whose title is being written. */
  now = $state.raw<Target | null>(null);

  /** What would be renamed: the one that has the focus, else the only one that is chosen, if its title is in sight. */
  target(chosen: readonly Target[]): Target | null {
    const focused = targetOf(document.activeElement?.querySelector("[data-title]"));
    if (focused) return focused;
    const only = chosen.length === 1 ? chosen[0]! : null;
    return only && shown(only) ? only : null;
  }

  begin(target: Target | null): void {
    if (target && strategy.readOnly === null && shown(target)) this.now = target;
  }

  /** A double click on a title. */
  readonly clicked = (event: MouseEvent): void => {
    if (event.target instanceof Element) this.begin(targetOf(event.target.closest("[data-title]")));
  };

  /** Where the title stands, and what has the focus when it is written. */
  place(target: Target): { title: HTMLElement; item: HTMLElement | null } | null {
    const title = shown(target);
    return title && { title, item: title.closest<HTMLElement>("[tabindex]") };
  }
}

export const renaming = new Renaming();
