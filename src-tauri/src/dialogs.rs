//! Native dialogs for choosing files, and their stand-in for tests.
//!
//! In builds with debug assertions `LODESTAR_DIALOG_DIR` names a folder from which every dialog is answered, because
//! native dialogs cannot be driven; see docs/decisions/0013. Release builds do not know the variable.

use std::path::{Path, PathBuf};

use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};

use crate::windows::MAIN;

/// The ending of a strategy's file name.
const STRATEGY: &str = "lodestar";

/// Asks for an existing strategy; `folder` is where the dialog begins.
pub fn choose_strategy(app: &AppHandle, folder: &Path) -> Option<PathBuf> {
    if let Some(folder) = stand_in() {
        return newest_strategy(&folder);
    }
    let mut dialog =
        dialog(app, "Open a strategy").add_filter("Lodestar strategies", &[STRATEGY]).add_filter("All files", &["*"]);
    if folder.is_dir() {
        dialog = dialog.set_directory(folder);
    }
    dialog.blocking_pick_file()?.into_path().ok()
}

/// Asks where to write; the dialog itself asks before a file is replaced.
pub fn choose_target(app: &AppHandle, title: &str, suggested: &Path) -> Option<PathBuf> {
    let name = suggested.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if let Some(folder) = stand_in() {
        return Some(folder.join(name));
    }
    let mut dialog = dialog(app, title).set_file_name(name);
    if let Some(folder) = suggested.parent().filter(|folder| folder.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    let ending = suggested.extension().and_then(|ending| ending.to_str());
    if let Some(ending) = ending {
        dialog = dialog.add_filter(describe(ending), &[ending]);
    }
    let chosen = dialog.blocking_save_file()?.into_path().ok()?;
    Some(with_ending(chosen, ending))
}

/// Asks for a folder to put a folder of files into.
pub fn choose_folder(app: &AppHandle, title: &str) -> Option<PathBuf> {
    if let Some(folder) = stand_in() {
        return Some(folder);
    }
    dialog(app, title).blocking_pick_folder()?.into_path().ok()
}

/// The folder from which dialogs are answered in tests.
pub fn stand_in() -> Option<PathBuf> {
    if cfg!(debug_assertions) { std::env::var_os("LODESTAR_DIALOG_DIR").map(PathBuf::from) } else { None }
}

fn dialog(app: &AppHandle, title: &str) -> FileDialogBuilder<tauri::Wry> {
    let dialog = app.dialog().file().set_title(title);
    match app.get_webview_window(MAIN) {
        Some(window) => dialog.set_parent(&window),
        None => dialog,
    }
}

fn newest_strategy(folder: &Path) -> Option<PathBuf> {
    let files = std::fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    files
        .filter(|path| path.extension().is_some_and(|ending| ending == STRATEGY))
        .max_by_key(|path| path.metadata().and_then(|about| about.modified()).ok())
}

fn describe(ending: &str) -> &'static str {
    match ending {
        STRATEGY => "Lodestar strategy",
        "pdf" => "PDF document",
        "md" => "Markdown",
        "svg" => "SVG drawing",
        "png" => "PNG picture",
        "json" => "JSON",
        _ => "File",
    }
}

/// Gives a name that was typed without an ending the one that the file will have.
fn with_ending(path: PathBuf, ending: Option<&str>) -> PathBuf {
    match ending {
        Some(ending) if path.extension().is_none() => path.with_extension(ending),
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_ending_gets_the_one_of_its_format() {
        for (typed, ending, wanted) in [
            ("/a/plan", Some("pdf"), "/a/plan.pdf"),
            ("/a/plan.pdf", Some("pdf"), "/a/plan.pdf"),
            ("/a/plan.txt", Some("pdf"), "/a/plan.txt"),
            ("/a/records", None, "/a/records"),
        ] {
            assert_eq!(with_ending(typed.into(), ending), PathBuf::from(wanted));
        }
    }
}
