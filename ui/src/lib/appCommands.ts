/** The commands of the frame: files, undo, places, layout. Those of a screen stand beside the screen. */
import { tick } from "svelte";
import { clipboardText, duplicate, make, ownerFor, pasteText, remove } from "./acts";
import { announcements } from "./announce.svelte";
import { inShell, isMac } from "./backend";
import type { Command } from "./commands";
import { canRun, commandsAt, findCommand, runCommand } from "./commands";
import { nameOf } from "./deleting.svelte";
import { isBlank } from "./fields/list";
import { explain } from "./fields/explain.svelte";
import { fieldRedoes, fieldUndoes, rebase } from "./fields/nativeUndo";
import { isMadeFromTitle } from "./kinds";
import { picked } from "./picked.svelte";
import { planOptions } from "./planOptions.svelte";
import { reasons } from "./reasons.svelte";
import type { Section } from "./sections";
import { renaming } from "./renaming.svelte";
import { session } from "./session.svelte";
import { strategy } from "./strategy.svelte";
import { KINDS, type Kind } from "./types";
import { view } from "./view.svelte";
import { windows } from "./windows.svelte";

const opened = () => strategy.file !== null;
const writable = () => opened() && strategy.readOnly === null;

async function travel(way: "undo" | "redo"): Promise<void> {
  await strategy[way]();
  await tick();
  rebase();
  // What had the focus may be gone with what was undone.
  if (document.activeElement === document.body) document.querySelector<HTMLElement>("[data-pane=content]")?.focus();
}

/** Moves the focus to the next part of the window: sidebar, bar, content, dock. */
export function nextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")].filter((pane) => pane.offsetParent !== null);
  if (panes.length === 0) return;
  const now = panes.findIndex((pane) => pane.contains(document.activeElement));
  const pane = panes[(now + step + panes.length) % panes.length];
  if (!pane) return;
  const last = remembered.get(pane);
  const target =
    last && pane.contains(last)
      ? last
      : (pane.querySelector<HTMLElement>('[aria-current="page"], [data-first-focus]') ??
        pane.querySelector<HTMLElement>("input, textarea, select, button:not(:disabled), a[href], [tabindex='0']"));
  (target ?? pane).focus();
}

/** A button of the frame takes the focus when it is pressed: then what had it before counts. */
function openPalette(): void {
  const content = document.querySelector("[data-pane=content]");
  const focused = document.activeElement;
  const last = content && remembered.get(content);
  view.paletteHand = commandsAt(content?.contains(focused) || !last?.isConnected ? focused : last);
  view.paletteQuery = "";
  view.dialog = "palette";
}

const chosen = () => picked.records.length > 0;
/** Some kinds have a command of their own for it. */
function deletesItself(): boolean {
  const own = picked.records[0] && findCommand(`${picked.records[0].kind}.delete`);
  return own !== undefined && canRun(own);
}
const chosenTitle = () => (chosen() ? nameOf(picked.records) : "");

/** One command to make a record of each kind that has none of its own. */
function makeCommands(sections: readonly Section[]): Command[] {
  const own = new Set(sections.flatMap((section) => section.commands ?? []).map(({ id }) => id));
  const label = (kind: Kind) => strategy.definition(kind)?.label.toLowerCase() ?? kind;
  return KINDS.filter((kind) => !own.has(`${kind}.new`)).map((kind): Command => {
    const owners = () => strategy.definition(kind)?.fields.filter((field) => field.onDelete === "delete").length ?? 0;
    return {
      id: `${kind}.new`,
      label: () => {
        const owner = ownerFor(kind);
        const definition = strategy.definition(kind);
        const to = owner && definition?.fields.find(({ name }) => name === owner.field)?.shape;
        return to?.type === "ref"
          ? `New ${label(kind)} of “${strategy.titleOf(to.kind, owner!.id)}”`
          : `New ${label(kind)}`;
      },
      group: "Make",
      icon: "plus",
      when: () => {
        const definition = strategy.definition(kind);
        if (!writable() || !definition) return false;
        // What ties two records is made where one of them is looked at.
        return owners() === 0 ? isMadeFromTitle(definition) : owners() === 1 && ownerFor(kind) !== undefined;
      },
      run: () => {
        const owner = ownerFor(kind);
        return make(kind, "", owner ? { [owner.field]: owner.id } : {});
      },
    };
  });
}

const remembered = new WeakMap<Element, HTMLElement>();
/** Remembers where the focus was within each part of the window. */
export function rememberFocus(target: EventTarget | null): void {
  if (!(target instanceof HTMLElement)) return;
  const pane = target.closest("[data-pane]");
  if (pane) remembered.set(pane, target);
}

export function appCommands(sections: readonly Section[]): Command[] {
  const places = sections.map((section, index): Command => ({
    id: `go.${section.id}`,
    label: section.label,
    group: "Go to",
    icon: section.icon,
    keys: section.id === "publish" ? ["$mod+p"] : index < 9 ? [`$mod+${index + 1}`] : [],
    when: opened,
    run: () => view.go(section.id),
  }));
  return [
    {
      id: "palette.open",
      label: "Search or run a command",
      group: "Help",
      keys: ["$mod+k"],
      keysOnly: true,
      when: opened,
      run: openPalette,
    },
    {
      id: "palette.find",
      label: "Find in the strategy",
      group: "Go to",
      icon: "search",
      keys: ["$mod+f"],
      keysOnly: true,
      when: opened,
      run: openPalette,
    },
    {
      id: "edit.undo",
      label: () => (strategy.undoLabel ? `Undo: ${strategy.undoLabel}` : "Undo"),
      group: "Edit",
      icon: "undo",
      keys: ["$mod+z"],
      when: () => writable() && !fieldUndoes() && strategy.undoable,
      run: () => travel("undo"),
    },
    {
      id: "edit.redo",
      label: () => (strategy.redoLabel ? `Redo: ${strategy.redoLabel}` : "Redo"),
      group: "Edit",
      icon: "redo",
      keys: ["$mod+Shift+z", "$mod+y"],
      when: () => writable() && !fieldRedoes() && strategy.redoLabel !== null,
      run: () => travel("redo"),
    },
    {
      id: "reason.write",
      label: () => reasons.asked?.question ?? "Say why",
      group: "Do",
      icon: "text",
      keys: ["$mod+."],
      when: () => reasons.asked !== null,
      run: () => document.querySelector<HTMLElement>("[data-reason]")?.focus(),
    },
    {
      id: "option.leave",
      label: () => (strategy.looking?.look === "past" ? "Back to now" : "Leave the option"),
      group: "Go to",
      icon: "undo",
      when: () => strategy.looking !== null,
      run: () => planOptions.leave(),
    },
    ...places,
    ...makeCommands(sections),
    {
      id: "record.rename",
      label: () => {
        const one = renaming.target(picked.records);
        return one ? `Rename “${strategy.titleOf(one.kind, one.id)}”` : "Rename";
      },
      group: "Do",
      icon: "edit",
      keys: ["F2"],
      notWhileWriting: true,
      when: () => writable() && renaming.target(picked.records) !== null,
      run: () => renaming.begin(renaming.target(picked.records)),
    },
    {
      id: "record.duplicate",
      label: () => `Duplicate ${chosenTitle()}`,
      group: "Do",
      icon: "copy",
      keys: ["$mod+d"],
      notWhileWriting: true,
      when: () => writable() && chosen(),
      run: () => picked.show(duplicate(picked.records)),
    },
    {
      id: "record.copy",
      label: () => `Copy ${chosenTitle()}`,
      group: "Do",
      icon: "copy",
      when: () => opened() && chosen(),
      run: async () => {
        const text = clipboardText(picked.records);
        if (text) await navigator.clipboard.writeText(text).catch(noClipboard);
      },
    },
    {
      id: "record.paste",
      label: "Paste records",
      group: "Do",
      icon: "copy",
      when: writable,
      run: async () => {
        const text = await navigator.clipboard.readText().catch(noClipboard);
        if (text === undefined) return;
        const made = pasteText(text);
        if (made === undefined) announcements.show("The clipboard holds no records", { tone: "warning" });
        else picked.show(made);
      },
    },
    {
      id: "record.delete",
      label: () => `Delete ${chosenTitle()}`,
      group: "Do",
      icon: "bin",
      when: () => writable() && chosen() && !deletesItself(),
      run: () => remove(picked.records, () => view.select(null)),
    },
    {
      id: "new.here",
      label: () => (opened() ? (view.section?.make?.label ?? "New") : "Blank strategy…"),
      group: "Make",
      icon: "plus",
      keys: ["$mod+n"],
      when: () => !opened() || (writable() && view.section?.make !== undefined),
      run() {
        if (!opened()) view.dialog = "new";
        else view.section?.make?.run();
      },
    },
    {
      id: "file.open",
      label: "Open…",
      group: "File",
      icon: "folder",
      keys: ["$mod+o"],
      run: async () => void (await session.openFile()),
    },
    {
      id: "file.new",
      label: "New strategy…",
      group: "File",
      icon: "file",
      run() {
        view.dialog = "new";
      },
    },
    {
      id: "file.saveCopy",
      label: "Save a copy…",
      group: "File",
      icon: "copy",
      keys: ["$mod+Shift+s"],
      when: opened,
      run: () => session.saveCopy(),
    },
    {
      id: "file.snapshot",
      label: "Name a snapshot…",
      group: "File",
      icon: "flag",
      keys: ["$mod+s"],
      when: writable,
      run() {
        view.dialog = "snapshot";
      },
    },
    {
      id: "file.details",
      label: "Title, owner, horizon…",
      group: "File",
      icon: "edit",
      when: opened,
      run() {
        const about = strategy.single("strategy");
        if (about) void view.open("strategy", about.id, "title");
      },
    },
    {
      id: "file.clearExample",
      label: "Clear the example",
      group: "File",
      icon: "bin",
      when: () => writable() && session.isExample && !isBlank(strategy.single("vision")?.statement),
      run() {
        view.select(null);
        strategy.clearAll("Clear the example");
        view.go("vision");
        const vision = strategy.single("vision");
        if (vision) void view.focusField("vision", vision.id, "statement");
      },
    },
    { id: "file.close", label: "Close", group: "File", icon: "close", when: opened, run: () => session.close() },
    {
      id: "view.sidebar",
      label: () => (view.sidebarWide ? "Collapse the sidebar" : "Show the sidebar"),
      group: "View",
      icon: "sidebar",
      keys: ["F9"],
      when: opened,
      run: () => view.toggleSidebar(),
    },
    {
      id: "view.dock",
      label: () => (view.dockOpen ? "Hide the dock" : "Show the dock"),
      group: "View",
      icon: "dock",
      keys: ["$mod+\\"],
      when: opened,
      run: () => view.toggleDock(),
    },
    {
      id: "view.preview",
      label: "Show the preview",
      group: "View",
      icon: "file",
      when: opened,
      run: () => view.showTab("preview"),
    },
    {
      id: "view.detach",
      label: () => (windows.isOpen("preview") ? "Bring the preview back" : "Detach preview"),
      group: "View",
      icon: "open",
      when: opened,
      run: async () => {
        if (windows.isOpen("preview")) return windows.shut("preview");
        if (!(await windows.open("preview"))) {
          announcements.show("The system let no second window open.", { tone: "warning" });
        }
      },
    },
    {
      id: "view.details",
      label: "Show the details",
      group: "View",
      icon: "details",
      when: () => opened() && view.selection !== null,
      run: () => view.showTab("details"),
    },
    {
      id: "view.explain",
      label: () => (explain.on ? "Hide what the fields mean" : "Explain the fields"),
      group: "View",
      icon: "info",
      when: opened,
      run: () => explain.toggle(),
    },
    {
      id: "view.history",
      label: "Show the history",
      group: "View",
      icon: "history",
      when: opened,
      run: () => view.showTab("history"),
    },
    {
      id: "view.nextPane",
      label: "Next part of the window",
      group: "View",
      keys: ["F6"],
      keysOnly: true,
      when: opened,
      run: () => nextPane(1),
    },
    {
      id: "view.previousPane",
      label: "Previous part of the window",
      group: "View",
      keys: ["Shift+F6"],
      keysOnly: true,
      when: opened,
      run: () => nextPane(-1),
    },
    {
      id: "view.larger",
      label: "Zoom in",
      group: "View",
      keys: ["$mod+=", "$mod+Shift++"],
      run: () => session.zoom(1),
    },
    { id: "view.smaller", label: "Zoom out", group: "View", keys: ["$mod+-"], run: () => session.zoom(-1) },
    { id: "view.actual", label: "Zoom to 100%", group: "View", keys: ["$mod+0"], run: () => session.zoom(0) },
    {
      id: "view.menuBar",
      label: () => (view.menuBar ? "Hide the menu bar" : "Show the menu bar"),
      group: "View",
      // While it is there, the system opens it with the same key.
      keys: ["F10"],
      when: () => inShell && !isMac,
      run() {
        view.toggleMenuBar();
        if (!view.menuBar) announcements.show("The menu bar is hidden. F10 brings it back.");
      },
    },
    ...(["light", "dark", "system"] as const).map((theme): Command => ({
      id: `theme.${theme}`,
      label: `Theme: ${theme}`,
      group: "View",
      icon: "theme",
      checked: () => session.settings.theme === theme,
      run: () => session.change({ theme }),
    })),
    {
      id: "app.settings",
      label: "Settings…",
      group: "Help",
      icon: "settings",
      keys: ["$mod+,"],
      run() {
        view.dialog = "settings";
      },
    },
    {
      id: "app.shortcuts",
      label: "Keyboard shortcuts",
      group: "Help",
      icon: "keyboard",
      keys: ["$mod+Shift+?", "$mod+?", "F1"],
      run() {
        view.dialog = "help";
      },
    },
  ];
}

/** The menu of the file, from the same commands. */
export const FILE_MENU = [
  "file.details",
  "file.clearExample",
  "file.new",
  "file.open",
  "file.saveCopy",
  "file.snapshot",
  "app.settings",
  "app.shortcuts",
  "file.close",
];

function noClipboard(): void {
  announcements.show("The clipboard cannot be reached. Use the keys in a list instead.", { tone: "warning" });
}

export { runCommand };
