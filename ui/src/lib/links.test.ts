import { expect, test } from "vitest";
import { byRelation, linkedTo, linkFields, makings } from "./links";
import type { AnyRecord, Target } from "./types";

const target = (kind: Target["kind"], id: string): Target => ({ kind, id });
const link = (id: string, from: Target, relation: string, to: Target): AnyRecord => ({
  id,
  rank: id,
  created: "",
  updated: "",
  from,
  relation,
  to,
  note: "",
});

test("a link reads from either end, and one whose other end is gone is left out", () => {
  const links = [
    link("1", target("initiative", "i"), "decided_by", target("decision", "d")),
    link("2", target("initiative", "i"), "mitigates", target("risk", "gone")),
    link("3", target("decision", "d"), "supersedes", target("decision", "e")),
    link("4", target("theme", "t"), "relates_to", target("initiative", "i")),
  ];
  const there = (_kind: string, id: string) => id !== "gone";
  expect(linkedTo("i", links, there).map(({ words, id }) => `${words} ${id}`)).toEqual([
    "follows from d",
    "relates to t",
  ]);
  expect(linkedTo("d", links, there).map(({ words, id }) => `${words} ${id}`)).toEqual(["is the reason for i"]);
  expect(byRelation(linkedTo("i", links, there)).map(({ words }) => words)).toEqual(["follows from", "relates to"]);
});

test("only relations that make sense for a kind are offered", () => {
  const words = (kind: Target["kind"]) => makings(kind).map(({ label }) => label);
  expect(words("risk")).toContain("is mitigated by");
  expect(words("risk")).not.toContain("pays off");
  expect(words("decision")).toContain("is the reason for");
  expect(words("pillar")).not.toContain("amends");
  const values = makings("decision").map(({ value }) => value);
  expect(new Set(values).size).toBe(values.length);
});

test("a turned relation begins at the other record", () => {
  const reason = makings("decision").find(({ label }) => label === "is the reason for")!;
  expect(linkFields(reason, target("decision", "d"), target("initiative", "i"))).toEqual({
    from: target("initiative", "i"),
    relation: "decided_by",
    to: target("decision", "d"),
    note: "",
  });
});
