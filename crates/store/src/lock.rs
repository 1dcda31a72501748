//! Who may write: one program at a time.
//!
//! The lock is an advisory lock on a file in the data folder, named after the strategy's canonical path. The operating
//! system drops it when the process ends, however it ends. It is not taken on the strategy itself: on POSIX systems,
//! closing any descriptor of a file drops all locks that the process has on it, SQLite's included.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::home::{Home, key};
use crate::{Error, Result};

/// Files that this process has open for writing; see [`held_here`].
static HELD: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn held() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether this process has the file open for writing, so that it must not open and close it again behind SQLite.
pub(crate) fn held_here(file: &Path) -> bool {
    held().contains(file)
}

/// How the reason begins where another program holds the right to write.
pub const HELD_ELSEWHERE: &str = "it is open in another Lodestar";

/// The right to write to one file, for as long as it lives.
#[derive(Debug)]
pub(crate) struct Lock {
    file: PathBuf,
    /// `None` where the system cannot lock: SQLite's own locks remain.
    handle: Option<File>,
}

/// The answer to the wish for a lock.
pub(crate) enum Asked {
    Granted(Lock),
    /// Another program has it; who, in words.
    HeldBy(String),
}

impl Lock {
    /// Asks for the right to write to `file`, a canonical path.
    pub(crate) fn ask(home: &Home, file: &Path) -> Result<Asked> {
        let folder = home.locks();
        fs::create_dir_all(&folder).map_err(Error::io(&folder, "made"))?;
        let path = folder.join(format!("{}.lock", key(file)));
        let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
        let mut handle = opened.map_err(Error::io(&path, "written"))?;
        match handle.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(Asked::HeldBy(holder(&mut handle))),
            Err(TryLockError::Error(_)) => return Ok(Asked::Granted(Self::held(file, None))),
        }
        // For the sentence that another program shows; it is not needed for the lock to hold.
        let told = handle.set_len(0).and_then(|()| handle.write_all(std::process::id().to_string().as_bytes()));
        drop(told);
        Ok(Asked::Granted(Self::held(file, Some(handle))))
    }

    fn held(file: &Path, handle: Option<File>) -> Self {
        held().insert(file.to_owned());
        Self { file: file.to_owned(), handle }
    }
}

fn holder(handle: &mut File) -> String {
    let mut text = String::new();
    let read = handle.rewind().and_then(|()| handle.take(20).read_to_string(&mut text));
    match (read, text.trim().parse::<u32>()) {
        (Ok(_), Ok(process)) if process == std::process::id() => "it is already open in this program".into(),
        (Ok(_), Ok(process)) => format!("{HELD_ELSEWHERE} (process {process})"),
        _ => HELD_ELSEWHERE.into(),
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        held().remove(&self.file);
        if let Some(handle) = self.handle.take() {
            // The file stays: removing it could take it from under a program that is just asking.
            drop(handle.set_len(0));
            // Closing would unlock only with the last copy of the handle, and a process just being started has one.
            drop(handle.unlock());
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// A process that is being started has, for a moment, a copy of every open file of the one that starts it.
    #[test]
    fn a_lock_given_up_is_free_though_a_copy_of_its_file_is_still_open() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::new(folder.path().join("data"));
        let file = folder.path().join("a.lodestar");
        let Asked::Granted(lock) = Lock::ask(&home, &file).unwrap() else { unreachable!() };
        let copy = lock.handle.as_ref().unwrap().try_clone().unwrap();
        assert!(matches!(Lock::ask(&home, &file).unwrap(), Asked::HeldBy(_)));
        drop(lock);
        assert!(matches!(Lock::ask(&home, &file).unwrap(), Asked::Granted(_)));
        drop(copy);
    }
}
