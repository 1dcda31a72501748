/**
 * The windows beside the main one: opening and closing them, and what the windows say to each other. In the program the
 * shell does it, in a browser the browser. What is said is the affair of who says it.
 */
import { askShell, inShell, on, ownWindow, type Beside } from "./backend";

type Hearer = (message: unknown, from: string) => void;

/** How often a browser is asked whether a window is still there: it tells nobody. */
const LOOK = 500;
const PAGES: Record<Beside, { width: number; height: number }> = {
  preview: { width: 760, height: 960 },
  stage: { width: 1280, height: 720 },
};

class Windows {
  /** Which windows are open. */
  #open = $state<Record<Beside, boolean>>({ preview: false, stage: false });
  /** Those that are closing because this window wants it. */
  #wanted = new Set<Beside>();
  #hearers = new Set<Hearer>();
  #closed = new Set<(window: Beside, byHand: boolean) => void>();
  #handles: Partial<Record<Beside, Window>> = {};
  #channel: BroadcastChannel | undefined;

  isOpen(window: Beside): boolean {
    return this.#open[window];
  }

  /** Begins to hear the other windows and what becomes of them. */
  async listen(): Promise<() => void> {
    const stops = inShell
      ? await Promise.all([
          on("told", ({ from, message }) => this.#heard(message, from)),
          on("window", ({ window, open }) => !open && this.#gone(window as Beside)),
        ])
      : [this.#listenInBrowser()];
    return () => stops.forEach((stop) => stop());
  }

  /** Opens a window, or brings it to the front. Whether it could be. */
  async open(which: Beside, about?: string): Promise<boolean> {
    try {
      if (inShell) await askShell("window_open", about === undefined ? { window: which } : { window: which, about });
      else if (!this.#openInBrowser(which, about)) return false;
    } catch {
      return false;
    }
    this.#open[which] = true;
    return true;
  }

  async shut(which: Beside): Promise<void> {
    if (!this.#open[which]) return;
    this.#wanted.add(which);
    if (inShell) await askShell("window_shut", { window: which });
    else this.#handles[which]?.close();
  }

  /** Says something to another window; what is not there hears nothing. */
  tell(to: "main" | Beside, message: unknown): void {
    if (inShell) void askShell("window_tell", { to, message }).catch(() => {});
    else this.#channel?.postMessage({ to, from: ownWindow, message });
  }

  /** Hears what other windows say, until the returned function is called. */
  onTold(hearer: Hearer): () => void {
    this.#hearers.add(hearer);
    return () => this.#hearers.delete(hearer);
  }

  /** Hears which window is gone, and whether somebody closed it from outside. */
  onClosed(hearer: (window: Beside, byHand: boolean) => void): () => void {
    this.#closed.add(hearer);
    return () => this.#closed.delete(hearer);
  }

  #heard(message: unknown, from: string): void {
    for (const hearer of this.#hearers) hearer(message, from);
  }

  #gone(which: Beside): void {
    if (!this.#open[which]) return;
    this.#open[which] = false;
    const byHand = !this.#wanted.delete(which);
    for (const hearer of this.#closed) hearer(which, byHand);
  }

  // ——— in a browser

  #listenInBrowser(): () => void {
    if (typeof BroadcastChannel === "undefined") return () => {};
    const channel = (this.#channel = new BroadcastChannel("lodestar"));
    channel.onmessage = ({ data }: MessageEvent<{ to: string; from: string; message: unknown }>) => {
      if (data.to === ownWindow) this.#heard(data.message, data.from);
    };
    return () => channel.close();
  }

  #openInBrowser(which: Beside, about: string | undefined): boolean {
    const page = about === undefined ? `?${which}` : `?${which}=${encodeURIComponent(about)}`;
    const known = this.#handles[which];
    if (known && !known.closed) {
      if (known.location.search !== page) known.location.search = page;
      known.focus();
      return true;
    }
    const { width, height } = PAGES[which];
    const size = `width=${Math.min(width, screen.availWidth)},height=${Math.min(height, screen.availHeight)}`;
    const opened = window.open(page, `lodestar-${which}`, `popup,${size}`);
    if (!opened) return false;
    this.#handles[which] = opened;
    const looking = setInterval(() => {
      if (!opened.closed) return;
      clearInterval(looking);
      this.#gone(which);
    }, LOOK);
    return true;
  }
}

export const windows = new Windows();
