import { expect, test } from "vitest";
import { effectOf, effectWords, needsAsking } from "./deletion";
import { field, kind, record } from "./fields/testing";
import type { AnyRecord, Kind, Target } from "./types";

const DEFINITIONS = new Map(
  [
    kind("pillar", "name", [field("name", { type: "line" })]),
    kind("theme", "name", [field("pillar", { type: "ref", kind: "pillar" }, { label: "Pillar" })]),
    kind("initiative", "title", [
      field("theme", { type: "ref", kind: "theme" }, { label: "Theme" }),
      field("pillar", { type: "ref", kind: "pillar" }, { label: "Serves" }),
    ]),
    kind(
      "dependency",
      "reason",
      [
        field("from", { type: "ref", kind: "initiative" }, { onDelete: "delete" }),
        field("to", { type: "ref", kind: "initiative" }, { onDelete: "delete" }),
      ],
      { labels: "Dependencies" },
    ),
    kind("objective", "title", [field("pillar", { type: "ref", kind: "pillar" }, { label: "Pillar" })]),
    kind("key_result", "title", [field("objective", { type: "ref", kind: "objective" }, { onDelete: "delete" })], {
      label: "Key result",
      labels: "Key results",
    }),
    kind("check_in", "date", [field("key_result", { type: "ref", kind: "key_result" }, { onDelete: "delete" })], {
      label: "Check-in",
      labels: "Check-ins",
    }),
    kind("metric", "name", [
      field(
        "drives",
        {
          type: "list",
          of: {
            type: "part",
            fields: [field("metric", { type: "ref", kind: "metric" }), field("note", { type: "line" })],
          },
        },
        { label: "Drives" },
      ),
    ]),
    kind("link", "note", [field("from", { type: "target" }), field("to", { type: "target" })]),
  ].map((definition) => [definition.kind, definition]),
);

function effect(targets: Target[], records: Partial<Record<Kind, AnyRecord[]>>) {
  const found = effectOf(targets, DEFINITIONS, (of) => records[of] ?? []);
  return { words: effectWords(found, DEFINITIONS, targets.length > 1), asks: needsAsking(found) };
}

test("a record that nothing points to takes nothing along", () => {
  expect(effect([{ kind: "pillar", id: "p" }], { theme: [record("t", { pillar: "other" })] })).toEqual({
    words: [],
    asks: false,
  });
});

test("references are cleared, by kind and field, and a handful is no question", () => {
  const records = {
    theme: [record("t", { pillar: "p" })],
    initiative: [record("a", { pillar: "p", theme: null }), record("b", { pillar: "p" }), record("c", { pillar: "q" })],
  };
  expect(effect([{ kind: "pillar", id: "p" }], records)).toEqual({
    words: ["1 theme loses its pillar", "2 initiatives lose their “Serves”"],
    asks: false,
  });
  const many = Array.from({ length: 6 }, (_, n) => record(`i${n}`, { pillar: "p" }));
  expect(effect([{ kind: "pillar", id: "p" }], { initiative: many }).asks).toBe(true);
});

test("what belongs to a record goes with it, and what belongs to that", () => {
  const records = {
    key_result: [record("k1", { objective: "o" }), record("k2", { objective: "o" }), record("k3", { objective: "x" })],
    check_in: [record("c1", { key_result: "k1" }), record("c2", { key_result: "k3" })],
  };
  expect(effect([{ kind: "objective", id: "o" }], records)).toEqual({
    words: ["2 key results are deleted with it", "1 check-in is deleted with it"],
    asks: true,
  });
});

test("ties go without a question, and neither side of a tie is counted twice", () => {
  const records = {
    initiative: [record("a", {}), record("b", {})],
    dependency: [record("d", { from: "a", to: "b" })],
    link: [record("l", { from: { kind: "initiative", id: "a" }, to: { kind: "initiative", id: "b" } })],
  };
  const targets: Target[] = [
    { kind: "initiative", id: "a" },
    { kind: "initiative", id: "b" },
  ];
  expect(effect(targets, records)).toEqual({
    words: ["1 dependency is deleted with them", "1 link is deleted with them"],
    asks: false,
  });
});

test("a reference inside a part of a list counts, also in the record's own kind", () => {
  const records = {
    metric: [
      record("m", {}),
      record("n", {
        drives: [
          { metric: "m", note: "" },
          { metric: null, note: "x" },
        ],
      }),
    ],
  };
  expect(effect([{ kind: "metric", id: "m" }], records).words).toEqual(["1 metric loses a reference in “Drives”"]);
  expect(effect([{ kind: "metric", id: "n" }], records).words).toEqual([]);
});

test("what is deleted itself loses nothing", () => {
  const records = { initiative: [record("a", { theme: "t" })], theme: [record("t", { pillar: null })] };
  const both: Target[] = [
    { kind: "theme", id: "t" },
    { kind: "initiative", id: "a" },
  ];
  expect(effect(both, records).words).toEqual([]);
});
