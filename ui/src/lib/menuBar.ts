/**
 * The menu bar of the system, described out of the one list of commands: the shell draws it and says what was chosen.
 * Its menus are the groups that the palette and the list of shortcuts have. What belongs to the focused list alone is
 * left out, as in the palette; so is what a screen could do but cannot now. Lines of the frame stay in their places, dimmed.
 */
import type { MenuBar, MenuEntry } from "./backend";
import { canRun, labelOf, type Command, type CommandGroup } from "./commands";

const MENUS: { group: CommandGroup; title: string }[] = [
  { group: "File", title: "&File" },
  { group: "Edit", title: "&Edit" },
  { group: "View", title: "&View" },
  { group: "Go to", title: "&Go to" },
  { group: "Make", title: "&Make" },
  { group: "Do", title: "&Do" },
  { group: "Help", title: "&Help" },
];
/** The areas of commands that belong to the frame, whatever is at hand. */
const FRAME = new Set(["file", "edit", "view", "theme", "go", "palette", "app"]);
/** Longer words are cut: a menu is as wide as its widest line. */
const WIDEST = 56;

/** What may be done to the text in the focused field, whose own undo comes first. */
export interface FieldHistory {
  undoes: boolean;
  redoes: boolean;
}

export function menuBar(commands: readonly Command[], shown: boolean, field: FieldHistory): MenuBar {
  const menus = MENUS.map(({ group, title }) => ({
    id: group.toLowerCase().replace(" ", ""),
    title,
    entries: entries(
      commands.filter((command) => command.group === group && command.within === undefined),
      field,
    ),
  }));
  return { shown, menus };
}

function entries(commands: readonly Command[], field: FieldHistory): MenuEntry[] {
  const out: MenuEntry[] = [];
  let area = "";
  for (const command of commands) {
    const entry = entryOf(command, field);
    const own = areaOf(command);
    if (!entry.enabled && !FRAME.has(own)) continue;
    if (area !== "" && own !== area) out.push({});
    area = own;
    out.push(entry);
  }
  // A menu that opens on nothing looks broken.
  if (out.length === 0) out.push({ id: "nothing", label: "Nothing here now", enabled: false });
  return out;
}

/** What stands together in a menu. Every kind of record has a command to make one: those are one area. */
function areaOf({ id, group }: Command): string {
  const area = id.slice(0, id.indexOf("."));
  return group !== "Make" || area === "new" ? area : "kinds";
}

function clipped(words: string): string {
  return words.length > WIDEST ? `${words.slice(0, WIDEST - 1).trimEnd()}…` : words;
}

function entryOf(command: Command, field: FieldHistory): MenuEntry {
  const inField =
    (command.id === "edit.undo" && field.undoes) || (command.id === "edit.redo" && field.redoes) ? command.id : null;
  const label = inField ? labelOf(command).replace(/:.*/s, "") : labelOf(command);
  const keys = command.keys?.[0];
  return {
    id: command.id,
    // The shell reads & as the mark of the letter that chooses the line.
    label: clipped(label).replaceAll("&", "&&"),
    ...(keys === undefined ? {} : { keys: menuKeys(keys) }),
    enabled: inField !== null || canRun(command),
    ...(command.checked === undefined ? {} : { checked: command.checked() }),
  };
}

/** Keys as the shell reads them: `$mod+Shift+z` → `Mod+Shift+Z`. */
function menuKeys(keys: string): string {
  return keys.replace("$mod", "Mod").replace(/\+([a-z])$/, (_, letter: string) => `+${letter.toUpperCase()}`);
}
