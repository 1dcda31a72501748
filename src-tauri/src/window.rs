//! The one window: its size, its title and where its page may go.
//!
//! Its place and size are remembered by the window-state plugin; its content is none of its business.

use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, Url, WebviewUrl, WebviewWindowBuilder};
use tauri_plugin_opener::OpenerExt;

/// The label of the one window; capabilities refer to it.
pub const MAIN: &str = "main";

/// Opens the window on the start page.
pub fn open(app: &AppHandle) -> tauri::Result<()> {
    let navigating = app.clone();
    let opening = app.clone();
    WebviewWindowBuilder::new(app, MAIN, WebviewUrl::App("index.html".into()))
        .title("Lodestar")
        .inner_size(1440.0, 900.0)
        .min_inner_size(960.0, 640.0)
        .prevent_overflow()
        .on_navigation(move |url| may_go(&navigating, url))
        .on_new_window(move |url, _| {
            hand_over(&opening, &url);
            NewWindowResponse::Deny
        })
        // The page knows what is open; the window only repeats its title.
        .on_document_title_changed(|window, title| {
            if let Err(error) = window.set_title(&title) {
                tracing::warn!(%error, "the window's title could not be set");
            }
        })
        .build()?
        // Without it the keys of a new window go to its frame, and no shortcut works before the first click.
        .set_focus()
}

/// Brings the window to the front, also from the task bar.
pub fn raise(app: &AppHandle) {
    let Some(window) = app.get_webview_window(MAIN) else { return };
    let raised = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
    if let Err(error) = raised {
        tracing::warn!(%error, "the window could not be brought to the front");
    }
}

/// The page stays what it is. A link in somebody's text goes to the browser or the mail program.
fn may_go(app: &AppHandle, url: &Url) -> bool {
    if is_own(url) {
        return true;
    }
    hand_over(app, url);
    false
}

fn is_own(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => true,
        // What WebView2 knows the embedded page by.
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        "about" => url.path() == "blank",
        _ => false,
    }
}

/// Opens a link outside, when it is of a kind that is safe to hand to another program.
fn hand_over(app: &AppHandle, url: &Url) {
    if !matches!(url.scheme(), "http" | "https" | "mailto") {
        return;
    }
    if let Err(error) = app.opener().open_url(url.as_str(), None::<&str>) {
        tracing::warn!(%error, "a link could not be opened");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_embedded_page_is_shown() {
        let own = |text: &str| is_own(&Url::parse(text).unwrap());
        for url in ["tauri://localhost/index.html", "http://tauri.localhost/", "about:blank"] {
            assert!(own(url), "{url}");
        }
        for url in [
            "https://example.org/",
            "http://tauri.localhost.example.org/",
            "file:///etc/passwd",
            "data:text/html,x",
            "about:srcdoc",
        ] {
            assert!(!own(url), "{url}");
        }
    }
}
