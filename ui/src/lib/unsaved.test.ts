import { expect, it } from "vitest";
import type { Change, KindDef } from "./types";
import { wordsOf } from "./unsaved";

const line = { type: "line" } as const;
const definition = () =>
  ({
    fields: [
      { name: "statement", label: "Statement", shape: { type: "text" } },
      { name: "year", label: "Year", shape: { type: "integer" } },
      {
        name: "outcomes",
        label: "Outcomes",
        shape: { type: "list", of: { type: "part", fields: [{ name: "text", label: "Text", shape: line }] } },
      },
    ],
  }) as unknown as KindDef;

it("keeps every word of edits whose strategy is gone, the last state of each field", () => {
  const changes = [
    { op: "set", kind: "vision", id: "a", fields: { statement: "One" } },
    { op: "set", kind: "vision", id: "a", fields: { statement: "One truth\n\nfor all", year: 2030 } },
    { op: "set", kind: "vision", id: "b", fields: { statement: " ", outcomes: [{ text: "Less" }, { text: "More" }] } },
    { op: "delete", kind: "vision", id: "c" },
  ] as unknown as Change[];
  expect(wordsOf(changes, definition)).toBe("Statement: One truth\n\nfor all\n\nOutcomes: Less\nMore");
  expect(wordsOf([], definition)).toBe("");
});
