//! What the program needs from the machine it runs on, as a trait: so that the router runs the same in the window, on
//! the command line, in a browser test and in a unit test.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::wire::Event;

/// Where the program keeps things.
#[derive(Clone, Debug)]
pub struct Places {
    /// The program's own data: recent files, settings, rolling backups, locks.
    pub data: PathBuf,
    /// Where a new strategy goes when nobody says where: the user's documents.
    pub documents: PathBuf,
}

/// The machine, as far as the program sees it.
pub trait Host: Send + Sync {
    /// The time.
    fn now(&self) -> DateTime<Utc>;
    /// The name of the user's account, for the history.
    fn author(&self) -> String;
    /// Where things go.
    fn places(&self) -> Places;
    /// Asks for an existing strategy, beginning in a folder. `None` when the user thinks better of it.
    fn choose_strategy(&self, folder: &Path) -> Option<PathBuf>;
    /// Asks where to write, beginning with a suggested file or folder name. `None` when the user thinks better of it.
    /// The dialog has asked before a file is replaced.
    fn choose_target(&self, title: &str, suggested: &Path) -> Option<PathBuf>;
    /// Asks for a folder to put a folder of files into.
    fn choose_folder(&self, title: &str) -> Option<PathBuf>;
    /// Opens a file or folder with the program the user has for it.
    fn show(&self, path: &Path) -> std::io::Result<()>;
    /// Tells the page something it did not ask for.
    fn emit(&self, event: Event);
}
