import { expect, it } from "vitest";
import { matchWords, splitMarks } from "./paletteMatch";

it("finds commands by the beginnings of their words", () => {
  expect(matchWords("Save a copy…", "cop sav")).toBe(true);
  expect(matchWords("Save a copy…", "opy")).toBe(false);
  expect(matchWords("Überblick", "uber")).toBe(true);
  expect(matchWords("Anything", "")).toBe(true);
  expect(matchWords("Title, owner, horizon…", "title, own")).toBe(true);
});

it("marks what was typed and loses no letter", () => {
  expect(splitMarks("Pick-up slots", "slo pick")).toEqual([
    { text: "Pick", hit: true },
    { text: "-up ", hit: false },
    { text: "slo", hit: true },
    { text: "ts", hit: false },
  ]);
  expect(splitMarks("a (b", "(")[0]?.text).toBeDefined();
  expect(splitMarks("unslot", "slot")).toEqual([{ text: "unslot", hit: false }]);
});
