/**
 * What follows from the records' figures: progress, dates, loads, places. The back end reckons it; here the screens say
 * which parts they show, and read them by the id of a record. After each confirmed revision what is shown is asked for
 * again, at most once at a time; the last answer stays until the new one is there.
 */
import { BackendError, call } from "./backend";
import { day } from "./day.svelte";
import { strategy } from "./strategy.svelte";
import type {
  CapacityFacts,
  DebtFacts,
  FactsPart,
  Forecast,
  Id,
  MeasureFacts,
  PeopleFacts,
  PlanFacts,
  PlatformFacts,
  RankingFacts,
} from "./types";

/** A part that a screen may ask for. The forecast is a simulation: it comes later than the rest. */
export type Wanted = FactsPart | "forecast";

/** For how long the strategy must be left alone before the plan is simulated again. */
const FORECAST_PAUSE = 400;

export class FactsState {
  measures = $state.raw<MeasureFacts | null>(null);
  plan = $state.raw<PlanFacts | null>(null);
  capacity = $state.raw<CapacityFacts | null>(null);
  debt = $state.raw<DebtFacts | null>(null);
  platform = $state.raw<PlatformFacts | null>(null);
  people = $state.raw<PeopleFacts | null>(null);
  ranking = $state.raw<RankingFacts | null>(null);
  forecast = $state.raw<Forecast | null>(null);
  /** The day on which the figures hold. */
  today = $state<string | null>(null);
  /** Why the figures shown are not the newest. */
  problem = $state<string | null>(null);

  readonly #users = new Map<Wanted, number>();
  /** The revision that each part shown follows from. */
  #at = new Map<Wanted, number>();
  #file: typeof strategy.file = null;
  /** The day on which the figures were last asked for: another day makes other figures. */
  #day = day.now;
  #due = false;
  #busy = false;
  #again = false;
  #forecasting = false;
  #forecastTimer: ReturnType<typeof setTimeout> | undefined;

  /** For a component, while it is set up: these parts are kept up to date for as long as it is shown. */
  use(...parts: Wanted[]): void {
    $effect(() => this.want(...parts));
    $effect(() => {
      void strategy.revision;
      void strategy.file;
      void day.now;
      this.refresh();
    });
  }

  /** Keeps parts up to date, as far as `refresh` is called, until the returned function is called. */
  want(...parts: Wanted[]): () => void {
    for (const part of parts) this.#users.set(part, (this.#users.get(part) ?? 0) + 1);
    this.refresh();
    return () => {
      for (const part of parts) this.#users.set(part, (this.#users.get(part) ?? 1) - 1);
    };
  }

  /** Asks for what is wanted and no longer follows from the newest revision. */
  refresh(): void {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      this.#mindFile();
      this.#mindDay();
      void this.#ask();
      this.#askForecast();
    });
  }

  // ——— by id

  metric(id: Id) {
    return this.measures?.metrics[id];
  }
  keyResult(id: Id) {
    return this.measures?.keyResults[id];
  }
  objective(id: Id) {
    return this.measures?.objectives[id];
  }
  pillar(id: Id) {
    return this.measures?.pillars[id];
  }
  initiative(id: Id) {
    return this.plan?.initiatives[id];
  }
  milestone(id: Id) {
    return this.plan?.milestones[id];
  }
  /** A decision that an initiative waits for. */
  decision(id: Id) {
    return this.plan?.decisions[id];
  }
  cycle(id: Id) {
    return this.capacity?.cycles[id];
  }
  debtItem(id: Id) {
    return this.debt?.items[id];
  }
  capability(id: Id) {
    return this.platform?.capabilities[id];
  }
  stakeholder(id: Id) {
    return this.people?.stakeholders[id];
  }
  /** The score of an initiative and its place in the order. */
  score(id: Id) {
    return this.ranking?.scores[id];
  }
  /** When an initiative will probably be finished. */
  finish(id: Id) {
    return this.forecast?.initiatives[id];
  }

  // ——— inside

  #wanted(part: Wanted): boolean {
    return (this.#users.get(part) ?? 0) > 0 && this.#at.get(part) !== strategy.revision;
  }

  /** Figures of another file must not be shown for this one. */
  #mindFile(): void {
    const file = strategy.file;
    if (file === this.#file) return;
    const other = file?.path !== this.#file?.path;
    this.#file = file;
    this.#at = new Map();
    if (!other) return;
    this.measures = this.plan = this.capacity = this.debt = null;
    this.platform = this.people = this.ranking = this.forecast = null;
    this.today = this.problem = null;
  }

  #mindDay(): void {
    if (day.now === this.#day) return;
    this.#day = day.now;
    this.#at = new Map();
  }

  async #ask(): Promise<void> {
    if (this.#busy) {
      this.#again = true;
      return;
    }
    const file = this.#file;
    const parts = [...this.#users.keys()].filter((part) => part !== "forecast" && this.#wanted(part)) as FactsPart[];
    if (file === null || parts.length === 0) return;
    const asked = this.#day;
    this.#busy = true;
    this.#again = false;
    try {
      const answer = await call("facts", { parts });
      if (file === this.#file) {
        this.measures = answer.measures ?? this.measures;
        this.plan = answer.plan ?? this.plan;
        this.capacity = answer.capacity ?? this.capacity;
        this.debt = answer.debt ?? this.debt;
        this.platform = answer.platform ?? this.platform;
        this.people = answer.people ?? this.people;
        this.ranking = answer.ranking ?? this.ranking;
        this.today = answer.today;
        this.problem = null;
        if (asked === this.#day) for (const part of parts) this.#at.set(part, answer.revision);
      }
    } catch (error) {
      if (file === this.#file) this.problem = reason(error);
    }
    this.#busy = false;
    if (this.#again) this.refresh();
  }

  #askForecast(): void {
    clearTimeout(this.#forecastTimer);
    if (this.#file === null || this.#forecasting || !this.#wanted("forecast")) return;
    const pause = this.forecast === null ? 0 : FORECAST_PAUSE;
    this.#forecastTimer = setTimeout(() => void this.#simulate(), pause);
  }

  async #simulate(): Promise<void> {
    const file = this.#file;
    const asked = strategy.revision;
    const on = this.#day;
    this.#forecasting = true;
    try {
      const { revision, forecast } = await call("forecast", {});
      if (file === this.#file) {
        this.forecast = forecast;
        if (on === this.#day) this.#at.set("forecast", revision);
      }
    } catch (error) {
      if (file === this.#file) this.problem = reason(error);
    }
    this.#forecasting = false;
    // What changed meanwhile was not heard.
    if (file !== this.#file || strategy.revision !== asked || on !== this.#day) this.refresh();
  }
}

function reason(error: unknown): string {
  return error instanceof BackendError ? error.message : String(error);
}

export const facts = new FactsState();
