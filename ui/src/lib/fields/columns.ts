/** How the fields of a part stand beside each other. Pure. */
import type { FieldDef, Shape } from "../types";

const WIDTHS: Partial<Record<Shape["type"], string>> = {
  line: "minmax(96px, 1fr)",
  ref: "minmax(96px, 1fr)",
  number: "72px",
  integer: "64px",
  percent: "72px",
  date: "112px",
  quarter: "96px",
  choice: "minmax(84px, 124px)",
  flag: "44px",
};

/** Whether a part fits into one line: a few fields, none of them long. */
export function isTabular(parts: readonly FieldDef[]): boolean {
  return parts.length > 1 && parts.length <= 4 && parts.every((part) => WIDTHS[part.shape.type] !== undefined);
}

/** The columns of a grid; the first text takes what is left. */
export function columnsOf(parts: readonly FieldDef[]): string {
  const first = parts.findIndex((part) => part.shape.type === "line" || part.shape.type === "ref");
  return parts.map((part, at) => (at === first ? "minmax(110px, 2fr)" : (WIDTHS[part.shape.type] ?? "1fr"))).join(" ");
}
