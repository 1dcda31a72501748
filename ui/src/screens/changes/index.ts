/** The What changed screen: the difference of two points in history, and the way back. */
import type { Section } from "../../lib/sections";

export const changes: Section = {
  id: "changes",
  label: "What changed",
  group: "Rhythm",
  icon: "history",
  load: () => import("./Changes.svelte"),
  kinds: ["snapshot"],
};
