//! The command line as its users meet it: the real binary, real files, one process for each command.

#![allow(clippy::unwrap_used)]

mod checks;
mod commands;
mod diff;
mod documents;
mod facts;
mod machine;
mod mistakes;
mod options;
mod real;
