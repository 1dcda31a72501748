/** Text from elsewhere as the items of a list. Pure. */

/** The lines that hold something, without the signs of a list before them. */
export function pastedLines(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^\s*(?:[-*+•–]|\d{1,3}[.)])\s+/, "").trim())
    .filter((line) => line !== "");
}
