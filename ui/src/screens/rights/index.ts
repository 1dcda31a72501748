/** The Decision rights section: who decides what, as a table of drivers, approvers, contributors and informed. */
import { make } from "../../lib/acts";
import type { Section } from "../../lib/sections";
import { strategy } from "../../lib/strategy.svelte";

export const rights: Section = {
  id: "rights",
  label: "Decision rights",
  group: "People",
  icon: "key",
  load: () => import("./Rights.svelte"),
  kinds: ["decision_right"],
  count: () => strategy.records("decision_right").length,
  make: { label: "New decision right", run: () => void make("decision_right") },
};
