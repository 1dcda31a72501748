/** What the main window and the detached preview say to each other. */
import type { Document, Hit, Settings } from "../lib/types";
import type { Shown } from "./shown.svelte";

/** To the preview: what it shows, and how. Without a strategy there is nothing to show. */
export interface ToPreview {
  title: string;
  shown: Shown | null;
  theme: Settings["theme"];
}

/** To the main window. */
export type FromPreview =
  /** It is there and listens. */
  | { says: "ready" }
  /** Another document was chosen. */
  | { says: "document"; document: Document }
  /** A block was clicked: its field is where to write. */
  | { says: "enter"; hit: Hit }
  /** A link was followed. */
  | { says: "link"; address: string };
