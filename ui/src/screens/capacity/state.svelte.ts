/** What the Capacity screen shows and does: the table of shares and person-weeks, cycles, guardrails. */
import { tick } from "svelte";
import { announcements } from "../../lib/announce.svelte";
import { facts } from "../../lib/facts.svelte";
import { today } from "../../lib/dates";
import { editable } from "../../lib/figures";
import { CellGrid, type CellText, type GridModel, type How, type Refusal } from "../../lib/grid/cellGrid.svelte";
import { readNumber } from "../../lib/sheet";
import { strategy } from "../../lib/strategy.svelte";
import type { AnyRecord, Category, Change, Id } from "../../lib/types";
import { view } from "../../lib/view.svelte";
import {
  boundsOf,
  following,
  inTime,
  shareOf,
  sharesOf,
  stackOrder,
  teamNames,
  teamsOf,
  withShare,
  withWeeks,
  type Bound,
} from "./allocation";

export const CATEGORIES: readonly Category[] = ["new_work", "platform", "maintenance", "technical_debt", "learning"];
export type Which = "planned" | "actual";

/** `cycle:planned` and back. */
export const columnKey = (cycle: Id, which: Which) => `${cycle}:${which}`;
export function columnOf(key: string): { cycle: Id; which: Which } {
  const gap = key.lastIndexOf(":");
  return { cycle: key.slice(0, gap), which: key.slice(gap + 1) === "actual" ? "actual" : "planned" };
}

class Capacity implements GridModel {
  dialog = $state<"guardrails" | null>(null);
  readonly ranges = true;
  readonly grid: CellGrid;

  readonly cycles = $derived(inTime(strategy.records("cycle"), facts.capacity?.order ?? []));
  readonly teams = $derived(teamNames(this.cycles));
  readonly bounds = $derived(boundsOf(strategy.single("strategy")));
  readonly columns = $derived(this.cycles.flatMap(({ id }) => [columnKey(id, "planned"), columnKey(id, "actual")]));
  readonly rows = $derived([
    ...CATEGORIES.map((category) => `share/${category}`),
    ...this.teams.map((team) => `team/${team}`),
  ]);
  /** The categories that the chart shows, from the base up. */
  readonly stacked = $derived(
    stackOrder(
      CATEGORIES.filter(
        (category) =>
          this.bounds.some((bound) => bound.category === category) ||
          this.cycles.some((cycle) => sharesOf(cycle).some((one) => one.category === category)),
      ),
      this.bounds,
    ),
  );
  readonly labels = $derived.by(() => {
    const shape = strategy.definition("initiative")?.fields.find(({ name }) => name === "category")?.shape;
    const choices = shape?.type === "choice" ? shape.choices : [];
    return new Map(choices.map(({ value, label }) => [value, label]));
  });

  constructor() {
    this.grid = new CellGrid(this);
  }

  get writable(): boolean {
    return strategy.file !== null && strategy.readOnly === null;
  }

  label(category: string | null | undefined): string {
    return category ? (this.labels.get(category) ?? category) : "No category";
  }

  nameOf(cycle: AnyRecord): string {
    return strategy.titleOf("cycle", cycle.id);
  }

  bound(category: string): Bound | undefined {
    return this.bounds.find((one) => one.category === category);
  }

  // ——— the grid

  /** People are counted once a cycle: both of its columns are one cell there. */
  lands(row: string, column: string): string {
    return row.startsWith("team/") ? columnKey(columnOf(column).cycle, "planned") : column;
  }

  editable(): boolean {
    return this.writable;
  }

  text(row: string, column: string): string {
    const { cycle: id, which } = columnOf(column);
    const cycle = strategy.get("cycle", id);
    if (row.startsWith("share/")) return editable(shareOf(cycle, row.slice(6), which));
    return editable(teamsOf(cycle).find(({ team }) => team === row.slice(5))?.person_weeks);
  }

  arrived(): void {
    const id = this.grid.at?.column && columnOf(this.grid.at.column).cycle;
    if (id && view.selection?.id !== id) view.select({ kind: "cycle", id });
  }

  write(cells: CellText[], how: How): Refusal[] {
    const refused: Refusal[] = [];
    const next = new Map<Id, { allocations: ReturnType<typeof sharesOf>; capacity: ReturnType<typeof teamsOf> }>();
    for (const cell of cells) {
      const { cycle: id, which } = columnOf(cell.column);
      const share = cell.row.startsWith("share/");
      if (!share && which === "actual") continue;
      const value = cell.text.trim() === "" || /^[–-]$/.test(cell.text.trim()) ? null : readNumber(cell.text);
      if (value === undefined) {
        refused.push({ ...cell, why: `“${cell.text.trim()}” is not a number.` });
      } else if (value !== null && (value < 0 || (share ? value > 100 : value > 1e6))) {
        refused.push({
          ...cell,
          why: share ? "A share is a number from 0 to 100." : "Person-weeks are a number of 0 or more.",
        });
      } else {
        const record = strategy.get("cycle", id);
        const now = next.get(id) ?? { allocations: sharesOf(record), capacity: teamsOf(record) };
        if (share) now.allocations = withShare(now.allocations, cell.row.slice(6) as Category, which, value);
        else now.capacity = withWeeks(now.capacity, cell.row.slice(5), value);
        next.set(id, now);
      }
    }
    const changes = [...next].map(([id, fields]): Change => {
      const record = strategy.get("cycle", id);
      const both = {
        ...(fields.allocations === record?.allocations ? {} : { allocations: fields.allocations }),
        ...(fields.capacity === record?.capacity ? {} : { capacity: fields.capacity }),
      };
      return { op: "set", kind: "cycle", id, fields: both };
    });
    if (changes.length > 0) strategy.apply(changes, { label: this.#labelOf(cells, how) });
    return refused;
  }

  #labelOf(cells: CellText[], how: How): string {
    const [only] = cells;
    if (cells.length > 1 || !only) {
      const act = { type: "Set", paste: "Paste", fill: "Fill down", clear: "Clear" }[how];
      return `${act} ${cells.length} figures of capacity`;
    }
    const { cycle, which } = columnOf(only.column);
    const what = only.row.startsWith("share/") ? `${this.label(only.row.slice(6))}, ${which}` : only.row.slice(5);
    return `${what} in ${strategy.titleOf("cycle", cycle)}`;
  }

  // ——— cycles and teams

  addCycle(): void {
    if (!this.writable) return;
    const fields = following(this.cycles, today(), strategy.fiscalStart);
    const copied = teamsOf(fields as unknown as AnyRecord).length > 0;
    const id = strategy.create("cycle", fields, { label: `Add ${String(fields.name)}` });
    announcements.show(
      `Added ${String(fields.name)}${copied ? ", with the people and the plan of the cycle before" : ""}`,
      {
        undo: true,
      },
    );
    void tick().then(() => this.grid.focus("share/new_work", columnKey(id, "planned")));
  }

  addTeam(name: string): void {
    const team = name.trim();
    if (team === "" || this.teams.includes(team)) return;
    const changes = this.cycles.map((cycle): Change => ({
      op: "set",
      kind: "cycle",
      id: cycle.id,
      fields: { capacity: [...teamsOf(cycle), { team, person_weeks: null, at_once: null }] },
    }));
    strategy.apply(changes, { label: `Add the team ${team}` });
    const now = facts.capacity?.current ?? this.cycles[0]?.id;
    if (now) void tick().then(() => this.grid.focus(`team/${team}`, columnKey(now, "planned")));
  }

  removeTeam(team: string): void {
    const changes = this.cycles
      .filter((cycle) => teamsOf(cycle).some((one) => one.team === team))
      .map((cycle): Change => ({
        op: "set",
        kind: "cycle",
        id: cycle.id,
        fields: { capacity: teamsOf(cycle).filter((one) => one.team !== team) },
      }));
    strategy.apply(changes, { label: `Remove the team ${team}` });
    announcements.show(`Removed the team ${team} from all cycles`, { undo: true });
    void this.grid.show();
  }

  removeCycle(id: Id): void {
    strategy.remove("cycle", id);
    view.select(null);
    void this.grid.show();
  }

  saveBounds(bounds: Bound[]): void {
    const about = strategy.single("strategy");
    if (!about) return;
    strategy.apply([{ op: "set", kind: "strategy", id: about.id, fields: { category_bounds: bounds } }], {
      label: "Set the capacity guardrails",
    });
  }
}

export const capacity = new Capacity();
