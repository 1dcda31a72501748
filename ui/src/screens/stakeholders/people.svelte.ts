/** The Stakeholders screen's grid: influence by interest, what is filtered, and what a stakeholder is told as. */
import { MatrixState } from "../../components/matrix/state.svelte";
import { levelOf } from "../../components/matrix/layout";
import type { Column, MatrixSpec } from "../../components/matrix/spec";
import { choicesOf } from "../../lib/choices";
import { today } from "../../lib/dates";
import { facts } from "../../lib/facts.svelte";
import { strategy } from "../../lib/strategy.svelte";
import type { AnyRecord, Stance, StakeholderKind } from "../../lib/types";
import { shortDate } from "../../lib/words";
import { asStance } from "./stances";

const spec: MatrixSpec = {
  kind: "stakeholder",
  section: "stakeholders",
  noun: ["stakeholder", "stakeholders"],
  marked: true,
  y: {
    field: "influence",
    label: "Influence",
    asks: "how much they can help or hinder",
    words: ["None", "Little", "Some", "Much", "Decisive"],
  },
  x: {
    field: "interest",
    label: "Interest",
    asks: "how much it concerns them",
    words: ["None", "Little", "Some", "Much", "Vital"],
  },
  quadrants: {
    topLeft: "Keep satisfied",
    topRight: "Manage closely",
    bottomLeft: "Monitor",
    bottomRight: "Keep informed",
  },
};

export type Need = "attention" | "no_plan" | "overdue";

class PeopleState extends MatrixState {
  kind = $state<StakeholderKind | null>(null);
  need = $state<Need | null>(null);
  /** Today, as the figures reckon it; until they are there, the clock's. */
  readonly today = $derived(facts.today ?? today());
  readonly #attention = $derived(new Set(facts.people?.attention));
  readonly #words = $derived(
    new Map(choicesOf(strategy.definition("stakeholder"), "stance").map(({ value, label }) => [value, label])),
  );
  readonly kinds = $derived(choicesOf(strategy.definition("stakeholder"), "kind"));

  constructor() {
    super(spec, COLUMNS);
  }

  stanceWord(stance: Stance): string {
    return this.#words.get(stance) ?? stance;
  }
  kindOf(record: AnyRecord): string {
    return this.kinds.find(({ value }) => value === record.kind)?.label ?? "";
  }
  needsAttention(record: AnyRecord): boolean {
    return this.#attention.has(record.id);
  }
  isOverdue(record: AnyRecord): boolean {
    return typeof record.next_contact === "string" && record.next_contact < this.today;
  }

  override passes(record: AnyRecord): boolean {
    if (this.kind !== null && record.kind !== this.kind) return false;
    if (this.need === "attention") return this.needsAttention(record);
    if (this.need === "no_plan") return facts.stakeholder(record.id)?.hasPlan === false;
    return this.need !== "overdue" || this.isOverdue(record);
  }
  override isFiltered(): boolean {
    return this.kind !== null || this.need !== null;
  }
  override clearFilters(): void {
    this.kind = null;
    this.need = null;
  }
  override blank(): Record<string, unknown> {
    return this.kind === null ? {} : { kind: this.kind };
  }
  override spoken(record: AnyRecord): string {
    const now = asStance(record.stance);
    const desired = asStance(record.desired);
    return [
      this.kindOf(record).toLowerCase(),
      now ? `stands ${this.stanceWord(now).toLowerCase()}` : "stance not known",
      desired && desired !== now ? `should be ${this.stanceWord(desired).toLowerCase()}` : "",
      typeof record.next_contact === "string"
        ? `next contact ${shortDate(record.next_contact)}${this.isOverdue(record) ? ", overdue" : ""}`
        : "no contact planned",
      this.needsAttention(record) ? "needs attention" : "",
    ]
      .filter(Boolean)
      .join(", ");
  }
}

const COLUMNS: Column[] = [
  { name: "number", label: "No.", track: "22px" },
  { name: "title", label: "Role or name", track: "minmax(88px, 1fr)", sort: ({ name }) => String(name ?? "") },
  {
    name: "influence",
    label: "Influence",
    track: "54px",
    numeric: true,
    from: 680,
    sort: ({ influence }) => levelOf(influence),
    greatestFirst: true,
  },
  {
    name: "interest",
    label: "Interest",
    track: "50px",
    numeric: true,
    from: 680,
    sort: ({ interest }) => levelOf(interest),
    greatestFirst: true,
  },
  {
    name: "stance",
    label: "Stance, now to desired",
    track: "minmax(98px, 0.7fr)",
    from: 260,
    sort: ({ id }) => facts.stakeholder(id)?.stanceGap ?? null,
    greatestFirst: true,
  },
  {
    name: "next",
    label: "Next contact",
    track: "108px",
    from: 500,
    sort: ({ next_contact }) => (typeof next_contact === "string" ? next_contact : null),
  },
];

export const people = new PeopleState();
