/** Fetches the editor of long text once it is wanted, and says when it is there. */
import type { openEditor } from "./editor";

let open: typeof openEditor | null = null;
let coming: Promise<void> | null = null;

/** Begins to fetch. Without the editor the plain field stays, so nothing is lost if it does not come. */
export function fetchEditor(): void {
  coming ??= import("./editor").then(
    (module) => void (open = module.openEditor),
    () => void (coming = null),
  );
}

/** The editor, if it is there by now. */
export function editorNow(): typeof openEditor | null {
  return open;
}
