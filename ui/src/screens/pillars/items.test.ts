// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { announcements } from "../../lib/announce.svelte";
import { appCommands } from "../../lib/appCommands";
import { copied, pasted } from "../../lib/clipboard";
import { commandFor } from "../../lib/commands";
import { field, find, kind, openStrategy, press, record, settle, show, tidyUp } from "../../lib/fields/testing";
import { strategy } from "../../lib/strategy.svelte";
import { view } from "../../lib/view.svelte";
import { pillars } from "./index";
import Pillars from "./Pillars.svelte";

const waiting = vi.hoisted(() => [] as ((patch: unknown) => void)[]);
vi.mock("../../lib/backend", async (original) => ({
  ...(await original<typeof import("../../lib/backend")>()),
  // The store answers when a test is over: until then edits wait and show.
  call: () => new Promise((resolve) => waiting.push(resolve)),
}));

const line = (name: string) => field(name, { type: "line" });
const PILLAR = kind("pillar", "name", [
  ...["name", "code", "intent", "promise", "owner"].map(line),
  field("colour", { type: "choice", optional: false, choices: [{ value: "blue", label: "Blue", help: "" }] }),
]);
const THEME = kind("theme", "name", [
  ...["name", "problem", "why"].map(line),
  field("pillar", { type: "ref", kind: "pillar" }),
]);

const draw = (readOnly?: string) => {
  openStrategy(
    [PILLAR, THEME],
    {
      pillar: [
        record("p1", { name: "Flow", code: "F", colour: "blue" }, "a1"),
        record("p2", { name: "Trust", code: "T", colour: "teal" }, "a2"),
      ],
      theme: [record("t1", { name: "Queues", problem: "", why: "", pillar: "p1" }, "a1")],
    },
    { readOnly },
  );
  view.sections = [pillars];
  view.sectionId = "pillars";
  show(Pillars, {});
};

let held = "";
function clip(name: "copy" | "paste") {
  const event = new Event(name, { bubbles: true, cancelable: true });
  const clipboardData = { setData: (_: string, text: string) => (held = text), getData: () => held };
  document.activeElement!.dispatchEvent(Object.assign(event, { clipboardData }));
}

/** A key as the window hears it: through the one table of commands. */
async function key(name: string, more: KeyboardEventInit = {}) {
  const event = new KeyboardEvent("keydown", { key: name, code: name, bubbles: true, cancelable: true, ...more });
  Object.defineProperty(event, "target", { value: document.activeElement });
  const commands = [...appCommands([pillars]), ...(pillars.commands ?? [])];
  void commandFor(event, { modal: false, letters: true }, commands)?.run();
  await settle();
}

const item = (key: string) => find(`li[data-record="${key}"]`);
const names = (kind: "pillar" | "theme") => strategy.records(kind).map(({ name }) => name);
const focused = () => document.activeElement?.getAttribute("aria-label");

beforeEach(() => {
  document.addEventListener("copy", copied);
  document.addEventListener("paste", pasted);
  view.select(null);
  announcements.dismiss();
  held = "";
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

test("Esc leaves a field for its pillar, which is copied, pasted behind another and duplicated by keys", async () => {
  draw();
  const name = find('[data-field="pillar/p1/name"]');
  name.focus();
  clip("copy");
  expect(held, "a field keeps its own clipboard").toBe("");
  press(name, "Escape");
  expect(document.activeElement).toBe(item("pillar/p1"));
  clip("copy");
  expect(JSON.parse(held).records.map((one: { fields: { name: string } }) => one.fields.name)).toEqual(["Flow"]);

  await key("ArrowDown");
  expect(document.activeElement).toBe(item("pillar/p2"));
  clip("paste");
  await settle();
  expect(names("pillar")).toEqual(["Flow", "Trust", "Flow"]);
  expect(document.activeElement).toBe(item(`pillar/${strategy.records("pillar")[2]!.id}`));

  item("pillar/p1").focus();
  await key("d", { ctrlKey: true });
  expect(names("pillar")).toEqual(["Flow", "Flow (copy)", "Trust", "Flow"]);
  expect(focused()).toBe("Flow (copy)");
  expect(announcements.toast).toMatchObject({ text: "Duplicated “Flow”", undo: true });

  // As an undo takes it away.
  strategy.remove("pillar", strategy.records("pillar")[1]!.id);
  await settle();
  expect(document.activeElement).toBe(item("pillar/p1"));
});

test("themes are walked to, deleted and made of pasted lines, and the focus stays among them", async () => {
  draw();
  item("pillar/p2").focus();
  await key("ArrowDown");
  expect(document.activeElement).toBe(item("theme/t1"));
  held = "- Late trains\n- Lost notes";
  clip("paste");
  await settle();
  expect(names("theme")).toEqual(["Queues", "Late trains", "Lost notes"]);
  expect(focused()).toBe("Lost notes");
  await key("Delete");
  expect(names("theme")).toEqual(["Queues", "Late trains"]);
  expect(focused()).toBe("Late trains");
  await key("Enter");
  expect(document.activeElement?.tagName).toBe("TEXTAREA");
});

test("a read-only file can be copied from, and nothing else", async () => {
  draw("Opened elsewhere");
  item("pillar/p1").focus();
  clip("copy");
  expect(held).toContain("Flow");
  clip("paste");
  await key("d", { ctrlKey: true });
  await key("Delete");
  expect(names("pillar")).toEqual(["Flow", "Trust"]);
});
