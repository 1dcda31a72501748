//! The menu bar of macOS. Elsewhere the window has none: every command is in the page and its palette.
//!
//! Undo and redo are items of our own: the system's would act on the web view and bypass the strategy's history.

use serde_json::json;
use tauri::menu::{Menu, MenuBuilder, MenuEvent, MenuItemBuilder, SubmenuBuilder};
use tauri::{AppHandle, Emitter, Manager};

use crate::window::MAIN;

const CLOSE: &str = "close";

/// Items the page carries out: its command, the label, the keys.
const FILE: [(&str, &str, &str); 3] = [
    ("file.new", "New Strategy…", "CmdOrCtrl+Shift+N"),
    ("file.open", "Open…", "CmdOrCtrl+O"),
    ("file.saveCopy", "Save a Copy…", "CmdOrCtrl+Shift+S"),
];
const EDIT: [(&str, &str, &str); 2] =
    [("edit.undo", "Undo", "CmdOrCtrl+Z"), ("edit.redo", "Redo", "CmdOrCtrl+Shift+Z")];

/// Builds the menu bar.
pub fn build(app: &AppHandle) -> tauri::Result<Menu<tauri::Wry>> {
    let item = |(id, label, keys): (&str, &str, &str)| MenuItemBuilder::with_id(id, label).accelerator(keys).build(app);
    let program = SubmenuBuilder::new(app, "Lodestar")
        .about(None)
        .separator()
        .services()
        .separator()
        .hide()
        .hide_others()
        .show_all()
        .separator()
        .item(&item((CLOSE, "Quit Lodestar", "CmdOrCtrl+Q"))?)
        .build()?;
    let mut file = SubmenuBuilder::new(app, "File");
    for entry in FILE {
        file = file.item(&item(entry)?);
    }
    let mut edit = SubmenuBuilder::new(app, "Edit");
    for entry in EDIT {
        edit = edit.item(&item(entry)?);
    }
    let edit = edit.separator().cut().copy().paste().select_all().build()?;
    let window = SubmenuBuilder::new(app, "Window").minimize().maximize().fullscreen().build()?;
    MenuBuilder::new(app).items(&[&program, &file.build()?, &edit, &window]).build()
}

/// Passes a chosen item on to the page; quitting goes the way of closing the window.
pub fn on_event(app: &AppHandle, event: &MenuEvent) {
    let command = event.id().as_ref();
    let outcome = if command == CLOSE {
        app.get_webview_window(MAIN).map_or(Ok(()), |window| window.close())
    } else {
        app.emit("menu", json!({ "command": command }))
    };
    if let Err(error) = outcome {
        tracing::warn!(%error, command, "a menu command was lost");
    }
}
