//! `lodestar facts`: the same figures to read and as JSON.

use serde_json::{Value, json};

use crate::machine::Machine;

const METRIC: &str = "01920000-0000-7000-8000-000000000001";
const OBJECTIVE: &str = "01920000-0000-7000-8000-000000000002";
const FIRST: &str = "01920000-0000-7000-8000-000000000003";
const SECOND: &str = "01920000-0000-7000-8000-000000000004";

fn machine() -> Machine {
    let machine = Machine::blank();
    let put = |kind: &str, id: Option<&str>, fields: Value| match id {
        Some(id) => json!({"op": "put", "kind": kind, "id": id, "fields": fields}),
        None => json!({"op": "put", "kind": kind, "fields": fields}),
    };
    let scored = |title: &str, reach: u32, start: &str, end: &str| {
        json!({"title": title, "owner": "Lead", "reach": reach, "impact": 1, "confidence": 100, "effort_likely": 4,
            "team": "Core", "start": start, "end": end})
    };
    let changes = json!([
        put(
            "metric",
            Some(METRIC),
            json!({"name": "Freeze", "unit": "h", "direction": "decrease", "baseline": 38, "target": 2})
        ),
        put("measurement", None, json!({"metric": METRIC, "date": "2027-01-01", "value": 38})),
        put("measurement", None, json!({"metric": METRIC, "date": "2027-01-11", "value": 20})),
        put("objective", Some(OBJECTIVE), json!({"title": "No freeze", "starts": "2027-01-01", "ends": "2027-03-31"})),
        put(
            "key_result",
            None,
            json!({"objective": OBJECTIVE, "title": "Hours", "kind": "decrease", "metric": METRIC, "baseline": 38, "target": 2})
        ),
        put(
            "key_result",
            None,
            json!({"objective": OBJECTIVE, "title": "Pages", "kind": "stay_below", "target": 2, "current": 3, "unit": "a week"})
        ),
        put("initiative", Some(FIRST), scored("Gateways\u{1b}[31m", 100, "2027-02-01", "2027-02-20")),
        put("initiative", Some(SECOND), scored("Cutover", 300, "2027-02-11", "2027-03-10")),
        put("dependency", None, json!({"from": FIRST, "to": SECOND})),
        put("milestone", None, json!({"title": "Later", "date": "2027-06-01"})),
        put("milestone", None, json!({"title": "Sooner", "date": "2027-03-01"})),
        put("capability", None, json!({"name": "Metering", "maturity": 1, "needed": 2})),
        put("capability", None, json!({"name": "Delivery", "maturity": 1, "needed": 4})),
        put("stakeholder", None, json!({"name": "Yard managers", "influence": 5, "interest": 4})),
    ]);
    machine.feed(&["apply", "s.lodestar", "-"], &changes.to_string());
    machine
}

#[test]
fn facts_read_as_an_overview() {
    let machine = machine();
    let text = machine.done(&["facts", "s.lodestar", "--today", "2027-02-01"]);
    // 31 of 90 days have passed: 0.34 is expected. Half the way of one result, and the other broken: 0.25.
    for line in [
        "Blank, revision 2, on 2027-02-01\n",
        "\nObjectives\n  No freeze: 0.25, 9 points behind\n",
        "\n     50 %  Hours: 20 h of 2 h, 16 points ahead\n",
        "\n    broken  Pages: 3 a week of 2 a week\n",
        "\nMetrics\n  Freeze: 20 h on 2027-01-11, target not met\n    Falls by 54.8 h a month over 10 days. \
         If the trend goes on, it reaches 2 h on 2 February 2027.\n",
        "“Cutover” is planned to start on 11 February 2027, but needs “Gateways [31m”, which ends on 20 February 2027: \
         it can start on 21 February 2027, 10 days later.\n",
        "  2027-03-01  Sooner: No initiative belongs to it.\n  2027-06-01  Later: ",
        "the widest gap first\n   -3  Delivery: 1 of 4\n   -1  Metering: 1 of 2\n",
        "\nStakeholders\n  Those with 0 % of all influence × interest have a plan.\n  \
         Yard managers: much influence and no plan\n",
        "\nOrder by RICE\n    1        75  Cutover\n    2        25  Gateways [31m\n  \
         “Cutover” comes before “Gateways [31m” as long as its score is not too high by more than 67 %.",
        "\nProbably finished: by half of the runs, by 85 of 100\n  \
         Left out: Gateways [31m: No cycle says how many person-weeks its team has. 1 more is left out.\n",
    ] {
        assert!(text.contains(line), "{line:?} in\n{text}");
    }
    assert!(!text.contains('\u{1b}'));
}

#[test]
fn facts_are_there_as_json_by_id() {
    let machine = machine();
    let found = machine.json(&["facts", "s.lodestar", "--today", "2027-02-01", "--json"]);
    assert_eq!(found.as_object().unwrap().keys().collect::<Vec<_>>(), ["revision", "facts", "forecast"]);
    let facts = &found["facts"];
    assert_eq!(
        facts.as_object().unwrap().keys().collect::<Vec<_>>(),
        ["today", "measures", "plan", "capacity", "debt", "platform", "people", "ranking"]
    );
    assert_eq!(facts["measures"]["objectives"][OBJECTIVE]["score"], json!(0.25));
    assert_eq!(facts["measures"]["metrics"][METRIC]["latest"], json!({"date": "2027-01-11", "value": 20.0}));
    assert_eq!(
        facts["plan"]["conflicts"][0]["fix"],
        json!([{"op": "set", "kind": "initiative", "id": SECOND, "fields": {"start": "2027-02-21", "end": "2027-03-20"}}])
    );
    // The shift is a list of changes: applied, it mends the conflict.
    let fix = facts["plan"]["conflicts"][0]["fix"].to_string();
    assert_eq!(machine.feed(&["apply", "s.lodestar", "-"], &fix).status, 0);
    let found = machine.json(&["facts", "s.lodestar", "--today", "2027-02-01", "--json"]);
    assert_eq!(found["facts"]["plan"]["conflicts"], json!([]));
}

#[test]
fn a_strategy_without_figures_says_so_and_a_foolish_day_is_refused() {
    let machine = Machine::blank();
    let text = machine.done(&["facts", "s.lodestar", "--today", "2027-02-01"]);
    assert_eq!(text, "Blank, revision 1, on 2027-02-01\nThere are no figures yet.\n");
    for day in ["tomorrow", "2027-02-30", "0000-01-01", "+10000-01-01"] {
        assert_eq!(machine.run(&["facts", "s.lodestar", "--today", day]).status, 2, "{day}");
    }
}

#[test]
fn the_example_has_figures() {
    let machine = Machine::example();
    let text = machine.done(&["facts", "s.lodestar", "--today", "2027-02-16"]);
    assert!(text.contains("\nPlan\n"), "{text}");
    assert!(!text.contains("NaN"), "{text}");
}
