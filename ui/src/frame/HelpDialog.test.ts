// @vitest-environment jsdom
import { tick } from "svelte";
import { afterEach, expect, test } from "vitest";
import { register } from "../lib/commands";
import { show, tidyUp } from "../lib/fields/testing";
import { view } from "../lib/view.svelte";
import HelpDialog from "./HelpDialog.svelte";

afterEach(async () => {
  view.dialog = null;
  await tidyUp();
  register([]);
});

test("a shortcut stands under the place where it holds", async () => {
  const act = { group: "Do" as const, run() {} };
  register([
    { ...act, id: "edit.find", label: "Find", keys: ["$mod+f"] },
    { ...act, id: "board.move", label: "Move to…", keys: ["m"], within: "board" },
    { ...act, id: "objectives.move", label: "Move to…", keys: ["m"], within: "objectives" },
    { ...act, id: "silent", label: "Without keys", within: "board" },
  ]);
  view.dialog = "help";
  show(HelpDialog, {});
  await tick();
  const groups = [...document.querySelectorAll("section")].map((section) => [
    section.querySelector("h3")?.textContent,
    ...[...section.querySelectorAll("li > span:first-child")].map(({ textContent }) => textContent),
  ]);
  expect(groups.slice(0, -1)).toEqual([
    ["Do", "Find"],
    ["In the tree of objectives", "Move to…"],
    ["On the board of the roadmap", "Move to…"],
  ]);
});
