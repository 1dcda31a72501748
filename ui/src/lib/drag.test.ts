// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { edgeSpeed, followPress, type DragHooks } from "./drag";

test("lists scroll only near their edges, and faster towards them", () => {
  expect(edgeSpeed(300, 0, 600)).toBe(0);
  expect(edgeSpeed(10, 0, 600)).toBeLessThan(edgeSpeed(40, 0, 600));
  expect(edgeSpeed(590, 0, 600)).toBeGreaterThan(0);
  expect(edgeSpeed(-500, 0, 600)).toBe(-18);
});

describe("a press that is followed", () => {
  let keeper: HTMLElement;
  let list: HTMLElement;
  let told: string[];
  let hooks: DragHooks;
  let captured: number | null;
  let frame: ((now: number) => void) | undefined;

  beforeEach(() => {
    keeper = document.body.appendChild(document.createElement("div"));
    list = keeper.appendChild(document.createElement("div"));
    captured = null;
    keeper.setPointerCapture = (id) => void (captured = id);
    keeper.releasePointerCapture = () => void (captured = null);
    keeper.hasPointerCapture = (id) => captured === id;
    list.getBoundingClientRect = () => ({ left: 0, right: 200, top: 0, bottom: 600 }) as DOMRect;
    // One frame at a time, when the test says so.
    vi.stubGlobal("requestAnimationFrame", (next: (now: number) => void) => ((frame = next), 1));
    vi.stubGlobal("cancelAnimationFrame", () => (frame = undefined));
    told = [];
    hooks = {
      begin: (x, y) => told.push(`begin ${x} ${y}`),
      over: (x, y, free) => told.push(`over ${x} ${y}${free ? " free" : ""}`),
      end: (dropped) => told.push(dropped ? "dropped" : "given up"),
      scrollers: () => [list],
    };
    keeper.addEventListener("pointerdown", (event) => followPress(event, keeper, hooks));
  });
  afterEach(() => {
    document.body.replaceChildren();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  const pointer = (type: string, x: number, y: number, more: PointerEventInit = {}) => {
    const init = { bubbles: true, cancelable: true, button: 0, pointerId: 7, clientX: x, clientY: y, ...more };
    list.dispatchEvent(new PointerEvent(type, init));
  };
  const key = (name: string) => {
    const event = new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true });
    list.dispatchEvent(event);
    return event.defaultPrevented;
  };

  test("is a click while the pointer rests, and a drag once it has moved far enough", () => {
    const clicked = vi.fn();
    list.addEventListener("click", clicked);
    pointer("pointerdown", 100, 300);
    pointer("pointermove", 103, 302);
    pointer("pointerup", 103, 302);
    list.click();
    expect(told).toEqual([]);
    expect(clicked).toHaveBeenCalledTimes(1);

    pointer("pointerdown", 100, 300);
    pointer("pointermove", 100, 310);
    expect(captured).toBe(7);
    pointer("pointermove", 120, 320, { shiftKey: true });
    // Another finger has no say.
    pointer("pointermove", 1, 1, { pointerId: 8 });
    pointer("pointerup", 120, 320);
    expect(told).toEqual(["begin 100 300", "over 100 310", "over 120 320 free", "dropped"]);
    expect(captured).toBeNull();
    // The click that comes with the release means nothing.
    list.click();
    expect(clicked).toHaveBeenCalledTimes(1);
  });

  test("is given up by Escape, and until then no key means anything else", () => {
    const typed = vi.fn();
    list.addEventListener("keydown", typed);
    pointer("pointerdown", 100, 300);
    expect(key("Escape")).toBe(false);
    pointer("pointermove", 100, 320);
    expect(key("a")).toBe(true);
    expect(key("Escape")).toBe(true);
    expect(typed).toHaveBeenCalledTimes(1);
    expect(told.at(-1)).toBe("given up");
    // It is over: neither a move nor the release says anything more.
    pointer("pointermove", 100, 400);
    pointer("pointerup", 100, 400);
    expect(told).toEqual(["begin 100 300", "over 100 320", "given up"]);
  });

  test("is given up when the pointer is taken away, and a press with another button is none", () => {
    pointer("pointerdown", 100, 300, { button: 2 });
    pointer("pointermove", 100, 330);
    expect(told).toEqual([]);
    pointer("pointerdown", 100, 300);
    pointer("pointermove", 100, 330);
    pointer("pointercancel", 100, 330);
    expect(told.at(-1)).toBe("given up");
  });

  test("scrolls the list while it is held near its edge, and says that what lies under it has moved", () => {
    vi.spyOn(performance, "now").mockReturnValue(0);
    pointer("pointerdown", 100, 300);
    pointer("pointermove", 100, 595);
    frame?.(16.7);
    const once = list.scrollTop;
    expect(once).toBeGreaterThan(0);
    expect(told.filter((one) => one === "over 100 595")).toHaveLength(2);
    // A slow frame scrolls as far as the fast ones that it stands for, but never a page at once.
    frame?.(16.7 * 3);
    expect(list.scrollTop - once).toBeCloseTo(2 * once, 0);
    frame?.(10_000);
    expect(list.scrollTop).toBeLessThanOrEqual(once * 10);
    pointer("pointermove", 100, 300);
    const still = list.scrollTop;
    frame?.(10_016);
    expect(list.scrollTop).toBe(still);
    pointer("pointerup", 100, 300);
    expect(frame).toBeUndefined();
  });

  test("of a finger scrolls the page unless the finger has rested first", () => {
    pointer("pointerdown", 100, 300, { pointerType: "touch" });
    pointer("pointermove", 100, 330, { pointerType: "touch" });
    pointer("pointermove", 100, 360, { pointerType: "touch" });
    expect(told).toEqual([]);
  });
});
