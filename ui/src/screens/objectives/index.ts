/** The Objectives screen: objectives and key results as a tree of editable cells, and the check-in. */
import type { Command } from "../../lib/commands";
import type { Section } from "../../lib/sections";
import { strategy } from "../../lib/strategy.svelte";
import { view } from "../../lib/view.svelte";

const WITHIN = "objectives";
const writable = () => strategy.file !== null && strategy.readOnly === null;
const some = () => writable() && strategy.records("key_result").length > 0;

type Tree = (typeof import("./state.svelte"))["objectives"];
/** Runs an act of the tree, which is fetched with the screen. */
async function act(run: (tree: Tree) => void): Promise<void> {
  const there = view.sectionId === "objectives";
  view.go("objectives");
  const [{ objectives: tree }] = await Promise.all([import("./state.svelte"), import("./Objectives.svelte")]);
  // The screen may only now come into being.
  if (!there) await new Promise((ready) => setTimeout(ready, 0));
  run(tree);
}

const inTree = (
  id: string,
  label: string,
  keys: string,
  more: Partial<Command>,
  run: (tree: Tree) => void,
): Command => ({
  id: `objectives.${id}`,
  label,
  group: "Do",
  keys: [keys],
  within: WITHIN,
  when: writable,
  run: () => act(run),
  ...more,
});

export const objectives: Section = {
  id: "objectives",
  label: "Objectives",
  group: "Direction",
  icon: "target",
  load: () => import("./Objectives.svelte"),
  kinds: ["objective", "key_result", "check_in"],
  count: () => strategy.records("objective").length,
  opensRecords: true,
  make: { label: "New objective", run: () => void act((tree) => tree.addObjective()) },
  commands: [
    {
      id: "objective.new",
      label: "New objective",
      group: "Make",
      icon: "target",
      when: writable,
      run: () => act((tree) => tree.addObjective()),
    },
    {
      id: "objectives.start",
      label: "Check in…",
      group: "Do",
      icon: "calendar",
      when: some,
      run: () => act((tree) => tree.checkIn()),
    },
    inTree("checkIn", "Check in from this key result on", "c", { keysOnly: true, when: some }, (tree) =>
      tree.checkIn(),
    ),
    inTree("add", "New key result", "n", { group: "Make" }, (tree) => tree.add()),
    inTree("addObjective", "New objective below", "Shift+n", { group: "Make" }, (tree) => tree.addObjective()),
    inTree("move", "Move to…", "m", { icon: "arrow" }, (tree) => tree.askWhere()),
    inTree("up", "Move one place up", "Alt+ArrowUp", {}, (tree) => tree.nudge(-1)),
    inTree("down", "Move one place down", "Alt+ArrowDown", {}, (tree) => tree.nudge(1)),
    inTree("delete", "Delete the objective or key result", "Delete", { icon: "bin", keysOnly: true }, (tree) => {
      if (tree.grid.at?.column === null || tree.grid.at?.column === "title") tree.remove();
    }),
  ],
};
