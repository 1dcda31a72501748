//! Objectives and pillars: one score from what stands under them.

use std::collections::BTreeMap;

use super::either;
use super::key_result::{KeyResultFacts, Pace, pace};
use crate::calc::objective::{self as calc, Band, Part, Score};
use crate::facts::basis::{Basis, PeriodSource, Timed, grouped, in_order};
use crate::facts::wording::sentence;
use crate::records::Objective;
use crate::{Id, Strategy};

figures! {
    /// One objective.
    pub struct ObjectiveFacts {
        /// Its key results, in order.
        pub key_results: Vec<Id>,
        /// Its score, 0 to 1: the weighted mean of the progress of its key results.
        pub score: Option<f64>,
        /// How good that is.
        pub band: Option<Band>,
        /// On how many key results the score rests.
        pub counted: usize,
        /// How many key results are left out of the score because nothing is known of them.
        pub unknown: usize,
        /// Why there is no score.
        pub no_score: Option<String>,
        /// The score that was agreed at the end, where there is one; it counts for the pillar.
        pub agreed: Option<f64>,
        /// The time in which it is to be reached.
        pub period: Option<Timed>,
        /// Why there is none.
        pub no_period: Option<String>,
        /// Its score against the calendar.
        pub pace: Option<Pace>,
    }

    /// One pillar.
    pub struct PillarFacts {
        /// Its objectives, in order.
        pub objectives: Vec<Id>,
        /// Its score, 0 to 1: the mean of the scores of its objectives.
        pub score: Option<f64>,
        /// How good that is.
        pub band: Option<Band>,
        /// On how many objectives the score rests.
        pub counted: usize,
        /// How many objectives are left out because they have no score.
        pub unknown: usize,
        /// Why there is no score.
        pub no_score: Option<String>,
    }
}

/// The time of an objective: its own dates, then those of its cycle, then the quarter of its cycle.
pub(super) fn days_of(objective: &Objective, basis: &Basis) -> Result<Timed, &'static str> {
    let cycle = objective.cycle.and_then(|cycle| basis.cycles.get(&cycle.0));
    if objective.starts.is_none() && objective.ends.is_none() {
        let timed = cycle.ok_or("it has neither a cycle nor a first and a last day: enter one")?;
        let source = |timed: Timed| match timed.source {
            PeriodSource::Dates => PeriodSource::Cycle,
            other => other,
        };
        return timed.map(|timed| Timed { source: source(timed), ..timed }).map_err(|_| "its cycle has no days");
    }
    let timed = cycle.and_then(|cycle| cycle.as_ref().ok());
    let from = objective.starts.or(timed.map(|timed| timed.from));
    let to = objective.ends.or(timed.map(|timed| timed.to));
    in_order(from.zip(to), PeriodSource::Dates, "it has a first or a last day but not both: enter the other")
}

/// The fields that say how good a score is.
type Scored = (Option<f64>, Option<Band>, usize, usize, Option<String>);

fn scored(found: Result<Score, calc::ScoreError>, all: usize) -> Scored {
    match found {
        Ok(score) => (Some(score.value), Some(score.band), score.counted, score.unknown, None),
        Err(why) => (None, None, 0, all, Some(sentence(why))),
    }
}

/// `own` are the positions of its key results.
pub(super) fn objective(
    objective: &Objective,
    own: &[usize],
    timed: &Result<Timed, &'static str>,
    key_results: &BTreeMap<Id, KeyResultFacts>,
    basis: &Basis,
) -> ObjectiveFacts {
    let own: Vec<_> = own.iter().filter_map(|&n| basis.strategy.key_results.get(n)).collect();
    let parts: Vec<Part> = own
        .iter()
        .map(|key_result| Part {
            share: key_results.get(&key_result.id).and_then(KeyResultFacts::share),
            weight: key_result.weight.unwrap_or(1.0),
        })
        .collect();
    let (score, band, counted, unknown, no_score) = scored(calc::score(&parts), parts.len());
    let (period, no_period) = either(*timed);
    ObjectiveFacts {
        key_results: own.iter().map(|key_result| key_result.id).collect(),
        score,
        band,
        counted,
        unknown,
        no_score,
        agreed: objective.final_score,
        pace: score
            .zip(period.and_then(|timed| timed.period()))
            .map(|(score, period)| pace(score, period, basis.today)),
        period,
        no_period,
    }
}

pub(super) fn pillars(strategy: &Strategy, objectives: &BTreeMap<Id, ObjectiveFacts>) -> BTreeMap<Id, PillarFacts> {
    let of = grouped(&strategy.objectives, |objective| objective.pillar.map(|pillar| pillar.0));
    let one = |id: Id| {
        let own: Vec<Id> = of.get(&id).into_iter().flatten().map(|&n| strategy.objectives[n].id).collect();
        let shares: Vec<_> =
            own.iter().map(|id| objectives.get(id).and_then(|facts| facts.agreed.or(facts.score))).collect();
        let (score, band, counted, unknown, no_score) = scored(calc::roll_up(&shares), own.len());
        PillarFacts { objectives: own, score, band, counted, unknown, no_score }
    };
    strategy.pillars.iter().map(|pillar| (pillar.id, one(pillar.id))).collect()
}
