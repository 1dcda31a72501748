/** What can be done with decisions, with its keys. Single letters hold only inside the screen. */
import type { Command } from "../../lib/commands";
import { strategy } from "../../lib/strategy.svelte";
import { view } from "../../lib/view.svelte";
import { publish } from "../publish/state.svelte";
import { isSettled, numberWords } from "./decision";
import { decisions, LOOK_WORDS, LOOKS } from "./state.svelte";

const WITHIN = "decisions";
const LIST = "decision-list";
const opened = () => strategy.file !== null;
const writable = () => opened() && strategy.readOnly === null;
const here = () => opened() && view.sectionId === "decisions" && decisions.current !== undefined;
const named = (words: string) => () => `${words} ${numberWords(decisions.current?.number)}`;

export const commands: Command[] = [
  {
    id: "decision.new",
    label: "New decision",
    group: "Make",
    icon: "plus",
    when: writable,
    run: () => decisions.make(),
    runWith: (title) => decisions.make(title),
  },
  {
    id: "decision.next",
    label: "Next decision",
    group: "Go to",
    keys: ["j"],
    within: WITHIN,
    keysOnly: true,
    when: opened,
    run: () => decisions.step(1),
  },
  {
    id: "decision.previous",
    label: "Previous decision",
    group: "Go to",
    keys: ["k"],
    within: WITHIN,
    keysOnly: true,
    when: opened,
    run: () => decisions.step(-1),
  },
  ...LOOKS.map((look): Command => ({
    id: `decision.look.${look}`,
    label: LOOK_WORDS[look].long,
    group: "View",
    icon: "decisions",
    when: () => opened() && decisions.all.length > 0,
    checked: () => view.sectionId === "decisions" && decisions.look === look,
    run() {
      view.go("decisions");
      // The screen may only now be fetched.
      setTimeout(() => {
        decisions.show(look);
        void decisions.focusList();
      }, 0);
    },
  })),
  ...([1, -1] as const).map((by): Command => ({
    id: by > 0 ? "decision.down" : "decision.up",
    label: by > 0 ? "Next in the list" : "Previous in the list",
    group: "Go to",
    keys: [by > 0 ? "ArrowDown" : "ArrowUp"],
    within: LIST,
    keysOnly: true,
    run: () => decisions.step(by),
  })),
  ...(["first", "last"] as const).map((which): Command => ({
    id: `decision.${which}`,
    label: `To the ${which} of the list`,
    group: "Go to",
    keys: [which === "first" ? "Home" : "End"],
    within: LIST,
    keysOnly: true,
    run: () => decisions.end(which),
  })),
  {
    id: "decision.edit",
    label: "Edit the decision",
    group: "Do",
    icon: "edit",
    keys: ["e"],
    within: WITHIN,
    when: () => here() && writable(),
    run() {
      const one = decisions.current;
      if (!one) return;
      if (isSettled(one.status)) decisions.unlocked = one.id;
      void view.focusField("decision", one.id, "title");
    },
  },
  {
    id: "decision.status",
    label: "Status of the decision",
    group: "Do",
    icon: "checks",
    keys: ["s"],
    within: WITHIN,
    when: () => here() && writable(),
    run: () => document.querySelector<HTMLElement>('[data-stepper] [tabindex="0"]')?.focus(),
  },
  {
    id: "decision.supersede",
    label: () => `Supersede ${numberWords(decisions.current?.number)}…`,
    group: "Do",
    icon: "swap",
    when: () => here() && writable(),
    run() {
      decisions.dialog = "supersede";
    },
  },
  {
    id: "decision.publish",
    label: () => `${named("Publish")()}…`,
    group: "Do",
    icon: "publish",
    when: here,
    run() {
      if (decisions.current) publish.show("decision", decisions.current.id);
    },
  },
  {
    id: "decision.delete",
    label: named("Delete"),
    group: "Do",
    icon: "bin",
    when: () => here() && writable(),
    run: () => decisions.remove(),
  },
];
