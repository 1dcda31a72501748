import { expect, it } from "vitest";
import type { FieldDef, KindDef, Shape } from "../types";
import { groupFields } from "./groups";

const field = (name: string, shape: Shape): FieldDef => ({
  name,
  label: name,
  help: "",
  shape,
  required: false,
  counted: false,
  placement: false,
  onDelete: "clear",
});
const shapes: [string, Shape][] = [
  ["name", { type: "line" }],
  ["intent", { type: "text" }],
  ["why", { type: "text" }],
  ["more", { type: "text" }],
  ["owner", { type: "line" }],
  ["pillar", { type: "ref", kind: "pillar" }],
  ["colour", { type: "choice", choices: [], optional: true }],
  ["start", { type: "date" }],
  ["again", { type: "quarter" }],
  ["taken", { type: "time" }],
  ["fixed", { type: "flag" }],
  ["from", { type: "target" }],
  ["reach", { type: "number" }],
  ["lag", { type: "integer" }],
  ["sure", { type: "percent" }],
  ["ease", { type: "number" }],
  ["rows", { type: "list", of: { type: "line" } }],
];

it("gives every field exactly one place, the title first", () => {
  const definition = {
    kind: "theme",
    name: "theme",
    list: "themes",
    label: "",
    labels: "",
    help: "",
    single: false,
    title: "name",
    fields: shapes.map(([name, shape]) => field(name, shape)),
  } satisfies KindDef;
  const groups = groupFields(definition);
  const placed = groups.flatMap((group) => group.fields.map((one) => one.name));
  expect(placed[0]).toBe("name");
  expect([...placed].sort()).toEqual(shapes.map(([name]) => name).sort());
  expect(groups.find((group) => group.folds)?.fields).toHaveLength(4);
});
