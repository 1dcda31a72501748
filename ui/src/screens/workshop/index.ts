/** The Workshops section: prepare, run with console and stage, harvest. */
import type { Section } from "../../lib/sections";
import { strategy } from "../../lib/strategy.svelte";
import { commands } from "./commands";
import { make } from "./acts";

export const workshops: Section = {
  id: "workshops",
  label: "Workshops",
  group: "Rhythm",
  icon: "workshop",
  load: () => import("./Workshops.svelte"),
  kinds: ["workshop", "workshop_step", "workshop_note", "workshop_run"],
  count: () => strategy.records("workshop").length,
  commands,
  opensRecords: true,
  make: { label: "New workshop", run: () => void make() },
  dock: "none",
};
