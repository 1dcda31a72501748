/**
 * The words that the window and the back end exchange: generated from the Rust types (`make types`). Only what the
 * window adds to them stands here.
 */
import { LISTS, type Kind, type Strategy } from "./generated/types";

export type * from "./generated/types";
export { LISTS };

/** All kinds of records. */
export const KINDS = Object.keys(LISTS) as Kind[];

/** The record of a kind, with its fields. */
export type RecordOf<K extends Kind> = Strategy[(typeof LISTS)[K]][number];
