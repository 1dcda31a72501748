//! Decisions, what they take for granted, and which replaces which.

use std::collections::{HashMap, HashSet};

use super::Rule;
use super::Severity::{Error, Hint, Warning};
use super::case::{Case, blank, none, set};
use super::words::{called, circle, counted, day, number};
use crate::calc::graph;
use crate::records::{
    Assumption, AssumptionState, Decision, DecisionStatus, Door, ExperimentResult, InitiativeStatus, Relation, Side,
};
use crate::{Id, Kind};

/// For longer than this, a proposal is not being decided.
const WAITING: i64 = 30;

pub(super) const RULES: &[Rule] = &[
    Rule::new(
        "decision-without-outcome",
        Error,
        Kind::Decision,
        "A record in force that does not say what was decided will be read in two ways.",
        |case, report| {
            for one in of_status(case, &[DecisionStatus::Accepted]).filter(|one| blank(&one.outcome)) {
                let sentence = format!("The decision {} is accepted, but says no outcome.", called(one));
                report.say(one, "outcome", sentence);
            }
        },
    ),
    Rule::new(
        "one-way-door-without-approver",
        Error,
        Kind::Decision,
        "What cannot be taken back should be answered for by someone.",
        |case, report| {
            for one in of_status(case, &[DecisionStatus::Proposed, DecisionStatus::Accepted]) {
                if one.door == Some(Door::OneWay) && blank(&one.approver) {
                    let sentence = format!("The decision {} cannot be taken back, but names no approver.", called(one));
                    report.say(one, "approver", sentence);
                }
            }
        },
    ),
    Rule::new(
        "one-way-door-without-revisit",
        Hint,
        Kind::Decision,
        "The dearest decisions are the last to be looked at again.",
        |case, report| {
            for one in of_status(case, &[DecisionStatus::Proposed, DecisionStatus::Accepted]) {
                if one.door == Some(Door::OneWay) && one.revisit_on.is_none() {
                    let sentence =
                        format!("The decision {} cannot be taken back, but has no day to look again.", called(one));
                    report.say(one, "revisit_on", sentence);
                }
            }
        },
    ),
    Rule::new(
        "decision-past-revisit",
        Warning,
        Kind::Decision,
        "Its reasons may be gone while it is still followed.",
        |case, report| {
            for one in of_status(case, &[DecisionStatus::Proposed, DecisionStatus::Accepted]) {
                if let Some(on) = one.revisit_on.filter(|on| *on < case.today) {
                    let sentence = format!("The decision {} was to be looked at again on {}.", called(one), day(on));
                    report.say(one, "revisit_on", sentence);
                }
            }
        },
    ),
    Rule::new(
        "decision-with-one-option",
        Hint,
        Kind::Decision,
        "With one option there was nothing to decide.",
        |case, report| {
            for one in of_status(case, &[DecisionStatus::Proposed, DecisionStatus::Accepted]) {
                let count = one.options.len();
                if count < 2 {
                    let found = if count == 0 { "no option" } else { "only one option" };
                    report.say(one, "options", format!("The decision {} considers {found}.", called(one)));
                }
            }
        },
    ),
    Rule::new(
        "decision-without-choice",
        Hint,
        Kind::Decision,
        "A reader looks for the option that was taken.",
        |case, report| {
            for one in of_status(case, &[DecisionStatus::Accepted]) {
                if one.options.len() > 1 && !one.options.iter().any(|option| option.chosen) {
                    let sentence = format!("The decision {} does not mark the option that was chosen.", called(one));
                    report.say(one, "options", sentence);
                }
            }
        },
    ),
    Rule::new(
        "decision-without-bad-consequence",
        Hint,
        Kind::Decision,
        "Every choice costs something; a record that hides it is not believed.",
        |case, report| {
            for one in of_status(case, &[DecisionStatus::Accepted]).filter(|one| none(&one.bad)) {
                report.say(one, "bad", format!("The decision {} names nothing that becomes worse.", called(one)));
            }
        },
    ),
    Rule::new(
        "decision-proposed-for-long",
        Hint,
        Kind::Decision,
        "What is not decided is decided by whoever goes on.",
        |case, report| {
            for one in of_status(case, &[DecisionStatus::Proposed]) {
                let days = one.date.map_or(0, |since| (case.today - since).num_days());
                if days > WAITING {
                    let days = counted(days, "day", "days");
                    report.say(one, "status", format!("The decision {} has been proposed for {days}.", called(one)));
                }
            }
        },
    ),
    Rule::new(
        "decision-gates-what-has-begun",
        Warning,
        Kind::Decision,
        "The work decides it meanwhile.",
        |case, report| {
            for one in of_status(case, &[DecisionStatus::Draft, DecisionStatus::Proposed]) {
                let Some(gated) = case.initiative(one.gates) else { continue };
                if gated.status == InitiativeStatus::InProgress {
                    let sentence = format!(
                        "{} is in progress, but the decision {} that it needs is open.",
                        called(gated),
                        called(one)
                    );
                    report.say(one, "status", sentence);
                }
            }
        },
    ),
    Rule::new(
        "decision-number-twice",
        Warning,
        Kind::Decision,
        "Decisions are cited by their numbers.",
        |case, report| {
            let decisions = &case.strategy.decisions;
            let mut free = decisions.iter().filter_map(|one| one.number).max().unwrap_or(0);
            let mut first: HashMap<i64, &Decision> = HashMap::new();
            for one in decisions {
                let Some(number) = one.number else { continue };
                let Some(other) = first.get(&number) else {
                    first.insert(number, one);
                    continue;
                };
                let sentence = format!("{} and {} have the same number {number}.", called(*other), called(one));
                let finding = report.say(one, "number", sentence);
                if free < 999_999 {
                    free += 1;
                    finding.mended_by(format!("Give it the number {free}"), vec![set(one, "number", free)]);
                }
            }
        },
    ),
    Rule::new(
        "tripwire-broken",
        Error,
        Kind::Assumption,
        "A decision in force rests on something that is not true.",
        |case, report| {
            for (one, decision) in assumptions(case) {
                if let Some(how) = broken(case, one) {
                    let sentence = format!("The decision {} rests on {}, {how}.", called(decision), called(one));
                    report.say(one, "state", sentence);
                }
            }
        },
    ),
    Rule::new(
        "tripwire-incomplete",
        Warning,
        Kind::Assumption,
        "A wire that is tied on one side only trips no one.",
        |case, report| {
            for one in &case.strategy.assumptions {
                let (field, lacks) = match (one.metric.is_some(), one.side.is_some(), one.threshold.is_some()) {
                    (false, false, false) | (true, true, true) => continue,
                    (false, ..) => ("metric", "the metric that is watched"),
                    (_, false, _) => ("side", "the side on which it trips"),
                    _ => ("threshold", "the value at which it trips"),
                };
                report.say(one, field, format!("The tripwire of {} lacks {lacks}.", called(one)));
            }
        },
    ),
    Rule::new(
        "assumption-without-tripwire",
        Hint,
        Kind::Assumption,
        "An assumption that nothing could prove wrong is a belief.",
        |case, report| {
            for (one, _) in assumptions(case) {
                let watched = one.metric.is_some() || one.experiment.is_some() || one.tripwire_on.is_some();
                if !watched && blank(&one.tripwire) {
                    report.say(one, "tripwire", format!("The assumption {} has no tripwire.", called(one)));
                }
            }
        },
    ),
    Rule::new(
        "assumption-past-its-day",
        Warning,
        Kind::Assumption,
        "It may have stopped being true unnoticed.",
        |case, report| {
            for (one, _) in assumptions(case).filter(|(one, _)| one.state != AssumptionState::Broken) {
                if let Some(on) = one.tripwire_on.filter(|on| *on < case.today) {
                    let sentence = format!("The assumption {} was to be looked at on {}.", called(one), day(on));
                    report.say(one, "tripwire_on", sentence);
                }
            }
        },
    ),
    Rule::new(
        "superseded-but-in-force",
        Warning,
        Kind::Decision,
        "Two decisions in force that contradict each other are followed by halves.",
        |case, report| {
            for (newer, older) in supersessions(case) {
                let replaced = matches!(older.status, DecisionStatus::Superseded | DecisionStatus::Rejected);
                if newer.status == DecisionStatus::Accepted && !replaced {
                    let status = older.status.label().to_lowercase();
                    let sentence =
                        format!("{} replaces {}, which is still called {status}.", called(newer), called(older));
                    let fix = vec![set(older, "status", DecisionStatus::Superseded.value())];
                    report.say(older, "status", sentence).mended_by("Call it superseded", fix);
                }
            }
        },
    ),
    Rule::new(
        "superseded-by-nothing",
        Warning,
        Kind::Decision,
        "A reader needs to find what holds instead.",
        |case, report| {
            let replaced: HashSet<Id> = supersessions(case).map(|(_, older)| older.id).collect();
            for one in of_status(case, &[DecisionStatus::Superseded]).filter(|one| !replaced.contains(&one.id)) {
                let sentence = format!("The decision {} is superseded, but no link says by which.", called(one));
                report.say(one, "status", sentence);
            }
        },
    ),
    Rule::new(
        "supersession-in-a-circle",
        Error,
        Kind::Decision,
        "Nobody can tell which of them holds.",
        |case, report| {
            let decisions = &case.strategy.decisions;
            let at: HashMap<Id, usize> = decisions.iter().enumerate().map(|(n, one)| (one.id, n)).collect();
            let edges: Vec<_> =
                supersessions(case).filter_map(|(a, b)| Some((*at.get(&a.id)?, *at.get(&b.id)?))).collect();
            let Err(circles) = graph::order(decisions.len(), edges.into_iter()) else { return };
            for found in circles {
                let Some(first) = found.0.first().and_then(|&n| decisions.get(n)) else { continue };
                let around = circle(&found.0, |&n| decisions.get(n).map(|one| one.title.as_str()));
                report.say_of(first, format!("Decisions replace each other in a circle: {around}."));
            }
        },
    ),
];

fn of_status<'a>(case: &Case<'a>, statuses: &'static [DecisionStatus]) -> impl Iterator<Item = &'a Decision> {
    case.strategy.decisions.iter().filter(|one| statuses.contains(&one.status))
}

/// The assumptions of decisions that are proposed or in force.
fn assumptions<'a>(case: &Case<'a>) -> impl Iterator<Item = (&'a Assumption, &'a Decision)> {
    let found = case.strategy.assumptions.iter().filter_map(|one| {
        let decision = *case.decisions.get(&one.decision?.0)?;
        let open = matches!(decision.status, DecisionStatus::Proposed | DecisionStatus::Accepted);
        open.then_some((one, decision))
    });
    found.collect::<Vec<_>>().into_iter()
}

/// How an assumption is known to be broken; none where it holds as far as anyone knows.
fn broken(case: &Case, one: &Assumption) -> Option<String> {
    if one.state == AssumptionState::Broken {
        return Some("which no longer holds".into());
    }
    if let (Some(metric), Some(side), Some(threshold)) = (case.metric(one.metric), one.side, one.threshold)
        && let Some(last) = case.latest(metric.id)
    {
        let (tripped, word) = match side {
            Side::Below => (last.value < threshold, "below"),
            Side::Above => (last.value > threshold, "above"),
        };
        if tripped {
            let (value, threshold, on) = (number(last.value), number(threshold), day(last.date));
            return Some(format!("but {} was {value} on {on}, {word} {threshold}", called(metric)));
        }
    }
    let experiment = case.experiments.get(&one.experiment?.0)?;
    let disproved = experiment.result == Some(ExperimentResult::Invalidated);
    disproved.then(|| format!("which the experiment {} disproved", called(*experiment)))
}

/// Which decision replaces which, read from the links: the newer and the older. A decision that replaces itself says
/// nothing.
fn supersessions<'a>(case: &Case<'a>) -> impl Iterator<Item = (&'a Decision, &'a Decision)> {
    let links = case.strategy.links.iter().filter(|link| link.relation == Relation::Supersedes);
    let links = links.filter(|link| link.from.kind == Kind::Decision && link.to.kind == Kind::Decision);
    let found = links.filter_map(|link| Some((*case.decisions.get(&link.from.id)?, *case.decisions.get(&link.to.id)?)));
    found.filter(|(newer, older)| newer.id != older.id).collect::<Vec<_>>().into_iter()
}
