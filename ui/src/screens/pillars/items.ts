/** The pillar or theme that has the focus as a whole, and what the keys do with it. */
import type { Command } from "../../lib/commands";
import { strategy } from "../../lib/strategy.svelte";
import type { Kind, Target } from "../../lib/types";
import { view } from "../../lib/view.svelte";

const ITEM = "[data-scope=pillars] li[data-record]";

/** The item that has the focus itself, not one of its fields. */
export function itemHere(): [Target] | null {
  const focused = document.activeElement;
  const [kind, id] = (focused?.matches(ITEM) && focused.getAttribute("data-record")?.split("/")) || [];
  return kind && id ? [{ kind: kind as Kind, id }] : null;
}

/** What needs the screen; it puts itself here while it is there. */
export const items: { remove(target: Target): void } = { remove() {} };

function step(by: number): void {
  const all = [...document.querySelectorAll<HTMLElement>(ITEM)];
  const to = all[all.indexOf(document.activeElement as HTMLElement) + by];
  to?.focus({ preventScroll: true });
  to?.scrollIntoView({ block: "nearest" });
}

function key(id: string, label: string, keys: string[], run: (here: Target) => void, changes = false): Command {
  const here = () => (changes && strategy.readOnly !== null ? null : (itemHere()?.[0] ?? null));
  return {
    id: `pillars.${id}`,
    label,
    group: id === "next" || id === "previous" ? "Go to" : "Do",
    keys,
    within: "pillars",
    keysOnly: id !== "write",
    when: () => here() !== null,
    run() {
      const one = here();
      if (one) run(one);
    },
  };
}

export const itemCommands: Command[] = [
  key("next", "Next pillar or theme", ["ArrowDown"], () => step(1)),
  key("previous", "Previous pillar or theme", ["ArrowUp"], () => step(-1)),
  key("write", "Write in it", ["Enter", "F2"], ({ kind, id }) => void view.focusField(kind, id, "name")),
  key("delete", "Delete", ["Delete", "Backspace"], (one) => items.remove(one), true),
];
