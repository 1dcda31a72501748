//! What goes over the wire between the page and the router: arguments, results, events. TypeScript learns these types
//! from here; records travel in the form that `lodestar-model` gives them.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use lodestar_model::{Change, Fields, Id, Kind, KindDef, Strategy};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

pub use lodestar_documents::Paper;

use crate::Failure;

macro_rules! wire {
    ($($(#[$attribute:meta])* $vis:vis struct $name:ident { $($body:tt)* })+) => {$(
        $(#[$attribute])*
        #[derive(Clone, Debug, Serialize, Deserialize, TS)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        $vis struct $name { $($body)* }
    )+};
}

macro_rules! answer {
    ($($(#[$attribute:meta])* $vis:vis struct $name:ident { $($body:tt)* })+) => {$(
        $(#[$attribute])*
        #[derive(Clone, Debug, Serialize, TS)]
        #[serde(rename_all = "camelCase")]
        $vis struct $name { $($body)* }
    )+};
}

wire! {
    /// A call that needs no arguments.
    pub struct Nothing {}

    /// A file or folder.
    pub struct At {
        /// Where it is.
        pub path: String,
    }

    /// A file or folder; without a path a dialog asks.
    pub struct MaybeAt {
        /// Where it is.
        #[serde(default)]
        #[ts(optional)]
        pub path: Option<String>,
    }

    /// The answers with which a blank strategy begins.
    pub struct NewStrategy {
        /// The name on every document.
        pub title: String,
        /// The organisation.
        #[serde(default)]
        pub organisation: String,
        /// For whom the vision is.
        #[serde(default)]
        pub for_whom: String,
        /// The first day it covers.
        #[serde(default)]
        pub horizon_from: Option<NaiveDate>,
        /// The last day it covers.
        #[serde(default)]
        pub horizon_to: Option<NaiveDate>,
        /// The names of the first pillars.
        #[serde(default)]
        pub pillars: Vec<String>,
    }

    /// Changes to apply as one operation.
    pub struct Apply {
        /// What the user reads beside Undo; derived from the changes where it is left out.
        #[serde(default)]
        #[ts(optional)]
        pub label: Option<String>,
        /// Operations with one key that follow each other closely become one.
        #[serde(default)]
        #[ts(optional)]
        pub coalesce: Option<String>,
        /// The changes.
        pub changes: Vec<Change>,
    }

    /// A point in history.
    pub struct RevertTo {
        /// The operation after which the strategy stood as it should stand again.
        #[ts(type = "number")]
        pub operation: u64,
    }

    /// Which part of the history.
    pub struct HistoryQuery {
        /// Only of records of this kind.
        #[serde(default)]
        #[ts(optional)]
        pub kind: Option<Kind>,
        /// Only of this record.
        #[serde(default)]
        #[ts(optional)]
        pub id: Option<Id>,
        /// Only what came before this operation: the next page of the list.
        #[serde(default)]
        #[ts(optional, type = "number")]
        pub before: Option<u64>,
        /// How many at most.
        pub limit: u32,
    }

    /// What to look for.
    pub struct SearchQuery {
        /// Words; the last may be unfinished.
        pub query: String,
        /// How many hits at most.
        pub limit: u32,
    }

    /// Pages to see.
    pub struct PreviewQuery {
        /// Which document.
        pub document: DocumentName,
        /// Which decision record, when the document is one.
        #[serde(default)]
        #[ts(optional)]
        pub decision: Option<Id>,
        /// On which paper.
        #[ts(type = "Paper")]
        pub paper: Paper,
        /// The pages that can be seen, counted from 0.
        pub pages: Vec<usize>,
        /// Pixels per inch of the pictures; without it the pages come as drawings (SVG).
        #[serde(default)]
        #[ts(optional)]
        pub ppi: Option<f64>,
        /// The hashes of the pages that the caller has.
        #[serde(default)]
        #[ts(type = "Record<number, string>")]
        pub known: BTreeMap<usize, String>,
    }

    /// A document to read as text.
    pub struct TextQuery {
        /// Which document.
        pub document: DocumentName,
        /// Which decision record, when the document is one.
        #[serde(default)]
        #[ts(optional)]
        pub decision: Option<Id>,
    }

    /// A document to write to a file.
    pub struct Export {
        /// Which document.
        pub document: DocumentName,
        /// Which decision record, when the document is one.
        #[serde(default)]
        #[ts(optional)]
        pub decision: Option<Id>,
        /// In which format.
        pub format: Format,
        /// On which paper.
        #[ts(type = "Paper")]
        pub paper: Paper,
        /// Where to; without it a dialog asks.
        #[serde(default)]
        #[ts(optional)]
        pub path: Option<String>,
        /// Whether to replace a file that is there.
        #[serde(default)]
        pub overwrite: bool,
    }

    /// A name for this point in history.
    pub struct SnapshotName {
        /// What people will call it.
        pub name: String,
    }

    /// Settings that are to change; the others stay.
    pub struct SettingsChange {
        /// Light, dark or as the system has it.
        #[serde(default)]
        #[ts(optional)]
        pub theme: Option<Theme>,
        /// How much room a row gets.
        #[serde(default)]
        #[ts(optional)]
        pub density: Option<Density>,
        /// 1 is 100 %.
        #[serde(default)]
        #[ts(optional)]
        pub zoom: Option<f64>,
        /// Whether single letters are shortcuts in lists.
        #[serde(default)]
        #[ts(optional)]
        pub letter_shortcuts: Option<bool>,
    }

    /// How the user wants the window.
    #[derive(PartialEq)]
    pub struct Settings {
        /// Light, dark or as the system has it.
        #[serde(default)]
        pub theme: Theme,
        /// How much room a row gets.
        #[serde(default)]
        pub density: Density,
        /// 1 is 100 %.
        #[serde(default = "one")]
        pub zoom: f64,
        /// Whether single letters are shortcuts in lists.
        #[serde(default = "yes")]
        pub letter_shortcuts: bool,
    }
}

fn one() -> f64 {
    1.0
}
fn yes() -> bool {
    true
}

impl Default for Settings {
    fn default() -> Self {
        Self { theme: Theme::System, density: Density::Compact, zoom: 1.0, letter_shortcuts: true }
    }
}

/// Light, dark or as the system has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ThemeChoice")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How much room a row gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Density {
    /// 28 pixels.
    #[default]
    Compact,
    /// 36 pixels.
    Comfortable,
}

/// The documents, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "Document")]
pub enum DocumentName {
    /// The one-page vision.
    Vision,
    /// Now, next, later.
    Roadmap,
    /// The log and all records.
    Decisions,
    /// One record.
    Decision,
}

/// The formats of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// PDF, accessible and with its fonts.
    Pdf,
    /// Markdown; the decisions as a folder.
    Md,
    /// A drawing, a file for each page.
    Svg,
    /// A picture, a file for each page.
    Png,
    /// The whole strategy, lossless.
    Json,
}

/// What an operation was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OperationRole {
    /// The making of the file: there is nothing before it to go back to.
    Begin,
    /// A change by its author.
    Edit,
    /// The undoing of an operation.
    Undo,
    /// The redoing of an operation.
    Redo,
    /// A return to an earlier point.
    Revert,
    /// The rescue of a damaged file.
    Recover,
}

impl From<lodestar_store::Role> for OperationRole {
    fn from(role: lodestar_store::Role) -> Self {
        use lodestar_store::Role;
        match role {
            Role::Begin => Self::Begin,
            Role::Edit => Self::Edit,
            Role::Undo => Self::Undo,
            Role::Redo => Self::Redo,
            Role::Revert => Self::Revert,
            Role::Recover => Self::Recover,
        }
    }
}

/// What an operation did to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Verb {
    /// Made it.
    Added,
    /// Changed its fields.
    Changed,
    /// Moved it among its kind.
    Moved,
    /// Deleted it.
    Deleted,
}

answer! {
    /// What the program is and what it has open.
    pub struct AppInfo {
        /// Its version.
        pub version: String,
        /// The files opened lately, the latest first.
        pub recents: Vec<Recent>,
        /// How the user wants the window.
        pub settings: Settings,
        /// The strategy that is open.
        pub open: Option<Opened>,
    }

    /// A strategy opened lately.
    pub struct Recent {
        /// Where it is.
        pub path: String,
        /// Its title when it was last open.
        pub title: String,
        /// Its organisation when it was last open.
        pub organisation: String,
        /// When it was last open.
        pub opened: DateTime<Utc>,
        /// Whether it is gone.
        pub missing: bool,
    }

    /// All definitions: forms derive from them.
    pub struct Definitions {
        /// The kinds.
        pub kinds: Vec<&'static KindDef>,
    }

    /// A strategy that was opened.
    pub struct Opened {
        /// Where it is.
        pub path: String,
        /// The name of the file.
        pub file_name: String,
        /// All its records.
        #[serde(serialize_with = "whole")]
        #[ts(type = "Strategy")]
        pub strategy: std::sync::Arc<Strategy>,
        /// Counts every change of the file.
        #[ts(type = "number")]
        pub revision: u64,
        /// Why it cannot be changed, in words.
        pub read_only: Option<String>,
        /// What Undo would take back.
        pub undo: Option<String>,
        /// What Redo would do again.
        pub redo: Option<String>,
        /// When it was last changed.
        pub saved_at: DateTime<Utc>,
    }

    /// What an operation changed.
    pub struct Patch {
        /// The new revision.
        #[ts(type = "number")]
        pub revision: u64,
        /// Records that are new or different.
        pub upserts: Vec<Upsert>,
        /// Records that are gone.
        pub deletes: Vec<lodestar_model::Target>,
        /// What Undo would take back.
        pub undo: Option<String>,
        /// What Redo would do again.
        pub redo: Option<String>,
        /// When it was written.
        pub saved_at: DateTime<Utc>,
        /// What the operation is called.
        pub label: String,
        /// What was kept but is not as it should be.
        pub problems: Vec<RecordProblem>,
        /// The ids of the records that were made, in the order of the changes.
        pub created: Vec<Id>,
    }

    /// A record that is new or different.
    pub struct Upsert {
        /// Its kind.
        pub kind: Kind,
        /// The record.
        #[ts(type = "AnyRecord")]
        pub record: Fields,
    }

    /// A field that is not as it should be.
    #[derive(PartialEq, Eq)]
    pub struct RecordProblem {
        /// The kind of the record.
        pub kind: Kind,
        /// The record.
        pub id: Id,
        /// The field.
        pub field: String,
        /// What is wrong, and what to do.
        pub message: String,
    }

    /// An operation in the history.
    pub struct HistoryEntry {
        /// Its number.
        #[ts(type = "number")]
        pub operation: u64,
        /// The revision that it made.
        #[ts(type = "number")]
        pub revision: u64,
        /// What it is called.
        pub label: String,
        /// When it was made.
        pub time: DateTime<Utc>,
        /// Who made it.
        pub author: String,
        /// Where it was made.
        pub origin: String,
        /// What it was.
        pub role: OperationRole,
        /// Whether it has been undone.
        pub undone: bool,
        /// What it changed.
        pub changes: Vec<HistoryChange>,
    }

    /// What an operation did to one record.
    pub struct HistoryChange {
        /// The kind of the record.
        pub kind: Kind,
        /// The record.
        pub id: Id,
        /// What people call it.
        pub title: String,
        /// What became of it.
        pub verb: Verb,
        /// Its fields, before and after, in words.
        pub fields: Vec<FieldChange>,
    }

    /// What an operation did to one field.
    pub struct FieldChange {
        /// The field.
        pub field: String,
        /// Its label.
        pub label: String,
        /// What stood there.
        pub before: String,
        /// What stands there since.
        pub after: String,
    }

    /// A record that was found.
    pub struct SearchHit {
        /// Its kind.
        pub kind: Kind,
        /// The record.
        pub id: Id,
        /// What people call it.
        pub title: String,
        /// The field in which the words stand.
        pub field: String,
        /// The text around the words that were found.
        pub snippet: Vec<Snippet>,
    }

    /// A piece of text.
    pub struct Snippet {
        /// The text.
        pub text: String,
        /// Whether it is one of the words that were looked for.
        pub hit: bool,
    }

    /// The pages that were asked for.
    pub struct Preview {
        /// The revision that they show.
        #[ts(type = "number")]
        pub revision: u64,
        /// How many pages the document has.
        pub page_count: usize,
        /// Those of the pages asked for that exist.
        pub pages: Vec<PreviewPage>,
        /// What was done to make it fit.
        pub report: Report,
    }

    /// One page.
    pub struct PreviewPage {
        /// Counted from 0.
        pub index: usize,
        /// Points.
        pub width: f64,
        /// Points.
        pub height: f64,
        /// Changes when the page does.
        pub hash: String,
        /// The page as a drawing, unless the caller has it or asked for a picture.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub svg: Option<String>,
        /// The page as a picture (PNG in base 64), unless the caller has it or asked for a drawing.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub png: Option<String>,
        /// Where which field is shown.
        pub hits: Vec<Hit>,
    }

    /// Where a field is shown on a page, in points from the top left.
    pub struct Hit {
        /// From the left.
        pub x: f64,
        /// From the top.
        pub y: f64,
        /// Width.
        pub w: f64,
        /// Height.
        pub h: f64,
        /// The kind of the record.
        pub kind: Kind,
        /// The record.
        pub id: Id,
        /// The field; empty for the record as a whole.
        pub field: String,
    }

    /// What a document is like.
    pub struct Report {
        /// How a document of fixed length was made to fit.
        pub fit: Option<Fit>,
        /// Characters that cannot be shown.
        pub missing: Vec<Missing>,
        /// How many pages.
        pub pages: usize,
    }

    /// How a document was made to fit its page.
    pub struct Fit {
        /// Size of the body text in points.
        pub body_pt: f64,
        /// What was left out, in words.
        pub dropped: Vec<String>,
        /// How many more lines of body text there is room for.
        pub spare_lines: i64,
        /// Whether it does not fit even so.
        pub overflow: bool,
    }

    /// Characters that no font here can show.
    pub struct Missing {
        /// The characters.
        pub characters: String,
    }

    /// A document as text.
    pub struct Text {
        /// Clean HTML, without anything active.
        pub html: String,
    }

    /// What was written.
    pub struct Written {
        /// The file or folder.
        pub path: String,
        /// How many files.
        pub files: usize,
        /// How many bytes in all.
        #[ts(type = "number")]
        pub bytes: u64,
        /// What the reader should know: what was left out, what could not be shown.
        pub notes: Vec<String>,
    }

    /// What was saved from a damaged file.
    pub struct Recovered {
        /// The new file.
        pub path: String,
        /// What could be read, and what not.
        pub report: Vec<String>,
    }
}

fn whole<S: serde::Serializer>(strategy: &std::sync::Arc<Strategy>, serializer: S) -> Result<S::Ok, S::Error> {
    strategy.serialize(serializer)
}

impl From<lodestar_store::RecordProblem> for RecordProblem {
    fn from(problem: lodestar_store::RecordProblem) -> Self {
        let lodestar_store::RecordProblem { kind, id, field, message, .. } = problem;
        Self { kind, id, field, message }
    }
}

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
}

answer! {
    /// A command of the page, by its id.
    pub struct Command {
        /// The id.
        pub command: String,
        /// The file it is about, if any.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub path: Option<String>,
    }
}

impl Event {
    /// The name of the event and what goes with it, as the page hears them.
    pub fn parts(&self) -> (&'static str, Value) {
        let (name, payload) = match self {
            Self::Patch(patch) => ("patch", serde_json::to_value(patch)),
            Self::Opened(opened) => ("opened", serde_json::to_value(opened)),
            Self::Notice(failure) => ("notice", serde_json::to_value(failure)),
            Self::Menu(command) => ("menu", serde_json::to_value(command)),
        };
        (name, payload.unwrap_or_default())
    }
}
