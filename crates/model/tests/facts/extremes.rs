//! What bad input gets: an answer in words, never a panic, an endless loop or a number that is none.

use std::time::{Duration, Instant};

use lodestar_model::facts::{capacity, facts, forecast, plan};
use lodestar_model::{Strategy, fiscal_month};
use serde_json::{Value, json};

use crate::support::{date, id, strategy};

/// No number in it is missing because it was NaN or infinite: what JSON cannot hold would be null, so the number of
/// nulls is what the types allow, and every sentence is free of such words.
fn sound(value: &Value) {
    match value {
        Value::String(text) => {
            for word in ["NaN", "inf ", "-inf"] {
                assert!(!text.contains(word), "{text}");
            }
        }
        Value::Array(items) => items.iter().for_each(sound),
        Value::Object(fields) => fields.values().for_each(sound),
        _ => {}
    }
}

fn all(strategy: &Strategy, today: &str) -> Value {
    let facts = facts(strategy, date(today));
    let value = serde_json::to_value(&facts).unwrap();
    sound(&value);
    sound(&serde_json::to_value(forecast(strategy, date(today))).unwrap());
    value
}

/// One record or two of every kind that has figures, with the figures given.
fn odd(number: f64, first: &str, last: &str, link: &str) -> Strategy {
    strategy(json!({
        "strategy": [{"fiscal_year_starts": 12, "working_days": true, "holidays": [{"date": first}, {"date": last}, {}],
            "horizon_from": first, "score_model": "weighted",
            "score_factors": [{"factor": "reach", "weight": 1000}, {"factor": "effort", "weight": 0}, {"factor": "ease"}],
            "category_bounds": [{"category": "platform"}, {"category": "platform", "at_least": 100, "at_most": 0}]}],
        "pillar": [{"id": "P"}],
        "metric": [
            {"id": "M", "role": "service_level", "baseline": number, "target": -number, "target_date": last, "objective": 99.9999,
                "window_days": 36500, "drives": [{"metric": id(link)}, {}], "guarded_by": id(link)},
            {"id": "N", "direction": "stay_above", "target": number},
        ],
        "measurement": [
            {"id": "1", "metric": id("M"), "date": first, "value": number},
            {"id": "2", "metric": id("M"), "date": last, "value": -number},
            {"id": "3", "metric": id("N"), "date": first, "value": -number},
            {"id": "4", "metric": id("N"), "date": last, "value": number},
            {"id": "5", "metric": id(link)},
        ],
        "cycle": [
            {"id": "C", "starts": first, "ends": last, "capacity": [{"team": "T", "person_weeks": 0}, {"team": "", "person_weeks": 1000000}],
                "allocations": [{"category": "platform", "planned": 100, "actual": 100}, {"category": "platform", "planned": 100}]},
            {"id": "D", "quarter": "0001-Q1"}, {"id": "E", "quarter": "9999-Q4"}, {"id": "F", "starts": last, "ends": first},
        ],
        "objective": [{"id": "O", "pillar": id("P"), "cycle": id("C")}, {"id": "Q", "pillar": id(link), "cycle": id(link)}],
        "key_result": [
            {"id": "K", "objective": id("O"), "metric": id("M"), "baseline": number, "target": -number, "weight": 0},
            {"id": "L", "objective": id(link), "metric": id(link), "kind": "stay_below", "target": number, "current": number},
        ],
        "check_in": [
            {"id": "1", "key_result": id("K"), "date": first, "value": number, "likelihood": 0},
            {"id": "2", "key_result": id(link), "date": last, "likelihood": 100},
        ],
        "initiative": [
            {"id": "A", "team": "T", "start": first, "end": last, "effort_low": 0, "effort_likely": 0, "effort_high": 100000,
                "reach": 1e12, "impact": 10, "confidence": 100, "ease": 10},
            {"id": "B", "team": "T", "start": last, "end": first, "effort_likely": 100000, "reach": 0, "status": "in_progress"},
            {"id": "G", "team": "", "effort_likely": 100000},
        ],
        "dependency": [
            {"id": "1", "from": id("A"), "to": id("B"), "lag_days": 3650}, {"id": "2", "from": id(link), "to": id("A"), "lag_days": -3650},
            {"id": "3", "from": id("G"), "to": id("A"), "kind": "start_start", "lag_days": -3650},
        ],
        "milestone": [{"id": "1", "initiative": id("A"), "date": first, "fixed": true}, {"id": "2", "initiative": id(link), "date": last, "fixed": true},
            {"id": "3", "initiative": id("G"), "date": last, "fixed": true}],
        "decision": [{"id": "1", "gates": id("A")}, {"id": "2", "gates": id(link)}],
        "debt_item": [
            {"id": "1", "principal": 1000000, "interest": 0, "since": first, "metric": id("M"), "metric_change": number, "status": "paid", "paid_on": last},
            {"id": "2", "principal": 0, "interest": 1000000, "since": last, "initiative": id("A")},
            {"id": "3", "metric": id(link), "initiative": id(link)},
        ],
        "capability": [{"id": "1", "maturity": 0, "needed": 5}, {"id": "2"}],
        "stakeholder": [{"id": "1", "influence": 1, "interest": 5}, {"id": "2"}],
        "link": [{"id": "1", "from": {"kind": "initiative", "id": id(link)}, "relation": "delivers", "to": {"kind": "milestone", "id": id(link)}}],
    }))
}

#[test]
fn extreme_dates_numbers_and_links_get_an_answer() {
    for number in [0.0, -0.0, 5e-324, 1e100, -1e308] {
        for (first, last) in [("0001-01-01", "9999-12-31"), ("9999-12-31", "9999-12-31"), ("0001-01-01", "0001-01-01")]
        {
            for today in ["0001-01-01", "2027-01-01", "9999-12-31"] {
                all(&odd(number, first, last, "gone"), today);
                all(&odd(number, first, last, "A"), today);
            }
        }
    }
    assert_eq!(fiscal_month(Some(99)), 1);
    all(&Strategy::default(), "2027-01-01");
}

#[test]
fn ten_thousand_in_a_chain_and_in_a_circle() {
    const MANY: usize = 10_000;
    let name = |n: usize| format!("{n:05}");
    let initiatives: Vec<Value> = (0..MANY)
        .map(|n| json!({"id": name(n), "title": name(n), "start": "2027-01-01", "end": "2027-01-02", "team": "T"}))
        .collect();
    let chain: Vec<Value> =
        (1..MANY).map(|n| json!({"id": name(n), "from": id(&name(n - 1)), "to": id(&name(n))})).collect();
    let mut circle = chain.clone();
    circle.push(json!({"id": "last", "from": id(&name(MANY - 1)), "to": id(&name(0))}));
    let milestone = json!([{"id": "M", "initiative": id(&name(MANY - 1)), "date": "2027-02-01", "fixed": true}]);

    let strategy = strategy(json!({"initiative": initiatives, "dependency": chain, "milestone": milestone}));
    let began = Instant::now();
    let found = plan(&strategy, date("2027-01-01"));
    // Two days each: the last ends after 20,000 days, on the way to a milestone that none of them can keep.
    assert_eq!(found.earliest_end, Some(date("2027-01-01") + chrono::TimeDelta::days(19_999)));
    assert_eq!((found.infeasible.len(), found.longest.len()), (MANY, MANY));
    assert_eq!((found.conflicts.len(), found.mend_all.len()), (MANY - 1, MANY - 1));
    let last = found.mend_all.last().unwrap();
    assert_eq!(serde_json::to_value(last).unwrap()["fields"]["end"], json!(found.earliest_end));
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());

    let mut strategy = strategy;
    let circle: Vec<_> =
        circle.into_iter().map(|fields| crate::support::record(lodestar_model::Kind::Dependency, fields)).collect();
    strategy.dependencies.clear();
    strategy.extend(lodestar_model::Kind::Dependency, circle).unwrap();
    let found = plan(&strategy, date("2027-01-01"));
    assert_eq!((found.circles.len(), found.circles[0].initiatives.len()), (1, MANY));
    assert!(found.no_dates.is_some() && found.mend_all.is_empty());
    assert!(forecast(&strategy, date("2027-01-01")).no_forecast.is_some());
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
}

#[test]
fn a_chain_beyond_the_years_is_said() {
    let initiative = |name: &str| json!({"id": name, "title": name, "start": "0001-01-01", "end": "9999-12-31"});
    let strategy = strategy(json!({
        "initiative": [initiative("A"), initiative("B")],
        "dependency": [{"id": "1", "from": id("A"), "to": id("B")}],
    }));
    let found = plan(&strategy, date("2027-01-01"));
    assert_eq!(
        found.no_dates.as_deref(),
        Some("“B” would lie outside the years 1 to 9999: check the durations and lags around it.")
    );
    // No shift leads out of that.
    assert!(found.conflicts[0].fix.is_empty() && found.mend_all.is_empty());
    assert_eq!(capacity(&strategy, date("2027-01-01")).left_out.len(), 2);
}
