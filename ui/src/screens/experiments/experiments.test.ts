import { describe, expect, test } from "vitest";
import { asExperiment, learnings, timeWords, type Experiment } from "./experiment";
import { asksOutcome, columnsOf, nudge, planMove } from "./moves";

const one = (id: string, fields: Record<string, unknown> = {}): Experiment =>
  asExperiment({ id, rank: id, created: "", updated: "", title: id, ...fields });
const all = [
  one("a", { status: "planned" }),
  one("b", { status: "running", start: "2027-01-01", end: "2027-02-01" }),
  one("c", { status: "running", end: "2027-03-01" }),
  one("d", { status: "ended", result: "validated", learning: "Drivers trust it." }),
];
const columns = columnsOf(all);
const over = { result: "invalidated" as const, learning: " Nobody used it. ", today: "2027-01-15" };

describe("moving", () => {
  test("to another column sets the status, says where, and is one act for several cards", () => {
    const move = planMove(all, columns, ["a"], { status: "running", index: 0 })!;
    expect(move.changes[0]).toEqual({ op: "set", kind: "experiment", id: "a", fields: { status: "running" } });
    expect(move.words).toBe("Moved “a” to Running, 1 of 3");
    const both = planMove(all, columns, ["b", "c"], { status: "planned", index: 1 })!;
    expect(both.changes.filter(({ op }) => op === "set")).toHaveLength(2);
    expect(both.words).toBe("Moved 2 experiments to Planned, 2 to 3 of 3");
  });

  test("within a column changes the order only, and the place where it is changes nothing", () => {
    const move = planMove(all, columns, ["c"], { status: "running", index: 0 })!;
    expect(move.changes).toEqual([{ op: "move", kind: "experiment", id: "c", after: "a" }]);
    expect(move.label).toBe("Reorder “c”");
    expect(planMove(all, columns, ["c"], { status: "running", index: 1 })).toBeNull();
  });

  test("ending asks for a result that is not there yet, stopping for what was learned", () => {
    expect(asksOutcome([all[1]!], "ended")).toBe(true);
    expect(asksOutcome([one("e", { status: "running", result: "validated" })], "ended")).toBe(false);
    expect(asksOutcome([all[1]!], "stopped")).toBe(true);
    expect(asksOutcome([all[3]!], "stopped")).toBe(false);
    expect(asksOutcome([all[1]!], "planned")).toBe(false);
  });

  test("what came of it is kept with the move, and it is over today", () => {
    const move = planMove(all, columns, ["b"], { status: "ended", index: 1 }, over)!;
    expect(move.changes[0]).toMatchObject({
      fields: { status: "ended", result: "invalidated", learning: "Nobody used it.", end: "2027-01-15" },
    });
    const late = one("late", { status: "running", start: "2027-05-01", end: "2027-06-01" });
    const early = planMove([late], columnsOf([late]), ["late"], { status: "stopped", index: 0 }, over)!;
    expect(early.changes[0]).toMatchObject({ fields: { end: "2027-05-01" } });
  });

  test("Alt and the arrows stop at the edges in words", () => {
    expect(nudge(columns, "b", "right")).toEqual({ status: "ended", index: 0 });
    expect(nudge(columns, "c", "up")).toEqual({ status: "running", index: 0 });
    expect(nudge(columns, "a", "left")).toEqual({ stop: "Already in Planned" });
    expect(nudge(columns, "c", "down")).toEqual({ stop: "Already last in Running" });
  });
});

describe("time", () => {
  test("is told in days, and what is late is marked", () => {
    expect(timeWords(all[1]!, "2027-01-31")).toEqual({ words: "1 day left", late: false });
    expect(timeWords(all[1]!, "2027-02-01")).toEqual({ words: "ends today", late: false });
    expect(timeWords(all[1]!, "2027-02-04")).toEqual({ words: "3 days over", late: true });
    expect(timeWords(one("x", { status: "running" }), "2027-02-04").late).toBe(true);
    expect(timeWords(one("y", { status: "planned", start: "2027-03-01" }), "2027-02-27").words).toBe(
      "begins in 2 days",
    );
  });
});

describe("learnings", () => {
  const past = [
    one("held", { status: "ended", result: "validated", end: "2027-01-01", learning: "Trust grows" }),
    one("failed", { status: "ended", result: "invalidated", end: "2027-02-01", learning: "Tiles were slower" }),
    one("given up", { status: "stopped", end: "2026-12-01" }),
    one("open", { status: "running" }),
  ];
  test("hold what failed and what was stopped, the latest first", () => {
    expect(learnings(past, "", null).map(({ id }) => id)).toEqual(["failed", "held", "given up"]);
  });
  test("are found by their words and by their result", () => {
    expect(learnings(past, "slower tiles", null).map(({ id }) => id)).toEqual(["failed"]);
    expect(learnings(past, "", "stopped").map(({ id }) => id)).toEqual(["given up"]);
    expect(learnings(past, "trust", "invalidated")).toEqual([]);
  });
});
