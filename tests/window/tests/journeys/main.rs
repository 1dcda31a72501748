//! Journeys through the real window. They are ignored by a plain `cargo test`, because they need WebKit and the built
//! window; `make test` runs them, `make test SUITES=window` only them.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod files;
mod hands;
mod look;
mod opening;
mod outside;
mod reviews;
mod size;
mod steps;
mod workshop;
