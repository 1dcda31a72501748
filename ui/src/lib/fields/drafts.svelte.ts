/**
 * What a field holds while someone writes in it. The store may tidy a value (spaces at the ends, empty rows): that
 * never takes letters from under the caret. A value that comes from elsewhere (undo, another window) is taken over.
 */
import { untrack } from "svelte";
import { compact, sameContent } from "./list";

/** The text of one field. `read` gives the value of the record. Call it while a component is being set up. */
export function textDraft(read: () => string) {
  let text = $state(untrack(read));
  let focused = false;
  // Kept at hand: a field that loses the focus because it goes away can no longer ask.
  let latest = untrack(read);
  $effect.pre(() => {
    const incoming = read();
    latest = incoming;
    untrack(() => {
      if (incoming !== text && !(focused && sameContent(incoming, text))) text = incoming;
    });
  });
  return {
    get text() {
      return text;
    },
    set text(now: string) {
      text = now;
    },
    focus() {
      focused = true;
    },
    blur() {
      focused = false;
      if (sameContent(latest, text)) text = latest;
    },
  };
}

/** The rows of one list, with the blank ones that exist only until they are filled or left. */
export function listDraft<T>(read: () => readonly T[], write: (rows: T[]) => void) {
  let rows = $state.raw<readonly T[]>(untrack(read));
  $effect.pre(() => {
    const incoming = read();
    untrack(() => {
      if (!sameContent(incoming, compact(rows))) rows = incoming;
    });
  });
  return {
    get rows() {
      return rows;
    },
    /** Shows the rows, and hands them on where what is written in them changed. */
    show(now: readonly T[], hand: (rows: T[]) => void = write) {
      const before = compact(rows);
      rows = now;
      const after = compact(now);
      if (JSON.stringify(before) !== JSON.stringify(after)) hand(after);
    },
    /** Drops the blank rows. */
    tidy() {
      rows = compact(rows);
    },
  };
}
