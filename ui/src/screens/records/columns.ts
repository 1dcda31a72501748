/** What a list of records shows beside the title: chosen from the definition, or by the section. Pure. */
import { quarterWords } from "../../lib/dates";
import { rounded, withUnit } from "../../lib/figures";
import type { AnyRecord, FieldDef, Id, Kind, KindDef, Shape } from "../../lib/types";
import { plural, shortDate } from "../../lib/words";

export interface Cell {
  text: string;
  tone?: "warning" | "success";
}

export interface Column {
  name: string;
  label: string;
  help?: string;
  /** The least it needs, in pixels. */
  width: number;
  /** Grows with the window: text rather than a date or a number. */
  grows?: boolean;
  /** A choice: shown as a tag. */
  tag?: boolean;
  cell(record: AnyRecord): Cell;
}

const WIDTHS: Partial<Record<Shape["type"], number>> = {
  choice: 136,
  date: 104,
  quarter: 80,
  line: 100,
  ref: 100,
  list: 100,
  integer: 64,
  number: 80,
  percent: 64,
  flag: 64,
};

export type TitleOf = (kind: Kind, id: Id) => string | undefined;

/** What a field holds, in a few words; nothing where it is empty. */
export function shownValue({ shape, label }: FieldDef, value: unknown, titleOf: TitleOf): string {
  if (value === null || value === undefined || value === "") return "";
  switch (shape.type) {
    case "choice":
      return shape.choices.find((choice) => choice.value === value)?.label ?? String(value);
    case "ref":
      return titleOf(shape.kind, String(value)) ?? "";
    case "date":
    case "time":
      return shortDate(String(value));
    case "quarter":
      return quarterWords(String(value));
    case "number":
    case "integer":
      return rounded(Number(value), 6);
    case "percent":
      return withUnit(Number(value), "%");
    case "flag":
      return value === true ? label : "";
    case "list": {
      const items = Array.isArray(value) ? value : [];
      if (items.every((item) => typeof item === "string")) return items.join(", ");
      return items.length === 0 ? "" : plural(items.length, label.toLowerCase().replace(/s$/, ""));
    }
    default:
      return typeof value === "string" ? value : "";
  }
}

/** The column of one field. */
export function fieldColumn(field: FieldDef, titleOf: TitleOf): Column {
  return {
    name: field.name,
    label: field.label,
    help: field.help,
    width: WIDTHS[field.shape.type] ?? 100,
    grows: ["line", "ref", "list", "text"].includes(field.shape.type),
    tag: field.shape.type === "choice",
    cell: (record) => ({ text: shownValue(field, record[field.name], titleOf) }),
  };
}

/** The fields that say most about a record beside its title: where it stands, who answers for it, when. */
export function tellingFields(definition: KindDef): FieldDef[] {
  const rest = definition.fields.filter(({ name, group }) => name !== definition.title && !group);
  const choices = rest.filter(({ shape }) => shape.type === "choice").slice(0, 2);
  const owner = rest.filter(({ name }) => name === "owner");
  const day = rest.filter(({ shape }) => shape.type === "date" || shape.type === "quarter").slice(0, 1);
  const ref = rest.filter(({ shape }) => shape.type === "ref").slice(0, 1);
  return [...choices, ...owner, ...day, ...ref].slice(0, 4);
}

/** The columns of the grid: grip, title, what is told, menu. */
export function template(columns: readonly Column[]): string {
  const told = columns.map(({ width, grows }) => (grows ? `minmax(${width}px, 1fr)` : `${width}px`));
  return ["24px", "minmax(160px, 2fr)", ...told, "24px"].join(" ");
}

/** As many of the columns as fit beside a title of a readable width. */
export function fitting<C extends { width: number }>(columns: readonly C[], width: number): C[] {
  // Edges, grip, title, menu and the gaps between them.
  let room = width - 272;
  return columns.filter((column) => {
    room -= column.width + 12;
    return room >= 0;
  });
}

/** The fields by which a list can be grouped: closed sets of values. */
export function groupFields(definition: KindDef): FieldDef[] {
  return definition.fields.filter(({ shape }) => shape.type === "choice");
}
