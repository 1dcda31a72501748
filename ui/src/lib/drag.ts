/**
 * Dragging by pointer: a press becomes a drag once the pointer has moved far enough, the list scrolls while the pointer
 * is near its edge, Escape gives up. The pointer is captured by an element that outlives what is dragged, because cards
 * come and go while the list scrolls. It knows nothing of what is dragged or where it may go.
 */
export interface DragHooks {
  /** The pointer has moved far enough: it is a drag. */
  begin(x: number, y: number): void;
  /** The pointer, or what lies under it, has moved. In window coordinates; `free` while Shift is held. */
  over(x: number, y: number, free: boolean): void;
  /** The drag has ended; `dropped` is false when it was given up. Not called for a press that never became a drag. */
  end(dropped: boolean): void;
  /** The lists that scroll while the pointer is near one of their edges. */
  scrollers(): HTMLElement[];
  /** The lists scroll to the sides instead, beside a pinned column of this width. */
  sideways?: number;
}

/** How far the pointer moves before a press is a drag, in pixels. */
const THRESHOLD = 5;
/** A finger must rest this long, in milliseconds: before that, a movement scrolls. */
const FINGER_REST = 300;

/** How fast a list scrolls while a card is held near its edge, in pixels a frame. */
export function edgeSpeed(y: number, top: number, bottom: number): number {
  const reach = 56;
  if (y < top + reach) return -Math.min(1, (top + reach - y) / reach) * 18;
  if (y > bottom - reach) return Math.min(1, (y - bottom + reach) / reach) * 18;
  return 0;
}

/** Watches a press on `keeper` until it is released. Call it from `pointerdown`. */
export function followPress(event: PointerEvent, keeper: HTMLElement, hooks: DragHooks): void {
  if (event.button !== 0) return;
  const id = event.pointerId;
  const start = { x: event.clientX, y: event.clientY, time: event.timeStamp };
  let at = { x: start.x, y: start.y };
  let free = event.shiftKey;
  let dragging = false;
  let frame = 0;
  let last = 0;

  const move = (moved: PointerEvent) => {
    if (moved.pointerId !== id) return;
    at = { x: moved.clientX, y: moved.clientY };
    free = moved.shiftKey;
    if (!dragging) {
      if (Math.hypot(at.x - start.x, at.y - start.y) < THRESHOLD) return;
      if (moved.pointerType === "touch" && moved.timeStamp - start.time < FINGER_REST) return stop();
      dragging = true;
      keeper.setPointerCapture(id);
      hooks.begin(start.x, start.y);
      last = performance.now();
      frame = requestAnimationFrame(scroll);
    }
    moved.preventDefault();
    hooks.over(at.x, at.y, free);
  };

  const scroll = (now: number) => {
    // As fast on a busy machine as on an idle one: measured in frames of a sixtieth of a second.
    const frames = Math.min(6, Math.max(0, (now - last) / 16.7));
    last = now;
    for (const list of hooks.scrollers()) {
      const box = list.getBoundingClientRect();
      if (hooks.sideways !== undefined) {
        const before = list.scrollLeft;
        const speed = edgeSpeed(at.x, box.left + hooks.sideways, box.right);
        if (speed !== 0) list.scrollLeft += speed * frames;
        if (list.scrollLeft !== before) hooks.over(at.x, at.y, free);
        continue;
      }
      const speed = at.x >= box.left && at.x <= box.right && near(at.y, box) ? edgeSpeed(at.y, box.top, box.bottom) : 0;
      const before = list.scrollTop;
      if (speed !== 0) list.scrollTop += speed * frames;
      if (list.scrollTop !== before) hooks.over(at.x, at.y, free);
    }
    frame = requestAnimationFrame(scroll);
  };

  const finish = (dropped: boolean) => {
    const was = dragging;
    stop();
    if (!was) return;
    swallowClick();
    hooks.end(dropped);
  };
  const up = (released: PointerEvent) => released.pointerId === id && finish(true);
  const cancel = (cancelled: PointerEvent) => cancelled.pointerId === id && finish(false);
  const pressed = (key: KeyboardEvent) => {
    if (!dragging) return;
    // While something is held, the keyboard has one meaning.
    key.preventDefault();
    key.stopPropagation();
    if (key.key === "Escape") finish(false);
  };

  function stop() {
    dragging = false;
    cancelAnimationFrame(frame);
    if (keeper.hasPointerCapture(id)) keeper.releasePointerCapture(id);
    window.removeEventListener("pointermove", move);
    window.removeEventListener("pointerup", up);
    window.removeEventListener("pointercancel", cancel);
    window.removeEventListener("keydown", pressed, true);
  }
  window.addEventListener("pointermove", move);
  window.addEventListener("pointerup", up);
  window.addEventListener("pointercancel", cancel);
  window.addEventListener("keydown", pressed, true);
}

/** A pointer that has left a list by a little still scrolls it; one far away belongs to something else. */
function near(y: number, box: DOMRect): boolean {
  return y >= box.top - 40 && y <= box.bottom + 40;
}

/** The click that follows the release of a drag means nothing. */
function swallowClick(): void {
  const swallow = (click: MouseEvent) => {
    click.stopPropagation();
    click.preventDefault();
  };
  window.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", swallow, true), 0);
}
