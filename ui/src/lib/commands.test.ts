// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { appCommands } from "./appCommands";
import { commandFor, register, shownKeys, type Command } from "./commands";

const everywhere = { modal: false, letters: true };
const command = (id: string, more: Partial<Command> = {}): Command => ({
  id,
  label: id,
  group: "Do",
  run: () => {},
  ...more,
});

function press(key: string, modifiers: KeyboardEventInit = {}, target: Element = document.body): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...modifiers });
  target.dispatchEvent(event);
  return event;
}

beforeEach(() => {
  document.body.innerHTML = `<div data-scope="board"><button id="card"></button></div><textarea id="text"></textarea>`;
});

const at = (id: string) => document.getElementById(id)!;

describe("keys", () => {
  const commands = [
    command("undo", { keys: ["$mod+z"] }),
    command("move", { keys: ["m"], within: "board" }),
    command("board.undo", { keys: ["$mod+b"], within: "board" }),
    command("sidebar", { keys: ["F9"] }),
    command("help", { keys: ["$mod+Shift+?"] }),
    command("never", { keys: ["$mod+e"], when: () => false }),
  ];
  const found = (event: KeyboardEvent, context = everywhere) => commandFor(event, context, commands)?.id;

  it("finds what the keys mean here", () => {
    expect(found(press("z", { ctrlKey: true }))).toBe("undo");
    expect(found(press("F9", {}, at("text")))).toBe("sidebar");
    expect(found(press("z", { ctrlKey: true }, at("text")))).toBe("undo");
    expect(found(press("?", { ctrlKey: true, shiftKey: true }))).toBe("help");
  });

  it("leaves letters to whoever types", () => {
    expect(found(press("m", {}, at("card")))).toBe("move");
    expect(found(press("m", {}, at("text")))).toBeUndefined();
    expect(found(press("m"))).toBeUndefined();
    expect(found(press("m", {}, at("card")), { modal: false, letters: false })).toBeUndefined();
  });

  it("does nothing behind a dialog, nor where the command cannot run", () => {
    expect(found(press("z", { ctrlKey: true }), { modal: true, letters: true })).toBeUndefined();
    expect(found(press("e", { ctrlKey: true }))).toBeUndefined();
    expect(found(press("z", { ctrlKey: true, altKey: true }))).toBeUndefined();
  });

  it("stays silent while a word is being composed", () => {
    expect(found(press("z", { ctrlKey: true, isComposing: true }))).toBeUndefined();
  });
});

describe("the list", () => {
  it("of the frame has no two commands with one id or one key", () => {
    expect(() => register(appCommands([]))).not.toThrow();
  });

  it("refuses two commands with the same keys", () => {
    expect(() => register([command("a", { keys: ["$mod+j"] }), command("b", { keys: ["$mod+J"] })])).toThrow("share");
    expect(() => register([command("a"), command("a")])).toThrow("Two commands");
    expect(() =>
      register([command("a", { keys: ["m"], within: "board" }), command("b", { keys: ["m"], within: "timeline" })]),
    ).not.toThrow();
  });
});

it("shows keys as they stand on the keyboard", () => {
  expect(shownKeys("$mod+Shift+z", false)).toEqual(["Ctrl", "Shift", "Z"]);
  expect(shownKeys("$mod+k", true)).toEqual(["⌘", "K"]);
  expect(shownKeys("Alt+ArrowUp", false)).toEqual(["Alt", "↑"]);
  expect(shownKeys("F9", false)).toEqual(["F9"]);
  expect(shownKeys("$mod+-", false)).toEqual(["Ctrl", "−"]);
});

vi.mock("./backend", () => ({
  isMac: false,
  call: () => Promise.reject(new Error("no back end")),
  on: () => Promise.resolve(() => {}),
  setZoom: () => {},
  BackendError: class extends Error {},
}));
