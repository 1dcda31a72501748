/**
 * The mode that is on screen, as the commands see it. Commands are known from the start; the screens, with all that they
 * bring, are fetched when they are first looked at and put themselves in here.
 */
import type { TimelineState } from "./timeline/timeline.svelte";

export const hands: { timeline: TimelineState | null } = { timeline: null };
