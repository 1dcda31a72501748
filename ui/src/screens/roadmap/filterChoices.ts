/** What can be filtered by, with the choices that exist in this strategy. */
import { strategy } from "../../lib/strategy.svelte";
import { roadmap } from "./board.svelte";
import { FILTER_FIELDS, WITHOUT, type Filter, type FilterField } from "./filter";
import { choicesOf } from "./initiative";

export interface Choice {
  value: string;
  label: string;
}

export const FIELD_WORDS: Record<FilterField, { label: string; without: string | null }> = {
  theme: { label: "Theme", without: "No theme" },
  pillar: { label: "Pillar", without: "No pillar" },
  owner: { label: "Owner", without: "No owner" },
  team: { label: "Team", without: "No team" },
  commitment: { label: "Commitment", without: null },
  status: { label: "Status", without: null },
};

export function choicesFor(field: FilterField): Choice[] {
  const { without } = FIELD_WORDS[field];
  const none = without === null ? [] : [{ value: WITHOUT, label: without }];
  switch (field) {
    case "theme":
    case "pillar":
      return [...strategy.records(field).map(({ id }) => ({ value: id, label: strategy.titleOf(field, id) })), ...none];
    case "owner":
    case "team": {
      const names = new Set(roadmap.initiatives.map((initiative) => initiative[field].trim()).filter(Boolean));
      return [...[...names].sort((a, b) => a.localeCompare(b)).map((name) => ({ value: name, label: name })), ...none];
    }
    case "commitment":
    case "status":
      return [...choicesOf(strategy.definition("initiative"), field)].map(([value, label]) => ({ value, label }));
  }
}

/** The filters that are set, in words. */
export function activeFilters(filter: Filter): { field: FilterField; words: string }[] {
  return FILTER_FIELDS.flatMap((field) => {
    const value = filter[field];
    if (value === null) return [];
    const label = choicesFor(field).find((choice) => choice.value === value)?.label ?? value;
    return [{ field, words: value === WITHOUT ? label : `${FIELD_WORDS[field].label}: ${label}` }];
  });
}
