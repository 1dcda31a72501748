//! A machine without a desktop: dialogs answer with a fixed folder.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use lodestar_api::wire::Event;
use lodestar_api::{Host, Places};

use crate::events::Events;

/// The machine as browser tests want it.
pub struct DevHost {
    data: PathBuf,
    dialogs: Option<PathBuf>,
    events: Arc<Events>,
    now: Option<DateTime<Utc>>,
}

impl DevHost {
    /// `dialogs`: the folder that dialogs answer with; without it they are cancelled. `now`: the moment at which its
    /// clock stands still.
    pub fn new(data: PathBuf, dialogs: Option<PathBuf>, events: Arc<Events>, now: Option<DateTime<Utc>>) -> Self {
        Self { data, dialogs, events, now }
    }
}

impl Host for DevHost {
    fn now(&self) -> DateTime<Utc> {
        self.now.unwrap_or_else(Utc::now)
    }

    fn author(&self) -> String {
        "Tester".into()
    }

    fn places(&self) -> Places {
        Places { data: self.data.clone(), documents: self.data.join("Documents") }
    }

    /// The strategy in the dialogs' folder that comes first by name.
    fn choose_strategy(&self, _: &Path) -> Option<PathBuf> {
        let files = std::fs::read_dir(self.dialogs.as_ref()?).ok()?;
        let paths = files.filter_map(|entry| Some(entry.ok()?.path()));
        paths.filter(|path| path.extension().is_some_and(|e| e == "lodestar")).min()
    }

    fn choose_target(&self, _: &str, suggested: &Path) -> Option<PathBuf> {
        self.dialogs.as_ref().map(|folder| folder.join(suggested))
    }

    fn choose_folder(&self, _: &str) -> Option<PathBuf> {
        self.dialogs.clone()
    }

    fn show(&self, path: &Path) -> io::Result<()> {
        println!("show {}", path.display());
        Ok(())
    }

    fn emit(&self, event: Event) {
        self.events.say(&event);
    }
}
