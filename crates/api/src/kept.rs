//! What the program remembers between runs: recent files and settings, one small JSON file each.
//!
//! Losing them costs a click, never a word: a file that cannot be read counts as empty, one that cannot be written is
//! logged and forgotten.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::wire::{Recent, Settings, SettingsChange};
use crate::writing::write_whole;

/// How many recent files are remembered.
const MOST: usize = 12;

#[derive(Clone, Serialize, Deserialize)]
struct Remembered {
    path: PathBuf,
    title: String,
    organisation: String,
    opened: DateTime<Utc>,
}

/// The memory of one user.
pub(crate) struct Kept {
    folder: PathBuf,
}

impl Kept {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    pub(crate) fn recents(&self) -> Vec<Recent> {
        let remembered: Vec<Remembered> = self.read("recent.json");
        let shown = remembered.into_iter().map(|Remembered { path, title, organisation, opened }| {
            let missing = !path.exists();
            Recent { path: path.to_string_lossy().into_owned(), title, organisation, opened, missing }
        });
        shown.collect()
    }

    pub(crate) fn remember(&self, path: &Path, title: &str, organisation: &str, opened: DateTime<Utc>) {
        let mut remembered: Vec<Remembered> = self.read("recent.json");
        remembered.retain(|recent| recent.path != path);
        let (path, title, organisation) = (path.to_owned(), title.to_owned(), organisation.to_owned());
        remembered.insert(0, Remembered { path, title, organisation, opened });
        remembered.truncate(MOST);
        self.write("recent.json", &remembered);
    }

    pub(crate) fn forget(&self, path: Option<&Path>) {
        let mut remembered: Vec<Remembered> = self.read("recent.json");
        remembered.retain(|recent| path.is_some_and(|path| recent.path != path));
        self.write("recent.json", &remembered);
    }

    pub(crate) fn settings(&self) -> Settings {
        self.read("settings.json")
    }

    pub(crate) fn change_settings(&self, change: SettingsChange) -> Settings {
        let mut settings = self.settings();
        let SettingsChange { theme, density, zoom, letter_shortcuts } = change;
        settings.theme = theme.unwrap_or(settings.theme);
        settings.density = density.unwrap_or(settings.density);
        settings.zoom = zoom.filter(|zoom| zoom.is_finite()).unwrap_or(settings.zoom).clamp(0.5, 3.0);
        settings.letter_shortcuts = letter_shortcuts.unwrap_or(settings.letter_shortcuts);
        self.write("settings.json", &settings);
        settings
    }

    fn read<T: DeserializeOwned + Default>(&self, name: &str) -> T {
        let read = std::fs::read(self.folder.join(name)).ok();
        read.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    fn write(&self, name: &str, value: &impl Serialize) {
        let written = serde_json::to_vec_pretty(value).map_err(std::io::Error::other).and_then(|bytes| {
            std::fs::create_dir_all(&self.folder)?;
            write_whole(&self.folder.join(name), &bytes)
        });
        if let Err(error) = written {
            tracing::warn!(%error, name, "not remembered");
        }
    }
}
