/** The Publish screen: the documents as they would be printed, with the settings of the chosen one. */
import type { Command } from "../../lib/commands";
import type { Section } from "../../lib/sections";
import { view } from "../../lib/view.svelte";
import { brand } from "./brand.svelte";
import { DOCUMENTS } from "./documents";
import { publish as state } from "./state.svelte";

export const publish: Section = {
  id: "publish",
  label: "Publish",
  group: "foot",
  icon: "publish",
  load: () => import("./Publish.svelte"),
  kinds: [],
  dock: "none",
  commands: [
    {
      id: "publish.brand",
      label: "Brand: logo, accent, footer…",
      group: "Do",
      icon: "theme",
      when: () => view.sections.length > 0,
      run: () => {
        view.go("publish");
        brand.open = true;
      },
    },
    ...DOCUMENTS.filter(({ about }) => !about || about === "review").map(({ id, title }): Command => ({
      id: `publish.${id}`,
      label: `Publish: ${title}…`,
      group: "Do",
      icon: "publish",
      when: () => view.sections.length > 0,
      run: () => state.show(id),
    })),
  ],
};
