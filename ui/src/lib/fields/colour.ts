/** `#25c`, `2255C4` and `#2255c4` are one colour, written `#2255c4`; anything else is none. */
export function readColour(text: string): string | undefined {
  const digits = text.trim().replace(/^#/, "").toLowerCase();
  if (/^[0-9a-f]{6}$/.test(digits)) return `#${digits}`;
  return /^[0-9a-f]{3}$/.test(digits) ? `#${[...digits].map((digit) => digit + digit).join("")}` : undefined;
}
