/** The Options section: other ways the plan could go, side by side with it. */
import type { Section } from "../../lib/sections";
import { planOptions } from "../../lib/planOptions.svelte";
import { strategy } from "../../lib/strategy.svelte";
import { view } from "../../lib/view.svelte";

const writable = () => strategy.file !== null && (strategy.readOnly === null || strategy.looking?.look === "option");

export const options: Section = {
  id: "options",
  label: "Options",
  group: "Plan",
  icon: "branch",
  load: () => import("./Options.svelte"),
  kinds: ["plan_option"],
  count: () => planOptions.all.filter(({ status }) => status === "open").length,
  make: {
    label: "New option",
    run() {
      view.go("options");
      planOptions.making = "plan";
    },
  },
  commands: [
    {
      id: "plan_option.new",
      label: "New option of the plan…",
      group: "Make",
      icon: "branch",
      when: writable,
      run() {
        view.go("options");
        planOptions.making = "plan";
      },
    },
    {
      id: "option.adopt",
      label: () => `Adopt “${planOptions.entered ? planOptions.nameOf(planOptions.entered.id) : ""}”…`,
      group: "Do",
      icon: "check",
      when: () => planOptions.entered?.status === "open",
      run() {
        planOptions.adopting = planOptions.entered?.id ?? null;
      },
    },
  ],
};
