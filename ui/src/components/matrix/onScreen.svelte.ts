/**
 * The grid that is on screen: its keys are the same wherever it is. Commands are known from the start, a grid's state
 * comes with its screen; this is where the two meet.
 */
import type { MatrixState } from "./state.svelte";

class OnScreen {
  state = $state.raw<MatrixState | null>(null);
}

export const onScreen = new OnScreen();
