/** The Tech debt screen: debt by risk and business impact, what it costs, and what pays it. */
import { gridCommands, itemCommands } from "../../components/matrix/commands";
import type { Section } from "../../lib/sections";
import { strategy } from "../../lib/strategy.svelte";
import DebtBeneath from "./DebtBeneath.svelte";

/** The state comes with the screen: it is fetched when it is needed. */
const load = async () => (await import("./debt.svelte")).debt;

export const debt: Section = {
  id: "debt",
  label: "Tech debt",
  group: "Health",
  icon: "debt",
  load: () => import("./Debt.svelte"),
  kinds: ["debt_item"],
  count: () => strategy.records("debt_item").filter(({ status }) => status !== "paid").length,
  commands: [...itemCommands("debt_item", "debt", "debt item", load), ...gridCommands],
  make: { label: "New debt item", run: () => void load().then((state) => state.make()) },
  unused: { debt_item: ({ status }) => (status === "paid" ? [] : ["paid_on"]) },
  beneath: { debt_item: DebtBeneath },
};
