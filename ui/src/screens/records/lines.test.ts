import { expect, test } from "vitest";
import { field, kind, record } from "../../lib/fields/testing";
import { fieldColumn, fitting, shownValue, tellingFields, template } from "./columns";
import { behindShown, between, grouped, HEAD, inSight, layOut, matches, ROW } from "./lines";

const CLASS = field(
  "class",
  {
    type: "choice",
    optional: false,
    choices: [
      { value: "cost", label: "Cost", help: "" },
      { value: "data", label: "Data", help: "" },
    ],
  },
  { label: "Class" },
);

test("records stand under their values, in the order of the choice; the rest comes last", () => {
  const records = [record("a", { class: "data" }), record("b", { class: "odd" }), record("c", { class: "cost" })];
  expect(grouped(records, CLASS).map((group) => [group.label, group.records.map(({ id }) => id)])).toEqual([
    ["Cost", ["c"]],
    ["Data", ["a"]],
    ["No class", ["b"]],
  ]);
  expect(grouped(records, undefined)).toHaveLength(1);
});

test("only what is in sight is drawn, and what holds the focus", () => {
  const records = Array.from({ length: 1000 }, (_, n) => record(`r${n}`, { class: n < 500 ? "cost" : "data" }));
  const { lines, height } = layOut(grouped(records, CLASS), true);
  expect(lines).toHaveLength(1002);
  expect(height).toBe(1000 * ROW + 2 * HEAD);
  const seen = inSight(lines, 20_000, 800, "r3");
  expect(seen.length).toBeLessThan(40);
  expect(seen[0]!.key).toBe("r3");
  expect(seen.some((line) => line.top <= 20_000 && line.top + ROW > 20_000)).toBe(true);
});

test("words are looked for in everything a record says, not in its id", () => {
  const one = record("secret", { statement: "Every service has an owner", exceptions: [{ what: "The old gate" }] });
  expect(matches(one, ["owner", "gate"])).toBe(true);
  expect(matches(one, ["secret"])).toBe(false);
  expect(matches(one, [])).toBe(true);
});

test("a move among those that are shown leaves the others where they are", () => {
  const all = ["a", "b", "c", "d", "e"];
  expect(behindShown(all, ["b", "d", "e"], "e", 0)).toBe("a");
  expect(behindShown(all, ["a", "d", "e"], "e", 0)).toBeNull();
  expect(behindShown(all, ["b", "d", "e"], "b", 1)).toBe("d");
  expect(behindShown(all, ["b", "d", "e"], "b", 9)).toBe("e");
  expect(behindShown(all, ["b"], "b", 0)).toBe("e");
  expect(between(all, "d", "b")).toEqual(["b", "c", "d"]);
  expect(between(all, "gone", "b")).toEqual(["b"]);
});

test("columns say what the field holds, and only as many as fit", () => {
  const titles = (_kind: string, id: string) => (id === "p" ? "Reliable core" : undefined);
  expect(shownValue(CLASS, "data", titles)).toBe("Data");
  expect(shownValue(field("p", { type: "ref", kind: "pillar" }), "gone", titles)).toBe("");
  expect(shownValue(field("who", { type: "list", of: { type: "line" } }), ["A", "B"], titles)).toBe("A, B");
  expect(shownValue(field("d", { type: "date" }), "2027-06-30", titles)).toBe("30 Jun 2027");
  expect(shownValue(field("s", { type: "percent" }), 99.95, titles)).toBe("99.95%");
  const definition = kind("guardrail", "statement", [
    field("statement", { type: "line" }),
    CLASS,
    field("why", { type: "text" }),
    field("owner", { type: "line" }),
    field("risk", { type: "integer" }, { group: "Place" }),
  ]);
  expect(tellingFields(definition).map(({ name }) => name)).toEqual(["class", "owner"]);
  const columns = tellingFields(definition).map((one) => fieldColumn(one, titles));
  expect(fitting(columns, 900)).toHaveLength(2);
  expect(fitting(columns, 460)).toHaveLength(1);
  expect(template(columns)).toBe("24px minmax(160px, 2fr) 136px minmax(100px, 1fr) 24px");
});
