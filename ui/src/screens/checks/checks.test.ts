import { describe, expect, it } from "vitest";
import { byField, countsOf, findingKey } from "../../lib/findings.svelte";
import type { Finding, Severity } from "../../lib/types";
import { countWords, grouped, inOrder, placeOf } from "./groups";
import { step } from "./walk.svelte";

function finding(severity: Severity, id: string, more: Partial<Finding> = {}): Finding {
  return {
    code: `rule-${severity}`,
    severity,
    record: { kind: "initiative", id },
    sentence: `“${id}” is not right.`,
    why: "It matters.",
    ...more,
  };
}

describe("the order of findings", () => {
  const all = [
    finding("error", "a"),
    finding("warning", "a"),
    finding("warning", "b", { silence: "s" }),
    finding("warning", "c"),
    finding("warning", "a", { code: "other", sentence: "More." }),
    finding("hint", "b"),
  ];

  it("goes by gravity, then by record", () => {
    const shown = grouped(all, false, 10);
    expect(shown.map(({ severity }) => severity)).toEqual(["error", "warning", "hint"]);
    expect(shown[1]?.records.map(({ key, findings }) => [key, findings.length])).toEqual([
      ["initiative/a", 2],
      ["initiative/c", 1],
    ]);
    expect(inOrder(shown)).toHaveLength(5);
  });

  it("shows silenced ones only when asked, and no more than a screen holds", () => {
    expect(inOrder(grouped(all, true, 10))).toHaveLength(6);
    const cut = grouped(all, true, 1);
    expect(cut.map(({ more }) => more)).toEqual([0, 3, 0]);
    expect(inOrder(cut)).toHaveLength(3);
    expect(grouped([], true, 10)).toEqual([]);
    // While not all are drawn, a gravity of which none is has no heading.
    const begun = grouped(all, true, 10, 2);
    expect(begun.map(({ severity }) => severity)).toEqual(["error", "warning"]);
    expect(inOrder(begun)).toHaveLength(2);
  });

  it("counts what is open", () => {
    expect(countsOf(all)).toEqual({ error: 1, warning: 3, hint: 1 });
    expect(countWords(countsOf(all))).toBe("1 error, 3 warnings, 1 hint");
    expect(countWords({ error: 0, warning: 0, hint: 2 })).toBe("2 hints");
  });

  it("keeps the place of a finding that is gone", () => {
    const shown = inOrder(grouped(all, false, 10));
    expect(placeOf(shown, findingKey(all[5]!), 0)).toBe(4);
    expect(placeOf(shown, "gone", 2)).toBe(2);
    expect(placeOf(shown, "gone", 9)).toBe(4);
    expect(placeOf([], null, 3)).toBe(0);
  });
});

describe("marks beside fields", () => {
  it("show the gravest open finding of a field", () => {
    const marks = byField([
      finding("error", "a", { field: "start", silence: "s" }),
      finding("warning", "a", { field: "start" }),
      finding("hint", "a", { field: "start" }),
      finding("hint", "b"),
    ]);
    expect([...marks.keys()]).toEqual(["initiative/a/start"]);
    expect(marks.get("initiative/a/start")?.severity).toBe("warning");
  });
});

describe("the way from one finding to the next", () => {
  const open = [finding("error", "a"), finding("warning", "b"), finding("hint", "c")];
  const at = (place: number) => ({ key: findingKey(open[place]!), place });

  it("begins with the selected record, or at the end that is nearer", () => {
    expect(step(open, null, { kind: "initiative", id: "b" }, 1)).toBe(1);
    expect(step(open, null, { kind: "theme", id: "b" }, 1)).toBe(0);
    expect(step(open, null, null, -1)).toBe(2);
    expect(step([], null, null, 1)).toBe(-1);
  });

  it("goes round, in both directions", () => {
    expect(step(open, at(0), null, 1)).toBe(1);
    expect(step(open, at(2), null, 1)).toBe(0);
    expect(step(open, at(0), null, -1)).toBe(2);
  });

  it("goes on with what took the place of a finding that is mended", () => {
    const gone = { key: "gone", place: 1 };
    expect(step(open, gone, null, 1)).toBe(1);
    expect(step(open, gone, null, -1)).toBe(0);
    expect(step(open, { key: "gone", place: 3 }, null, 1)).toBe(0);
  });
});
