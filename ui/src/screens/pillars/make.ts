/** Making pillars and themes, from the screen, the keys and the palette alike. */
import { tick } from "svelte";
import { announcements } from "../../lib/announce.svelte";
import { strategy } from "../../lib/strategy.svelte";
import type { Id, Kind } from "../../lib/types";
import { view } from "../../lib/view.svelte";
import { freeColour } from "./pillars";

async function begin(kind: Kind, id: Id, named: string): Promise<void> {
  view.go("pillars");
  await tick();
  await view.focusField(kind, id, named === "" ? "name" : kind === "pillar" ? "promise" : "problem");
  announcements.say(kind === "pillar" ? "New pillar" : "New theme");
}

/** Makes a pillar in a colour that is still free, and puts the caret into its name. */
export function makePillar(name = ""): void {
  if (strategy.readOnly !== null) return;
  const colour = freeColour(strategy.records("pillar"));
  const fields = { name, code: "", colour, intent: "", promise: "", owner: "" };
  void begin("pillar", strategy.create("pillar", fields), name);
}

/** Makes a theme and puts the caret into its name. */
export function makeTheme(name = ""): void {
  if (strategy.readOnly !== null) return;
  const fields = { name, problem: "", why: "", colour: null, pillar: null };
  void begin("theme", strategy.create("theme", fields), name);
}
