//! What the page gets: results of calls.

use chrono::{DateTime, Utc};
use lodestar_model::{Fields, Id, Kind, KindDef, Strategy};
use serde::Serialize;
use ts_rs::TS;

use super::Settings;

macro_rules! answer {
    ($($(#[$attribute:meta])* $vis:vis struct $name:ident { $($body:tt)* })+) => {$(
        $(#[$attribute])*
        #[derive(Clone, Debug, Serialize, TS)]
        #[serde(rename_all = "camelCase")]
        $vis struct $name { $($body)* }
    )+};
}
answer! {
    /// Several documents that were written.
    pub struct SetWritten {
        /// The folder.
        pub path: String,
        /// What was written, in the order in which it was asked for.
        pub documents: Vec<Written>,
    }

    /// What documents make of the brand.
    pub struct BrandAnswer {
        /// The accent as documents have it.
        pub accent: String,
        /// Whether the chosen accent had to be made darker to be read.
        pub adjusted: bool,
        /// Its contrast on white paper, 1 to 21.
        pub contrast: f64,
        /// The logo, where there is one that can be drawn.
        pub logo: Option<LogoAnswer>,
        /// Why the logo cannot be drawn.
        pub problem: Option<String>,
    }

    /// The logo as documents have it.
    pub struct LogoAnswer {
        /// An address with the picture in it.
        pub address: String,
        /// How many times longer than high.
        pub ratio: f64,
        /// What a reader hears who does not see it.
        pub spoken: String,
    }

    /// A point in history, found.
    pub struct PointInfo {
        /// What it is called.
        pub name: String,
        /// When it was.
        pub time: DateTime<Utc>,
        /// The revision of the strategy there.
        #[ts(type = "number")]
        pub revision: u64,
    }

    /// What changed between two points.
    pub struct Changed {
        /// What is compared with.
        pub from: PointInfo,
        /// What has become of it.
        pub to: PointInfo,
        /// The changes, by kind in the order of a strategy.
        pub changes: Vec<lodestar_model::diff::RecordChange>,
    }
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
        /// What is looked at in the stead of the plan, if anything.
        pub looking: Option<Looking>,
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
        /// What readers will ask about it, where they will.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub asks: Option<Asked>,
    }

    /// A question about an operation that its author may answer in a line.
    pub struct Asked {
        /// The operation.
        #[ts(type = "number")]
        pub operation: u64,
        /// The question.
        pub question: String,
    }

    /// An option held against the plan.
    pub struct OptionCompared {
        /// The option.
        pub id: Id,
        /// Its figures, in the order of those of the plan.
        pub figures: Vec<lodestar_model::branch::Figure>,
        /// What it changes in the plan.
        pub changes: Vec<lodestar_model::diff::RecordChange>,
        /// What no longer applies, because the plan has moved on.
        pub lost: Vec<lodestar_model::branch::Lost>,
        /// What was changed in the plan as well since.
        pub clashes: Vec<lodestar_model::tried::Clash>,
    }

    /// The plan and its options in figures.
    pub struct Compared {
        /// The revision that they follow from.
        #[ts(type = "number")]
        pub revision: u64,
        /// The day on which they hold.
        pub today: chrono::NaiveDate,
        /// The figures of the plan.
        pub plan: Vec<lodestar_model::branch::Figure>,
        /// Each option, in order.
        pub options: Vec<OptionCompared>,
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
        /// Why, where its author said so.
        pub note: String,
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

    /// What a careful reader would object to.
    pub struct Findings {
        /// The revision that was read.
        #[ts(type = "number")]
        pub revision: u64,
        /// The day that it was held against.
        pub today: chrono::NaiveDate,
        /// The findings, the gravest first; silenced ones are among them.
        pub findings: Vec<lodestar_model::checks::Finding>,
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

    /// What would be written.
    pub struct Tried {
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

/// What is looked at in the stead of the plan.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(tag = "look", rename_all = "snake_case")]
pub enum Looking {
    /// An option.
    Option {
        /// Its id.
        id: Id,
        /// What no longer applies in it, because the plan has moved on.
        lost: Vec<lodestar_model::branch::Lost>,
        /// What was changed in the plan as well since.
        clashes: Vec<lodestar_model::tried::Clash>,
    },
    /// The strategy as it was.
    Past {
        /// The point in history.
        point: super::Point,
        /// What it is called and when it was.
        info: PointInfo,
    },
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
