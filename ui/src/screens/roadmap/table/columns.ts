/** The columns of the table: the fields of an initiative as they are defined, and what is reckoned from them. Pure. */
import type { FieldDef, Id, KindDef } from "../../../lib/types";
import { fitsCell, shownOf } from "./cells";

export interface Column {
  key: string;
  label: string;
  help: string;
  width: number;
  numeric: boolean;
  /** The field that is edited here; none for what is reckoned. */
  field: FieldDef | null;
}

/** What the back end says of one initiative, as far as the table shows it. */
export interface Derived {
  place: number | null;
  tied: boolean;
  score: number | null;
  float: number | null;
  latestStart: string | null;
  finish: string | null;
  needs: number;
  enables: number;
}

const DERIVED: readonly (Omit<Column, "field"> & { key: keyof Derived })[] = [
  { key: "place", label: "Rank", help: "The place in the order of priority.", width: 64, numeric: true },
  { key: "score", label: "Score", help: "The score by the model in use.", width: 76, numeric: true },
  { key: "needs", label: "Needs", help: "How many initiatives must come first.", width: 68, numeric: true },
  { key: "enables", label: "Makes possible", help: "How many initiatives wait for it.", width: 110, numeric: true },
  {
    key: "latestStart",
    label: "Latest start",
    help: "The last day on which it may start.",
    width: 110,
    numeric: false,
  },
  {
    key: "float",
    label: "Days to spare",
    help: "By how much it may be late; 0 is critical.",
    width: 104,
    numeric: true,
  },
  {
    key: "finish",
    label: "Finished by (85 of 100)",
    help: "In 85 of 100 runs of the forecast.",
    width: 160,
    numeric: false,
  },
];

export const TITLE = "title";
export const USUAL_COLUMNS = [
  TITLE,
  "pillar",
  "theme",
  "owner",
  "team",
  "horizon",
  "commitment",
  "status",
  "start",
  "end",
  "effort_likely",
  "score",
  "place",
];

const WIDTHS: Record<string, number> = {
  text: 220,
  list: 260,
  line: 150,
  ref: 160,
  choice: 130,
  date: 112,
  quarter: 90,
  flag: 70,
};

/** All columns, in the order of the definition, what is reckoned last. */
export function columnsOf(definition: KindDef | undefined): Column[] {
  const fields = (definition?.fields ?? []).filter(({ shape }) => fitsCell(shape));
  return [
    ...fields.map((field) => ({
      key: field.name,
      label: field.label,
      help: field.help,
      width: field.name === TITLE ? 300 : (WIDTHS[field.shape.type] ?? 96),
      numeric: ["number", "integer", "percent"].includes(field.shape.type),
      field,
    })),
    ...DERIVED.map((column) => ({ ...column, field: null })),
  ];
}

/** The columns that show, in the order chosen. The title is always there and always first. */
export function shownColumns(all: readonly Column[], chosen: readonly string[] | null): Column[] {
  const byKey = new Map(all.map((column) => [column.key, column]));
  const keys = [TITLE, ...(chosen ?? USUAL_COLUMNS).filter((key) => key !== TITLE)];
  return [...new Set(keys)].flatMap((key) => byKey.get(key) ?? []);
}

/** Orders values of one column: numbers by size, words by the alphabet, choices as they are defined; what is empty last. */
export function compare(column: Column, down: boolean, nameOf: (kind: string, id: Id) => string) {
  const shape = column.field?.shape;
  const places = new Map(shape?.type === "choice" ? shape.choices.map(({ value }, at) => [value, at]) : []);
  const key = (value: unknown): string | number | null => {
    if (value === null || value === undefined || value === "") return null;
    if (shape?.type === "choice") return places.get(String(value)) ?? places.size;
    if (Array.isArray(value))
      return column.field ? shownOf(column.field, value, new Map()).toLowerCase() || null : null;
    if (shape?.type === "ref") return nameOf(shape.kind, String(value)).toLowerCase();
    if (typeof value === "number") return value;
    if (typeof value === "boolean") return value ? 1 : 0;
    return String(value).toLowerCase();
  };
  return (a: unknown, b: unknown): number => {
    const [x, y] = [key(a), key(b)];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    const order = typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y));
    return down ? -order : order;
  };
}
