/** The Overview: what is there, what needs a look, what comes, what changed. */
import type { Section } from "../../lib/sections";

export const overview: Section = {
  id: "overview",
  label: "Overview",
  group: "Overview",
  icon: "overview",
  load: () => import("./Overview.svelte"),
  kinds: [],
  dock: "none",
};
