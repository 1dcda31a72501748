/**
 * Links in texts lead out of the program, to the browser or the mail program. Whoever wrote the text chose the address,
 * so it is shown and asked about once for each host; the answer is remembered on this computer.
 */
import { announcements } from "./announce.svelte";
import { askShell, inShell } from "./backend";

const KEPT = "lodestar.hosts";

export interface Asked {
  url: string;
  /** What is remembered: the host of a page, the domain of a mail address. */
  host: string;
  mail: boolean;
}

/** What is asked about an address; nothing for one that no browser and no mail program takes. */
export function askedOf(address: string): Asked | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.protocol === "mailto:") {
    const host = url.pathname.split("@").at(-1)?.toLowerCase() ?? "";
    return host === "" ? null : { url: url.href, host, mail: true };
  }
  if (!/^https?:$/.test(url.protocol) || url.host === "") return null;
  return { url: url.href, host: url.host, mail: false };
}

/** Whether an address may stand as a link at all. */
export function isAddress(address: string): boolean {
  return askedOf(address) !== null;
}

function remembered(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
    return Array.isArray(kept) ? kept.filter((host) => typeof host === "string") : [];
  } catch {
    return [];
  }
}

class Addresses {
  /** What is being asked, if anything. */
  asked = $state.raw<Asked | null>(null);
  /** The hosts that open without asking. */
  hosts = $state.raw<readonly string[]>(remembered());

  /** Opens an address outside, after a question where its host is new. */
  follow(address: string): void {
    const asked = askedOf(address);
    if (!asked) announcements.show("This link leads to no web page and no mail address.", { tone: "warning" });
    else if (this.hosts.includes(asked.host)) void open(asked.url);
    else this.asked = asked;
  }

  /** The answer to the question: yes, and from now on without asking. */
  agree(): void {
    const asked = this.asked;
    this.asked = null;
    if (!asked) return;
    this.#keep([...this.hosts, asked.host]);
    void open(asked.url);
  }

  /** Asks again from now on. */
  forget(): void {
    this.#keep([]);
  }

  #keep(hosts: readonly string[]): void {
    this.hosts = hosts;
    try {
      localStorage.setItem(KEPT, JSON.stringify(hosts));
    } catch {
      // Without storage it is asked again after the next start.
    }
  }
}

async function open(url: string): Promise<void> {
  try {
    if (inShell) await askShell("window_link", { url });
    else window.open(url, "_blank", "noopener,noreferrer");
  } catch (error) {
    announcements.show(error instanceof Error ? error.message : String(error), { tone: "warning" });
  }
}

/** For clicks anywhere on a page: a link is followed in this way, and the page stays where it is. */
export function followClick(event: MouseEvent, follow: (address: string) => void): void {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  const address = link?.getAttribute("href");
  if (!address || address.startsWith("#") || (event.type === "auxclick" && event.button !== 1)) return;
  event.preventDefault();
  follow(address);
}

export const addresses = new Addresses();
