import { describe, expect, it } from "vitest";
import { newId, provisionalRank } from "./ids";
import { ordered, project } from "./project";
import type { AnyRecord, Change } from "./types";

const record = (id: string, rank: string, fields = {}): AnyRecord => ({
  id,
  rank,
  created: "",
  updated: "",
  ...fields,
});
const table = (...records: AnyRecord[]) => new Map(records.map((one) => [one.id, one]));
const ids = (changes: Change[], start = table(record("a", "80"), record("b", "81"), record("c", "8180"))) =>
  ordered(project("pillar", start, changes, () => "now")).map((one) => one.id);

describe("records with waiting changes", () => {
  it("is the same table where nothing concerns it", () => {
    const start = table(record("a", "80"));
    expect(project("pillar", start, [{ op: "delete", kind: "theme", id: "a" }], () => "")).toBe(start);
  });

  it("lays fields over a record and leaves the confirmed one alone", () => {
    const start = table(record("a", "80", { name: "old", code: "O" }));
    const shown = project("pillar", start, [{ op: "set", kind: "pillar", id: "a", fields: { name: "new" } }], () => "");
    expect(shown.get("a")).toMatchObject({ name: "new", code: "O" });
    expect(start.get("a")?.name).toBe("old");
  });

  it("shows a new record whole before the store has filled it", () => {
    const put: Change = { op: "put", kind: "pillar", id: "n", fields: { name: "new" } };
    const shown = project("pillar", table(), [put], () => "now", { name: "", code: "", tags: [] });
    expect(shown.get("n")).toMatchObject({ name: "new", code: "", tags: [], created: "now" });
  });

  it("finds the record of a kind that exists once without an id", () => {
    const start = table(record("v", "80", { statement: "" }));
    const shown = project("vision", start, [{ op: "set", kind: "vision", fields: { statement: "x" } }], () => "");
    expect(shown.get("v")?.statement).toBe("x");
  });

  it.each<[string, Change, string]>([
    ["puts last", { op: "put", kind: "pillar", id: "n", fields: {} }, "a b c n"],
    ["puts first", { op: "put", kind: "pillar", id: "n", fields: {}, after: null }, "n a b c"],
    ["puts between", { op: "put", kind: "pillar", id: "n", fields: {}, after: "b" }, "a b n c"],
    ["puts behind the last", { op: "put", kind: "pillar", id: "n", fields: {}, after: "c" }, "a b c n"],
    ["moves up", { op: "move", kind: "pillar", id: "c", after: "a" }, "a c b"],
    ["moves down", { op: "move", kind: "pillar", id: "a", after: "b" }, "b a c"],
    ["moves first", { op: "move", kind: "pillar", id: "b", after: null }, "b a c"],
    ["deletes", { op: "delete", kind: "pillar", id: "b" }, "a c"],
  ])("%s", (_, change, expected) => {
    expect(ids([change]).join(" ")).toBe(expected);
  });

  it("keeps the order of several waiting records at one place", () => {
    const changes: Change[] = ["x", "y", "z"].map((id) => ({ op: "put", kind: "pillar", id, fields: {}, after: "a" }));
    expect(ids(changes).join(" ")).toBe("a z y x b c");
  });
});

it("finds a rank between any two neighbours", () => {
  for (const [before, after] of [
    ["80", "81"],
    ["80", "8080"],
    ["8", "80"],
    [undefined, "0180"],
    ["ff80", undefined],
    [undefined, undefined],
  ] as const) {
    const rank = provisionalRank(before, after);
    if (before !== undefined) expect(rank > before, `${rank} > ${before}`).toBe(true);
    if (after !== undefined) expect(rank < after, `${rank} < ${after}`).toBe(true);
  }
});

it("makes ids of version 7 that sort by time", () => {
  const early = newId(1_700_000_000_000);
  const late = newId(1_700_000_000_001);
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(early.slice(0, 13) < late.slice(0, 13)).toBe(true);
  expect(Number.parseInt(early.slice(0, 13).replace("-", ""), 16)).toBe(1_700_000_000_000);
});
