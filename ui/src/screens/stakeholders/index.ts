/** The Stakeholders screen: whom the strategy concerns, by influence and interest. Never part of a stage. */
import { itemCommands } from "../../components/matrix/commands";
import type { Section } from "../../lib/sections";
import { strategy } from "../../lib/strategy.svelte";

/** The state comes with the screen: it is fetched when it is needed. */
const load = async () => (await import("./people.svelte")).people;

export const stakeholders: Section = {
  id: "stakeholders",
  label: "Stakeholders",
  group: "People",
  icon: "people",
  load: () => import("./Stakeholders.svelte"),
  kinds: ["stakeholder"],
  count: () => strategy.records("stakeholder").length,
  commands: itemCommands("stakeholder", "stakeholders", "stakeholder", load),
  make: { label: "New stakeholder", run: () => void load().then((state) => state.make()) },
};
