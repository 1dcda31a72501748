//! For each rule a strategy with a `"?"` in it, the value with which the rule fires, and one with which it does not.
//! Today is 16 February 2027; a value `"-"` leaves the field or the item out.

use serde_json::{Value, json};

pub(super) type Case = (&'static str, Value, Value, Value);

pub(super) fn cases() -> Vec<Case> {
    let mut all = direction();
    all.extend(measures());
    all.extend(goals());
    all.extend(initiatives());
    all.extend(plan());
    all.extend(decisions());
    all.extend(health());
    all.extend(people());
    all.extend(general());
    all
}

/// A vision with one field open.
fn vision(field: &str) -> Value {
    json!({"vision": [{field: "?"}]})
}

/// The strategy record with one field open.
fn about(field: &str) -> Value {
    json!({"strategy": [{field: "?"}]})
}

fn direction() -> Vec<Case> {
    let pillars = |count: usize| Value::from(vec![json!({"name": "P"}); count]);
    let objectives = |count: usize| Value::from(vec![json!({"title": "O", "cycle": "@q"}); count]);
    vec![
        ("vision-without-statement", vision("statement"), json!(" "), json!("One live promise.")),
        ("vision-too-long", vision("statement"), json!("word ".repeat(41)), json!("word ".repeat(40))),
        ("vision-without-audience", vision("for_whom"), json!(""), json!("Pilots")),
        ("vision-without-problem", vision("problem"), json!(""), json!("They wait.")),
        ("vision-without-outcome", vision("outcomes"), json!([{"text": " "}]), json!([{"text": "No one waits"}])),
        ("vision-without-constraint", vision("constraints"), json!(["", " "]), json!(["Data stays here"])),
        (
            "vision-outcome-without-measure",
            json!({"vision": [{"outcomes": [{"text": "No one waits", "measure": "?"}]}]}),
            json!(""),
            json!("Waiting, 40 to 5 minutes"),
        ),
        ("vision-without-non-goal", vision("non_goals"), json!([]), json!([{"text": "No shop"}])),
        ("vision-past-revisit", vision("revisit_on"), json!("2027-02-15"), json!("2027-02-16")),
        (
            "strategy-without-horizon",
            json!({"strategy": [{"horizon_from": "2027-01-01", "horizon_to": "?"}]}),
            json!(null),
            json!("2027-12-31"),
        ),
        ("strategy-past-horizon", about("horizon_to"), json!("2027-02-15"), json!("2027-02-16")),
        ("strategy-without-review-cadence", about("review_cadence"), json!(null), json!("quarterly")),
        (
            "score-model-without-weights",
            json!({"strategy": [{"score_model": "weighted", "score_factors": [{"factor": "reach", "weight": "?"}]}]}),
            json!(0),
            json!(1),
        ),
        (
            "north-star-missing",
            json!({"strategy": [{}], "metrics": [{"role": "?"}]}),
            json!("input"),
            json!("north_star"),
        ),
        ("too-few-pillars", json!({"strategy": [{}], "pillars": "?"}), pillars(1), pillars(2)),
        ("too-many-pillars", json!({"strategy": [{}], "pillars": "?"}), pillars(6), pillars(5)),
        (
            "pillar-without-objective",
            json!({"pillars": [{"id": "@p"}], "objectives": [{"pillar": "?"}]}),
            json!(null),
            json!("@p"),
        ),
        (
            "pillar-without-initiative",
            json!({"pillars": [{"id": "@p"}], "initiatives": [{"pillar": "@p", "horizon": "?"}]}),
            json!("not_now"),
            json!("later"),
        ),
        (
            "pillar-shares-letter",
            json!({"pillars": [{"name": "A", "code": "a"}, {"name": "B", "code": "?"}]}),
            json!(" A"),
            json!("B"),
        ),
        (
            "principle-without-counterpart",
            json!({"principles": [{"prefer": "Speed", "over": "?"}]}),
            json!(""),
            json!("Reach"),
        ),
        (
            "principle-over-nothing-good",
            json!({"principles": [{"prefer": "Quality", "over": "?"}]}),
            json!("Sloppy work"),
            json!("Early delivery"),
        ),
        (
            "too-many-objectives",
            json!({"strategy": [{}], "cycles": [{"id": "@q", "name": "Q1", "quarter": "2027-Q1"}], "objectives": "?"}),
            objectives(6),
            objectives(5),
        ),
        (
            "guardrails-of-capacity-contradict",
            json!({"strategy": [{"category_bounds": [{"category": "platform", "at_least": "?", "at_most": 50}]}]}),
            json!(60),
            json!(50),
        ),
    ]
}

fn measures() -> Vec<Case> {
    let metric = |fields: Value| {
        let mut metric = json!({"id": "@m", "name": "Waiting"});
        metric.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        json!({"metrics": [metric]})
    };
    let measured = |fields: Value, date: &str, value: f64| {
        let mut all = metric(fields);
        all["measurements"] = json!([{"metric": "@m", "date": date, "value": value}]);
        all
    };
    vec![
        (
            "several-north-stars",
            json!({"metrics": [{"name": "A", "role": "north_star"}, {"name": "B", "role": "?"}]}),
            json!("north_star"),
            json!("input"),
        ),
        (
            "north-star-without-input",
            json!({"metrics": [{"id": "@n", "role": "north_star"}, {"name": "B", "drives": [{"metric": "?"}]}]}),
            json!(null),
            json!("@n"),
        ),
        (
            "metric-without-guard",
            json!({"metrics": [{"target": 5, "guarded_by": "?"}, {"id": "@g", "role": "guard"}]}),
            json!(null),
            json!("@g"),
        ),
        ("metric-guards-itself", metric(json!({"guarded_by": "?"})), json!("@m"), json!(null)),
        (
            "metrics-drive-in-a-circle",
            json!({"metrics": [{"id": "@a", "drives": [{"metric": "@b"}]}, {"id": "@b", "drives": [{"metric": "?"}]}]}),
            json!("@a"),
            json!(null),
        ),
        ("metric-target-is-baseline", metric(json!({"baseline": 5, "target": "?"})), json!(5), json!(6)),
        (
            "metric-target-on-wrong-side",
            metric(json!({"direction": "decrease", "baseline": 5, "target": "?"})),
            json!(6),
            json!(4),
        ),
        (
            "metric-target-without-date",
            metric(json!({"target": 6, "target_date": "?"})),
            json!(null),
            json!("2027-12-31"),
        ),
        (
            "metric-missed-its-target",
            measured(json!({"target": 6, "target_date": "?"}), "2027-01-31", 5.0),
            json!("2027-02-01"),
            json!("2027-02-16"),
        ),
        (
            "metric-outside-its-bound",
            measured(json!({"direction": "stay_below", "target": "?"}), "2027-01-31", 5.0),
            json!(4.5),
            json!(5),
        ),
        (
            "metric-not-measured",
            json!({"metrics": [{"id": "@m", "target": 5}], "measurements": [{"metric": "@m", "date": "2027-02-01", "value": "?"}]}),
            json!(null),
            json!(0),
        ),
        (
            "metric-measured-long-ago",
            json!({"metrics": [{"id": "@m", "target": 5}], "measurements": [{"metric": "@m", "date": "?", "value": 1}]}),
            json!("2026-11-01"),
            json!("2026-12-01"),
        ),
        (
            "measurement-of-a-day-to-come",
            json!({"metrics": [{"id": "@m"}], "measurements": [{"metric": "@m", "date": "?", "value": 1}]}),
            json!("2027-02-17"),
            json!("2027-02-16"),
        ),
        (
            "service-level-incomplete",
            metric(json!({"role": "service_level", "objective": 99.9, "window_days": "?"})),
            json!(null),
            json!(28),
        ),
        (
            "service-level-without-budget",
            metric(json!({"role": "service_level", "objective": "?", "window_days": 28})),
            json!(100),
            json!(99.9),
        ),
        (
            "service-level-measured-wrongly",
            json!({"metrics": [{"id": "@m", "role": "service_level"}],
                "measurements": [{"metric": "@m", "date": "2027-02-01", "value": "?"}]}),
            json!(100.5),
            json!(100),
        ),
        (
            "error-budget-spent",
            json!({"metrics": [{"id": "@m", "role": "service_level", "objective": 99, "window_days": 28}],
                "measurements": [{"metric": "@m", "date": "2027-01-10", "value": 100}, {"metric": "@m", "date": "2027-02-16", "value": "?"}]}),
            json!(98),
            json!(99.5),
        ),
    ]
}

fn goals() -> Vec<Case> {
    let result = |fields: Value| {
        let mut result = json!({"id": "@k", "title": "Waiting", "objective": "@o", "metric": "@m"});
        result.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        json!({
            "objectives": [{"id": "@o", "title": "O", "starts": "2027-01-01", "ends": "2027-03-31"}],
            "key_results": [result],
            "metrics": [{"id": "@m", "baseline": 40, "target": 5}]
        })
    };
    let many = |count: usize| Value::from(vec![json!({"objective": "@o", "title": "K"}); count]);
    let mut news = result(json!({"metric": null}));
    news["check_ins"] = json!([{"key_result": "@k", "date": "?", "value": 3}]);
    let mut pace = result(json!({"baseline": 40, "target": 5, "current": "?"}));
    pace["check_ins"] = json!([{"key_result": "@k", "date": "2027-02-10", "confidence": "on_track"}]);
    let mut to_come = result(json!({}));
    to_come["check_ins"] = json!([{"key_result": "@k", "date": "?"}]);
    vec![
        (
            "objective-without-pillar",
            json!({"pillars": [{"id": "@p"}], "objectives": [{"pillar": "?"}]}),
            json!(null),
            json!("@p"),
        ),
        (
            "objective-without-key-result",
            json!({"objectives": [{"id": "@o"}], "key_results": [{"objective": "?"}]}),
            json!(null),
            json!("@o"),
        ),
        (
            "objective-with-many-key-results",
            json!({"objectives": [{"id": "@o"}], "key_results": "?"}),
            many(6),
            many(5),
        ),
        (
            "objective-without-time",
            json!({"objectives": [{"starts": "2027-01-01", "ends": "?"}]}),
            json!(null),
            json!("2027-03-31"),
        ),
        (
            "objective-without-initiative",
            json!({"objectives": [{"id": "@o"}], "initiatives": [{"id": "@i"}], "links": [{
                "from": {"kind": "initiative", "id": "@i"}, "relation": "?", "to": {"kind": "objective", "id": "@o"}}]}),
            json!("relates_to"),
            json!("supports"),
        ),
        (
            "objective-without-final-score",
            json!({"objectives": [{"starts": "2026-10-01", "ends": "2026-12-31", "final_score": "?"}]}),
            json!(null),
            json!(0.0),
        ),
        (
            "objective-without-weight",
            json!({"objectives": [{"id": "@o"}], "key_results": [{"objective": "@o", "weight": 0}, {"objective": "@o", "weight": "?"}]}),
            json!(0),
            json!(null),
        ),
        (
            "key-result-without-baseline",
            result(json!({"kind": "decrease", "target": 5, "baseline": "?"})),
            json!(null),
            json!(40),
        ),
        ("key-result-without-target", result(json!({"target": "?"})), json!(null), json!(5)),
        ("key-result-target-is-baseline", result(json!({"target": 5, "baseline": "?"})), json!(5), json!(40)),
        (
            "key-result-target-on-wrong-side",
            result(json!({"kind": "increase", "target": 5, "baseline": "?"})),
            json!(40),
            json!(4),
        ),
        (
            "key-result-counts-output",
            result(json!({"title": "?"})),
            json!("Ship the gateway"),
            json!("Waiting time in minutes"),
        ),
        ("key-result-without-value", result(json!({"current": "?"})), json!(null), json!(0)),
        ("key-result-without-news", news, json!("2027-01-10"), json!("2027-01-20")),
        ("key-result-on-track-against-pace", pace, json!(39), json!(30)),
        ("check-in-of-a-day-to-come", to_come, json!("2027-02-17"), json!("2027-02-16")),
    ]
}

fn initiatives() -> Vec<Case> {
    let one = |fields: Value| {
        let mut one = json!({"id": "@i", "title": "Billing"});
        one.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        json!({"initiatives": [one]})
    };
    vec![
        ("initiative-without-owner", one(json!({"owner": "?"})), json!(" "), json!("Lead")),
        ("initiative-without-criterion", one(json!({"success_criteria": "?"})), json!([""]), json!(["No one waits"])),
        (
            "initiative-without-pillar",
            json!({"pillars": [{"id": "@p"}], "themes": [{"id": "@t", "pillar": "@p"}],
                "initiatives": [{"theme": "@t", "pillar": "?"}]}),
            json!(null),
            json!("@p"),
        ),
        (
            "initiative-without-theme",
            json!({"themes": [{"id": "@t"}], "initiatives": [{"theme": "?"}]}),
            json!(null),
            json!("@t"),
        ),
        ("initiative-without-lever", one(json!({"levers": "?"})), json!([]), json!([{"lever": "cost"}])),
        (
            "initiative-lever-without-sentence",
            one(json!({"levers": [{"lever": "cost", "sentence": "?"}]})),
            json!(""),
            json!("Fewer calls"),
        ),
        (
            "initiative-serves-no-goal",
            json!({"metrics": [{"id": "@m"}], "initiatives": [{"id": "@i"}], "links": [{
                "from": {"kind": "initiative", "id": "@i"}, "relation": "?", "to": {"kind": "metric", "id": "@m"}}]}),
            json!("relates_to"),
            json!("moves"),
        ),
        (
            "initiative-shares-code",
            json!({"initiatives": [{"code": "I-1"}, {"code": "?"}]}),
            json!("I-1 "),
            json!("I-2"),
        ),
        (
            "committed-without-dates",
            one(json!({"commitment": "committed", "start": "2027-03-01", "end": "?"})),
            json!(null),
            json!("2027-04-01"),
        ),
        (
            "committed-without-effort",
            one(json!({"commitment": "committed", "effort_likely": "?"})),
            json!(null),
            json!(3),
        ),
        (
            "committed-but-proposed",
            one(json!({"commitment": "committed", "status": "?"})),
            json!("proposed"),
            json!("planned"),
        ),
        (
            "not-now-without-reason",
            one(json!({"horizon": "not_now", "not_now_reason": "?"})),
            json!(""),
            json!("Too early"),
        ),
        (
            "not-now-past-revisit",
            one(json!({"horizon": "not_now", "revisit_on": "?"})),
            json!("2026-Q4"),
            json!("2027-Q1"),
        ),
        ("in-progress-outside-now", one(json!({"status": "in_progress", "horizon": "?"})), json!("next"), json!("now")),
        (
            "gate-open-in-progress",
            one(json!({"status": "in_progress", "gates": [{"gate": "privacy", "state": "?"}]})),
            json!("open"),
            json!("done"),
        ),
        ("initiative-overdue", one(json!({"end": "?"})), json!("2027-02-15"), json!("2027-02-16")),
        (
            "initiative-late-to-start",
            one(json!({"start": "?", "status": "planned"})),
            json!("2027-02-15"),
            json!("2027-02-16"),
        ),
        ("effort-range-reversed", one(json!({"effort_low": 3, "effort_high": "?"})), json!(2), json!(3)),
        ("effort-of-zero", one(json!({"effort_likely": "?"})), json!(0), json!(0.5)),
        (
            "done-with-open-gate",
            one(json!({"status": "done", "gates": [{"gate": "privacy", "state": "?"}]})),
            json!("open"),
            json!("not_needed"),
        ),
        ("done-but-to-come", one(json!({"status": "done", "end": "?"})), json!("2027-02-17"), json!("2027-02-16")),
    ]
}

fn plan() -> Vec<Case> {
    let two = |first: Value, then: Value, needs: Value| {
        let mut a = json!({"id": "@a", "title": "A"});
        a.as_object_mut().unwrap().extend(first.as_object().unwrap().clone());
        let mut b = json!({"id": "@b", "title": "B"});
        b.as_object_mut().unwrap().extend(then.as_object().unwrap().clone());
        json!({"strategy": [{}], "initiatives": [a, b], "dependencies": needs})
    };
    let need = || json!([{"from": "@a", "to": "@b"}]);
    let ends = json!({"start": "2027-03-01", "end": "?"});
    let starts = json!({"start": "2027-04-01", "end": "2027-05-01"});
    let cycle = |fields: Value| {
        let mut cycle = json!({"id": "@q", "name": "Q1", "quarter": "2027-Q1"});
        cycle.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        json!({"strategy": [{"category_bounds": [{"category": "technical_debt", "at_least": 20}]}], "cycles": [cycle]})
    };
    let fixed = |date: &str| {
        json!({"initiatives": [{"id": "@a", "title": "A", "start": "2027-03-01", "end": "2027-03-31"}],
            "milestones": [{"title": "Opening", "initiative": "@a", "date": date, "fixed": "?"}]})
    };
    let mut booked = cycle(json!({"capacity": [{"team": "Core", "person_weeks": "?"}]}));
    booked["initiatives"] = json!([{"team": "Core", "start": "2027-03-01", "end": "2027-03-31", "effort_likely": 10}]);
    let mut team =
        cycle(json!({"capacity": [{"team": "Core", "person_weeks": "?"}, {"team": "Web", "person_weeks": 50}]}));
    team["initiatives"] = booked["initiatives"].clone();
    let beyond = two(
        json!({"start": "2027-03-01", "end": "9999-12-31"}),
        json!({"start": "2027-03-01", "end": "9999-12-31"}),
        json!([{"from": "@a", "to": "?"}]),
    );
    vec![
        (
            "dependency-cycle",
            two(json!({}), json!({}), json!([{"from": "@a", "to": "@b"}, {"from": "@b", "to": "?"}])),
            json!("@a"),
            json!(null),
        ),
        (
            "dependency-on-itself",
            two(json!({}), json!({}), json!([{"from": "@a", "to": "?"}])),
            json!("@a"),
            json!("@b"),
        ),
        (
            "dependency-twice",
            two(json!({}), json!({}), json!([{"from": "@a", "to": "@b"}, {"from": "@a", "to": "@b", "kind": "?"}])),
            json!("finish_start"),
            json!("start_start"),
        ),
        ("depends-on-dropped", two(json!({"status": "?"}), json!({}), need()), json!("dropped"), json!("done")),
        (
            "needs-what-comes-later",
            two(json!({"horizon": "?"}), json!({"horizon": "next"}), need()),
            json!("later"),
            json!("next"),
        ),
        (
            "committed-on-exploratory",
            two(json!({"commitment": "?"}), json!({"commitment": "committed"}), need()),
            json!("exploratory"),
            json!("likely"),
        ),
        (
            "milestone-passed",
            json!({"initiatives": [{"id": "@a", "status": "?"}], "milestones": [{"initiative": "@a", "date": "2027-02-15"}]}),
            json!("in_progress"),
            json!("done"),
        ),
        ("starts-before-predecessor", two(ends, starts, need()), json!("2027-04-10"), json!("2027-03-31")),
        ("plan-infeasible", fixed("2027-03-05"), json!(true), json!(false)),
        ("plan-beyond-calendar", beyond, json!("@b"), json!(null)),
        (
            "milestone-missed-by-plan",
            json!({"initiatives": [{"id": "@a", "title": "A", "start": "2027-03-01", "end": "2027-03-31"}],
                "milestones": [{"title": "Opening", "initiative": "@a", "fixed": true, "date": "?"}]}),
            json!("2027-03-30"),
            json!("2027-03-31"),
        ),
        (
            "decision-needed-now",
            json!({"initiatives": [{"id": "@a", "start": "?", "status": "planned"}], "decisions": [{"title": "D", "gates": "@a"}]}),
            json!("2027-02-15"),
            json!("2027-02-20"),
        ),
        (
            "more-in-progress-than-agreed",
            json!({
                "strategy": [{"work_limits": [{"horizon": "now", "at_most": "?"}]}],
                "initiatives": [
                    {"title": "A", "horizon": "now", "status": "in_progress"},
                    {"title": "B", "horizon": "now", "status": "in_progress"},
                    {"title": "C", "horizon": "now", "status": "planned"},
                    {"title": "D", "horizon": "next", "status": "in_progress"},
                ],
            }),
            json!(1),
            json!(2),
        ),
        (
            "allocation-not-whole",
            cycle(
                json!({"allocations": [{"category": "new_work", "planned": 70}, {"category": "technical_debt", "planned": "?"}]}),
            ),
            json!(null),
            json!(30),
        ),
        (
            "actual-shares-not-whole",
            cycle(
                json!({"allocations": [{"category": "new_work", "actual": 70}, {"category": "platform", "actual": "?"}]}),
            ),
            json!(31),
            json!(30),
        ),
        (
            "allocation-outside-guardrail",
            cycle(json!({"allocations": [{"category": "technical_debt", "planned": "?"}]})),
            json!(19),
            json!(20),
        ),
        (
            "category-twice",
            cycle(json!({"allocations": [{"category": "platform"}, {"category": "?"}]})),
            json!("platform"),
            json!("learning"),
        ),
        ("cycle-without-days", json!({"cycles": [{"name": "Q1", "quarter": "?"}]}), json!(null), json!("2027-Q1")),
        ("cycle-overbooked", booked, json!(9), json!(10)),
        ("team-overbooked", team, json!(9), json!(10)),
    ]
}

fn decisions() -> Vec<Case> {
    let decision = |fields: Value| {
        let mut one = json!({"id": "@d", "title": "Choose a database", "status": "accepted"});
        one.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        json!({"decisions": [one]})
    };
    let assumed = |fields: Value| {
        let mut all = decision(json!({}));
        let mut one = json!({"decision": "@d", "text": "Prices hold"});
        one.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        all["assumptions"] = json!([one]);
        all["metrics"] = json!([{"id": "@m", "name": "Price"}]);
        all["measurements"] = json!([{"metric": "@m", "date": "2027-02-01", "value": 10}]);
        all
    };
    let replaced = |fields: Value, to: &str| {
        let mut old = json!({"id": "@old", "title": "Old"});
        old.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        json!({"decisions": [{"id": "@new", "title": "New", "status": "accepted"}, old], "links": [
            {"from": {"kind": "decision", "id": "@new"}, "relation": "supersedes", "to": {"kind": "decision", "id": to}}]})
    };
    let mut circle = replaced(json!({}), "@old");
    let back =
        json!({"from": {"kind": "decision", "id": "@old"}, "relation": "?", "to": {"kind": "decision", "id": "@new"}});
    circle["links"].as_array_mut().unwrap().push(back);
    let option = || json!({"title": "One"});
    vec![
        ("decision-without-outcome", decision(json!({"outcome": "?"})), json!(""), json!("This one.")),
        (
            "one-way-door-without-approver",
            decision(json!({"door": "one_way", "approver": "?"})),
            json!(""),
            json!("Board"),
        ),
        (
            "one-way-door-without-revisit",
            decision(json!({"door": "one_way", "revisit_on": "?"})),
            json!(null),
            json!("2028-01-01"),
        ),
        ("decision-past-revisit", decision(json!({"revisit_on": "?"})), json!("2027-02-15"), json!("2027-02-16")),
        ("decision-with-one-option", decision(json!({"options": "?"})), json!([option()]), json!([option(), option()])),
        (
            "decision-without-choice",
            decision(json!({"options": [{"title": "One"}, {"title": "Two", "chosen": "?"}]})),
            json!(false),
            json!(true),
        ),
        ("decision-without-bad-consequence", decision(json!({"bad": "?"})), json!([" "]), json!(["It costs more"])),
        (
            "decision-proposed-for-long",
            decision(json!({"status": "proposed", "date": "?"})),
            json!("2027-01-16"),
            json!("2027-01-17"),
        ),
        (
            "decision-gates-what-has-begun",
            json!({"initiatives": [{"id": "@i", "status": "?"}], "decisions": [{"gates": "@i"}]}),
            json!("in_progress"),
            json!("planned"),
        ),
        ("decision-number-twice", json!({"decisions": [{"number": 6}, {"number": "?"}]}), json!(6), json!(7)),
        ("tripwire-broken", assumed(json!({"metric": "@m", "side": "above", "threshold": "?"})), json!(9), json!(10)),
        (
            "tripwire-incomplete",
            assumed(json!({"metric": "@m", "side": "above", "threshold": "?"})),
            json!(null),
            json!(12),
        ),
        ("assumption-without-tripwire", assumed(json!({"tripwire": "?"})), json!(""), json!("Above 12")),
        ("assumption-past-its-day", assumed(json!({"tripwire_on": "?"})), json!("2027-02-15"), json!("2027-02-16")),
        ("superseded-but-in-force", replaced(json!({"status": "?"}), "@old"), json!("accepted"), json!("superseded")),
        ("superseded-by-nothing", replaced(json!({"status": "superseded"}), "?"), json!("@gone"), json!("@old")),
        ("supersession-in-a-circle", circle, json!("supersedes"), json!("amends")),
    ]
}

fn health() -> Vec<Case> {
    let debt = |fields: Value| {
        let mut one = json!({"title": "Old gateway"});
        one.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        json!({"debt_items": [one], "initiatives": [{"id": "@i", "title": "Pay", "status": "planned"}], "metrics": [{"id": "@m"}]})
    };
    let paid_by = |field: &str| json!({"debt_items": [{"title": "Old gateway", "initiative": "@i"}], "initiatives": [{"id": "@i", field: "?"}]});
    let experiment = |fields: Value| {
        let mut one = json!({"title": "Try", "status": "running"});
        one.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        json!({"experiments": [one]})
    };
    vec![
        ("debt-without-interest", debt(json!({"interest": "?"})), json!(null), json!(0)),
        ("debt-without-metric", debt(json!({"metric": "?"})), json!(null), json!("@m")),
        ("debt-without-principal", debt(json!({"principal": "?"})), json!(null), json!(4)),
        ("debt-not-placed", debt(json!({"risk": 3, "business_impact": "?"})), json!(null), json!(4)),
        (
            "debt-that-never-pays-back",
            debt(json!({"status": "planned", "principal": 4, "interest": "?"})),
            json!(0),
            json!(1),
        ),
        (
            "debt-planned-without-initiative",
            debt(json!({"status": "planned", "initiative": "?"})),
            json!(null),
            json!("@i"),
        ),
        ("debt-paid-by-nothing", paid_by("horizon"), json!("not_now"), json!("later")),
        ("debt-paid-but-open", paid_by("status"), json!("done"), json!("in_progress")),
        ("capability-not-rated", json!({"capabilities": [{"maturity": 2, "needed": "?"}]}), json!(null), json!(2)),
        (
            "capability-gap-without-initiative",
            json!({"capabilities": [{"maturity": 2, "needed": "?"}]}),
            json!(4),
            json!(3),
        ),
        ("experiment-without-exit", experiment(json!({"exit_criteria": "?"})), json!([]), json!(["Two weeks"])),
        ("experiment-without-threshold", experiment(json!({"success_threshold": "?"})), json!(""), json!("Above 5 %")),
        ("experiment-past-its-end", experiment(json!({"end": "?"})), json!("2027-02-15"), json!("2027-02-16")),
        (
            "experiment-not-begun",
            experiment(json!({"status": "planned", "start": "?"})),
            json!("2027-02-15"),
            json!("2027-02-16"),
        ),
        (
            "experiment-without-result",
            experiment(json!({"status": "ended", "result": "?"})),
            json!(null),
            json!("inconclusive"),
        ),
        (
            "experiment-with-result-not-ended",
            experiment(json!({"status": "?", "result": "validated"})),
            json!("running"),
            json!("ended"),
        ),
        (
            "experiment-without-learning",
            experiment(json!({"status": "ended", "result": "invalidated", "learning": "?"})),
            json!(""),
            json!("They do not read it."),
        ),
        (
            "risk-without-mitigation",
            json!({"risks": [{"likelihood": 4, "impact": "?", "title": "Breach"}]}),
            json!(3),
            json!(2),
        ),
        (
            "risk-mitigated-by-nothing",
            json!({"risks": [{"status": "mitigating", "mitigation": "?"}]}),
            json!(""),
            json!("Keys rotate"),
        ),
        ("risk-without-owner", json!({"risks": [{"owner": "?"}]}), json!(""), json!("Security lead")),
        ("guardrail-unchecked", json!({"guardrails": [{"checked_by": "?"}]}), json!(""), json!("A test in the build")),
        (
            "guardrail-exception-past-its-end",
            json!({"guardrails": [{"exceptions": [{"what": "Crane", "until": "?"}, {"what": "Quay", "until": "2027-12-31"}]}]}),
            json!("2027-02-15"),
            json!("2027-02-16"),
        ),
        (
            "guardrail-exception-without-end",
            json!({"guardrails": [{"exceptions": [{"what": "Crane", "until": "?"}]}]}),
            json!(null),
            json!("2027-12-31"),
        ),
    ]
}

fn people() -> Vec<Case> {
    vec![
        (
            "stakeholder-without-plan",
            json!({"stakeholders": [{"name": "Harbour master", "influence": "?", "interest": 2}]}),
            json!(4),
            json!(3),
        ),
        ("stakeholder-not-placed", json!({"stakeholders": [{"influence": 2, "interest": "?"}]}), json!(null), json!(2)),
        (
            "stakeholder-resists-without-incentive",
            json!({"stakeholders": [{"stance": "resistant", "desired": "neutral", "incentive": "?"}]}),
            json!(""),
            json!("Quiet nights"),
        ),
        (
            "stakeholder-contact-overdue",
            json!({"stakeholders": [{"next_contact": "?"}]}),
            json!("2027-02-15"),
            json!("2027-02-16"),
        ),
        (
            "decision-right-without-approver",
            json!({"decision_rights": [{"approver": "?"}]}),
            json!(""),
            json!("Architect"),
        ),
        (
            "decision-right-without-escalation",
            json!({"decision_rights": [{"escalation": "?"}]}),
            json!(""),
            json!("Board, a week"),
        ),
        (
            "decision-right-twice",
            json!({"decision_rights": [{"decides": "A data store"}, {"decides": "?"}]}),
            json!(" a data store"),
            json!("A vendor"),
        ),
        (
            "narrative-without-example",
            json!({"narratives": [{"story": "Once", "example": "?"}]}),
            json!(""),
            json!("The 3 a.m. call"),
        ),
        (
            "ritual-overdue",
            json!({"rituals": [{"name": "Demo", "cadence": "fortnightly", "last_held": "?"}]}),
            json!("2027-01-25"),
            json!("2027-01-26"),
        ),
        (
            "review-overdue",
            json!({"reviews": [{"title": "Q1", "date": "?"}]}),
            json!("2027-02-15"),
            json!("2027-02-16"),
        ),
        (
            "review-left-open",
            json!({"reviews": [{"title": "Q1", "status": "open", "date": "?"}]}),
            json!("2027-02-08"),
            json!("2027-02-09"),
        ),
        (
            "strategy-review-overdue",
            json!({"strategy": [{"review_cadence": "quarterly"}], "reviews": [{"status": "closed", "date": "?"}]}),
            json!("2026-11-08"),
            json!("2026-11-09"),
        ),
        (
            "action-overdue",
            json!({"reviews": [{"title": "Q4", "actions": [{"text": "Call", "due": "2027-02-15", "done": "?"}]}]}),
            json!(false),
            json!(true),
        ),
        (
            "action-without-owner",
            json!({"reviews": [{"title": "Q4", "actions": [{"text": "Call", "owner": "?"}]}]}),
            json!(""),
            json!("Lead"),
        ),
    ]
}

fn general() -> Vec<Case> {
    let link = |from: &str, to: &str| json!({"from": {"kind": "theme", "id": from}, "relation": "?", "to": {"kind": "theme", "id": to}});
    let themes = json!([{"id": "@a", "name": "A"}, {"id": "@b", "name": "B"}]);
    let fine = json!({"kind": "theme", "id": "@a"});
    let gone = json!({"kind": "theme", "id": "@gone"});
    vec![
        ("record-incomplete", json!({"themes": [{"name": "?"}]}), json!(" "), json!("Waiting")),
        (
            "text-too-long",
            json!({"themes": [{"name": "?"}]}),
            json!("one two three four five six seven eight nine"),
            json!("one"),
        ),
        (
            "dates-reversed",
            json!({"initiatives": [{"start": "2027-03-01", "end": "?"}]}),
            json!("2027-02-28"),
            json!("2027-03-01"),
        ),
        (
            "points-to-nothing",
            json!({"themes": [{"id": "@a"}], "links": [{"from": {"kind": "theme", "id": "@a"}, "to": "?"}]}),
            gone,
            fine,
        ),
        (
            "link-to-itself",
            json!({"themes": themes, "links": [{"from": {"kind": "theme", "id": "@a"}, "to": {"kind": "theme", "id": "?"}}]}),
            json!("@a"),
            json!("@b"),
        ),
        (
            "link-twice",
            json!({"themes": themes, "links": [
                {"from": {"kind": "theme", "id": "@a"}, "relation": "supports", "to": {"kind": "theme", "id": "@b"}}, link("@a", "@b")]}),
            json!("supports"),
            json!("moves"),
        ),
        (
            "silence-without-use",
            json!({"themes": [{"id": "@a", "name": "?"}], "silences": [
                {"code": "record-incomplete", "record": {"kind": "theme", "id": "@a"}, "reason": "So"}]}),
            json!("Named"),
            json!(""),
        ),
    ]
}
