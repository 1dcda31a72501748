import { expect, test } from "vitest";
import { inProgress, limitOf, runningOf } from "./progress";
import { initiative } from "./sample";

test("a column says what is in progress and whose hands are full, counted over the whole roadmap", () => {
  const running = (title: string, owner: string, team = "") =>
    initiative(title, { owner, team, status: "in_progress", horizon: "now" });
  const now = [running("A", "Ada"), running("B", "Ada"), running("C", "Ada"), running("D", "Bo", "Yard")];
  const elsewhere = [running("E", "Ada"), initiative("F", { owner: "Bo", status: "done" })];
  const free = { horizon: "now" as const, most: null };
  expect(inProgress(now, runningOf(now), free)).toEqual({ words: "4 in progress", short: "4", over: false, full: [] });
  expect(inProgress(now, runningOf([...now, ...elsewhere]), free).full).toEqual([
    "Ada has 4 initiatives in progress at once",
  ]);
  const yard = [...now, running("G", "", "Yard"), running("H", "", "Yard"), running("I", "", "Yard")];
  expect(inProgress(yard, runningOf(yard), free).full).toEqual(["Yard has 4 initiatives in progress at once"]);
  const planned = [initiative("P", { status: "planned" })];
  expect(inProgress(planned, runningOf(now), free)).toEqual({ words: "", short: "", over: false, full: [] });
});

test("where a number was agreed the whole column counts, and more than that is told", () => {
  const running = (title: string, horizon: "now" | "next") => initiative(title, { status: "in_progress", horizon });
  const all = [running("A", "now"), running("B", "now"), running("C", "next")];
  const told = (most: number) => inProgress(all.slice(0, 1), runningOf(all), { horizon: "now", most });
  expect(told(2)).toMatchObject({ words: "2 of 2 in progress", short: "2/2", over: false });
  expect(told(1)).toMatchObject({ words: "2 in progress, at most 1", short: "2/1", over: true });
  expect(limitOf([{ horizon: "next", at_most: 4 }], "next")).toBe(4);
  expect(limitOf([{ horizon: "next", at_most: null }], "next")).toBeNull();
  expect(limitOf(undefined, "now")).toBeNull();
});
