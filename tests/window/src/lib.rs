//! What a journey through the real window needs: a computer of its own (display, window manager, message bus, home
//! folder), the program started through WebDriver, and a way to find things on its page as a person would.
//!
//! The journeys themselves are in `tests/journeys.rs`. Nothing here waits for a time: everything waits for a state, and
//! says what it was waiting for when the state does not come.

// Test code may stop the test.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

pub mod display;
pub mod large;
pub mod machine;
pub mod page;
pub mod process;
mod viewer;
