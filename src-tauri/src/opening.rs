//! Strategies that are opened from outside the page: on the command line, by a double click, by a second start.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use lodestar_api::Failure;
use lodestar_api::wire::{Command, Dropped, Event};
use serde_json::{Value, json};
use tauri::{AppHandle, DragDropEvent, Manager, WindowEvent};

use crate::arguments::Arguments;
use crate::shell::Core;
use crate::windows::{self, tell_page};

/// What went wrong before there was a page to say it on.
#[derive(Default)]
pub struct Unsaid {
    failure: Mutex<Option<Failure>>,
}

impl Unsaid {
    /// Keeps it until the page is there.
    fn keep(&self, failure: Failure) {
        if let Ok(mut kept) = self.failure.lock() {
            *kept = Some(failure);
        }
    }

    /// Says it, now that the page has asked what is open and hears events.
    pub fn say(&self, app: &AppHandle) {
        let kept = self.failure.lock().ok().and_then(|mut kept| kept.take());
        if let Some(failure) = kept {
            tell_page(app, &Event::Notice(failure));
        }
    }
}

/// Opens the file of the command line before the page is there, so that the page begins with it.
pub fn at_start(app: &AppHandle, file: &Path) {
    let path = absolute(std::env::current_dir().ok().as_deref(), file);
    if let Err(failure) = app.state::<Core>().call("file_open", at(&path)) {
        app.state::<Unsaid>().keep(failure);
    }
}

/// A second start of the program: its file is opened here. The page first hands over what it has not yet saved.
pub fn second_start(app: &AppHandle, words: &[String], folder: &str) {
    windows::raise_main(app);
    let Ok(Arguments { file: Some(file), .. }) = Arguments::parse(words.iter().skip(1).map(Into::into)) else { return };
    ask_page(app, &absolute(Some(Path::new(folder)), &file));
}

/// Asks the page to open a file in place of the one it shows.
pub fn ask_page(app: &AppHandle, path: &Path) {
    let path = Some(path.to_string_lossy().into_owned());
    tell_page(app, &Event::Menu(Command { command: "flush-and-open".into(), path }));
}

/// Who comes back to a window is told if another program has changed the file meanwhile. Files that are let fall onto
/// one are offered to the page, which asks before it opens anything.
pub fn on_window_event(app: &AppHandle, event: &WindowEvent) {
    match event {
        WindowEvent::Focused(true) => {
            let core = app.state::<Core>().inner().clone();
            tauri::async_runtime::spawn_blocking(move || core.look_outside());
        }
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            let paths = paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
            tell_page(app, &Event::Dropped(Dropped { paths }));
        }
        _ => {}
    }
}

fn at(path: &Path) -> Value {
    json!({ "path": path.to_string_lossy() })
}

/// The path seen from the folder in which the program was started.
fn absolute(folder: Option<&Path>, file: &Path) -> PathBuf {
    folder.map_or_else(|| file.to_owned(), |folder| folder.join(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_file_is_seen_from_where_the_program_was_started() {
        let folder = Some(Path::new("/home/a"));
        assert_eq!(absolute(folder, Path::new("b.lodestar")), Path::new("/home/a/b.lodestar"));
        assert_eq!(absolute(folder, Path::new("/c/b.lodestar")), Path::new("/c/b.lodestar"));
        assert_eq!(absolute(None, Path::new("b.lodestar")), Path::new("b.lodestar"));
    }
}
