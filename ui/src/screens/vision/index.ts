/** The Vision screen: one column of fields with the typeset page beside it. */
import type { Section } from "../../lib/sections";
import Vision from "./Vision.svelte";

export const vision: Section = {
  id: "vision",
  label: "Vision",
  group: "Direction",
  icon: "vision",
  component: Vision,
  kinds: ["vision", "principle"],
  document: "vision",
  opensRecords: true,
};
