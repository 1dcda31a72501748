/**
 * What can be done on the roadmap, with its keys. Single letters hold only while an initiative has the focus. The keys
 * of the timeline, the tiers and the table stand in `modeCommands.ts`.
 */
import type { Command } from "../../lib/commands";
import { session } from "../../lib/session.svelte";
import { strategy } from "../../lib/strategy.svelte";
import type { Commitment } from "../../lib/types";
import { view } from "../../lib/view.svelte";
import { roadmap } from "./board.svelte";
import { hands } from "./hands";
import { LANE_MODES, LANE_WORDS } from "./lanes";
import { linking } from "./linking.svelte";
import { look } from "./look.svelte";
import { modeCommands } from "./modeCommands";
import type { Direction } from "./navigate";
import { MODE_WORDS, MODES } from "./views";

const WITHIN = "board";
const opened = () => strategy.file !== null;
const writable = () => opened() && strategy.readOnly === null;
const onCard = () => writable() && roadmap.draft === null && roadmap.current !== null;
const onSelection = () => writable() && view.section?.id === "roadmap" && roadmap.picked().length > 0;
const onBoard = () => roadmap.draft === null;

/** The one act of making that every mode, the palette and Mod+N share. */
export function newInitiative(): void {
  view.go("roadmap");
  // The screen may only now come into being.
  setTimeout(() => {
    if (look.mode === "board") roadmap.draftHere();
    else roadmap.makeBlank((hands.timeline ?? hands.tiers ?? hands.table)?.initiative ?? null);
  }, 0);
}

const arrows: [Direction, string][] = [
  ["up", "ArrowUp"],
  ["down", "ArrowDown"],
  ["left", "ArrowLeft"],
  ["right", "ArrowRight"],
];
const commitments: [Commitment, string][] = [
  ["committed", "1"],
  ["likely", "2"],
  ["exploratory", "3"],
];
const nudges = [
  ["left", "Alt+ArrowLeft", "Move to the column on the left"],
  ["right", "Alt+ArrowRight", "Move to the column on the right"],
  ["up", "Alt+ArrowUp", "Move one place up"],
  ["down", "Alt+ArrowDown", "Move one place down"],
  ["lane-up", "Alt+Shift+ArrowUp", "Move to the lane above"],
  ["lane-down", "Alt+Shift+ArrowDown", "Move to the lane below"],
] as const;

export const commands: Command[] = [
  ...MODES.map((mode, at): Command => ({
    id: `roadmap.${mode}`,
    label: `Roadmap: ${MODE_WORDS[mode].toLowerCase()}`,
    group: "Go to",
    icon: "roadmap",
    // Where Alt writes another sign, the place of the key counts.
    keys: [`Alt+${at + 1}`, `Alt+Digit${at + 1}`],
    when: opened,
    run() {
      view.go("roadmap");
      setTimeout(() => look.show(mode), 0);
    },
  })),
  ...LANE_MODES.map((group): Command => ({
    id: `roadmap.group.${group}`,
    label: () =>
      `${look.mode === "board" ? "Lanes" : "Groups"} of the roadmap: ${LANE_WORDS[group].label.toLowerCase()}`,
    group: "View",
    icon: "roadmap",
    when: () => opened() && view.section?.id === "roadmap" && look.mode !== "tiers",
    checked: () => (look.mode === "table" && !look.grouped ? "none" : look.group) === group,
    run: () => look.gather(group),
  })),
  {
    id: "roadmap.saveView",
    label: "Save this view of the roadmap…",
    group: "View",
    icon: "plus",
    when: () => opened() && view.section?.id === "roadmap",
    run: () => void (look.naming = true),
  },
  {
    id: "roadmap.limits",
    label: "Work in progress: how much at once…",
    group: "Do",
    icon: "board",
    when: writable,
    run() {
      view.go("roadmap");
      setTimeout(() => roadmap.askLimits(), 0);
    },
  },
  {
    id: "initiative.new",
    label: "New initiative",
    group: "Make",
    icon: "plus",
    when: writable,
    run: newInitiative,
    runWith(title) {
      view.go("roadmap");
      setTimeout(() => {
        roadmap.makeTitled(title);
      }, 0);
    },
  },
  {
    id: "initiative.move",
    label: () => `Move ${roadmap.what(roadmap.picked())} to…`,
    group: "Do",
    icon: "arrow",
    when: onSelection,
    run: () => roadmap.askWhere(roadmap.picked()),
  },
  {
    id: "initiative.aside",
    label: () => `Move ${roadmap.what(roadmap.picked())} to Not now…`,
    group: "Do",
    icon: "hide",
    when: onSelection,
    run: () => roadmap.setAside(roadmap.picked()),
  },
  {
    id: "board.new",
    label: "New initiative in this cell",
    group: "Make",
    keys: ["n"],
    within: WITHIN,
    keysOnly: true,
    when: () => writable() && onBoard(),
    run: () => roadmap.draftHere(),
  },
  {
    id: "board.move",
    label: "Move to…",
    group: "Do",
    icon: "arrow",
    keys: ["m"],
    within: WITHIN,
    keysOnly: true,
    when: onCard,
    run: () => roadmap.askWhere(),
  },
  {
    id: "board.aside",
    label: "Move to Not now…",
    group: "Do",
    icon: "hide",
    keys: ["Shift+n"],
    within: WITHIN,
    keysOnly: true,
    when: onCard,
    run: () => roadmap.setAside(),
  },
  {
    id: "board.link",
    label: "Link to another initiative…",
    group: "Do",
    icon: "dependency",
    keys: ["d"],
    within: WITHIN,
    when: onCard,
    run: () => linking.ask(roadmap.current?.id),
  },
  ...commitments.map(([commitment, key]): Command => ({
    id: `board.${commitment}`,
    label: `Commitment: ${commitment}`,
    group: "Do",
    keys: [key],
    within: WITHIN,
    when: onCard,
    run: () => roadmap.commit(commitment),
  })),
  {
    id: "board.delete",
    label: "Delete the initiative",
    group: "Do",
    icon: "bin",
    keys: ["Delete"],
    within: WITHIN,
    keysOnly: true,
    when: () => onCard() && session.settings.letterShortcuts,
    run: () => roadmap.remove(),
  },
  ...nudges.map(([way, keys, label]): Command => ({
    id: `board.nudge.${way}`,
    label,
    group: "Do",
    keys: [keys],
    within: WITHIN,
    keysOnly: true,
    when: onCard,
    run: () => roadmap.nudge(way),
  })),
  ...arrows.map(([direction, key]): Command => ({
    id: `board.go.${direction}`,
    label: `To the card ${{ up: "above", down: "below", left: "on the left", right: "on the right" }[direction]}`,
    group: "Go to",
    keys: [key],
    within: WITHIN,
    keysOnly: true,
    when: onBoard,
    run: () => roadmap.go(direction),
  })),
  {
    id: "board.first",
    label: "To the first card of the cell",
    group: "Go to",
    keys: ["Home"],
    within: WITHIN,
    keysOnly: true,
    when: onBoard,
    run: () => roadmap.goEnd("first"),
  },
  {
    id: "board.last",
    label: "To the last card of the cell",
    group: "Go to",
    keys: ["End"],
    within: WITHIN,
    keysOnly: true,
    when: onBoard,
    run: () => roadmap.goEnd("last"),
  },
  {
    id: "board.laneAbove",
    label: "To the lane above",
    group: "Go to",
    keys: ["PageUp"],
    within: WITHIN,
    keysOnly: true,
    when: onBoard,
    run: () => roadmap.goLane(-1),
  },
  {
    id: "board.laneBelow",
    label: "To the lane below",
    group: "Go to",
    keys: ["PageDown"],
    within: WITHIN,
    keysOnly: true,
    when: onBoard,
    run: () => roadmap.goLane(1),
  },
  {
    id: "board.open",
    label: "Open the card in Details",
    group: "Go to",
    keys: ["Enter"],
    within: WITHIN,
    keysOnly: true,
    when: onBoard,
    run: () => roadmap.openCurrent(),
  },
  {
    id: "board.select",
    label: "Select or deselect the card",
    group: "Do",
    keys: ["Space"],
    within: WITHIN,
    keysOnly: true,
    when: () => onBoard() && roadmap.current !== null,
    run: () => {
      const id = roadmap.current?.id;
      if (id !== undefined) roadmap.toggle(id);
    },
  },
  {
    id: "board.all",
    label: "Select all cards",
    group: "Do",
    keys: ["$mod+a"],
    within: WITHIN,
    keysOnly: true,
    when: onBoard,
    run: () => roadmap.selectCards(),
  },
  {
    id: "board.deselect",
    label: "Give up the selection",
    group: "Do",
    keys: ["Escape"],
    within: WITHIN,
    keysOnly: true,
    when: () => onBoard() && roadmap.selected.size > 0,
    run: () => roadmap.select([]),
  },
  ...modeCommands,
];
