/**
 * Undo inside a text field: what was typed since the caret came in is the field's own to undo; before that, undo is
 * the whole strategy's. Watches the fields; it neither changes them nor knows records.
 */

/** An editor that keeps its own history, because the browser's does not reach into it. */
interface OwnHistory {
  readonly undoes: boolean;
  readonly redoes: boolean;
  undo(): void;
  redo(): void;
}

let editor: OwnHistory | null = null;
let field: HTMLInputElement | HTMLTextAreaElement | null = null;
let base = "";
let canRedo = false;

function textField(target: EventTarget | null) {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement ? target : null;
}

/** Begins to watch. Returns the way to stop. */
export function watchFields(root: Document = document): () => void {
  const enter = (event: FocusEvent) => {
    field = textField(event.target);
    rebase();
  };
  const input = (event: Event) => {
    if (event.target !== field) return;
    const kind = event instanceof InputEvent ? event.inputType : "";
    canRedo = kind === "historyUndo" || (kind === "historyRedo" && canRedo);
  };
  root.addEventListener("focusin", enter);
  root.addEventListener("input", input);
  return () => {
    root.removeEventListener("focusin", enter);
    root.removeEventListener("input", input);
  };
}

/** The text as it is now is where the field's own undo begins: after something else changed it. */
export function rebase(): void {
  base = field?.value ?? "";
  canRedo = false;
}

/** Whether the focused field should undo by itself. */
export function fieldUndoes(): boolean {
  if (editor?.undoes) return true;
  return field !== null && document.activeElement === field && !field.readOnly && field.value !== base;
}

/** Whether the focused field should redo by itself. */
export function fieldRedoes(): boolean {
  if (editor?.redoes) return true;
  return field !== null && document.activeElement === field && canRedo;
}

/** The editor that is being written in, or none. */
export function setEditor(now: OwnHistory | null): void {
  editor = now;
}

/** Lets the focused field undo or redo by itself. */
export function fieldTravels(way: "undo" | "redo"): void {
  if (editor) editor[way]();
  else document.execCommand(way);
}
