/** The commands of a workshop: they hold while it runs. */
import type { Command } from "../../lib/commands";
import { view } from "../../lib/view.svelte";
import { windows } from "../../lib/windows.svelte";
import { addMinutes, goTo, lock, pauseOrGoOn, reveal, stageShows } from "./acts";
import { closeStage, openStage } from "./stage";
import { workshops } from "./state.svelte";

const here = () => view.sectionId === "workshops" && workshops.running && workshops.part === "run";
const unlocked = () => here() && workshops.editable;

export const commands: Command[] = [
  {
    id: "workshop.pause",
    label: () => (workshops.agenda?.clock?.paused ? "Go on" : "Pause the time"),
    group: "Do",
    icon: "pause",
    keys: ["Space"],
    within: "workshop-run",
    when: unlocked,
    run: pauseOrGoOn,
  },
  {
    id: "workshop.longer",
    label: "One minute more",
    group: "Do",
    icon: "plus",
    keys: ["$mod+ArrowUp"],
    within: "workshop-run",
    when: unlocked,
    run: () => addMinutes(1),
  },
  {
    id: "workshop.shorter",
    label: "One minute less",
    group: "Do",
    icon: "minus",
    keys: ["$mod+ArrowDown"],
    within: "workshop-run",
    when: unlocked,
    run: () => addMinutes(-1),
  },
  {
    id: "workshop.next",
    label: () => (workshops.next ? `Next step: ${workshops.next.title}` : "Close the workshop…"),
    group: "Do",
    icon: "next",
    keys: ["$mod+Enter"],
    within: "workshop-run",
    when: unlocked,
    run() {
      if (workshops.next) goTo(workshops.next);
      else workshops.dialog = "close";
    },
  },
  {
    id: "workshop.blank",
    label: () => (workshops.run?.stage === "blank" ? "Show the stage" : "Blank the stage"),
    group: "View",
    icon: "screen",
    keys: ["b"],
    within: "workshop-run",
    when: here,
    run: () => stageShows(workshops.run?.stage === "blank" ? "step" : "blank"),
  },
  {
    id: "workshop.freeze",
    label: () => (workshops.run?.stage === "frozen" ? "Unfreeze the stage" : "Freeze the stage"),
    group: "View",
    icon: "lock",
    when: here,
    run: () => stageShows(workshops.run?.stage === "frozen" ? "step" : "frozen"),
  },
  {
    id: "workshop.reveal",
    label: () => (workshops.step?.revealed ? "Hide the counts" : "Show the counts"),
    group: "Do",
    icon: "vision",
    when: () => unlocked() && workshops.counted,
    run: () => reveal(!workshops.step?.revealed),
  },
  {
    id: "workshop.lock",
    label: () => (workshops.locked ? "Unlock the console" : "Lock the console"),
    group: "Do",
    icon: "lock",
    when: () => here() && workshops.writable,
    run: () => lock(!workshops.locked),
  },
  {
    id: "workshop.stage",
    label: () => (windows.isOpen("stage") ? "Close the stage window" : "Open the stage in a second window"),
    group: "View",
    icon: "open",
    when: () => view.sectionId === "workshops" && workshops.running,
    run: () => (windows.isOpen("stage") ? closeStage() : openStage(workshops.id!)),
  },
  {
    id: "workshop.present",
    label: "Present on this screen",
    group: "View",
    icon: "screen",
    keys: ["F5"],
    when: () => view.sectionId === "workshops" && workshops.running,
    run: () => {
      workshops.presenting = !workshops.presenting;
    },
  },
];
