/** The place that a move dialog offers: before all others, or behind one of them. Pure. */
import type { Id } from "./types";

/** `first`, `last`, or the id behind which a record goes. */
export type Place = string;

/** The places among the others, as a list to choose from. */
export function placesAmong(
  others: readonly { id: Id }[],
  name: (id: Id) => string,
): { value: Place; label: string }[] {
  const last = others.at(-1);
  return [
    { value: "first", label: "First" },
    ...others.slice(0, -1).map(({ id }) => ({ value: id, label: `After “${name(id)}”` })),
    ...(last ? [{ value: "last", label: `Last, after “${name(last.id)}”` }] : []),
  ];
}

/** The place that a record has in a list, so that leaving it alone changes nothing. */
export function placeIn(list: readonly { id: Id }[], id: Id): Place {
  const at = list.findIndex((one) => one.id === id);
  if (at <= 0) return "first";
  return at === list.length - 1 ? "last" : list[at - 1]!.id;
}

/** The number of others that come before a place; a place that is not among them any more is the last. */
export function indexOf(place: Place, others: readonly { id: Id }[]): number {
  if (place === "first") return 0;
  const at = others.findIndex(({ id }) => id === place);
  return at < 0 ? others.length : at + 1;
}

/** The place as the list of places has it. */
export function nearest(place: Place, others: readonly { id: Id }[]): Place {
  const at = indexOf(place, others);
  if (at === 0) return "first";
  return at === others.length ? "last" : others[at - 1]!.id;
}
