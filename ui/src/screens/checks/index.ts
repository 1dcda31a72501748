/** The Checks screen: what a careful reader would object to, and the way from one finding to the next. */
import { findings } from "../../lib/findings.svelte";
import type { Section } from "../../lib/sections";
import { strategy } from "../../lib/strategy.svelte";
import { view } from "../../lib/view.svelte";
import { walk } from "./walk.svelte";

const some = () => strategy.file !== null && findings.open.length > 0;

export const checks: Section = {
  id: "checks",
  label: "Checks",
  group: "foot",
  icon: "checks",
  load: () => import("./Checks.svelte"),
  kinds: ["silence"],
  count: () => findings.open.length,
  grave: () => findings.counts.error > 0,
  commands: [
    {
      id: "checks.next",
      label: "Go to next finding",
      group: "Go to",
      icon: "checks",
      keys: ["F8"],
      when: some,
      run: () => walk.go(1),
    },
    {
      id: "checks.previous",
      label: "Go to previous finding",
      group: "Go to",
      icon: "checks",
      keys: ["Shift+F8"],
      when: some,
      run: () => walk.go(-1),
    },
    {
      id: "view.checks",
      label: "Show the checks beside",
      group: "View",
      icon: "checks",
      when: () => strategy.file !== null,
      run: () => view.showTab("checks"),
    },
  ],
};
