/**
 * The mode that is on screen, as the commands see it. Commands are known from the start; the screens, with all that they
 * bring, are fetched when they are first looked at and put themselves in here.
 */
import type { TableState } from "./table/table.svelte";
import type { TiersState } from "./tiers/tiers.svelte";
import type { TimelineState } from "./timeline/timeline.svelte";

export const hands: { timeline: TimelineState | null; tiers: TiersState | null; table: TableState | null } = {
  timeline: null,
  tiers: null,
  table: null,
};
