/** The Reviews section: hours in which the strategy is held against reality. */
import { make } from "../../lib/acts";
import type { Section } from "../../lib/sections";
import { strategy } from "../../lib/strategy.svelte";
import { commands } from "./acts";
import Beneath from "./Beneath.svelte";
import { running } from "./running.svelte";

export const reviews: Section = {
  id: "reviews",
  label: "Reviews",
  group: "Rhythm",
  icon: "calendar",
  load: () => import("./Reviews.svelte"),
  kinds: ["review"],
  count: () => strategy.records("review").length,
  commands,
  beneath: { review: Beneath },
  make: { label: "New review", run: () => void make("review") },
  // While a review is held it is the screen, and the place of the dock belongs to what is taken down.
  get opensRecords() {
    return running.review !== undefined;
  },
  get dock() {
    return running.review ? "none" : undefined;
  },
};
