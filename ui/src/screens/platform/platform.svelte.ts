/** The Platform screen's table: which capabilities are shown, in which order, and how a level is written. */
import { announcements } from "../../lib/announce.svelte";
import { facts } from "../../lib/facts.svelte";
import { CellGrid, type CellText, type GridModel, type Refusal } from "../../lib/grid/cellGrid.svelte";
import { strategy } from "../../lib/strategy.svelte";
import type { AnyRecord, Id } from "../../lib/types";
import { view } from "../../lib/view.svelte";
import { counted, parseNumber, plural } from "../../lib/words";

/** The columns that hold a level from 0 to 5. */
export const LEVEL_FIELDS = ["maturity", "needed", "pain_level"] as const;
export type LevelField = (typeof LEVEL_FIELDS)[number];
export const COLUMNS = ["name", ...LEVEL_FIELDS, "gap", "owner", "consumers", "service_level"] as const;
export type ColumnName = (typeof COLUMNS)[number];
export const WORDS: Record<ColumnName, string> = {
  name: "Capability",
  maturity: "Now",
  needed: "Needed",
  pain_level: "Pain",
  gap: "Gap",
  owner: "Owner",
  consumers: "Consumers",
  service_level: "Service level",
};

export function isLevel(column: string): column is LevelField {
  return LEVEL_FIELDS.some((field) => field === column);
}

/** A level as it stands in a record; null where there is none. */
export function level(record: AnyRecord, field: LevelField): number | null {
  const value = record[field];
  return typeof value === "number" ? value : null;
}

export function consumersOf(record: AnyRecord): string[] {
  return Array.isArray(record.consumers) ? record.consumers.map(String).filter((name) => name.trim() !== "") : [];
}

/** What someone typed as a level; nothing where it is none. */
export function readLevel(text: string): number | null | undefined {
  if (text.trim() === "") return null;
  const value = parseNumber(text);
  return value !== undefined && Number.isInteger(value) && value >= 0 && value <= 5 ? value : undefined;
}

class PlatformState implements GridModel {
  query = $state("");
  area = $state<string | null>(null);
  owner = $state<string | null>(null);
  short = $state(false);
  /** The columns for which there is room. */
  columns = $state.raw<readonly ColumnName[]>(COLUMNS);
  readonly ranges = false;

  readonly all = $derived(strategy.records("capability"));
  readonly byId = $derived(new Map(this.all.map((record) => [record.id, record])));
  readonly areas = $derived(this.#values("area"));
  readonly owners = $derived(this.#values("owner"));
  readonly narrowed = $derived(this.query.trim() !== "" || this.area !== null || this.owner !== null || this.short);
  /** The widest gap first, then what is good enough, at last what cannot be told. */
  readonly order = $derived.by(() => {
    const places = new Map((facts.platform?.order ?? []).map((id, at) => [id, at]));
    const rest = (record: AnyRecord) => (typeof facts.capability(record.id)?.gap === "number" ? 1e6 : 2e6);
    return [...this.all].sort((a, b) => (places.get(a.id) ?? rest(a)) - (places.get(b.id) ?? rest(b)));
  });
  readonly shown = $derived.by(() => {
    const words = this.query.toLowerCase().split(/\s+/).filter(Boolean);
    return this.order.filter((record) => {
      const text = `${this.titleOf(record)} ${consumersOf(record).join(" ")}`.toLowerCase();
      return (
        words.every((word) => text.includes(word)) &&
        (this.area === null || String(record.area ?? "").trim() === this.area) &&
        (this.owner === null || String(record.owner ?? "").trim() === this.owner) &&
        (!this.short || (facts.capability(record.id)?.gap ?? 0) > 0)
      );
    });
  });
  readonly rows = $derived(this.shown.map(({ id }) => id));
  readonly grid = new CellGrid(this);

  #values(field: string): string[] {
    return [...new Set(this.all.map((record) => String(record[field] ?? "").trim()).filter(Boolean))].sort((a, b) =>
      a.localeCompare(b, "en-GB"),
    );
  }

  titleOf(record: AnyRecord): string {
    return strategy.titleOf("capability", record.id);
  }

  // ——— what the cells ask

  editable(_row: string, column: string): boolean {
    return strategy.readOnly === null && column !== "gap" && column !== "consumers";
  }

  text(row: string, column: string): string {
    const value = this.byId.get(row)?.[column];
    return typeof value === "number" ? String(value) : typeof value === "string" ? value : "";
  }

  /** A digit sets a level at once: it is no beginning of a text. */
  replaces(_row: string, column: string): boolean {
    return !isLevel(column);
  }

  write(cells: CellText[]): Refusal[] {
    const refused: Refusal[] = [];
    for (const cell of cells) {
      if (!isLevel(cell.column)) {
        strategy.set("capability", cell.row, cell.column, cell.text.trim(), { coalesce: undefined });
        continue;
      }
      const value = readLevel(cell.text);
      if (value === undefined)
        refused.push({ ...cell, why: `“${cell.text.trim()}” is not a whole number from 0 to 5.` });
      else this.setLevel(cell.row, cell.column, value);
    }
    return refused;
  }

  enter(row: string): void {
    this.openForm(row);
  }

  arrived(row: string): void {
    if (view.selection?.id !== row) view.select({ kind: "capability", id: row });
  }

  // ——— acts

  setLevel(id: Id, field: LevelField, value: number | null): void {
    const record = this.byId.get(id);
    if (!record || level(record, field) === value) return;
    const what = { maturity: "Maturity", needed: "Level needed", pain_level: "Pain" }[field];
    const title = this.titleOf(record);
    const words = value === null ? "is not set" : `is ${value}`;
    strategy.set("capability", id, field, value, { coalesce: undefined, label: `${what} of “${title}” ${words}` });
    announcements.show(`${what} of “${title}” ${words}`, { undo: true });
  }

  /** One level up or down, within 0 to 5. */
  step(id: Id, field: LevelField, by: 1 | -1): void {
    const record = this.byId.get(id);
    if (!record || !this.editable(id, field)) return;
    const now = level(record, field);
    const next = now === null ? (by > 0 ? 1 : 0) : now + by;
    if (next < 0 || next > 5) announcements.say(`Already at ${now}`);
    else this.setLevel(id, field, next);
  }

  openForm(id: Id): void {
    view.select({ kind: "capability", id });
    view.showTab("details");
    void view.focusField("capability", id, "name");
  }

  make(name = ""): void {
    if (strategy.readOnly !== null) return;
    this.clear();
    const id = strategy.create("capability", { name }, { label: name ? `New capability “${name}”` : "New capability" });
    view.go("platform");
    view.select({ kind: "capability", id });
    view.showTab("details");
    announcements.say("New capability");
    void view.focusField("capability", id, name === "" ? "name" : "maturity");
  }

  remove(id: Id | undefined = this.current): void {
    if (id === undefined || strategy.readOnly !== null) return;
    const at = this.rows.indexOf(id);
    strategy.remove("capability", id);
    const next = this.rows[Math.min(at, this.rows.length - 1)];
    view.select(next === undefined ? null : { kind: "capability", id: next });
    if (next !== undefined) void this.grid.focus(next, "name");
    else document.querySelector<HTMLElement>("[data-new]")?.focus();
  }

  readonly current = $derived.by(() => {
    const ref = view.selection;
    return ref?.kind === "capability" && this.byId.has(ref.id) ? ref.id : undefined;
  });

  clear(): void {
    this.query = "";
    this.area = null;
    this.owner = null;
    this.short = false;
  }

  tellCount(): void {
    announcements.say(
      this.narrowed
        ? `${counted(this.rows.length)} of ${plural(this.all.length, "capability", "capabilities")}`
        : "All capabilities",
    );
  }
}

export const platform = new PlatformState();
