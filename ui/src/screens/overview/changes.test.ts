import { expect, test } from "vitest";
import type { HistoryEntry, Kind } from "../../lib/types";
import { changedSince, summary } from "./changes";

type Change = HistoryEntry["changes"][number];
const change = (id: string, verb: Change["verb"], labels: string[] = [], kind: Kind = "initiative"): Change => ({
  kind,
  id,
  title: id,
  verb,
  fields: labels.map((label) => ({ field: label, label, before: "", after: "" })),
});
const entry = (time: string, changes: Change[], more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  operation: 1,
  revision: 1,
  label: "",
  time: `${time}T12:00:00Z`,
  author: "",
  origin: "",
  role: "edit",
  undone: false,
  note: "",
  changes,
  ...more,
});
const since = "2026-12-17T23:59:59Z";

test("records that differ are told once, the newest first, with all their fields", () => {
  const found = changedSince(
    [
      entry("2027-02-10", [change("b", "changed", ["End"])]),
      entry("2027-02-01", [change("a", "changed", ["Title"]), change("b", "changed", ["Owner", "End"])]),
      entry("2026-12-01", [change("old", "changed", ["Title"])]),
    ],
    since,
  );
  expect(found.map(({ id, fields }) => [id, fields])).toEqual([
    ["b", ["End", "Owner"]],
    ["a", ["Title"]],
  ]);
});

test("what is undone, or added and removed again, is no change", () => {
  const found = changedSince(
    [
      entry("2027-02-10", [change("short", "deleted")]),
      entry("2027-02-09", [change("never", "added")], { undone: true }),
      entry("2027-02-08", [change("short", "added")]),
      entry("2027-02-07", [change("back", "added")], { role: "undo" }),
      entry("2027-02-06", [change("link", "added", [], "link")]),
      entry("2027-02-05", [change("new", "changed", ["Title"])]),
      entry("2027-02-04", [change("new", "added")]),
      entry("2027-02-03", [change("gone", "deleted")]),
    ],
    since,
  );
  expect(found.map(({ id, how }) => [id, how])).toEqual([
    ["new", "added"],
    ["gone", "removed"],
  ]);
});

test("the sum of it is a sentence", () => {
  const found = changedSince(
    [entry("2027-02-10", [change("a", "changed"), change("b", "changed"), change("c", "added", [], "risk")])],
    since,
  );
  const names = (kind: Kind): [string, string] => (kind === "risk" ? ["risk", "risks"] : ["initiative", "initiatives"]);
  expect(summary(found, names)).toBe("2 initiatives changed, 1 risk added");
});
