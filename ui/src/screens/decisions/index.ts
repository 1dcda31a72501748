/** The Decisions screen: the log as a list, beside it the record with its facts. */
import type { Section } from "../../lib/sections";
import { strategy } from "../../lib/strategy.svelte";
import { commands } from "./commands";
import { asDecision } from "./decision";
import { decisions as state } from "./state.svelte";

export const decisions: Section = {
  id: "decisions",
  label: "Decisions",
  group: "Health",
  icon: "decisions",
  load: () => import("./Decisions.svelte"),
  kinds: ["decision", "assumption"],
  document: "decisions",
  count: () => strategy.records("decision").length,
  commands,
  opensRecords: true,
  sealed: {
    decision: (record) =>
      strategy.readOnly === null && state.isLocked(asDecision(record))
        ? "This record is settled. Supersede it with a new one, or choose “Edit anyway” beside it."
        : undefined,
  },
  make: { label: "New decision", run: () => state.make() },
};
