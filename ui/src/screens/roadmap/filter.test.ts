import { describe, expect, test } from "vitest";
import { ANY, fieldsFor, isAny, passes, readFilter, WITHOUT, type Filter } from "./filter";
import { initiative } from "./sample";
import { isShown, readManner, readViews, USUAL, withView, type SavedView } from "./views";

const known = { themes: new Set(["a"]), pillars: new Set(["p"]) };
const one = initiative("Slot booking", {
  theme: "a",
  owner: " Data lead ",
  team: "Quay",
  status: "planned",
  code: "I-7",
});

describe("a filter", () => {
  test.each<[Partial<Filter>, boolean]>([
    [{}, true],
    [{ words: "  " }, true],
    [{ words: "book SLOT" }, true],
    [{ words: "i-7 quay" }, true],
    [{ words: "crane" }, false],
    [{ theme: "a" }, true],
    [{ theme: WITHOUT }, false],
    [{ pillar: WITHOUT }, true],
    [{ owner: "Data lead" }, true],
    [{ team: WITHOUT }, false],
    [{ status: "done" }, false],
    [{ status: "planned", commitment: "exploratory", words: "slot" }, true],
  ])("%o", (filter, expected) => {
    expect(passes(one, { ...ANY, ...filter }, known)).toBe(expected);
  });

  test("a theme that is gone counts as none", () => {
    const lost = initiative("Lost", { theme: "deleted" });
    expect(passes(lost, { ...ANY, theme: WITHOUT }, known)).toBe(true);
  });

  test("what is made under it does not vanish behind it", () => {
    const filter = { ...ANY, theme: WITHOUT, team: "Quay", commitment: "likely" as const };
    const made = initiative("New", { theme: "a", ...fieldsFor(filter) });
    expect(passes(made, filter, known)).toBe(true);
  });

  test("what was kept is read with care", () => {
    expect(readFilter({ theme: "a", team: 7, words: null, more: true })).toEqual({ ...ANY, theme: "a" });
    expect(isAny(readFilter("nothing"))).toBe(true);
  });
});

describe("views", () => {
  const view: SavedView = { ...USUAL, name: "Mine", mode: "timeline", filter: { ...ANY, team: "Quay" } };

  test("come back as they were kept, and what cannot be read is left out", () => {
    const kept = JSON.parse(
      JSON.stringify([view, { name: " " }, null, { name: "Odd", mode: "wheel", zoom: 3 }]),
    ) as unknown;
    expect(readViews(kept)).toEqual([view, { ...USUAL, name: "Odd", filter: ANY }]);
    expect(readViews("none")).toEqual([]);
    expect(readManner(null)).toEqual(USUAL);
  });

  test("a name stands for one view", () => {
    const other = { ...view, name: "Other" };
    expect(withView([view, other], { ...view, zoom: "year" })).toEqual([{ ...view, zoom: "year" }, other]);
  });

  test("a view is shown where all that its mode uses agrees", () => {
    const { name, filter, ...manner } = view;
    expect(name).toBe("Mine");
    expect(isShown(view, manner, filter)).toBe(true);
    expect(isShown(view, { ...manner, zoom: "year" }, filter)).toBe(false);
    expect(isShown(view, manner, ANY)).toBe(false);
    expect(isShown({ ...view, mode: "board" }, { ...manner, mode: "board", zoom: "year" }, filter)).toBe(true);
  });
});
