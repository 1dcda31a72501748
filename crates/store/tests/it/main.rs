//! The store, on real files.
#![allow(missing_docs)]

mod basics;
mod crash;
mod files;
mod mutation;
mod properties;
mod recovery;
mod schema;
mod support;
