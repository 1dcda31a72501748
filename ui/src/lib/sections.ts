/** What a screen tells the frame about itself. Screens are listed in `src/screens/index.ts`. */
import type { Component } from "svelte";
import type { Command } from "./commands";
import type { IconName } from "./icons";
import type { AnyRecord, Document, Id, Kind } from "./types";

/** The headings of the sidebar, in their order. The first stands without a word. */
export const GROUPS = ["Overview", "Direction", "Plan", "Health", "People", "Rhythm"] as const;
export type Group = (typeof GROUPS)[number];

export interface Section {
  id: string;
  label: string;
  /** The heading under which it stands in the sidebar; the foot holds what is always at hand. */
  group: Group | "foot";
  icon: IconName;
  /** The screen, where it belongs to the first load; the few that are looked at first. */
  component?: Component;
  /** How the screen is fetched otherwise. Everything a section brings beside it must not import the screen. */
  load?: () => Promise<{ default: Component }>;
  /** The kinds of record that are edited here: search results and preview blocks of these lead here. */
  kinds: Kind[];
  /** What the preview shows while this section is open. */
  document?: Document;
  /** The number at the right of its row. */
  count?: () => number;
  /** Whether that number speaks of something that cannot stay as it is: then it stands in the tint of danger. */
  grave?: () => boolean;
  /** Commands of this screen. */
  commands?: Command[];
  /** Selecting a record of its kinds opens it in the screen itself, not in the Details dock. */
  opensRecords?: boolean;
  /** What Mod+N makes here. */
  make?: { label: string; run(): void };
  /** What stands beneath the form of a record of a kind in Details: what no field says, such as its links. */
  beneath?: Partial<Record<Kind, Component<{ id: Id }>>>;
  /** Fields that Details leaves out as long as they are empty, because the record has no use for them as it is. */
  unused?: Partial<Record<Kind, (record: AnyRecord) => readonly string[]>>;
  /** Why a record of a kind is not to be changed in Details, and what to do instead; nothing where it may be. */
  sealed?: Partial<Record<Kind, (record: AnyRecord) => string | undefined>>;
  /** None for screens that bring their own side panel. */
  dock?: "none";
}
