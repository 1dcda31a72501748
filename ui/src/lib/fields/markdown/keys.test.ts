import { expect, test } from "vitest";
import { link, mark, onEnter, type TextEdit } from "./keys";

/** Text with `|` at the caret, or two around the selection. */
function pressed(shown: string, act: (text: string, from: number, to: number) => TextEdit | null): string | null {
  const from = shown.indexOf("|");
  const rest = shown.slice(0, from) + shown.slice(from + 1);
  const second = rest.indexOf("|");
  const to = second < 0 ? from : second;
  const text = second < 0 ? rest : rest.slice(0, second) + rest.slice(second + 1);
  const edit = act(text, from, to);
  if (!edit) return null;
  const after = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
  const [start, end] = edit.select;
  return start === end
    ? `${after.slice(0, start)}|${after.slice(start)}`
    : `${after.slice(0, start)}|${after.slice(start, end)}|${after.slice(end)}`;
}

test("Enter goes on with a list and ends it in an empty item", () => {
  expect(pressed("- one|", onEnter)).toBe("- one\n- |");
  expect(pressed("9. nine|", onEnter)).toBe("9. nine\n10. |");
  expect(pressed("a\n  * b|c", onEnter)).toBe("a\n  * b\n  * |c");
  expect(pressed("- [x] done|", onEnter)).toBe("- [x] done\n- [ ] |");
  expect(pressed("- one\n- |", onEnter)).toBe("- one\n|");
  expect(pressed("plain|", onEnter)).toBeNull();
  expect(pressed("-no item|", onEnter)).toBeNull();
});

test("a mark is put around words and taken away again", () => {
  expect(pressed("a |word| b", (...at) => mark(...at, "**"))).toBe("a **|word|** b");
  expect(pressed("a **|word|** b", (...at) => mark(...at, "**"))).toBe("a |word| b");
  expect(pressed("a *|word|* b", (...at) => mark(...at, "*"))).toBe("a |word| b");
  expect(pressed("a **|word|** b", (...at) => mark(...at, "*"))).toBe("a ***|word|*** b");
  expect(pressed("|", (...at) => mark(...at, "**"))).toBe("**|**");
});

test("a link is made of words, or of where it leads", () => {
  expect(pressed("see |the tide| now", link)).toBe("see [the tide](|) now");
  expect(pressed("see |https://example.org/a| now", link)).toBe("see [|](https://example.org/a) now");
  expect(pressed("see | now", link)).toBeNull();
});
