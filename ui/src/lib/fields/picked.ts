import type { FieldKey } from "../strategy.svelte";

/** What a field that can be typed into or chosen from takes. */
export interface PickedProps {
  value: string | null;
  path: FieldKey;
  id?: string;
  label?: string;
  labelledBy?: string;
  describedBy?: string;
  placeholder?: string;
  readOnly?: boolean;
  /** `plain` has no border until it is hovered or focused: for rows. */
  look?: "box" | "plain";
  onchange(value: string | null): void;
  /** Enter was pressed on what can be read. */
  onenter?(): void;
}
