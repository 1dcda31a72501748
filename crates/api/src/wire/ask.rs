//! What the page sends: arguments of calls, and the settings it keeps.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use lodestar_model::{Change, Id, Kind, Readers, Target};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Paper;

macro_rules! wire {
    ($($(#[$attribute:meta])* $vis:vis struct $name:ident { $($body:tt)* })+) => {$(
        $(#[$attribute])*
        #[derive(Clone, Debug, Serialize, Deserialize, TS)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
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

    /// The answers with which a strategy begins.
    #[derive(Default)]
    pub struct NewStrategy {
        /// The template that it begins with; none for a blank one.
        #[serde(default)]
        #[ts(optional)]
        pub template: Option<String>,
        /// The name on every document; where it is empty, that of the template.
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
        /// The names of the first pillars; a template brings its own.
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
        /// Which record, when the document is about one: a decision, a review, a workshop.
        #[serde(default)]
        #[ts(optional)]
        pub record: Option<Id>,
        /// What it is compared with, where it tells what changed: what the audience saw last, or else the newest
        /// snapshot or the beginning, where it is left out.
        #[serde(default)]
        #[ts(optional)]
        pub since: Option<Point>,
        /// For whom; for the authors where it is left out.
        #[serde(default)]
        #[ts(optional, as = "Option<Readers>")]
        pub audience: Readers,
        /// What these readers are shown for once.
        #[serde(default)]
        #[ts(optional, as = "Option<Vec<Inclusion>>")]
        pub include: Vec<Inclusion>,
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

    /// Something that an audience is usually kept from and is shown for once.
    #[derive(PartialEq, Eq)]
    pub struct Inclusion {
        /// The kind of the records.
        pub kind: Kind,
        /// The field; nothing for the records as a whole.
        #[serde(default)]
        #[ts(optional, as = "Option<String>")]
        pub field: String,
    }

    /// What a document leaves out for whom.
    pub struct LeftOutQuery {
        /// Which document.
        pub document: DocumentName,
        /// Which record, when the document is about one.
        #[serde(default)]
        #[ts(optional)]
        pub record: Option<Id>,
        /// What it is compared with, where it tells what changed.
        #[serde(default)]
        #[ts(optional)]
        pub since: Option<Point>,
        /// The audience.
        pub audience: Readers,
        /// In which format: some hold more than the document itself.
        pub format: Format,
    }

    /// For whom.
    pub struct AudienceQuery {
        /// The audience.
        pub audience: Readers,
    }

    /// A picture that is to be the logo.
    pub struct LogoFile {
        /// The name of its file.
        pub name: String,
        /// Its bytes, in base 64.
        pub data: String,
    }

    /// A document to read as text.
    pub struct TextQuery {
        /// Which document.
        pub document: DocumentName,
        /// Which record, when the document is about one: a decision, a review, a workshop.
        #[serde(default)]
        #[ts(optional)]
        pub record: Option<Id>,
        /// What it is compared with, where it tells what changed: what the audience saw last, or else the newest
        /// snapshot or the beginning, where it is left out.
        #[serde(default)]
        #[ts(optional)]
        pub since: Option<Point>,
    }

    /// A document to write to a file.
    pub struct Export {
        /// Which document.
        pub document: DocumentName,
        /// Which record, when the document is about one: a decision, a review, a workshop.
        #[serde(default)]
        #[ts(optional)]
        pub record: Option<Id>,
        /// What it is compared with, where it tells what changed: what the audience saw last, or else the newest
        /// snapshot or the beginning, where it is left out.
        #[serde(default)]
        #[ts(optional)]
        pub since: Option<Point>,
        /// For whom; for the authors where it is left out.
        #[serde(default)]
        #[ts(optional, as = "Option<Readers>")]
        pub audience: Readers,
        /// What these readers are shown for once.
        #[serde(default)]
        #[ts(optional, as = "Option<Vec<Inclusion>>")]
        pub include: Vec<Inclusion>,
        /// Whether the plan over time is drawn as a gantt chart in the language of Mermaid, where the format is Markdown.
        #[serde(default)]
        #[ts(optional, as = "Option<bool>")]
        pub gantt: bool,
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

    /// Several documents that are written into one folder.
    pub struct ExportSet {
        /// What the set is called, for the name of its folder.
        pub name: String,
        /// The documents; their own paths are not looked at.
        pub documents: Vec<Export>,
        /// The folder in which the folder of the set is made; without it a dialog asks.
        #[serde(default)]
        #[ts(optional)]
        pub path: Option<String>,
    }

    /// What the window is to look at.
    pub struct Look {
        /// The plan, an option, or a point in history.
        pub at: LookAt,
    }

    /// An option that becomes the plan.
    pub struct Adopt {
        /// The option.
        pub id: Id,
        /// Whether a decision record is drafted that says so.
        pub decision: bool,
        /// The other options that are set aside.
        #[serde(default)]
        pub aside: Vec<Id>,
    }

    /// Which figures of the options.
    pub struct CompareQuery {
        /// Whether the plan and each option are simulated as well, which takes longer.
        #[serde(default)]
        pub forecast: bool,
    }

    /// Changes of an option that no longer apply and are given up.
    pub struct LetGo {
        /// The option.
        pub id: Id,
    }

    /// Something that plan and option both changed, settled.
    pub struct Settle {
        /// The option.
        pub id: Id,
        /// The record.
        pub record: Target,
        /// The field; none for the record as a whole.
        #[serde(default)]
        pub field: Option<String>,
        /// Whether what the option says stays; otherwise what the plan says counts.
        pub keep: bool,
    }

    /// Why an operation was done.
    pub struct NoteOf {
        /// The operation.
        #[ts(type = "number")]
        pub operation: u64,
        /// The reason, in a line; empty takes it away.
        pub note: String,
    }

    /// A name for this point in history.
    pub struct SnapshotName {
        /// What people will call it.
        pub name: String,
    }

    /// Two points in history that are to be compared.
    pub struct ChangedQuery {
        /// What is compared with.
        pub from: Point,
        /// What has become of it.
        pub to: Point,
        /// As far as this audience may see it; all of it where left out.
        #[serde(default)]
        #[ts(optional)]
        pub audience: Option<Readers>,
    }

    /// What is to be as it was.
    pub struct Restore {
        /// The point in history.
        pub point: Point,
        /// Only this record; the whole strategy where left out.
        #[serde(default)]
        #[ts(optional)]
        pub record: Option<Target>,
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
    /// Initiatives over time.
    Timeline,
    /// Pillars by near, medium and long term.
    Tiers,
    /// Objectives, key results and metrics.
    Scorecard,
    /// Everything that the audience may see.
    Book,
    /// A handful of slides.
    Deck,
    /// What changed since an earlier point in history.
    WhatChanged,
    /// The pack for a review: the one that is being held, or the next, where none is named.
    Review,
    /// The minutes of a workshop: the last one, where none is named.
    Minutes,
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
    /// The whole strategy: lossless for the authors, as the audience may see it for others.
    Json,
    /// One file to read in a browser.
    Html,
    /// The table of the document, for spreadsheets.
    Csv,
    /// The milestones, for calendars.
    Ics,
    /// For Word.
    Docx,
    /// Slides, for PowerPoint.
    Pptx,
    /// Sheets with typed cells, for Excel.
    Xlsx,
    /// The JSON Schema of a strategy.
    Schema,
}

/// What an audience does not get.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LeftOut {
    /// The kind of the records.
    pub kind: Kind,
    /// The field; empty where the records are left out as a whole.
    pub field: String,
    /// What the field is called.
    pub label: String,
    /// How many records it is about.
    pub records: usize,
    /// Whether the readers may be shown it for once.
    pub may_include: bool,
    /// Whether the document would then say more: it does not speak of everything.
    pub matters: bool,
}

impl From<&Inclusion> for lodestar_documents::Included {
    fn from(one: &Inclusion) -> Self {
        Self { kind: one.kind, field: one.field.clone() }
    }
}

/// What an audience sees of a kind.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SightOfKind {
    /// The kind.
    pub kind: Kind,
    /// Whether its records are seen.
    pub seen: bool,
    /// Whether they are seen by the audience that this one is like.
    pub usual: bool,
    /// Its fields.
    pub fields: Vec<SightOfField>,
}

/// What an audience sees of a field.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SightOfField {
    /// The field; that of a part after a dot, such as actions.owner.
    pub field: String,
    /// What it is called.
    pub label: String,
    /// Whether it is seen.
    pub seen: bool,
    /// Whether it is seen by the audience that this one is like.
    pub usual: bool,
    /// Whether that cannot be changed, because the field is never empty.
    pub fixed: bool,
}

/// A point in history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "at", rename_all = "snake_case")]
pub enum Point {
    /// The present state.
    Now,
    /// The state in which the file was made.
    Start,
    /// The state of a revision.
    Revision {
        /// Its number.
        #[ts(type = "number")]
        revision: u64,
    },
    /// A day: its beginning where it is compared with, its end where it is what has become.
    Day {
        /// The day.
        day: NaiveDate,
    },
    /// A named snapshot.
    Snapshot {
        /// Its id.
        id: Id,
    },
    /// The state from which a document was published.
    Publication {
        /// Its id.
        id: Id,
    },
    /// The plan as it is in an option; no point in history, but compared like one.
    Option {
        /// Its id.
        id: Id,
    },
}

/// What the window looks at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "look", rename_all = "snake_case")]
pub enum LookAt {
    /// The plan as it is now.
    Plan,
    /// An option: it can be changed, and the plan is not touched.
    Option {
        /// Its id.
        id: Id,
    },
    /// The strategy as it was: it can only be read.
    Past {
        /// The point in history.
        point: Point,
    },
}
