//! Errors as the window and the command line show them.

use std::path::Path;

use serde::Serialize;
use ts_rs::TS;

/// Something that could not be done: what happened and to what, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS, thiserror::Error)]
#[error("{message}")]
pub struct Failure {
    /// For programs: stable.
    pub code: String,
    /// For people: one sentence.
    pub message: String,
    /// What to do about it, the most likely first.
    pub hints: Vec<String>,
    /// The fields that were refused, if it was their fault.
    pub problems: Vec<crate::wire::RecordProblem>,
}

impl Failure {
    /// A failure with one hint, or none where it is empty.
    pub fn new(code: &str, message: impl Into<String>, hint: &str) -> Self {
        let hints = if hint.is_empty() { Vec::new() } else { vec![hint.to_owned()] };
        Self { code: code.to_owned(), message: message.into(), hints, problems: Vec::new() }
    }

    pub(crate) fn io(doing: &str, path: &Path, error: &std::io::Error) -> Self {
        use std::io::ErrorKind::{NotFound, PermissionDenied, ReadOnlyFilesystem, StorageFull};
        let hint = match error.kind() {
            StorageFull => "Free some space on that disk, or choose another place.",
            PermissionDenied | ReadOnlyFilesystem => "Choose a folder that you may write to.",
            NotFound => "Check that the folder still exists.",
            _ => "Try another place.",
        };
        Self::new("io", format!("“{}” could not be {doing}: {error}.", path.display()), hint)
    }
}

impl From<lodestar_store::Error> for Failure {
    fn from(error: lodestar_store::Error) -> Self {
        let problems = match &error {
            lodestar_store::Error::Refused { problems } => problems.iter().cloned().map(Into::into).collect(),
            _ => Vec::new(),
        };
        Self { code: error.code().to_owned(), message: error.to_string(), hints: error.hints(), problems }
    }
}

impl From<lodestar_documents::Error> for Failure {
    fn from(error: lodestar_documents::Error) -> Self {
        Self::new("document", error.to_string(), "")
    }
}
