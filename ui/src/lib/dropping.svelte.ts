/** Files that are let fall onto the window: one strategy is offered for opening, anything else gets a sentence. */
import { announcements } from "./announce.svelte";
import { behindDialog } from "./commands";
import { session } from "./session.svelte";
import { strategy } from "./strategy.svelte";
import { fileName } from "./words";

const isStrategy = (path: string) => /\.lodestar$/i.test(path);

/** What is to be said about files that cannot be opened; nothing about the one that can. */
export function refusalOf(paths: readonly string[], open: string | null): string | undefined {
  const [path] = paths;
  if (path === undefined) return "What was dropped is no file.";
  if (paths.length > 1) {
    return paths.some(isStrategy)
      ? "One strategy at a time: drop a single .lodestar file."
      : "None of these files is a Lodestar strategy: those end in .lodestar.";
  }
  if (!isStrategy(path)) return `“${fileName(path)}” is no Lodestar strategy: those end in .lodestar.`;
  return path === open ? `“${fileName(path)}” is open already.` : undefined;
}

class Dropping {
  /** The file that is being asked about, if any. */
  offered = $state.raw<string | null>(null);

  take(paths: readonly string[]): void {
    const [path] = paths;
    const refusal = behindDialog()
      ? "Close the dialog first, then drop the file again."
      : refusalOf(paths, strategy.file?.path ?? null);
    if (refusal !== undefined) announcements.show(refusal, { tone: "warning" });
    // Where nothing is open, nothing gives way: dropping it is asking for it.
    else if (strategy.file === null) void session.openFile(path);
    else this.offered = path ?? null;
  }

  agree(): void {
    const path = this.offered;
    this.offered = null;
    if (path !== null) void session.openFile(path);
  }
}

export const dropping = new Dropping();
