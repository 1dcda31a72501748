/**
 * Markdown as a tree that a component draws: paragraphs, headings, lists, code, tables, quotes. No HTML is ever made of
 * it and addresses stay text, so nothing that someone writes can run or be followed. What it does not know stays as typed.
 */

export type Inline =
  | { type: "text"; text: string }
  | { type: "code"; text: string }
  | { type: "strong" | "em" | "strike"; of: Inline[] }
  | { type: "link" | "image"; of: Inline[]; address: string }
  | { type: "break" };

export type Block =
  | { type: "paragraph"; of: Inline[] }
  | { type: "heading"; level: number; of: Inline[] }
  | { type: "list"; start: number | null; items: { done: boolean | null; blocks: Block[] }[] }
  | { type: "code"; text: string }
  | { type: "quote"; blocks: Block[] }
  | { type: "table"; head: Inline[][]; rows: Inline[][][]; align: ("start" | "center" | "end")[] }
  | { type: "rule" };

const MOST_DEPTH = 12;

export function parseMarkdown(text: string): Block[] {
  return blocks(
    text
      .replace(/\r\n?/g, "\n")
      .replace(/<!--[\s\S]*?-->/g, "")
      .replaceAll("\t", "    ")
      .split("\n"),
    0,
  );
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}(#{1,6})(?:\s+(.*?))?\s*#*\s*$/;
const RULE = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])( +|$)/;
const QUOTE = /^ {0,3}> ?/;
const DIVIDER = /^ {0,3}\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

function blocks(lines: readonly string[], depth: number): Block[] {
  const out: Block[] = [];
  let paragraph: string[] = [];
  const close = () => {
    if (paragraph.length > 0) out.push({ type: "paragraph", of: inline(paragraph.join("\n").trim()) });
    paragraph = [];
  };
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? "";
    const fence = FENCE.exec(line);
    const heading = HEADING.exec(line);
    if (line.trim() === "") {
      close();
      at++;
    } else if (fence) {
      close();
      const mark = fence[1] ?? "```";
      const end = lines.findIndex(
        (other, index) => index > at && other.trim().startsWith(mark) && other.trim().replaceAll(mark[0]!, "") === "",
      );
      const stop = end < 0 ? lines.length : end;
      out.push({ type: "code", text: lines.slice(at + 1, stop).join("\n") });
      at = stop + 1;
    } else if (paragraph.length === 0 && /^ {4}/.test(line)) {
      let stop = at;
      while (stop < lines.length && (/^ {4}/.test(lines[stop] ?? "") || (lines[stop] ?? "").trim() === "")) stop++;
      const code = lines.slice(at, stop).map((one) => one.slice(4));
      out.push({ type: "code", text: code.join("\n").replace(/\n+$/, "") });
      at = stop;
    } else if (paragraph.length > 0 && /^ {0,3}(=+|-+)\s*$/.test(line)) {
      out.push({ type: "heading", level: line.includes("=") ? 1 : 2, of: inline(paragraph.join(" ").trim()) });
      paragraph = [];
      at++;
    } else if (heading) {
      close();
      out.push({ type: "heading", level: heading[1]?.length ?? 1, of: inline(heading[2] ?? "") });
      at++;
    } else if (RULE.test(line)) {
      close();
      out.push({ type: "rule" });
      at++;
    } else if (QUOTE.test(line) && depth < MOST_DEPTH) {
      close();
      let stop = at;
      while (stop < lines.length && QUOTE.test(lines[stop] ?? "")) stop++;
      const inner = lines.slice(at, stop).map((one) => one.replace(QUOTE, ""));
      out.push({ type: "quote", blocks: blocks(inner, depth + 1) });
      at = stop;
    } else if (ITEM.test(line) && depth < MOST_DEPTH) {
      close();
      at = list(lines, at, depth, out);
    } else if (
      line.includes("|") &&
      DIVIDER.test(lines[at + 1] ?? "") &&
      cells(line).length === cells(lines[at + 1] ?? "").length
    ) {
      close();
      at = table(lines, at, out);
    } else {
      paragraph.push(line.trimStart());
      at++;
    }
  }
  close();
  return out;
}

/** Reads a list that begins at a line; returns the line behind it. */
function list(lines: readonly string[], from: number, depth: number, out: Block[]): number {
  const kind = (mark: string) => (/\d/.test(mark) ? mark.slice(-1) : mark);
  const first = ITEM.exec(lines[from] ?? "")?.[2] ?? "-";
  const items: { done: boolean | null; blocks: Block[] }[] = [];
  let at = from;
  for (;;) {
    const match = ITEM.exec(lines[at] ?? "");
    if (!match || kind(match[2]!) !== kind(first) || RULE.test(lines[at] ?? "")) break;
    const indent = match[0].length;
    const own = [(lines[at] ?? "").slice(indent)];
    at++;
    while (at < lines.length) {
      const line = lines[at] ?? "";
      const inside = line.length - line.trimStart().length >= Math.min(indent, 2 + match[1]!.length);
      const lazy =
        line.trim() !== "" && own.at(-1)?.trim() !== "" && !ITEM.test(line) && !FENCE.test(line) && !HEADING.test(line);
      if (line.trim() === "") own.push("");
      else if (inside) own.push(line.slice(Math.min(indent, line.length - line.trimStart().length)));
      else if (lazy) own.push(line.trimStart());
      else break;
      at++;
    }
    const box = /^\[([ xX])\]\s+/.exec(own[0] ?? "");
    if (box) own[0] = own[0]!.slice(box[0].length);
    items.push({ done: box ? box[1] !== " " : null, blocks: blocks(own, depth + 1) });
  }
  out.push({ type: "list", start: /\d/.test(first) ? Number.parseInt(first, 10) : null, items });
  return at;
}

function cells(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
}

function table(lines: readonly string[], from: number, out: Block[]): number {
  const head = cells(lines[from] ?? "");
  const align = cells(lines[from + 1] ?? "").map((mark) =>
    mark.endsWith(":") ? (mark.startsWith(":") ? "center" : "end") : "start",
  );
  const rows: Inline[][][] = [];
  let at = from + 2;
  for (; at < lines.length && (lines[at] ?? "").includes("|"); at++) {
    const row = cells(lines[at] ?? "");
    rows.push(head.map((_, column) => inline(row[column] ?? "")));
  }
  out.push({ type: "table", head: head.map((cell) => inline(cell)), rows, align });
  return at;
}

const ESCAPED = /^\\([!-/:-@[-`{-~])/;
const IMAGE = /^!\[([^\]]*)\](?:\(\s*<?([^\s)>]*)>?(?:\s+["'][^)]*["'])?\s*\)|\[([^\]]*)\])/;
const LINK = /^\[((?:[^[\]\\]|\\.|\[[^\]]*\])*)\](?:\(\s*<?([^\s)>]*)>?(?:\s+["'][^)]*["'])?\s*\)|\[([^\]]*)\])/;
const AUTO = /^<((?:https?:|mailto:)[^\s<>]+)>/i;
const TAG = /^<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>/i;

export function inline(text: string, depth = 0): Inline[] {
  const out: Inline[] = [];
  let plain = "";
  const flush = () => {
    if (plain !== "") out.push({ type: "text", text: plain });
    plain = "";
  };
  const push = (node: Inline) => {
    flush();
    out.push(node);
  };
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at);
    const char = text[at]!;
    let match: RegExpExecArray | null;
    if ((match = ESCAPED.exec(rest))) {
      plain += match[1];
      at += 2;
    } else if (char === "`") {
      const mark = /^`+/.exec(rest)![0];
      const end = closing(text, at + mark.length, mark.length);
      if (end < 0) plain += mark;
      else push({ type: "code", text: codeText(text.slice(at + mark.length, end)) });
      at = end < 0 ? at + mark.length : end + mark.length;
    } else if (char === "\n") {
      if (/(?: {2,}|\\)$/.test(plain)) {
        plain = plain.replace(/(?: {2,}|\\)$/, "");
        push({ type: "break" });
      } else plain = `${plain.trimEnd()} `;
      at++;
      while (text[at] === " ") at++;
    } else if (char === "!" && (match = IMAGE.exec(rest))) {
      push({ type: "image", of: [{ type: "text", text: match[1]! }], address: match[2] ?? match[3] ?? "" });
      at += match[0].length;
    } else if (char === "[" && depth < MOST_DEPTH && (match = LINK.exec(rest))) {
      push({ type: "link", of: inline(match[1]!, depth + 1), address: match[2] ?? match[3] ?? "" });
      at += match[0].length;
    } else if (char === "<" && (match = AUTO.exec(rest))) {
      push({ type: "link", of: [{ type: "text", text: match[1]! }], address: "" });
      at += match[0].length;
    } else if (char === "<" && (match = TAG.exec(rest))) {
      // Markup is not carried out; a line break is the one tag that says something to a reader.
      if (/^<br/i.test(match[0])) push({ type: "break" });
      else plain += match[0];
      at += match[0].length;
    } else if ((char === "*" || char === "_" || char === "~") && depth < MOST_DEPTH && (match = emphasis(text, at))) {
      const mark = match[1]!;
      const type = mark.startsWith("~") ? "strike" : mark.length === 2 ? "strong" : "em";
      push({ type, of: inline(match[2]!, depth + 1) });
      at += match[0].length;
    } else {
      plain += char;
      at++;
    }
  }
  flush();
  return out;
}

/** Where a run of exactly so many backticks stands, or -1. */
function closing(text: string, from: number, length: number): number {
  for (let at = text.indexOf("`", from); at >= 0; at = text.indexOf("`", at)) {
    const start = at;
    while (text[at] === "`") at++;
    if (at - start === length) return start;
  }
  return -1;
}

function codeText(text: string): string {
  return text.replace(/\n/g, " ").replace(/^ (.*\S.*) $/, "$1");
}

const EMPHASIS = [
  /^(\*\*)(?=\S)([\s\S]*?\S)\*\*/,
  /^(__)(?=\S)([\s\S]*?\S)__(?![\p{L}\p{N}])/u,
  /^(~~)(?=\S)([\s\S]*?\S)~~/,
];
const SINGLE = [
  /^(\*)(?=[^\s*])((?:[^*]|\*\*[^*]*\*\*)*?[^\s*])\*(?!\*)/,
  /^(_)(?=[^\s_])([^_]*?[^\s_])_(?![\p{L}\p{N}_])/u,
];

function emphasis(text: string, at: number): RegExpExecArray | null {
  // An underscore inside a word is part of it.
  if (text[at] === "_" && at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1]!)) return null;
  const rest = text.slice(at, at + 4000);
  for (const pattern of [...EMPHASIS, ...SINGLE]) {
    const match = pattern.exec(rest);
    if (match) return match;
  }
  return null;
}
