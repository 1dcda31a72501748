//! How good the likelihoods in check-ins were, against how key results ended.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::KeyResultFacts;
use crate::calc::calibration::{self as calc, Bin, CalibrationError, FEWEST, Forecast, Tendency};
use crate::calc::{counted, short};
use crate::facts::basis::Timed;
use crate::facts::wording::percent;
use crate::{Id, Strategy};

figures! {
    /// How good judgements were.
    pub struct CalibrationFacts {
        /// On how many check-ins it rests.
        pub count: usize,
        /// The Brier score: 0 is perfect, 0.25 is what saying one half always gives, 1 is always wrong.
        pub brier: f64,
        /// By how much that is better than always saying the share that came true; none where all or none did.
        pub skill: Option<f64>,
        /// The mean likelihood, 0 to 1.
        pub confidence: f64,
        /// The share that came true, 0 to 1.
        pub came_true: f64,
        /// Likelihoods by fifths, lowest first.
        pub bins: Vec<Bin>,
        /// Which way judgements err.
        pub tendency: Tendency,
        /// In a sentence.
        pub words: String,
    }
}

/// A key result has ended when the last day of its objective has passed, or a score at the end is agreed. It came true
/// if it had reached its target or kept its bound. Check-ins after the last day do not count.
pub(super) fn calibration(
    strategy: &Strategy,
    check_ins: &HashMap<Id, Vec<usize>>,
    objective_at: &HashMap<Id, usize>,
    timed: &[Result<Timed, &'static str>],
    key_results: &BTreeMap<Id, KeyResultFacts>,
    today: NaiveDate,
) -> Result<CalibrationFacts, CalibrationError> {
    let mut forecasts = Vec::new();
    for key_result in &strategy.key_results {
        let Some(&objective) = key_result.objective.and_then(|objective| objective_at.get(&objective.0)) else {
            continue;
        };
        let last = timed[objective].as_ref().ok().map(|timed| timed.to);
        let ended = last.is_some_and(|last| last < today) || strategy.objectives[objective].final_score.is_some();
        let share = key_results.get(&key_result.id).and_then(KeyResultFacts::share);
        let Some(share) = share.filter(|_| ended) else { continue };
        for check_in in check_ins.get(&key_result.id).into_iter().flatten().map(|&n| &strategy.check_ins[n]) {
            let in_time = check_in.date.is_some_and(|date| date <= last.unwrap_or(today).min(today));
            if let (Some(likelihood), true) = (check_in.likelihood, in_time) {
                forecasts.push(Forecast { confidence: likelihood.points() / 100.0, came_true: share >= 1.0 });
            }
        }
    }
    calc::calibration(&forecasts).map(facts)
}

fn facts(found: calc::Calibration) -> CalibrationFacts {
    let said = format!(
        "Of {} with a result, {} came true, and {} was said on average (Brier score {})",
        counted(found.count as i64, "check-in", "check-ins"),
        percent(found.came_true),
        percent(found.confidence),
        short((found.brier * 1000.0).round() / 1000.0)
    );
    let tendency = match found.tendency {
        Tendency::TooFew => format!("; it takes {FEWEST} to read a tendency from"),
        Tendency::Fair => ": as good as chance allows".to_owned(),
        Tendency::TooSure => ": too sure".to_owned(),
        Tendency::TooCautious => ": too cautious".to_owned(),
    };
    let words = format!("{said}{tendency}.");
    let calc::Calibration { count, brier, skill, confidence, came_true, bins, tendency } = found;
    CalibrationFacts { count, brier, skill, confidence, came_true, bins, tendency, words }
}
