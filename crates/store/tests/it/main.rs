//! The store, on real files.
#![allow(missing_docs)]

mod basics;
mod schema;
mod support;
