/**
 * Copying and pasting records by the keys of the system, on every screen. What belongs to text or to a grid of cells has
 * been dealt with before it comes here.
 */
import { clipboardText, pasteText } from "./acts";
import { behindDialog, isTextField } from "./commands";
import { pastedLines } from "./fields/paste";
import { picked } from "./picked.svelte";
import { strategy } from "./strategy.svelte";

function concerns(event: Event): boolean {
  return strategy.file !== null && !event.defaultPrevented && !isTextField(event.target) && !behindDialog();
}

export function copied(event: ClipboardEvent): void {
  // Words that are marked are what is to be copied.
  if (!concerns(event) || getSelection()?.isCollapsed === false) return;
  const text = clipboardText(picked.records);
  if (text === undefined) return;
  event.clipboardData?.setData("text/plain", text);
  event.preventDefault();
}

export function pasted(event: ClipboardEvent): void {
  if (!concerns(event)) return;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const made = pasteText(text);
  if (made !== undefined) picked.show(made);
  else if (strategy.readOnly !== null || !picked.take(pastedLines(text))) return;
  event.preventDefault();
}

/** The web view asks beforehand whether there is anything to copy or to paste outside of text. */
export function allowClipboard(): () => void {
  const copy = (event: Event) => {
    if (concerns(event) && getSelection()?.isCollapsed !== false && picked.records.length > 0) event.preventDefault();
  };
  const paste = (event: Event) => {
    if (concerns(event)) event.preventDefault();
  };
  document.addEventListener("beforecopy", copy);
  document.addEventListener("beforepaste", paste);
  return () => {
    document.removeEventListener("beforecopy", copy);
    document.removeEventListener("beforepaste", paste);
  };
}
