/** Initiatives for tests: a title, and what differs from an empty record. */
import { asInitiative, type Initiative } from "./initiative";
import { ANY, type Filter } from "./filter";
import { buildBoard, type Board, type BoardSource, type LaneMode } from "./lanes";

let made = 0;

/** An initiative whose id is its title in small letters. */
export function initiative(title: string, fields: Partial<Initiative> = {}): Initiative {
  const id = title.toLowerCase().replace(/\s+/g, "-");
  return asInitiative({ id, rank: String(1000 + made++), created: "", updated: "", title, ...fields });
}

export function record(id: string, fields: Record<string, unknown> = {}) {
  return { id, rank: String(1000 + made++), created: "", updated: "", name: id.toUpperCase(), ...fields };
}

export function boardOf(
  initiatives: Initiative[],
  mode: LaneMode = "theme",
  source: Partial<BoardSource> = {},
  filter: Filter = ANY,
): Board {
  const levers = new Map([
    ["revenue", "Revenue growth"],
    ["risk", "Risk reduction"],
  ]);
  const themes = [record("a"), record("b")];
  return buildBoard(mode, { initiatives, themes, pillars: [record("p"), record("q")], levers, ...source }, filter);
}
