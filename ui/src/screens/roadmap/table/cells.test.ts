import { describe, expect, test } from "vitest";
import type { FieldDef, Shape } from "../../../lib/types";
import { optionsOf, readCell, shownOf, textOf } from "./cells";
import { columnsOf, compare, shownColumns, TITLE, USUAL_COLUMNS, type Column } from "./columns";

const field = (name: string, shape: unknown, more: Partial<FieldDef> = {}): FieldDef =>
  ({ name, label: name, help: "", required: false, shape: shape as Shape, ...more }) as FieldDef;
const choice = (optional: boolean) => ({
  type: "choice",
  optional,
  choices: [
    { value: "not_now", label: "Not now", help: "" },
    { value: "now", label: "Now", help: "" },
  ],
});
const names = new Map([
  ["1", "Reliable core"],
  ["2", "Twin"],
  ["3", "Twin"],
]);
const none = new Map<string, string>();

const list = (of: unknown) => ({ type: "list", of });
const part = (...fields: FieldDef[]) => list({ type: "part", fields });
const words = (...labels: string[]) => ({
  type: "choice",
  optional: false,
  choices: labels.map((label) => ({ value: label.toLowerCase(), label, help: "" })),
});
const levers = field("levers", part(field("lever", words("Retention", "Cost")), field("sentence", { type: "line" })));
const gates = field("gates", part(field("gate", words("Privacy", "Ethics")), field("state", words("Open", "Done"))));
const criteria = field("criteria", list({ type: "line" }));

describe("reading a cell", () => {
  test.each<[FieldDef, string, unknown]>([
    [field("Owner", { type: "line" }), "  Data \n lead ", "Data lead"],
    [field("Horizon", choice(false)), "not now", "not_now"],
    [field("Horizon", choice(false)), "now", "now"],
    [field("Tier", choice(true)), "", null],
    [field("Pillar", { type: "ref", kind: "pillar" }), "reliable CORE", "1"],
    [field("Pillar", { type: "ref", kind: "pillar" }), "3", "3"],
    [field("Pillar", { type: "ref", kind: "pillar" }), " ", null],
    [field("Start", { type: "date" }), "30.6.2027", "2027-06-30"],
    [field("Again", { type: "quarter" }), "Q3 2027", "2027-Q3"],
    [field("Effort", { type: "number" }), "1,900", 1900],
    [field("Effort", { type: "number" }), "", null],
    [field("Fixed", { type: "flag" }), "yes", true],
    [field("Fixed", { type: "flag" }), "", false],
    [criteria, " One \n\n two:  three ", ["One", "two: three"]],
    [criteria, "", []],
    [
      levers,
      "retention: they stay: longer\nCost",
      [
        { lever: "retention", sentence: "they stay: longer" },
        { lever: "cost", sentence: "" },
      ],
    ],
    [
      gates,
      "Ethics\nprivacy: done",
      [
        { gate: "ethics", state: "open" },
        { gate: "privacy", state: "done" },
      ],
    ],
  ])("%o: %s", (definition, text, value) => {
    expect(readCell(definition, text, names)).toEqual({ value });
  });

  test.each<[FieldDef, string, RegExp]>([
    [field("Horizon", choice(false)), "", /cannot be empty/],
    [field("Horizon", choice(false)), "soon", /not one of Not now, Now/],
    [field("Pillar", { type: "ref", kind: "pillar" }), "Twin", /Several/],
    [field("Pillar", { type: "ref", kind: "pillar" }), "Nobody", /There is no pillar/],
    [field("Start", { type: "date" }), "soon", /not a date/],
    [field("Effort", { type: "number" }, { bounds: [0, 100] }), "101", /between 0 and 100/],
    [field("Days", { type: "integer" }), "1.5", /whole number/],
    [field("Sure", { type: "percent" }), "120", /between 0 and 100/],
    [levers, "Speed: quicker", /“Speed” is not one of Retention, Cost/],
    [field("Owners", { type: "list", of: { type: "ref", kind: "pillar" } }), "x", /Details/],
  ])("%o does not take %s", (definition, text, why) => {
    const read = readCell(definition, text, names);
    expect("why" in read ? read.why : "").toMatch(why);
  });

  test("what a cell shows to a spreadsheet is read back as the same value", () => {
    const cases: [FieldDef, unknown][] = [
      [field("Horizon", choice(false)), "not_now"],
      [field("Pillar", { type: "ref", kind: "pillar" }), "1"],
      [field("Pillar", { type: "ref", kind: "pillar" }), "2"],
      [field("Start", { type: "date" }), "2027-06-30"],
      [field("Again", { type: "quarter" }), "2027-Q3"],
      [field("Effort", { type: "number" }), 12.5],
      [field("Fixed", { type: "flag" }), true],
      [criteria, ["One", "two; three"]],
      [levers, [{ lever: "cost", sentence: "less: for the same" }]],
      [gates, [{ gate: "privacy", state: "done" }]],
    ];
    for (const [definition, value] of cases) {
      expect(readCell(definition, textOf(definition, value, names), names)).toEqual({ value });
    }
  });

  test("choices name what can be told apart, and say when nothing may stand there", () => {
    expect(optionsOf(field("Pillar", { type: "ref", kind: "pillar" }), names)?.map(({ value }) => value)).toEqual([
      "",
      "Reliable core",
      "2",
      "3",
    ]);
    expect(optionsOf(field("Horizon", choice(false)), none)?.[0]?.value).toBe("Not now");
    expect(optionsOf(field("Owner", { type: "line" }), none)).toBeUndefined();
    expect(shownOf(field("Start", { type: "date" }), "2027-06-30", none)).toBe("30 Jun 2027");
  });
});

describe("columns", () => {
  const definition = {
    fields: [
      field("title", { type: "line" }),
      field("owner", { type: "line" }),
      levers,
      field("deep", list(list({ type: "line" }))),
      field("effort_likely", { type: "number" }),
    ],
  } as never;

  test("every field that fits a cell, then what is reckoned; the title is always first", () => {
    const all = columnsOf(definition);
    expect(all.slice(0, 4).map(({ key }) => key)).toEqual([TITLE, "owner", "levers", "effort_likely"]);
    expect(shownColumns(all, ["owner", TITLE, "gone", "owner"]).map(({ key }) => key)).toEqual([TITLE, "owner"]);
    expect(shownColumns(all, null).every(({ key }) => USUAL_COLUMNS.includes(key))).toBe(true);
  });

  test("sorting puts what is empty last, whichever way", () => {
    const column = (shape: unknown): Column => ({
      key: "x",
      label: "X",
      help: "",
      width: 10,
      numeric: false,
      field: field("x", shape),
    });
    const sorted = (values: unknown[], down: boolean, shape: unknown) =>
      [...values].sort(compare(column(shape), down, (_kind, id) => names.get(id) ?? ""));
    expect(sorted([3, null, 10, 2], false, { type: "number" })).toEqual([2, 3, 10, null]);
    expect(sorted([3, null, 10, 2], true, { type: "number" })).toEqual([10, 3, 2, null]);
    expect(sorted(["now", "not_now"], false, choice(false))).toEqual(["not_now", "now"]);
    expect(sorted(["b", "", "A"], false, { type: "line" })).toEqual(["A", "b", ""]);
    expect(sorted(["2", "1"], false, { type: "ref", kind: "pillar" })).toEqual(["1", "2"]);
    expect(sorted([["b"], [], ["a", "z"]], false, criteria.shape)).toEqual([["a", "z"], ["b"], []]);
  });
});
