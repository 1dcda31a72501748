/** Where the stage is: a window of its own on the projector, or none. */
import { inShell } from "../../lib/backend";
import type { Id } from "../../lib/types";

let opened: Window | null = null;

/** Whether a second window can be had from here. */
export const canOpenWindow = !inShell;

/** Opens the stage in a window of its own, or brings it to the front. Whether it could be. */
export function openStage(id: Id): boolean {
  if (opened && !opened.closed) {
    opened.focus();
    return true;
  }
  const { width, height } = screenBeside();
  opened = window.open(`?stage=${encodeURIComponent(id)}`, "lodestar-stage", `popup,width=${width},height=${height}`);
  return opened !== null;
}

export function stageOpen(): boolean {
  return opened !== null && !opened.closed;
}

function screenBeside(): { width: number; height: number } {
  return { width: Math.min(1280, screen.availWidth), height: Math.min(720, screen.availHeight) };
}
