// @vitest-environment jsdom
import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { strategy } from "../strategy.svelte";
import AnyField from "./AnyField.svelte";
import { field, find, kind, openStrategy, press, record, settle, show, tidyUp, type } from "./testing";

vi.mock("../backend", async (original) => ({
  ...(await original<typeof import("../backend")>()),
  // The store answers nothing: edits wait and show.
  call: () => new Promise(() => {}),
}));

const THEME = kind("theme", "name", [
  field("name", { type: "line" }),
  field("pillar", { type: "ref", kind: "pillar" }),
]);
const PILLAR = kind("pillar", "name", [field("name", { type: "line" }), field("code", { type: "line" })]);
const RISK = kind("risk", "title", [field("title", { type: "line" })]);
const ABOUT = kind("strategy", "title", [field("title", { type: "line" })], { single: true });

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 10, 27, 12), toFake: ["Date"] });
  openStrategy([THEME, PILLAR, RISK, ABOUT], {
    strategy: [record("s", { title: "S", fiscal_year_starts: 4 })],
    pillar: [record("p1", { name: "Reliable core", code: "R" }), record("p2", { name: "Open corridor", code: "O" })],
    theme: [record("t1", { name: "Trust", pillar: "p1" })],
    risk: [record("r1", { title: "A supplier leaves" })],
  });
});
afterEach(async () => {
  await tidyUp();
  vi.useRealTimers();
});

/** One field on its own; what it hands on is kept. */
function draw(shape: Parameters<typeof field>[1], value: unknown, more: Record<string, unknown> = {}) {
  const given: unknown[] = [];
  const { bounds, label = "Field", ...rest } = more as { bounds?: [number, number]; label?: string };
  show(AnyField as never, {
    def: field("field", shape, { label, bounds }),
    value,
    path: "theme/t1/field",
    label,
    onchange: (now: unknown) => given.push(now),
    ...rest,
  });
  return given;
}

const control = <T extends HTMLElement = HTMLInputElement>() => find<T>('[data-field="theme/t1/field"]');

test("a date is typed in words, and what is no date stays and is explained", () => {
  const given = draw({ type: "date" }, null);
  type(control(), "next fri");
  expect(given).toEqual(["2026-12-04"]);
  type(control(), "next frog");
  control().blur();
  flushSync();
  expect(control().value).toBe("next frog");
  expect(control().getAttribute("aria-invalid")).toBe("true");
  expect(find("[role=alert]").textContent).toContain("“next frog” is not a date");
  expect(given).toHaveLength(1);
});

test("the calendar opens with the arrow down, is walked with the keys and gives the focus back", async () => {
  const given = draw({ type: "date" }, "2027-01-31");
  control().focus();
  press(control(), "ArrowDown");
  await settle();
  const at = () => document.activeElement?.getAttribute("data-day");
  expect(at()).toBe("2027-01-31");
  expect(find("table").querySelectorAll("th")[0]!.textContent).toBe("Mo");
  for (const [key, day, shift] of [
    ["ArrowRight", "2027-02-01"],
    ["ArrowUp", "2027-01-25"],
    ["End", "2027-01-31"],
    ["PageDown", "2027-02-28"],
    ["PageDown", "2028-02-28", true],
    ["Home", "2028-02-28"],
  ] as const) {
    press(document.activeElement!, key, { shiftKey: shift === true });
    await settle();
    expect(at(), key).toBe(day);
  }
  (document.activeElement as HTMLElement).click();
  await settle();
  expect(given).toEqual(["2028-02-28"]);
  expect(document.activeElement).toBe(control());
  press(control(), "ArrowDown");
  await settle();
  press(document.activeElement!, "Escape");
  await settle();
  expect(document.querySelector("[role=dialog]")).toBeNull();
  expect(document.activeElement).toBe(control());
});

test("a quarter is read and chosen in the fiscal year of the strategy", async () => {
  const given = draw({ type: "quarter" }, null);
  type(control(), "q3");
  // The year starts in April: November 2026 is in the third quarter of 2027.
  expect(given).toEqual(["2027-Q3"]);
  press(control(), "ArrowDown");
  await settle();
  expect(find("[role=grid]").textContent).toContain("Apr–Jun");
  expect(document.activeElement?.getAttribute("data-quarter")).toBe("2027-Q3");
  press(document.activeElement!, "ArrowDown");
  press(document.activeElement!, "End");
  await settle();
  (document.activeElement as HTMLElement).click();
  expect(given.at(-1)).toBe("2028-Q4");
});

test("a scale is a radio group with arrows, digits and clearing", async () => {
  const given = draw({ type: "integer" }, 2, { bounds: [1, 5] });
  const group = control<HTMLElement>();
  expect(group.getAttribute("role")).toBe("radiogroup");
  const radios = [...group.querySelectorAll<HTMLElement>("[role=radio]")];
  expect(radios.map((radio) => radio.textContent)).toEqual(["1", "2", "3", "4", "5"]);
  expect(radios.filter((radio) => radio.tabIndex === 0).map((radio) => radio.textContent)).toEqual(["2"]);
  press(radios[1]!, "ArrowRight");
  press(radios[1]!, "5");
  press(radios[1]!, "9");
  press(radios[1]!, "Backspace");
  expect(given).toEqual([3, 5, null]);
});

test("wider bounds are typed, and a number outside them is explained", () => {
  const given = draw({ type: "integer" }, null, { bounds: [1, 12] });
  type(control(), "4");
  type(control(), "13");
  control().blur();
  flushSync();
  expect(given).toEqual([4]);
  expect(find("[role=alert]").textContent).toContain("from 1 to 12");
});

test("a record is found by words and chosen with the keys", async () => {
  const given = draw({ type: "ref", kind: "pillar" }, "p1");
  expect(control().value).toBe("Reliable core");
  type(control(), "corr");
  expect([...document.querySelectorAll("[role=option] .sp")].map((one) => one.textContent?.trim())).toEqual([
    "Open corridor",
    "Add “corr” as a new pillar",
  ]);
  expect(control().getAttribute("aria-activedescendant")).toBe(document.querySelector("[aria-selected=true]")?.id);
  press(control(), "Enter");
  expect(given).toEqual(["p2"]);
  expect(control().getAttribute("aria-expanded")).toBe("false");
});

test("a record that is not there yet is made from what was typed", () => {
  const given = draw({ type: "ref", kind: "pillar" }, null);
  type(control(), "Paved road");
  press(control(), "Enter");
  const made = strategy.records("pillar").find((pillar) => pillar.name === "Paved road");
  expect(made).toBeDefined();
  expect(given).toEqual([made!.id]);
});

test("emptying a record field chooses none, looking at it chooses nothing", () => {
  const given = draw({ type: "ref", kind: "pillar" }, "p1");
  control().focus();
  press(control(), "ArrowDown");
  control().blur();
  expect(given).toEqual([]);
  type(control(), "");
  control().blur();
  expect(given).toEqual([null]);
});

test("a target is a kind and a record of it", () => {
  const given = draw({ type: "target" }, { kind: "theme", id: "t1" });
  const select = find<HTMLSelectElement>("select");
  expect(select.value).toBe("theme");
  expect(control().value).toBe("Trust");
  select.value = "risk";
  select.dispatchEvent(new Event("change", { bubbles: true }));
  flushSync();
  expect(given).toEqual([]);
  type(control(), "supplier");
  press(control(), "Enter");
  expect(given).toEqual([{ kind: "risk", id: "r1" }]);
});

function paste(node: Element, text: string) {
  const event = new Event("paste", { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { getData: () => text } });
  node.dispatchEvent(event);
  flushSync();
  return event;
}

test("a list of short texts: Enter adds, Backspace removes, Alt and arrows move, lines are pasted", async () => {
  const given = draw({ type: "list", of: { type: "line" } }, ["one", "two"], { label: "Wins" });
  const area = (at: number) => find<HTMLTextAreaElement>(`[data-field="theme/t1/field.${at}"]`);
  area(0).focus();
  press(area(0), "Enter");
  await settle();
  expect(document.activeElement).toBe(area(1));
  expect(area(1).value).toBe("");
  press(area(1), "Backspace");
  await settle();
  expect(document.activeElement).toBe(area(0));
  expect(given).toEqual([]);
  press(area(0), "ArrowDown", { altKey: true });
  await settle();
  expect(given.at(-1)).toEqual(["two", "one"]);
  expect(document.activeElement).toBe(area(1));
  area(1).setSelectionRange(3, 3);
  expect(paste(area(1), "!\n- three\n\n2. four\n").defaultPrevented).toBe(true);
  expect(given.at(-1)).toEqual(["two", "one!", "three", "four"]);
  expect(paste(area(0), "only one line").defaultPrevented).toBe(false);
});

test("parts whose fields are short stand in columns, each control with a name of its own", () => {
  const fields = [
    field("text", { type: "line" }, { label: "Action" }),
    field("due", { type: "date" }, { label: "Due" }),
    field("done", { type: "flag" }, { label: "Done" }),
  ];
  const given = draw({ type: "list", of: { type: "part", fields } }, [{ text: "Write", due: null, done: false }], {
    label: "Actions",
  });
  expect(find(".heads").textContent?.replace(/\s+/g, " ").trim()).toBe("ActionDueDone");
  const done = find<HTMLInputElement>('[data-field="theme/t1/field.0.done"]');
  expect(done.getAttribute("aria-label")).toBe("Actions 1, Done");
  done.click();
  expect(given.at(-1)).toEqual([{ text: "Write", due: null, done: true }]);
});

test("what may not be changed says so and hands nothing on", () => {
  const given = draw({ type: "integer" }, 2, { bounds: [0, 5], readOnly: true });
  press(control<HTMLElement>().querySelector("[role=radio]")!, "4");
  expect(given).toEqual([]);
  expect(control<HTMLElement>().getAttribute("aria-disabled")).toBe("true");
  document.body.replaceChildren();
  draw({ type: "date" }, "2027-01-31", { readOnly: true });
  expect(control().readOnly).toBe(true);
  expect(document.querySelector("button")).toBeNull();
  press(control(), "ArrowDown");
  expect(document.querySelector("[role=dialog]")).toBeNull();
});

test("Markdown is read while nobody writes, and Enter goes on with a list", async () => {
  const given = draw({ type: "text" }, "- **one**");
  expect(find(".shown strong").textContent).toBe("one");
  const area = control<HTMLTextAreaElement & HTMLInputElement>();
  area.focus();
  area.setSelectionRange(9, 9);
  press(area, "Enter");
  await settle();
  expect(given.at(-1)).toBe("- **one**\n- ");
});
