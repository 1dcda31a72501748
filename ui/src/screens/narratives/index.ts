/** The Narratives section: the story for each audience. */
import { make } from "../../lib/acts";
import type { Section } from "../../lib/sections";
import { strategy } from "../../lib/strategy.svelte";

export const narratives: Section = {
  id: "narratives",
  label: "Narratives",
  group: "People",
  icon: "story",
  load: () => import("./Narratives.svelte"),
  kinds: ["narrative"],
  count: () => strategy.records("narrative").length,
  make: { label: "New narrative", run: () => void make("narrative") },
};
