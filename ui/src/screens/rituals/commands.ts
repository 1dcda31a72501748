/** What can be done with a ritual beside editing it. */
import { announcements } from "../../lib/announce.svelte";
import type { Command } from "../../lib/commands";
import { today } from "../../lib/dates";
import { strategy } from "../../lib/strategy.svelte";
import type { Id } from "../../lib/types";
import { view } from "../../lib/view.svelte";

/** Notes that a ritual was held today; when it is due again follows from its cadence. */
export function heldToday(id: Id): void {
  const title = strategy.titleOf("ritual", id);
  strategy.apply([{ op: "set", kind: "ritual", id, fields: { last_held: today(), next_due: null } }], {
    label: `“${title}” was held`,
  });
  if (strategy.readOnly === null) announcements.show(`“${title}” was held today`, { undo: true });
}

const chosen = () => {
  const selected = view.selection;
  return selected?.kind === "ritual" && strategy.get("ritual", selected.id) ? selected.id : null;
};

export const commands: Command[] = [
  {
    id: "ritual.held",
    label: () => `“${strategy.titleOf("ritual", chosen() ?? "")}” was held today`,
    group: "Do",
    icon: "check",
    when: () => strategy.file !== null && strategy.readOnly === null && chosen() !== null,
    run() {
      const id = chosen();
      if (id) heldToday(id);
    },
  },
];
