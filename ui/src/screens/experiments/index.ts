/** The Experiments screen: what is being tried, and the library of what was learned. */
import type { Section } from "../../lib/sections";
import { strategy } from "../../lib/strategy.svelte";
import { commands, load } from "./commands";

const over = (status: unknown) => status === "ended" || status === "stopped";

export const experiments: Section = {
  id: "experiments",
  label: "Experiments",
  group: "Health",
  icon: "experiments",
  load: () => import("./Experiments.svelte"),
  kinds: ["experiment"],
  count: () => strategy.records("experiment").filter(({ status }) => !over(status)).length,
  commands,
  make: { label: "New experiment", run: () => void load().then((state) => state.make()) },
  unused: { experiment: ({ status }) => (over(status) ? [] : ["result", "learning"]) },
};
