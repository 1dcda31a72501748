//! The figures of a strategy, through its records: each expected figure was worked by hand.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod capacity;
mod debt;
mod extremes;
mod forecast;
mod health;
mod measures;
mod plan;
mod ranking;
mod support;
