use lodestar_model::calc::calibration::Tendency;
use lodestar_model::calc::key_result::Band as PaceBand;
use lodestar_model::calc::objective::Band;
use lodestar_model::facts::{CurrentSource, PeriodSource, measures};
use lodestar_model::records::Outlook;
use serde_json::{Value, json};

use crate::support::{date, id, near, strategy};

/// One objective of the quarter April to June 2026, which is 2027-Q1 of a year that starts in April.
fn quarter(key_results: Value, more: Value) -> lodestar_model::Strategy {
    let mut records = json!({
        "strategy": [{"fiscal_year_starts": 4}],
        "pillar": [{"id": "P"}],
        "cycle": [{"id": "C", "quarter": "2027-Q1"}],
        "objective": [{"id": "O", "pillar": id("P"), "cycle": id("C")}],
        "key_result": key_results,
    });
    records.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    strategy(records)
}

#[test]
fn progress_pace_and_score_in_a_fiscal_year_from_april() {
    let strategy = quarter(
        json!([
            {"id": "K1", "objective": id("O"), "kind": "decrease", "baseline": 38, "target": 2, "current": 20},
            {"id": "K2", "objective": id("O"), "kind": "increase", "baseline": 0, "target": 8, "current": 1},
            {"id": "K3", "objective": id("O"), "kind": "stay_below", "target": 2, "current": 2.3, "weight": 2},
            {"id": "K4", "objective": id("O"), "kind": "reach", "baseline": 5, "target": 5, "current": 5},
        ]),
        json!({}),
    );
    // 45 of the 91 days of April to June have passed on the morning of 16 May.
    let facts = measures(&strategy, date("2026-05-16"));
    let expected = 45.0 / 91.0;
    let k1 = &facts.key_results[&id("K1")];
    near(k1.progress, 0.5);
    near(k1.expected, expected);
    near(k1.pace.map(|pace| pace.difference), 0.5 - expected);
    assert_eq!(k1.pace.unwrap().band, PaceBand::OnPace);
    let k2 = &facts.key_results[&id("K2")];
    near(k2.progress, 0.125);
    assert_eq!(k2.pace.unwrap().band, PaceBand::AtRisk); // 0.125 − 0.4945 is below −1/3
    let k3 = &facts.key_results[&id("K3")];
    assert_eq!((k3.progress, k3.kept, k3.pace), (None, Some(false), None));
    let k4 = &facts.key_results[&id("K4")];
    assert_eq!(
        k4.no_progress.as_deref(),
        Some("Target and baseline are both 5, so there is no way to go: change one of them.")
    );

    let objective = &facts.objectives[&id("O")];
    // (0.5 + 0.125 + 2 · 0) / 4, the fourth unknown.
    near(objective.score, 0.625 / 4.0);
    assert_eq!((objective.band, objective.counted, objective.unknown), (Some(Band::Low), 3, 1));
    let period = objective.period.unwrap();
    assert_eq!(
        (period.from, period.to, period.source),
        (date("2026-04-01"), date("2026-06-30"), PeriodSource::Quarter)
    );
    near(objective.pace.map(|pace| pace.difference), 0.625 / 4.0 - expected);
    near(facts.pillars[&id("P")].score, 0.625 / 4.0);
}

#[test]
fn the_time_of_an_objective_is_its_own_then_its_cycles() {
    let strategy = strategy(json!({
        "strategy": [{"fiscal_year_starts": 10}],
        "cycle": [
            {"id": "C1", "quarter": "2027-Q1"}, // October to December 2026
            {"id": "C2", "quarter": "2027-Q2", "starts": "2027-01-15", "ends": "2027-03-15"},
            {"id": "C3"},
            {"id": "C4", "starts": "2027-02-01", "ends": "2027-01-01"},
            {"id": "C5", "quarter": "2027-Q1", "ends": "2027-01-15"},
        ],
        "objective": [
            {"id": "O1", "cycle": id("C1")},
            {"id": "O2", "cycle": id("C2")},
            {"id": "O3", "cycle": id("C1"), "starts": "2026-11-01", "ends": "2027-01-31"},
            {"id": "O4", "cycle": id("C1"), "ends": "2026-11-30"},
            {"id": "O5", "cycle": id("C3")},
            {"id": "O6"},
            {"id": "O7", "cycle": id("C4")},
            {"id": "O8", "starts": "2026-11-01"},
            {"id": "O9", "cycle": id("gone")},
            {"id": "OA", "cycle": id("C5")},
        ],
    }));
    let facts = measures(&strategy, date("2027-01-01"));
    for (objective, wanted) in [
        ("O1", Ok(("2026-10-01", "2026-12-31", PeriodSource::Quarter))),
        ("O2", Ok(("2027-01-15", "2027-03-15", PeriodSource::Cycle))),
        ("O3", Ok(("2026-11-01", "2027-01-31", PeriodSource::Dates))),
        ("O4", Ok(("2026-10-01", "2026-11-30", PeriodSource::Dates))),
        ("O5", Err("Its cycle has no days.")),
        ("O6", Err("It has neither a cycle nor a first and a last day: enter one.")),
        ("O7", Err("Its cycle has no days.")),
        ("O8", Err("It has a first or a last day but not both: enter the other.")),
        ("O9", Err("It has neither a cycle nor a first and a last day: enter one.")),
        ("OA", Ok(("2026-10-01", "2027-01-15", PeriodSource::Cycle))),
    ] {
        let found = &facts.objectives[&id(objective)];
        match wanted {
            Ok((from, to, source)) => {
                let period = found.period.unwrap();
                assert_eq!((period.from, period.to, period.source), (date(from), date(to), source), "{objective}");
            }
            Err(why) => assert_eq!(found.no_period.as_deref(), Some(why), "{objective}"),
        }
    }
}

#[test]
fn a_key_result_takes_its_own_value_then_check_ins_then_measurements() {
    let check_in = |name: &str, of: &str, day: &str, value: Option<f64>, hour: u32| {
        json!({"id": name, "key_result": id(of), "date": day, "value": value, "confidence": "at_risk", "likelihood": 60,
            "created": format!("2027-01-01T{hour:02}:00:00Z")})
    };
    let key_result = |name: &str, current: Option<f64>| json!({"id": name, "kind": "increase", "metric": id("M"), "baseline": 0, "target": 10, "current": current});
    let strategy = strategy(json!({
        "metric": [{"id": "M"}],
        "measurement": [
            {"id": "1", "metric": id("M"), "date": "2027-01-31", "value": 4},
            {"id": "2", "metric": id("M"), "date": "2027-01-10", "value": 3},
            {"id": "3", "metric": id("M"), "date": "2027-03-01", "value": 9}, // after today
        ],
        "key_result": [key_result("own", Some(7.0)), key_result("check", None), key_result("metric", None)],
        "check_in": [
            check_in("a", "own", "2027-02-01", Some(5.0), 1),
            check_in("b", "check", "2027-02-02", Some(2.0), 3),
            check_in("c", "check", "2027-02-02", Some(6.0), 4), // entered later on the same day
            check_in("d", "check", "2027-02-10", None, 5),
            check_in("e", "check", "2027-02-20", Some(8.0), 6), // after today
            check_in("f", "metric", "2027-02-03", None, 1),
        ],
    }));
    let facts = measures(&strategy, date("2027-02-15"));
    let of = |name: &str| &facts.key_results[&id(name)];
    let current = |name: &str| of(name).current.map(|current| (current.value, current.date, current.source)).unwrap();
    assert_eq!(current("own"), (7.0, None, CurrentSource::Own));
    assert_eq!(current("check"), (6.0, Some(date("2027-02-02")), CurrentSource::CheckIn));
    assert_eq!(current("metric"), (4.0, Some(date("2027-01-31")), CurrentSource::Measurement));
    let last = of("check").last_check_in.unwrap();
    assert_eq!((last.id, last.value, last.likelihood), (id("d"), None, Some(60.0)));
    assert_eq!(last.confidence, Some(Outlook::AtRisk));
    let values = |name: &str| of(name).points.iter().map(|point| point.value).collect::<Vec<_>>();
    assert_eq!(values("check"), [2.0, 6.0]);
    assert_eq!(values("metric"), [3.0, 4.0]);
    assert_eq!(of("metric").no_progress, None);
    near(of("metric").progress, 0.4);
}

#[test]
fn a_metric_has_a_trend_and_says_where_it_leads() {
    let measured = |metric: &str, values: &[(&str, f64)]| -> Vec<Value> {
        values.iter().map(|(day, value)| json!({"metric": id(metric), "date": day, "value": value})).collect()
    };
    let mut measurements = measured("up", &[("2027-01-01", 10.0), ("2027-01-11", 20.0), ("2027-01-21", 30.0)]);
    measurements.extend(measured("down", &[("2027-01-01", 10.0), ("2027-01-11", 20.0)]));
    measurements.extend(measured("bound", &[("2027-01-01", 1.0), ("2027-01-11", 2.0)]));
    measurements.extend(measured("one", &[("2027-01-01", 1.0)]));
    for (n, measurement) in measurements.iter_mut().enumerate() {
        measurement["id"] = json!(format!("m{n}"));
    }
    let strategy = strategy(json!({
        "strategy": [{"horizon_from": "2027-01-01"}],
        "metric": [
            {"id": "up", "direction": "increase", "unit": "%", "baseline": 10, "target": 50, "target_date": "2027-03-02"},
            {"id": "down", "direction": "decrease", "baseline": 10, "target": 5},
            {"id": "bound", "direction": "stay_below", "unit": "h", "target": 4},
            {"id": "one", "direction": "increase", "baseline": 3, "target": 2},
            {"id": "none"},
        ],
        "measurement": measurements,
    }));
    let facts = measures(&strategy, date("2027-01-31"));
    let up = &facts.metrics[&id("up")];
    assert_eq!((up.latest.unwrap().value, up.previous.unwrap().value, up.count), (30.0, 20.0, 3));
    near(up.progress, 0.5);
    near(up.pace.map(|pace| pace.expected), 30.0 / 61.0); // 1 January to 2 March are 61 days
    near(up.trend.as_ref().map(|trend| trend.per_day), 1.0);
    // 30 on 21 January, one a day: 50 on 10 February, 20 days before 2 March; 70 on that day.
    let outlook = up.outlook.as_ref().unwrap();
    assert_eq!((outlook.arrival, outlook.will_meet), (Some(date("2027-02-10")), Some(true)));
    near(outlook.on_target_date, 70.0);
    assert_eq!(
        outlook.words,
        "If the trend goes on, it reaches 50 % on 10 February 2027, 20 days before the target date."
    );
    assert_eq!(up.trend.as_ref().unwrap().words, "Rises by 30.4 % a month over 20 days.");
    assert_eq!(up.met, Some(false));

    let down = &facts.metrics[&id("down")];
    assert_eq!(down.progress, Some(0.0)); // farther away than at the start
    assert_eq!(down.outlook.as_ref().unwrap().words, "The trend does not lead to the target of 5.");
    let bound = facts.metrics[&id("bound")].outlook.as_ref().unwrap();
    // 2 on 11 January, 0.1 a day: 4 on 31 January, which is today; the first day after today.
    assert_eq!(bound.breaks, Some(date("2027-02-01")));
    assert_eq!(bound.words, "Keeps at most 4 h, but would break it on 1 February 2027 if the trend goes on.");
    let one = &facts.metrics[&id("one")];
    assert_eq!(
        one.no_trend.as_deref(),
        Some("There are measurements on 1 of the 2 days that a trend needs: enter another.")
    );
    assert_eq!(
        one.no_progress.as_deref(),
        Some("The target 2 lies on the wrong side of the baseline 3: change one of them, or the direction.")
    );
    assert_eq!(facts.metrics[&id("none")].latest, None);
}

#[test]
fn a_service_level_has_an_error_budget() {
    let of = |fields: Value, values: &[(u32, f64)]| {
        let values: Vec<_> = values
            .iter()
            .map(|(day, value)| json!({"id": format!("v{day}"), "metric": id("M"), "date": format!("2027-04-{day:02}"), "value": value}))
            .collect();
        let mut metric = json!({"id": "M", "role": "service_level"});
        metric.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        let strategy = strategy(json!({"metric": [metric], "measurement": values}));
        measures(&strategy, date("2027-04-30")).metrics[&id("M")].clone()
    };
    // 99 % over 10 days allow 0.1 days or 144 minutes. 20 to 29 April: ten days at 99.5 %, of which the nine days
    // 21 to 29 lie in the window: 0.045 days or 64.8 minutes are spent, at half the rate allowed.
    let found = of(json!({"objective": 99, "window_days": 10}), &[(19, 99.5), (29, 99.5)]);
    let budget = found.budget.unwrap();
    near(Some(budget.minutes), 144.0);
    near(Some(budget.spent_minutes), 64.8);
    near(Some(budget.left), 0.55);
    near(Some(budget.burn_rate), 0.5);
    assert_eq!(budget.words, "55 % of the error budget is left. Measured on 9 of 10 days.");
    let found = of(json!({"objective": 99, "window_days": 10}), &[(20, 97.0), (30, 97.0)]);
    assert_eq!(found.budget.unwrap().words, "The error budget is overdrawn by 200 %.");
    for (fields, why) in [
        (json!({}), "The service-level objective is not filled in."),
        (
            json!({"objective": 100}),
            "An objective of 100 % leaves no error budget to speak of: it must lie between 0 and 100 %.",
        ),
        (json!({"objective": 99}), "Nothing was measured in the window of 30 days: enter a measurement."),
    ] {
        assert_eq!(of(fields, &[]).no_budget.as_deref(), Some(why));
    }
    let other = strategy(json!({"metric": [{"id": "M", "objective": 99}]}));
    assert_eq!(measures(&other, date("2027-04-30")).metrics[&id("M")].no_budget, None);
}

#[test]
fn pillars_take_agreed_scores_before_reckoned_ones() {
    let strategy = strategy(json!({
        "pillar": [{"id": "P"}, {"id": "Q"}],
        "objective": [
            {"id": "O1", "pillar": id("P"), "final_score": 0.9},
            {"id": "O2", "pillar": id("P")},
            {"id": "O3", "pillar": id("P")},
            {"id": "O4", "pillar": id("gone")},
        ],
        "key_result": [{"id": "K1", "objective": id("O1"), "baseline": 0, "target": 10, "current": 1},
            {"id": "K2", "objective": id("O2"), "baseline": 0, "target": 10, "current": 7}],
    }));
    let facts = measures(&strategy, date("2027-01-01"));
    near(facts.objectives[&id("O1")].score, 0.1);
    let pillar = &facts.pillars[&id("P")];
    near(pillar.score, 0.8); // (0.9 + 0.7) / 2
    assert_eq!((pillar.counted, pillar.unknown, pillar.band), (2, 1, Some(Band::High)));
    assert_eq!(pillar.objectives, [id("O1"), id("O2"), id("O3")]);
    let empty = &facts.pillars[&id("Q")];
    assert_eq!(empty.no_score.as_deref(), Some("Nothing stands under it yet that could be scored."));
}

#[test]
fn past_likelihoods_are_held_against_how_it_ended() {
    let strategy = strategy(json!({
        "cycle": [{"id": "C", "starts": "2027-01-01", "ends": "2027-03-31"}],
        "objective": [
            {"id": "past", "cycle": id("C")},
            {"id": "open", "starts": "2027-01-01", "ends": "2027-12-31"},
            {"id": "closed", "starts": "2027-01-01", "ends": "2027-12-31", "final_score": 0.4},
        ],
        "key_result": [
            {"id": "hit", "objective": id("past"), "baseline": 0, "target": 10, "current": 11},
            {"id": "miss", "objective": id("past"), "baseline": 0, "target": 10, "current": 9},
            {"id": "still", "objective": id("open"), "baseline": 0, "target": 10, "current": 10},
            {"id": "kept", "objective": id("closed"), "kind": "stay_above", "target": 3, "current": 3},
            {"id": "blank", "objective": id("past")},
        ],
        "check_in": [
            {"id": "a", "key_result": id("hit"), "date": "2027-02-01", "likelihood": 80},
            {"id": "b", "key_result": id("hit"), "date": "2027-04-02", "likelihood": 0}, // after the end
            {"id": "c", "key_result": id("miss"), "date": "2027-02-01", "likelihood": 60},
            {"id": "d", "key_result": id("still"), "date": "2027-02-01", "likelihood": 10},
            {"id": "e", "key_result": id("kept"), "date": "2027-02-01", "likelihood": 50},
            {"id": "f", "key_result": id("blank"), "date": "2027-02-01", "likelihood": 50},
            {"id": "g", "key_result": id("gone"), "date": "2027-02-01", "likelihood": 50},
        ],
    }));
    let facts = measures(&strategy, date("2027-05-01"));
    let found = facts.calibration.unwrap();
    // 0.8 and true, 0.6 and false, 0.5 and true: (0.04 + 0.36 + 0.25) / 3
    assert_eq!((found.count, found.tendency), (3, Tendency::TooFew));
    near(Some(found.brier), 0.65 / 3.0);
    assert_eq!(
        found.words,
        "Of 3 check-ins with a result, 67 % came true, and 63 % was said on average (Brier score 0.217); \
         it takes 10 to read a tendency from."
    );
    let early = measures(&strategy, date("2027-01-02"));
    assert_eq!(early.no_calibration.as_deref(), Some("Nothing that was forecast has a result yet."));
}

#[test]
fn one_metric_may_lead_another_by_months() {
    let shape = [1.0, 5.0, 2.0, 8.0, 3.0, 9.0, 4.0, 1.0, 7.0, 2.0, 6.0, 3.0];
    let mut measurements = Vec::new();
    for (n, value) in shape.iter().enumerate() {
        let day = format!("2026-{:02}-15", n + 1);
        measurements.push(json!({"id": format!("a{n}"), "metric": id("lead"), "date": day, "value": value}));
        if n >= 2 {
            let value = 100.0 - shape[n - 2];
            measurements.push(json!({"id": format!("b{n}"), "metric": id("lag"), "date": day, "value": value}));
        }
    }
    let strategy = strategy(json!({
        "metric": [
            {"id": "lead", "name": "Lead time", "drives": [{"metric": id("lag")}, {"metric": id("gone")}, {"metric": id("flat")}]},
            {"id": "lag", "name": "Churn"},
            {"id": "flat", "name": "Flat"},
        ],
        "measurement": measurements,
    }));
    let facts = measures(&strategy, date("2027-01-10"));
    assert_eq!(facts.leads.len(), 2);
    let lead = &facts.leads[0];
    assert_eq!((lead.leading, lead.lagging, lead.months, lead.pairs), (id("lead"), id("lag"), Some(2), Some(10)));
    near(lead.r, -1.0);
    assert_eq!(
        lead.words,
        "“Churn” follows “Lead time” 2 months later, in the opposite direction (r = -1, 10 months); \
         that does not show that one moves the other."
    );
    assert_eq!(facts.leads[1].words, "Both metrics are known in 0 pairs of periods; it takes 8 to say anything.");
}
