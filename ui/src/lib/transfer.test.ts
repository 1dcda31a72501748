import { expect, test } from "vitest";
import { field, kind, record } from "./fields/testing";
import { copyTitle, fieldsOf, fromText, pasting, toText, type Copied } from "./transfer";

const OBJECTIVE = kind("objective", "title", [
  field("title", { type: "line" }),
  field("pillar", { type: "ref", kind: "pillar" }),
]);
const DECISION = kind("decision", "title", [
  field("number", { type: "integer" }, { counted: true }),
  field("title", { type: "line" }),
]);
const KEY_RESULT = kind("key_result", "title", [
  field("objective", { type: "ref", kind: "objective" }, { onDelete: "delete" }),
  field("title", { type: "line" }),
]);
const METRIC = kind("metric", "name", [
  field("name", { type: "line" }),
  field("drives", {
    type: "list",
    of: { type: "part", fields: [field("metric", { type: "ref", kind: "metric" }), field("note", { type: "line" })] },
  }),
]);
const DEFINITIONS = new Map([METRIC, OBJECTIVE, KEY_RESULT, DECISION].map((one) => [one.kind, one]));
const nothing = () => false;
const put = (change: unknown) =>
  change as { kind: string; id: string; fields: Record<string, unknown>; after?: string };

test("what was copied is read again, and other text is not", () => {
  const copied: Copied[] = [
    { kind: "objective", id: "o", fields: fieldsOf(OBJECTIVE, record("o", { title: "Fast", pillar: "p", odd: 1 })) },
  ];
  expect(fromText(toText(copied))).toEqual(copied);
  expect(copied[0]!.fields).toEqual({ title: "Fast", pillar: "p" });
  for (const text of ["", "Fast\nSlow", "{", "{}", '{"format":"lodestar-records"}', "[1]"]) {
    expect(fromText(text), text).toBeNull();
  }
  expect(fromText('{"format":"lodestar-records","records":[1,null,{"kind":"objective"}]}')).toEqual([]);
});

test("records that were copied together keep pointing to each other, under new ids", () => {
  const { changes, notes } = pasting(
    [
      { kind: "key_result", id: "k", fields: { objective: "o", title: "P95" } },
      { kind: "objective", id: "o", fields: { title: "Fast", pillar: null } },
    ],
    DEFINITIONS,
    nothing,
  );
  const [objective, result] = changes.map(put);
  expect([objective!.kind, result!.kind]).toEqual(["objective", "key_result"]);
  expect(objective!.id).not.toBe("o");
  expect(result!.fields.objective).toBe(objective!.id);
  expect(notes).toEqual([]);
});

test("a reference that is there stays, one that is not is left out and said", () => {
  const copied: Copied[] = [{ kind: "objective", id: "o", fields: { title: "Fast", pillar: "p" } }];
  expect(put(pasting(copied, DEFINITIONS, (_, id) => id === "p").changes[0]).fields.pillar).toBe("p");
  const elsewhere = pasting(copied, DEFINITIONS, nothing);
  expect(put(elsewhere.changes[0]).fields).toEqual({ title: "Fast", pillar: null });
  expect(elsewhere.notes).toEqual(["1 reference to what is not in this strategy was left out"]);
});

test("a record that cannot be without its owner, or is of no known kind, does not come along", () => {
  const { changes, notes } = pasting(
    [
      { kind: "key_result", id: "k", fields: { objective: "o", title: "P95" } },
      { kind: "spaceship" as never, id: "s", fields: {} },
    ],
    DEFINITIONS,
    nothing,
  );
  expect(changes).toEqual([]);
  expect(notes).toEqual(["2 records could not come along"]);
});

test("references inside parts are carried, unknown fields and numbers are not", () => {
  const { changes } = pasting(
    [
      { kind: "metric", id: "m", fields: { name: "Lead time", drives: [{ metric: "m", note: "n" }], colour: "red" } },
      { kind: "decision", id: "d", fields: { number: 7, title: "Buy" } },
    ],
    DEFINITIONS,
    nothing,
  );
  const [metric, decision] = changes.map(put);
  expect(metric!.fields).toEqual({ name: "Lead time", drives: [{ metric: metric!.id, note: "n" }] });
  expect(decision!.fields).toEqual({ title: "Buy" });
});

test("records come in behind the one that was chosen, in their order", () => {
  const copied = ["a", "b"].map((id): Copied => ({ kind: "objective", id, fields: { title: id } }));
  const [first, second] = pasting(copied, DEFINITIONS, nothing, "x").changes.map(put);
  expect(first!.after).toBe("x");
  expect(second!.after).toBe(first!.id);
});

test("a copy says that it is one", () => {
  expect(copyTitle("Billing", new Set())).toBe("Billing (copy)");
  expect(copyTitle("Billing (copy)", new Set(["Billing (copy)"]))).toBe("Billing (copy 2)");
  expect(copyTitle("", new Set())).toBe("");
});
