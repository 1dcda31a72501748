import { expect, test } from "vitest";
import type { AnyRecord, HistoryEntry } from "../../lib/types";
import {
  asDecision,
  blankOption,
  found,
  grouped,
  NO_FILTER,
  nextNumber,
  numberWords,
  tightDate,
  today,
  type Decision,
  type Filter,
} from "./decision";
import { byRelation, linkedTo } from "../../lib/links";
import { adviceFor, choiceFields, daysOf, outcomeDraft, standing, stepChanges, steps } from "./status";
import { closesCircle, givingWay, supersession } from "./supersession";

function decision(number: number, more: Partial<Decision> = {}): Decision {
  return asDecision({ id: `d${number}`, rank: "80", created: "", updated: "", number, ...more } as AnyRecord);
}

function supersedes(from: string, to: string): AnyRecord {
  const end = (id: string) => ({ kind: "decision", id });
  return { id: from + to, rank: "80", created: "", updated: "", from: end(from), relation: "supersedes", to: end(to) };
}

const all = new Set(["d1", "d2", "d3", "d4", "d5"]);

test("numbers go on from the highest, and gaps stay", () => {
  expect(nextNumber([])).toBe(1);
  expect(nextNumber([decision(1), decision(7), decision(3)])).toBe(8);
  expect(nextNumber([{ number: null }, { number: 2 }])).toBe(3);
  expect(numberWords(6)).toBe("D-006");
  expect(numberWords(1234)).toBe("D-1234");
  expect(numberWords(null)).toBe("D-?");
});

test("the list stands in groups, the latest first, without empty groups", () => {
  const list = [
    decision(1, { status: "superseded" }),
    decision(2, { status: "accepted" }),
    decision(3, { status: "draft" }),
    decision(4, { status: "rejected" }),
    decision(5, { status: "proposed" }),
  ];
  const told = grouped(list).map((group) => [group.name, group.decisions.map((one) => one.number)]);
  expect(told).toEqual([
    ["Open", [5, 3]],
    ["Accepted", [2]],
    ["Closed", [4, 1]],
  ]);
  expect(grouped([decision(1)]).map((group) => group.name)).toEqual(["Open"]);
});

test("the filter finds by words, number and status, accents aside", () => {
  const list = [
    decision(6, { title: "Réservation on two sites" }),
    decision(16, { title: "Tariffs", status: "accepted" }),
  ];
  const numbers = (words: string, status: Decision["status"] | null = null) =>
    found(list, { ...NO_FILTER, words, status }, "2027-01-01").map((one) => one.number);
  expect(numbers("reserv two")).toEqual([6]);
  expect(numbers("d-016")).toEqual([16]);
  expect(numbers("6")).toEqual([6, 16]);
  expect(numbers("", "accepted")).toEqual([16]);
  expect(numbers("nothing")).toEqual([]);
});

test("the list is narrowed by pillar, door and what is to be looked at again", () => {
  const list = [
    decision(1, { pillar: "p", door: "one_way", status: "accepted", revisit_on: "2027-01-01" }),
    decision(2, { pillar: "q", door: "two_way", status: "accepted", revisit_on: "2027-01-02" }),
    decision(3, { pillar: "p", status: "draft", revisit_on: "2026-01-01" }),
  ];
  const numbers = (filter: Partial<Filter>, day = "2027-01-02") =>
    found(list, { ...NO_FILTER, ...filter }, day).map((one) => one.number);
  expect(numbers({ pillar: "p" })).toEqual([1, 3]);
  expect(numbers({ door: "two_way" })).toEqual([2]);
  // The day itself is not overdue, and a draft never is.
  expect(numbers({ overdue: true })).toEqual([1]);
  expect(numbers({ overdue: true, pillar: "q" }, "2027-01-03")).toEqual([2]);
});

test("a record that was just made reads as blank", () => {
  const fresh = asDecision({ id: "x", rank: "", created: "", updated: "", title: "T" });
  expect(fresh.options).toEqual([]);
  expect(fresh.status).toBe("draft");
  expect(tightDate("2026-12-15")).toBe("15 Dec 26");
  expect(tightDate(null)).toBe("");
  expect(today(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
});

test("the steps lead to where the decision stands", () => {
  const told = (status: Decision["status"]) => steps(status).map((step) => `${step.words} ${step.state}`);
  expect(told("draft")).toEqual(["Draft now", "In review ahead", "Accepted ahead", "Superseded ahead"]);
  expect(told("accepted")).toEqual(["Draft past", "In review past", "Accepted now", "Superseded ahead"]);
  expect(told("rejected")).toEqual(["Draft past", "In review past", "Rejected now"]);
  expect(told("deprecated").at(-1)).toBe("Deprecated now");
});

test("a one-way door asks for an approver and a day, and only when it is to be accepted", () => {
  const bare = decision(1, { door: "one_way", outcome: "We do it." });
  expect(adviceFor(bare, "accepted").map((one) => one.field)).toEqual(["approver", "revisit_on"]);
  expect(adviceFor(bare, "proposed")).toEqual([]);
  expect(adviceFor({ ...bare, approver: "CTO", revisit_on: "2027-01-01" }, "accepted")).toEqual([]);
  expect(adviceFor({ ...bare, door: "two_way" }, "accepted")).toEqual([]);
  expect(adviceFor(decision(1), "accepted").map((one) => one.field)).toEqual(["outcome"]);
});

test("accepting a successor and superseding the old one is one operation", () => {
  const links = supersession([supersedes("d5", "d1"), supersedes("d5", "d2")], all);
  const get = (id: string) => decision(Number(id.slice(1)), { status: id === "d1" ? "accepted" : "rejected" });
  const gone = givingWay("d5", links, get);
  expect(gone.map((one) => one.id)).toEqual(["d1"]);
  const day = "2026-11-21";
  const draft = { status: "draft" as const, since: "2026-11-01" };
  const written = decision(5, { status: "proposed", date: "2026-11-14", earlier: [draft] });
  const { label, changes } = stepChanges(written, "accepted", day, gone);
  expect(label).toBe("Accept D-005, which replaces D-001");
  const earlier = [draft, { status: "proposed", since: "2026-11-14" }];
  expect(changes).toEqual([
    { op: "set", kind: "decision", id: "d5", fields: { status: "accepted", date: day, earlier } },
    { op: "set", kind: "decision", id: "d1", fields: { status: "superseded", date: day, earlier: [] } },
  ]);
  // What lasted less than a day was a slip.
  expect(standing(decision(5, { status: "proposed", date: day }), "accepted", day).earlier).toEqual([]);
  expect(stepChanges(decision(5), "proposed", "2026-11-21", gone).changes).toHaveLength(1);
});

test("the days of the steps come from the history, the latest first, undone ones aside", () => {
  const entry = (day: string, after: string, more: Partial<HistoryEntry> = {}): HistoryEntry => {
    const fields = [{ field: "status", label: "Status", before: "", after }];
    const changes = [{ kind: "decision" as const, id: "d1", title: "", verb: "changed" as const, fields }];
    const rest = {
      operation: 1,
      revision: 1,
      label: "",
      author: "",
      origin: "",
      role: "edit" as const,
      undone: false,
      note: "",
    };
    return { ...rest, time: `${day}T10:00:00Z`, changes, ...more };
  };
  const choices = [
    { value: "draft", label: "Draft" },
    { value: "proposed", label: "Proposed" },
    { value: "accepted", label: "Accepted" },
  ];
  const history = [
    entry("2026-12-20", "Accepted", { undone: true }),
    entry("2026-12-15", "Accepted"),
    entry("2026-12-01", "Proposed"),
    entry("2026-11-28", "Proposed"),
    entry("2026-11-24", "Draft"),
  ];
  expect([...daysOf(history, choices)]).toEqual([
    ["accepted", "2026-12-15"],
    ["proposed", "2026-12-01"],
    ["draft", "2026-11-24"],
  ]);
});

test("what replaces what is read from the links; one to nowhere or on itself says nothing", () => {
  const links = supersession([supersedes("d2", "d1"), supersedes("d3", "d2"), supersedes("d3", "d4")], all);
  expect([links.replaces("d3"), links.replacedBy("d1")]).toEqual([["d2", "d4"], ["d2"]]);
  expect(closesCircle("d1", "d3", links)).toBe(true);
  expect(closesCircle("d5", "d3", links)).toBe(false);
  const none = supersession([supersedes("d1", "gone"), supersedes("d1", "d1")], all);
  expect([none.replaces("d1"), none.replacedBy("d1")]).toEqual([[], []]);
});

test("choosing an option writes a first draft of the outcome, once", () => {
  const option = {
    ...blankOption(),
    title: "Active on two sites",
    pros: ["Both sites carry load.", "API stays as it is"],
  };
  expect(outcomeDraft(option)).toBe(
    "We choose “Active on two sites”, because both sites carry load and API stays as it is.",
  );
  expect(outcomeDraft(blankOption())).toContain("because …");
  const one = decision(1, { options: [{ ...blankOption(), chosen: true }, option] });
  const fields = choiceFields(one, 1);
  expect(fields.options.map(({ chosen }) => chosen)).toEqual([false, true]);
  expect(fields.outcome).toContain("Active on two sites");
  expect(choiceFields({ ...one, outcome: "Ours" }, 1).outcome).toBeUndefined();
  expect(choiceFields(one, 0).options.every(({ chosen }) => !chosen)).toBe(true);
});

test("links read from the side of the decision, supersession aside", () => {
  const link = (id: string, from: string, relation: string, to: string): AnyRecord => {
    const end = (text: string) => ({ kind: text.startsWith("i") ? "initiative" : "decision", id: text });
    return { id, rank: "", created: "", updated: "", from: end(from), relation, to: end(to), note: "" };
  };
  const links = [
    link("a", "i1", "decided_by", "d1"),
    link("b", "d1", "relates_to", "d2"),
    link("c", "d1", "supersedes", "d3"),
    link("d", "i2", "decided_by", "d1"),
    link("e", "d1", "supports", "i9"),
  ];
  const linked = linkedTo("d1", links, (_, id) => id !== "i9");
  expect(byRelation(linked).map((group) => [group.words, group.links.map((one) => one.id)])).toEqual([
    ["is the reason for", ["i1", "i2"]],
    ["relates to", ["d2"]],
  ]);
});
