/** Times of a workshop as people read and type them. Pure. */
import { clock } from "../../lib/words";

/** `14:00` from what people type: `14`, `14:00`, `14.30`, `9`, `1430`. Null where it is no time. */
export function readTime(text: string): string | null {
  const found = /^\s*(\d{1,2})(?:\s*[:.h]?\s*(\d{2}))?\s*(am|pm)?\s*$/i.exec(text);
  if (!found) return null;
  let hours = Number(found[1]);
  const minutes = Number(found[2] ?? 0);
  const half = found[3]?.toLowerCase();
  if (half && (hours < 1 || hours > 12)) return null;
  if (half === "pm" && hours < 12) hours += 12;
  if (half === "am" && hours === 12) hours = 0;
  if (hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}

/** A moment out of a day and a time in the reader's time zone. */
export function moment(day: string, time: string): string | null {
  const at = new Date(`${day}T${time}:00`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** Day and time of a moment in the reader's time zone. */
export function parts(iso: string | null): { day: string | null; time: string } {
  const at = iso === null ? null : new Date(iso);
  if (at === null || Number.isNaN(at.getTime())) return { day: null, time: "" };
  const two = (n: number) => String(n).padStart(2, "0");
  return { day: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`, time: clock(at) };
}

/** `14:00` of a moment. */
export function at(iso: string | null): string {
  return parts(iso).time;
}
