/** The keys of a list of records, the same in every section that is one. */
import type { Command } from "../../lib/commands";
import { lists } from "./list.svelte";

const WITHIN = "records";
/** What the menu of a row has and the palette has no command of its own for; the rest walks the list. */
const OFFERED = new Set(["open", "rename", "moveUp", "moveDown"]);
/** The keys are the row's; a button within it keeps its own. */
const there = () => lists.now !== null && document.activeElement?.matches("[data-row]") === true;
const writable = () => there() && lists.now?.writable === true;

function key(
  id: string,
  label: string,
  keys: string[],
  run: () => void,
  when = there,
  group: Command["group"] = "Do",
): Command {
  return { id: `records.${id}`, label, group, keys, within: WITHIN, keysOnly: !OFFERED.has(id), when, run };
}

export const recordCommands: Command[] = [
  key("down", "Next in the list", ["ArrowDown"], () => lists.now?.step(1), there, "Go to"),
  key("up", "Previous in the list", ["ArrowUp"], () => lists.now?.step(-1), there, "Go to"),
  key("pageDown", "Further down the list", ["PageDown"], () => lists.now?.step(10), there, "Go to"),
  key("pageUp", "Further up the list", ["PageUp"], () => lists.now?.step(-10), there, "Go to"),
  key("first", "To the first of the list", ["Home"], () => lists.now?.step(-Infinity), there, "Go to"),
  key("last", "To the last of the list", ["End"], () => lists.now?.step(Infinity), there, "Go to"),
  key("extendDown", "Select the next too", ["Shift+ArrowDown"], () => lists.now?.step(1, true)),
  key("extendUp", "Select the previous too", ["Shift+ArrowUp"], () => lists.now?.step(-1, true)),
  key("select", "Select or deselect", ["Space"], () => lists.now?.toggle()),
  key("all", "Select all", ["$mod+a"], () => lists.now?.selectAll()),
  key(
    "none",
    "Deselect",
    ["Escape"],
    () => lists.now?.deselect(),
    () => there() && (lists.now?.selected.size ?? 0) > 0,
  ),
  key("open", "Open in Details", ["Enter"], () => lists.now?.open()),
  key("rename", "Rename", ["F2"], () => lists.now?.rename(), writable),
  key("moveUp", "Move up", ["Alt+ArrowUp"], () => lists.now?.nudge(-1), writable),
  key("moveDown", "Move down", ["Alt+ArrowDown"], () => lists.now?.nudge(1), writable),
  key("delete", "Delete", ["Delete", "Backspace"], () => lists.now?.remove(), writable),
  key("next", "Add the next", ["$mod+Enter"], () => lists.now?.onadd(), writable),
];
