/** The lines of decisions as a drawing: which belong together, and where each stands, the oldest at the left. Pure. */
import type { Id } from "../../lib/types";
import type { Decision } from "./decision";
import type { Supersession } from "./supersession";

export const NODE_HEIGHT = 66;
/** Between two columns: room for an arrow and its words. */
export const ACROSS = 92;
export const DOWN = 12;
const NODE_LEAST = 148;
const NODE_MOST = 288;

export interface Node {
  id: Id;
  column: number;
  row: number;
}

export interface Drawing {
  nodes: Node[];
  /** From what is replaced to what replaces it. */
  edges: { from: Id; to: Id }[];
  columns: number;
  rows: number;
}

/** The decisions that hang together by replacing each other, in groups of two and more; the latest number first. */
export function linesOf(decisions: readonly Decision[], links: Supersession): Decision[][] {
  const byId = new Map(decisions.map((one) => [one.id, one]));
  const seen = new Set<Id>();
  const groups: Decision[][] = [];
  for (const one of decisions) {
    const group = together(one.id, links).flatMap((id) => (seen.has(id) ? [] : (byId.get(id) ?? [])));
    for (const { id } of group) seen.add(id);
    if (group.length > 1) groups.push(group.sort((a, b) => (a.number ?? 0) - (b.number ?? 0)));
  }
  const latest = (group: Decision[]) => Math.max(...group.map(({ number }) => number ?? Infinity));
  return groups.sort((a, b) => latest(b) - latest(a));
}

/** A decision and all that hang together with it. */
export function together(id: Id, links: Supersession): Id[] {
  const found = new Set([id]);
  for (const one of found) for (const next of [...links.replaces(one), ...links.replacedBy(one)]) found.add(next);
  return [...found];
}

/** Where each of a group stands: a column behind the last that it replaces, within it near what it replaces. */
export function draw(group: readonly Decision[], links: Supersession): Drawing {
  const within = new Set(group.map(({ id }) => id));
  const older = (id: Id) => links.replaces(id).filter((one) => within.has(one));
  const columns = new Map<Id, number>();
  const walking = new Set<Id>();
  const columnOf = (id: Id): number => {
    const known = columns.get(id);
    if (known !== undefined) return known;
    // In a circle somebody has to stand first.
    if (walking.has(id)) return -1;
    walking.add(id);
    const column = 1 + Math.max(-1, ...older(id).map(columnOf));
    walking.delete(id);
    columns.set(id, column);
    return column;
  };
  for (const { id } of group) columnOf(id);
  const rows = new Map<Id, number>();
  const nodes: Node[] = [];
  const last = Math.max(...columns.values());
  for (let column = 0; column <= last; column++) {
    const near = (id: Id) => {
      const places = older(id).map((one) => rows.get(one) ?? 0);
      return places.length > 0 ? places.reduce((sum, place) => sum + place, 0) / places.length : Infinity;
    };
    const here = group.filter(({ id }) => columns.get(id) === column);
    const ordered = here
      .map((one) => ({ one, near: near(one.id) }))
      .sort((a, b) => a.near - b.near || order(a.one, b.one));
    ordered.forEach(({ one: { id } }, row) => {
      rows.set(id, row);
      nodes.push({ id, column, row });
    });
  }
  return {
    nodes,
    edges: group.flatMap(({ id }) => older(id).map((from) => ({ from, to: id }))),
    columns: last + 1,
    rows: 1 + Math.max(...rows.values()),
  };
}

const order = (a: Decision, b: Decision) => (a.number ?? Infinity) - (b.number ?? Infinity) || (a.id < b.id ? -1 : 1);

/** How wide a node may be where the drawing has so much room. */
export function nodeWidth(columns: number, room: number): number {
  return Math.round(Math.max(NODE_LEAST, Math.min(NODE_MOST, (room - (columns - 1) * ACROSS) / columns)));
}

/** The node that an arrow key leads to: along the arrows, or up and down within a column. */
export function neighbour(drawing: Drawing, from: Id, key: string): Id | undefined {
  const here = drawing.nodes.find(({ id }) => id === from);
  if (!here) return undefined;
  if (key === "ArrowRight") return drawing.edges.find((edge) => edge.from === from)?.to;
  if (key === "ArrowLeft") return drawing.edges.find((edge) => edge.to === from)?.from;
  const row = here.row + (key === "ArrowDown" ? 1 : -1);
  return drawing.nodes.find((node) => node.column === here.column && node.row === row)?.id;
}
