// @vitest-environment jsdom
import { createRawSnippet, flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import Menu from "./Menu.svelte";

let menu: Record<string, unknown>;
const ran = vi.fn();
beforeEach(() => {
  const children = createRawSnippet(() => ({ render: () => "<span>…</span>" }));
  const items = [
    { label: "First", run: () => ran("First") },
    { label: "Second", run: () => ran("Second") },
  ];
  menu = mount(Menu, { target: document.body, props: { label: "More", items, children } });
  flushSync();
});
afterEach(async () => {
  await unmount(menu);
  document.body.replaceChildren();
  ran.mockReset();
});

const button = () => document.querySelector<HTMLElement>('[aria-haspopup="menu"]')!;
const entries = () => [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')];
async function key(name: string) {
  document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
  await settled();
}
async function settled() {
  for (let turn = 0; turn < 4; turn++) {
    flushSync();
    await tick();
    await new Promise((done) => setTimeout(done, 5));
  }
}

test("until it is opened a menu is a plain button", () => {
  expect(button().outerHTML).toContain('aria-label="More"');
  expect(button().getAttribute("aria-expanded")).toBe("false");
  expect(button().id).toBe("");
});

test.each([["Enter"], ["ArrowDown"]])("%s opens it on its first entry, Escape gives the focus back", async (name) => {
  button().focus();
  await key(name);
  expect(entries().map((one) => one.textContent?.trim())).toEqual(["First", "Second"]);
  expect(document.activeElement).toBe(entries()[0]);
  expect(button().getAttribute("aria-expanded")).toBe("true");
  await key("Escape");
  expect(entries()).toEqual([]);
  expect(document.activeElement).toBe(button());
});

test("a click by key or script opens it on its first entry, which runs", async () => {
  button().click();
  await settled();
  expect(document.activeElement).toBe(entries()[0]);
  await key("Enter");
  expect(ran).toHaveBeenCalledExactlyOnceWith("First");
});
