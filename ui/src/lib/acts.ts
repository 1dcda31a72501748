/** What can be done with records of any kind: make, duplicate, copy, paste, delete. Screens, menus and palette share it. */
import { announcements } from "./announce.svelte";
import { deleting, nameOf } from "./deleting.svelte";
import { newId } from "./ids";
import { ownerField } from "./kinds";
import { picked } from "./picked.svelte";
import { strategy } from "./strategy.svelte";
import { copyTitle, fieldsOf, fromText, namesIn, pasting, toText, withBelongings, type Copied } from "./transfer";
import type { Change, Id, Kind, Target } from "./types";
import { view } from "./view.svelte";
import { plural } from "./words";

/** Makes records from titles, behind one of their kind; returns their ids. */
export function makeFromTitles(
  kind: Kind,
  titles: readonly string[],
  options: { after?: Id | null; fields?: Record<string, unknown> } = {},
): Id[] {
  const definition = strategy.definition(kind);
  if (!definition || titles.length === 0) return [];
  let after = options.after;
  const made: Id[] = [];
  const changes = titles.map((title): Change => {
    const id = newId();
    made.push(id);
    const fields = { ...options.fields, [definition.title]: title };
    const change: Change = { op: "put", kind, id, fields, ...(after === undefined ? {} : { after }) };
    if (after !== undefined) after = id;
    return change;
  });
  const label =
    titles.length === 1
      ? `Add ${definition.label.toLowerCase()}${titles[0]!.trim() === "" ? "" : ` “${titles[0]!.trim()}”`}`
      : `Add ${plural(titles.length, definition.label.toLowerCase(), definition.labels.toLowerCase())}`;
  strategy.apply(changes, { label });
  return made;
}

/** Makes one record where its kind is edited, and puts the caret into its title. */
export async function make(kind: Kind, title = "", fields: Record<string, unknown> = {}): Promise<void> {
  const definition = strategy.definition(kind);
  if (!definition || strategy.readOnly !== null) return;
  const [id] = makeFromTitles(kind, [title], { fields });
  if (id === undefined) return;
  announcements.say(`New ${definition.label.toLowerCase()}`);
  await view.open(kind, id);
  const next = definition.fields.find(({ name, shape }) => name !== definition.title && shape.type === "text");
  await view.focusField(kind, id, title === "" ? definition.title : (next?.name ?? definition.title));
}

/** The record to which a new one of this kind would belong, from what is selected; nothing where there is none. */
export function ownerFor(kind: Kind): { field: string; id: Id } | undefined {
  const definition = strategy.definition(kind);
  const owner = definition && ownerField(definition);
  if (!owner || owner.shape.type !== "ref") return undefined;
  const selected = picked.records[0];
  if (!selected) return undefined;
  if (selected.kind === owner.shape.kind) return { field: owner.name, id: selected.id };
  const same = selected.kind === kind ? strategy.get(kind, selected.id)?.[owner.name] : undefined;
  return typeof same === "string" ? { field: owner.name, id: same } : undefined;
}

function copied(targets: readonly Target[]): Copied[] {
  return targets.flatMap(({ kind, id }) => {
    const definition = strategy.definition(kind);
    const record = strategy.get(kind, id);
    return definition && record && !definition.single ? [{ kind, id, fields: fieldsOf(definition, record) }] : [];
  });
}

/** Records as text for the clipboard, with what belongs to them; nothing where none of them can be copied. */
export function clipboardText(targets: readonly Target[]): string | undefined {
  const records = copied(targets);
  if (records.length === 0) return undefined;
  announcements.show(`Copied ${nameOf(records)}`);
  const all = copied(withBelongings(targets, strategy.definitions, (kind) => strategy.records(kind)));
  return toText(
    all.map((one) => ({ ...one, names: namesIn(strategy.definition(one.kind)!, one.fields, writtenTitle) })),
  );
}

/** What a record is called, as it was written; nothing where it has no name. */
function writtenTitle(kind: Kind, id: Id): string {
  const definition = strategy.definition(kind);
  const title = definition && strategy.get(kind, id)?.[definition.title];
  return typeof title === "string" ? title.trim() : "";
}

/** The records of a kind that are called so, whatever the capitals. */
function named(kind: Kind, name: string): Id[] {
  const wanted = name.trim().toLowerCase();
  const all = strategy.records(kind).filter(({ id }) => writtenTitle(kind, id).toLowerCase() === wanted);
  return all.map(({ id }) => id);
}

/** Puts records that were copied behind what is chosen of their kind; returns them, or nothing where the text holds none. */
export function pasteText(text: string): Target[] | undefined {
  const records = fromText(text);
  if (!records) return undefined;
  if (strategy.readOnly !== null) {
    announcements.show(strategy.lockedWords, { tone: "warning" });
    return [];
  }
  const exists = (kind: Kind, id: Id) => strategy.get(kind, id) !== undefined;
  const behind = (kind: Kind) => picked.records.findLast((one) => one.kind === kind)?.id;
  const { changes, made, notes } = pasting(records, strategy.definitions, exists, behind, ownerFor, named);
  if (changes.length === 0) {
    announcements.show(notes.length > 0 ? `Nothing pasted: ${notes.join("; ")}` : "There is nothing to paste", {
      tone: "warning",
    });
    return [];
  }
  // What came along with another is not named.
  const heads = made.filter(({ kind }) => kind === made[0]!.kind);
  strategy.apply(changes, { label: `Paste ${nameOf(heads)}` });
  announcements.show([`Pasted ${nameOf(heads)}`, ...notes].join("; "), { undo: true });
  return made;
}

/** Duplicates records, each behind its original; returns the new ones. */
export function duplicate(targets: readonly Target[]): Target[] {
  if (strategy.readOnly !== null) return [];
  const made: Target[] = [];
  const changes = copied(targets).map(({ kind, id, fields }): Change => {
    const definition = strategy.definition(kind)!;
    const title = fields[definition.title];
    const taken = new Set(strategy.records(kind).map((one) => String(one[definition.title] ?? "")));
    const own = Object.fromEntries(
      Object.entries(fields).filter(([name]) => !definition.fields.find((field) => field.name === name)?.counted),
    );
    const copy: Target = { kind, id: newId() };
    made.push(copy);
    return {
      op: "put",
      kind,
      id: copy.id,
      fields: typeof title === "string" ? { ...own, [definition.title]: copyTitle(title, taken) } : own,
      after: id,
    };
  });
  if (changes.length === 0) return [];
  const name = nameOf(targets);
  strategy.apply(changes, { label: `Duplicate ${name}` });
  announcements.show(`Duplicated ${name}`, { undo: true });
  return made;
}

/** Deletes records, after a question where one is due. */
export function remove(targets: readonly Target[], done?: () => void): void {
  deleting.remove(targets, { done });
}
