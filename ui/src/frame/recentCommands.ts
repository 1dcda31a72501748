/** What was lately done through the palette, newest first: offered again before anything else. Kept on this computer. */
const KEPT = "lodestar.recent-commands";
const MOST = 8;

export function recentCommands(): readonly string[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
    return Array.isArray(read) ? read.filter((id): id is string => typeof id === "string") : [];
  } catch {
    return [];
  }
}

export function noteCommand(id: string): void {
  const now = [id, ...recentCommands().filter((one) => one !== id)].slice(0, MOST);
  try {
    localStorage.setItem(KEPT, JSON.stringify(now));
  } catch {
    // Where nothing can be kept, the palette begins with what is on the screen.
  }
}
