/** What every field component is given. */
import type { FieldKey } from "../strategy.svelte";
import type { FieldDef } from "../types";

/** How a change wants to be recorded: typing coalesces, an act of its own does not and has a label. */
export interface ChangeNote {
  label?: string;
  /** Set to false for an act of its own: adding, removing, moving a row, choosing. */
  typing?: boolean;
  /** One step of undo with what came just before under the same key. */
  coalesce?: string;
}

export interface FieldProps {
  def: FieldDef;
  value: unknown;
  /** Names the field in the document: focus and preview find it by this. */
  path: FieldKey;
  readOnly?: boolean;
  /** The id of what describes it: help and problem. */
  describedBy?: string;
  /** The id of its label, or the words themselves. */
  labelledBy?: string;
  label?: string;
  onchange(value: unknown, note?: ChangeNote): void;
}
