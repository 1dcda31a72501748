import { describe, expect, it } from "vitest";
import type { FieldDef, KindDef, Workshop, WorkshopNote } from "../../lib/types";
import { fieldOf, valueAt } from "./axes";
import { decisionFields, harvest, overSides, usual } from "./harvest";

const workshop = { id: "w", title: "What must we stop?", purpose: "Three things" } as Workshop;
const note = (id: string, text: string, rest: Partial<WorkshopNote> = {}) =>
  ({ id, text, left_out: "", sort: "note", chosen: false, ...rest }) as WorkshopNote;

describe("harvest", () => {
  it("makes a record and its origin for each note, in one operation", () => {
    const taken = [
      { note: note("a", "Stop the deck"), kind: "initiative" as const },
      { note: note("b", "Calm over fast", { left_out: "Too vague" }), kind: "principle" as const },
      { note: note("c", "Rebates halved"), kind: "key_result" as const },
    ];
    const { changes, made } = harvest(taken, workshop, (kind) => (kind === "principle" ? "prefer" : "title"), "o");
    expect(made.map(({ kind }) => kind)).toEqual(["initiative", "principle", "key_result"]);
    const puts = changes.filter((change) => change.op === "put" && change.kind !== "link");
    expect(puts.map((change) => "fields" in change && change.fields)).toEqual([
      { title: "Stop the deck" },
      { prefer: "Calm", over: "fast" },
      { title: "Rebates halved", objective: "o" },
    ]);
    const links = changes.filter((change) => change.kind === "link");
    expect(links.map((link) => "fields" in link && link.fields)).toEqual(
      made.map((from, at) => ({ from, relation: "came_from", to: { kind: "workshop_note", id: ["a", "b", "c"][at] } })),
    );
    expect(changes.at(-3)).toEqual({ op: "set", kind: "workshop_note", id: "b", fields: { left_out: "" } });
  });

  it("guesses what a note becomes", () => {
    expect(usual({ sort: "choice" }, 0)).toBe("decision");
    expect(usual({ sort: "cluster" }, 0)).toBe("theme");
    expect(usual({ sort: "cluster" }, 4)).toBe("initiative");
    expect(overSides("One")).toEqual({ over: "One", rest: "" });
  });

  it("turns options and objections into a decision with its roles", () => {
    const options = [
      { option: note("a", "Stop it", { chosen: true }), objections: [note("x", "Auditors ask")] },
      { option: note("b", "Keep it"), objections: [] },
    ];
    const roles = { driver: " Mara ", approver: "Board", contributors: "Ops; Platform,", informed: "" };
    expect(decisionFields(workshop, { title: "Decide" }, options, roles)).toMatchObject({
      title: "Stop it",
      status: "proposed",
      options: [
        { title: "Stop it", cons: ["Auditors ask"], chosen: true },
        { title: "Keep it", cons: [], chosen: false },
      ],
      driver: "Mara",
      contributors: ["Ops", "Platform"],
      informed: [],
    });
  });
});

describe("axes", () => {
  const field = (name: string, label: string, type: string, bounds: [number, number] | null) =>
    ({ name, label, shape: { type }, bounds }) as unknown as FieldDef;
  const kind = {
    fields: [
      field("impact", "Impact", "integer", [1, 5]),
      field("confidence", "Confidence", "percent", null),
      field("reach", "Reach", "number", null),
    ],
  } as unknown as KindDef;
  it("speak of a field only where it is one with known bounds", () => {
    expect(fieldOf(kind, " impact ")?.name).toBe("impact");
    expect(fieldOf(kind, "Reach")).toBeUndefined();
    expect(fieldOf(kind, "")).toBeUndefined();
    expect(fieldOf(undefined, "Impact")).toBeUndefined();
  });
  it.each([
    ["Impact", 0, 1],
    ["Impact", 100, 5],
    ["Impact", 130, 5],
    ["Confidence", 33.33, 33.3],
  ])("write %s at %s as %s", (axis, place, value) => expect(valueAt(fieldOf(kind, axis)!, place)).toBe(value));
});
