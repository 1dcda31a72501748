//! Files that appear whole or not at all: a copy of the strategy under another name.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, ErrorCode};

use crate::{Error, Result};

/// A file being made beside its place, under a name of its own. Dropped before it is published, it goes.
pub(crate) struct Unfinished(PathBuf);

impl Unfinished {
    /// Reserves a name in the folder of `path`.
    pub(crate) fn beside(path: &Path) -> Result<Self> {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return Err(Error::NotAFile { path: path.to_owned() });
        };
        for n in 0..1000_u32 {
            let mut own = std::ffi::OsString::from(".");
            own.push(name);
            own.push(format!(".{}-{n}.tmp", std::process::id()));
            let own = folder.join(own);
            match fs::OpenOptions::new().write(true).create_new(true).open(&own) {
                Ok(_) => return Ok(Self(own)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    return Err(Error::NotFound { path: folder.to_owned() });
                }
                Err(error) => return Err(Error::io(path, "written")(error)),
            }
        }
        Err(Error::Exists { path: path.to_owned() })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// Gives the file its name, once all of it is on the disk.
    pub(crate) fn publish(self, path: &Path, overwrite: bool) -> Result<()> {
        let io = Error::io(path, "written");
        File::open(&self.0).and_then(|file| file.sync_all()).map_err(&io)?;
        if overwrite {
            fs::rename(&self.0, path).map_err(&io)?;
        } else {
            // A hard link never replaces what is there; where the disk has none, looking first must do.
            match fs::hard_link(&self.0, path) {
                Ok(()) => drop(fs::remove_file(&self.0)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    return Err(Error::Exists { path: path.to_owned() });
                }
                Err(_) if path.symlink_metadata().is_ok() => return Err(Error::Exists { path: path.to_owned() }),
                Err(_) => fs::rename(&self.0, path).map_err(&io)?,
            }
        }
        sync_folder(path);
        Ok(())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // After publishing there is nothing left; before, this is what must go.
        drop(fs::remove_file(&self.0));
        drop(fs::remove_file(crate::header::beside(&self.0, "-journal")));
    }
}

/// Puts the name of a file on the disk. Not all systems can; then the name follows a little later.
fn sync_folder(path: &Path) {
    if let Some(folder) = path.parent() {
        drop(File::open(folder).and_then(|folder| folder.sync_all()));
    }
}

/// Writes a copy of the whole file, history included, packed and free of deleted content.
pub(crate) fn save(db: &Connection, from: &Path, to: &Path, overwrite: bool) -> Result<PathBuf> {
    let to = std::path::absolute(to).map_err(Error::io(to, "written"))?;
    if to.is_dir() || to.file_name().is_none() {
        return Err(Error::NotAFile { path: to });
    }
    let to = to.canonicalize().unwrap_or(to);
    if to == from || (!overwrite && to.symlink_metadata().is_ok()) {
        return Err(Error::Exists { path: to });
    }
    let unfinished = Unfinished::beside(&to)?;
    let own = unfinished.path();
    let text = own.to_str().ok_or_else(|| Error::NotAFile { path: to.clone() })?;
    // VACUUM INTO accepts an empty file.
    db.execute("VACUUM INTO ?", [text]).map_err(|error| written(error, &to, from))?;
    unfinished.publish(&to, overwrite)?;
    Ok(to)
}

/// An error while copying is about the copy, but for damage: that is the source's.
fn written(error: rusqlite::Error, to: &Path, from: &Path) -> Error {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Error::sqlite(from)(error),
        _ => Error::sqlite(to)(error),
    }
}

/// Lets an error about the unfinished file speak of the file that was wanted.
pub(crate) fn renamed(error: Error, own: &Path, wanted: &Path) -> Error {
    let path = wanted.to_owned();
    match error {
        Error::DiskFull { path: at } if at == own => Error::DiskFull { path },
        Error::Sqlite { path: at, source } if at == own => Error::Sqlite { path, source },
        Error::ReadOnly { path: at, reason } if at == own => Error::ReadOnly { path, reason },
        Error::Busy { path: at } if at == own => Error::Busy { path },
        other => other,
    }
}
