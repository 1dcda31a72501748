/** What can be done with a review beside editing it. */
import { tick } from "svelte";
import { announcements } from "../../lib/announce.svelte";
import type { Command } from "../../lib/commands";
import { today } from "../../lib/dates";
import { newId } from "../../lib/ids";
import { strategy } from "../../lib/strategy.svelte";
import type { AnyRecord, Id } from "../../lib/types";
import { view } from "../../lib/view.svelte";
import { comparison } from "../../lib/comparison.svelte";
import { closing } from "./closing";
import { running, SORTS, type Sort } from "./running.svelte";
import { AGENDAS } from "./templates";

/** Closes a review: its state is frozen, and what is open goes to the next one. */
export async function closeReview(id: Id): Promise<void> {
  // What is typed belongs to the state that is frozen.
  await strategy.flush();
  const review = strategy.get("review", id);
  if (!review || strategy.readOnly !== null) return;
  const title = strategy.titleOf("review", id);
  const changes = closing({
    review,
    planned: strategy.records("review"),
    cadence: strategy.single("strategy")?.review_cadence,
    today: today(),
    revision: strategy.revision,
    now: new Date().toISOString(),
    ids: { snapshot: newId(), next: newId() },
  });
  strategy.apply(changes, { label: `Close “${title}”` });
  announcements.show(`“${title}” is closed and its state is kept`, { undo: true });
}

/** Fills in the points that a review of its kind begins with. */
export function fillAgenda(id: Id): void {
  const review = strategy.get("review", id);
  const agenda = AGENDAS[String(review?.kind)] ?? [];
  if (!review || agenda.length === 0) return;
  strategy.apply([{ op: "set", kind: "review", id, fields: { agenda: [...agenda] } }], { label: "Fill in the agenda" });
}

/** Shows what changed since a review froze its state. */
export function showChanges(review: AnyRecord | undefined): void {
  // Without one the screen chooses the newest point that has a name.
  comparison.from = review ? { at: "snapshot", id: String(review.snapshot) } : null;
  comparison.to = { at: "now" };
  view.go("changes");
}

const chosen = () => {
  const selected = view.selection;
  if (selected?.kind !== "review") return null;
  const review = strategy.get("review", selected.id);
  return review && review.status !== "closed" ? review : null;
};

const held = () => view.sectionId === "reviews" && running.review !== undefined && running.writable;

/** Puts the caret where something of that sort is taken down. */
function takeDown(sort: Sort): void {
  running.sort = sort;
  void tick().then(() => document.querySelector<HTMLElement>("[data-take-down]")?.focus());
}

const within = "review-run";

export const commands: Command[] = [
  {
    id: "review.hold",
    label: () => {
      const title = strategy.titleOf("review", chosen()?.id ?? "");
      return chosen()?.begun ? `Go on with “${title}”` : `Hold “${title}”`;
    },
    group: "Do",
    icon: "play",
    when: () =>
      strategy.file !== null &&
      strategy.readOnly === null &&
      strategy.looking === null &&
      running.review === undefined &&
      chosen() !== null,
    run() {
      const review = chosen();
      if (review) running.begin(review.id);
    },
  },
  {
    id: "review.next",
    label: () => (running.next ? `Next point: ${running.next.text}` : "Close the review…"),
    group: "Do",
    icon: "next",
    keys: ["$mod+Enter"],
    within,
    when: held,
    run() {
      if (running.next) running.goTo(running.at + 1);
      else running.closing = true;
    },
  },
  {
    id: "review.back",
    label: "Back to the point before",
    group: "Do",
    icon: "left",
    keys: ["$mod+Shift+Enter"],
    within,
    when: () => held() && running.at > 0,
    run: () => running.goTo(running.at - 1),
  },
  {
    id: "review.pause",
    label: () => (running.review?.paused ? "Go on" : "Pause the time"),
    group: "Do",
    icon: "pause",
    keys: ["Space"],
    within,
    when: held,
    run: () => running.pauseOrGoOn(),
  },
  ...SORTS.map(({ value, one, key }): Command => ({
    id: `review.take.${value}`,
    label: `Take down: ${one.toLowerCase()}`,
    group: "Do",
    icon: "plus",
    keys: [key],
    within,
    when: held,
    run: () => takeDown(value),
  })),
  {
    id: "review.leave",
    label: "All reviews",
    group: "Do",
    icon: "calendar",
    when: () => view.sectionId === "reviews" && running.review !== undefined,
    run: () => running.leave(),
  },
  {
    id: "review.close",
    label: () => `Close “${strategy.titleOf("review", chosen()?.id ?? "")}”`,
    group: "Do",
    icon: "check",
    when: () => strategy.file !== null && strategy.readOnly === null && chosen() !== null,
    run() {
      const review = chosen();
      if (review) void closeReview(review.id);
    },
  },
];
