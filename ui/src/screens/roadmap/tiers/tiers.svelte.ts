/** The state of the tiers: where the focus is, and the acts of keys, pointer and dialog. What a move changes is `tiers.ts`'s. */
import { announcements } from "../../../lib/announce.svelte";
import { strategy } from "../../../lib/strategy.svelte";
import type { Id } from "../../../lib/types";
import { view } from "../../../lib/view.svelte";
import { roadmap } from "../board.svelte";
import { SHELF, type Spot } from "../lanes";
import { step, type Direction } from "../navigate";
import { buildTiers, layTiers, planTier, tierCell, TIERS, type Tier } from "./tiers";

export class TiersState {
  width = $state(900);
  #focus = $state.raw<{ id: Id | null; spot: Spot }>({ id: null, spot: { lane: 0, column: 0, index: 0 } });
  /** The initiatives for which the dialog asks where they go. */
  asking = $state.raw<Id[] | null>(null);

  readonly tiers = $derived(buildTiers(roadmap.shown, strategy.records("pillar")));
  readonly layout = $derived(layTiers(this.tiers, this.width));
  readonly spot = $derived.by((): Spot => {
    const { id, spot } = this.#focus;
    const own = id === null ? undefined : this.tiers.places.get(id);
    if (own) return own;
    const { lanes, tray } = this.tiers;
    const onTray = spot.column === SHELF && tray.length > 0;
    const lane = onTray ? lanes.length : Math.max(0, Math.min(spot.lane, lanes.length - 1));
    const column = onTray ? SHELF : spot.column % SHELF;
    const count = tierCell(this.tiers, lane, column).length;
    return { lane, column, index: Math.max(0, Math.min(spot.index, count - 1)) };
  });
  readonly initiative = $derived(tierCell(this.tiers, this.spot.lane, this.spot.column)[this.spot.index] ?? null);

  showFocus: () => void = () => {};

  rest(spot: Spot): void {
    this.#focus = { id: tierCell(this.tiers, spot.lane, spot.column)[spot.index]?.id ?? null, spot };
  }

  restOn(id: Id): boolean {
    const place = this.tiers.places.get(id);
    if (place) this.rest(place);
    return place !== undefined;
  }

  go(direction: Direction): void {
    const { lanes, tray } = this.tiers;
    this.rest(
      step(
        {
          lanes: lanes.length,
          count: (lane, column) => tierCell(this.tiers, lane, column).length,
          per: [1, 1, 1, this.layout.tray.per],
          shelf: tray.length > 0,
        },
        this.spot,
        direction,
      ),
    );
    this.showFocus();
  }

  chosen(): Id[] {
    const id = this.initiative?.id;
    if (id === undefined) return [];
    return roadmap.selected.has(id) ? [...roadmap.selected].filter((one) => this.tiers.places.has(one)) : [id];
  }

  select(): void {
    if (this.initiative) roadmap.toggle(this.initiative.id);
  }

  open(): void {
    const id = this.initiative?.id;
    if (id === undefined) return;
    roadmap.select([id]);
    view.showTab("details");
    void view.focusField("initiative", id, "title");
  }

  ask(): void {
    const ids = this.chosen();
    if (ids.length > 0 && roadmap.writable()) this.asking = ids;
  }

  /** Alt and an arrow: one tier to the side; out of the tray into the first or the last. */
  nudge(way: 1 | -1): void {
    const { column } = this.spot;
    if (!this.initiative) return;
    if (column !== SHELF && (column + way < 0 || column + way > 2)) {
      return announcements.say(way < 0 ? "Already in the first tier" : "Already in the last tier");
    }
    const to = column === SHELF ? (way > 0 ? 0 : 2) : column + way;
    this.move(this.chosen(), TIERS[to]!);
  }

  move(ids: readonly Id[], tier: Tier | null): void {
    if (!roadmap.writable()) return;
    const plan = planTier(
      roadmap.initiatives.filter(({ id }) => ids.includes(id)),
      tier,
    );
    if (!plan) return announcements.say("Nothing moved");
    strategy.apply(plan.changes, { label: plan.label });
    announcements.show(plan.words, { undo: true });
    if (ids[0] !== undefined) this.restOn(ids[0]);
    this.showFocus();
  }
}
