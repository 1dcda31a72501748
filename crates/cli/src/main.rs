//! `lodestar`: a strategy on the command line.
//!
//! A thin layer over `lodestar-api`: it reads arguments, opens the file for the time of one command, and prints. It
//! links no window. What it prints is plain text, the same on a terminal and in a pipe; with `--json` it is for
//! programs, and stable. It ends with 0, with 1 and a sentence and a hint on standard error, or with 2 where the
//! arguments are wrong; `check --fail-on` ends with 1 and what it found.

mod args;
mod changes;
mod check;
mod describe;
mod diff;
mod edit;
mod export;
mod facts;
mod files;
mod machine;
mod manual;
mod options;
mod outline;
mod print;
mod read;
mod trace;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};
use print::{End, Ended};

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) | Err(End::PipeClosed) => ExitCode::SUCCESS,
        Err(End::Found) => ExitCode::FAILURE,
        Err(End::Failed(failure)) => {
            print::failure(&failure);
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Ended {
    match command {
        Command::New(args) => files::new(&args),
        Command::Templates(args) => files::list_templates(&args),
        Command::Show(args) => read::show(&args),
        Command::Apply(args) => edit::apply(&args),
        Command::Log(args) => read::log(&args),
        Command::Undo(args) => edit::undo(&args),
        Command::Redo(args) => edit::redo(&args),
        Command::Search(args) => read::search(&args),
        Command::Check(args) => check::check(&args),
        Command::Trace(args) => trace::trace(&args),
        Command::Diff(args) => diff::diff(&args),
        Command::Snapshot(args) => diff::snapshot(&args),
        Command::Options(args) => options::options(&args),
        Command::Reason(args) => edit::reason(&args),
        Command::Facts(args) => facts::facts(&args),
        Command::Export(args) => export::export(&args),
        Command::Documents(args) => export::documents(&args),
        Command::Backup(args) => files::backup(&args),
        Command::Backups(args) => files::backups(&args),
        Command::Recover(args) => files::recover(&args),
        Command::Kinds(args) => describe::kinds(&args),
        Command::Completions(args) => manual::completions(&args),
        Command::Man(args) => manual::man(&args),
    }
}
