//! What is asked for: which document, on which paper, for whom, stamped when.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use lodestar_model::{Id, Strategy};
use serde::{Deserialize, Serialize};

use crate::view::audience::Sight;

/// One document to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Which document.
    pub document: Document,
    /// The sheet; its orientation follows from the document.
    pub paper: Paper,
    /// For which audience. Fields that it may not see never reach a template.
    pub lens: Sight,
    /// What the footer and the metadata of the PDF say.
    pub stamp: Stamp,
    /// Whether this is the live preview: fitting then starts from, and stays with, the last fit while that fits.
    pub preview: bool,
    /// What the strategy is compared with, where the document tells what changed.
    pub since: Option<Since>,
}

/// An earlier state of the strategy, and what that point in history is called.
#[derive(Clone, Debug)]
pub struct Since {
    /// What the point is called.
    pub name: String,
    /// When it was.
    pub when: DateTime<Utc>,
    /// The strategy as it was, whole: what an audience may not see is taken out by whoever makes the document.
    pub strategy: Arc<Strategy>,
    /// Why records were changed since, where it was said.
    pub reasons: HashMap<Id, String>,
}

/// Two points are the same where they share their state: states are compared by nobody.
impl PartialEq for Since {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.when == other.when && Arc::ptr_eq(&self.strategy, &other.strategy)
    }
}

impl Eq for Since {}

/// The documents that can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Document {
    /// The vision on exactly one page.
    Vision,
    /// Now, next, later by themes.
    Roadmap,
    /// The index of all decisions, then each record.
    Decisions,
    /// One decision record.
    Decision(Id),
    /// Initiatives over time, in the quarters of the fiscal year.
    Timeline,
    /// Pillars by near, medium and long term.
    Tiers,
    /// Objectives, key results and metrics.
    Scorecard,
    /// Everything that the audience may see.
    Book,
    /// A handful of slides.
    Deck,
    /// A paper of a workshop.
    Workshop(WorkshopPaper, Id),
    /// What changed since an earlier point in history.
    WhatChanged,
    /// The pack for a review.
    Review(Id),
}

/// The papers of a workshop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkshopPaper {
    /// What was said and decided.
    Minutes,
    /// A ballot to print as often as there are people.
    Ballots,
    /// Notes as cards.
    Cards,
}

impl Document {
    /// As it stands in file names and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Vision => "vision",
            Self::Roadmap => "roadmap",
            Self::Decisions => "decisions",
            Self::Decision(_) => "decision",
            Self::Timeline => "timeline",
            Self::Tiers => "tiers",
            Self::Scorecard => "scorecard",
            Self::Book => "book",
            Self::Deck => "deck",
            Self::Workshop(WorkshopPaper::Minutes, _) => "minutes",
            Self::Workshop(WorkshopPaper::Ballots, _) => "ballot",
            Self::Workshop(WorkshopPaper::Cards, _) => "note-cards",
            Self::WhatChanged => "what-changed",
            Self::Review(_) => "review-pack",
        }
    }

    /// Whether it compares the strategy with an earlier state.
    pub const fn compares(self) -> bool {
        matches!(self, Self::WhatChanged | Self::Review(_))
    }

    /// As it stands in a masthead and in file names.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Vision => "Vision on a page",
            Self::Roadmap => "Roadmap: now, next, later",
            Self::Decisions => "Decision log",
            Self::Decision(_) => "Decision record",
            Self::Timeline => "Roadmap: timeline",
            Self::Tiers => "Roadmap: three tiers",
            Self::Scorecard => "Scorecard",
            Self::Book => "Strategy book",
            Self::Deck => "Briefing",
            Self::Workshop(WorkshopPaper::Minutes, _) => "Workshop minutes",
            Self::Workshop(WorkshopPaper::Ballots, _) => "Ballot",
            Self::Workshop(WorkshopPaper::Cards, _) => "Note cards",
            Self::WhatChanged => "What changed",
            Self::Review(_) => "Review pack",
        }
    }
}

/// A sheet of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 297 × 420 mm.
    A3,
    /// 8.5 × 11 in.
    Letter,
    /// 11 × 17 in.
    Tabloid,
    /// 13.33 × 7.5 in: a slide.
    Wide,
}

impl Paper {
    /// All sheets, in the order of a form.
    pub const ALL: &[Self] = &[Self::A4, Self::A3, Self::Letter, Self::Tabloid, Self::Wide];

    /// Short and long side in points.
    pub const fn sides(self) -> (f64, f64) {
        match self {
            Self::A4 => (595.276, 841.89),
            Self::A3 => (841.89, 1190.551),
            Self::Letter => (612.0, 792.0),
            Self::Tabloid => (792.0, 1224.0),
            Self::Wide => (540.0, 960.0),
        }
    }

    /// Whether it is one of the two large sheets, which are read from further away.
    pub(crate) const fn large(self) -> bool {
        matches!(self, Self::A3 | Self::Tabloid)
    }
}

/// What a page says about its own making. Passed in, because documents read no clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The moment that the footer and the metadata name.
    pub when: DateTime<Utc>,
    /// The revision of the strategy.
    pub revision: u64,
}
