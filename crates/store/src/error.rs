//! What can go wrong with a file or an operation, in sentences, with what to do about it.

use std::io;
use std::path::{Path, PathBuf};

use lodestar_model::apply::{RecordProblem, Stop};
use lodestar_model::{Id, Kind};
use rusqlite::ErrorCode;

/// Shorthand for results of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// How a file was changed by something other than this store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outside {
    /// Another program wrote into it.
    Changed,
    /// Another file stands in its place.
    Replaced,
    /// It is gone.
    Missing,
}

impl Outside {
    fn words(self) -> &'static str {
        match self {
            Self::Changed => "was changed by another program",
            Self::Replaced => "was replaced by another file",
            Self::Missing => "is no longer there",
        }
    }
}

/// Why something was not done. Whatever the error, the file holds all that was acknowledged before.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Nothing at that path.
    #[error("There is no file “{}”.", .path.display())]
    NotFound {
        /// The path asked for.
        path: PathBuf,
    },
    /// Something is there already and must not be overwritten.
    #[error("“{}” exists already and was left as it is.", .path.display())]
    Exists {
        /// The path asked for.
        path: PathBuf,
    },
    /// A folder where a file was wanted, or a path that cannot be a file.
    #[error("“{}” is not a file.", .path.display())]
    NotAFile {
        /// The path asked for.
        path: PathBuf,
    },
    /// A file with nothing in it.
    #[error("“{}” is empty: it holds no strategy.", .path.display())]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// A file of another program, or one that another program added to.
    #[error("“{}” is not a Lodestar file: {what}.", .path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
        /// What gives it away.
        what: String,
    },
    /// A file of a later version of the program.
    #[error("“{}” was written by a newer Lodestar (file version {version}; this program reads up to {known}).", .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// The version of the file.
        version: i64,
        /// The newest version this program reads.
        known: i64,
    },
    /// A file whose content is broken.
    #[error("“{}” is damaged: {what}.", .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        what: String,
    },
    /// A damaged file in which no record is left.
    #[error("Nothing could be read of “{}”: no record is left in it.", .path.display())]
    Unrecoverable {
        /// The file.
        path: PathBuf,
    },
    /// Another program is writing to the file right now.
    #[error("“{}” is in use by another program.", .path.display())]
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// The file may be read but not changed.
    #[error("“{}” cannot be changed: {reason}.", .path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
        /// Why, in words.
        reason: String,
    },
    /// The file or folder may not be touched by this user.
    #[error("“{}” may not be {doing}: permission is denied.", .path.display())]
    Denied {
        /// The file or folder.
        path: PathBuf,
        /// What was tried: read, written.
        doing: &'static str,
    },
    /// No space left.
    #[error("There is no space left to write “{}”. The change was not saved; everything before it is safe.", .path.display())]
    DiskFull {
        /// The file.
        path: PathBuf,
    },
    /// The file on disk is not what this store last wrote.
    #[error("“{}” {} since it was opened. The change was not saved.", .path.display(), .how.words())]
    ChangedOutside {
        /// The file.
        path: PathBuf,
        /// What happened to it.
        how: Outside,
    },
    /// Fields that cannot be kept, or references that lead nowhere.
    #[error("{}", refused(.problems))]
    Refused {
        /// All that is wrong with the operation.
        problems: Vec<RecordProblem>,
    },
    /// A change names a record that is not there.
    #[error("There is no {kind} with the id {id}.")]
    Unknown {
        /// The kind asked for.
        kind: Kind,
        /// The id asked for.
        id: Id,
    },
    /// A change of a kind with many records does not say which.
    #[error("The change of {} does not say which one: its “id” is missing.", .kind.def().one())]
    Which {
        /// The kind.
        kind: Kind,
    },
    /// A new record wants an id that another has.
    #[error("The id {id} is taken: there is {} with it already.", .kind.def().one())]
    Taken {
        /// The kind.
        kind: Kind,
        /// The id.
        id: Id,
    },
    /// A second record of a kind that exists once, or the deletion of the only one.
    #[error("A file has exactly one {kind}: it can be changed, not added, moved or deleted.")]
    Single {
        /// The kind.
        kind: Kind,
    },
    /// No such point in history.
    #[error("There is no operation {operation} in the history of “{}”.", .path.display())]
    NoOperation {
        /// The file.
        path: PathBuf,
        /// The operation asked for.
        operation: u64,
    },
    /// A ballot that breaks the rules of its step.
    #[error(transparent)]
    Ballot(#[from] lodestar_model::workshop::ballot::BallotError),
    /// The operating system refused.
    #[error("“{}” could not be {doing}: {source}.", .path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What was tried: read, written.
        doing: &'static str,
        /// What it said.
        source: io::Error,
    },
    /// SQLite refused, for a reason that has no sentence of its own.
    #[error("“{}” could not be used: {source}.", .path.display())]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// What it said.
        source: rusqlite::Error,
    },
}

fn refused(problems: &[RecordProblem]) -> String {
    let Some(first) = problems.first() else { return "The operation was refused.".into() };
    let others = match problems.len() - 1 {
        0 => String::new(),
        1 => " One more field is wrong.".into(),
        n => format!(" {n} more fields are wrong."),
    };
    format!("{} “{}”, field {}: {}{others}", first.kind.def().label, first.name, first.field, first.message)
}

impl Error {
    /// Why changes were not done; `records` tells what went wrong where the records lie.
    pub fn stopped<E>(stop: Stop<E>, records: impl FnOnce(E) -> Self) -> Self {
        match stop {
            Stop::Records(error) => records(error),
            Stop::Unknown { kind, id } => Self::Unknown { kind, id },
            Stop::Taken { kind, id } => Self::Taken { kind, id },
            Stop::Single { kind } => Self::Single { kind },
            Stop::Which { kind } => Self::Which { kind },
            Stop::Refused(problems) => Self::Refused { problems },
        }
    }

    /// A stable word for programs: `not_found`, `damaged`, `refused` …
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "not_found",
            Self::Exists { .. } => "exists",
            Self::NotAFile { .. } => "not_a_file",
            Self::Empty { .. } => "empty",
            Self::Foreign { .. } => "foreign",
            Self::Newer { .. } => "newer",
            Self::Damaged { .. } => "damaged",
            Self::Unrecoverable { .. } => "unrecoverable",
            Self::Busy { .. } => "busy",
            Self::ReadOnly { .. } => "read_only",
            Self::Denied { .. } => "denied",
            Self::DiskFull { .. } => "disk_full",
            Self::ChangedOutside { .. } => "changed_outside",
            Self::Refused { .. } => "refused",
            Self::Unknown { .. } => "unknown_record",
            Self::Which { .. } => "missing_id",
            Self::Taken { .. } => "taken",
            Self::Single { .. } => "single",
            Self::NoOperation { .. } => "no_operation",
            Self::Ballot(_) => "ballot",
            Self::Io { .. } => "io",
            Self::Sqlite { .. } => "database",
        }
    }

    /// What a person can do about it, most useful first.
    pub fn hints(&self) -> Vec<String> {
        let hints: &[&str] = match self {
            Self::NotFound { .. } => &["Check the name, or look in the folder where it should be."],
            Self::Exists { .. } => &["Choose another name, or allow it to be replaced."],
            Self::NotAFile { .. } => &["Name a .lodestar file."],
            Self::Empty { .. } => {
                &["If it was synchronised, wait until the whole file has arrived.", "Look for a backup of it."]
            }
            Self::Foreign { .. } => &["Open a file that Lodestar made, or recover its records into a new file."],
            Self::Newer { .. } => &["Install the newer version of Lodestar to open it."],
            Self::Damaged { .. } => &[
                "Recover what can be read into a new file; the damaged one is not touched.",
                "Or open the newest backup.",
            ],
            Self::Unrecoverable { .. } => {
                &["Open the newest backup of it: Lodestar keeps the last ten, and one a day, in its own folder."]
            }
            Self::Busy { .. } => &["Try again when the other program is done."],
            Self::ReadOnly { reason, .. } if reason.starts_with(crate::HELD_ELSEWHERE) => {
                &["Close it there, or try again in a moment."]
            }
            Self::ReadOnly { .. } => &["Save a copy somewhere else and change that."],
            Self::Denied { .. } => &["Change the permissions of the file or folder, or choose another place."],
            Self::DiskFull { .. } => &["Free some space and try again, or save a copy on another disk."],
            Self::ChangedOutside { .. } => {
                &["Save a copy of what you have, then open the file again to see what changed."]
            }
            Self::Refused { .. } => &["Correct the fields named and try again; nothing was changed."],
            Self::Unknown { .. } => {
                &["It may have been deleted. `lodestar show --json` lists all records with their ids."]
            }
            Self::Which { .. } => &["Add the id of the record; `lodestar show --json` lists them."],
            Self::Taken { .. } => &["Leave the id out to get a new one, or change the existing record with “set”."],
            Self::Single { .. } => &["Use “set” to change it."],
            Self::Ballot(_) => &["Nothing of this ballot was kept."],
            Self::NoOperation { .. } => &["The history lists the operations that there are."],
            Self::Io { .. } | Self::Sqlite { .. } => &["Check that the disk is there and in order, then try again."],
        };
        hints.iter().map(|hint| (*hint).to_owned()).collect()
    }

    /// Gives an error of the operating system its sentence.
    pub(crate) fn io(path: &Path, doing: &'static str) -> impl Fn(io::Error) -> Self {
        move |source| {
            let path = path.to_owned();
            match source.kind() {
                io::ErrorKind::NotFound => Self::NotFound { path },
                io::ErrorKind::PermissionDenied => Self::Denied { path, doing },
                io::ErrorKind::AlreadyExists => Self::Exists { path },
                io::ErrorKind::IsADirectory | io::ErrorKind::NotADirectory => Self::NotAFile { path },
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull { path },
                io::ErrorKind::ReadOnlyFilesystem => {
                    Self::ReadOnly { path, reason: "it lies on a read-only medium".into() }
                }
                _ => Self::Io { path, doing, source },
            }
        }
    }

    /// Gives an error of SQLite its sentence.
    pub(crate) fn sqlite(path: &Path) -> impl Fn(rusqlite::Error) -> Self {
        move |source| {
            let path = path.to_owned();
            match source.sqlite_error_code() {
                Some(ErrorCode::DiskFull) => Self::DiskFull { path },
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed) => {
                    Self::Busy { path }
                }
                Some(ErrorCode::ReadOnly) => {
                    Self::ReadOnly { path, reason: "the disk or folder allows no writing".into() }
                }
                Some(ErrorCode::CannotOpen) => Self::ReadOnly {
                    path,
                    reason: "its folder allows no writing, so that nothing can be saved safely".into(),
                },
                Some(ErrorCode::PermissionDenied) => Self::Denied { path, doing: "used" },
                Some(ErrorCode::NotADatabase) => {
                    Self::Foreign { path, what: "its beginning is not that of a SQLite database".into() }
                }
                Some(ErrorCode::DatabaseCorrupt | ErrorCode::TooBig | ErrorCode::ConstraintViolation) => {
                    Self::Damaged { path, what: words(&source) }
                }
                _ => match source {
                    // A value of the wrong type, a missing table or column: the file is not as this program writes it.
                    rusqlite::Error::FromSqlConversionFailure(..)
                    | rusqlite::Error::InvalidColumnType(..)
                    | rusqlite::Error::IntegralValueOutOfRange(..)
                    | rusqlite::Error::Utf8Error(..)
                    | rusqlite::Error::QueryReturnedNoRows => Self::Damaged { path, what: words(&source) },
                    _ => Self::Sqlite { path, source },
                },
            }
        }
    }
}

/// What SQLite said, without its full stop: it goes into a sentence of ours.
pub(crate) fn words(error: &rusqlite::Error) -> String {
    error.to_string().trim_end_matches('.').to_owned()
}
