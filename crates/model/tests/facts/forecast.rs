use lodestar_model::facts::forecast;
use serde_json::{Value, json};

use crate::support::{date, id, strategy};

/// Three months of 13 weeks, in which Core has 2 person-weeks a week for one initiative at a time.
fn core() -> Value {
    json!([{"id": "C", "starts": "2027-01-01", "ends": "2027-04-01",
        "capacity": [{"team": "Core", "person_weeks": 26, "at_once": 1}, {"team": "Idle", "person_weeks": 0}]}])
}

fn exact(name: &str, effort: f64) -> Value {
    json!({"id": name, "title": name, "team": "core", "effort_low": effort, "effort_likely": effort, "effort_high": effort})
}

#[test]
fn certain_efforts_give_certain_days() {
    let mut second = exact("B", 2.0);
    second["horizon"] = json!("next");
    let mut planned = exact("D", 2.0);
    planned["start"] = json!("2027-03-01");
    let strategy = strategy(json!({
        "cycle": core(),
        "initiative": [second, exact("A", 4.0), planned],
        "milestone": [
            {"id": "M", "initiative": id("B"), "date": "2027-01-24"},
            {"id": "N", "initiative": id("A"), "date": "2027-01-10"},
            {"id": "O", "date": "2027-01-10"},
        ],
    }));
    let found = forecast(&strategy, date("2027-01-04"));
    // What is now comes before what is next: A takes two weeks from Monday the 4th, B the week after.
    for (name, day) in [("A", "2027-01-17"), ("B", "2027-01-24"), ("D", "2027-03-07")] {
        let finish = found.initiatives[&id(name)];
        assert_eq!((finish.p50, finish.p85, finish.is_bound), (Some(date(day)), Some(date(day)), false), "{name}");
    }
    assert_eq!((found.milestones[&id("M")].chance, found.milestones[&id("N")].chance), (Some(1.0), Some(0.0)));
    assert_eq!((found.milestones.len(), found.runs), (2, 10_000));
    assert_eq!(found.end.unwrap().p85, Some(date("2027-03-07")));
    assert!(found.left_out.is_empty() && found.no_forecast.is_none());
    // The same strategy and the same day give the same forecast.
    assert_eq!(found, forecast(&strategy, date("2027-01-04")));
}

#[test]
fn what_is_under_way_has_only_the_rest_left() {
    let begun = |effort: f64| {
        let mut initiative = exact("A", effort);
        initiative["status"] = json!("in_progress");
        initiative["start"] = json!("2026-12-21"); // two weeks ago: 4 person-weeks
        strategy(json!({"cycle": core(), "initiative": [initiative]}))
    };
    let found = forecast(&begun(6.0), date("2027-01-04"));
    assert_eq!(found.initiatives[&id("A")].p50, Some(date("2027-01-10")));
    let found = forecast(&begun(4.0), date("2027-01-04"));
    assert_eq!(
        found.left_out[0].why,
        "It has been under way for longer than its highest effort would take its team: estimate again."
    );
}

#[test]
fn what_is_left_out_is_named() {
    let with = |name: &str, change: Value| {
        let mut initiative = exact(name, 2.0);
        initiative.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        initiative
    };
    let strategy = strategy(json!({
        "cycle": core(),
        "initiative": [
            with("A", json!({"effort_likely": null})),
            with("B", json!({"team": ""})),
            with("C", json!({"team": "Unknown"})),
            with("D", json!({"team": "Idle"})),
            with("E", json!({"effort_low": 0, "effort_likely": 0, "effort_high": 0})),
            with("F", json!({"effort_low": 3})),
            with("G", json!({"horizon": "not_now"})),
            with("H", json!({"horizon": "not_now"})),
            with("I", json!({"status": "dropped"})),
            with("J", json!({"effort_low": null, "effort_high": null})),
        ],
        "dependency": [{"id": "1", "from": id("G"), "to": id("J")}],
    }));
    let found = forecast(&strategy, date("2027-01-04"));
    let mut left: Vec<_> = found.left_out.iter().map(|gap| (gap.name.as_str(), gap.why.as_str())).collect();
    left.sort_unstable();
    assert_eq!(
        left,
        [
            ("A", "Its effort is not estimated: enter low, likely and high."),
            ("B", "It has no team: enter who does it."),
            ("C", "No cycle says how many person-weeks its team has."),
            ("D", "The capacity of its team is not known, or not above 0: enter the person-weeks it has."),
            ("E", "Its effort is 0: enter what is left to do, or mark it as done."),
            ("F", "Its effort is not a range from low over likely to high: correct it."),
            ("G", "It is set aside, though something that is planned waits for it."),
        ]
    );
    // J has no range, but an effort; it waits for what is set aside.
    let finish = found.initiatives[&id("J")];
    assert_eq!((finish.p50, finish.is_bound), (Some(date("2027-01-10")), true));
    assert_eq!(found.initiatives.len(), 1);
}

#[test]
fn no_plan_and_a_circle_have_no_forecast() {
    let found = forecast(&strategy(json!({})), date("2027-01-04"));
    assert_eq!(found.no_forecast.as_deref(), Some("No open initiative is planned."));
    let circle = strategy(json!({
        "cycle": core(),
        "initiative": [exact("A", 1.0), exact("B", 1.0)],
        "dependency": [{"id": "1", "from": id("A"), "to": id("B")}, {"id": "2", "from": id("B"), "to": id("A")}],
    }));
    assert_eq!(
        forecast(&circle, date("2027-01-04")).no_forecast.as_deref(),
        Some(
            "1 circle of work that waits for itself, so it can never be finished: remove one dependency of each: \
             “A” → “B” → “A”."
        )
    );
}

#[test]
fn the_cycle_that_runs_today_counts_then_the_next() {
    let cycle = |name: &str, from: &str, to: &str, weeks: f64| json!({"id": name, "starts": from, "ends": to, "capacity": [{"team": "Core", "person_weeks": weeks, "at_once": 1}]});
    // Ten weeks each: 1, 2 and 4 person-weeks a week.
    let cycles = json!([
        cycle("1", "2027-01-04", "2027-03-14", 10.0),
        cycle("2", "2027-03-15", "2027-05-23", 20.0),
        cycle("3", "2027-07-05", "2027-09-12", 40.0),
    ]);
    let strategy = strategy(json!({"cycle": cycles, "initiative": [exact("A", 4.0)]}));
    for (today, day) in [
        ("2027-01-04", "2027-01-31"), // four weeks
        ("2027-03-15", "2027-03-28"), // two weeks
        ("2027-05-24", "2027-05-30"), // one week: the next cycle counts
        ("2028-01-03", "2028-01-09"), // one week: the last one does
    ] {
        let found = forecast(&strategy, date(today));
        assert_eq!(found.initiatives[&id("A")].p50, Some(date(day)), "{today}");
    }
}
