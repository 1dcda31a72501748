//! The example strategy: a fictional rail operator, complete enough to show every document at its best.
//!
//! It is kept as the changes that make it, in `example/harbour.json`, in the same form in which anyone else hands
//! changes to Lodestar; all ids in it are fixed. Nothing else in the program knows that it is an example.

use lodestar_model::Change;

/// The changes that turn an empty strategy into the example, to be applied as one operation.
pub fn example() -> Vec<Change> {
    // The text is part of the program; `tests/example.rs` fails where it does not read.
    serde_json::from_str(include_str!("../example/harbour.json")).unwrap_or_default()
}
