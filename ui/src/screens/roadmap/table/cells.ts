/** The texts of cells: how a value reads, what may be chosen, and reading a text back into a value. Pure. */
import { namedQuarter, quarterWords } from "../../../lib/dates";
import { rounded } from "../../../lib/figures";
import { readDate, readNumber } from "../../../lib/sheet";
import type { FieldDef, Id, Shape } from "../../../lib/types";
import { shortDate } from "../../../lib/words";

/** The records that a reference may lead to, with their names. */
export type Names = ReadonlyMap<Id, string>;

export interface Option {
  value: string;
  label: string;
}

const SCALARS = new Set(["line", "text", "number", "integer", "percent", "date", "quarter", "choice", "flag", "ref"]);

/** Whether values of a shape can be told as the text of a cell and read back as the same. */
export function fitsCell(shape: Shape): boolean {
  if (shape.type !== "list") return SCALARS.has(shape.type);
  const { of } = shape;
  if (of.type !== "part") return of.type === "line";
  // The parts of an item stand on one line with colons between them: only the last may be words of any kind.
  return of.fields.every(({ shape: { type } }, at) =>
    type === "line" ? at === of.fields.length - 1 : SCALARS.has(type) && type !== "text" && type !== "ref",
  );
}

/** Whether the text of a cell may have several lines: long text, and lists with an item on each. */
export function hasLines(field: FieldDef): boolean {
  return field.shape.type === "text" || field.shape.type === "list";
}

/** What may be chosen in a cell, by the words that stand for it; where two share a name, by their identity. */
export function optionsOf(field: FieldDef, names: Names): Option[] | undefined {
  const { shape } = field;
  if (shape.type === "flag") return [option("Yes"), option("No")];
  if (shape.type === "choice") {
    const choices = shape.choices.map(({ label }) => option(label));
    return shape.optional ? [{ value: "", label: "None" }, ...choices] : choices;
  }
  if (shape.type !== "ref") return undefined;
  const counts = new Map<string, number>();
  for (const name of names.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const records = [...names].map(([id, name]) => ({ value: counts.get(name) === 1 ? name : id, label: name }));
  return [{ value: "", label: "None" }, ...records];
}

const option = (label: string): Option => ({ value: label, label });

/** The text of a cell: as its editor begins with it and as a spreadsheet gets it. */
export function textOf(field: FieldDef, value: unknown, names: Names): string {
  if (value === null || value === undefined || value === "") return field.shape.type === "flag" ? "No" : "";
  switch (field.shape.type) {
    case "choice":
      return field.shape.choices.find((choice) => choice.value === value)?.label ?? String(value);
    case "ref": {
      const name = names.get(String(value));
      if (name === undefined) return "";
      return [...names.values()].filter((other) => other === name).length > 1 ? String(value) : name;
    }
    case "flag":
      return value === true ? "Yes" : "No";
    case "quarter":
      return quarterWords(String(value));
    case "list":
      return itemsOf(field.shape.of, value).join("\n");
    default:
      return String(value);
  }
}

/** The items of a list, a line each: `Retention: those who wait less stay longer`. */
function itemsOf(of: Shape, value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  if (of.type !== "part") return value.map((item) => oneLine(String(item)));
  return (value as Record<string, unknown>[]).map((item) => {
    const parts = of.fields.map((part) => oneLine(textOf(part, item[part.name], NO_NAMES)));
    while (parts.length > 1 && parts.at(-1) === "") parts.pop();
    return parts.join(": ");
  });
}

const NO_NAMES: Names = new Map();
const oneLine = (text: string) => text.trim().replace(/\s+/g, " ");

/** The same for readers. */
export function shownOf(field: FieldDef, value: unknown, names: Names): string {
  if (value === null || value === undefined) return "";
  if (field.shape.type === "list") return itemsOf(field.shape.of, value).join("; ");
  if (field.shape.type === "date") return shortDate(String(value));
  if (field.shape.type === "ref") return names.get(String(value)) ?? "";
  if (typeof value === "number") return rounded(value, 2);
  return textOf(field, value, names);
}

/** Reads a text for a field; an error says in words why it cannot stand there. */
export function readCell(field: FieldDef, text: string, names: Names): { value: unknown } | { why: string } {
  const clean = text.trim();
  const { shape } = field;
  const quoted = `“${clean}”`;
  switch (shape.type) {
    case "line":
      return { value: clean.replace(/\s+/g, " ") };
    case "text":
      return { value: clean };
    case "choice": {
      if (clean === "") return shape.optional ? { value: null } : { why: `${field.label} cannot be empty.` };
      const found = shape.choices.find(({ value, label }) => value === clean || same(label, clean));
      if (found) return { value: found.value };
      return { why: `${quoted} is not one of ${shape.choices.map(({ label }) => label).join(", ")}.` };
    }
    case "ref": {
      if (clean === "") return { value: null };
      if (names.has(clean)) return { value: clean };
      const found = [...names].filter(([, name]) => same(name, clean));
      if (found.length === 1) return { value: found[0]![0] };
      return {
        why: found.length > 1 ? `Several are called ${quoted}.` : `There is no ${field.label.toLowerCase()} ${quoted}.`,
      };
    }
    case "flag":
      if (/^(yes|true|1|x|✓)$/i.test(clean)) return { value: true };
      if (/^(no|false|0|)$/i.test(clean)) return { value: false };
      return { why: `${quoted} is neither yes nor no.` };
    case "date": {
      if (clean === "") return { value: null };
      const value = readDate(clean);
      return value === undefined ? { why: `${quoted} is not a date. Write 30 Jun 2027.` } : { value };
    }
    case "quarter": {
      if (clean === "") return { value: null };
      const value = namedQuarter(clean);
      return value === undefined ? { why: `${quoted} is not a quarter. Write Q3 2027.` } : { value };
    }
    case "number":
    case "integer":
    case "percent": {
      if (clean === "") return { value: null };
      const value = readNumber(clean);
      if (value === undefined) return { why: `${quoted} is not a number.` };
      if (shape.type === "integer" && !Number.isInteger(value)) return { why: `${quoted} is not a whole number.` };
      const [least, most] = field.bounds ?? (shape.type === "percent" ? [0, 100] : [-Infinity, Infinity]);
      if (value < least || value > most) return { why: `${quoted} does not lie between ${least} and ${most}.` };
      return { value };
    }
    case "list": {
      if (!fitsCell(shape)) return { why: `${field.label} is edited in Details.` };
      const items: unknown[] = [];
      for (const line of clean.split("\n").map(oneLine).filter(Boolean)) {
        const item = readItem(field, shape.of, line);
        if ("why" in item) return item;
        items.push(item.value);
      }
      return { value: items };
    }
    default:
      return { why: `${field.label} is edited in Details.` };
  }
}

function readItem(field: FieldDef, of: Shape, line: string): { value: unknown } | { why: string } {
  if (of.type !== "part") return readCell({ ...field, shape: of }, line, NO_NAMES);
  const item: Record<string, unknown> = {};
  let rest: string | undefined = line;
  for (const [at, part] of of.fields.entries()) {
    const cut: number = at === of.fields.length - 1 ? -1 : (rest ?? "").indexOf(":");
    const text: string = cut < 0 ? (rest ?? "") : rest!.slice(0, cut);
    rest = cut < 0 ? undefined : rest!.slice(cut + 1);
    // What is left out at the end stands as in a new item.
    if (text.trim() === "" && part.shape.type === "choice" && !part.shape.optional && at > 0) {
      item[part.name] = part.shape.choices[0]?.value;
      continue;
    }
    const read = readCell(part, text, NO_NAMES);
    if ("why" in read) return read;
    item[part.name] = read.value;
  }
  return { value: item };
}

/** Whether two values of a cell are the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || (Array.isArray(a) && Array.isArray(b) && JSON.stringify(a) === JSON.stringify(b));
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.toLowerCase();
