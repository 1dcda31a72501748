/** The lines of a list: headings of groups and records, where they lie, and which of them are in sight. Pure. */
import type { AnyRecord, FieldDef, Id } from "../../lib/types";

export const ROW = 44;
export const HEAD = 36;

export interface Group {
  /** The value that its records have; null for those without. */
  value: string | null;
  label: string;
  records: AnyRecord[];
}

export type Line =
  | { type: "head"; key: string; top: number; group: Group }
  | { type: "row"; key: string; top: number; record: AnyRecord; group: Group };

/** Whether every word stands somewhere in the text of a record. */
export function matches(record: AnyRecord, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = textOf(record).toLowerCase();
  return words.every((word) => text.includes(word));
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(textOf).join(" ");
  if (typeof value !== "object" || value === null) return "";
  return Object.entries(value)
    .filter(([key]) => !["id", "rank", "created", "updated"].includes(key))
    .map(([, part]) => textOf(part))
    .join(" ");
}

/** The records under the values of a choice, in the order of the choice; groups without records are left out. */
export function grouped(records: readonly AnyRecord[], by: FieldDef | undefined): Group[] {
  if (by?.shape.type !== "choice") return [{ value: null, label: "", records: [...records] }];
  const open: Group[] = by.shape.choices.map(({ value, label }) => ({ value, label, records: [] }));
  const rest: Group = { value: null, label: `No ${by.label.toLowerCase()}`, records: [] };
  for (const record of records) (open.find(({ value }) => value === record[by.name]) ?? rest).records.push(record);
  return [...open, rest].filter((group) => group.records.length > 0);
}

/** The lines from top to bottom, and how tall they are together. */
export function layOut(groups: readonly Group[], heads: boolean): { lines: Line[]; height: number } {
  const lines: Line[] = [];
  let top = 0;
  for (const group of groups) {
    if (heads) {
      lines.push({ type: "head", key: `head ${group.value ?? ""}`, top, group });
      top += HEAD;
    }
    for (const record of group.records) {
      lines.push({ type: "row", key: record.id, top, record, group });
      top += ROW;
    }
  }
  return { lines, height: top };
}

/** The lines in sight and a few beyond; the one that holds the focus is never taken away. */
export function inSight(lines: readonly Line[], from: number, height: number, kept: string | null): Line[] {
  const least = from - 6 * ROW;
  const most = from + height + 6 * ROW;
  return lines.filter((line) => (line.top >= least && line.top <= most) || line.key === kept);
}

/**
 * The record behind which one stands when it comes to a place among others that are shown: those that are not shown
 * keep their order. Null for the first place of all.
 */
export function behindShown(all: readonly Id[], shown: readonly Id[], moved: Id, to: number): Id | null {
  const rest = shown.filter((id) => id !== moved);
  if (to > 0) return rest[Math.min(to, rest.length) - 1] ?? null;
  const others = all.filter((id) => id !== moved);
  const first = rest[0] === undefined ? -1 : others.indexOf(rest[0]);
  return first < 0 ? (others.at(-1) ?? null) : (others[first - 1] ?? null);
}

/** Those from one to another, whichever comes first. */
export function between(ids: readonly Id[], from: Id, to: Id): Id[] {
  const [a, b] = [ids.indexOf(from), ids.indexOf(to)];
  if (a < 0 || b < 0) return b < 0 ? [] : [to];
  return ids.slice(Math.min(a, b), Math.max(a, b) + 1);
}
