/** What notes become in the strategy, and what is written about where they came from. Pure. */
import { newId } from "../../lib/ids";
import type { Change, Id, Kind, Workshop, WorkshopNote, WorkshopStep } from "../../lib/types";

/** What a note can become, in the order in which it is offered. */
export const TARGETS = [
  "initiative",
  "theme",
  "principle",
  "risk",
  "decision",
  "key_result",
  "debt_item",
  "stakeholder",
] as const satisfies readonly Kind[];
export type HarvestKind = (typeof TARGETS)[number];

/** What a step of some activity most likely brings. */
export function usual(note: Pick<WorkshopNote, "sort">, dots: number): HarvestKind {
  if (note.sort === "choice") return "decision";
  if (note.sort === "objection") return "risk";
  return note.sort === "cluster" && dots === 0 ? "theme" : "initiative";
}

/** `A over B` as the two sides of a principle. */
export function overSides(text: string): { over: string; rest: string } {
  const [first, ...others] = text.split(/\s+over\s+/i);
  return { over: first?.trim() ?? text, rest: others.join(" over ").trim() };
}

/** The fields with which a record begins that grew out of a note. */
export function fieldsFor(
  kind: HarvestKind,
  text: string,
  title: string,
  workshop: Pick<Workshop, "title">,
  owner: Id | null,
): Record<string, unknown> {
  const from = `From the workshop “${workshop.title}”.`;
  switch (kind) {
    case "principle": {
      const { over, rest } = overSides(text);
      return rest === "" ? { [title]: text } : { [title]: over, over: rest };
    }
    case "decision":
      return { [title]: text, context: from };
    case "key_result":
      return { [title]: text, objective: owner };
    default:
      return { [title]: text };
  }
}

export interface Taken {
  note: WorkshopNote;
  kind: HarvestKind;
}

/** The changes of a harvest: the records, and for each a link to its note. One operation, so one undo. */
export function harvest(
  taken: readonly Taken[],
  workshop: Workshop,
  titleField: (kind: Kind) => string,
  objective: Id | null,
): { changes: Change[]; made: { kind: Kind; id: Id }[] } {
  const changes: Change[] = [];
  const made: { kind: Kind; id: Id }[] = [];
  for (const { note, kind } of taken) {
    const id = newId();
    made.push({ kind, id });
    changes.push(
      { op: "put", kind, id, fields: fieldsFor(kind, note.text.trim(), titleField(kind), workshop, objective) },
      {
        op: "put",
        kind: "link",
        id: newId(),
        fields: { from: { kind, id }, relation: "came_from", to: { kind: "workshop_note", id: note.id } },
      },
    );
    if (note.left_out !== "") changes.push({ op: "set", kind: "workshop_note", id: note.id, fields: { left_out: "" } });
  }
  return { changes, made };
}

const list = (text: string) =>
  text
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter((one) => one !== "");

/** The record of a decision that a room took: its options with what stood against them, and who did what. */
export function decisionFields(
  workshop: Pick<Workshop, "title" | "purpose">,
  step: Pick<WorkshopStep, "title"> | undefined,
  options: readonly { option: WorkshopNote; objections: readonly WorkshopNote[] }[],
  roles: { driver: string; approver: string; contributors: string; informed: string },
): Record<string, unknown> {
  const chosen = options.find(({ option }) => option.chosen)?.option.text ?? "";
  return {
    title: chosen,
    status: "proposed",
    context: [workshop.purpose, `From the workshop “${workshop.title}”${step?.title ? `, step “${step.title}”` : ""}.`]
      .filter((one) => one.trim() !== "")
      .join("\n\n"),
    options: options.map(({ option, objections }) => ({
      title: option.text,
      cons: objections.map((one) => one.text),
      chosen: option.chosen,
    })),
    driver: roles.driver.trim(),
    approver: roles.approver.trim(),
    contributors: list(roles.contributors),
    informed: list(roles.informed),
  };
}
