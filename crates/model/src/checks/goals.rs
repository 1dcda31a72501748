//! Objectives, key results and check-ins.

use std::collections::HashSet;

use chrono::Days;

use super::Rule;
use super::Severity::{Error, Hint, Warning};
use super::case::{Case, aim_of, set};
use super::words::{called, day, number, output_word, to_come};
use crate::calc::calendar::Period;
use crate::calc::key_result::{Aim, Band, Figures, Progress, ProgressError, progress};
use crate::records::{KeyResult, KeyResultKind, Objective, Outlook};
use crate::{Id, Kind, Target};

/// After so many days without a check-in, nobody knows how a key result stands.
const STALE: u64 = 35;

pub(super) const RULES: &[Rule] = &[
    Rule::new(
        "objective-without-pillar",
        Warning,
        Kind::Objective,
        "An objective that serves no direction pulls away from all of them.",
        |case, report| {
            for objective in case.strategy.objectives.iter().filter(|one| one.pillar.is_none()) {
                report.say(objective, "pillar", format!("The objective {} serves no pillar.", called(objective)));
            }
        },
    ),
    Rule::new(
        "objective-without-key-result",
        Warning,
        Kind::Objective,
        "Without key results, nobody can tell whether it is reached.",
        |case, report| {
            for objective in case.strategy.objectives.iter().filter(|one| !case.key_results_of.contains_key(&one.id)) {
                report.say_of(objective, format!("The objective {} has no key result.", called(objective)));
            }
        },
    ),
    Rule::new(
        "objective-with-many-key-results",
        Hint,
        Kind::Objective,
        "More than five key results are a list of work, not a picture of success.",
        |case, report| {
            for objective in &case.strategy.objectives {
                let count = case.key_results_of.get(&objective.id).map_or(0, Vec::len);
                if count > 5 {
                    let sentence = format!("The objective {} has {count} key results.", called(objective));
                    report.say_of(objective, sentence);
                }
            }
        },
    ),
    Rule::new(
        "objective-without-time",
        Hint,
        Kind::Objective,
        "Without an end there is no pace, and no moment to learn.",
        |case, report| {
            for objective in case.strategy.objectives.iter().filter(|one| one.final_score.is_none()) {
                let reversed = objective.starts.zip(objective.ends).is_some_and(|(from, to)| to < from);
                if !reversed && case.days_of(objective).is_none() {
                    let sentence = format!("The objective {} has neither a cycle nor dates.", called(objective));
                    report.say(objective, "cycle", sentence);
                }
            }
        },
    ),
    Rule::new(
        "objective-without-initiative",
        Hint,
        Kind::Objective,
        "What nobody works towards is reached by chance.",
        |case, report| {
            for objective in running(case) {
                let serves = |kind, id| case.served.contains(&Target { kind, id });
                let own = case.key_results_of.get(&objective.id).map_or(&[][..], Vec::as_slice);
                let by_result = own.iter().any(|result| {
                    serves(Kind::KeyResult, result.id) || result.metric.is_some_and(|m| serves(Kind::Metric, m.0))
                });
                if !by_result && !serves(Kind::Objective, objective.id) {
                    let name = called(objective);
                    report
                        .say_of(objective, format!("No initiative is linked to the objective {name} or its results."));
                }
            }
        },
    ),
    Rule::new(
        "objective-without-final-score",
        Warning,
        Kind::Objective,
        "What is not judged at the end is not learned from.",
        |case, report| {
            for objective in case.strategy.objectives.iter().filter(|one| one.final_score.is_none()) {
                let ended = case.days_of(objective).map(|days| days.to());
                if let Some(to) =
                    ended.filter(|to| to.checked_add_days(Days::new(14)).is_some_and(|to| to < case.today))
                {
                    let sentence = format!("The objective {} ended on {} without a score.", called(objective), day(to));
                    report.say(objective, "final_score", sentence);
                }
            }
        },
    ),
    Rule::new(
        "objective-without-weight",
        Warning,
        Kind::Objective,
        "A mean of nothing but zeros is no score.",
        |case, report| {
            for objective in &case.strategy.objectives {
                let own = case.key_results_of.get(&objective.id).map_or(&[][..], Vec::as_slice);
                if !own.is_empty() && own.iter().all(|result| result.weight.is_some_and(|weight| weight <= 0.0)) {
                    let sentence = format!("All key results of {} have the weight 0.", called(objective));
                    report.say_of(objective, sentence);
                }
            }
        },
    ),
    Rule::new(
        "key-result-without-baseline",
        Warning,
        Kind::KeyResult,
        "Without knowing where it began, nobody can see how far it has come.",
        |case, report| {
            for result in running_results(case).filter(|one| one.baseline.is_none() && !is_bound(one)) {
                let sentence = format!("The key result {} has no baseline.", called(result));
                let finding = report.say(result, "baseline", sentence);
                if let Some(baseline) = case.metric(result.metric).and_then(|metric| metric.baseline) {
                    let label = format!("Take that of its metric, {}", number(baseline));
                    finding.mended_by(label, vec![set(result, "baseline", baseline)]);
                }
            }
        },
    ),
    Rule::new(
        "key-result-without-target",
        Warning,
        Kind::KeyResult,
        "Without a target there is nothing to reach.",
        |case, report| {
            for result in running_results(case).filter(|one| one.target.is_none()) {
                let finding = report.say(result, "target", format!("The key result {} has no target.", called(result)));
                if let Some(target) = case.metric(result.metric).and_then(|metric| metric.target) {
                    let label = format!("Take that of its metric, {}", number(target));
                    finding.mended_by(label, vec![set(result, "target", target)]);
                }
            }
        },
    ),
    Rule::new(
        "key-result-target-is-baseline",
        Error,
        Kind::KeyResult,
        "Where there is no way to go, no progress can be seen.",
        |case, report| {
            for result in &case.strategy.key_results {
                if let Err(ProgressError::TargetIsBaseline(target)) = way(result) {
                    let (name, target) = (called(result), number(target));
                    let sentence = format!("The key result {name} has the same baseline and target, {target}.");
                    report.say(result, "target", sentence);
                }
            }
        },
    ),
    Rule::new(
        "key-result-target-on-wrong-side",
        Error,
        Kind::KeyResult,
        "Progress would be counted backwards.",
        |case, report| {
            for result in &case.strategy.key_results {
                let Err(ProgressError::WrongSide { baseline, target }) = way(result) else { continue };
                let (other, verb, side) = match result.kind {
                    KeyResultKind::Increase => (KeyResultKind::Decrease, "rise", "below"),
                    _ => (KeyResultKind::Increase, "fall", "above"),
                };
                let (name, target, baseline) = (called(result), number(target), number(baseline));
                let sentence = format!(
                    "The key result {name} should {verb}, but its target {target} lies {side} its baseline {baseline}."
                );
                let label = format!("Set the kind to {}", other.label().to_lowercase());
                report.say(result, "target", sentence).mended_by(label, vec![set(result, "kind", other.value())]);
            }
        },
    ),
    Rule::new(
        "key-result-counts-output",
        Warning,
        Kind::KeyResult,
        "Counting what is put out rewards being busy; count what becomes better for someone.",
        |case, report| {
            for result in &case.strategy.key_results {
                let own = if result.metric.is_none() { output_word(&result.unit) } else { None };
                let (field, word) = match (output_word(&result.title), own) {
                    (Some(word), _) => ("title", word),
                    (None, Some(word)) => ("unit", word),
                    _ => continue,
                };
                let sentence = format!("The key result {} counts output (“{word}”), not an outcome.", called(result));
                report.say(result, field, sentence);
            }
        },
    ),
    Rule::new(
        "key-result-without-value",
        Hint,
        Kind::KeyResult,
        "Where nothing is known, nothing can be steered.",
        |case, report| {
            let known =
                |one: &KeyResult| case.measures.key_results.get(&one.id).is_some_and(|facts| facts.current.is_some());
            for result in running_results(case).filter(|one| !known(one)) {
                let begun = case.period_of(result).is_none_or(|days| days.from() <= case.today);
                if begun {
                    report.say(result, "current", format!("The key result {} has no value yet.", called(result)));
                }
            }
        },
    ),
    Rule::new(
        "key-result-without-news",
        Hint,
        Kind::KeyResult,
        "What is looked at only at the end cannot be changed any more.",
        |case, report| {
            let oldest = case.today.checked_sub_days(Days::new(STALE));
            for result in running_results(case) {
                let running = case.period_of(result).is_some_and(|days| days.contains(case.today));
                let measured = result.metric.and_then(|metric| case.latest(metric.0)).map(|point| point.date);
                let last = measured.max(last_check_in(case, result).map(|one| one.date));
                if let Some(last) = last.filter(|last| running && Some(*last) < oldest) {
                    let sentence = format!("The key result {} was last looked at on {}.", called(result), day(last));
                    report.say_of(result, sentence);
                }
            }
        },
    ),
    Rule::new(
        "key-result-on-track-against-pace",
        Warning,
        Kind::KeyResult,
        "Confidence that the figures do not share is asked about in every review.",
        |case, report| {
            for result in running_results(case) {
                let running = case.period_of(result).is_some_and(|days| days.contains(case.today));
                let confident = last_check_in(case, result).and_then(|one| one.confidence) == Some(Outlook::OnTrack);
                let facts = case.measures.key_results.get(&result.id).filter(|_| running && confident);
                let Some((share, pace)) = facts.and_then(|facts| facts.progress.zip(facts.pace)) else { continue };
                if pace.band == Band::AtRisk {
                    let percent = |share: f64| number((share * 100.0).round());
                    let (name, share, wanted) = (called(result), percent(share), percent(pace.expected));
                    let sentence = format!(
                        "The key result {name} is called on track at {share} %, where {wanted} % is expected today."
                    );
                    report.say_of(result, sentence);
                }
            }
        },
    ),
    Rule::new(
        "check-in-of-a-day-to-come",
        Warning,
        Kind::KeyResult,
        "It counts for nothing until then, and is most likely a slip.",
        |case, report| {
            for result in &case.strategy.key_results {
                let days = case.check_ins_of.get(&result.id).into_iter().flatten().filter_map(|one| one.date);
                if let Some(sentence) = to_come("check-in", &called(result), days, case.today) {
                    report.say_of(result, sentence);
                }
            }
        },
    ),
];

/// Objectives that are not scored yet, and not over.
fn running<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Objective> {
    let over = |one: &Objective| case.days_of(one).is_some_and(|days| days.to() < case.today);
    let open: Vec<_> = case.strategy.objectives.iter().filter(|one| one.final_score.is_none() && !over(one)).collect();
    open.into_iter()
}

/// Key results of objectives that are not scored and not over.
fn running_results<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a KeyResult> {
    let over: HashSet<Id> = {
        let running: HashSet<Id> = running(case).map(|one| one.id).collect();
        case.strategy.objectives.iter().map(|one| one.id).filter(|id| !running.contains(id)).collect()
    };
    case.strategy.key_results.iter().filter(move |one| !one.objective.is_some_and(|id| over.contains(&id.0)))
}

fn is_bound(result: &KeyResult) -> bool {
    matches!(aim_of(result.kind), Aim::StayAbove | Aim::StayBelow)
}

fn figures(result: &KeyResult) -> Figures {
    let KeyResult { kind, baseline, target, current, .. } = *result;
    Figures { aim: aim_of(kind), baseline, target, current }
}

/// Whether baseline and target leave a way to go, whatever the value is now.
fn way(result: &KeyResult) -> Result<Progress, ProgressError> {
    progress(Figures { current: result.baseline.or(result.target), ..figures(result) })
}

fn last_check_in(case: &Case, result: &KeyResult) -> Option<crate::facts::LastCheckIn> {
    case.measures.key_results.get(&result.id)?.last_check_in
}

impl Case<'_> {
    /// The days in which a key result is reached: those of its objective.
    fn period_of(&self, result: &KeyResult) -> Option<Period> {
        self.days_of(self.objectives.get(&result.objective?.0)?)
    }
}
