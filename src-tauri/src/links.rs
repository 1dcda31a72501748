//! Where a page may go: nowhere. It stays what it is; a link in somebody's text is asked about by the page and opened
//! in the browser or the mail program from here.

use lodestar_api::Failure;
use lodestar_api::wire::{Address, Event};
use tauri::{AppHandle, Url};
use tauri_plugin_opener::OpenerExt;

use crate::dialogs;
use crate::windows::tell_page;

/// Whether a window may show this. A link that is not the page's own is brought before the page, which asks.
pub fn may_go(app: &AppHandle, url: &Url) -> bool {
    if is_own(url) {
        return true;
    }
    ask(app, url);
    false
}

/// Asks the page whether this may be opened outside.
pub fn ask(app: &AppHandle, url: &Url) {
    if is_safe(url) {
        tell_page(app, &Event::Link(Address { url: url.as_str().to_owned() }));
    }
}

/// Opens a link outside, when it is of a kind that is safe to hand to another program.
pub fn open(app: &AppHandle, address: &str) -> Result<(), Failure> {
    let url = Url::parse(address).ok().filter(is_safe).ok_or_else(|| {
        Failure::new(
            "link",
            format!("“{address}” is no address that a browser or a mail program opens."),
            "Addresses begin with https://, http:// or mailto:.",
        )
    })?;
    // A test wants no browser: what would have been opened is written down beside the answers of the dialogs.
    if let Some(folder) = dialogs::stand_in() {
        return std::fs::write(folder.join("opened.link"), url.as_str()).map_err(|error| not_opened(address, &error));
    }
    app.opener().open_url(url.as_str(), None::<&str>).map_err(|error| not_opened(address, &error))
}

fn not_opened(address: &str, error: &dyn std::fmt::Display) -> Failure {
    Failure::new(
        "link",
        format!("“{address}” could not be opened: {error}."),
        "Copy the address and open it in the browser yourself.",
    )
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

fn is_safe(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https" | "mailto")
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

    #[test]
    fn only_what_a_browser_or_a_mail_program_takes_is_opened_outside() {
        let safe = |text: &str| is_safe(&Url::parse(text).unwrap());
        assert!(safe("https://example.org/a?b=c") && safe("mailto:a@example.org"));
        for url in ["file:///etc/passwd", "javascript:alert(1)", "smb://host/share", "data:text/html,x"] {
            assert!(!safe(url), "{url}");
        }
    }
}
