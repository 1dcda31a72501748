/**
 * What is on screen: section, selection, dock, open dialog, and the way to a field. Layout is remembered on this
 * computer; nothing here is part of a strategy.
 */
import { tick } from "svelte";
import type { Command } from "./commands";
import type { Section } from "./sections";
import { fieldKey } from "./strategy.svelte";
import type { Document, Id, Kind, Target } from "./types";

export type DockTab = "preview" | "details" | "history" | "checks";
export type Dialog = "palette" | "settings" | "help" | "snapshot" | "new" | null;

const LAYOUT = "lodestar.layout";
export const DOCK_LEAST = 320;
export const DOCK_MOST = 0.6;
/** Below this width the dock lies over the editor. */
export const OVERLAY_BELOW = 1200;
/** Below this width the sidebar shows icons only. */
export const RAIL_BELOW = 820;

/** The field that is being written in. */
export interface Caret {
  kind: Kind;
  id: Id;
  field: string;
}

interface Layout {
  sidebar: boolean;
  dock: boolean;
  /** Width of the dock in pixels; null for 38 %. */
  dockWidth: number | null;
  /** Whether the window shows its menu bar, where the system has it in the window. */
  menuBar: boolean;
}

function readLayout(): Layout {
  const usual: Layout = { sidebar: true, dock: true, dockWidth: null, menuBar: true };
  try {
    return { ...usual, ...(JSON.parse(localStorage.getItem(LAYOUT) ?? "{}") as Partial<Layout>) };
  } catch {
    return usual;
  }
}

class View {
  sections = $state.raw<readonly Section[]>([]);
  sectionId = $state("overview");
  /** Whether the section covers the whole window. */
  covered = $state(false);
  /** The record that Details and History speak of. */
  selection = $state.raw<Target | null>(null);
  /** The field that holds the caret. */
  caret = $state.raw<Caret | null>(null);
  dockTab = $state<DockTab>("preview");
  document = $state<Document>("vision");
  dialog = $state<Dialog>(null);
  /** What the palette begins with. */
  paletteQuery = $state("");
  /** What the list that had the focus could do when the palette took it. */
  paletteHand = $state.raw<readonly Command[]>([]);
  width = $state(globalThis.innerWidth ?? 1440);

  #layout = $state<Layout>(readLayout());
  /** An overlaid dock is opened for the moment and never remembered. */
  #overlayOpen = $state(false);

  readonly section = $derived(this.sections.find((section) => section.id === this.sectionId) ?? this.sections[0]);
  readonly overlaid = $derived(this.width < OVERLAY_BELOW);
  readonly sidebarWide = $derived(this.#layout.sidebar && this.width >= RAIL_BELOW);
  readonly dockOpen = $derived(this.overlaid ? this.#overlayOpen : this.#layout.dock);
  readonly menuBar = $derived(this.#layout.menuBar);
  readonly dockWidth = $derived(clampDock(this.#layout.dockWidth ?? Math.round(this.width * 0.38), this.width));

  // ——— frame

  toggleSidebar(): void {
    this.#layout.sidebar = !this.#layout.sidebar;
    this.#remember();
  }

  toggleMenuBar(): void {
    this.#layout.menuBar = !this.#layout.menuBar;
    this.#remember();
  }

  setDock(open: boolean): void {
    if (this.overlaid) this.#overlayOpen = open;
    else {
      this.#layout.dock = open;
      this.#remember();
    }
  }

  toggleDock(): void {
    this.setDock(!this.dockOpen);
  }

  /** Sets the width of the dock; null brings back 38 %. */
  resizeDock(width: number | null): void {
    this.#layout.dockWidth = width === null ? null : clampDock(width, this.width);
    this.#remember();
  }

  showTab(tab: DockTab): void {
    this.dockTab = tab;
    this.setDock(true);
  }

  #remember(): void {
    try {
      localStorage.setItem(LAYOUT, JSON.stringify(this.#layout));
    } catch {
      // Without storage the layout lasts as long as the window.
    }
  }

  // ——— going places

  go(sectionId: string): void {
    const section = this.sections.find((one) => one.id === sectionId);
    if (!section) return;
    if (section.id !== this.sectionId) {
      this.sectionId = section.id;
      if (this.overlaid) this.#overlayOpen = false;
    }
    if (section.document) this.document = section.document;
  }

  /** Makes a record the one that Details and History speak of. */
  select(ref: Target | null): void {
    this.selection = ref;
    if (ref?.kind === "decision" && this.section?.document === "decisions") this.document = "decision";
  }

  /** The section where records of a kind are edited. */
  homeOf(kind: Kind): Section | undefined {
    return this.sections.find((section) => section.kinds.includes(kind));
  }

  /** Shows a record where it is edited; with a field, puts the caret there. */
  async open(kind: Kind, id: Id, field?: string): Promise<void> {
    const home = this.homeOf(kind);
    if (home && home.id !== this.sectionId) this.go(home.id);
    // What has no screen of its own is edited in Details, beside a screen that has a dock.
    else if (!home && this.section?.dock === "none")
      this.go(this.sections.find((one) => one.dock !== "none")?.id ?? "");
    this.select({ kind, id });
    if (!home?.opensRecords) this.showTab("details");
    await tick();
    if (field !== undefined) await this.focusField(kind, id, field);
  }

  /**
   * Puts the caret into a field: in the screen if it is drawn there, else in Details. A path such as `outcomes.2.text`
   * falls back to its row, then to its list.
   */
  async focusField(kind: Kind, id: Id, field: string): Promise<boolean> {
    await tick();
    if (field !== "" && focusDrawn(kind, id, field)) return true;
    const home = this.homeOf(kind);
    if (home && home.id !== this.sectionId) {
      this.go(home.id);
      await tick();
      if (focusDrawn(kind, id, field)) return true;
    }
    this.select({ kind, id });
    await tick();
    if (focusDrawn(kind, id, field)) return true;
    this.showTab("details");
    await tick();
    return focusDrawn(kind, id, field);
  }
}

export function clampDock(width: number, window: number): number {
  return Math.round(Math.min(Math.max(width, DOCK_LEAST), Math.max(DOCK_LEAST, window * DOCK_MOST)));
}

function focusDrawn(kind: Kind, id: Id, field: string): boolean {
  const steps = field.split(".");
  for (let length = steps.length; length > 0; length--) {
    const key = CSS.escape(fieldKey(kind, id, steps.slice(0, length).join(".")));
    const found =
      document.querySelector<HTMLElement>(`[data-field="${key}"]`) ??
      document.querySelector<HTMLElement>(`[data-frame="${key}"]`);
    // A list as a whole holds no caret itself: its first control does.
    const control = found?.matches("input, textarea, select, button, [tabindex]")
      ? found
      : found?.querySelector<HTMLElement>(
          ":is(input, textarea, select, button, [tabindex]):not([tabindex='-1'], :disabled)",
        );
    if (control) {
      control.focus({ preventScroll: true });
      control.scrollIntoView({ block: "nearest" });
      return true;
    }
  }
  return false;
}

export const view = new View();
