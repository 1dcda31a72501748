//! Cut, copy, paste and select all in the menu bar: what a page may not do by itself.
//!
//! The system's own menu items serve macOS and Windows. On Linux they would press keys, which Wayland forbids, so the
//! web view is asked directly.

use tauri::menu::IsMenuItem;
use tauri::{AppHandle, Wry};

/// The id, the words, and what WebKit calls it.
#[cfg(target_os = "linux")]
const COMMANDS: [(&str, &str, &str); 4] = [
    ("clipboard.cut", "Cu&t", "Cut"),
    ("clipboard.copy", "&Copy", "Copy"),
    ("clipboard.paste", "&Paste", "Paste"),
    ("clipboard.all", "Select &all", "SelectAll"),
];

/// The lines of the menu.
#[cfg(target_os = "linux")]
pub fn items(app: &AppHandle) -> tauri::Result<Vec<Box<dyn IsMenuItem<Wry>>>> {
    use tauri::menu::MenuItemBuilder;
    let mut items: Vec<Box<dyn IsMenuItem<Wry>>> = Vec::new();
    for (id, words, _) in COMMANDS {
        items.push(Box::new(MenuItemBuilder::with_id(id, words).build(app)?));
    }
    Ok(items)
}

/// The lines of the menu.
#[cfg(not(target_os = "linux"))]
pub fn items(app: &AppHandle) -> tauri::Result<Vec<Box<dyn IsMenuItem<Wry>>>> {
    use tauri::menu::PredefinedMenuItem;
    Ok(vec![
        Box::new(PredefinedMenuItem::cut(app, None)?),
        Box::new(PredefinedMenuItem::copy(app, None)?),
        Box::new(PredefinedMenuItem::paste(app, None)?),
        Box::new(PredefinedMenuItem::select_all(app, None)?),
    ])
}

/// Carries out what was chosen. Whether it was one of these.
#[cfg(target_os = "linux")]
pub fn on_event(app: &AppHandle, chosen: &str) -> bool {
    use tauri::Manager;
    use webkit2gtk::WebViewExt;
    let Some((_, _, name)) = COMMANDS.into_iter().find(|(id, ..)| *id == chosen) else { return false };
    if let Some(window) = app.get_webview_window(crate::windows::MAIN)
        && let Err(error) = window.with_webview(move |view| view.inner().execute_editing_command(name))
    {
        tracing::warn!(%error, name, "the clipboard could not be reached");
    }
    true
}

/// Carries out what was chosen. Whether it was one of these: the system does it by itself.
#[cfg(not(target_os = "linux"))]
pub fn on_event(_: &AppHandle, _: &str) -> bool {
    false
}
