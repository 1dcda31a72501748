//! What `lodestar export` and `lodestar documents` are told.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use lodestar_api::publish::{SETS, Set};
use lodestar_api::wire;

/// `export`
#[derive(Args)]
pub struct Export {
    /// The strategy
    pub file: PathBuf,
    /// Which document
    #[arg(long, value_enum, required_unless_present = "set")]
    pub document: Option<Document>,
    /// Several documents at once, into the folder of --out
    #[arg(long, value_name = "SET", value_parser = set, conflicts_with_all = ["document", "format", "decision"])]
    pub set: Option<Set>,
    /// For whom: all, executives, partners, engineers, or an audience of the strategy's own by its name. What they may not
    /// see is left out, and looked for once more in the result. Without it: all, or those whom a set is for
    #[arg(long, value_name = "NAME")]
    pub audience: Option<String>,
    /// Show the audience for once what it is usually kept from: a kind of record or one of its fields, such as dependency
    /// or initiative.effort_likely. May be given several times
    #[arg(long, value_name = "KIND[.FIELD]")]
    pub include: Vec<String>,
    /// In Markdown, draw the plan over time as a gantt chart in the language of Mermaid
    #[arg(long)]
    pub mermaid: bool,
    /// What to compare with, where the document tells what changed: last, start, a day, @REVISION or a snapshot; what the
    /// audience saw last where left out
    #[arg(long, value_name = "POINT")]
    pub since: Option<String>,
    /// Record the publication in the strategy: document, audience, time, revision and fingerprint
    #[arg(long)]
    pub record: bool,
    /// The decision record, by number or id, where the document is one
    #[arg(long, value_name = "NUMBER", required_if_eq("document", "decision"))]
    pub decision: Option<String>,
    /// The review, by title or id, where the document is its pack; the one that is held, or the next, where left out
    #[arg(long, value_name = "TITLE")]
    pub review: Option<String>,
    /// The workshop, by title or id, where the document is its minutes; the last one where left out
    #[arg(long, value_name = "TITLE")]
    pub workshop: Option<String>,
    /// In which format; json is the whole strategy
    #[arg(long, value_enum, required_unless_present = "set")]
    pub format: Option<Format>,
    /// On which paper; A4 or Letter, as the strategy has it, where left out
    #[arg(long, value_enum)]
    pub paper: Option<Paper>,
    /// The file or folder to write; - writes a single file to standard output
    #[arg(long, value_name = "PATH")]
    pub out: Option<PathBuf>,
    /// Replace what is there
    #[arg(long)]
    pub force: bool,
}

/// `documents`
#[derive(Args)]
pub struct Documents {
    /// A strategy: its own audiences are listed too
    pub file: Option<PathBuf>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// The documents.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Document {
    /// The vision on one page
    Vision,
    /// Now, next, later
    Roadmap,
    /// The log and all records
    Decisions,
    /// One record
    Decision,
    /// Initiatives over time, in quarters
    Timeline,
    /// Pillars by near, medium and long term
    Tiers,
    /// Objectives, key results and metrics
    Scorecard,
    /// Everything that the audience may see
    Book,
    /// A handful of slides
    Deck,
    /// What changed since an earlier point in history
    WhatChanged,
    /// The pack for a review: what changed, scorecard, decisions due, risks, actions
    Review,
    /// The minutes of a workshop
    Minutes,
    /// The ballots of a workshop, one for each person
    Ballots,
    /// The notes of a workshop as cards, with the numbers by which they are typed in
    NoteCards,
}

impl From<Document> for wire::DocumentName {
    fn from(document: Document) -> Self {
        match document {
            Document::Vision => Self::Vision,
            Document::Roadmap => Self::Roadmap,
            Document::Decisions => Self::Decisions,
            Document::Decision => Self::Decision,
            Document::Timeline => Self::Timeline,
            Document::Tiers => Self::Tiers,
            Document::Scorecard => Self::Scorecard,
            Document::Book => Self::Book,
            Document::Deck => Self::Deck,
            Document::WhatChanged => Self::WhatChanged,
            Document::Review => Self::Review,
            // What is printed for a workshop belongs to the same record.
            Document::Minutes | Document::Ballots | Document::NoteCards => Self::Minutes,
        }
    }
}

/// The formats.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// PDF, accessible and with its fonts
    Pdf,
    /// Markdown; the decisions as a folder
    Md,
    /// Drawings, a file for each page
    Svg,
    /// Pictures, a file for each page
    Png,
    /// The whole strategy: lossless, or as the audience may see it
    Json,
    /// One file to read in a browser
    Html,
    /// The table of the document
    Csv,
    /// The milestones, for calendars
    Ics,
    /// For Word
    Docx,
    /// Slides, for PowerPoint
    Pptx,
    /// Sheets with typed cells, for Excel
    Xlsx,
    /// The JSON Schema of a strategy
    Schema,
}

impl From<Format> for wire::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Pdf => Self::Pdf,
            Format::Md => Self::Md,
            Format::Svg => Self::Svg,
            Format::Png => Self::Png,
            Format::Json => Self::Json,
            Format::Html => Self::Html,
            Format::Csv => Self::Csv,
            Format::Ics => Self::Ics,
            Format::Docx => Self::Docx,
            Format::Pptx => Self::Pptx,
            Format::Xlsx => Self::Xlsx,
            Format::Schema => Self::Schema,
        }
    }
}

/// The sheets of paper.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Paper {
    /// 210 × 297 mm
    A4,
    /// 297 × 420 mm
    A3,
    /// 8.5 × 11 in
    Letter,
    /// 11 × 17 in
    Tabloid,
    /// A slide of 16:9
    Wide,
}

impl From<Paper> for wire::Paper {
    fn from(paper: Paper) -> Self {
        match paper {
            Paper::A4 => Self::A4,
            Paper::A3 => Self::A3,
            Paper::Letter => Self::Letter,
            Paper::Tabloid => Self::Tabloid,
            Paper::Wide => Self::Wide,
        }
    }
}

/// A set by its name.
fn set(text: &str) -> Result<Set, String> {
    let found = SETS.iter().find(|set| set.name == text).copied();
    found.ok_or_else(|| format!("it must be {}", SETS.iter().map(|set| set.name).collect::<Vec<_>>().join(", ")))
}
