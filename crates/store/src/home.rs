//! Where the program keeps data of its own: locks and backups. Never beside the user's files, which may lie in a
//! synchronised folder.

use std::env;
use std::path::{Path, PathBuf};

/// The program's data folder. Window and command line of one user must agree on it: the locks lie there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home(PathBuf);

impl Home {
    /// A folder of the caller's choice; made when something is first written.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self(folder.into())
    }

    /// The folder for data of this user: `LODESTAR_DATA` if set, else the place that the operating system has for it.
    pub fn of_user() -> Self {
        let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        if let Some(folder) = set("LODESTAR_DATA") {
            return Self(folder);
        }
        let data = if cfg!(windows) {
            set("LOCALAPPDATA")
        } else if cfg!(target_os = "macos") {
            set("HOME").map(|home| home.join("Library/Application Support"))
        } else {
            set("XDG_DATA_HOME").or_else(|| set("HOME").map(|home| home.join(".local/share")))
        };
        Self(data.unwrap_or_else(env::temp_dir).join("lodestar"))
    }

    /// The folder itself.
    pub fn folder(&self) -> &Path {
        &self.0
    }

    pub(crate) fn locks(&self) -> PathBuf {
        self.0.join("locks")
    }

    /// The folder with the backups of one file.
    pub(crate) fn backups(&self, file: &Path) -> PathBuf {
        self.0.join("backups").join(key(file))
    }
}

/// A name for a file that differs for files of the same name in different folders, and stays the same for ever:
/// the readable part of its name, and a hash (FNV-1a, 64 bits) of its canonical path.
pub(crate) fn key(file: &Path) -> String {
    let hash = file
        .as_os_str()
        .as_encoded_bytes()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let stem: String = stem.chars().filter(|c| c.is_alphanumeric() || "-_".contains(*c)).take(40).collect();
    format!("{stem}-{hash:016x}")
}
