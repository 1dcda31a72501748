/** The Tech debt screen's grid: risk by business impact, what is filtered, and what a debt item is told as. */
import { MatrixState } from "../../components/matrix/state.svelte";
import type { Column, MatrixSpec } from "../../components/matrix/spec";
import { facts } from "../../lib/facts.svelte";
import { strategy } from "../../lib/strategy.svelte";
import type { AnyRecord, DebtStatus, Id } from "../../lib/types";
import { paybackWords } from "./words";

const spec: MatrixSpec = {
  kind: "debt_item",
  section: "debt",
  noun: ["debt item", "debt items"],
  y: {
    field: "risk",
    label: "Risk",
    asks: "how likely it is to hurt",
    words: ["Hardly", "Unlikely", "Possible", "Likely", "Certain"],
  },
  x: {
    field: "business_impact",
    label: "Impact",
    asks: "how much the business would feel it",
    words: ["Negligible", "Small", "Moderate", "Large", "Severe"],
  },
  quadrants: { topLeft: "Watch", topRight: "Pay now", bottomLeft: "Accept", bottomRight: "Plan" },
};

const number = (value: unknown) => (typeof value === "number" ? value : null);

export type PlanFilter = "planned" | "none";

class DebtState extends MatrixState {
  owner = $state<string | null>(null);
  plan = $state<PlanFilter | null>(null);
  status = $state<DebtStatus | null>(null);

  readonly owners = $derived(
    [...new Set(this.all.map(({ owner }) => String(owner ?? "").trim()).filter(Boolean))].sort((a, b) =>
      a.localeCompare(b, "en-GB"),
    ),
  );

  constructor() {
    super(spec, COLUMNS);
  }

  /** The initiative that pays it, where there is one. */
  initiativeOf(record: AnyRecord): Id | null {
    const id = record.initiative;
    return typeof id === "string" && strategy.get("initiative", id) !== undefined ? id : null;
  }

  override passes(record: AnyRecord): boolean {
    const planned = this.initiativeOf(record) !== null;
    return (
      (this.owner === null || String(record.owner ?? "").trim() === this.owner) &&
      (this.plan === null || planned === (this.plan === "planned")) &&
      (this.status === null || record.status === this.status)
    );
  }
  override isFiltered(): boolean {
    return this.owner !== null || this.plan !== null || this.status !== null;
  }
  override clearFilters(): void {
    this.owner = null;
    this.plan = null;
    this.status = null;
  }
  /** What is paid is over; a filter that asks for it shows it. */
  override isClosed(record: AnyRecord): boolean {
    return record.status === "paid" && this.status !== "paid";
  }
  override blank(): Record<string, unknown> {
    return this.owner === null ? {} : { owner: this.owner };
  }
  override spoken(record: AnyRecord): string {
    const initiative = this.initiativeOf(record);
    const weeks = (value: unknown, words: string) =>
      number(value) === null ? "" : `${words} ${number(value)!.toLocaleString("en-GB")} person-weeks`;
    return [
      weeks(record.principal, "principal"),
      weeks(record.interest, "interest a quarter"),
      paybackWords(facts.debtItem(record.id)),
      initiative ? `paid by ${strategy.titleOf("initiative", initiative)}` : "no plan",
    ]
      .filter(Boolean)
      .join(", ");
  }
}

const COLUMNS: Column[] = [
  { name: "number", label: "No.", track: "22px" },
  { name: "title", label: "Item", track: "minmax(90px, 1fr)", sort: ({ title }) => String(title ?? "") },
  {
    name: "principal",
    label: "Principal",
    track: "58px",
    numeric: true,
    from: 400,
    sort: ({ principal }) => number(principal),
    greatestFirst: true,
  },
  {
    name: "interest",
    label: "Interest a quarter",
    track: "62px",
    numeric: true,
    from: 400,
    sort: ({ interest }) => number(interest),
    greatestFirst: true,
  },
  {
    name: "payback",
    label: "Payback quarters",
    track: "58px",
    numeric: true,
    from: 250,
    sort: ({ id }) => facts.debtItem(id)?.payback ?? null,
  },
  { name: "trend", label: "Metric", track: "44px", from: 560 },
  { name: "plan", label: "Plan", track: "minmax(56px, 0.5fr)", from: 480 },
];

export const debt = new DebtState();
