//! What is said about workshops.

use chrono::{DateTime, Utc};
use lodestar_model::Id;
use lodestar_model::workshop::agenda::Agenda;
use lodestar_model::workshop::ballot::Mark;
use lodestar_model::workshop::draft::Draft;
use lodestar_model::workshop::rank::Ranked;
use lodestar_model::workshop::stage::Stage;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A record, whose kind the call knows.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordAt {
    /// Its id.
    pub id: Id,
}

/// A workshop at a moment.
#[derive(Clone, Debug, Serialize, TS)]
pub struct WorkshopAnswer {
    /// The revision that it follows from.
    #[ts(type = "number")]
    pub revision: u64,
    /// The moment.
    pub now: DateTime<Utc>,
    /// The agenda by the clock.
    pub agenda: Agenda,
    /// How many private ballots of the step that runs are in.
    pub ballots: i64,
    /// The order by dots.
    pub dots: Vec<Ranked>,
    /// The order by comparing two at a time.
    pub pairs: Vec<Ranked>,
    /// The order by scores.
    pub scores: Vec<Ranked>,
    /// The next two to compare.
    pub pair: Option<(Id, Id)>,
}

/// What the stage of a workshop shows at a moment.
#[derive(Clone, Debug, Serialize, TS)]
pub struct StageAnswer {
    /// The revision that it follows from.
    #[ts(type = "number")]
    pub revision: u64,
    /// The moment.
    pub now: DateTime<Utc>,
    /// What it shows.
    pub stage: Stage,
}

/// A private ballot. Nothing of it is kept but the sums.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BallotCast {
    /// The step.
    pub step: Id,
    /// What is on it.
    pub marks: Vec<Mark>,
}

/// How many ballots are in.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BallotCount {
    /// How many.
    pub ballots: i64,
}

/// The drafts that a workshop can begin with.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Drafts {
    /// Those that come with the program.
    pub drafts: Vec<Draft>,
    /// One's own.
    pub own: Vec<Draft>,
}

/// A paper of a workshop to write to a file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WorkshopPaperQuery {
    /// The workshop.
    pub id: Id,
    /// Which paper.
    #[ts(type = "\"minutes\" | \"ballots\" | \"cards\"")]
    pub paper: lodestar_documents::WorkshopPaper,
    /// In which format.
    pub format: super::Format,
}

/// A draft, by its id.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftName {
    /// The id.
    pub id: String,
}

/// The text of a file with a draft.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftText {
    /// The text.
    pub text: String,
}
