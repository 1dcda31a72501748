/**
 * The records that keys, palette and menus speak of: what is chosen on the screen that is open, or what has the focus
 * there; without either, what is selected. The screen says so while it is there.
 */
import { strategy } from "./strategy.svelte";
import type { Id, Kind, Target } from "./types";
import { view } from "./view.svelte";

type Pick = () => readonly Target[];

/** What a screen does by itself where the usual would not do. */
interface Ways {
  /** Chooses what was pasted or duplicated and gives it the focus; false where it is not of this screen. */
  show?(made: readonly Target[]): boolean;
  /** Makes records of the lines of a text that is pasted; false where nothing here takes them. */
  take?(lines: readonly string[]): boolean;
}

class Picked {
  #here = $state.raw<{ pick: Pick; ways: Ways } | null>(null);

  /** To be called while a screen is set up. */
  by(pick: Pick, ways: Ways = {}): void {
    const here = { pick, ways };
    $effect(() => {
      this.#here = here;
      return () => {
        if (this.#here === here) this.#here = null;
      };
    });
  }

  get records(): readonly Target[] {
    const here = this.#here?.pick() ?? [];
    const all = here.length > 0 ? here : view.selection ? [view.selection] : [];
    return all.filter(({ kind, id }) => strategy.definition(kind)?.single === false && strategy.get(kind, id));
  }

  /** Shows records that were pasted or duplicated: on this screen, or where they are edited. */
  show(made: readonly Target[]): void {
    const first = made[0];
    if (first && !this.#here?.ways.show?.(made)) void view.open(first.kind, first.id);
  }

  take(lines: readonly string[]): boolean {
    return lines.length > 0 && (this.#here?.ways.take?.(lines) ?? false);
  }
}

export const picked = new Picked();

export function targets(kind: Kind, ids: readonly Id[]): Target[] {
  return ids.map((id) => ({ kind, id }));
}
