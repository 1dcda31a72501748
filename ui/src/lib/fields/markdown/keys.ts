/**
 * What a few keys do while Markdown is written: Enter goes on with a list, Mod+B and Mod+I mark words, Mod+K
 * makes a link of them, Tab and Shift+Tab are left alone so that the keyboard can leave the field. Pure.
 */

/** A replacement of the text between two places, and what is selected after it. */
export interface TextEdit {
  from: number;
  to: number;
  insert: string;
  select: [number, number];
}

const ITEM = /^(\s*(?:>\s?)*)([-*+]|(\d{1,9})([.)]))(\s+)(\[[ xX]\]\s+)?/;

/** What Enter does; nothing where it is an ordinary line end. */
export function onEnter(text: string, from: number, to: number): TextEdit | null {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const line = text.slice(start, from);
  const item = ITEM.exec(line);
  if (!item) return null;
  const [whole, indent = "", sign = "", number, dot = "", space = " ", box] = item;
  const rest = text.slice(to).split("\n", 1)[0]!;
  if (line.length === whole.length && rest.trim() === "") {
    // Enter in an empty item ends the list.
    return { from: start, to, insert: "", select: [start, start] };
  }
  const next = number === undefined ? sign : `${Number(number) + 1}${dot}`;
  const insert = `\n${indent}${next}${space}${box ? "[ ] " : ""}`;
  const at = from + insert.length;
  return { from, to, insert, select: [at, at] };
}

/** Puts a mark around the selected words, or takes it away. */
export function mark(text: string, from: number, to: number, sign: "**" | "*"): TextEdit {
  const width = sign.length;
  const words = text.slice(from, to);
  const around = text.slice(Math.max(0, from - width), from) === sign && text.slice(to, to + width) === sign;
  // A single star beside another one belongs to bold.
  const bold = sign === "*" && text.slice(Math.max(0, from - 2), from) === "**";
  if (around && (!bold || text.slice(Math.max(0, from - 3), from) === "***")) {
    return { from: from - width, to: to + width, insert: words, select: [from - width, to - width] };
  }
  return { from, to, insert: `${sign}${words}${sign}`, select: [from + width, to + width] };
}

/** Makes a link of the selected words; an address that is selected becomes where it leads. Nothing without a selection. */
export function link(text: string, from: number, to: number): TextEdit | null {
  const words = text.slice(from, to);
  if (words.trim() === "") return null;
  if (/^(https?:\/\/|mailto:)\S+$/i.test(words)) {
    return { from, to, insert: `[](${words})`, select: [from + 1, from + 1] };
  }
  const at = to + 3;
  return { from, to, insert: `[${words}]()`, select: [at, at] };
}
