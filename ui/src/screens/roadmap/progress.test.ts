import { expect, test } from "vitest";
import { inProgress } from "./progress";
import { initiative } from "./sample";

test("a column says what is in progress and whose hands are full, counted over the whole roadmap", () => {
  const running = (title: string, owner: string, team = "") =>
    initiative(title, { owner, team, status: "in_progress", horizon: "now" });
  const now = [running("A", "Ada"), running("B", "Ada"), running("C", "Ada"), running("D", "Bo", "Yard")];
  const elsewhere = [running("E", "Ada"), initiative("F", { owner: "Bo", status: "done" })];
  expect(inProgress(now, now)).toEqual({ words: "4 in progress", full: [] });
  expect(inProgress(now, [...now, ...elsewhere]).full).toEqual(["Ada has 4 initiatives in progress at once"]);
  const yard = [...now, running("G", "", "Yard"), running("H", "", "Yard"), running("I", "", "Yard")];
  expect(inProgress(yard, yard).full).toEqual(["Yard has 4 initiatives in progress at once"]);
  expect(inProgress([initiative("P", { status: "planned" })], now)).toEqual({ words: "", full: [] });
});
