//! Private ballots: what one may hold, and the box in which only sums lie.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

use super::Held;
use crate::Id;
use crate::records::{Activity, ScoreCount, WorkshopStep};

/// One mark on a ballot: so many dots, or such a score, for one note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// The note or cluster.
    pub note: Id,
    /// The dots, or the score.
    pub value: i64,
}

/// The sums of all ballots of a step. In which order they came, or which marks lay on one ballot, is not in it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct BallotBox {
    /// How many ballots lie in it.
    pub ballots: i64,
    /// For each note and value how many: for dots the value is 0 and the number that of the dots.
    pub sums: BTreeMap<(Id, i64), i64>,
}

/// Why a ballot is not taken. Nothing of it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BallotError {
    /// The step takes none.
    #[error("“{0}” takes no private ballots.")]
    NoBallots(String),
    /// The counts are known already.
    #[error("The counts of “{0}” are shown already: hide them and begin anew, or count by the room.")]
    Revealed(String),
    /// All have voted.
    #[error("{0} ballots are in, as many as people in the room. Change the number of people if someone is missing.")]
    Full(i64),
    /// More dots than one has.
    #[error("There are {given} dots on this ballot; each person has {most}.")]
    TooMany {
        /// How many there are.
        given: i64,
        /// How many there may be.
        most: i64,
    },
    /// More dots on one note than may be.
    #[error("One note has {given} dots on this ballot; at most {most} may lie on one.")]
    TooManyOnOne {
        /// How many there are.
        given: i64,
        /// How many there may be.
        most: i64,
    },
    /// A score outside its scale, or fewer dots than none.
    #[error("{0} is not a value that a ballot can hold.")]
    NoValue(i64),
    /// A note that is not voted on, or twice on the ballot.
    #[error("A note on this ballot is not there to be voted on any more. Begin the ballot again.")]
    NoNote,
}

/// Whether ballots of a step are scores rather than dots.
pub fn scored(step: &WorkshopStep) -> bool {
    step.activity == Activity::Scores
}

impl BallotBox {
    /// Puts a ballot in, if it may be.
    pub fn cast(&mut self, held: &Held<'_>, step: &WorkshopStep, marks: &[Mark]) -> Result<(), BallotError> {
        let private = step.activity == Activity::DotVote && step.voting == crate::records::Voting::Private;
        if !scored(step) && !private {
            return Err(BallotError::NoBallots(step.title.clone()));
        }
        if step.revealed {
            return Err(BallotError::Revealed(step.title.clone()));
        }
        if let Some(people) = held.workshop.people.filter(|people| *people > 0 && self.ballots >= *people) {
            return Err(BallotError::Full(people));
        }
        let items = held.items();
        let mut seen = std::collections::BTreeSet::new();
        if marks.iter().any(|mark| !items.iter().any(|item| item.id == mark.note) || !seen.insert(mark.note)) {
            return Err(BallotError::NoNote);
        }
        let range = if scored(step) { 1..=5 } else { 0..=200 };
        if let Some(mark) = marks.iter().find(|mark| !range.contains(&mark.value)) {
            return Err(BallotError::NoValue(mark.value));
        }
        if !scored(step) {
            let given: i64 = marks.iter().map(|mark| mark.value).sum();
            let most = step.dots.unwrap_or(0);
            if given > most {
                return Err(BallotError::TooMany { given, most });
            }
            if let (Some(most), Some(given)) = (step.dots_per_note, marks.iter().map(|mark| mark.value).max())
                && given > most
            {
                return Err(BallotError::TooManyOnOne { given, most });
            }
        }
        for mark in marks {
            let (value, number) = if scored(step) { (mark.value, 1) } else { (0, mark.value) };
            if number > 0 {
                *self.sums.entry((mark.note, value)).or_default() += number;
            }
        }
        self.ballots += 1;
        Ok(())
    }

    /// All dots in it.
    pub fn dots(&self) -> i64 {
        self.sums.iter().filter(|((_, value), _)| *value == 0).map(|(_, number)| number).sum()
    }

    /// The dots of a note.
    pub fn dots_of(&self, note: Id) -> i64 {
        self.sums.get(&(note, 0)).copied().unwrap_or(0)
    }

    /// How often a note got each score, without those that nobody gave.
    pub fn scores_of(&self, note: Id) -> Vec<ScoreCount> {
        let mine = self.sums.iter().filter(|((its, value), _)| *its == note && *value > 0);
        mine.map(|((_, score), count)| ScoreCount { score: Some(*score), count: Some(*count) }).collect()
    }
}
