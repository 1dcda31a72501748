import { expect, test } from "vitest";
import { field, kind, record } from "./fields/testing";
import { copyTitle, fieldsOf, fromText, namesIn, pasting, toText, withBelongings, type Copied } from "./transfer";

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

test("what is not there by its id is found by its name, where exactly one has it", () => {
  const objective: Copied = {
    kind: "objective",
    id: "o",
    fields: { title: "Fast", pillar: "p" },
    names: { "pillar/p": "Open Data" },
  };
  const pasted = (...titles: string[]) => {
    const named = (kind: string, name: string) => {
      const all = titles.map((title, at) => ({ title, id: `q${at}` }));
      const same = kind === "pillar" ? all.filter(({ title }) => title.toLowerCase() === name.toLowerCase()) : [];
      return same.map(({ id }) => id);
    };
    const { changes, notes } = pasting([objective], DEFINITIONS, nothing, undefined, undefined, named);
    return [put(changes[0]).fields.pillar, notes];
  };
  const left = ["1 reference to what is not in this strategy was left out"];
  expect(pasted("Trust", "open data")).toEqual(["q1", []]);
  expect(pasted("Open data", "open data")).toEqual([null, left]);
  expect(pasted("Trust")).toEqual([null, left]);
  expect(fromText(toText([objective]))).toEqual([objective]);
});

test("a copy takes along what the records it points to are called", () => {
  const names: Record<string, string> = { p: " Open data ", m: "Lead time", e: "  " };
  const name = (_: string, id: string) => names[id] ?? "";
  expect(namesIn(OBJECTIVE, { title: "Fast", pillar: "p" }, name)).toEqual({ "pillar/p": "Open data" });
  expect(namesIn(OBJECTIVE, { title: "Fast", pillar: "e" }, name)).toEqual({});
  const drives = [{ metric: "m", note: "" }, { metric: null }];
  expect(namesIn(METRIC, { name: "Flow", drives }, name)).toEqual({ "metric/m": "Lead time" });
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
  const [first, second] = pasting(copied, DEFINITIONS, nothing, () => "x").changes.map(put);
  expect(first!.after).toBe("x");
  expect(second!.after).toBe(first!.id);
});

test("a copy says that it is one", () => {
  expect(copyTitle("Billing", new Set())).toBe("Billing (copy)");
  expect(copyTitle("Billing (copy)", new Set(["Billing (copy)"]))).toBe("Billing (copy 2)");
  expect(copyTitle("", new Set())).toBe("");
});

test("what belongs to a record comes along, and what relates two of them", () => {
  const dependency = kind("dependency", "reason", [
    field("from", { type: "ref", kind: "initiative" }, { onDelete: "delete" }),
    field("to", { type: "ref", kind: "initiative" }, { onDelete: "delete" }),
  ]);
  const checkIn = kind("check_in", "note", [
    field("key_result", { type: "ref", kind: "key_result" }, { onDelete: "delete" }),
  ]);
  const definitions = new Map([OBJECTIVE, KEY_RESULT, checkIn, dependency].map((one) => [one.kind, one]));
  const there: Record<string, ReturnType<typeof record>[]> = {
    key_result: [
      record("k", { objective: "o" }),
      record("l", { objective: "other" }),
      record("m", { objective: null }),
    ],
    check_in: [record("c", { key_result: "k" }), record("d", { key_result: "l" })],
    dependency: [record("x", { from: "a", to: "b" }), record("y", { from: "a", to: "z" })],
  };
  const along = (...targets: { kind: "objective" | "initiative"; id: string }[]) =>
    withBelongings(targets, definitions, (one) => there[one] ?? []).map(({ id }) => id);
  expect(along({ kind: "objective", id: "o" })).toEqual(["o", "k", "c"]);
  expect(along({ kind: "initiative", id: "a" }, { kind: "initiative", id: "b" })).toEqual(["a", "b", "x"]);
  expect(along({ kind: "initiative", id: "a" })).toEqual(["a"]);
});

test("what came without its owner belongs to the chosen one, and is lost only without any", () => {
  const alone: Copied[] = [{ kind: "key_result", id: "k", fields: { objective: "gone", title: "Fewer calls" } }];
  const to = pasting(alone, DEFINITIONS, nothing, undefined, () => ({ field: "objective", id: "o" }));
  expect(put(to.changes[0]).fields).toMatchObject({ objective: "o", title: "Fewer calls" });
  expect(to.notes).toEqual([]);
  const without = pasting(alone, DEFINITIONS, nothing);
  expect(without.changes).toEqual([]);
  expect(without.notes).toEqual(["1 record could not come along"]);
});
