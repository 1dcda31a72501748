/** The Capacity screen: shares of time and person-weeks by cycle, against guardrails and planned work. */
import type { Section } from "../../lib/sections";
import { strategy } from "../../lib/strategy.svelte";
import { view } from "../../lib/view.svelte";

const writable = () => strategy.file !== null && strategy.readOnly === null;

type Capacity = (typeof import("./state.svelte"))["capacity"];
/** Runs an act of the screen, which is fetched with it. */
async function act(run: (capacity: Capacity) => void): Promise<void> {
  const there = view.sectionId === "capacity";
  view.go("capacity");
  const [{ capacity }] = await Promise.all([import("./state.svelte"), import("./Capacity.svelte")]);
  // The screen may only now come into being.
  if (!there) await new Promise((ready) => setTimeout(ready, 0));
  run(capacity);
}

export const capacity: Section = {
  id: "capacity",
  label: "Capacity",
  group: "Plan",
  icon: "capacity",
  load: () => import("./Capacity.svelte"),
  kinds: ["cycle"],
  opensRecords: true,
  make: { label: "Add a cycle", run: () => void act((screen) => screen.addCycle()) },
  commands: [
    {
      id: "cycle.new",
      label: "New cycle",
      group: "Make",
      icon: "capacity",
      when: writable,
      run: () => act((screen) => screen.addCycle()),
    },
    {
      id: "capacity.guardrails",
      label: "Capacity guardrails…",
      group: "Do",
      icon: "settings",
      when: writable,
      run: () => act((screen) => (screen.dialog = "guardrails")),
    },
  ],
};
