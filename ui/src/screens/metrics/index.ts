/** The Metrics screen: the scorecard, the page of one metric, entering and pasting of measurements. */
import type { Command } from "../../lib/commands";
import type { Section } from "../../lib/sections";
import { strategy } from "../../lib/strategy.svelte";
import { view } from "../../lib/view.svelte";

const writable = () => strategy.file !== null && strategy.readOnly === null;
const some = () => writable() && strategy.records("metric").length > 0;

type Metrics = (typeof import("./state.svelte"))["metrics"];
/** Runs an act of the screen, which is fetched with it. */
async function act(run: (metrics: Metrics) => void): Promise<void> {
  const there = view.sectionId === "metrics";
  view.go("metrics");
  const [{ metrics }] = await Promise.all([import("./state.svelte"), import("./Metrics.svelte")]);
  // The screen may only now come into being.
  if (!there) await new Promise((ready) => setTimeout(ready, 0));
  run(metrics);
}

const here = (id: string, label: string, keys: string, more: Partial<Command>, run: (m: Metrics) => void): Command => ({
  id: `metrics.${id}`,
  label,
  group: "Do",
  keys: [keys],
  within: "metrics",
  when: writable,
  run: () => act(run),
  ...more,
});

export const metrics: Section = {
  id: "metrics",
  label: "Metrics",
  group: "Direction",
  icon: "metrics",
  load: () => import("./Metrics.svelte"),
  kinds: ["metric", "measurement"],
  count: () => strategy.records("metric").length,
  opensRecords: true,
  make: { label: "New metric", run: () => void act((screen) => screen.make()) },
  commands: [
    {
      id: "metric.new",
      label: "New metric",
      group: "Make",
      icon: "metrics",
      when: writable,
      run: () => act((screen) => screen.make()),
      runWith: (name) => act((screen) => screen.make(name)),
    },
    {
      id: "measurement.enter",
      label: "Enter a value of a metric…",
      group: "Make",
      icon: "edit",
      when: some,
      run: () => act((screen) => screen.enter()),
    },
    here("enterHere", "Enter a value of this metric", "v", { keysOnly: true, when: some }, (screen) => screen.enter()),
    here("new", "New metric here", "n", { group: "Make", keysOnly: true }, (screen) => screen.make()),
    here("next", "Next metric", "j", { group: "Go to", keysOnly: true, when: () => true }, (screen) => screen.step(1)),
    here("before", "Metric before", "k", { group: "Go to", keysOnly: true, when: () => true }, (screen) =>
      screen.step(-1),
    ),
    here("back", "Back to all metrics", "Escape", { group: "Go to", keysOnly: true, when: () => true }, (screen) => {
      if (screen.opened !== null) screen.back();
    }),
  ],
};
