/** Where the focus goes when what had it is gone, while a workshop or a review is held. */
import { tick } from "svelte";

/** So long a menu or a dialog takes to go; until then it holds the focus, and gives it to nobody afterwards. */
const GOING = 250;

/** Puts the focus where `place` says, else on what is now, unless somebody has it. */
export async function refocus(place?: () => HTMLElement | null | undefined): Promise<void> {
  const put = () => {
    if (document.activeElement !== document.body) return;
    (place?.() ?? document.querySelector<HTMLElement>("[data-now]"))?.focus();
  };
  await tick();
  put();
  setTimeout(put, GOING);
}
