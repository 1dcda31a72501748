//! The desktop as the router's host: clock, folders, dialogs, other programs, and the page of the main window as the place for events.

use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use lodestar_api::store::Home;
use lodestar_api::wire::Event;
use lodestar_api::{Host, Places};
use tauri::{AppHandle, Manager};
use tauri_plugin_opener::OpenerExt;

use crate::{dialogs, windows};

/// The machine that the window runs on.
#[derive(Debug)]
pub struct Desktop {
    app: AppHandle,
}

impl Desktop {
    /// The desktop that this program runs on.
    pub fn new(app: AppHandle) -> Self {
        Self { app }
    }
}

impl Host for Desktop {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn author(&self) -> String {
        ["USER", "USERNAME", "LOGNAME"].iter().find_map(|name| std::env::var(name).ok()).unwrap_or_default()
    }

    fn places(&self) -> Places {
        let path = self.app.path();
        // Not every desktop has told where documents are.
        let documents = path.document_dir().or_else(|_| path.home_dir().map(|home| home.join("Documents")));
        let documents = documents.unwrap_or_else(|_| PathBuf::from("."));
        // The command line's folder too: whoever has a strategy open is seen by the other.
        Places { data: Home::of_user().folder().to_owned(), documents }
    }

    fn choose_strategy(&self, folder: &Path) -> Option<PathBuf> {
        dialogs::choose_strategy(&self.app, folder)
    }

    fn choose_target(&self, title: &str, suggested: &Path) -> Option<PathBuf> {
        dialogs::choose_target(&self.app, title, suggested)
    }

    fn choose_folder(&self, title: &str) -> Option<PathBuf> {
        dialogs::choose_folder(&self.app, title)
    }

    fn show(&self, path: &Path) -> io::Result<()> {
        // A test looks into the folder itself; it wants no other program.
        if dialogs::stand_in().is_some() {
            return path.metadata().map(drop);
        }
        self.app.opener().open_path(path.to_string_lossy(), None::<&str>).map_err(io::Error::other)
    }

    fn emit(&self, event: Event) {
        windows::tell_page(&self.app, &event);
    }
}
