/**
 * “Select all” outside of fields and lists: a browser would mark every word of the window, with all menus and buttons.
 * What is marked is the text that one reads, where there is one.
 */
import { isTextField } from "./commands";

/** Whether a key press would mark the whole page. */
export function marksAll(event: KeyboardEvent): boolean {
  const mod = event.ctrlKey !== event.metaKey && !event.shiftKey && !event.altKey;
  return mod && event.key.toLowerCase() === "a" && !event.defaultPrevented && !isTextField(event.target);
}

/** Marks the text to be read in which words are marked already, or that stands where the focus is. */
export function markText(target: EventTarget | null): void {
  const selection = getSelection();
  const marked = selection?.anchorNode;
  const text =
    readable(marked instanceof Element ? marked : marked?.parentElement) ??
    (target instanceof Element && target !== document.body
      ? [...target.querySelectorAll("*")].find((one) => isText(one))
      : undefined);
  if (text) selection?.selectAllChildren(text);
}

const isText = (element: Element) => getComputedStyle(element).userSelect === "text";

/** The outermost text to be read around an element. */
function readable(element: Element | null | undefined): Element | undefined {
  let found: Element | undefined;
  for (let at = element; at; at = at.parentElement) if (isText(at)) found = at;
  return found;
}
