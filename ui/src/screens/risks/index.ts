/** The Risks screen: what may go wrong, by likelihood and impact, and what is done about it. */
import { itemCommands } from "../../components/matrix/commands";
import type { Section } from "../../lib/sections";
import { strategy } from "../../lib/strategy.svelte";

/** The state comes with the screen: it is fetched when it is needed. */
const load = async () => (await import("./risks.svelte")).risks;

export const risks: Section = {
  id: "risks",
  label: "Risks",
  group: "Health",
  icon: "warning",
  load: () => import("./Risks.svelte"),
  kinds: ["risk"],
  count: () => strategy.records("risk").filter(({ status }) => status !== "closed").length,
  commands: itemCommands("risk", "risks", "risk", load),
  make: { label: "New risk", run: () => void load().then((state) => state.make()) },
};
