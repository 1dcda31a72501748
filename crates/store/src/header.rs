//! A first look at a path and at the first bytes of a file, before SQLite touches it.

use std::fs::{self, File, Metadata};
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::connection::APPLICATION_ID;
use crate::{Error, Result, migrations};

/// The canonical path of a file that exists and is not empty.
pub(crate) fn locate(path: &Path) -> Result<(PathBuf, Metadata)> {
    let canonical = fs::canonicalize(path).map_err(Error::io(path, "read"))?;
    let metadata = fs::metadata(&canonical).map_err(Error::io(path, "read"))?;
    if !metadata.is_file() {
        return Err(Error::NotAFile { path: path.to_owned() });
    }
    if metadata.len() == 0 {
        return Err(Error::Empty { path: path.to_owned() });
    }
    Ok((canonical, metadata))
}

/// The path of the journal that SQLite keeps beside a file while it writes.
pub(crate) fn beside(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Refuses what is not a Lodestar file by its first hundred bytes. A file whose writer was killed passes: SQLite rolls
/// it back, and what it then is, is checked again.
pub(crate) fn check(path: &Path) -> Result<()> {
    let mut head = [0_u8; 100];
    let mut file = File::open(path).map_err(Error::io(path, "read"))?;
    let foreign = |what: &str| Err(Error::Foreign { path: path.to_owned(), what: what.to_owned() });
    match file.read_exact(&mut head) {
        Ok(()) => {}
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => return foreign("it is too short"),
        Err(error) => return Err(Error::io(path, "read")(error)),
    }
    if !head.starts_with(b"SQLite format 3\0") {
        return foreign("its beginning is not that of a SQLite database");
    }
    let number = |at: usize| u32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
    if number(68) != APPLICATION_ID.unsigned_abs() {
        return foreign("it is a database of another program");
    }
    if head[18] > 1 || head[19] > 1 {
        return foreign(
            "another program keeps it in write-ahead mode, in which a copy of the file alone loses changes",
        );
    }
    if beside(path, "-journal").exists() {
        return Ok(());
    }
    let version = i64::from(number(60));
    if version > migrations::VERSION {
        return Err(Error::Newer { path: path.to_owned(), version, known: migrations::VERSION });
    }
    // The page count holds where the version that wrote it is the one that changed the file last.
    let page = match u64::from(u16::from_be_bytes([head[16], head[17]])) {
        1 => 65_536,
        size => size,
    };
    let expected = page * u64::from(number(28));
    let length = file.metadata().map_err(Error::io(path, "read"))?.len();
    if number(24) == number(92) && length < expected {
        let what = format!("{} of its {expected} bytes are missing at the end", expected - length);
        return Err(Error::Damaged { path: path.to_owned(), what });
    }
    Ok(())
}

/// What tells whether a file is the one last seen: which file it is, how long it is and when it was written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    identity: (u64, u64),
    length: u64,
    written: Option<std::time::SystemTime>,
}

impl Stamp {
    /// `None` where there is no file.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        Some(Self { identity: identity(&metadata), length: metadata.len(), written: metadata.modified().ok() })
    }

    /// Whether both are of one file, whatever is in it.
    pub(crate) fn same_file(&self, other: &Self) -> bool {
        self.identity == other.identity
    }
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (metadata.dev(), metadata.ino())
}

/// Where the system gives no number for a file, the time of its making stands in for one.
#[cfg(not(unix))]
fn identity(metadata: &Metadata) -> (u64, u64) {
    let made = metadata.created().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    (0, made.map_or(0, |since| since.as_nanos() as u64))
}
