//! The one command of the pages: a call by its name, answered by the router.
//!
//! Calls run beside the windows, so that a dialog or a long export never freezes one. The few calls about the windows
//! themselves are answered here; the router knows no window. Each window may call what it is for, and no more.

use lodestar_api::Failure;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tauri::{AppHandle, Manager, WebviewWindow};

use crate::opening::Unsaid;
use crate::shell::Core;
use crate::windows::{self, Beside};
use crate::{appearance, closing, links, menu};

/// Carries out one call of a page.
#[tauri::command]
pub async fn rpc(window: WebviewWindow, call: String, args: Value) -> Result<Value, Failure> {
    let app = window.app_handle();
    if !may(window.label(), &call) {
        let message = format!("The window “{}” has no call “{call}”.", window.label());
        return Err(Failure::new("unknown_call", message, "Do it in the main window."));
    }
    if let Some(name) = call.strip_prefix("window_") {
        return about_windows(&window, name, args).map(|()| Value::Null);
    }
    let core = app.state::<Core>().inner().clone();
    let first = call == "app_info" && window.label() == windows::MAIN;
    let answer = tauri::async_runtime::spawn_blocking(move || core.call(&call, args)).await;
    if first {
        app.state::<Unsaid>().say(app);
    }
    answer.unwrap_or_else(|error| Err(fault(&error)))
}

/// Whether a window may make a call. The preview and the stage look at a strategy; neither changes it.
fn may(label: &str, call: &str) -> bool {
    let everywhere = ["window_shut", "window_tell", "window_full_screen"].contains(&call);
    match Beside::of(label) {
        None => true,
        Some(Beside::Preview) => everywhere || ["app_info", "preview", "read_as_text"].contains(&call),
        Some(Beside::Stage) => everywhere || call == "workshop_stage",
    }
}

#[derive(Deserialize)]
struct Which {
    window: Beside,
}

#[derive(Deserialize)]
struct Address {
    url: String,
}

/// The calls about windows, by their names without `window_`.
fn about_windows(window: &WebviewWindow, name: &str, args: Value) -> Result<(), Failure> {
    let app: &AppHandle = window.app_handle();
    match name {
        "close" => closing::close(app),
        "stay" => closing::stay(app),
        "menu" => menu::show(app, read(args)?),
        "theme" => appearance::follow(app, read(args)?),
        "open" => windows::open_beside(app, &read(args)?)?,
        "shut" => windows::shut_beside(app, read::<Which>(args)?.window),
        "tell" => windows::pass_on(app, window.label(), read(args)?),
        "front" => windows::raise_main(app),
        "full_screen" => windows::toggle_full_screen(window),
        "link" => links::open(app, &read::<Address>(args)?.url)?,
        _ => return Err(Failure::new("unknown_call", format!("There is no call “window_{name}”."), "")),
    }
    Ok(())
}

fn read<T: DeserializeOwned>(args: Value) -> Result<T, Failure> {
    serde_json::from_value(args)
        .map_err(|error| Failure::new("arguments", format!("A window was called wrongly: {error}."), ""))
}

/// The router stopped in the middle of a call. Whatever was confirmed before is in the file.
fn fault(error: &tauri::Error) -> Failure {
    tracing::error!(%error, "a call stopped in the middle");
    Failure::new(
        "internal",
        "Lodestar made a mistake while doing this; what was saved before is safe.",
        "Close the window and open the strategy again.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_main_window_changes_anything() {
        for call in ["edit_apply", "file_open", "window_close", "window_menu", "window_link", "export"] {
            assert!(may(windows::MAIN, call));
            assert!(!may("preview", call) && !may("stage", call), "{call}");
        }
        assert!(may("preview", "preview") && !may("stage", "preview"));
        assert!(may("stage", "workshop_stage") && may("stage", "window_tell"));
    }
}
