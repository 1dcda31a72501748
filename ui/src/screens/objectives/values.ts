/** Where the value of a key result is kept: in itself, in a check-in, or in the measurements of its metric. */
import { facts } from "../../lib/facts.svelte";
import { withUnit } from "../../lib/figures";
import { newId } from "../../lib/ids";
import { strategy } from "../../lib/strategy.svelte";
import type { AnyRecord, Change, Id } from "../../lib/types";

/** The unit of a key result: that of its metric, or its own. */
export function unitOf(id: Id): string {
  const record = strategy.get("key_result", id);
  const metric = typeof record?.metric === "string" ? strategy.get("metric", record.metric) : undefined;
  return String((metric?.unit || record?.unit) ?? "");
}

export function valueUnit(id: Id, value: number): string {
  return withUnit(value, unitOf(id));
}

/** The measurement of a metric on a day: changed where there is one, else made. */
export function measured(metric: Id, date: string, value: number, note?: string): Change {
  const known = strategy.records("measurement").find((one) => one.metric === metric && one.date === date);
  const more = note === undefined ? {} : { note };
  return known
    ? { op: "set", kind: "measurement", id: known.id, fields: { value, ...more } }
    : { op: "put", kind: "measurement", id: newId(), fields: { metric, date, value, ...more } };
}

/**
 * What entering today's value changes. A value goes where the present one comes from, so that the new one counts and
 * the line of what went before grows: its own field, its check-ins, or its metric.
 */
export function nowChanges(id: Id, value: number, date: string): Change[] {
  const record = strategy.get("key_result", id);
  const known = facts.keyResult(id);
  const source = known?.current?.source;
  if (source === "own" || typeof record?.current === "number") {
    return [{ op: "set", kind: "key_result", id, fields: { current: value } }];
  }
  const metric = typeof record?.metric === "string" && strategy.get("metric", record.metric) ? record.metric : null;
  if (metric && source !== "check_in") return [measured(metric, date, value)];
  const last = known?.lastCheckIn;
  return last && last.date === date
    ? [{ op: "set", kind: "check_in", id: last.id, fields: { value } }]
    : [{ op: "put", kind: "check_in", id: newId(), fields: { key_result: id, date, value } }];
}

/** What is said of a key result on a day. */
export interface Said {
  value: number | null;
  confidence: string | null;
  likelihood: number | null;
  note: string;
}

/** The check-ins of a key result, the newest first. */
export function checkInsOf(id: Id): AnyRecord[] {
  return strategy
    .records("check_in")
    .filter((one) => one.key_result === id)
    .sort((a, b) => String(b.date ?? "").localeCompare(String(a.date ?? "")) || b.created.localeCompare(a.created));
}

/** What a check-in changes: one of that day is changed, not repeated, and a value reaches whatever shows it. */
export function checkedIn(id: Id, day: string, said: Said): Change[] {
  const record = strategy.get("key_result", id);
  const past = checkInsOf(id);
  const sameDay = past.find((one) => one.date === day);
  const fields = { ...said, note: said.note.trim() };
  const changes: Change[] = [
    sameDay
      ? { op: "set", kind: "check_in", id: sameDay.id, fields }
      : { op: "put", kind: "check_in", id: newId(), fields: { key_result: id, date: day, ...fields } },
  ];
  // A value that stands in the key result itself, or in its metric, must not go on saying something else.
  const newest = past.every((one) => String(one.date ?? "") <= day);
  if (said.value !== null && newest && typeof record?.current === "number") {
    changes.push({ op: "set", kind: "key_result", id, fields: { current: said.value } });
  }
  const metric = typeof record?.metric === "string" && strategy.get("metric", record.metric) ? record.metric : null;
  if (said.value !== null && metric) changes.push(measured(metric, day, said.value));
  return changes;
}
