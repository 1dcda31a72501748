/** Initiatives as the board reads them: the fields it shows, and nothing that is missing left undefined. Pure. */
import type { AnyRecord, Commitment, Horizon, Id, KindDef } from "../../lib/types";

export interface LeverUse {
  lever: string;
  sentence: string;
}

export interface Initiative extends AnyRecord {
  title: string;
  code: string;
  theme: Id | null;
  pillar: Id | null;
  owner: string;
  team: string;
  horizon: Horizon;
  tier: string | null;
  status: string;
  commitment: Commitment;
  start: string | null;
  end: string | null;
  levers: LeverUse[];
  not_now_reason: string;
  revisit_on: string | null;
}

const HORIZONS: readonly string[] = ["now", "next", "later", "not_now"];
const COMMITMENTS: readonly string[] = ["committed", "likely", "exploratory"];

const read = new WeakMap<AnyRecord, Initiative>();

/**
 * A record with everything the board needs; a record made a moment ago may still lack most of it. The same record gives
 * the same object, so that an edit of one card redraws one card.
 */
export function asInitiative(record: AnyRecord): Initiative {
  let initiative = read.get(record);
  if (!initiative) read.set(record, (initiative = complete(record)));
  return initiative;
}

function complete(record: AnyRecord): Initiative {
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const orNull = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);
  const choice = (value: unknown, known: readonly string[], usual: string) =>
    typeof value === "string" && known.includes(value) ? value : usual;
  return {
    ...record,
    title: text(record.title),
    code: text(record.code),
    theme: orNull(record.theme),
    pillar: orNull(record.pillar),
    owner: text(record.owner),
    team: text(record.team),
    horizon: choice(record.horizon, HORIZONS, "now") as Horizon,
    tier: orNull(record.tier),
    status: text(record.status),
    commitment: choice(record.commitment, COMMITMENTS, "exploratory") as Commitment,
    start: orNull(record.start),
    end: orNull(record.end),
    levers: Array.isArray(record.levers) ? (record.levers as LeverUse[]) : [],
    not_now_reason: text(record.not_now_reason),
    revisit_on: orNull(record.revisit_on),
  };
}

/** What an initiative is called where its title is still empty. */
export function titleOf(initiative: Pick<Initiative, "title">): string {
  return initiative.title.trim() || "Untitled initiative";
}

/** The lever that counts as the initiative's own: the first. */
export function leverOf(initiative: Initiative): string | null {
  return initiative.levers.find((use) => use?.lever)?.lever ?? null;
}

/** The choices of a field by their value, also where the choice stands inside the parts of a list. */
export function choicesOf(definition: KindDef | undefined, field: string, part?: string): Map<string, string> {
  let shape = definition?.fields.find(({ name }) => name === field)?.shape;
  if (shape?.type === "list") shape = shape.of;
  if (shape?.type === "part") shape = shape.fields.find(({ name }) => name === part)?.shape;
  return new Map(shape?.type === "choice" ? shape.choices.map(({ value, label }) => [value, label]) : []);
}
