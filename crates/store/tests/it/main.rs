//! The store, on real files.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod ballots;
mod basics;
mod crash;
mod files;
mod migration;
mod mutation;
mod properties;
mod recovery;
mod schema;
mod support;
