//! Cycles: shares, guardrails, and whether the planned work fits.

use std::collections::HashSet;

use super::Rule;
use super::Severity::{Error, Hint, Warning};
use super::case::{Case, set};
use super::words::{called, number};
use crate::Kind;
use crate::facts::{CycleFacts, CycleState};
use crate::records::{Cycle, InitiativeStatus};

/// Above this share of the capacity, a plan is more than tight.
const FULL: f64 = 1.0;

pub(super) const RULES: &[Rule] = &[
    Rule::new(
        "allocation-not-whole",
        Error,
        Kind::Cycle,
        "Time that is shared out twice, or not at all, is not planned.",
        |case, report| {
            for (cycle, facts) in cycles(case) {
                let Some(sum) = facts.planned.filter(|_| !facts.planned_is_whole) else { continue };
                let sentence =
                    format!("The planned shares of {} sum to {} %, not to 100 %.", called(cycle), number(sum));
                let finding = report.say(cycle, "allocations", sentence);
                let open: Vec<usize> =
                    (0..cycle.allocations.len()).filter(|&n| cycle.allocations[n].planned.is_none()).collect();
                if let ([only], true) = (&open[..], sum < 100.0)
                    && let Some(rest) = crate::Percent::new(((100.0 - sum) * 1e6).round() / 1e6)
                {
                    let mut allocations = cycle.allocations.clone();
                    allocations[*only].planned = Some(rest);
                    let category = allocations[*only].category.label().to_lowercase();
                    let label = format!("Give the rest, {} %, to {category}", number(rest.points()));
                    finding.mended_by(label, vec![set(cycle, "allocations", serde_json::json!(allocations))]);
                }
            }
        },
    ),
    Rule::new(
        "actual-shares-not-whole",
        Warning,
        Kind::Cycle,
        "What people's time went into is known only when it sums to all of it.",
        |case, report| {
            for (cycle, facts) in cycles(case) {
                let over = facts.actual.is_some_and(|sum| sum > 100.0 && !facts.actual_is_whole);
                let short = facts.state == CycleState::Past && !facts.actual_is_whole;
                if let Some(sum) = facts.actual.filter(|_| over || short) {
                    let name = called(cycle);
                    let sentence = format!("The actual shares of {name} sum to {} %, not to 100 %.", number(sum));
                    report.say(cycle, "allocations", sentence);
                }
            }
        },
    ),
    Rule::new(
        "allocation-outside-guardrail",
        Warning,
        Kind::Cycle,
        "A guardrail that gives way without a word was a wish.",
        |case, report| {
            for (cycle, facts) in cycles(case) {
                for breach in &facts.breaches {
                    report.say(cycle, "allocations", format!("{}: {}", called(cycle), breach.words));
                }
            }
        },
    ),
    Rule::new(
        "category-twice",
        Warning,
        Kind::Cycle,
        "Of two shares for one kind of work, each reader sees another.",
        |case, report| {
            for cycle in &case.strategy.cycles {
                let mut seen = HashSet::new();
                if let Some(twice) = cycle.allocations.iter().find(|one| !seen.insert(one.category)) {
                    let category = twice.category.label().to_lowercase();
                    let sentence = format!("{} shares out {category} twice.", called(cycle));
                    report.say(cycle, "allocations", sentence);
                }
            }
        },
    ),
    Rule::new(
        "cycle-without-days",
        Warning,
        Kind::Cycle,
        "Without days there is neither pace nor capacity.",
        |case, report| {
            for (cycle, facts) in cycles(case) {
                let reversed = cycle.starts.zip(cycle.ends).is_some_and(|(from, to)| to < from);
                if facts.period.is_none() && !reversed {
                    let sentence = format!("{} has neither a quarter nor a first and a last day.", called(cycle));
                    report.say(cycle, "quarter", sentence);
                }
            }
        },
    ),
    Rule::new(
        "cycle-overbooked",
        Warning,
        Kind::Cycle,
        "What is planned beyond capacity is decided by whoever is late.",
        |case, report| {
            for (cycle, facts) in ahead(case) {
                let Some((load, over)) = facts.load.zip(facts.over).filter(|(load, _)| *load > FULL + 1e-9) else {
                    continue;
                };
                let name = called(cycle);
                let (percent, over) = (number((load * 100.0).round()), number((over * 10.0).round() / 10.0));
                let sentence = format!(
                    "The work planned in {name} takes {percent} % of its capacity, {over} person-weeks too much."
                );
                report.say(cycle, "capacity", sentence);
            }
        },
    ),
    Rule::new(
        "team-overbooked",
        Hint,
        Kind::Cycle,
        "A whole that fits does not help the team that has too much.",
        |case, report| {
            for (cycle, facts) in ahead(case).filter(|(_, facts)| facts.load.is_none_or(|load| load <= FULL + 1e-9)) {
                for team in &facts.teams {
                    if let Some(over) = team.over.filter(|over| *over > 1e-9) {
                        let over = number((over * 10.0).round() / 10.0);
                        let (name, team) = (called(cycle), super::words::quoted(&team.team));
                        let sentence = format!("In {name} the team {team} has {over} person-weeks too much.");
                        report.say(cycle, "capacity", sentence);
                    }
                }
            }
        },
    ),
    Rule::new(
        "more-in-progress-than-agreed",
        Warning,
        Kind::Strategy,
        "A limit that gives way without a word was a wish, and what waits gets older.",
        |case, report| {
            let Some(about) = case.strategy.about() else { return };
            let mut seen = HashSet::new();
            for limit in about.work_limits.iter().filter(|limit| seen.insert(limit.horizon)) {
                let initiatives = case.strategy.initiatives.iter();
                let begun = initiatives.filter(|one| one.status == InitiativeStatus::InProgress);
                let count = begun.filter(|one| one.horizon == limit.horizon).count();
                if let Some(most) = limit.at_most.filter(|most| count as i64 > *most) {
                    let column = limit.horizon.label();
                    let sentence = format!("{column} has {count} initiatives in progress, at most {most} were agreed.");
                    report.say(about, "work_limits", sentence);
                }
            }
        },
    ),
];

fn cycles<'a, 'b>(case: &'b Case<'a>) -> impl Iterator<Item = (&'a Cycle, &'b CycleFacts)> {
    case.strategy.cycles.iter().filter_map(|cycle| Some((cycle, case.capacity.cycles.get(&cycle.id)?)))
}

/// The cycles that are not over yet.
fn ahead<'a, 'b>(case: &'b Case<'a>) -> impl Iterator<Item = (&'a Cycle, &'b CycleFacts)> {
    cycles(case).filter(|(_, facts)| matches!(facts.state, CycleState::Current | CycleState::Coming))
}
