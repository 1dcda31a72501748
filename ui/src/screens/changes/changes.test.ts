import { expect, test } from "vitest";
import type { Publication, RecordChange, Review, Snapshot } from "../../lib/types";
import { filtersOf, firstPoint, grouped, kindsOf } from "./changes";

const change = (
  kind: RecordChange["kind"],
  groups: RecordChange["groups"],
  fields: [string, RecordChange["groups"][number]][] = [],
) =>
  ({
    kind,
    id: `${kind}-${groups.join()}`,
    title: kind,
    made: false,
    gone: false,
    groups,
    reason: "",
    reasonUnder: undefined,
    along: 0,
    fields: fields.map(([field, group]) => ({ field, label: field, group, before: "a", after: "b", pieces: [] })),
  }) satisfies RecordChange;

test("a record stands in every group in which it changed, with the fields of that group", () => {
  const changes = [
    change(
      "initiative",
      ["moved", "reworded"],
      [
        ["title", "reworded"],
        ["start", "moved"],
      ],
    ),
    change("pillar", ["added"]),
  ];
  const told = (kinds: "all" | ["pillar"]) =>
    grouped(changes, kinds).map(
      ({ label, changes: own }) =>
        `${label}: ${own.map((one) => [one.kind, ...one.fields.map((f) => f.field)].join(" ")).join(", ")}`,
    );
  expect(told("all")).toEqual(["Added: pillar", "Moved: initiative start", "Reworded: initiative title"]);
  expect(told(["pillar"])).toEqual(["Added: pillar"]);
  expect(kindsOf(changes)).toEqual([
    { kind: "initiative", count: 1 },
    { kind: "pillar", count: 1 },
  ]);
});

test("a comparison begins with the last review, or what was published or named last, or the beginning", () => {
  const reviews = [
    { status: "closed", snapshot: "s1", date: "2026-09-01" },
    { status: "closed", snapshot: "gone", date: "2026-08-01" },
    { status: "open", snapshot: null, date: "2026-12-01" },
  ] as Review[];
  const snapshots = [
    { id: "s1", time: "2026-09-01T10:00:00Z" },
    { id: "s2", time: "2026-10-01T10:00:00Z" },
  ] as Snapshot[];
  const publications = [{ id: "p", time: "2026-11-01T10:00:00Z" }] as Publication[];
  expect(firstPoint(reviews, publications, snapshots)).toEqual({ at: "snapshot", id: "s1" });
  expect(firstPoint([], publications, snapshots)).toEqual({ at: "publication", id: "p" });
  expect(firstPoint([], [], snapshots)).toEqual({ at: "snapshot", id: "s2" });
  expect(firstPoint([], [], [])).toEqual({ at: "start" });
});

test("a section stands for its kinds where several of them changed", () => {
  const changes = [change("initiative", ["moved"]), change("milestone", ["moved"]), change("risk", ["added"])];
  const sections = [
    { id: "roadmap", label: "Roadmap", kinds: ["initiative", "dependency", "milestone"] as const },
    { id: "risks", label: "Risks", kinds: ["risk"] as const },
  ].map((one) => ({ ...one, kinds: [...one.kinds] }));
  const found = filtersOf(changes, sections, (kind) => `${kind}s`);
  expect(found.sections.map(({ key, count }) => [key, count])).toEqual([["section roadmap", 2]]);
  expect(found.kinds.map(({ label }) => label)).toEqual(["initiatives", "milestones", "risks"]);
  expect(grouped(changes, found.sections[0]!.kinds).flatMap((group) => group.changes)).toHaveLength(2);
});
