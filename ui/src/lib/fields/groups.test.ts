import { expect, it } from "vitest";
import type { FieldDef, KindDef, Shape } from "../types";
import { groupFields } from "./groups";

const field = (name: string, shape: Shape, group?: string): FieldDef => ({
  name,
  label: name,
  help: "",
  shape,
  required: false,
  counted: false,
  placement: false,
  onDelete: "clear",
  group: group ?? null,
});
const fields = [
  field("start", { type: "date" }),
  field("reach", { type: "number" }, "Scores"),
  field("name", { type: "line" }),
  field("intent", { type: "text" }),
  field("why", { type: "text" }),
  field("more", { type: "text" }),
  field("again", { type: "quarter" }),
  field("fixed", { type: "flag" }),
  field("from", { type: "target" }),
  field("lag", { type: "integer" }),
  field("rows", { type: "list", of: { type: "line" } }),
  field("ease", { type: "number" }, "Scores"),
  field("impact", { type: "number" }, "Scores"),
  field("sure", { type: "percent" }, "Scores"),
  field("value", { type: "number" }, "Scores"),
  field("days", { type: "list", of: { type: "line" } }, "Capacity"),
];
const definition = {
  kind: "theme",
  name: "theme",
  list: "themes",
  label: "",
  labels: "",
  help: "",
  single: false,
  title: "name",
  fields,
} satisfies KindDef;

it("gives every field exactly one place, the title first", () => {
  const placed = groupFields(definition).flatMap((group) => group.fields.map((one) => one.name));
  expect(placed[0]).toBe("name");
  expect([...placed].sort()).toEqual(fields.map(({ name }) => name).sort());
});

it("puts what a record is about before its facts, and notes after them", () => {
  const [about, facts, rest] = groupFields(definition);
  expect(about?.fields.map(({ name }) => name)).toEqual(["name", "intent", "why"]);
  expect(facts?.fields.map(({ name }) => name)).toEqual(["start", "again", "fixed", "lag"]);
  expect(rest?.fields.map(({ name }) => name)).toEqual(["more", "from", "rows"]);
});

it("keeps what is declared under one heading together, after the rest and in its order", () => {
  const groups = groupFields(definition);
  expect(groups.map((group) => group.title)).toEqual([null, null, null, "Scores", "Capacity"]);
  const scores = groups.find((group) => group.title === "Scores");
  expect(scores?.fields.map(({ name }) => name)).toEqual(["reach", "ease", "impact", "sure", "value"]);
  expect(scores).toMatchObject({ layout: "pairs", folds: true });
  expect(groups.at(-1)).toMatchObject({ layout: "column", folds: false });
});
