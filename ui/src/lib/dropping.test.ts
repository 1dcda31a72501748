// @vitest-environment jsdom
import { expect, it, vi } from "vitest";
import { refusalOf } from "./dropping.svelte";

vi.mock("./backend", () => ({
  inShell: true,
  isMac: false,
  call: () => Promise.reject(new Error("no back end")),
  on: () => Promise.resolve(() => {}),
  askShell: () => Promise.resolve(),
  setZoom: () => {},
  BackendError: class extends Error {},
}));

it("offers one strategy, and says why anything else is not opened", () => {
  const open = "/home/ada/Plan.lodestar";
  expect(refusalOf(["/home/ada/Other.lodestar"], open)).toBeUndefined();
  expect(refusalOf(["/home/ada/OTHER.LODESTAR"], null)).toBeUndefined();
  expect(refusalOf([open], open)).toBe("“Plan.lodestar” is open already.");
  expect(refusalOf(["/home/ada/Letter.docx"], open)).toContain("“Letter.docx” is no Lodestar strategy");
  expect(refusalOf(["/a.lodestar", "/b.docx"], open)).toContain("One strategy at a time");
  expect(refusalOf(["/a.png", "/b.png"], null)).toContain("None of these files");
  expect(refusalOf([], null)).toBe("What was dropped is no file.");
});
