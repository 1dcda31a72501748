/** What the keys do on a grid and in the list beside it: the same on every screen that has one. */
import type { Command } from "../../lib/commands";
import { session } from "../../lib/session.svelte";
import { strategy } from "../../lib/strategy.svelte";
import type { Kind } from "../../lib/types";
import { view } from "../../lib/view.svelte";
import type { Direction } from "./navigate";
import { onScreen } from "./onScreen.svelte";
import type { MatrixState } from "./state.svelte";

const ARROWS: [Direction, string, string][] = [
  ["up", "ArrowUp", "above"],
  ["down", "ArrowDown", "below"],
  ["left", "ArrowLeft", "on the left"],
  ["right", "ArrowRight", "on the right"],
];

/** Whether the focus is on an item, not on a button beside it. */
function onItem(): boolean {
  return document.activeElement?.matches("[data-pin], [data-row]") ?? false;
}

/** Fetches the state of a screen, which comes with the screen itself. */
export type LoadState = () => Promise<MatrixState>;

/** What the palette can do with the items of one screen. */
export function itemCommands(kind: Kind, section: string, noun: string, load: LoadState): Command[] {
  const here = () => (onScreen.state?.spec.section === section ? onScreen.state : null);
  const picked = () => here()?.picked() ?? [];
  const what = () => here()?.what(picked()) ?? "";
  const onSelection = () => writable() && view.section?.id === section && picked().length > 0;
  return [
    {
      id: `${kind}.new`,
      label: `New ${noun}`,
      group: "Make",
      icon: "plus",
      when: writable,
      run: async () => (await load()).make(),
      runWith: async (title) => (await load()).make(title),
    },
    {
      id: `${kind}.place`,
      label: () => `Place ${what()} at…`,
      group: "Do",
      icon: "arrow",
      when: onSelection,
      run: () => here()?.askWhere(picked()),
    },
    {
      id: `${kind}.delete`,
      label: () => `Delete ${what()}`,
      group: "Do",
      icon: "bin",
      when: onSelection,
      run: () => here()?.remove(picked()),
    },
  ];
}

const opened = () => strategy.file !== null;
const writable = () => opened() && strategy.readOnly === null;
const here = () => opened() && onItem() && (onScreen.state?.current ?? null) !== null;
const mayAct = () => here() && writable();
const act = (run: (state: MatrixState) => void) => () => {
  if (onScreen.state) run(onScreen.state);
};

const ROWS = [
  ["down", "ArrowDown", 1, "one row down"],
  ["up", "ArrowUp", -1, "one row up"],
  ["pageDown", "PageDown", 10, "ten rows down"],
  ["pageUp", "PageUp", -10, "ten rows up"],
  ["first", "Home", "first", "to the first row"],
  ["last", "End", "last", "to the last row"],
] as const;

/** The keys of every grid and of the list beside it. They act on the one that is on screen. */
export const gridCommands: Command[] = [
  {
    id: "grid.new",
    label: "New item",
    group: "Make",
    keys: ["n"],
    within: "grid",
    keysOnly: true,
    when: writable,
    run: act((state) => state.make()),
  },
  {
    id: "grid.place",
    label: "Place at…",
    group: "Do",
    keys: ["m"],
    within: "grid",
    keysOnly: true,
    when: mayAct,
    run: act((state) => state.askWhere()),
  },
  {
    id: "grid.delete",
    label: "Delete the item",
    group: "Do",
    keys: ["Delete"],
    within: "grid",
    keysOnly: true,
    when: () => mayAct() && session.settings.letterShortcuts,
    run: act((state) => state.remove()),
  },
  {
    id: "grid.open",
    label: "Open the item in Details",
    group: "Go to",
    keys: ["Enter"],
    within: "grid",
    keysOnly: true,
    when: here,
    run: act((state) => state.openForm()),
  },
  {
    id: "grid.select",
    label: "Select or deselect the item",
    group: "Do",
    keys: ["Space"],
    within: "grid",
    keysOnly: true,
    when: here,
    run: act((state) => state.current !== null && state.toggle(state.current)),
  },
  {
    id: "grid.selectAll",
    label: "Select all items",
    group: "Do",
    keys: ["$mod+a"],
    within: "grid",
    keysOnly: true,
    when: here,
    run: act((state) => state.selectAll()),
  },
  {
    id: "grid.deselect",
    label: "Give up the selection",
    group: "Do",
    keys: ["Escape"],
    within: "grid",
    keysOnly: true,
    when: () => here() && (onScreen.state?.selected.size ?? 0) > 0,
    run: act((state) => state.select([])),
  },
  ...ARROWS.map(([direction, key]): Command => ({
    id: `grid.step.${direction}`,
    label: `Move one cell ${direction}`,
    group: "Do",
    keys: [`Alt+${key}`],
    within: "grid",
    keysOnly: true,
    when: mayAct,
    run: act((state) => state.step(direction)),
  })),
  ...ARROWS.map(([direction, key, words]): Command => ({
    id: `grid.arrow.${direction}`,
    label: `Move the selected pin one cell ${direction}; from any other to the pin ${words}`,
    group: "Do",
    keys: [key],
    within: "grid-pins",
    keysOnly: true,
    when: here,
    run: act((state) => state.arrow(direction)),
  })),
  ...ARROWS.map(([direction, key, words]): Command => ({
    id: `grid.go.${direction}`,
    label: `To the pin ${words}`,
    group: "Go to",
    keys: [`$mod+${key}`],
    within: "grid-pins",
    keysOnly: true,
    when: here,
    run: act((state) => state.go(direction)),
  })),
  ...(["first", "last"] as const).map((end): Command => ({
    id: `grid.pin.${end}`,
    label: `To the ${end} pin`,
    group: "Go to",
    keys: [end === "first" ? "Home" : "End"],
    within: "grid-pins",
    keysOnly: true,
    when: here,
    run: act((state) => state.goEnd(end)),
  })),
  ...ROWS.flatMap(([name, key, by, words]): Command[] =>
    [false, true].map((extend) => ({
      id: `grid.list.${name}${extend ? ".extend" : ""}`,
      label: `List: ${extend ? "extend the selection " : ""}${words}`,
      group: "Go to",
      keys: [extend ? `Shift+${key}` : key],
      within: "grid-list",
      keysOnly: true,
      when: here,
      run: act((state) => state.walk(by, extend)),
    })),
  ),
];
