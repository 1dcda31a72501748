// @vitest-environment jsdom
import { flushSync } from "svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { day } from "./day.svelte";
import { FactsState } from "./facts.svelte";
import { strategy } from "./strategy.svelte";
import type { FactsAnswer, FactsPart } from "./types";

interface Asked {
  name: string;
  args: { parts: FactsPart[] };
  answer(value: unknown): void;
  fail(error: unknown): void;
}
const asked: Asked[] = [];
vi.mock("./backend", () => ({
  call: (name: string, args: never) => new Promise((answer, fail) => asked.push({ name, args, answer, fail })),
  on: () => Promise.resolve(() => {}),
  BackendError: class extends Error {},
}));

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
const people = (revision: number, attention: string[]): FactsAnswer => ({
  revision,
  today: "2027-02-16",
  people: { stakeholders: {}, coverage: null, attention, withoutPlan: [], unplaced: [] },
});
const open = (path: string, revision: number) => {
  strategy.file = { path, fileName: path };
  strategy.revision = revision;
};

describe("figures of the open strategy", () => {
  beforeEach(() => {
    asked.length = 0;
    open("/a.lodestar", 1);
  });

  it("are asked for once for all who show them, and again after a revision", async () => {
    const facts = new FactsState();
    facts.want("people");
    const leave = facts.want("people", "debt");
    await settle();
    expect(asked.map((one) => one.args.parts)).toEqual([["people", "debt"]]);
    asked[0]!.answer(people(1, ["first"]));
    await settle();
    expect(facts.people?.attention).toEqual(["first"]);
    expect(facts.today).toBe("2027-02-16");
    facts.refresh();
    await settle();
    expect(asked).toHaveLength(1);

    leave();
    strategy.revision = 2;
    facts.refresh();
    await settle();
    expect(asked[1]!.args.parts).toEqual(["people"]);
    expect(facts.people?.attention).toEqual(["first"]);
    // Two revisions while the answer is awaited are one question afterwards.
    for (strategy.revision = 3; strategy.revision < 5; strategy.revision++) {
      facts.refresh();
      await settle();
    }
    expect(asked).toHaveLength(2);
    asked[1]!.answer(people(2, ["second"]));
    await settle();
    expect(asked).toHaveLength(3);
    asked[2]!.answer(people(5, ["third"]));
    await settle();
    expect(facts.people?.attention).toEqual(["third"]);
    expect(asked).toHaveLength(3);
  });

  it("are asked for again on another day, also while an answer of the day before is on its way", async () => {
    day.standAt("2027-02-16");
    const facts = new FactsState();
    facts.want("people");
    await settle();
    day.standAt("2027-02-17");
    facts.refresh();
    await settle();
    asked[0]!.answer(people(1, ["yesterday"]));
    await settle();
    expect(asked).toHaveLength(2);
    asked[1]!.answer(people(1, ["today"]));
    await settle();
    expect(facts.people?.attention).toEqual(["today"]);
    expect(asked).toHaveLength(2);
  });

  it("keep the last answer when asking fails, and say so", async () => {
    const facts = new FactsState();
    facts.want("people");
    await settle();
    asked[0]!.answer(people(1, ["first"]));
    await settle();
    strategy.revision = 2;
    facts.refresh();
    await settle();
    asked[1]!.fail(new Error("No answer"));
    await settle();
    expect(facts.people?.attention).toEqual(["first"]);
    expect(facts.problem).toContain("No answer");
    facts.refresh();
    await settle();
    asked[2]!.answer(people(2, []));
    await settle();
    expect(facts.problem).toBeNull();
  });

  it("of another file are never shown", async () => {
    const facts = new FactsState();
    facts.want("people");
    await settle();
    open("/b.lodestar", 1);
    facts.refresh();
    await settle();
    asked[0]!.answer(people(1, ["of the first file"]));
    await settle();
    expect(facts.people).toBeNull();
    expect(asked).toHaveLength(2);
    asked[1]!.answer(people(1, ["of the second file"]));
    await settle();
    expect(facts.people?.attention).toEqual(["of the second file"]);
    strategy.file = null;
    facts.refresh();
    await settle();
    expect(facts.people).toBeNull();
  });

  it("simulate the plan apart from the rest", async () => {
    const facts = new FactsState();
    facts.want("forecast", "people");
    await settle();
    expect(asked.map((one) => one.name).sort()).toEqual(["facts", "forecast"]);
    const forecast = { today: "2027-02-16", initiatives: { x: { p50: "2027-03-01", p85: null, isBound: false } } };
    asked.find((one) => one.name === "forecast")!.answer({ revision: 1, forecast });
    await settle();
    expect(facts.finish("x")?.p50).toBe("2027-03-01");
    expect(facts.finish("y")).toBeUndefined();
  });

  it("follow a component from its first day to its last", async () => {
    const facts = new FactsState();
    const stop = $effect.root(() => facts.use("people"));
    flushSync();
    await settle();
    asked[0]!.answer(people(1, ["first"]));
    await settle();
    strategy.revision = 2;
    flushSync();
    await settle();
    expect(asked).toHaveLength(2);
    asked[1]!.answer(people(2, ["second"]));
    await settle();
    stop();
    strategy.revision = 3;
    facts.refresh();
    await settle();
    expect(asked).toHaveLength(2);
  });
});
