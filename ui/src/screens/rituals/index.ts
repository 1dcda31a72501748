/** The Rituals section: what is done again and again, and what is due. */
import { make } from "../../lib/acts";
import type { Section } from "../../lib/sections";
import { strategy } from "../../lib/strategy.svelte";
import { commands } from "./commands";

export const rituals: Section = {
  id: "rituals",
  label: "Rituals",
  group: "Rhythm",
  icon: "repeat",
  load: () => import("./Rituals.svelte"),
  kinds: ["ritual"],
  count: () => strategy.records("ritual").length,
  make: { label: "New ritual", run: () => void make("ritual") },
  commands,
};
