import { expect, test } from "vitest";
import { inline, parseMarkdown, type Block, type Inline } from "./markdown";

/** The tree in a short notation, so that a test shows what is read. */
function told(parts: Inline[]): string {
  return parts
    .map((part) => {
      if (part.type === "text") return part.text;
      if (part.type === "code") return `[code ${part.text}]`;
      if (part.type === "break") return "[break]";
      const address = part.type === "link" || part.type === "image" ? part.address : "";
      return `[${part.type} ${told(part.of)}${address === "" ? "" : ` -> ${address}`}]`;
    })
    .join("");
}
function shape(blocks: Block[]): unknown[] {
  return blocks.map((block) => {
    switch (block.type) {
      case "paragraph":
        return told(block.of);
      case "heading":
        return `h${block.level} ${told(block.of)}`;
      case "code":
        return `code ${block.text}`;
      case "rule":
        return "rule";
      case "quote":
        return { quote: shape(block.blocks) };
      case "list":
        return { list: block.items.map((item) => shape(item.blocks)), start: block.start };
      case "table":
        return { head: block.head.map(told), rows: block.rows.map((row) => row.map(told)) };
    }
  });
}
function check(text: string, ...expected: unknown[]) {
  expect(shape(parseMarkdown(text)), text).toEqual(expected);
}

test("paragraphs, headings and rules", () => {
  check("One\ntwo\n\nthree", "One two", "three");
  check("# Title\n## Sub ##\ntext", "h1 Title", "h2 Sub", "text");
  check("Title\n=====\nSub\n---\n\n---", "h1 Title", "h2 Sub", "rule");
  check("a  \nb", "a[break]b");
  check("#hashtag", "#hashtag");
  check("");
});

test("lists, nested and numbered, with boxes", () => {
  check("- a\n- b\n  - c\n- d", { list: [["a"], ["b", { list: [["c"]], start: null }], ["d"]], start: null });
  check("3. x\n4. y", { list: [["x"], ["y"]], start: 3 });
  check("* a\n\n  more\n* b", { list: [["a", "more"], ["b"]], start: null });
  check("- a\nlazy", { list: [["a lazy"]], start: null });
  const [list] = parseMarkdown("- [x] done\n- [ ] open");
  expect(list?.type === "list" && list.items.map((item) => item.done)).toEqual([true, false]);
});

test("code keeps what stands in it", () => {
  check("```sql\nSELECT *\n  FROM a;\n```\nafter", "code SELECT *\n  FROM a;", "after");
  check("~~~\nopen to the end", "code open to the end");
  check("    indented\n    code", "code indented\ncode");
  check("`a *b* c`", "[code a *b* c]");
});

test("tables need their divider", () => {
  check("| A | B |\n|---|--:|\n| 1 | `x\\|y` |\n| 2 |", {
    head: ["A", "B"],
    rows: [
      ["1", "[code x|y]"],
      ["2", ""],
    ],
  });
  check("a | b", "a | b");
});

test("quotes hold blocks", () => check("> a\n> - b", { quote: ["a", { list: [["b"]], start: null }] }));

test("emphasis, links and pictures", () => {
  check("**bold** and *it* and ~~gone~~", "[strong bold] and [em it] and [strike gone]");
  check("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4");
  check("[ADR 7](https://a.example/x_y 'title')", "[link ADR 7 -> https://a.example/x_y]");
  check("![a chart](img/chart.png)", "[image a chart -> img/chart.png]");
  check("<https://a.example>", "[link https://a.example]");
  check("\\*not\\* and [1] stays", "*not* and [1] stays");
});

test("markup is text, and comments are not shown", () => {
  check("<script>alert(1)</script>", "<script>alert(1)</script>");
  check("[x](javascript:alert(1))", "[link x -> javascript:alert(1])");
  check("a <!-- note --> b", "a  b");
  check("a<br/>b", "a[break]b");
});

test("hostile text ends soon", () => {
  for (const text of [
    "*".repeat(5000),
    "[".repeat(5000),
    "> ".repeat(3000),
    "- ".repeat(3000),
    "`".repeat(5001),
    "_a".repeat(4000),
  ]) {
    const start = performance.now();
    parseMarkdown(text);
    inline(text);
    expect(performance.now() - start, text.slice(0, 4)).toBeLessThan(1500);
  }
});
