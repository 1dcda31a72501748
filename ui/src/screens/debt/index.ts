/** The Tech debt screen: debt by risk and business impact, what it costs, and what pays it. */
import { gridCommands, itemCommands } from "../../components/matrix/commands";
import type { Section } from "../../lib/sections";
import { strategy } from "../../lib/strategy.svelte";
import { debt as state } from "./debt.svelte";
import DebtDetail from "./DebtDetail.svelte";

export const debt: Section = {
  id: "debt",
  label: "Tech debt",
  group: "Health",
  icon: "debt",
  load: () => import("./Debt.svelte"),
  kinds: ["debt_item"],
  count: () => strategy.records("debt_item").filter(({ status }) => status !== "paid").length,
  commands: [...itemCommands(state), ...gridCommands],
  make: { label: "New debt item", run: () => state.make() },
  unused: { debt_item: ({ status }) => (status === "paid" ? [] : ["paid_on"]) },
  beneath: { debt_item: DebtDetail },
};
