/**
 * What of the stage fits: a note that would be cut in half, or stand below the edge, is counted instead. Only what is
 * laid out knows its height, so this reads and writes the page.
 */

/** How many of these, one below the other, fit into a height; where not all do, a line that counts the rest must too. */
export function fitting(heights: readonly number[], gap: number, room: number, line: number): number {
  let used = 0;
  let withLine = 0;
  for (const [at, height] of heights.entries()) {
    used += height + (at > 0 ? gap : 0);
    if (used > room) return withLine;
    if (used + gap + line <= room) withLine = at + 1;
  }
  return heights.length;
}

/** How many of these, in rows of so many from the first on, must go from the front so that the others fit into a height. */
export function overflowing(heights: readonly number[], across: number, gap: number, room: number): number {
  for (let gone = 0; gone < heights.length; gone++) {
    let used = -gap;
    for (let at = gone; at < heights.length; at += across) used += gap + Math.max(...heights.slice(at, at + across));
    if (used <= room) return gone;
  }
  return heights.length;
}

const across = (grid: Element) => getComputedStyle(grid).gridTemplateColumns.split(" ").length;
const gapOf = (grid: Element) => parseFloat(getComputedStyle(grid).rowGap) || 0;
const bottom = (element: Element) => element.getBoundingClientRect().bottom;

/** What is said of the notes without a column. */
export const LOOSE = "loose";

/**
 * Hides what does not fit and says how many notes more each column has, and how many of those without one are hidden. Columns share the height by their rows; of
 * notes without a column the newest stay.
 */
export function fit(body: HTMLElement): Record<string, number> {
  const more: Record<string, number> = {};
  const all = [...body.querySelectorAll<HTMLElement>("[data-column], [data-column] .note, .loose .note")];
  for (const one of all) if (one.hidden) one.hidden = false;
  const loose = [...body.querySelectorAll<HTMLElement>(".loose .note")];
  const grid = body.querySelector<HTMLElement>(".columns");
  const end = bottom(body);
  // First everything is read, then written: after each thing written the page would be laid out anew.
  const gone: HTMLElement[] = [];
  if (grid) {
    const columns = [...grid.querySelectorAll<HTMLElement>("[data-column]")];
    const top = grid.getBoundingClientRect().top;
    const rows = Math.ceil(columns.length / across(grid));
    const space = gapOf(grid);
    const share = ((end - top) * (loose.length > 0 ? 0.7 : 1) - space * (rows - 1)) / rows;
    for (const column of columns) {
      const notes = [...column.querySelectorAll<HTMLElement>(".note")];
      const gap = gapOf(column);
      const first = notes[0];
      if (!first) continue;
      const room = share - (first.getBoundingClientRect().top - column.getBoundingClientRect().top);
      const line = parseFloat(getComputedStyle(column).fontSize) * 1.3;
      const already = Number(column.dataset.more) > 0;
      const heights = notes.map((note) => note.getBoundingClientRect().height);
      const count = fitting(heights, gap, already ? room - gap - line : room, already ? 0 : line);
      gone.push(...notes.slice(count));
      more[column.dataset.column!] = notes.length - count;
    }
  }
  for (const note of gone) note.hidden = true;
  const beneath = loose[0]?.parentElement;
  if (beneath) {
    const heights = loose.map((note) => note.getBoundingClientRect().height);
    const room = end - beneath.getBoundingClientRect().top;
    const count = overflowing(heights, across(beneath), gapOf(beneath), room);
    for (const note of loose.slice(0, count)) note.hidden = true;
    more[LOOSE] = count;
  }
  return more;
}
