/**
 * Gives the same set again as long as it has the same members in the same order, so that what is derived from it rests
 * while only what its members hold changes.
 */
export function steady<T>(): (members: readonly T[]) => ReadonlySet<T> {
  let last: ReadonlySet<T> = new Set();
  let listed: readonly T[] = [];
  return (members) => {
    const same = members.length === listed.length && members.every((one, at) => one === listed[at]);
    if (!same) last = new Set(members);
    listed = members;
    return last;
  };
}
