/** The room that a screen has, known before it is drawn: so its first frame has the form that fits. */
import { untrack } from "svelte";
import { view } from "./view.svelte";

/** The width of the screen that is about to be drawn; a usual one where there is no window yet. */
export function screenWidth(): number {
  const work = document.querySelector("[data-pane=content]")?.parentElement;
  if (!work) return 1200;
  return untrack(() => {
    const docked = view.dockOpen && !view.overlaid && view.section?.dock !== "none";
    return work.clientWidth - (docked ? view.dockWidth : 0);
  });
}
