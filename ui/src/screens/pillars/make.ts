/** Making pillars and themes, from the screen, the keys and the palette alike. */
import { tick } from "svelte";
import { announcements } from "../../lib/announce.svelte";
import { strategy } from "../../lib/strategy.svelte";
import { newId } from "../../lib/ids";
import type { Change, Id, Kind, Target } from "../../lib/types";
import { view } from "../../lib/view.svelte";
import { plural } from "../../lib/words";
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

/** Makes pillars or themes of the lines of a text, behind one of them, as one act; returns them. */
export function makeFromLines(kind: Kind, lines: readonly string[], after: Id): Target[] {
  const pillars = [...strategy.records("pillar")];
  const made: Target[] = [];
  let last = after;
  const changes = lines.map((name): Change => {
    const id = newId();
    const fields = kind === "pillar" ? { name, colour: freeColour(pillars) } : { name };
    pillars.push({ ...fields, id, rank: "", created: "", updated: "" });
    made.push({ kind, id });
    const change: Change = { op: "put", kind, id, fields, after: last };
    last = id;
    return change;
  });
  const what = made.length === 1 ? `“${lines[0]}”` : plural(made.length, kind);
  strategy.apply(changes, { label: `Add ${what}` });
  announcements.show(`Added ${what}`, { undo: true });
  return made;
}

/** Makes a theme and puts the caret into its name. */
export function makeTheme(name = ""): void {
  if (strategy.readOnly !== null) return;
  const fields = { name, problem: "", why: "", colour: null, pillar: null };
  void begin("theme", strategy.create("theme", fields), name);
}
