//! What can go wrong on the way from a strategy to bytes.

use lodestar_model::{Id, UnfitRecord};

/// A document could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The decision asked for is not in the strategy.
    #[error("The decision record {0} is not in this strategy: choose one from the decision log.")]
    UnknownDecision(Id),
    /// The workshop asked for is not in the strategy.
    #[error("The workshop {0} is not in this strategy, or its audience does not see it.")]
    UnknownWorkshop(Id),
    /// The audience asked for is not in the strategy.
    #[error("The audience {0} is not in this strategy any more: choose another.")]
    UnknownAudience(Id),
    /// What is asked for by name is in no document for others, whoever asks.
    #[error("“{what}” cannot be included for once: no document for others shows it.")]
    NeverShown {
        /// The label of the field, or of the records.
        what: &'static str,
    },
    /// There is no such page.
    #[error("The {document} has {pages} pages; page {asked} does not exist.")]
    NoSuchPage {
        /// The document.
        document: &'static str,
        /// How many pages it has.
        pages: usize,
        /// The page asked for, counted from 1.
        asked: usize,
    },
    /// Even the shortest form is longer than one page.
    #[error(
        "The {document} does not fit on one page even with all optional parts left out: \
         shorten the titles of pillars and the outcomes, or choose a larger sheet."
    )]
    DoesNotFit {
        /// The document.
        document: &'static str,
    },
    /// A picture was asked for at a resolution that cannot be drawn.
    #[error("A picture of {ppi} pixels per inch cannot be drawn: choose between 20 and 600.")]
    Resolution {
        /// Pixels per inch asked for.
        ppi: f64,
    },
    /// What was produced holds something that its audience may not see.
    #[error(
        "Nothing was written: “{field}” of {kind} “{record}” is hidden from the audience “{audience}”, but stands in \
         the document."
    )]
    Leak {
        /// The kind of the record.
        kind: &'static str,
        /// What it is called.
        record: String,
        /// The label of the field.
        field: &'static str,
        /// The audience.
        audience: String,
    },
    /// What was produced could not be read back to look for hidden values.
    #[error("Nothing was written: the finished document could not be read back to look for hidden values.")]
    Unchecked,
    /// A record does not read as one of its kind.
    #[error("The strategy cannot be prepared for its audience: {0}")]
    Record(#[from] UnfitRecord),
    /// The data of a page could not be written down.
    #[error("The {document} could not be prepared: {reason}")]
    Data {
        /// The document.
        document: &'static str,
        /// What stood in the way.
        reason: String,
    },
    /// Typesetting refused.
    #[error("The {document} could not be typeset: {reason}")]
    Layout {
        /// The document.
        document: &'static str,
        /// The first complaint of the typesetter.
        reason: String,
    },
    /// The pages are there, but could not be written in the format.
    #[error("The {document} could not be written as {format}: {reason}")]
    Export {
        /// The document.
        document: &'static str,
        /// PDF or PNG.
        format: &'static str,
        /// The first complaint.
        reason: String,
    },
}
