import { describe, expect, test } from "vitest";
import { asInitiative, choicesOf, leverOf, titleOf } from "./initiative";
import { laneFields, laneValue, type LaneMode } from "./lanes";
import { ANY, WITHOUT, type Filter } from "./filter";
import { boardOf, initiative, record } from "./sample";

const titles = (list: readonly { title: string }[]) => list.map(({ title }) => title);

describe("lanes", () => {
  test("every initiative has exactly one place, in the order of the records", () => {
    const all = [
      initiative("One", { theme: "a", horizon: "now" }),
      initiative("Two", { theme: "b", horizon: "next" }),
      initiative("Three", { theme: "a", horizon: "now" }),
      initiative("Four", { horizon: "later" }),
      initiative("Five", { theme: "a", horizon: "not_now" }),
    ];
    const board = boardOf(all);
    expect(board.lanes.map(({ title, count }) => [title, count])).toEqual([
      ["A", 2],
      ["B", 1],
      ["No theme", 1],
    ]);
    expect(titles(board.lanes[0]!.cells[0])).toEqual(["One", "Three"]);
    expect(titles(board.shelf)).toEqual(["Five"]);
    expect(board.counts).toEqual([2, 1, 1]);
    expect(board.places.size).toBe(5);
    expect(board.places.get("three")).toEqual({ lane: 0, column: 0, index: 1 });
    expect(board.places.get("five")).toEqual({ lane: 3, column: 3, index: 0 });
  });

  test("a theme that is gone counts as none, and its lane comes last", () => {
    const board = boardOf([initiative("Lost", { theme: "deleted" })]);
    expect(board.lanes.at(-1)).toMatchObject({ title: "No theme", value: null, count: 1 });
  });

  test("themes without initiatives keep their lane; a lane for those without appears only when needed", () => {
    expect(boardOf([]).lanes.map(({ title }) => title)).toEqual(["A", "B"]);
    expect(boardOf([], "theme", { themes: [] }).lanes.map(({ title }) => title)).toEqual(["No theme"]);
  });

  test.each<[LaneMode, string[]]>([
    ["theme", ["A", "B", "No theme"]],
    ["pillar", ["P", "Q", "No pillar"]],
    ["owner", ["Data lead", "Zoë", "No owner"]],
    ["team", ["Quay", "No team"]],
    ["lever", ["Risk reduction", "No lever"]],
    ["none", [""]],
  ])("cut by %s", (mode, lanes) => {
    const all = [
      initiative("One", { theme: "a", pillar: "q", owner: " Zoë ", levers: [{ lever: "risk", sentence: "" }] }),
      initiative("Two", { owner: "Data lead", team: "Quay" }),
      initiative("Three"),
    ];
    const board = boardOf(all, mode);
    expect(board.lanes.map(({ title }) => title)).toEqual(lanes);
    expect(board.lanes.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  });

  test("a filter leaves out what does not match", () => {
    const all = [
      initiative("One", { pillar: "p", commitment: "committed" }),
      initiative("Two", { pillar: "q", commitment: "committed" }),
      initiative("Three", { pillar: "gone", commitment: "likely" }),
    ];
    const shown = (filter: Partial<Filter>) => [...boardOf(all, "none", {}, { ...ANY, ...filter }).places.keys()];
    expect(shown({ pillar: "p" })).toEqual(["one"]);
    expect(shown({ pillar: WITHOUT })).toEqual(["three"]);
    expect(shown({ commitment: "committed" })).toEqual(["one", "two"]);
    expect(shown({ pillar: "q", commitment: "likely" })).toEqual([]);
  });

  test("a thousand initiatives are placed in a moment", () => {
    const all = Array.from({ length: 1000 }, (_, at) => initiative(`N ${at}`, { theme: at % 2 ? "a" : "b" }));
    expect(boardOf(all).places.size).toBe(1000);
  });
});

describe("what a lane asks of a card", () => {
  const card = initiative("One", {
    theme: "a",
    owner: "Data lead",
    levers: [
      { lever: "risk", sentence: "Fewer outages" },
      { lever: "revenue", sentence: "More slots" },
    ],
  });

  test.each<[LaneMode, string | null, Record<string, unknown> | null]>([
    ["theme", "a", {}],
    ["theme", "b", { theme: "b" }],
    ["theme", null, { theme: null }],
    ["pillar", "p", { pillar: "p" }],
    ["owner", null, { owner: "" }],
    ["owner", "Data lead", {}],
    ["none", null, {}],
    ["lever", "risk", {}],
    ["lever", null, null],
  ])("%s → %s", (mode, value, fields) => {
    expect(laneFields(mode, value, card)).toEqual(fields);
  });

  test("another lever comes first and no sentence is lost", () => {
    expect(laneFields("lever", "revenue", card)).toEqual({
      levers: [
        { lever: "revenue", sentence: "More slots" },
        { lever: "risk", sentence: "Fewer outages" },
      ],
    });
    expect(laneFields("lever", "revenue")).toEqual({ levers: [{ lever: "revenue", sentence: "" }] });
  });

  test("a card stands where its lane says", () => {
    const moved = asInitiative({ ...card, ...laneFields("lever", "revenue", card) });
    expect(laneValue("lever", moved)).toBe("revenue");
  });
});

describe("reading initiatives", () => {
  test("what is missing or unknown becomes something the board can show", () => {
    const read = asInitiative({ ...record("x"), horizon: "some day", commitment: 7, levers: "none", title: "  " });
    expect(read).toMatchObject({ horizon: "now", commitment: "exploratory", levers: [], pillar: null });
    expect(titleOf(read)).toBe("Untitled initiative");
    expect(leverOf(read)).toBeNull();
  });

  test("the same record gives the same object", () => {
    const one = record("x");
    expect(asInitiative(one)).toBe(asInitiative(one));
  });

  test("choices are found in fields and in parts of lists", () => {
    const choice = { type: "choice" as const, choices: [{ value: "v", label: "V", help: "" }], optional: false };
    const field = (name: string, shape: unknown) => ({ name, label: "", help: "", shape, required: false });
    const definition = {
      fields: [
        field("plain", choice),
        field("list", { type: "list", of: { type: "part", fields: [field("part", choice)] } }),
      ],
    } as never;
    expect(choicesOf(definition, "plain").get("v")).toBe("V");
    expect(choicesOf(definition, "list", "part").get("v")).toBe("V");
    expect(choicesOf(definition, "absent").size).toBe(0);
    expect(choicesOf(undefined, "plain").size).toBe(0);
  });
});
