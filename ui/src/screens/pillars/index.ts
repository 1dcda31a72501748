/** The Pillars screen: pillars with their initiatives by tier, and the themes. */
import type { Section } from "../../lib/sections";
import { strategy } from "../../lib/strategy.svelte";
import { itemCommands } from "./items";
import { makePillar, makeTheme } from "./make";

const writable = () => strategy.file !== null && strategy.readOnly === null;

export const pillars: Section = {
  id: "pillars",
  label: "Pillars",
  group: "Direction",
  icon: "pillars",
  load: () => import("./Pillars.svelte"),
  kinds: ["pillar", "theme"],
  document: "vision",
  count: () => strategy.records("pillar").length,
  opensRecords: true,
  make: { label: "Add a pillar", run: () => makePillar() },
  commands: [
    ...itemCommands,
    {
      id: "pillar.new",
      label: "New pillar",
      group: "Make",
      icon: "pillars",
      when: writable,
      run: () => makePillar(),
      runWith: (name) => makePillar(name),
    },
    {
      id: "theme.new",
      label: "New theme",
      group: "Make",
      icon: "roadmap",
      when: writable,
      run: () => makeTheme(),
      runWith: (name) => makeTheme(name),
    },
  ],
};
