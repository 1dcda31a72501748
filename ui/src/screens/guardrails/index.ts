/** The Guardrails section: standards that let teams go fast without asking, and where they do not hold for a time. */
import { make } from "../../lib/acts";
import type { Section } from "../../lib/sections";
import { strategy } from "../../lib/strategy.svelte";
import { recordCommands } from "../records/commands";

export const guardrails: Section = {
  id: "guardrails",
  label: "Guardrails",
  group: "Health",
  icon: "shield",
  load: () => import("./Guardrails.svelte"),
  kinds: ["guardrail"],
  count: () => strategy.records("guardrail").length,
  make: { label: "New guardrail", run: () => void make("guardrail") },
  // The keys of all lists of records; they hold in each of them.
  commands: recordCommands,
};
