/**
 * Commands, each defined once. The palette, the menus, the shortcuts in tooltips, the list of shortcuts and the keys
 * themselves all derive from the one list that `App` registers. What a command does is its own affair.
 */
import { matchKeyBindingPress, parseKeybinding } from "tinykeys";
import type { IconName } from "./icons";
import { isMac } from "./backend";

export type CommandGroup = "Do" | "Go to" | "Make" | "Edit" | "File" | "View" | "Help";

/** Where keys hold that do not hold everywhere: the values of `data-scope`, in the words of the list of shortcuts. */
export const SCOPES = {
  objectives: "In the tree of objectives",
  pillars: "In the lists of pillars",
  metrics: "In the list of metrics",
  board: "On the board of the roadmap",
  timeline: "In the timeline of the roadmap",
  tiers: "In the tiers of the roadmap",
  table: "In the table of the roadmap",
  decisions: "On Decisions",
  "decision-list": "In the list of decisions",
  experiments: "On the board of experiments",
  grid: "On a grid and in the list beside it",
  "grid-pins": "On the pins of a grid",
  "grid-list": "In the list beside a grid",
  records: "In any other list of records",
  "workshop-run": "While a workshop is held",
  "review-run": "While a review is held",
} as const;

export type Scope = keyof typeof SCOPES;

export interface Command {
  /** `area.act`, as the native menu sends it. */
  id: string;
  label: string | (() => string);
  group: CommandGroup;
  icon?: IconName;
  /** Keys as tinykeys writes them: `$mod+Shift+z`. The first is the one that is shown. */
  keys?: string[];
  /** Only while the focus is inside an element with this `data-scope`: for single letters and arrows in lists. */
  within?: Scope;
  /** Its keys are left alone while someone writes: there they mean something else, or would surprise. */
  notWhileWriting?: boolean;
  /** Whether it can be run now; without it, always. */
  when?: () => boolean;
  /** Whether it is on, for what is on or off or one of several: the menu bar ticks it. */
  checked?: () => boolean;
  /** Left out of the palette: what it does is plain from the keys alone. */
  keysOnly?: boolean;
  run(): void | Promise<void>;
  /** For commands that make something: takes what was written in the palette as its title. */
  runWith?(text: string): void | Promise<void>;
}

export function labelOf(command: Command): string {
  return typeof command.label === "function" ? command.label() : command.label;
}

export function canRun(command: Command): boolean {
  return command.when?.() ?? true;
}

let registered: readonly Command[] = [];

/** Sets the list. Two commands must not share an id, nor keys in the same scope: that is a defect. */
export function register(commands: readonly Command[]): void {
  const ids = new Set<string>();
  const keys = new Map<string, string>();
  for (const command of commands) {
    if (ids.has(command.id)) throw new Error(`Two commands are called ${command.id}`);
    ids.add(command.id);
    for (const key of command.keys ?? []) {
      const scoped = `${command.within ?? ""} ${key.toLowerCase()}`;
      const other = keys.get(scoped);
      if (other) throw new Error(`${other} and ${command.id} share the keys ${key}`);
      keys.set(scoped, command.id);
    }
  }
  registered = commands;
}

export function allCommands(): readonly Command[] {
  return registered;
}

export function findCommand(id: string): Command | undefined {
  return registered.find((command) => command.id === id);
}

/** What the list around an element can do now, apart from walking it. */
export function commandsAt(element: Element | null): readonly Command[] {
  return registered.filter(
    ({ within, keysOnly, when }) =>
      within !== undefined && !keysOnly && element?.closest(`[data-scope="${within}"]`) != null && (when?.() ?? true),
  );
}

/** Runs a command by its id if it can be run now. */
export function runCommand(id: string): void {
  const command = findCommand(id);
  if (command && canRun(command)) void command.run();
}

const KEY_NAMES: Record<string, string> = {
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  escape: "Esc",
  " ": "Space",
  space: "Space",
  "-": "−",
};

/** The keys as they are shown: `$mod+Shift+z` → `Ctrl`, `Shift`, `Z`. */
export function shownKeys(keys: string, mac: boolean = isMac): string[] {
  return (parseKeybinding(keys)[0]?.[0] ?? []).concat(String(parseKeybinding(keys)[0]?.[1] ?? "")).map((key) => {
    const name = key.toLowerCase();
    if (name === "control" || name === "meta") return mac ? "⌘" : "Ctrl";
    if (name === "shift") return mac ? "⇧" : "Shift";
    if (name === "alt") return mac ? "⌥" : "Alt";
    return KEY_NAMES[name] ?? (key.length === 1 ? key.toUpperCase() : key);
  });
}

/** The keys of a command in one word for `aria-keyshortcuts`: `Control+Z`. */
export function ariaKeys(command: Command | undefined): string | undefined {
  const keys = command?.keys?.[0];
  if (keys === undefined) return undefined;
  return keys.replace("$mod", isMac ? "Meta" : "Control");
}

/** `Undo (Ctrl Z)`, for tooltips. */
export function tip(id: string, label?: string): string {
  const command = findCommand(id);
  const words = label ?? (command ? labelOf(command) : id);
  const keys = command?.keys?.[0];
  return keys ? `${words} (${shownKeys(keys).join(" ")})` : words;
}

/** Whether a dialog or a menu of the page is open: then keys and the menu bar do nothing behind it. */
export function behindDialog(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
}

/** Whether typing goes into this element. */
export function isTextField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  if (target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLInputElement) return !/^(checkbox|radio|button|range|color|submit)$/.test(target.type);
  return target instanceof HTMLElement && target.isContentEditable;
}

export interface KeyContext {
  /** A dialog is open: the keys belong to it. */
  modal: boolean;
  /** Single letters are switched on. */
  letters: boolean;
}

/** The command that a key press means here, if any. */
export function commandFor(
  event: KeyboardEvent,
  context: KeyContext,
  commands: readonly Command[] = registered,
): Command | undefined {
  if (context.modal || event.isComposing || event.defaultPrevented) return undefined;
  const typing = isTextField(event.target);
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  // Space is no letter: it chooses in lists whatever the setting.
  const letter = plain && event.key.length === 1 && event.key !== " ";
  if (typing && plain && !/^F\d+$/.test(event.key)) return undefined;
  if (letter && !context.letters) return undefined;
  const fits = (command: Command) =>
    !(typing && command.notWhileWriting) &&
    (command.keys ?? []).some((keys) => {
      const press = parseKeybinding(keys)[0];
      return press !== undefined && matchKeyBindingPress(event, press);
    });
  const inScope = (scope: string) =>
    event.target instanceof Element && event.target.closest(`[data-scope="${scope}"]`) !== null;
  // What belongs to the focused list comes before what holds everywhere.
  return (
    commands.find(
      (command) => command.within !== undefined && inScope(command.within) && fits(command) && canRun(command),
    ) ?? commands.find((command) => command.within === undefined && fits(command) && canRun(command))
  );
}
