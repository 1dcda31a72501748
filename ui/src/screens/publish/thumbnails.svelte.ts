/**
 * The first page of each document as it would be printed now. One page is made at a time; the last good picture stays
 * until the new one is decoded.
 */
import { SvelteMap } from "svelte/reactivity";
import { BackendError, call } from "../../lib/backend";
import type { Document, Id, Inclusion, Paper, Point, Readers, Report } from "../../lib/types";

export interface Thumbnail {
  width: number;
  height: number;
  hash: string;
  picture: HTMLImageElement;
  pages: number;
  report: Report;
  /** What was asked for. */
  wish: string;
  paper: Paper;
}

export interface Wish {
  document: Document;
  /** The record that it is about. */
  record: Id | null;
  paper: Paper;
  audience: Readers;
  /** What it is compared with, where the user chose. */
  since: Point | null;
  /** What the audience is shown for once. */
  include: Inclusion[];
}

const keyOf = ({ document, ...rest }: Wish) =>
  JSON.stringify([document, rest.record, rest.paper, rest.audience, rest.since, rest.include]);

/** Twice as fine as a card shows a page, so that small text is drawn smoothly. */
const PPI = Math.round(48 * Math.min(2, Math.max(1, globalThis.devicePixelRatio || 1)));

class Thumbnails {
  readonly ready = new SvelteMap<Document, Thumbnail>();
  readonly problems = new SvelteMap<Document, string>();
  #file: string | undefined;
  #wishes = new Map<Document, Wish>();
  #busy = false;

  /** Wants a document as it is now; the newest wish for a document wins. */
  want(wish: Wish): void {
    this.#wishes.set(wish.document, wish);
    if (!this.#busy) void this.#work();
  }

  /** Says whose pages these are: the pictures of another file are forgotten. */
  of(file: string | undefined): void {
    if (file === this.#file) return;
    this.#file = file;
    this.#wishes.clear();
    this.ready.clear();
    this.problems.clear();
  }

  /** Whether the picture shows what was asked for last. */
  isCurrent(wish: Wish): boolean {
    return this.ready.get(wish.document)?.wish === keyOf(wish);
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
    const { document, record, paper, audience, since, include } = wish;
    const old = this.isCurrent(wish) ? this.ready.get(document) : undefined;
    const answer = await call("preview", {
      document,
      ...(record ? { record } : {}),
      ...(since ? { since } : {}),
      paper,
      audience,
      include: [...include],
      pages: [0],
      ppi: PPI,
      known: old ? { 0: old.hash } : {},
    });
    const page = answer.pages[0];
    if (!page) return;
    const file = this.#file;
    const picture = page.png ? await decoded(page.png) : old?.picture;
    if (!picture || file !== this.#file) return;
    const { width, height, hash } = page;
    const { report, pageCount: pages } = answer;
    this.ready.set(document, { width, height, hash, picture, pages, report, paper, wish: keyOf(wish) });
  }
}

async function decoded(png: string): Promise<HTMLImageElement> {
  const picture = new Image();
  picture.alt = "";
  picture.draggable = false;
  picture.src = `data:image/png;base64,${png}`;
  await picture.decode();
  return picture;
}

export const thumbnails = new Thumbnails();
