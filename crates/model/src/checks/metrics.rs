//! Metrics, and what was measured of them.

use std::collections::HashSet;

use chrono::Days;

use super::Rule;
use super::Severity::{Error, Hint, Warning};
use super::case::{Case, aim, set};
use super::words::{called, day, number, to_come};
use crate::calc::graph;
use crate::calc::key_result::Aim;
use crate::records::{Direction, Metric, MetricRole, Relation};
use crate::{Id, Kind};

/// After so many days without a measurement, a metric that matters is no longer known.
const STALE: u64 = 100;

pub(super) const RULES: &[Rule] = &[
    Rule::new("several-north-stars", Warning, Kind::Metric, "With two north stars, ships part.", |case, report| {
        let mut stars = of_role(case, MetricRole::NorthStar);
        let Some(first) = stars.next() else { return };
        for other in stars {
            let sentence = format!("{} and {} are both the north star.", called(first), called(other));
            report.say(other, "role", sentence);
        }
    }),
    Rule::new(
        "north-star-without-input",
        Warning,
        Kind::Metric,
        "A team cannot move a north star directly; it needs to know what it can move.",
        |case, report| {
            let mut driven: HashSet<Id> = HashSet::new();
            for metric in &case.strategy.metrics {
                driven.extend(
                    metric.drives.iter().filter_map(|drive| drive.metric).map(|to| to.0).filter(|to| *to != metric.id),
                );
            }
            for link in case.strategy.links.iter().filter(|link| link.relation == Relation::Moves) {
                if link.from.kind == Kind::Metric && link.to.kind == Kind::Metric {
                    driven.insert(link.to.id);
                }
            }
            for star in of_role(case, MetricRole::NorthStar).filter(|star| !driven.contains(&star.id)) {
                report.say_of(star, format!("No input metric drives the north star {}.", called(star)));
            }
        },
    ),
    Rule::new(
        "metric-without-guard",
        Hint,
        Kind::Metric,
        "A number that becomes a target is gamed, unless another would show it.",
        |case, report| {
            let used = aimed_at(case);
            for metric in &case.strategy.metrics {
                let moved = matches!(metric.direction, Direction::Increase | Direction::Decrease);
                let own = matches!(metric.role, MetricRole::Guard | MetricRole::ServiceLevel);
                let is_target = metric.target.is_some() || used.contains(&metric.id);
                if moved && !own && is_target && metric.guarded_by.is_none() {
                    let sentence = format!("{} is a target, but no metric guards it.", called(metric));
                    report.say(metric, "guarded_by", sentence);
                }
            }
        },
    ),
    Rule::new("metric-guards-itself", Error, Kind::Metric, "What is gamed shows no sign of it.", |case, report| {
        for metric in &case.strategy.metrics {
            if metric.guarded_by.is_some_and(|guard| guard.0 == metric.id) {
                let fix = vec![set(metric, "guarded_by", serde_json::Value::Null)];
                let sentence = format!("{} is said to guard itself.", called(metric));
                report.say(metric, "guarded_by", sentence).mended_by("Take the guard away", fix);
            }
        }
    }),
    Rule::new(
        "metrics-drive-in-a-circle",
        Warning,
        Kind::Metric,
        "In a circle there is no place to push.",
        |case, report| {
            let metrics = &case.strategy.metrics;
            let at: std::collections::HashMap<Id, usize> = metrics.iter().enumerate().map(|(n, m)| (m.id, n)).collect();
            let drives = metrics.iter().enumerate().flat_map(|(n, metric)| {
                let to = metric.drives.iter().filter_map(|drive| at.get(&drive.metric?.0).copied());
                to.map(move |to| (n, to))
            });
            let Err(circles) = graph::order(metrics.len(), drives.collect::<Vec<_>>().into_iter()) else { return };
            for circle in circles {
                let Some(first) = circle.0.first().and_then(|&n| metrics.get(n)) else { continue };
                let around = super::words::circle(&circle.0, |&n| metrics.get(n).map(|m| m.name.as_str()));
                report.say(first, "drives", format!("Metrics drive each other in a circle: {around}."));
            }
        },
    ),
    Rule::new(
        "metric-target-is-baseline",
        Error,
        Kind::Metric,
        "Where there is no way to go, no progress can be seen.",
        |case, report| {
            for (metric, baseline, target) in ways(case) {
                if baseline == target {
                    let sentence = format!("{} has the same baseline and target, {}.", called(metric), number(target));
                    report.say(metric, "target", sentence);
                }
            }
        },
    ),
    Rule::new(
        "metric-target-on-wrong-side",
        Error,
        Kind::Metric,
        "Progress would be counted backwards.",
        |case, report| {
            for (metric, baseline, target) in ways(case) {
                let (other, verb, side) = match metric.direction {
                    Direction::Increase if target < baseline => (Direction::Decrease, "rise", "below"),
                    Direction::Decrease if target > baseline => (Direction::Increase, "fall", "above"),
                    _ => continue,
                };
                let (to, from) = (number(target), number(baseline));
                let name = called(metric);
                let sentence = format!("{name} should {verb}, but its target {to} lies {side} its baseline {from}.");
                let fix = vec![set(metric, "direction", other.value())];
                let label = format!("Set the direction to {}", other.label().to_lowercase());
                report.say(metric, "target", sentence).mended_by(label, fix);
            }
        },
    ),
    Rule::new(
        "metric-target-without-date",
        Hint,
        Kind::Metric,
        "A target without a date is never missed.",
        |case, report| {
            for metric in &case.strategy.metrics {
                let moved = matches!(metric.direction, Direction::Increase | Direction::Decrease);
                if moved && metric.target.is_some() && metric.target_date.is_none() {
                    let sentence = format!("{} has a target, but no date by which to reach it.", called(metric));
                    report.say(metric, "target_date", sentence);
                }
            }
        },
    ),
    Rule::new(
        "metric-missed-its-target",
        Warning,
        Kind::Metric,
        "A date that passes in silence teaches that dates do not count.",
        |case, report| {
            for metric in &case.strategy.metrics {
                let bound = matches!(aim(metric.direction), Aim::StayAbove | Aim::StayBelow);
                let (Some(target), Some(by), false) = (metric.target, metric.target_date, bound) else { continue };
                let Some(last) = case.latest(metric.id).filter(|_| by < case.today) else { continue };
                if !aim(metric.direction).met(last.value, target, metric.baseline) {
                    let (value, target) = (number(last.value), number(target));
                    let name = called(metric);
                    let sentence = format!("{name} should have been at {target} by {}, and is at {value}.", day(by));
                    report.say(metric, "target_date", sentence);
                }
            }
        },
    ),
    Rule::new(
        "metric-outside-its-bound",
        Warning,
        Kind::Metric,
        "A bound that is crossed says that something else was paid with.",
        |case, report| {
            for metric in &case.strategy.metrics {
                let side = match metric.direction {
                    Direction::StayAbove => "above",
                    Direction::StayBelow => "below",
                    _ => continue,
                };
                let (Some(bound), Some(last)) = (metric.target, case.latest(metric.id)) else { continue };
                if !aim(metric.direction).met(last.value, bound, None) {
                    let (name, bound, value, on) = (called(metric), number(bound), number(last.value), day(last.date));
                    let sentence = format!("{name} should stay {side} {bound}, but was {value} on {on}.");
                    report.say(metric, "target", sentence);
                }
            }
        },
    ),
    Rule::new(
        "metric-not-measured",
        Hint,
        Kind::Metric,
        "What is not measured is guessed, and guesses are not corrected.",
        |case, report| {
            let used = aimed_at(case);
            for metric in case.strategy.metrics.iter().filter(|metric| matters(metric, &used)) {
                if case.latest(metric.id).is_none() {
                    report.say_of(metric, format!("{} has no measurement yet.", called(metric)));
                }
            }
        },
    ),
    Rule::new(
        "metric-measured-long-ago",
        Hint,
        Kind::Metric,
        "Old values are believed for too long.",
        |case, report| {
            let used = aimed_at(case);
            let oldest = case.today.checked_sub_days(Days::new(STALE));
            for metric in case.strategy.metrics.iter().filter(|metric| matters(metric, &used)) {
                if let Some(last) = case.latest(metric.id).filter(|last| Some(last.date) < oldest) {
                    report.say_of(metric, format!("{} was last measured on {}.", called(metric), day(last.date)));
                }
            }
        },
    ),
    Rule::new(
        "measurement-of-a-day-to-come",
        Warning,
        Kind::Metric,
        "It counts for nothing until then, and is most likely a slip.",
        |case, report| {
            for metric in &case.strategy.metrics {
                let days = case.measurements_of.get(&metric.id).into_iter().flatten().filter_map(|one| one.date);
                if let Some(sentence) = to_come("measurement", &called(metric), days, case.today) {
                    report.say_of(metric, sentence);
                }
            }
        },
    ),
    Rule::new(
        "service-level-incomplete",
        Warning,
        Kind::Metric,
        "Without an objective and a window there is no error budget to spend.",
        |case, report| {
            for metric in of_role(case, MetricRole::ServiceLevel) {
                let (field, lacks) = match (metric.objective, metric.window_days) {
                    (None, None) => ("objective", "an objective and a window"),
                    (None, _) => ("objective", "an objective"),
                    (_, None) => ("window_days", "a window"),
                    _ => continue,
                };
                report.say(metric, field, format!("The service level {} lacks {lacks}.", called(metric)));
            }
        },
    ),
    Rule::new(
        "service-level-without-budget",
        Error,
        Kind::Metric,
        "An objective that allows no failure cannot be kept by anything that changes.",
        |case, report| {
            for metric in of_role(case, MetricRole::ServiceLevel) {
                let Some(percent) = metric.objective.map(|objective| objective.points()) else { continue };
                if percent <= 0.0 || percent >= 100.0 {
                    let (name, percent) = (called(metric), number(percent));
                    let sentence = format!("The objective of {name}, {percent} %, leaves no error budget.");
                    report.say(metric, "objective", sentence);
                }
            }
        },
    ),
    Rule::new(
        "service-level-measured-wrongly",
        Error,
        Kind::Measurement,
        "A share outside 0 to 100 % makes the whole budget wrong.",
        |case, report| {
            for one in &case.strategy.measurements {
                let Some(metric) = case.metric(one.metric).filter(|metric| metric.role == MetricRole::ServiceLevel)
                else {
                    continue;
                };
                if let Some(value) = one.value.filter(|value| !(0.0..=100.0).contains(value)) {
                    let (name, value) = (called(metric), number(value));
                    let sentence = format!("A measurement of {name} is {value}, which is no share of 100 %.");
                    report.say(one, "value", sentence);
                }
            }
        },
    ),
    Rule::new(
        "error-budget-spent",
        Warning,
        Kind::Metric,
        "A spent budget means that stability comes before new work.",
        |case, report| {
            for metric in of_role(case, MetricRole::ServiceLevel) {
                let budget = case.measures.metrics.get(&metric.id).and_then(|facts| facts.budget.as_ref());
                if let Some(budget) = budget.filter(|budget| budget.left <= 0.0) {
                    let (name, days) = (called(metric), budget.window_days);
                    report.say_of(metric, format!("The error budget of {name} for {days} days is used up."));
                }
            }
        },
    ),
];

fn of_role<'a>(case: &Case<'a>, role: MetricRole) -> impl Iterator<Item = &'a Metric> {
    case.strategy.metrics.iter().filter(move |metric| metric.role == role)
}

/// The metrics that are to move, with baseline and target.
fn ways<'a>(case: &Case<'a>) -> impl Iterator<Item = (&'a Metric, f64, f64)> {
    let moved = |metric: &&Metric| matches!(metric.direction, Direction::Increase | Direction::Decrease);
    case.strategy.metrics.iter().filter(moved).filter_map(|metric| Some((metric, metric.baseline?, metric.target?)))
}

/// The metrics that key results are measured by.
fn aimed_at(case: &Case) -> HashSet<Id> {
    case.strategy.key_results.iter().filter_map(|one| Some(one.metric?.0)).collect()
}

fn matters(metric: &Metric, used: &HashSet<Id>) -> bool {
    matches!(metric.role, MetricRole::NorthStar | MetricRole::Guard | MetricRole::ServiceLevel)
        || metric.target.is_some()
        || used.contains(&metric.id)
}
