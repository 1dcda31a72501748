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

/** What was typed by numbers, or which word is none. */
export type ByNumbers = { marks: Map<Id, number>; wrong: null } | { marks: null; wrong: string };

/**
 * Reads paper by its numbers: `3 3 7` are two marks for note 3 and one for note 7; `3:5` is the mark 5 for note 3. Numbers
 * are parted by spaces or commas.
 */
export function readNumbers(text: string, known: ReadonlyMap<number, Id>): ByNumbers {
  const marks = new Map<Id, number>();
  for (const word of text.split(/[\s,;]+/).filter((one) => one !== "")) {
    const found = /^(\d{1,9})(?:[:=](\d{1,4}))?$/.exec(word);
    const id = found ? known.get(Number(found[1])) : undefined;
    if (!found || id === undefined) return { marks: null, wrong: word };
    marks.set(id, found[2] === undefined ? (marks.get(id) ?? 0) + 1 : Number(found[2]));
  }
  return { marks, wrong: null };
}
