/**
 * Which of a row of things a key leads to, where they follow each other in one line: either arrow forward is the next,
 * Home and End the ends. What stands in two dimensions has keys of its own (`grid/keys.ts`, the commands of the boards).
 */
export function walked(event: KeyboardEvent, at: number, count: number): number | undefined {
  if (at < 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  const to: Record<string, number> = {
    ArrowRight: at + 1,
    ArrowDown: at + 1,
    ArrowLeft: at - 1,
    ArrowUp: at - 1,
    Home: 0,
    End: count - 1,
  };
  const next = to[event.key];
  return next === undefined ? undefined : Math.max(0, Math.min(next, count - 1));
}

/** Takes the focus along a row of elements, and the key with it. */
export function walk(event: KeyboardEvent, row: Iterable<HTMLElement>): void {
  const all = [...row];
  const next = walked(event, all.indexOf(document.activeElement as HTMLElement), all.length);
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  all[next]?.focus();
}
