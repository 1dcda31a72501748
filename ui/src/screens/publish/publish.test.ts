import { expect, test } from "vitest";
import type { AnyRecord, Kind, Report } from "../../lib/types";
import {
  besidesWords,
  DOCUMENTS,
  formatHelp,
  leftOutWords,
  paperWords,
  publishedTitle,
  sizeWords,
  usualPaper,
} from "./documents";
import { mayPublish, preflight, type Matter } from "./preflight";
import { moved, orderOf } from "./order";
import { withRule } from "./sight.svelte";
import { folderOf, likely } from "./state.svelte";

const fine: Report = {
  fit: { bodyPt: 9.2, dropped: [], spareLines: 4, overflow: false },
  missing: [],
  pages: 1,
};
const FULL = { id: "v", statement: "S", for_whom: "F", problem: "P", outcomes: [{ text: "o", measure: "m" }] };
const REST = { constraints: ["c"], capabilities: [{ name: "n" }], impact: [{ text: "i" }], non_goals: [{ text: "g" }] };

function matter(records: Partial<Record<Kind, object[]>>, more: Partial<Matter> = {}): Matter {
  return {
    document: "vision",
    decision: null,
    format: "pdf",
    report: fine,
    records: (kind) => (records[kind] ?? []) as AnyRecord[],
    labelOf: (_, field) => field,
    ...more,
  };
}
const texts = (one: Matter) => preflight(one).map((finding) => `${finding.tone}: ${finding.text}`);
const pillar = [{ id: "p", name: "Reliable", code: "R" }];

test("a page that is whole has nothing to mend", () => {
  const vision = [{ ...FULL, ...REST }];
  expect(texts(matter({ vision, pillar }))).toEqual([
    "ok: Fits one page; text is 9.2 pt",
    "ok: Every section is written",
    "ok: Readable in black and white: every pillar has its own letter",
  ]);
});

test("what is left out, empty or cannot be shown is named, with the place", () => {
  const report = { ...fine, fit: { ...fine.fit!, dropped: ["Capabilities"] }, missing: [{ characters: "ꙮ" }] };
  const vision = [
    {
      ...FULL,
      ...REST,
      constraints: [],
      outcomes: [
        { text: "a", measure: "m" },
        { text: "o", measure: "" },
      ],
    },
  ];
  const told = preflight(matter({ vision, pillar: [...pillar, { id: "q", name: "Rail", code: "" }] }, { report }));
  expect(told.map((one) => one.text)).toEqual([
    "Fits one page; text is 9.2 pt",
    "Left out so that it fits: Capabilities",
    "No font here has these characters, a box stands in their place: ꙮ",
    "Still empty: constraints",
    "One outcome has no measure",
    "Two pillars have the letter R: in black and white they look alike",
  ]);
  expect(told.find((one) => one.text.startsWith("Still"))?.show).toEqual({
    kind: "vision",
    id: "v",
    field: "constraints",
  });
  expect(told.find((one) => one.text.startsWith("One outcome"))?.show?.field).toBe("outcomes.1.measure");
  expect(mayPublish(told)).toBe(true);
});

test("what gave way so that the page fits is told", () => {
  const dropped = ["Non-goals: reasons", "Roadmap: more than three in a cell"];
  const report = { ...fine, fit: { ...fine.fit!, dropped } };
  const told = texts(matter({ vision: [{ ...FULL, ...REST }], pillar }, { report }));
  expect(told.filter((text) => text.includes("Left out"))).toEqual(
    dropped.map((words) => `warning: Left out so that it fits: ${words}`),
  );
});

test("a page that does not fit is not printed, and does not stop the text", () => {
  const report = { ...fine, fit: { ...fine.fit!, spareLines: -2, overflow: true } };
  const vision = [{ ...FULL, ...REST }];
  expect(texts(matter({ vision, pillar }, { report }))[0]).toBe(
    "danger: 2 lines too long for one page: shorten what you can",
  );
  expect(mayPublish(preflight(matter({ vision, pillar }, { report })))).toBe(false);
  expect(mayPublish(preflight(matter({ vision, pillar }, { report, format: "md" })))).toBe(true);
});

test("the roadmap is asked for owners, dates and reasons", () => {
  const initiative = [
    { id: "a", title: "A", owner: "", horizon: "now", commitment: "committed", start: null, end: null },
    { id: "b", title: "B", owner: "o", horizon: "not_now", not_now_reason: "" },
    { id: "c", title: "C", owner: "o", horizon: "now", commitment: "likely", start: "2027-03-01", end: "2027-09-01" },
    { id: "d", title: "D", owner: "o", horizon: "next", commitment: "likely", start: "2027-05-01", end: "2027-10-01" },
  ];
  const dependency = [{ id: "x", from: "c", to: "d", kind: "finish_start" }];
  const report = { fit: null, missing: [], pages: 2 };
  expect(texts(matter({ initiative, dependency, pillar }, { document: "roadmap", report }))).toEqual([
    "ok: 2 pages, nothing is cut",
    "warning: “A” has no owner",
    "warning: “A” is committed without dates",
    "warning: “B” is not now, and nobody says why",
    "warning: “D” starts before what it needs ends; readers will see both dates",
    "ok: Readable in black and white: every pillar has its own letter",
  ]);
  expect(texts(matter({ pillar }, { document: "roadmap", report }))[1]).toContain("There is no initiative yet");
});

test("drafts among the decisions are told, and an empty log stops", () => {
  const whole = { title: "T", context: "c", outcome: "o" };
  const decision = [
    { ...whole, id: "1", number: 1, status: "accepted" },
    { ...whole, id: "2", number: 2, status: "draft", context: "" },
    { ...whole, id: "3", number: 3, status: "accepted", door: "one_way", approver: "" },
  ];
  const report = { fit: null, missing: [], pages: 3 };
  expect(texts(matter({ decision }, { document: "decisions", report }))).toEqual([
    "ok: 3 pages, nothing is cut",
    "warning: D-002 is a draft",
    "warning: D-002 has no context",
    "warning: D-003 is a one-way door, accepted without an approver",
  ]);
  const single = texts(matter({ decision }, { document: "decision", decision: "1", report: null }));
  expect(single).toEqual(["ok: The record is complete"]);
  expect(mayPublish(preflight(matter({}, { document: "decisions", report: null })))).toBe(false);
});

test("what matters most is a whole order, whatever was chosen of it", () => {
  expect(orderOf(["c", "x", "a", "c"], ["a", "b", "c"])).toEqual(["c", "a", "b"]);
  expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
});

test("a rule that says what holds anyway is none", () => {
  const hidden = { kind: "initiative", field: "owner", seen: false };
  const rules = withRule([], hidden, true);
  expect(rules).toEqual([hidden]);
  expect(withRule(rules, { ...hidden, seen: true }, true)).toEqual([]);
  expect(withRule(rules, { ...hidden, field: "" }, true)).toHaveLength(2);
});

test("a review pack is for the review that is held, or comes next, or was last", () => {
  const review = (id: string, status: string, date: string | null) => ({ id, status, date }) as unknown as AnyRecord;
  const [old, next, far] = [
    review("o", "closed", "2026-12-01"),
    review("n", "planned", "2027-03-01"),
    review("f", "planned", "2027-06-01"),
  ];
  expect(likely("review", [old, far, next])?.id).toBe("n");
  expect(likely("review", [old, next, review("h", "open", "2027-02-01")])?.id).toBe("h");
  expect(likely("review", [old])?.id).toBe("o");
  expect(likely("review", [])).toBeUndefined();
});

test("the sheet is the one that the readers have", () => {
  const roadmap = DOCUMENTS.find((one) => one.id === "roadmap")!;
  expect([usualPaper(roadmap, false), usualPaper(roadmap, true)]).toEqual(["a3", "tabloid"]);
  expect(DOCUMENTS.every((one) => one.papers.includes(one.paper) && one.papers.includes(usualPaper(one, true)))).toBe(
    true,
  );
});

test("the words for papers, files and sizes", () => {
  const roadmap = DOCUMENTS.find((one) => one.id === "roadmap")!;
  expect(paperWords(roadmap, "a3", 2)).toBe("A3 landscape, 2 pages");
  expect(paperWords(DOCUMENTS[0]!, "a4", null)).toBe("A4");
  expect(formatHelp("decisions", "md", 9)).toContain("folder");
  expect(formatHelp("review", "ics", 2)).toContain("reviews to come");
  expect(formatHelp("roadmap", "png", 2)).toContain("each of the 2 pages");
  expect([sizeWords(12), sizeWords(84_321), sizeWords(1_100_000)]).toEqual(["12 bytes", "84 kB", "1.1 MB"]);
  expect(folderOf("/home/ada/x/vision.pdf")).toBe("/home/ada/x");
  expect(folderOf("C:\\docs\\vision.pdf")).toBe("C:\\docs");
});

test("what was tried is told: a leak stops it, a clean one says for whom it was looked through", () => {
  const vision = [{ ...FULL, ...REST }];
  const told = (trial: Matter["trial"], kept: string | null, format: Matter["format"] = "pdf") =>
    texts(matter({ vision, pillar }, { trial, kept, format }));
  const leak = { problem: "Nothing was written: “Team” is hidden from executives.", notes: [] };
  expect(told(leak, "executives")[0]).toBe(`danger: ${leak.problem}`);
  expect(mayPublish(preflight(matter({ vision, pillar }, { trial: leak })))).toBe(false);
  const clean = { problem: null, notes: ["The logo was left out."] };
  expect(told(clean, "executives")).toContain("ok: Looked through: nothing that executives may not see is in it");
  expect(told(clean, null).join()).not.toContain("Looked through");
  expect(told(clean, null, "html")).toContain("warning: The logo was left out.");
  expect(texts(matter({ vision, pillar }, { included: ["Dependencies"] })).at(-1)).toBe(
    "warning: Shown to this audience for once: Dependencies",
  );
});

test("what is left out is told in words", () => {
  const one = (kind: Kind, label: string, records = 2) => ({
    kind,
    field: label.toLowerCase(),
    label,
    records,
    mayInclude: true,
    matters: false,
  });
  const many = (kind: Kind) => `${kind}s`;
  expect(leftOutWords(one("initiative", "Team", 3), (count) => `${count} initiatives`)).toBe("Team in 3 initiatives");
  expect(leftOutWords(one("dependency", "", 1), (count) => `${count} dependency`)).toBe("1 dependency");
  expect(besidesWords([one("initiative", "Team"), one("ritual", ""), one("initiative", "Reach")], many)).toEqual([
    "Team; Reach in initiatives",
    "Rituals",
  ]);
  expect(["what-changed", "review-pack", "vision", "ballot"].map(publishedTitle)).toEqual([
    "What changed",
    "Review pack",
    "One-page vision",
    "ballot",
  ]);
});
