//! How fast the figures of a large strategy follow: `cargo bench -p lodestar-model`.
//!
//! Prints one line for each figure: name, figure, ratio, goal. Ends with 1 where a goal is missed.
#![allow(missing_docs, clippy::unwrap_used)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use lodestar_model::checks::checks;
use lodestar_model::diff::difference;
use lodestar_model::facts::{capacity, debt, facts, forecast, measures, people, plan, platform, ranking};
use lodestar_model::{Fields, Id, Kind, Rank, Strategy, blank, normalise};
use serde_json::{Value, json};

fn id(family: usize, n: usize) -> Id {
    format!("0192{family:04x}-0000-7000-8000-{n:012x}").parse().unwrap()
}

fn day(n: usize) -> String {
    (today() - chrono::TimeDelta::days(400) + chrono::TimeDelta::days(n as i64)).to_string()
}

fn today() -> NaiveDate {
    "2027-02-16".parse().unwrap()
}

fn record(kind: Kind, id: Id, fields: &Value) -> Fields {
    let mut record = blank(kind.def());
    record.extend(normalise(kind.def(), fields.as_object().unwrap()).unwrap());
    record.extend([
        ("id".to_owned(), json!(id)),
        ("rank".to_owned(), json!(Rank::default())),
        ("created".to_owned(), json!("2027-01-01T00:00:00Z")),
        ("updated".to_owned(), json!("2027-01-01T00:00:00Z")),
    ]);
    record
}

fn fill(strategy: &mut Strategy, kind: Kind, count: usize, fields: impl Fn(usize) -> Value) {
    let records = (0..count).map(|n| record(kind, id(kind as usize, n), &fields(n)));
    strategy.extend(kind, records.collect::<Vec<_>>()).unwrap();
}

/// A strategy of `size` records: a third of them measurements and check-ins, a third the plan, a third the rest.
fn strategy(size: usize) -> Strategy {
    let mut strategy = Strategy::default();
    let of = |share: usize| size * share / 100;
    let at = |kind: Kind, n: usize| id(kind as usize, n);
    let categories = ["new_work", "platform", "technical_debt", "maintenance", "learning"];
    fill(&mut strategy, Kind::Strategy, 1, |_| {
        json!({"title": "Large", "fiscal_year_starts": 4, "working_days": true, "holidays": [{"date": "2027-04-05"}],
            "category_bounds": [{"category": "technical_debt", "at_least": 20}]})
    });
    fill(&mut strategy, Kind::Pillar, 5, |n| json!({"name": format!("Pillar {n}")}));
    fill(&mut strategy, Kind::Cycle, 12, |n| {
        json!({"name": format!("Q{n}"), "quarter": format!("{}-Q{}", 2026 + n / 4, n % 4 + 1),
            "capacity": (0..8).map(|n| json!({"team": format!("Team {n}"), "person_weeks": 120 + n})).collect::<Vec<_>>(),
            "allocations": categories.map(|category| json!({"category": category, "planned": 20, "actual": 19}))})
    });
    let metrics = of(4);
    fill(&mut strategy, Kind::Metric, metrics, |n| {
        json!({"name": format!("Metric {n}"), "direction": if n % 2 == 0 { "increase" } else { "decrease" },
            "baseline": if n % 2 == 0 { 10 } else { 90 }, "target": 50, "target_date": "2028-03-31", "unit": "%",
            "drives": if n % 5 == 0 { json!([{"metric": at(Kind::Metric, (n + 1) % metrics)}]) } else { json!([]) }})
    });
    fill(
        &mut strategy,
        Kind::Measurement,
        of(24),
        |n| json!({"metric": at(Kind::Metric, n % metrics), "date": day((n * 7) % 390), "value": 20 + (n * 31) % 60}),
    );
    let objectives = of(2);
    fill(
        &mut strategy,
        Kind::Objective,
        objectives,
        |n| json!({"title": format!("Objective {n}"), "pillar": at(Kind::Pillar, n % 5), "cycle": at(Kind::Cycle, n % 12)}),
    );
    let key_results = of(7);
    fill(&mut strategy, Kind::KeyResult, key_results, |n| {
        json!({"title": format!("Result {n}"), "objective": at(Kind::Objective, n % objectives), "kind": "increase",
            "baseline": 0, "target": 100, "metric": at(Kind::Metric, n % metrics)})
    });
    fill(&mut strategy, Kind::CheckIn, of(14), |n| {
        json!({"key_result": at(Kind::KeyResult, n % key_results), "date": day((n * 13) % 390), "value": n % 100,
            "confidence": "on_track", "likelihood": (n * 7) % 100})
    });
    let initiatives = of(18);
    fill(&mut strategy, Kind::Initiative, initiatives, |n| {
        json!({"title": format!("Initiative {n}"), "team": format!("Team {}", n % 8), "category": categories[n % 5],
            "start": day(300 + (n * 17) % 600), "end": day(340 + (n * 17) % 600), "effort_low": 1 + n % 4,
            "effort_likely": 4 + n % 9, "effort_high": 14 + n % 20, "reach": 1 + (n * 97) % 5000, "impact": 1 + n % 3,
            "confidence": 50 + (n * 13) % 50, "status": if n % 9 == 0 { "in_progress" } else { "planned" }})
    });
    fill(&mut strategy, Kind::Dependency, of(20), |n| {
        // From a lower to a higher number: no circles.
        let from = (n * 29) % (initiatives - 1);
        let to = from + 1 + (n * 3) % (initiatives - from - 1).clamp(1, 40);
        json!({"from": at(Kind::Initiative, from), "to": at(Kind::Initiative, to.min(initiatives - 1)), "lag_days": n % 5})
    });
    fill(&mut strategy, Kind::Milestone, of(3), |n| {
        json!({"title": format!("Milestone {n}"), "initiative": at(Kind::Initiative, (n * 53) % initiatives),
            "date": day(600 + n % 500), "fixed": n % 4 == 0})
    });
    fill(
        &mut strategy,
        Kind::Decision,
        of(2),
        |n| json!({"title": format!("Decision {n}"), "status": "proposed", "gates": at(Kind::Initiative, (n * 41) % initiatives)}),
    );
    fill(&mut strategy, Kind::DebtItem, of(3), |n| {
        json!({"title": format!("Debt {n}"), "principal": 1 + n % 40, "interest": n % 7, "risk": 1 + n % 5,
            "business_impact": 1 + n % 4, "since": day(n % 300), "initiative": at(Kind::Initiative, n % initiatives)})
    });
    fill(
        &mut strategy,
        Kind::Capability,
        of(1),
        |n| json!({"name": format!("C {n}"), "maturity": n % 4, "needed": n % 6}),
    );
    fill(
        &mut strategy,
        Kind::Stakeholder,
        of(1),
        |n| json!({"name": format!("S {n}"), "influence": 1 + n % 5, "interest": 1 + n % 4}),
    );
    strategy
}

/// The best of several: what is slower waited for other programs.
fn best<T>(rounds: usize, mut act: impl FnMut() -> T) -> Duration {
    let time = |_| {
        let start = Instant::now();
        drop(black_box(act()));
        start.elapsed()
    };
    (0..rounds).map(time).min().unwrap()
}

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|part| name.contains(part.as_str()));
    let mut missed = false;
    let mut say = |name: &str, figure: Duration, ratio: Option<f64>, goal: &str, met: bool| {
        let ratio = ratio.map_or("-".into(), |ratio| format!("{ratio:.2}"));
        let mark = if met { "" } else { "  MISSED" };
        println!("{name:<58} {:>12} {ratio:>7}  {goal}{mark}", format!("{:.3} ms", figure.as_secs_f64() * 1e3));
        missed |= !met;
    };
    println!("{:<58} {:>12} {:>7}  goal", "name", "figure", "ratio");

    if wanted("facts") {
        let (small, large) = (strategy(1000), strategy(10_000));
        let first = best(9, || facts(&small, today()));
        let all = best(9, || facts(&large, today()));
        say("facts of 1,000 records", first, None, "-", true);
        say("facts of 10,000 records", all, None, "< 30 ms", all < Duration::from_millis(30));
        // Ten times the records and a logarithm that is a third greater.
        let growth = all.as_secs_f64() / first.as_secs_f64() / 10.0;
        say("  growth by growth of size", all, Some(growth), "<= 1.6", growth <= 1.6);
        let parts: [(&str, Duration); 7] = [
            ("  of these: measures", best(5, || measures(&large, today()))),
            ("  of these: plan", best(5, || plan(&large, today()))),
            ("  of these: capacity", best(5, || capacity(&large, today()))),
            ("  of these: debt", best(5, || debt(&large, today()))),
            ("  of these: platform", best(5, || platform(&large, today()))),
            ("  of these: people", best(5, || people(&large, today()))),
            ("  of these: ranking", best(5, || ranking(&large, today()))),
        ];
        for (name, time) in parts {
            say(name, time, None, "-", true);
        }
    }
    if wanted("forecast") {
        let mut plan = strategy(10_000);
        plan.initiatives.truncate(300);
        let time = best(3, || forecast(&plan, today()));
        say("forecast, 10,000 runs of 300 initiatives", time, None, "< 200 ms", time < Duration::from_millis(200));
    }
    if wanted("checks") {
        let large = strategy(10_000);
        let time = best(5, || checks(&large, today()));
        say("checks of 10,000 records", time, None, "< 60 ms", time < Duration::from_millis(60));
    }
    if wanted("difference") {
        // 1,000 initiatives among 5,600 records, of which every third one differs.
        let before = strategy(5_600);
        let mut after = before.clone();
        for (n, initiative) in after.initiatives.iter_mut().enumerate().filter(|(n, _)| n % 3 == 0) {
            initiative.title = format!("Initiative {n}, said in other words");
            initiative.reach = Some(n as f64);
        }
        after.objectives.truncate(40);
        after.decisions.clear();
        let time = best(5, || difference(&before, &after));
        say("difference of two states with 1,000 initiatives", time, None, "< 50 ms", time < Duration::from_millis(50));
    }
    if missed {
        std::process::exit(1);
    }
}
