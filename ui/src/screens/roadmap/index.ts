/** The Roadmap: the same initiatives as a board, in time, in tiers and as a table. */
import type { Section } from "../../lib/sections";
import { strategy } from "../../lib/strategy.svelte";
import { commands, newInitiative } from "./commands";
import InitiativeDetails from "./InitiativeDetails.svelte";

export const roadmap: Section = {
  id: "roadmap",
  label: "Roadmap",
  group: "Plan",
  icon: "roadmap",
  load: () => import("./Roadmap.svelte"),
  kinds: ["initiative", "dependency", "milestone"],
  document: "roadmap",
  count: () => strategy.records("initiative").filter(({ horizon }) => horizon !== "not_now").length,
  commands,
  make: { label: "New initiative here", run: newInitiative },
  unused: { initiative: ({ horizon }) => (horizon === "not_now" ? [] : ["not_now_reason", "revisit_on"]) },
  beneath: { initiative: InitiativeDetails },
};
