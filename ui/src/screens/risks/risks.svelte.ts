/** The Risks screen's grid: likelihood by impact, what is filtered, and what a risk is told as. */
import { MatrixState } from "../../components/matrix/state.svelte";
import { levelOf } from "../../components/matrix/layout";
import type { Column, MatrixSpec } from "../../components/matrix/spec";
import { choicesOf } from "../../lib/choices";
import { strategy } from "../../lib/strategy.svelte";
import type { AnyRecord, RiskClass, RiskStatus } from "../../lib/types";

const spec: MatrixSpec = {
  kind: "risk",
  section: "risks",
  noun: ["risk", "risks"],
  y: {
    field: "likelihood",
    label: "Likelihood",
    asks: "how likely it is",
    words: ["Rare", "Unlikely", "Possible", "Likely", "Expected"],
  },
  x: {
    field: "impact",
    label: "Impact",
    asks: "how bad it would be",
    words: ["Negligible", "Small", "Moderate", "Large", "Severe"],
  },
};

const text = (value: unknown) => (typeof value === "string" ? value.trim() : "");
export const isMitigated = (record: AnyRecord) => text(record.mitigation) !== "";

class RisksState extends MatrixState {
  kind = $state<RiskClass | null>(null);
  owner = $state<string | null>(null);
  status = $state<RiskStatus | null>(null);

  readonly classes = $derived(choicesOf(strategy.definition("risk"), "class"));
  readonly statuses = $derived(choicesOf(strategy.definition("risk"), "status"));
  readonly owners = $derived(
    [...new Set(this.all.map(({ owner }) => text(owner)).filter(Boolean))].sort((a, b) => a.localeCompare(b, "en-GB")),
  );
  /** Open risks that weigh most and have no mitigation. */
  readonly bare = $derived(
    this.open.filter((record) => (this.weight(record) ?? 0) >= 12 && !isMitigated(record) && record.status === "open"),
  );

  constructor() {
    super(spec, COLUMNS);
  }

  classOf(record: AnyRecord): string {
    return this.classes.find(({ value }) => value === record.class)?.label ?? "";
  }
  statusOf(record: AnyRecord): string {
    return this.statuses.find(({ value }) => value === record.status)?.label ?? "";
  }

  override passes(record: AnyRecord): boolean {
    return (
      (this.kind === null || record.class === this.kind) &&
      (this.owner === null || text(record.owner) === this.owner) &&
      (this.status === null || record.status === this.status)
    );
  }
  override isFiltered(): boolean {
    return this.kind !== null || this.owner !== null || this.status !== null;
  }
  override clearFilters(): void {
    this.kind = null;
    this.owner = null;
    this.status = null;
  }
  /** What can no longer happen is folded away; a filter that asks for it shows it. */
  override isClosed(record: AnyRecord): boolean {
    return record.status === "closed" && this.status !== "closed";
  }
  override blank(): Record<string, unknown> {
    return {
      ...(this.kind === null ? {} : { class: this.kind }),
      ...(this.owner === null ? {} : { owner: this.owner }),
    };
  }
  override spoken(record: AnyRecord): string {
    return [
      this.classOf(record).toLowerCase(),
      this.statusOf(record).toLowerCase(),
      text(record.owner) || "no owner",
      isMitigated(record) ? "" : "no mitigation",
    ]
      .filter(Boolean)
      .join(", ");
  }
}

const COLUMNS: Column[] = [
  { name: "number", label: "No.", track: "22px" },
  { name: "title", label: "Risk", track: "minmax(90px, 1fr)", sort: ({ title }) => String(title ?? "") },
  {
    name: "likelihood",
    label: "Likelihood",
    track: "58px",
    numeric: true,
    from: 560,
    sort: ({ likelihood }) => levelOf(likelihood),
    greatestFirst: true,
  },
  {
    name: "impact",
    label: "Impact",
    track: "44px",
    numeric: true,
    from: 560,
    sort: ({ impact }) => levelOf(impact),
    greatestFirst: true,
  },
  { name: "class", label: "Class", track: "64px", from: 440, sort: (record) => String(record.class ?? "") },
  { name: "status", label: "Status", track: "96px", from: 270, sort: (record) => String(record.status ?? "") },
  { name: "owner", label: "Owner", track: "minmax(56px, 0.4fr)", from: 640, sort: ({ owner }) => text(owner) || null },
];

export const risks = new RisksState();
