// @vitest-environment jsdom
import { flushSync } from "svelte";
import { beforeEach, expect, test } from "vitest";
import { commandsAt, register, type Command } from "../lib/commands";
import { fromMenu, offers } from "../lib/offers.svelte";
import { strategy } from "../lib/strategy.svelte";
import { view } from "../lib/view.svelte";
import { kind, openStrategy, record } from "../lib/fields/testing";
import { paletteEntries } from "./paletteEntries";
import { noteCommand } from "./recentCommands";

const plain = (id: string, label: Command["label"], group: Command["group"]): Command => ({
  id,
  label,
  group,
  run: () => {},
});
const move = plain("risk.place", () => "Place “Flood” at…", "Do");
const find = plain("risk.find", "Find a risk", "Do");
const FRAME = [
  plain("file.open", "Open…", "File"),
  plain("record.delete", () => "Delete “Flood”", "Do"),
  plain("new.here", () => "New risk", "Make"),
  plain("go.vision", "Vision", "Go to"),
  plain("theme.new", "New theme", "Make"),
];

/** What stands in each group, in the order of the palette. */
const offered = (query = "") => paletteEntries(query, []).map(({ group, command }) => `${group}: ${command ?? ""}`);

beforeEach(() => {
  localStorage.clear();
  view.paletteHand = [];
  openStrategy([kind("risk", "title", [])], { risk: [record("r", { title: "Flood" })] });
  view.sections = [
    { id: "risks", label: "Risks", group: "Health", icon: "risk", kinds: ["risk"], commands: [find, move] },
  ] as never;
  view.go("risks");
  register([...FRAME, find, move]);
});

test("what can be done here comes first, with the chosen record before what is always possible", () => {
  expect(strategy.file).not.toBeNull();
  view.selection = { kind: "risk", id: "r" };
  expect(offered()).toEqual([
    "Here: risk.place",
    "Here: record.delete",
    "Here: new.here",
    "Here: risk.find",
    "Do: file.open",
    "Go to: go.vision",
    "Make: theme.new",
  ]);
});

test("what was done lately is offered again, once, before everything else", () => {
  noteCommand("theme.new");
  noteCommand("risk.find");
  expect(offered().slice(0, 3)).toEqual(["Recent: risk.find", "Recent: theme.new", "Here: risk.place"]);
  expect(offered().filter((one) => one.endsWith("theme.new"))).toHaveLength(1);
});

test("a query finds in the usual groups, what is about this screen first", () => {
  noteCommand("file.open");
  register([plain("file.find", "Find a file", "File"), ...FRAME, find, move]);
  expect(offered("find")).toEqual(["Do: risk.find", "Do: file.find"]);
});

test("who names the group as well goes there, and makes nothing of that name", () => {
  register([{ ...plain("pillar.new", "New pillar", "Make"), runWith: () => {} }, ...FRAME]);
  expect(offered("Go to Vision")).toEqual(["Go to: go.vision", "Make: pillar.new"]);
});

test("what the list could do that had the focus is offered as near, walking it is not", () => {
  document.body.innerHTML = `<ul data-scope="grid"><li tabindex="0"></li></ul><input />`;
  const within = (id: string, more: Partial<Command> = {}): Command => ({
    ...plain(id, id, "Do"),
    within: "grid",
    ...more,
  });
  const list = [
    within("risk.link"),
    within("risk.next", { keysOnly: true }),
    within("risk.never", { when: () => false }),
  ];
  register([...FRAME, ...list]);
  expect(commandsAt(document.querySelector("input"))).toEqual([]);
  view.paletteHand = commandsAt(document.querySelector("li"));
  expect(offered()).toContain("Here: risk.link");
  expect(offered(">risk").filter((one) => one.startsWith("Do: risk"))).toEqual(["Do: risk.link"]);
});

test("what makes something here is not offered twice under one name", () => {
  const makes: Command = { ...plain("risk.new", "New risk", "Make"), runWith: () => {} };
  register([...FRAME, makes]);
  expect(offered().filter((one) => one.endsWith("new.here") || one.endsWith("risk.new"))).toEqual(["Here: new.here"]);
  expect(offered("new risk").filter((one) => one.startsWith("Make"))).toEqual(["Make: new.here"]);
  expect(offered("Gate plan").filter((one) => one.startsWith("Make"))).toEqual(["Make: risk.new"]);
});

test("who writes what a command is called does not make something of that name", () => {
  const made: string[] = [];
  const makes = (id: string, label: string): Command => ({
    ...plain(id, label, "Make"),
    run: () => void made.push(label),
    runWith: (title) => void made.push(`${label}: ${title}`),
  });
  register([makes("pillar.new", "New pillar"), makes("metric.new", "New metric"), ...FRAME]);
  paletteEntries("new metric", [])[0]?.run();
  paletteEntries("Punctual trains", [])[0]?.run();
  expect(made).toEqual(["New metric", "New pillar: Punctual trains"]);
});

test("who writes what a screen is called goes there; with fewer words what is done comes first", () => {
  register([
    plain("publish.roadmap", "Publish: Roadmap…", "Do"),
    plain("go.timeline", "Roadmap: timeline", "Go to"),
    plain("go.roadmap", "Roadmap", "Go to"),
  ]);
  expect(offered("roadmap")).toEqual(["Go to: go.roadmap", "Go to: go.timeline", "Do: publish.roadmap"]);
  expect(offered("road")).toEqual(["Do: publish.roadmap", "Go to: go.timeline", "Go to: go.roadmap"]);
});

test("the lines of the menus on the screen are found by their words, those that can be run", () => {
  let ran = "";
  const line = (label: string, more = {}) => ({ label, run: () => void (ran = label), ...more });
  const lines = [
    line("Owner", { own: true, checked: true }),
    line("Quarters", { checked: true }),
    line("Rename", { disabled: true }),
    line("Forget"),
  ];
  const stop = $effect.root(() => offers.by(() => fromMenu("menu", lines, ({ label }) => `Sight: ${label}`)));
  flushSync();
  expect(offered().filter((one) => one.includes("menu"))).toEqual([]);
  expect(offered("sight")).toEqual(["Do: menu.0", "Do: menu.3"]);
  paletteEntries("sight forget", [])[0]?.run();
  expect(ran).toBe("Forget");
  stop();
  flushSync();
  expect(offered("sight")).toEqual([]);
});
