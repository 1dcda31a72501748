/** Figures as a reader sees them: with their unit, as points, as shares. British English, pure. */

/** Made once: to make one costs more than to write a thousand numbers. */
const FIGURE = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 12 });
const decimals = new Map<number, Intl.NumberFormat>();

/** A number rounded to at most so many digits behind the point. */
export function rounded(value: number, digits: number): string {
  let format = decimals.get(digits);
  if (!format) decimals.set(digits, (format = new Intl.NumberFormat("en-GB", { maximumFractionDigits: digits })));
  return format.format(value);
}

/** A number with the sign that typography gives it. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return "–";
  // What floating arithmetic adds in the fifteenth digit is nobody's measurement.
  return FIGURE.format(value).replace("-", "−");
}

/** `99.81%`, `21 h`, `€0.39`, `7.8`. */
export function withUnit(value: number, unit: unknown): string {
  const name = typeof unit === "string" ? unit.trim() : "";
  if (name === "") return figure(value);
  if (name === "%") return `${figure(value)}%`;
  if (/^[€$£¥]$/.test(name)) return `${value < 0 ? "−" : ""}${name}${figure(Math.abs(value))}`;
  return `${figure(value)} ${Math.abs(value) === 1 ? ofOne(name) : name}`;
}

/** A unit as it is said of one: `days` → `day`, `pages a week` → `page a week`. What is no plural word stays. */
export function ofOne(unit: string): string {
  return unit.replace(/^[a-z]{3,}(?= |$)/, (word) => {
    if (/(ss|us|is)$|^(gas|lens|series|less)$/.test(word)) return word;
    if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
    return word.replace(/(?<=s|x|ch|sh)es$|s$/, "");
  });
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
