/** The order of parts that the user chose, and those that were not named behind them, in their usual order. Pure. */
export function orderOf(chosen: readonly string[], all: readonly string[]): string[] {
  const known = chosen.filter((part, at) => all.includes(part) && chosen.indexOf(part) === at);
  return [...known, ...all.filter((part) => !known.includes(part))];
}

/** The list with one item at another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = list.filter((_, at) => at !== from);
  const item = list[from];
  if (item !== undefined) next.splice(to, 0, item);
  return next;
}
