import { expect, test } from "vitest";
import type { AnyRecord, HistoryEntry } from "../lib/types";
import { dayWords, groupByDay, marked, origin, snapshotOf, takenBack, travels, withSnapshots } from "./history";

function entry(operation: number, time: string, more: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    operation,
    revision: operation,
    label: `Edit ${operation}`,
    time,
    author: "Ada",
    origin: "window",
    role: "edit",
    undone: false,
    note: "",
    changes: [],
    ...more,
  };
}

const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).toISOString();
const now = new Date(2026, 10, 21, 12);

test("days are told as people say them", () => {
  expect(dayWords(new Date(2026, 10, 21, 0, 1), now)).toBe("Today");
  expect(dayWords(new Date(2026, 10, 20, 23, 59), now)).toBe("Yesterday");
  expect(dayWords(new Date(2026, 10, 19), now)).toBe("19 November");
  expect(dayWords(new Date(2025, 11, 31), now)).toBe("31 December 2025");
  expect(dayWords(new Date(2025, 11, 31, 23), new Date(2026, 0, 1, 1))).toBe("Yesterday");
});

test("entries of one day stand together, in their order", () => {
  const entries = [entry(4, at(21, 9)), entry(3, at(21, 8)), entry(2, at(20, 23)), entry(1, at(3, 5))];
  const days = groupByDay(
    entries.map((one) => ({ entry: one })),
    now,
  );
  expect(days.map((day) => [day.words, day.items.length])).toEqual([
    ["Today", 2],
    ["Yesterday", 1],
    ["3 November", 1],
  ]);
  expect(groupByDay([], now)).toEqual([]);
});

test("snapshots stand between the entries of a record; older ones wait for the next page", () => {
  const snapshot = (id: string, time: string) => ({ id, name: id, time }) as unknown as AnyRecord;
  const entries = [entry(9, at(21, 10)), entry(5, at(21, 8))];
  const snapshots = [snapshot("old", at(1, 1)), snapshot("new", at(21, 11)), snapshot("mid", at(21, 9))];
  const names = (more: boolean) =>
    withSnapshots(entries, snapshots, more).map((item) =>
      "entry" in item ? item.entry.operation : item.mark.snapshot,
    );
  expect(names(false)).toEqual(["new", 9, "mid", 5, "old"]);
  expect(names(true)).toEqual(["new", 9, "mid", 5]);
  expect(withSnapshots([], snapshots, false)).toEqual([]);
});

test("going back takes back what still holds, and neither what was undone nor the undoing", () => {
  const entries = [
    entry(6, at(21, 11)),
    entry(5, at(21, 10), { label: "Undo: Edit 4", role: "undo" }),
    entry(4, at(21, 9), { undone: true }),
    entry(3, at(21, 8)),
    entry(2, at(21, 7)),
  ];
  expect(takenBack(entries, 2).map((one) => one.operation)).toEqual([6, 3]);
  expect(takenBack(entries, 6)).toEqual([]);
  expect(entries.map(travels)).toEqual([null, "undo", null, null, null]);
});

test("an entry that only took a snapshot is told by its name", () => {
  const change = { kind: "snapshot" as const, id: "s", title: "Board, June", verb: "added" as const, fields: [] };
  expect(snapshotOf(entry(1, at(1, 1), { changes: [change] }))).toBe("Board, June");
  expect(snapshotOf(entry(1, at(1, 1), { changes: [{ ...change, verb: "deleted" }] }))).toBeNull();
  expect(origin(entry(1, at(1, 1), { origin: "command_line" }))).toBe("Ada, command line");
  expect(origin(entry(1, at(1, 1), { author: "", origin: "" }))).toBe("");
});

test("in prose the words that changed are marked, and nothing is lost", () => {
  const before = "The standby is paid for but never carries load.";
  const after = "The standby is paid for and rarely carries load.";
  const pieces = marked(before, after);
  const side = (without: string) =>
    pieces
      .filter((piece) => piece.kind !== without)
      .map((piece) => piece.text)
      .join("");
  expect(side("new")).toBe(before);
  expect(side("gone")).toBe(after);
  expect(pieces.some((piece) => piece.kind === "gone" && piece.text.includes("never"))).toBe(true);
  expect(pieces.some((piece) => piece.kind === "same" && piece.text.includes("carries load"))).toBe(true);
});

test("short values and texts with little in common are told as a whole", () => {
  expect(marked("In review", "Accepted")).toEqual([
    { text: "In review", kind: "gone" },
    { text: "Accepted", kind: "new" },
  ]);
  expect(marked("2026-10-06", "2026-11-21")).toHaveLength(2);
  expect(marked("One two three four five six", "Seven eight nine ten eleven twelve")).toHaveLength(2);
  expect(marked("", "New text")).toEqual([{ text: "New text", kind: "new" }]);
  expect(marked("Old text", "")).toEqual([{ text: "Old text", kind: "gone" }]);
  expect(marked("same", "same")).toEqual([{ text: "same", kind: "same" }]);
  expect(marked("", "")).toEqual([]);
});
