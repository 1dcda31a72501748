/** Where the value of a key result is kept: in itself, in a check-in, or in the measurements of its metric. */
import { facts } from "../../lib/facts.svelte";
import { withUnit } from "../../lib/figures";
import { newId } from "../../lib/ids";
import { strategy } from "../../lib/strategy.svelte";
import type { Change, Id } from "../../lib/types";

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
