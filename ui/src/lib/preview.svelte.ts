/**
 * The typeset page as one types. At most one request is under way and the newest wish wins; the last good page stays
 * until the new one is ready to be shown, so that nothing ever flashes white.
 */
import { untrack } from "svelte";
import { BackendError, call } from "./backend";
import type { Document, Hit, Id, Paper, PreviewPage, Report } from "./types";
import { plural } from "./words";

export interface Wish {
  document: Document;
  decision?: Id;
  paper: Paper;
  /** The pages that can be seen. */
  pages: number[];
  /** Pixels of the screen per inch of the page. */
  ppi: number;
  /** The revision that should be shown, so that a change makes a new wish. */
  revision: number;
}

/** A page that is ready: its picture is decoded. */
export interface ReadyPage {
  width: number;
  height: number;
  hash: string;
  ppi: number;
  picture: HTMLImageElement;
  hits: Hit[];
}

export class PreviewState {
  pages = $state.raw<ReadonlyMap<number, ReadyPage>>(new Map());
  pageCount = $state(0);
  report = $state.raw<Report | null>(null);
  problem = $state<string | null>(null);
  /** The document that the shown pages belong to. */
  shown = $state("");

  #wish: Wish | null = null;
  #busy = false;

  want(wish: Wish): void {
    this.#wish = wish;
    // Who wishes in an effect must not be asked again by what the answer changes.
    if (!this.#busy) untrack(() => void this.#work());
  }

  /** Forgets everything, for a file that was closed. */
  clear(): void {
    this.#wish = null;
    this.pages = new Map();
    this.pageCount = 0;
    this.report = null;
    this.problem = null;
    this.shown = "";
  }

  async #work(): Promise<void> {
    this.#busy = true;
    while (this.#wish) {
      const wish = this.#wish;
      this.#wish = null;
      const name = `${wish.document} ${wish.decision ?? ""} ${wish.paper}`;
      const old: ReadonlyMap<number, ReadyPage> = this.shown === name ? this.pages : new Map();
      const known: Record<number, string> = {};
      for (const index of wish.pages) {
        const page = old.get(index);
        if (page?.ppi === wish.ppi) known[index] = page.hash;
      }
      try {
        const { document, decision, paper, pages, ppi } = wish;
        const args = { document, ...(decision ? { record: decision } : {}), paper, pages, ppi, known };
        const answer = await call("preview", args);
        const next = new Map(old);
        for (const page of answer.pages) next.set(page.index, await ready(page, old.get(page.index), ppi));
        for (const index of next.keys()) if (index >= answer.pageCount) next.delete(index);
        this.pages = next;
        this.pageCount = answer.pageCount;
        this.report = answer.report;
        this.problem = null;
        this.shown = name;
      } catch (error) {
        this.problem = error instanceof BackendError ? error.message : String(error);
      }
    }
    this.#busy = false;
  }
}

/**
 * Decodes the picture of a page before it is shown. It is a picture and no drawing, because WebKit draws small text of
 * an SVG with frayed edges where no graphics card helps, and a picture is painted faster.
 */
async function ready(page: PreviewPage, old: ReadyPage | undefined, ppi: number): Promise<ReadyPage> {
  const { width, height, hash, hits } = page;
  if (old && !page.png) return { ...old, width, height, hits };
  const picture = new Image();
  picture.alt = "";
  picture.draggable = false;
  picture.decoding = "sync";
  picture.src = `data:image/png;base64,${page.png ?? ""}`;
  await picture.decode();
  return { width, height, hash, ppi, picture, hits };
}

/** What the report says, in words, and how serious it is. */
export function fitWords(report: Report): { tone: "ok" | "warning"; text: string } {
  const missing = report.missing.map((one) => one.characters).join("");
  if (missing !== "") return { tone: "warning", text: `No font has these characters: ${missing}` };
  const fit = report.fit;
  if (!fit) return { tone: "ok", text: plural(report.pages, "page") };
  if (fit.overflow) return { tone: "warning", text: "More than one page holds: shorten what you can" };
  const gave = fit.dropped.length;
  if (gave > 0) return { tone: "warning", text: `Fits one page, but ${plural(gave, "thing")} gave way` };
  if (fit.spareLines < 1) return { tone: "ok", text: "Fits one page, no line to spare" };
  return { tone: "ok", text: `Fits one page, ${plural(fit.spareLines, "line")} to spare` };
}

/**
 * What became of a section so that the page fits, in words; nothing if it stands there whole. The report speaks in
 * headings: `Constraints`, `Non-goals: reasons`, `The problem: shortened`, `Outcomes, pillars and titles: shortened`.
 */
export function whatGaveWay(dropped: readonly string[], heading: string): string | undefined {
  const wanted = heading.toLowerCase();
  for (const words of [...dropped].reverse()) {
    const [head = "", what] = words.split(": ");
    const headings = head.split(/, | and /).map((one) => one.toLowerCase().replace(/^the /, ""));
    if (!headings.includes(wanted)) continue;
    if (what === undefined) return "Left out of the page: there is no room for this section.";
    if (/^(shortened|cut)/.test(what)) return `On the page: ${what}.`;
    return `Left out of the page: ${what}.`;
  }
  return undefined;
}

/** The smallest block under a point of the page, in points. */
export function hitAt(hits: readonly Hit[], x: number, y: number): Hit | undefined {
  let best: Hit | undefined;
  for (const hit of hits) {
    const inside = x >= hit.x && x <= hit.x + hit.w && y >= hit.y && y <= hit.y + hit.h;
    if (inside && (!best || hit.w * hit.h < best.w * best.h)) best = hit;
  }
  return best;
}

/** The blocks that show what the caret is in: the most exact ones that there are. */
export function hitsOf(hits: readonly Hit[], caret: { kind: string; id: string; field: string } | null): Hit[] {
  if (!caret) return [];
  const own = hits.filter((hit) => hit.kind === caret.kind && hit.id === caret.id);
  const depth = (field: string) => {
    const one = field.split(".");
    const two = caret.field.split(".");
    let same = 0;
    while (same < one.length && same < two.length && one[same] === two[same]) same++;
    return same === one.length || same === two.length ? same : 0;
  };
  const best = Math.max(0, ...own.map((hit) => depth(hit.field)));
  return best === 0 ? [] : own.filter((hit) => depth(hit.field) === best);
}

export const preview = new PreviewState();
