//! Lodestar's window: starts the webview and connects its page to the router.
//!
//! Everything a strategy is or does lives in the crates; here is only what needs a desktop: the window itself, native
//! dialogs, other programs, the command line of the window, one instance per person.

// No console window beside the program on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod appearance;
mod arguments;
mod clipboard;
mod closing;
mod dialogs;
mod graphics;
mod host;
mod links;
mod menu;
mod opening;
mod restart;
mod rpc;
mod shell;
mod windows;

use std::process::ExitCode;

fn main() -> ExitCode {
    match arguments::Arguments::parse(std::env::args_os().skip(1)) {
        Ok(arguments) => shell::start(arguments),
        Err(refusal) => {
            eprintln!("{}", refusal.text);
            ExitCode::from(refusal.exit)
        }
    }
}
