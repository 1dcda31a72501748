// @vitest-environment jsdom
import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { announcements } from "../../lib/announce.svelte";
import { appCommands } from "../../lib/appCommands";
import { copied, pasted } from "../../lib/clipboard";
import { commandFor } from "../../lib/commands";
import { deleting } from "../../lib/deleting.svelte";
import { field, find, kind, openStrategy, record, settle, show, tidyUp, type } from "../../lib/fields/testing";
import { strategy } from "../../lib/strategy.svelte";
import { view } from "../../lib/view.svelte";
import { recordCommands } from "./commands";
import Records from "./Records.svelte";

const waiting = vi.hoisted(() => [] as ((patch: unknown) => void)[]);
vi.mock("../../lib/backend", async (original) => ({
  ...(await original<typeof import("../../lib/backend")>()),
  // The store answers when a test is over: until then edits wait and show.
  call: () => new Promise((resolve) => waiting.push(resolve)),
}));

const GUARDRAIL = kind("guardrail", "statement", [
  field("statement", { type: "line" }, { label: "Statement" }),
  field("class", {
    type: "choice",
    optional: false,
    choices: [
      { value: "cost", label: "Cost", help: "" },
      { value: "data", label: "Data", help: "" },
    ],
  }),
  field("owner", { type: "line" }),
]);
const config = { kind: "guardrail" as const, groupBy: "class", question: "What holds everywhere?" };

const rails = (count = 3) =>
  Array.from({ length: count }, (_, n) =>
    record(
      `g${n}`,
      { statement: `Rail ${n}`, class: n < 2 ? "cost" : "data", owner: "" },
      `a${String(n).padStart(4, "0")}`,
    ),
  );

function draw(records = rails(), options: { readOnly?: string } = {}) {
  openStrategy([GUARDRAIL], { guardrail: records }, options);
  show(Records as never, { config });
}

beforeEach(() => {
  document.addEventListener("copy", copied);
  document.addEventListener("paste", pasted);
  localStorage.clear();
  view.select(null);
  announcements.dismiss();
});
afterEach(async () => {
  document.removeEventListener("copy", copied);
  document.removeEventListener("paste", pasted);
  await tidyUp();
  strategy.close();
  for (const answer of waiting.splice(0)) {
    answer({ upserts: [], deletes: [], problems: [], revision: 1, undo: null, redo: null, savedAt: "" });
  }
  await settle();
});

const row = (id: string) => find(`[data-row="${id}"]`);
const statements = () => strategy.records("guardrail").map((one) => one.statement);

/** A key as the window hears it: through the one table of commands. */
async function key(name: string, more: KeyboardEventInit = {}) {
  const target = document.activeElement!;
  const event = new KeyboardEvent("keydown", { key: name, code: name, bubbles: true, cancelable: true, ...more });
  Object.defineProperty(event, "target", { value: target });
  const command = commandFor(event, { modal: false, letters: true }, [...recordCommands, ...appCommands([])]);
  void command?.run();
  await settle();
  return command?.id;
}

test("records stand in groups, and the arrows walk over them", async () => {
  draw();
  expect([...document.querySelectorAll(".group")].map((one) => one.textContent?.trim())).toEqual(["Cost 2", "Data 1"]);
  expect(find("[role=grid]").getAttribute("aria-rowcount")).toBe("6");
  row("g0").focus();
  await key("ArrowDown");
  expect(document.activeElement).toBe(row("g1"));
  await key("End");
  expect(document.activeElement).toBe(row("g2"));
  expect(view.selection).toEqual({ kind: "guardrail", id: "g2" });
});

test("Alt and arrows move a record, beyond its group into the next one", async () => {
  draw();
  row("g0").focus();
  await key("ArrowDown", { altKey: true });
  expect(statements()).toEqual(["Rail 1", "Rail 0", "Rail 2"]);
  expect(document.activeElement).toBe(row("g0"));
  await key("ArrowDown", { altKey: true });
  expect(strategy.get("guardrail", "g0")?.class).toBe("data");
  expect(announcements.spoken.trim()).toBe("Moved “Rail 0” to Data, 1 of 2");
  await key("ArrowDown", { altKey: true });
  await key("ArrowDown", { altKey: true });
  expect(announcements.spoken.trim()).toBe("Already last");
});

test("F2 renames in place, Escape leaves it as it was, Mod and Enter go on to the next", async () => {
  draw();
  row("g1").focus();
  await key("F2");
  const input = () => find<HTMLInputElement>('[data-row="g1"] input');
  type(input(), "Other");
  input().dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  await settle();
  expect(statements()[1]).toBe("Rail 1");
  await key("F2");
  type(input(), "  Every   change can be taken back ");
  input().dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }));
  await settle();
  expect(statements()[1]).toBe("Every change can be taken back");
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Add a guardrail");
});

test("what is being typed into a name is not taken for chosen when the record changes meanwhile", async () => {
  draw();
  row("g1").focus();
  await key("F2");
  const input = find<HTMLInputElement>('[data-row="g1"] input');
  expect([input.selectionStart, input.selectionEnd]).toEqual([0, 6]);
  type(input, "Every al");
  input.setSelectionRange(8, 8);
  strategy.apply([{ op: "set", kind: "guardrail", id: "g1", fields: { owner: "Yard lead" } }], { label: "Set" });
  await settle();
  expect([input.value, input.selectionStart]).toEqual(["Every al", 8]);
});

test("several are selected and deleted in one step, and the focus stays in the list", async () => {
  draw();
  row("g0").focus();
  await key("ArrowDown", { shiftKey: true });
  expect(find("[role=status]").textContent).toBe("2 selected");
  await key("Delete");
  await settle();
  expect(deleting.asked).toBeNull();
  expect(statements()).toEqual(["Rail 2"]);
  expect(document.activeElement).toBe(row("g2"));
  expect(announcements.toast).toMatchObject({ text: "Deleted 2 guardrails", undo: true });
});

test("records are added one after the other, and many at once from pasted lines", async () => {
  draw([]);
  expect(document.body.textContent).toContain("What holds everywhere?");
  const adder = () => find<HTMLInputElement>('input[aria-label="Add a guardrail"]');
  type(adder(), "First");
  adder().dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  await settle();
  expect(statements()).toEqual(["First"]);
  expect(document.activeElement).toBe(adder());
  const paste = new Event("paste", { bubbles: true, cancelable: true });
  Object.assign(paste, { clipboardData: { getData: () => "- Second\n- Third\n" } });
  adder().dispatchEvent(paste);
  await settle();
  expect(statements()).toEqual(["First", "Second", "Third"]);
  // What the store will fill in shows at once.
  expect(strategy.records("guardrail").every((one) => one.class === "cost")).toBe(true);
});

test("a record is copied as text and pasted behind the one with the focus", async () => {
  draw();
  let held = "";
  row("g0").focus();
  const clip = (name: string) => {
    const event = new Event(name, { bubbles: true, cancelable: true });
    Object.assign(event, {
      clipboardData: { setData: (_: string, text: string) => (held = text), getData: () => held },
    });
    document.activeElement!.dispatchEvent(event);
  };
  clip("copy");
  expect(JSON.parse(held).records[0].fields.statement).toBe("Rail 0");
  clip("paste");
  await settle();
  expect(statements()).toEqual(["Rail 0", "Rail 0", "Rail 1", "Rail 2"]);
  expect(document.activeElement).toBe(row(strategy.records("guardrail")[1]!.id));
  expect(await key("d", { ctrlKey: true })).toBe("record.duplicate");
  expect(statements().slice(0, 3)).toEqual(["Rail 0", "Rail 0", "Rail 0 (copy)"]);
  expect(document.activeElement).toBe(row(strategy.records("guardrail")[2]!.id));

  // Lines of any text become records too, where a row has the focus and not in a field.
  held = "- One\n- Two";
  clip("paste");
  await settle();
  expect(statements().slice(2, 5)).toEqual(["Rail 0 (copy)", "One", "Two"]);
  find<HTMLInputElement>('input[type="search"]').focus();
  clip("paste");
  expect(statements()).toHaveLength(7);
});

test("words filter the list, and clearing them brings everything back", () => {
  draw();
  type(find<HTMLInputElement>('input[type="search"]'), "rail 2");
  expect(document.querySelectorAll("[data-row]")).toHaveLength(1);
  expect(find("[role=status]").textContent?.trim()).toBe("1 of 3 guardrails");
  type(find<HTMLInputElement>('input[type="search"]'), "nowhere");
  find(".nothing button").click();
  flushSync();
  expect(document.querySelectorAll("[data-row]")).toHaveLength(3);
});

test("of a thousand records only those in sight exist", async () => {
  draw(rails(1500));
  expect(document.querySelectorAll("[data-row]").length).toBeLessThan(60);
  row("g0").focus();
  await key("End");
  expect(document.activeElement).toBe(row("g1499"));
  expect(document.querySelectorAll("[data-row]").length).toBeLessThan(60);
});

test("a read-only file offers nothing that changes it", async () => {
  draw(rails(), { readOnly: "Opened elsewhere" });
  expect(document.querySelector('input[aria-label="Add a guardrail"]')).toBeNull();
  expect(document.querySelector("[data-grip]")).toBeNull();
  row("g0").focus();
  expect(await key("Delete")).toBeUndefined();
  expect(statements()).toHaveLength(3);
});
