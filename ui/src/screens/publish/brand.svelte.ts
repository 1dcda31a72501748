/** The brand while its dialog is open: what documents make of it, and a logo on its way in. */
import { announcements } from "../../lib/announce.svelte";
import { BackendError, call } from "../../lib/backend";
import { strategy } from "../../lib/strategy.svelte";
import type { BrandAnswer } from "../../lib/types";

/** Files beyond this are not even read; the back end says what it accepts of the others. */
const LARGEST = 8 * 1024 * 1024;

class BrandState {
  open = $state(false);
  busy = $state(false);
  answer = $state.raw<BrandAnswer | null>(null);
  /** Why the last picture was not taken. */
  problem = $state<string | null>(null);

  forget(): void {
    this.problem = null;
  }

  /** Asks what documents make of accent and logo. */
  async ask(): Promise<void> {
    try {
      this.answer = await call("brand", {});
    } catch {
      // Without an answer the last one stays.
    }
  }

  /** Takes a picture in as the logo. */
  async take(file: File): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      if (file.size > LARGEST) throw new Error(`“${file.name}” is larger than 8 MB.`);
      const data = encoded(new Uint8Array(await file.arrayBuffer()));
      await strategy.flush();
      const patch = await call("logo_set", { name: file.name, data });
      strategy.take(patch);
      announcements.say(`${file.name} is the logo now`);
    } catch (error) {
      const hints = error instanceof BackendError ? ` ${error.hints.join(" ")}` : "";
      this.problem = (error instanceof Error ? error.message : String(error)) + hints;
    } finally {
      this.busy = false;
    }
  }
}

/** Bytes in base 64, in pieces that a call can hold. */
export function encoded(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

export const brand = new BrandState();
