/** Notes of a workshop: which say the same, which are voted on, where one is put. Pure. */
import type { Id, NoteSort, WorkshopNote } from "../../lib/types";

/** As much of a note as is looked at here. */
export type Said = Pick<WorkshopNote, "id" | "text" | "within" | "times"> & { sort: NoteSort | string };

/** The words of a note without what makes no difference. */
function plain(text: string): string {
  return text
    .toLocaleLowerCase("en-GB")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Notes that say the same: which one stays, which go, and how often it was said. */
export function doubles(notes: readonly Said[]): { keep: Id; drop: Id[]; times: number }[] {
  const groups = new Map<string, Said[]>();
  for (const note of notes) {
    const words = plain(note.text);
    if (note.sort !== "note" || words === "") continue;
    groups.set(words, [...(groups.get(words) ?? []), note]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => ({
      keep: (group.find((note) => note.within !== null) ?? group[0]!).id,
      drop: [] as Id[],
      times: group.reduce((sum, note) => sum + (note.times ?? 1), 0),
      group,
    }))
    .map(({ keep, times, group }) => ({ keep, drop: group.map((note) => note.id).filter((id) => id !== keep), times }));
}

/** The record behind which the one at `from` stands when it goes to `to`; null for the first place. */
export function reordered(ids: readonly Id[], from: number, to: number): Id | null {
  const rest = ids.filter((_, at) => at !== from);
  return to <= 0 ? null : (rest[to - 1] ?? rest.at(-1) ?? null);
}
