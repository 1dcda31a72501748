/**
 * The board that is on screen. Commands are known from the start, the state of the board comes with its screen; this is
 * where the two meet.
 */
import type { ExperimentsState } from "./experiments.svelte";

class OnBoard {
  state = $state.raw<ExperimentsState | null>(null);
}

export const onBoard = new OnBoard();
