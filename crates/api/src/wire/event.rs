//! What the page hears unasked.

use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use super::{Opened, Patch};
use crate::Failure;

/// What the router says unasked.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(tag = "event", content = "payload", rename_all = "snake_case")]
#[ts(rename = "EventMessage")]
pub enum Event {
    /// The strategy changed in another way than by a call of the page.
    Patch(Patch),
    /// Another strategy is open now.
    Opened(Opened),
    /// Something the user must know.
    Notice(Failure),
    /// A command was chosen in a native menu.
    Menu(Command),
    /// How far publishing has come.
    Publishing(Publishing),
    /// A window beside the main one was opened or is gone.
    Window(WindowNews),
    /// Another window says something.
    Told(Told),
    /// Files were let fall onto the window.
    Dropped(Dropped),
    /// A link was followed that leads out of the program; whether it may is asked first.
    Link(Address),
}

/// How far publishing has come.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Publishing {
    /// How many documents are ready.
    pub ready: usize,
    /// How many there are.
    pub of: usize,
    /// What is being made, or empty while the files are written.
    pub title: String,
}

/// A command of the page, by its id.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Command {
    /// The id.
    pub command: String,
    /// The file it is about, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub path: Option<String>,
}

/// What became of a window beside the main one.
#[derive(Clone, Debug, Serialize, TS)]
pub struct WindowNews {
    /// Its name.
    pub window: String,
    /// Whether it is there.
    pub open: bool,
}

/// What one window says to another; the pages know what it means.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Told {
    /// The window that says it.
    pub from: String,
    /// What it says.
    #[ts(type = "unknown")]
    pub message: Value,
}

/// Files that were let fall onto the window.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Dropped {
    /// Where they are.
    pub paths: Vec<String>,
}

/// A link that leads out of the program.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Address {
    /// Its address.
    pub url: String,
}

impl Event {
    /// The name of the event and what goes with it, as the page hears them.
    pub fn parts(&self) -> (&'static str, Value) {
        let (name, payload) = match self {
            Self::Patch(patch) => ("patch", serde_json::to_value(patch)),
            Self::Opened(opened) => ("opened", serde_json::to_value(opened)),
            Self::Notice(failure) => ("notice", serde_json::to_value(failure)),
            Self::Menu(command) => ("menu", serde_json::to_value(command)),
            Self::Publishing(publishing) => ("publishing", serde_json::to_value(publishing)),
            Self::Window(news) => ("window", serde_json::to_value(news)),
            Self::Told(told) => ("told", serde_json::to_value(told)),
            Self::Dropped(files) => ("dropped", serde_json::to_value(files)),
            Self::Link(address) => ("link", serde_json::to_value(address)),
        };
        (name, payload.unwrap_or_default())
    }
}
