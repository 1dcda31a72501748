//! The records of a strategy: what they are, what may stand in them, what they are called.
//!
//! Each kind of record is defined once, in [`records`], by the [`record!`](crate::define) mechanism; from that
//! definition come the Rust struct, the labels and help of forms, validation, the text that search reads, what an
//! audience may see, and the TypeScript type. [`Strategy`] holds all records of one file in memory, [`Change`] and
//! [`Operation`] say how they may change, and [`apply`] changes them.
//!
//! What follows from the figures of a strategy, from the progress of a key result to the day on which a plan will
//! probably be finished, is reckoned in [`calc`]; [`facts`] fills the calculations from the records.
//!
//! What changed between two states is told by [`diff`]; a plan that goes another way is a [`branch`], and
//! [`tried`] tells where the plan has changed the same since.
//!
//! What a careful reader would object to is found by [`checks`]; what serves what is followed by [`thread`].
//!
//! This crate is pure: it reads no file, no clock and no randomness. Storing is `lodestar-store`'s work, typesetting
//! is `lodestar-documents`'.

pub mod apply;
pub mod branch;
pub mod calc;
pub mod checks;
pub mod define;
pub mod diff;
pub mod facts;
pub mod reason;
pub mod records;
pub mod references;
pub mod thread;
pub mod tried;
pub mod workshop;

mod change;
mod describe;
mod id;
mod lens;
mod quarter;
mod rank;
mod registry;
mod text;
mod validate;

pub use change::{Change, Operation};
pub use define::{AnyRecord, ChoiceDef, FieldDef, KindDef, Markdown, Percent, Picture, Ref, Rgb, Shape, Target};
pub use describe::describe;
pub use id::Id;
pub use lens::{Lens, Lenses, Readers};
pub use quarter::{Quarter, fiscal_month};
pub use rank::Rank;
pub use registry::{Kind, Strategy, UnfitRecord};
pub use text::{field_text, shown};
pub use validate::{Problem, advise, blank, normalise};

/// The fields of one record as JSON, by field name.
pub type Fields = serde_json::Map<String, serde_json::Value>;
