//! The menu bar: what the page says is in it, shown the way the system shows menus.
//!
//! The page holds the one list of commands and describes the bar out of it (`ui/src/lib/menuBar.ts`): titles, labels,
//! keys, what can be chosen now. What is chosen goes back to the page by its id. Only what a page cannot do stands here:
//! quitting, and the clipboard.
//!
//! Keys belong to the page, which knows what they mean where the caret is. On Linux and Windows the menu only shows
//! them; on macOS, where a menu without working keys would be a defect, the system offers them to the page first.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use lodestar_api::wire::{Command, Event};
use serde::Deserialize;
use tauri::menu::{
    CheckMenuItemBuilder, IsMenuItem, Menu, MenuBuilder, MenuEvent, MenuItemBuilder, MenuItemKind, PredefinedMenuItem,
    Submenu, SubmenuBuilder,
};
use tauri::{AppHandle, Manager, Wry};

use crate::clipboard;
use crate::windows::{MAIN, tell_page};

const QUIT: &str = "quit";

/// The bar as the page wants it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Bar {
    /// Whether it is to be seen; macOS shows it whatever is asked.
    shown: bool,
    menus: Vec<Titled>,
}

/// One menu of the bar.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct Titled {
    id: String,
    title: String,
    entries: Vec<Entry>,
}

/// One line of a menu.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct Entry {
    /// The command; without one it is the line between two groups.
    #[serde(default)]
    id: String,
    #[serde(default)]
    label: String,
    /// `Mod+Shift+Z`.
    #[serde(default)]
    keys: Option<String>,
    #[serde(default)]
    enabled: bool,
    /// Whether it is ticked, for what is on or off.
    #[serde(default)]
    checked: Option<bool>,
}

impl Entry {
    /// Whether the same line can show the other entry: then only words and states change.
    fn is_like(&self, other: &Self) -> bool {
        self.id == other.id && self.keys == other.keys && self.checked.is_some() == other.checked.is_some()
    }
}

/// What stands in the bar now.
#[derive(Default)]
pub struct Showing {
    now: Mutex<Option<Built>>,
}

struct Built {
    bar: Bar,
    menus: Vec<Submenu<Wry>>,
}

/// The bar before the page has said what is in it, so that the page does not move when it does.
pub fn first(app: &AppHandle) -> tauri::Result<Menu<Wry>> {
    let menu = SubmenuBuilder::new(app, "&File").item(&quit(app)?).build()?;
    MenuBuilder::new(app).item(&menu).build()
}

/// Whether the bar was to be seen when the program ran last. The page says it too, but only once it is there: until
/// then a bar that was hidden would show for a moment.
pub fn was_shown(app: &AppHandle) -> bool {
    !hidden_mark(app).is_ok_and(|mark| mark.exists())
}

/// A file that is there while the bar is hidden.
fn hidden_mark(app: &AppHandle) -> tauri::Result<PathBuf> {
    Ok(app.path().app_config_dir()?.join("menu-bar-hidden"))
}

fn remember(app: &AppHandle, shown: bool) -> tauri::Result<()> {
    let mark = hidden_mark(app)?;
    if shown != mark.exists() {
        return Ok(());
    }
    if shown {
        std::fs::remove_file(mark)?;
    } else {
        std::fs::create_dir_all(app.path().app_config_dir()?)?;
        std::fs::write(mark, "")?;
    }
    Ok(())
}

/// Shows the bar as the page wants it.
pub fn show(app: &AppHandle, bar: Bar) {
    let handle = app.clone();
    // In one go on the thread of the windows: each single change would otherwise wait for its turn there.
    let shown = app.run_on_main_thread(move || {
        if let Err(error) = remember(&handle, bar.shown) {
            tracing::warn!(%error, "whether the menu bar is shown could not be remembered");
        }
        if let Err(error) = draw(&handle, bar) {
            tracing::warn!(%error, "the menu bar could not be shown");
        }
    });
    if let Err(error) = shown {
        tracing::warn!(%error, "the menu bar could not be shown");
    }
}

fn draw(app: &AppHandle, bar: Bar) -> tauri::Result<()> {
    let showing = app.state::<Showing>();
    let mut now = showing.now.lock().unwrap_or_else(PoisonError::into_inner);
    let titles = |bar: &Bar| bar.menus.iter().map(|menu| menu.title.clone()).collect::<Vec<_>>();
    match now.as_mut() {
        Some(built) if titles(&built.bar) == titles(&bar) => {
            for ((old, new), menu) in built.bar.menus.iter().zip(&bar.menus).zip(&built.menus) {
                change(app, menu, old, new)?;
            }
            if built.bar.shown != bar.shown {
                reveal(app, bar.shown)?;
            }
            built.bar = bar;
        }
        _ => {
            let menus = bar.menus.iter().map(|menu| titled(app, menu)).collect::<tauri::Result<Vec<_>>>()?;
            hang(app, &menus)?;
            if !bar.shown {
                reveal(app, false)?;
            }
            for (menu, wanted) in menus.iter().zip(&bar.menus) {
                hints(app, menu, wanted);
            }
            *now = Some(Built { bar, menus });
        }
    }
    Ok(())
}

/// Puts the menus into the place that the system has for them.
fn hang(app: &AppHandle, menus: &[Submenu<Wry>]) -> tauri::Result<()> {
    let mut builder = MenuBuilder::new(app);
    if cfg!(target_os = "macos") {
        builder = builder.item(&program(app)?);
    }
    for menu in menus {
        builder = builder.item(menu);
    }
    if cfg!(target_os = "macos") {
        let window = SubmenuBuilder::new(app, "Window").minimize().maximize().fullscreen().build()?;
        app.set_menu(builder.item(&window).build()?)?;
    } else if let Some(window) = app.get_webview_window(MAIN) {
        window.set_menu(builder.build()?)?;
    }
    Ok(())
}

fn reveal(app: &AppHandle, shown: bool) -> tauri::Result<()> {
    match app.get_webview_window(MAIN) {
        Some(window) if !cfg!(target_os = "macos") => {
            if shown {
                window.show_menu()
            } else {
                window.hide_menu()
            }
        }
        _ => Ok(()),
    }
}

/// The menu of the program, which macOS puts first.
fn program(app: &AppHandle) -> tauri::Result<Submenu<Wry>> {
    SubmenuBuilder::new(app, "Lodestar")
        .about(None)
        .separator()
        .services()
        .separator()
        .hide()
        .hide_others()
        .show_all()
        .separator()
        .item(&quit(app)?)
        .build()
}

fn quit(app: &AppHandle) -> tauri::Result<tauri::menu::MenuItem<Wry>> {
    if cfg!(target_os = "macos") {
        return MenuItemBuilder::with_id(QUIT, "Quit Lodestar").accelerator("CmdOrCtrl+Q").build(app);
    }
    MenuItemBuilder::with_id(QUIT, "&Quit").build(app)
}

fn titled(app: &AppHandle, wanted: &Titled) -> tauri::Result<Submenu<Wry>> {
    let menu = SubmenuBuilder::new(app, &wanted.title).build()?;
    fill(app, &menu, wanted)?;
    Ok(menu)
}

fn fill(app: &AppHandle, menu: &Submenu<Wry>, wanted: &Titled) -> tauri::Result<()> {
    for entry in &wanted.entries {
        menu.append(line(app, entry)?.as_ref())?;
    }
    let between = |menu: &Submenu<Wry>| PredefinedMenuItem::separator(app).and_then(|item| menu.append(&item));
    match wanted.id.as_str() {
        "edit" => {
            between(menu)?;
            for item in clipboard::items(app)? {
                menu.append(item.as_ref())?;
            }
        }
        // macOS has it in the menu of the program.
        "file" if !cfg!(target_os = "macos") => {
            between(menu)?;
            menu.append(&quit(app)?)?;
        }
        _ => {}
    }
    Ok(())
}

fn line(app: &AppHandle, entry: &Entry) -> tauri::Result<Box<dyn IsMenuItem<Wry>>> {
    if entry.id.is_empty() {
        return Ok(Box::new(PredefinedMenuItem::separator(app)?));
    }
    let words = words(entry);
    if let Some(checked) = entry.checked {
        let item = CheckMenuItemBuilder::with_id(&entry.id, words).enabled(entry.enabled).checked(checked);
        let item = if let Some(keys) = native_keys(entry) { item.accelerator(keys) } else { item };
        return Ok(Box::new(item.build(app)?));
    }
    let item = MenuItemBuilder::with_id(&entry.id, words).enabled(entry.enabled);
    let item = if let Some(keys) = native_keys(entry) { item.accelerator(keys) } else { item };
    Ok(Box::new(item.build(app)?))
}

/// What the line says. On Windows the keys stand behind a tab in the text, which shows them and binds nothing.
fn words(entry: &Entry) -> String {
    match &entry.keys {
        Some(keys) if cfg!(windows) => format!("{}\t{}", entry.label, keys.replace("Mod+", "Ctrl+")),
        _ => entry.label.clone(),
    }
}

/// The keys that the system itself is to listen to: on macOS only.
fn native_keys(entry: &Entry) -> Option<String> {
    let keys = entry.keys.as_ref().filter(|_| cfg!(target_os = "macos"))?;
    Some(keys.replace("Mod+", "CmdOrCtrl+"))
}

/// Brings one menu up to date: its lines where only words and states differ, else all of it.
fn change(app: &AppHandle, menu: &Submenu<Wry>, old: &Titled, new: &Titled) -> tauri::Result<()> {
    if old == new {
        return Ok(());
    }
    let alike =
        old.entries.len() == new.entries.len() && old.entries.iter().zip(&new.entries).all(|(a, b)| a.is_like(b));
    if !alike {
        while menu.remove_at(0)?.is_some() {}
        fill(app, menu, new)?;
        hints(app, menu, new);
        return Ok(());
    }
    for (item, (was, is)) in menu.items()?.iter().zip(old.entries.iter().zip(&new.entries)) {
        if was == is {
            continue;
        }
        match item {
            MenuItemKind::MenuItem(item) => {
                item.set_text(words(is))?;
                item.set_enabled(is.enabled)?;
            }
            MenuItemKind::Check(item) => {
                item.set_text(words(is))?;
                item.set_enabled(is.enabled)?;
                item.set_checked(is.checked.unwrap_or_default())?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Passes what was chosen on to the page; quitting goes the way of closing the window.
pub fn on_event(app: &AppHandle, event: &MenuEvent) {
    let command = event.id().as_ref();
    if command == QUIT {
        if let Some(window) = app.get_webview_window(MAIN)
            && let Err(error) = window.close()
        {
            tracing::warn!(%error, "the window could not be closed from the menu");
        }
        return;
    }
    if clipboard::on_event(app, command) {
        return;
    }
    // The system ticks what was chosen by itself; whether it is on is the page's to say.
    if let Err(error) = tick_as_told(app, command) {
        tracing::warn!(%error, command, "a tick in the menu could not be set");
    }
    tell_page(app, &Event::Menu(Command { command: command.to_owned(), path: None }));
}

fn tick_as_told(app: &AppHandle, command: &str) -> tauri::Result<()> {
    let showing = app.state::<Showing>();
    let now = showing.now.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(built) = now.as_ref() else { return Ok(()) };
    for (wanted, menu) in built.bar.menus.iter().zip(&built.menus) {
        let Some(place) = wanted.entries.iter().position(|entry| entry.id == command) else { continue };
        if let (Some(checked), Some(MenuItemKind::Check(item))) =
            (wanted.entries[place].checked, menu.items()?.get(place))
        {
            item.set_checked(checked)?;
        }
    }
    Ok(())
}

/// Writes the keys beside the lines without binding them.
#[cfg(not(target_os = "linux"))]
fn hints(_: &AppHandle, _: &Submenu<Wry>, _: &Titled) {}

/// Writes the keys beside the lines without binding them, which the menu library cannot do: found in the window itself.
#[cfg(target_os = "linux")]
fn hints(app: &AppHandle, _: &Submenu<Wry>, wanted: &Titled) {
    use gtk::prelude::*;
    let Some(vbox) = app.get_webview_window(MAIN).and_then(|window| window.default_vbox().ok()) else { return };
    let bars = vbox.children().into_iter().filter_map(|child| child.downcast::<gtk::MenuBar>().ok());
    let title = wanted.title.replace('&', "");
    let menus = bars.flat_map(|bar| bar.children()).filter_map(|child| child.downcast::<gtk::MenuItem>().ok());
    let submenu = menus.filter(|item| title_of(item) == title).find_map(|item| item.submenu());
    let Some(submenu) = submenu.and_then(|menu| menu.downcast::<gtk::Menu>().ok()) else { return };
    for (item, entry) in submenu.children().iter().zip(&wanted.entries) {
        let label = item.downcast_ref::<gtk::Bin>().and_then(|item| item.child());
        let label = label.and_then(|label| label.downcast::<gtk::AccelLabel>().ok());
        if let (Some(label), Some(keys)) = (label, &entry.keys) {
            let (key, modifiers) = gtk::accelerator_parse(&gtk_keys(keys));
            label.set_accel(key, modifiers);
        }
    }
}

/// What a menu of the bar is called.
#[cfg(target_os = "linux")]
fn title_of(item: &gtk::MenuItem) -> String {
    use gtk::prelude::*;
    fn label(widget: &gtk::Widget) -> Option<String> {
        if let Some(label) = widget.downcast_ref::<gtk::Label>() {
            return Some(label.text().into());
        }
        widget.downcast_ref::<gtk::Container>()?.children().iter().find_map(label)
    }
    item.child().as_ref().and_then(label).unwrap_or_default()
}

/// `Mod+Shift+Z` as GTK reads it: `<Primary><Shift>z`.
#[cfg(target_os = "linux")]
fn gtk_keys(keys: &str) -> String {
    let (modifiers, key) = match keys.strip_suffix("++") {
        Some(modifiers) => (modifiers, "+"),
        None => keys.rsplit_once('+').unwrap_or(("", keys)),
    };
    let mut text = String::new();
    for modifier in modifiers.split('+').filter(|word| !word.is_empty()) {
        text.push_str(if modifier == "Mod" { "<Primary>" } else { "<" });
        if modifier != "Mod" {
            text.push_str(modifier);
            text.push('>');
        }
    }
    text.push_str(match key {
        "\\" => "backslash",
        "," => "comma",
        "=" => "equal",
        "-" => "minus",
        "+" => "plus",
        "?" => "question",
        "." => "period",
        "Space" => "space",
        other => other.strip_prefix("Arrow").unwrap_or(other),
    });
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn keys_are_shown_as_gtk_writes_them() {
        for (keys, wanted) in [
            ("Mod+Shift+Z", "<Primary><Shift>Z"),
            ("Mod+\\", "<Primary>backslash"),
            ("Mod+=", "<Primary>equal"),
            ("Mod+Shift++", "<Primary><Shift>plus"),
            ("Alt+ArrowUp", "<Alt>Up"),
            ("F9", "F9"),
        ] {
            assert_eq!(gtk_keys(keys), wanted);
        }
    }

    #[test]
    fn a_line_keeps_its_place_while_only_words_and_states_change() {
        let read = |text: &str| serde_json::from_str::<Entry>(text).unwrap();
        let undo = read(r#"{"id": "edit.undo", "label": "Undo", "keys": "Mod+Z", "enabled": false}"#);
        assert!(undo.is_like(&read(r#"{"id": "edit.undo", "label": "Undo: x", "keys": "Mod+Z", "enabled": true}"#)));
        assert!(!undo.is_like(&read(r#"{"id": "edit.undo", "label": "Undo", "keys": "Mod+Z", "checked": true}"#)));
        assert!(!undo.is_like(&read("{}")));
    }
}
