//! What depends on what, and whether the dates allow it.

use std::collections::{HashMap, HashSet};

use super::Rule;
use super::Severity::{Error, Hint, Warning};
use super::case::{Case, delete, is_open};
use super::initiatives::likely;
use super::words::{called, circle, day, listed};
use crate::facts::MilestoneState;
use crate::records::{Commitment, Dependency, Horizon, Initiative, InitiativeStatus};
use crate::{Id, Kind};

pub(super) const RULES: &[Rule] = &[
    Rule::new("dependency-cycle", Error, Kind::Initiative, "None of them can ever start.", |case, report| {
        for found in &case.plan.circles {
            // What needs only itself is said of the dependency.
            let first = found.initiatives.first().filter(|_| found.initiatives.len() > 1);
            let Some(first) = first.and_then(|id| case.initiatives.get(id)) else { continue };
            let name = |id: &Id| case.initiatives.get(id).map(|one| one.title.as_str());
            let around = circle(&found.initiatives, name);
            report.say_of(*first, format!("These wait for each other in a circle: {around}."));
        }
    }),
    Rule::new("dependency-on-itself", Error, Kind::Dependency, "It could never start.", |case, report| {
        for (dependency, from, to) in needs(case).filter(|(_, from, to)| from.id == to.id) {
            let _ = to;
            let finding = report.say_of(dependency, format!("{} is said to need itself.", called(from)));
            finding.mended_by("Remove the dependency", vec![delete(dependency)]);
        }
    }),
    Rule::new(
        "dependency-twice",
        Hint,
        Kind::Dependency,
        "One of the two will be forgotten when it changes.",
        |case, report| {
            let mut seen = HashSet::new();
            for (dependency, from, to) in needs(case).filter(|(_, from, to)| from.id != to.id) {
                if !seen.insert((from.id, to.id, dependency.kind)) {
                    let sentence = format!("That {} needs {} is said twice.", called(to), called(from));
                    report.say_of(dependency, sentence).mended_by("Remove one", vec![delete(dependency)]);
                }
            }
        },
    ),
    Rule::new(
        "depends-on-dropped",
        Warning,
        Kind::Initiative,
        "It waits for something that will not come.",
        |case, report| {
            for (dependency, from, to) in needs(case).filter(|(_, _, to)| is_wanted(to)) {
                if from.status == InitiativeStatus::Dropped {
                    let sentence = format!("{} needs {}, which was given up.", called(to), called(from));
                    report.say_of(to, sentence).mended_by("Remove the dependency", vec![delete(dependency)]);
                }
            }
        },
    ),
    Rule::new(
        "needs-what-comes-later",
        Warning,
        Kind::Initiative,
        "One of the two stands in the wrong column.",
        |case, report| {
            for (_, from, to) in needs(case).filter(|(_, from, to)| is_open(from) && is_wanted(to)) {
                if from.horizon > to.horizon {
                    let (there, here) = (from.horizon.label().to_lowercase(), to.horizon.label().to_lowercase());
                    let sentence = format!(
                        "{} stands under {here}, but needs {}, which stands under {there}.",
                        called(to),
                        called(from)
                    );
                    report.say(to, "horizon", sentence);
                }
            }
        },
    ),
    Rule::new(
        "committed-on-exploratory",
        Warning,
        Kind::Initiative,
        "A promise is as firm as the weakest thing that it needs.",
        |case, report| {
            let mut shaky: HashMap<Id, Vec<String>> = HashMap::new();
            for (_, from, to) in needs(case) {
                let promised = is_wanted(to) && to.commitment == Commitment::Committed;
                if promised && is_open(from) && from.commitment == Commitment::Exploratory && from.id != to.id {
                    let names = shaky.entry(to.id).or_default();
                    let name = called(from);
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
            }
            for one in case.wanted() {
                let Some(names) = shaky.get(&one.id) else { continue };
                let is = if names.len() == 1 { "which is" } else { "which are" };
                let sentence = format!("{} is committed, but needs {}, {is} exploratory.", called(one), listed(names));
                report.say(one, "commitment", sentence).mended_by("Call it likely", vec![likely(one)]);
            }
        },
    ),
    Rule::new(
        "milestone-passed",
        Warning,
        Kind::Milestone,
        "A date that passes without a word is not trusted the next time.",
        |case, report| {
            for milestone in &case.strategy.milestones {
                let (Some(one), Some(on)) = (case.initiative(milestone.initiative), milestone.date) else { continue };
                let passed = case.plan.milestones.get(&milestone.id).is_none_or(|f| f.state == MilestoneState::Passed);
                if on < case.today && is_wanted(one) && passed {
                    let sentence = format!(
                        "The milestone {} was on {}, but {} is not done.",
                        called(milestone),
                        day(on),
                        called(one)
                    );
                    report.say(milestone, "date", sentence);
                }
            }
        },
    ),
    Rule::new(
        "starts-before-predecessor",
        Error,
        Kind::Initiative,
        "It would wait for what is not there yet.",
        |case, report| {
            for conflict in &case.plan.conflicts {
                let Some(one) = case.initiatives.get(&conflict.to) else { continue };
                let finding = report.say(*one, "start", conflict.words.clone());
                if let Some(label) = conflict.fix_words.clone().filter(|_| !conflict.fix.is_empty()) {
                    finding.mended_by(label, conflict.fix.clone());
                }
            }
        },
    ),
    Rule::new(
        "plan-infeasible",
        Error,
        Kind::Initiative,
        "A fixed date that cannot be kept is better said today than on the day.",
        |case, report| {
            for id in &case.plan.infeasible {
                let words = case.plan.initiatives.get(id).and_then(|facts| facts.infeasible.clone());
                if let (Some(one), Some(words)) = (case.initiatives.get(id), words) {
                    report.say(*one, "start", words);
                }
            }
        },
    ),
    Rule::new(
        "plan-beyond-calendar",
        Error,
        Kind::Strategy,
        "With one date out of all reach, no step has dates.",
        |case, report| {
            let words = case.plan.no_dates.as_ref().filter(|_| case.plan.circles.is_empty());
            if let (Some(words), Some(about)) = (words, case.strategy.about()) {
                report.say_of(about, words.clone());
            }
        },
    ),
    Rule::new(
        "milestone-missed-by-plan",
        Warning,
        Kind::Milestone,
        "Either the date moves or the plan does; silence moves neither.",
        |case, report| {
            for milestone in &case.strategy.milestones {
                let facts = case.plan.milestones.get(&milestone.id);
                if let Some(facts) = facts.filter(|facts| facts.state == MilestoneState::Late) {
                    let sentence = format!("The plan misses the milestone {}. {}", called(milestone), facts.words);
                    report.say(milestone, "date", sentence);
                }
            }
        },
    ),
    Rule::new(
        "decision-needed-now",
        Warning,
        Kind::Decision,
        "After its last responsible day, every day without it delays the work.",
        |case, report| {
            for decision in &case.strategy.decisions {
                let facts = case.plan.decisions.get(&decision.id);
                let Some(by) = facts.and_then(|facts| facts.last_responsible) else { continue };
                let begun =
                    case.initiative(decision.gates).is_some_and(|one| one.status == InitiativeStatus::InProgress);
                if by < case.today && !begun {
                    let name = called(decision);
                    let sentence = format!("The decision {name} should have been taken by {}.", day(by));
                    report.say(decision, "status", sentence);
                }
            }
        },
    ),
];

/// The dependencies whose two ends exist: the dependency, what comes first, what needs it.
pub(super) fn needs<'a>(case: &Case<'a>) -> impl Iterator<Item = (&'a Dependency, &'a Initiative, &'a Initiative)> {
    let found = case
        .strategy
        .dependencies
        .iter()
        .filter_map(|one| Some((one, case.initiative(one.from)?, case.initiative(one.to)?)));
    found.collect::<Vec<_>>().into_iter()
}

fn is_wanted(one: &Initiative) -> bool {
    is_open(one) && one.horizon != Horizon::NotNow
}
