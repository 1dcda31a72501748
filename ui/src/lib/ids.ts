/** New identifiers and provisional places, so that a new record shows before the store has confirmed it. */

/** A UUID of version 7: its first 48 bits are the time, so that ids sort by birth. */
export function newId(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let i = 5, rest = now; i >= 0; i--, rest = Math.floor(rest / 256)) bytes[i] = rest % 256;
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/**
 * Text that sorts strictly between two ranks. It is no valid rank of a file and is never sent: it only holds the place
 * on screen until the store answers with the real one.
 */
export function provisionalRank(before: string | undefined, after: string | undefined): string {
  const start = before ?? "";
  if (after === undefined) return `${start}~`;
  if (!after.startsWith(start)) return `${start} `;
  return start + String.fromCharCode(after.charCodeAt(start.length) - 1);
}
