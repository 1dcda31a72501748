/** What can be done with experiments, with its keys. They hold only while a card has the focus. */
import type { Command } from "../../lib/commands";
import { session } from "../../lib/session.svelte";
import { strategy } from "../../lib/strategy.svelte";
import { view } from "../../lib/view.svelte";
import type { ExperimentsState } from "./experiments.svelte";
import { onBoard } from "./onBoard.svelte";

const WITHIN = "experiments";
const writable = () => strategy.file !== null && strategy.readOnly === null;
const board = () => onBoard.state;
const act = (run: (state: ExperimentsState) => void) => () => {
  if (onBoard.state) run(onBoard.state);
};
/** The state comes with the screen: it is fetched when it is needed. */
export const load = async (): Promise<ExperimentsState> => (await import("./experiments.svelte")).experiments;
const onCard = () => (board()?.current ?? null) !== null && (document.activeElement?.matches("[data-card]") ?? false);
const mayAct = () => writable() && onCard();
const picked = () => board()?.picked() ?? [];
const what = () => board()?.what(picked()) ?? "";
const onSelection = () => writable() && view.section?.id === "experiments" && picked().length > 0;

const ARROWS = [
  ["up", "ArrowUp", "To the card above", "Move one place up"],
  ["down", "ArrowDown", "To the card below", "Move one place down"],
  ["left", "ArrowLeft", "To the column on the left", "Move to the column on the left"],
  ["right", "ArrowRight", "To the column on the right", "Move to the column on the right"],
] as const;

export const commands: Command[] = [
  {
    id: "experiment.new",
    label: "New experiment",
    group: "Make",
    icon: "plus",
    when: writable,
    run: async () => (await load()).make(),
    runWith: async (title) => (await load()).make(title),
  },
  {
    id: "experiment.move",
    label: () => `Move ${what()} to…`,
    group: "Do",
    icon: "arrow",
    when: onSelection,
    run: act((state) => state.askWhere(state.picked())),
  },
  {
    id: "experiment.delete",
    label: () => `Delete ${what()}`,
    group: "Do",
    icon: "bin",
    when: onSelection,
    run: act((state) => state.remove(state.picked())),
  },
  {
    id: "experiment.learnings",
    label: "What experiments have taught",
    group: "Go to",
    icon: "experiments",
    when: () => strategy.file !== null,
    async run() {
      const state = await load();
      view.go("experiments");
      state.mode = "learnings";
    },
  },
  {
    id: "experiments.new",
    label: "New experiment here",
    group: "Make",
    keys: ["n"],
    within: WITHIN,
    keysOnly: true,
    when: writable,
    run: act((state) => state.make("", state.spot.status === "running" ? "running" : "planned")),
  },
  {
    id: "experiments.move",
    label: "Move to…",
    group: "Do",
    keys: ["m"],
    within: WITHIN,
    keysOnly: true,
    when: mayAct,
    run: act((state) => state.askWhere()),
  },
  {
    id: "experiments.delete",
    label: "Delete the experiment",
    group: "Do",
    keys: ["Delete"],
    within: WITHIN,
    keysOnly: true,
    when: () => mayAct() && session.settings.letterShortcuts,
    run: act((state) => state.remove()),
  },
  ...ARROWS.map(([way, key, , label]): Command => ({
    id: `experiments.nudge.${way}`,
    label,
    group: "Do",
    keys: [`Alt+${key}`],
    within: WITHIN,
    keysOnly: true,
    when: mayAct,
    run: act((state) => state.nudge(way)),
  })),
  ...ARROWS.map(([way, key, label]): Command => ({
    id: `experiments.go.${way}`,
    label,
    group: "Go to",
    keys: [key],
    within: WITHIN,
    keysOnly: true,
    when: onCard,
    run: act((state) => state.go(way)),
  })),
  ...(["first", "last"] as const).map((end): Command => ({
    id: `experiments.go.${end}`,
    label: `To the ${end} card of the column`,
    group: "Go to",
    keys: [end === "first" ? "Home" : "End"],
    within: WITHIN,
    keysOnly: true,
    when: onCard,
    run: act((state) => state.go(end)),
  })),
  {
    id: "experiments.open",
    label: "Open the card in Details",
    group: "Go to",
    keys: ["Enter"],
    within: WITHIN,
    keysOnly: true,
    when: onCard,
    run: act((state) => state.openForm()),
  },
  {
    id: "experiments.select",
    label: "Select or deselect the card",
    group: "Do",
    keys: ["Space"],
    within: WITHIN,
    keysOnly: true,
    when: onCard,
    run: act((state) => state.current && state.toggle(state.current.id)),
  },
  {
    id: "experiments.deselect",
    label: "Give up the selection",
    group: "Do",
    keys: ["Escape"],
    within: WITHIN,
    keysOnly: true,
    when: () => onCard() && (board()?.selected.size ?? 0) > 0,
    run: act((state) => state.select([])),
  },
];
