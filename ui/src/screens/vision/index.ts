/** The Vision screen: one column of fields with the typeset page beside it. */
import type { Section } from "../../lib/sections";
import { strategy } from "../../lib/strategy.svelte";
import { view } from "../../lib/view.svelte";
import Vision from "./Vision.svelte";

function addPrinciple(): void {
  const id = strategy.create("principle", { prefer: "", over: "", because: "" }, { label: "Add a principle" });
  void view.focusField("principle", id, "prefer");
}

export const vision: Section = {
  id: "vision",
  label: "Vision",
  group: "Direction",
  icon: "vision",
  component: Vision,
  kinds: ["vision", "principle"],
  document: "vision",
  opensRecords: true,
  make: { label: "Add a principle", run: addPrinciple },
};
