//! The `.lodestar` file: one SQLite database with the records of a strategy, their history and their search index.
//!
//! [`Store`] is the one way in. Every change is an [`Operation`](lodestar_model::Operation) that
//! [`Store::apply`] does in one transaction, rows, history and search together; when it returns, the change is on the
//! disk. Undo, redo and return to an earlier point are operations too. The whole strategy is kept in memory and follows
//! each operation.
//!
//! A file is not trusted: it is checked before it is used, and one that is damaged is never written to; [`recover`]
//! reads from it into a new one. One program writes at a time; others open the same file for reading.
//!
//! What a strategy is, which values are valid and what an operation is called, is `lodestar-model`'s work. This crate
//! reads no clock.

mod backup;
mod ballots;
mod connection;
mod copy;
mod edit;
mod error;
mod header;
mod history;
mod home;
mod ids;
mod load;
mod lock;
mod mend;
mod migrations;
mod notes;
mod open;
mod past;
mod record;
mod recover;
mod salvage;
mod search;
mod snippet;
mod store;
mod table;
mod undo;
mod work;

pub use backup::{BackupFile, backups_of};
pub use edit::Applied;
pub use error::{Error, Outside, Result};
pub use history::{FieldChange, HistoryChange, HistoryEntry, HistoryQuery, Role};
pub use home::Home;
pub use lock::HELD_ELSEWHERE;
pub use lodestar_model::apply::RecordProblem;
pub use migrations::VERSION;
pub use open::Wish;
pub use recover::{Recovered, recover};
pub use search::Found;
pub use snippet::Part;
pub use store::{Access, Store};
