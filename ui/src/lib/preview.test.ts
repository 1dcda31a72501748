// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fitWords, hitAt, hitsOf, PreviewState, whatGaveWay, type Wish } from "./preview.svelte";
import type { Hit, Preview, Report } from "./types";

const asked: { args: { pages: number[]; known: Record<number, string> }; answer(value: Preview): void }[] = [];
vi.mock("./backend", () => ({
  call: (_name: string, args: never) => new Promise((resolve) => asked.push({ args, answer: resolve })),
  BackendError: class extends Error {},
}));

const wish = (revision: number, more: Partial<Wish> = {}): Wish => ({
  document: "vision",
  paper: "a4",
  pages: [0],
  ppi: 96,
  revision,
  ...more,
});
const FIT = { bodyPt: 9, dropped: [] as string[], spareLines: 4, overflow: false };
const report: Report = { fit: null, missing: [], pages: 1 };
const answer = (hash: string, png?: string): Preview => ({
  revision: 1,
  pageCount: 1,
  report,
  pages: [{ index: 0, width: 595, height: 842, hash, png, hits: [] }],
});
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("the typeset page", () => {
  beforeEach(() => {
    asked.length = 0;
    HTMLImageElement.prototype.decode = () => Promise.resolve();
  });

  it("asks once at a time and skips the wishes in between", async () => {
    const preview = new PreviewState();
    for (let revision = 1; revision <= 5; revision++) preview.want(wish(revision));
    expect(asked).toHaveLength(1);
    asked[0]!.answer(answer("one", "aGVsbG8="));
    await settle();
    expect(asked).toHaveLength(2);
    asked[1]!.answer(answer("five", "aGVsbG8="));
    await settle();
    expect(asked).toHaveLength(2);
    expect(preview.pages.get(0)?.hash).toBe("five");
  });

  it("tells what it has and keeps the picture that did not change", async () => {
    const preview = new PreviewState();
    preview.want(wish(1));
    asked[0]!.answer(answer("same", "aGVsbG8="));
    await settle();
    const picture = preview.pages.get(0)?.picture;
    preview.want(wish(2));
    expect(asked[1]!.args.known).toEqual({ 0: "same" });
    asked[1]!.answer(answer("same"));
    await settle();
    expect(preview.pages.get(0)?.picture).toBe(picture);
  });

  it("asks for another picture of the same page when it is shown larger", async () => {
    const preview = new PreviewState();
    preview.want(wish(1));
    asked[0]!.answer(answer("same", "aGVsbG8="));
    await settle();
    preview.want(wish(1, { ppi: 144 }));
    expect(asked[1]!.args.known).toEqual({});
  });

  it("keeps the last good page while another document is being set", async () => {
    const preview = new PreviewState();
    preview.want(wish(1));
    asked[0]!.answer(answer("vision", "aGVsbG8="));
    await settle();
    preview.want(wish(1, { document: "roadmap" }));
    expect(asked[1]!.args.known).toEqual({});
    expect(preview.pages.get(0)?.hash).toBe("vision");
    asked[1]!.answer(answer("roadmap", "aGVsbG8="));
    await settle();
    expect(preview.pages.get(0)?.hash).toBe("roadmap");
  });
});

const hit = (field: string, x: number, y: number, w: number, h: number): Hit => ({
  kind: "vision",
  id: "v",
  field,
  x,
  y,
  w,
  h,
});

it("finds the smallest block under the pointer", () => {
  const hits = [hit("outcomes", 0, 0, 100, 100), hit("outcomes.1", 10, 10, 20, 20)];
  expect(hitAt(hits, 15, 15)?.field).toBe("outcomes.1");
  expect(hitAt(hits, 50, 50)?.field).toBe("outcomes");
  expect(hitAt(hits, 200, 50)).toBeUndefined();
});

it("marks the block that the caret is in, as exactly as the page can", () => {
  const hits = [hit("statement", 0, 0, 1, 1), hit("outcomes", 0, 2, 1, 1), hit("outcomes.1", 0, 3, 1, 1)];
  const marked = (field: string) => hitsOf(hits, { kind: "vision", id: "v", field }).map((one) => one.field);
  expect(marked("statement")).toEqual(["statement"]);
  expect(marked("outcomes.1.text")).toEqual(["outcomes.1"]);
  expect(marked("outcomes.0.text")).toEqual(["outcomes"]);
  expect(marked("narrative")).toEqual([]);
  expect(hitsOf(hits, null)).toEqual([]);
});

it("says in words whether it fits", () => {
  const words = (part: Partial<typeof FIT>) => fitWords({ fit: { ...FIT, ...part }, missing: [], pages: 1 }).text;
  expect(words({})).toBe("Fits one page, 4 lines to spare");
  expect(words({ spareLines: 1 })).toBe("Fits one page, 1 line to spare");
  expect(words({ spareLines: 0 })).toBe("Fits one page, no line to spare");
  expect(words({ dropped: ["Constraints"] })).toBe("Fits one page, but 1 thing gave way");
  expect(words({ dropped: ["Constraints", "Pillars: intents"] })).toBe("Fits one page, but 2 things gave way");
  expect(fitWords({ fit: FIT, missing: [{ characters: "ꙮ" }], pages: 1 }).tone).toBe("warning");
  expect(fitWords({ fit: null, missing: [], pages: 18 }).text).toBe("18 pages");
});

it("tells each section what became of it", () => {
  const dropped = [
    "Constraints: all but three",
    "Constraints",
    "The problem: shortened",
    "Outcomes, pillars and titles: shortened",
  ];
  expect(whatGaveWay(dropped, "Constraints")).toMatch(/^Left out of the page: there is no room/);
  expect(whatGaveWay(["Non-goals: reasons"], "Non-goals")).toBe("Left out of the page: reasons.");
  expect(whatGaveWay(dropped, "Problem")).toBe("On the page: shortened.");
  expect(whatGaveWay(dropped, "Outcomes")).toBe("On the page: shortened.");
  expect(whatGaveWay(dropped, "Principles")).toBeUndefined();
});
