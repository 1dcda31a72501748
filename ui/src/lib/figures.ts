/** Figures as a reader sees them: with their unit, as points, as shares. British English, pure. */

/** A number with the sign that typography gives it. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return "–";
  // What floating arithmetic adds in the fifteenth digit is nobody's measurement.
  return value.toLocaleString("en-GB", { maximumSignificantDigits: 12 }).replace("-", "−");
}

/** `99.81%`, `21 h`, `€0.39`, `7.8`. */
export function withUnit(value: number, unit: unknown): string {
  const name = typeof unit === "string" ? unit.trim() : "";
  if (name === "") return figure(value);
  if (name === "%") return `${figure(value)}%`;
  if (/^[€$£¥]$/.test(name)) return `${value < 0 ? "−" : ""}${name}${figure(Math.abs(value))}`;
  return `${figure(value)} ${name}`;
}

/** A number as an editor begins with it: what `readNumber` reads back. */
export function editable(value: unknown): string {
  return typeof value === "number" && Number.isFinite(value) ? String(value) : "";
}

/** A share of 1 in whole percent. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`.replace("-", "−");
}

/** A difference of shares in points: `+9 pts`, `−1 pt`. */
export function points(difference: number): string {
  const whole = Math.round(difference * 100);
  const sign = whole > 0 ? "+" : whole < 0 ? "−" : "±";
  return `${sign}${Math.abs(whole)} ${Math.abs(whole) === 1 ? "pt" : "pts"}`;
}
