import { describe, expect, it } from "vitest";
import { afterWhich, compact, insertAt, isBlank, moveTo, removeAt, sameContent } from "./list";

const rows = ["a", "b", "c", "d"];

describe("rows", () => {
  it("are added and removed without changing the old ones", () => {
    expect(insertAt(rows, 2, "x")).toEqual(["a", "b", "x", "c", "d"]);
    expect(removeAt(rows, 0)).toEqual(["b", "c", "d"]);
    expect(rows).toEqual(["a", "b", "c", "d"]);
  });

  it.each([
    [0, 2, "bcad"],
    [3, 0, "dabc"],
    [1, 1, "abcd"],
    [0, -1, "abcd"],
    [3, 4, "abcd"],
  ])("moves %i to %i", (from, to, expected) => {
    expect(moveTo(rows, from, to).join("")).toBe(expected);
  });

  it.each([
    [0, 2, "c"],
    [3, 0, null],
    [2, 1, "a"],
    [0, 3, "d"],
    [1, 2, "c"],
  ])("names the record behind which %i stands when it ends at %i", (from, to, after) => {
    expect(afterWhich(rows, from, to)).toBe(after);
    const moved = moveTo(rows, from, to);
    expect(to === 0 ? null : moved[to - 1]).toBe(after);
  });

  it("keeps what is written and drops what is blank", () => {
    expect(compact(["a", " ", "", "b"])).toEqual(["a", "b"]);
    expect(
      compact([
        { text: "", measure: " ", pillar: null },
        { text: "", measure: "x", pillar: null },
      ]),
    ).toHaveLength(1);
    expect(isBlank({ pros: [], chosen: false, title: "" })).toBe(true);
    expect(isBlank(0)).toBe(false);
  });
});

describe("what the store tidied", () => {
  it.each<[unknown, unknown, boolean]>([
    ["Hello ", "Hello", true],
    ["Hello", "Hallo", false],
    [["a ", "b"], ["a", "b"], true],
    [[{ text: "x ", pillar: null }], [{ text: "x" }], true],
    [[{ text: "x", pillar: "p" }], [{ text: "x" }], false],
    [["a", "b"], ["b", "a"], false],
    [undefined, null, true],
  ])("%j and %j: %s", (a, b, same) => expect(sameContent(a, b)).toBe(same));
});
