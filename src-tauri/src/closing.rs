//! Closing without losing the last words: the page first hands over what is still on its way to the file.
//!
//! Asked to close, the window stays, and the page hears `menu {command: "flush-and-close"}`. When it is done it calls
//! `window_close` and the window goes. A page that does not answer is waited for a moment, no longer; one that cannot
//! save calls `window_stay`.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use lodestar_api::wire::{Command, Event};
use tauri::{AppHandle, Manager, WindowEvent};

use crate::shell::Core;
use crate::windows::{self, MAIN};

/// How long a page may take to hand over its edits: far longer than writing them takes, short enough for a person.
const PATIENCE: Duration = Duration::from_secs(4);

/// Which request to close is being answered: its number while the page is finishing, 0 when nobody asked.
#[derive(Default)]
pub struct Closing {
    pending: AtomicU64,
    asked: AtomicU64,
}

impl Closing {
    /// Begins a request; `None` while another is under way.
    fn begin(&self) -> Option<u64> {
        let number = self.asked.fetch_add(1, Ordering::SeqCst) + 1;
        self.pending.compare_exchange(0, number, Ordering::SeqCst, Ordering::SeqCst).ok().map(|_| number)
    }

    fn is_pending(&self, number: u64) -> bool {
        self.pending.load(Ordering::SeqCst) == number
    }

    fn call_off(&self) {
        self.pending.store(0, Ordering::SeqCst);
    }
}

/// Hears what happens to a window. Only the main one has words to keep; the others close at once.
pub fn on_window_event(app: &AppHandle, label: &str, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    if label != MAIN {
        return;
    }
    api.prevent_close();
    let Some(number) = app.state::<Closing>().begin() else { return };
    windows::tell_page(app, &Event::Menu(Command { command: "flush-and-close".into(), path: None }));
    let app = app.clone();
    std::thread::spawn(move || {
        std::thread::sleep(PATIENCE);
        if app.state::<Closing>().is_pending(number) {
            close(&app);
        }
    });
}

/// Takes the main window away, and those beside it; with the last window the program ends.
pub fn close(app: &AppHandle) {
    windows::shut_all(app);
    let Some(window) = app.get_webview_window(MAIN) else { return };
    app.state::<Core>().put_away();
    if let Err(error) = window.destroy() {
        tracing::warn!(%error, "the window could not be closed");
        app.exit(0);
    }
}

/// The page holds edits that the file does not take, and says so: the window stays.
pub fn stay(app: &AppHandle) {
    app.state::<Closing>().call_off();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_request_at_a_time_and_a_new_one_after_staying() {
        let closing = Closing::default();
        let first = closing.begin().unwrap();
        assert!(closing.begin().is_none());
        closing.call_off();
        assert!(!closing.is_pending(first));
        let second = closing.begin().unwrap();
        assert!(closing.is_pending(second) && second != first);
    }
}
