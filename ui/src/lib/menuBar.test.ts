// @vitest-environment jsdom
import { expect, it } from "vitest";
import type { Command } from "./commands";
import { menuBar } from "./menuBar";

const command = (id: string, group: Command["group"], more: Partial<Command> = {}): Command => ({
  id,
  label: id,
  group,
  run: () => {},
  ...more,
});
const resting = { undoes: false, redoes: false };
const menu = (commands: Command[], title: string, field = resting) =>
  menuBar(commands, true, field).menus.find((one) => one.title === title)!.entries;

it("has every command that is not bound to a list, with its keys and whether it can be chosen", () => {
  const commands = [
    command("view.sidebar", "View", { keys: ["F9"], when: () => false }),
    command("board.move", "Do", { keys: ["m"], within: "board" }),
    command("theme.dark", "View", { checked: () => true }),
    command("view.actual", "View", { keys: ["$mod+0"] }),
  ];
  expect(menu(commands, "&View")).toEqual([
    { id: "view.sidebar", label: "view.sidebar", keys: "F9", enabled: false },
    {},
    { id: "theme.dark", label: "theme.dark", enabled: true, checked: true },
    {},
    { id: "view.actual", label: "view.actual", keys: "Mod+0", enabled: true },
  ]);
  expect(menu(commands, "&Do")).toEqual([{ id: "nothing", label: "Nothing here now", enabled: false }]);
});

it("undoes in the field that is written in before anything else, and says so", () => {
  const undo = command("edit.undo", "Edit", {
    label: () => "Undo: Edit statement",
    keys: ["$mod+z"],
    when: () => false,
  });
  expect(menu([undo], "&Edit")).toMatchObject([{ label: "Undo: Edit statement", keys: "Mod+Z", enabled: false }]);
  expect(menu([undo], "&Edit", { undoes: true, redoes: false })).toMatchObject([{ label: "Undo", enabled: true }]);
});

it("leaves out what cannot be made or done now, and shows names as they are written", () => {
  const commands = [
    command("new.here", "Make"),
    command("risk.new", "Make"),
    command("debt.new", "Make", { when: () => false }),
    command("record.copy", "Do", { label: `Copy “R&D ${"very ".repeat(20)}long”` }),
  ];
  expect(menu(commands, "&Make").map(({ id }) => id)).toEqual(["new.here", undefined, "risk.new"]);
  const [copy] = menu(commands, "&Do");
  expect(copy?.label).toMatch(/^Copy “R&&D very .*…$/);
});
