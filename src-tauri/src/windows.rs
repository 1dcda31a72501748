//! The windows: the main one, and beside it the preview on a display of its own and the stage of a workshop.
//!
//! Only the main window holds the strategy and hears what the program says unasked; the other two show what it tells
//! them or what they ask for. They close with it. Place and size of the main window and the preview are remembered by
//! the window-state plugin; where the stage goes depends on the displays that are there.

use lodestar_api::Failure;
use lodestar_api::wire::{Event, Told, WindowNews};
use serde::Deserialize;
use serde_json::Value;
use tauri::webview::NewWindowResponse;
use tauri::{
    AppHandle, Emitter, Manager, Monitor, PhysicalPosition, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    WindowEvent, Wry,
};

use crate::{links, menu};

/// The label of the main window; capabilities refer to it.
pub const MAIN: &str = "main";
/// The label of the stage.
pub const STAGE: &str = "stage";

/// The windows beside the main one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Beside {
    /// The live preview.
    Preview,
    /// The stage of a workshop, for the room.
    Stage,
}

impl Beside {
    /// The label of the window; capabilities refer to it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Preview => "preview",
            Self::Stage => STAGE,
        }
    }

    /// The window with that label, if it is one of these.
    pub fn of(label: &str) -> Option<Self> {
        [Self::Preview, Self::Stage].into_iter().find(|one| one.label() == label)
    }
}

/// Opens the main window on the start page.
pub fn open_main(app: &AppHandle) -> tauri::Result<()> {
    let mut builder = new(app, MAIN, "index.html")
        .title("Lodestar")
        .inner_size(1440.0, 900.0)
        .min_inner_size(960.0, 640.0)
        .prevent_overflow()
        // The page knows what is open; the window only repeats its title.
        .on_document_title_changed(repeat_title);
    if cfg!(target_os = "macos") {
        app.set_menu(menu::first(app)?)?;
    } else if menu::was_shown(app) {
        builder = builder.menu(menu::first(app)?);
    }
    builder
        .build()?
        // Without it the keys of a new window go to its frame, and no shortcut works before the first click.
        .set_focus()
}

/// What a window beside the main one is about.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    window: Beside,
    /// The workshop that the stage shows.
    #[serde(default)]
    about: Option<String>,
}

impl Wanted {
    /// The workshop as part of an address: an id is letters, digits and hyphens; anything else is none and finds none.
    fn workshop(&self) -> String {
        let id = self.about.as_deref().unwrap_or_default();
        id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
    }
}

/// Opens a window beside the main one, or brings it to the front.
pub fn open_beside(app: &AppHandle, wanted: &Wanted) -> Result<(), Failure> {
    let opened = match app.get_webview_window(wanted.window.label()) {
        Some(window) => turn_to(&window, wanted).and_then(|()| raise(&window)),
        None => match wanted.window {
            Beside::Preview => open_preview(app),
            Beside::Stage => open_stage(app, &wanted.workshop()),
        },
    };
    opened.map_err(|error| {
        Failure::new("window", format!("A second window could not be opened: {error}."), "Go on in this one.")
    })
}

/// The preview opens where it was last, else on the display on which the main window is not.
fn open_preview(app: &AppHandle) -> tauri::Result<()> {
    let other = app.get_webview_window(MAIN).as_ref().and_then(display_beside);
    let builder = new(app, Beside::Preview.label(), "index.html?preview")
        .title("Preview – Lodestar")
        .inner_size(760.0, 960.0)
        .min_inner_size(360.0, 320.0)
        .prevent_overflow()
        .on_document_title_changed(repeat_title);
    placed(builder, other.as_ref()).build()?.set_focus()
}

/// The stage fills the display on which the main window is not; with a single display it is a window like others.
fn open_stage(app: &AppHandle, workshop: &str) -> tauri::Result<()> {
    let main = app.get_webview_window(MAIN);
    let other = main.as_ref().and_then(display_beside);
    let builder = new(app, STAGE, &format!("index.html?stage={workshop}"))
        .title("Lodestar – Stage")
        .inner_size(1280.0, 720.0)
        .min_inner_size(480.0, 270.0)
        .prevent_overflow();
    let window = placed(builder, other.as_ref()).build()?;
    if let Some(monitor) = &other {
        let place = *monitor.position();
        window.set_fullscreen_on_monitor(PhysicalPosition::new(f64::from(place.x), f64::from(place.y)))?;
        // The facilitator goes on typing where the console is.
        return main.map_or(Ok(()), |main| main.set_focus());
    }
    window.set_focus()
}

/// A stage that is open may show another workshop than it is asked for now.
fn turn_to(window: &WebviewWindow, wanted: &Wanted) -> tauri::Result<()> {
    if wanted.window != Beside::Stage {
        return Ok(());
    }
    let (mut url, query) = (window.url()?, format!("stage={}", wanted.workshop()));
    if url.query() == Some(&query) {
        return Ok(());
    }
    url.set_query(Some(&query));
    window.navigate(url)
}

fn display_beside(main: &WebviewWindow) -> Option<Monitor> {
    let here = *main.current_monitor().ok()??.position();
    main.available_monitors().ok()?.into_iter().find(|monitor| *monitor.position() != here)
}

/// Puts a new window onto a display.
fn placed<'a>(
    builder: WebviewWindowBuilder<'a, Wry, AppHandle>,
    on: Option<&Monitor>,
) -> WebviewWindowBuilder<'a, Wry, AppHandle> {
    let Some(monitor) = on else { return builder };
    let place = monitor.position().to_logical::<f64>(monitor.scale_factor());
    builder.position(place.x, place.y)
}

fn new<'a>(app: &'a AppHandle, label: &str, page: &str) -> WebviewWindowBuilder<'a, Wry, AppHandle> {
    let (navigating, opening) = (app.clone(), app.clone());
    WebviewWindowBuilder::new(app, label, WebviewUrl::App(page.into()))
        .on_navigation(move |url| links::may_go(&navigating, url))
        .on_new_window(move |url, _| {
            links::ask(&opening, &url);
            NewWindowResponse::Deny
        })
}

fn repeat_title(window: WebviewWindow, title: String) {
    if let Err(error) = window.set_title(&title) {
        tracing::warn!(%error, "the window's title could not be set");
    }
}

/// Closes a window beside the main one; the main window hears of it.
pub fn shut_beside(app: &AppHandle, window: Beside) {
    if let Some(window) = app.get_webview_window(window.label())
        && let Err(error) = window.destroy()
    {
        tracing::warn!(%error, "a second window could not be closed");
    }
}

/// Closes all windows beside the main one.
pub fn shut_all(app: &AppHandle) {
    shut_beside(app, Beside::Preview);
    shut_beside(app, Beside::Stage);
}

/// The main window is told when one beside it is gone, whoever closed it.
pub fn on_window_event(app: &AppHandle, label: &str, event: &WindowEvent) {
    if let (Some(window), WindowEvent::Destroyed) = (Beside::of(label), event) {
        tell_page(app, &Event::Window(WindowNews { window: window.label().to_owned(), open: false }));
    }
}

/// Into full screen or out of it.
pub fn toggle_full_screen(window: &WebviewWindow) {
    let turned = window.is_fullscreen().and_then(|full| window.set_fullscreen(!full));
    if let Err(error) = turned {
        tracing::warn!(%error, "the window could not change to or from full screen");
    }
}

/// Brings the main window to the front, also from the task bar.
pub fn raise_main(app: &AppHandle) {
    let Some(window) = app.get_webview_window(MAIN) else { return };
    if let Err(error) = raise(&window) {
        tracing::warn!(%error, "the window could not be brought to the front");
    }
}

fn raise(window: &WebviewWindow) -> tauri::Result<()> {
    window.unminimize()?;
    window.show()?;
    window.set_focus()
}

/// Tells the page of the main window something it did not ask for.
pub fn tell_page(app: &AppHandle, event: &Event) {
    tell(app, MAIN, event);
}

/// What one window says to another; the pages know what it means.
#[derive(Debug, Deserialize)]
pub struct Message {
    to: String,
    message: Value,
}

/// Passes a message of one window on to another.
pub fn pass_on(app: &AppHandle, from: &str, message: Message) {
    tell(app, &message.to, &Event::Told(Told { from: from.to_owned(), message: message.message }));
}

fn tell(app: &AppHandle, label: &str, event: &Event) {
    let (name, payload) = event.parts();
    if let Err(error) = app.emit_to(label, name, payload) {
        tracing::warn!(%error, name, label, "an event did not reach the page");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_beside_the_main_one_are_known_by_their_labels() {
        for window in [Beside::Preview, Beside::Stage] {
            assert_eq!(Beside::of(window.label()), Some(window));
        }
        assert_eq!(Beside::of(MAIN), None);
    }
}
