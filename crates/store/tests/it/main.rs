//! The store, on real files.
#![allow(missing_docs)]

mod basics;
mod files;
mod properties;
mod recovery;
mod schema;
mod support;
