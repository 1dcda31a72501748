/** Contrast, from the tokens themselves: text 4.5:1, controls and marks 3:1, in light and in dark. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync("src/lib/tokens.css", "utf8");

function tokens(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf("}", start));
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1], match[2]!]));
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: string, two: string): number {
  const [light, dark] = [luminance(one), luminance(two)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

const light = tokens(":root");
const themes = { light, dark: { ...light, ...tokens('[data-theme="dark"]') } };
const COLOURS = ["blue", "vermilion", "teal", "plum", "umber", "violet"];
const GROUNDS = ["canvas", "surface", "raised", "selected", "hover"];

const pairs: [string, string, number][] = [
  ...GROUNDS.flatMap((ground): [string, string, number][] => [
    ["text", ground, 4.5],
    ["text-2", ground, 4.5],
    ["text-3", ground, 4.5],
    ["focus", ground, 3],
  ]),
  ...["canvas", "surface", "raised"].flatMap((ground): [string, string, number][] => [
    ["control", ground, 3],
    ["accent", ground, 3],
    ["danger", ground, 4.5],
    ["warning", ground, 4.5],
    ["success", ground, 4.5],
  ]),
  ["text-2", "fill", 4.5],
  ["on-accent", "accent", 4.5],
  ["danger", "danger-tint", 4.5],
  ["warning", "warning-tint", 4.5],
  ["success", "success-tint", 4.5],
  ["text", "danger-tint", 4.5],
  ["text", "warning-tint", 4.5],
  ["text-2", "warning-tint", 4.5],
  ["text-2", "danger-tint", 4.5],
  ["on-option", "option", 4.5],
  ["on-past", "past", 4.5],
  ["on-toast", "toast", 4.5],
  ["on-toast-2", "toast", 4.5],
  ["toast-accent", "toast", 4.5],
  ["text", "segment", 4.5],
  ...COLOURS.flatMap((colour): [string, string, number][] => [
    [`${colour}-x`, `${colour}-t`, 4.5],
    [colour, `${colour}-t`, 3],
    [colour, "surface", 3],
  ]),
];

describe.each(Object.entries(themes))("contrast in the %s theme", (_, theme) => {
  it.each(pairs)("%s on %s is at least %d:1", (ink, ground, least) => {
    const [one, two] = [theme[ink], theme[ground]];
    expect(one, `--${ink} is missing`).toBeDefined();
    expect(two, `--${ground} is missing`).toBeDefined();
    expect(contrast(one!, two!)).toBeGreaterThanOrEqual(least);
  });
});

it("knows contrast when it sees it", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});
