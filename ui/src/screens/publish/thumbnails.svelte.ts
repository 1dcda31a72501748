/**
 * The first page of each document as it would be printed now. One page is made at a time; the last good picture stays
 * until the new one is decoded.
 */
import { SvelteMap } from "svelte/reactivity";
import { BackendError, call } from "../../lib/backend";
import type { Document, Id, Paper, Report } from "../../lib/types";

export interface Thumbnail {
  width: number;
  height: number;
  hash: string;
  picture: HTMLImageElement;
  pages: number;
  report: Report;
  paper: Paper;
  decision: Id | null;
}

interface Wish {
  document: Document;
  decision: Id | null;
  paper: Paper;
}

class Thumbnails {
  readonly ready = new SvelteMap<Document, Thumbnail>();
  readonly problems = new SvelteMap<Document, string>();
  #wishes = new Map<Document, Wish>();
  #busy = false;

  /** Wants a document as it is now; the newest wish for a document wins. */
  want(wish: Wish): void {
    this.#wishes.set(wish.document, wish);
    if (!this.#busy) void this.#work();
  }

  /** Forgets the pictures of a file that was closed. */
  clear(): void {
    this.#wishes.clear();
    this.ready.clear();
    this.problems.clear();
  }

  /** Whether the picture shows what was asked for last. */
  isCurrent({ document, decision, paper }: Wish): boolean {
    const now = this.ready.get(document);
    return now !== undefined && now.paper === paper && now.decision === decision;
  }

  async #work(): Promise<void> {
    this.#busy = true;
    for (;;) {
      const wish = this.#wishes.values().next().value;
      if (!wish) break;
      this.#wishes.delete(wish.document);
      try {
        await this.#make(wish);
        this.problems.delete(wish.document);
      } catch (error) {
        this.problems.set(wish.document, error instanceof BackendError ? error.message : String(error));
      }
    }
    this.#busy = false;
  }

  async #make(wish: Wish): Promise<void> {
    const { document, decision, paper } = wish;
    const old = this.isCurrent(wish) ? this.ready.get(document) : undefined;
    const answer = await call("preview", {
      document,
      ...(decision ? { decision } : {}),
      paper,
      pages: [0],
      known: old ? { 0: old.hash } : {},
    });
    const page = answer.pages[0];
    if (!page) return;
    const picture = page.svg ? await decoded(page.svg) : old?.picture;
    if (!picture) return;
    const { width, height, hash } = page;
    const { report, pageCount: pages } = answer;
    this.ready.set(document, { width, height, hash, picture, pages, report, paper, decision });
  }
}

/** A drawing as a picture: nothing in it can run. */
async function decoded(svg: string): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  const picture = new Image();
  picture.alt = "";
  picture.draggable = false;
  picture.src = url;
  try {
    await picture.decode();
  } finally {
    URL.revokeObjectURL(url);
  }
  return picture;
}

export const thumbnails = new Thumbnails();
