/** Which initiatives are looked at: the same in every mode of the roadmap. Pure. */
import type { Commitment, Id } from "../../lib/types";
import type { Initiative } from "./initiative";

/** The value of a filter for initiatives that have nothing there. */
export const WITHOUT = "";

/** Null means any. */
export interface Filter {
  words: string;
  theme: Id | null;
  pillar: Id | null;
  owner: string | null;
  team: string | null;
  commitment: Commitment | null;
  status: string | null;
}

export type FilterField = Exclude<keyof Filter, "words">;
export const FILTER_FIELDS = [
  "theme",
  "pillar",
  "owner",
  "team",
  "commitment",
  "status",
] as const satisfies FilterField[];

export const ANY: Filter = {
  words: "",
  theme: null,
  pillar: null,
  owner: null,
  team: null,
  commitment: null,
  status: null,
};

export function isAny(filter: Filter): boolean {
  return filter.words.trim() === "" && FILTER_FIELDS.every((field) => filter[field] === null);
}

/** The records that references may lead to: what refers to one that is gone counts as without. */
export interface Known {
  themes: ReadonlySet<Id>;
  pillars: ReadonlySet<Id>;
}

export function passes(initiative: Initiative, filter: Filter, known: Known): boolean {
  for (const field of FILTER_FIELDS) {
    const wanted = filter[field];
    if (wanted !== null && valueOf(initiative, field, known) !== wanted) return false;
  }
  const words = filter.words.trim().toLowerCase();
  if (words === "") return true;
  const text = searchText(initiative);
  return words.split(/\s+/).every((word) => text.includes(word));
}

function valueOf(initiative: Initiative, field: FilterField, known: Known): string {
  switch (field) {
    case "theme":
      return initiative.theme !== null && known.themes.has(initiative.theme) ? initiative.theme : WITHOUT;
    case "pillar":
      return initiative.pillar !== null && known.pillars.has(initiative.pillar) ? initiative.pillar : WITHOUT;
    case "owner":
    case "team":
      return initiative[field].trim();
    case "commitment":
    case "status":
      return initiative[field];
  }
}

const texts = new WeakMap<Initiative, string>();

function searchText(initiative: Initiative): string {
  let text = texts.get(initiative);
  if (text === undefined) {
    const parts = [initiative.code, initiative.title, initiative.owner, initiative.team, initiative.summary];
    text = parts
      .filter((part) => typeof part === "string")
      .join(" ")
      .toLowerCase();
    texts.set(initiative, text);
  }
  return text;
}

/** A filter as it was kept somewhere: what is unknown or of the wrong type counts as any. */
export function readFilter(kept: unknown): Filter {
  const from = (typeof kept === "object" && kept !== null ? kept : {}) as Record<string, unknown>;
  const filter: Filter = { ...ANY, words: typeof from.words === "string" ? from.words : "" };
  for (const field of FILTER_FIELDS) {
    const value = from[field];
    if (typeof value === "string") Object.assign(filter, { [field]: value });
  }
  return filter;
}

/** The fields that a new initiative must hold so as not to vanish behind the filter under which it is made. */
export function fieldsFor(filter: Filter): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const field of FILTER_FIELDS) {
    const value = filter[field];
    if (value === null) continue;
    const reference = field === "theme" || field === "pillar";
    fields[field] = reference && value === WITHOUT ? null : value;
  }
  return fields;
}
