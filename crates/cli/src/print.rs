//! What the user sees: text or JSON on standard output, reasons on standard error.

use std::io::{ErrorKind, Write};

use lodestar_api::{Failure, documents, store};
use serde::Serialize;

/// How a command ends.
pub type Ended = Result<(), End>;

/// Why a command ends early.
pub enum End {
    /// It could not be done.
    Failed(Failure),
    /// It was done, and found what it was to fail on. What that is has been printed.
    Found,
    /// Whoever read the output has had enough: no fault, and nothing to say.
    PipeClosed,
}

impl From<Failure> for End {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<store::Error> for End {
    fn from(error: store::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl From<documents::Error> for End {
    fn from(error: documents::Error) -> Self {
        Self::Failed(error.into())
    }
}

/// Text on standard output, as it is.
pub fn text(text: &str) -> Ended {
    bytes(text.as_bytes())
}

/// Bytes on standard output.
pub fn bytes(bytes: &[u8]) -> Ended {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(End::PipeClosed),
        Err(error) => {
            let message = format!("The output could not be written: {error}.");
            Err(Failure::new("output", message, "Check the disk or the program that reads it.").into())
        }
    }
}

/// A value as JSON on standard output.
pub fn json(value: &impl Serialize) -> Ended {
    match serde_json::to_string_pretty(value) {
        Ok(json) => text(&(json + "\n")),
        Err(error) => {
            Err(Failure::new("internal", format!("The result cannot be written as JSON: {error}."), "").into())
        }
    }
}

/// A remark on standard error.
pub fn note(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "lodestar: {}", one_line(text));
}

/// Why a command was not done, and what to do.
pub fn failure(failure: &Failure) {
    let mut err = std::io::stderr().lock();
    let _ = writeln!(err, "lodestar: {}", one_line(&failure.message));
    if failure.problems.len() > 1 {
        for problem in &failure.problems {
            let _ =
                writeln!(err, "  {} {}, {}: {}", problem.kind, problem.id, problem.field, one_line(&problem.message));
        }
    }
    if let Some(hint) = failure.hints.first() {
        let _ = writeln!(err, "Hint: {}", one_line(hint));
    }
}

/// The user's text for a line of the terminal: nothing in it can steer the terminal.
pub fn one_line(text: &str) -> String {
    let steers = |c: char| c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let line: String = text.chars().map(|c| if steers(c) || c.is_whitespace() { ' ' } else { c }).collect();
    line.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
