/** Where the stage is: a window of its own on the projector, or none. */
import { announcements } from "../../lib/announce.svelte";
import { runCommand } from "../../lib/commands";
import { notices } from "../../lib/notices.svelte";
import type { Id } from "../../lib/types";
import { windows } from "../../lib/windows.svelte";
import { workshops } from "./state.svelte";

/** What is pressed while the stage has the keyboard: a command of the console. */
export interface FromStage {
  run: "workshop.blank" | "workshop.pause";
}

const GONE = "stage_gone";
let watching = false;

/** Opens the stage in a window of its own, or brings it to the front. */
export async function openStage(id: Id): Promise<void> {
  watch();
  notices.settle(GONE);
  if (await windows.open("stage", id)) return;
  announcements.show("The system let no second window open. Present on this screen instead (F5).", {
    tone: "warning",
  });
}

export function closeStage(): Promise<void> {
  return windows.shut("stage");
}

function watch(): void {
  if (watching) return;
  watching = true;
  windows.onTold((message, from) => {
    if (from === "stage") runCommand((message as FromStage).run);
  });
  windows.onClosed((window, byHand) => {
    const id = workshops.id;
    if (window !== "stage" || !byHand || !workshops.running || id === undefined) return;
    const message = "The stage window was closed. The workshop goes on, and nothing is lost.";
    notices.raise({
      code: GONE,
      tone: "warning",
      message,
      actions: [
        { label: "Open it again", run: () => openStage(id) },
        {
          label: "Present on this screen",
          run() {
            notices.settle(GONE);
            workshops.presenting = true;
          },
        },
      ],
    });
    announcements.say(message);
  });
}
