/**
 * How the roadmap is looked at: mode, filter, grouping, named views. All modes share it, and what they show derives
 * from it. Light on purpose: the section's commands need it before any of the screens is fetched.
 */
import { announcements } from "../../lib/announce.svelte";
import { strategy } from "../../lib/strategy.svelte";
import { ANY, isAny, type Filter } from "./filter";
import { LANE_WORDS, type LaneMode } from "./lanes";
import {
  isShown,
  MODE_WORDS,
  readManner,
  readViews,
  USUAL,
  withView,
  type Manner,
  type Mode,
  type SavedView,
} from "./views";

const KEPT = "lodestar.roadmap";

interface KeptHere {
  manner: unknown;
  views: unknown;
}

function readAll(): Record<string, KeptHere> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? "{}");
    return typeof kept === "object" && kept !== null ? (kept as Record<string, KeptHere>) : {};
  } catch {
    return {};
  }
}

class Look {
  #manner = $state.raw<Manner>(USUAL);
  filter = $state.raw<Filter>(ANY);
  views = $state.raw<readonly SavedView[]>([]);
  /** The name of a view is being asked for. */
  naming = $state(false);
  #of: string | null = null;

  readonly mode = $derived(this.#manner.mode);
  readonly group = $derived(this.#manner.group);
  readonly zoom = $derived(this.#manner.zoom);
  readonly allLinks = $derived(this.#manner.allLinks);
  readonly columns = $derived(this.#manner.columns);
  readonly sort = $derived(this.#manner.sort);
  readonly grouped = $derived(this.#manner.grouped);
  readonly filtered = $derived(!isAny(this.filter));
  /** The view that shows what is shown now. */
  readonly view = $derived(this.views.find((view) => isShown(view, this.#manner, this.filter)));

  /** Reads what was kept for the strategy that is open now; nothing holds of the one before. */
  begin(): void {
    this.#of = strategy.single("strategy")?.id ?? null;
    const kept = this.#of === null ? undefined : readAll()[this.#of];
    this.#manner = readManner(kept?.manner);
    this.views = readViews(kept?.views);
    this.filter = ANY;
    this.naming = false;
  }

  keep(change: Partial<Manner>): void {
    this.#manner = { ...this.#manner, ...change };
    this.#remember();
  }

  show(mode: Mode): void {
    if (mode === this.mode) return;
    this.keep({ mode });
    announcements.say(MODE_WORDS[mode]);
  }

  groupBy(group: LaneMode): void {
    this.keep({ group });
    announcements.say(group === "none" ? "No groups" : `By ${LANE_WORDS[group].label.toLowerCase()}`);
  }

  /** Groups, and in the table whether there are any: it has none until it is asked. */
  gather(group: LaneMode): void {
    if (this.mode === "table") this.keep({ grouped: group !== "none" });
    this.groupBy(group);
  }

  // ——— named views

  recall(view: SavedView): void {
    const { name, filter, ...manner } = view;
    this.filter = filter;
    this.keep(manner);
    announcements.say(`View “${name}”`);
  }

  save(name: string): void {
    const clean = name.trim().replace(/\s+/g, " ");
    if (clean === "") return;
    this.views = withView(this.views, { ...this.#manner, name: clean, filter: this.filter });
    this.#remember();
    announcements.show(`Saved the view “${clean}”`);
  }

  forget(name: string): void {
    this.views = this.views.filter((view) => view.name !== name);
    this.#remember();
    announcements.show(`Forgot the view “${name}”`);
  }

  #remember(): void {
    if (this.#of === null) return;
    try {
      localStorage.setItem(
        KEPT,
        JSON.stringify({ ...readAll(), [this.#of]: { manner: this.#manner, views: this.views } }),
      );
    } catch {
      // Without storage it lasts as long as the window.
    }
  }
}

export const look = new Look();
