/** What happens to the rows of a list. Pure: the rows are never changed in place. */

export function insertAt<T>(rows: readonly T[], index: number, row: T): T[] {
  return [...rows.slice(0, index), row, ...rows.slice(index)];
}

export function removeAt<T>(rows: readonly T[], index: number): T[] {
  return rows.filter((_, at) => at !== index);
}

export function replaceAt<T>(rows: readonly T[], index: number, row: T): T[] {
  return rows.map((old, at) => (at === index ? row : old));
}

/** Takes a row out and puts it back so that it stands at `to`. Out of range: nothing happens. */
export function moveTo<T>(rows: readonly T[], from: number, to: number): T[] {
  if (from === to || to < 0 || to >= rows.length || rows[from] === undefined) return [...rows];
  const rest = removeAt(rows, from);
  return insertAt(rest, to, rows[from]);
}

/** The record behind which a moved record stands when it ends at `to`; null for the first place. */
export function afterWhich(ids: readonly string[], from: number, to: number): string | null {
  const rest = removeAt(ids, from);
  return to <= 0 ? null : (rest[to - 1] ?? null);
}

/** Whether nothing has been written: an empty line, or a part without any value. */
export function isBlank(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return true;
  if (typeof value === "string") return value.trim() === "";
  if (Array.isArray(value)) return value.every(isBlank);
  if (typeof value === "object") return Object.values(value).every(isBlank);
  return false;
}

/** The rows that are worth keeping. */
export function compact<T>(rows: readonly T[]): T[] {
  return rows.filter((row) => !isBlank(row));
}

/** Whether two values say the same, spaces at the ends and missing values aside: the store tidies those. */
export function sameContent(a: unknown, b: unknown): boolean {
  return JSON.stringify(tidy(a)) === JSON.stringify(tidy(b));
}

function tidy(value: unknown): unknown {
  if (typeof value === "string") return value.trim().replace(/\s+/g, " ");
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, item]) => !isBlank(item))
        .sort(([one], [two]) => (one < two ? -1 : 1))
        .map(([key, item]) => [key, tidy(item)]),
    );
  }
  return value ?? null;
}
