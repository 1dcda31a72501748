/** What the palette can do with capabilities. The table's state comes with the screen: it is fetched when it is needed. */
export async function newCapability(name = ""): Promise<void> {
  (await import("./platform.svelte")).platform.make(name);
}

export async function removeCapability(): Promise<void> {
  (await import("./platform.svelte")).platform.remove();
}
