/** Making a dependency: what may be linked to what, and the act itself. The dialog and Details share it. */
import { announcements } from "../../lib/announce.svelte";
import { strategy } from "../../lib/strategy.svelte";
import type { Id } from "../../lib/types";
import { roadmap } from "./board.svelte";
import { linksOf, reach } from "./links";

export type Way = "needs" | "enables";

/** Those that may not be chosen: what is linked already, and what would close a circle. */
export function excluded(id: Id, way: Way): Set<Id> {
  const circle = reach(roadmap.links, id, way === "needs" ? "enables" : "needs");
  for (const other of linksOf(roadmap.links, id)[way]) circle.add(other);
  return circle;
}

export function link(id: Id, way: Way, other: Id): void {
  const title = strategy.titleOf("initiative", other);
  const own = strategy.titleOf("initiative", id);
  const [from, to] = way === "needs" ? [other, id] : [id, other];
  const label =
    way === "needs" ? `Link “${own}” to “${title}”, which it needs` : `Link “${title}” to “${own}”, which it needs`;
  strategy.create("dependency", { from, to, kind: "finish_start" }, { label });
  announcements.show(way === "needs" ? `“${own}” now needs “${title}”` : `“${own}” now makes “${title}” possible`, {
    undo: true,
  });
}

class Linking {
  /** The initiative for which the dialog asks what it is linked to. */
  id = $state<Id | null>(null);

  ask(id: Id | undefined): void {
    if (id !== undefined && roadmap.writable()) this.id = id;
  }
}

export const linking = new Linking();
