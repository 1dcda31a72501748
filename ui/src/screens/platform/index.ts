/** The Platform screen: what the platform can do against what is needed of it, the widest gap first. */
import type { Section } from "../../lib/sections";
import { strategy } from "../../lib/strategy.svelte";
import { view } from "../../lib/view.svelte";
import { newCapability, removeCapability } from "./acts";

export const platform: Section = {
  id: "platform",
  label: "Platform",
  group: "Health",
  icon: "platform",
  load: () => import("./Platform.svelte"),
  kinds: ["capability"],
  count: () => strategy.records("capability").length,
  make: { label: "New capability", run: () => void newCapability() },
  commands: [
    {
      id: "capability.new",
      label: "New capability",
      group: "Make",
      icon: "plus",
      when: () => strategy.file !== null && strategy.readOnly === null,
      run: () => newCapability(),
      runWith: (name) => newCapability(name),
    },
    {
      id: "capability.delete",
      label: "Delete the capability",
      group: "Do",
      icon: "bin",
      when: () =>
        view.section?.id === "platform" && view.selection?.kind === "capability" && strategy.readOnly === null,
      run: () => removeCapability(),
    },
  ],
};
