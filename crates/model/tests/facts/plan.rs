use lodestar_model::facts::{DurationSource, MilestoneState, plan};
use lodestar_model::{Change, Kind};
use serde_json::{Value, json};

use crate::support::{date, id, strategy};

/// Monday, 4 January 2027.
const TODAY: &str = "2027-01-04";

fn with(mut records: Value) -> lodestar_model::Strategy {
    let about = json!([{"working_days": true, "holidays": [{"date": "2027-01-06", "name": "Epiphany"}]}]);
    records.as_object_mut().unwrap().entry("strategy").or_insert(about);
    strategy(records)
}

#[test]
fn dates_are_worked_back_from_a_fixed_milestone() {
    let strategy = with(json!({
        "initiative": [
            {"id": "A", "title": "Gateways", "start": "2027-02-01", "end": "2027-02-05"}, // 5 working days
            {"id": "B", "title": "Cutover", "effort_likely": 4, "team": " core "},
            {"id": "C", "title": "Alone"},
            {"id": "D", "title": "Set aside", "horizon": "not_now", "start": "2027-01-04", "end": "2027-12-31"},
            {"id": "E", "title": "Done", "status": "done", "start": "2026-01-04", "end": "2026-12-31"},
        ],
        "dependency": [
            {"id": "1", "from": id("A"), "to": id("B")},
            {"id": "2", "from": id("D"), "to": id("B")},
            {"id": "3", "from": id("E"), "to": id("B")},
            {"id": "4", "from": id("gone"), "to": id("B")},
            {"id": "5", "from": id("A")},
        ],
        // 13 weeks, 26 person-weeks: 2 a week, for two at once, so that 4 person-weeks take 4 weeks or 20 working days.
        "cycle": [{"id": "X", "starts": "2027-01-01", "ends": "2027-04-01", "capacity": [{"team": "Core", "person_weeks": 26}]}],
        "milestone": [{"id": "M", "title": "Switch", "initiative": id("B"), "date": "2027-02-26", "fixed": true}],
        "decision": [
            {"id": "D1", "status": "proposed", "gates": id("B")},
            {"id": "D2", "status": "accepted", "gates": id("B")},
            {"id": "D3", "status": "draft", "gates": id("C")},
            {"id": "D4", "status": "draft", "gates": id("gone")},
        ],
    }));
    let facts = plan(&strategy, date(TODAY));
    let a = &facts.initiatives[&id("A")];
    let b = &facts.initiatives[&id("B")];
    assert_eq!((a.duration, a.duration_source), (Some(5), Some(DurationSource::Dates)));
    assert_eq!((b.duration, b.duration_source), (Some(20), Some(DurationSource::Effort)));
    // A from Monday 4 to Monday 11 January, since the 6th is a holiday; B from the 12th, 20 days, to Monday 8 February.
    assert_eq!((a.earliest_start, a.earliest_finish), (Some(date("2027-01-04")), Some(date("2027-01-11"))));
    assert_eq!((b.earliest_start, b.earliest_finish), (Some(date("2027-01-12")), Some(date("2027-02-08"))));
    // B must be finished on Friday 26 February and start on Monday 1 February; A ends on the Friday before.
    assert_eq!((b.latest_start, b.latest_finish), (Some(date("2027-02-01")), Some(date("2027-02-26"))));
    assert_eq!((a.latest_start, a.latest_finish), (Some(date("2027-01-25")), Some(date("2027-01-29"))));
    // From 12 January to 1 February are 14 working days.
    assert_eq!((a.float, b.float, a.critical), (Some(14), Some(14), false));
    assert_eq!((b.deadline, b.deadline_milestone), (Some(date("2027-02-26")), Some(id("M"))));
    assert_eq!(a.deadline_milestone, Some(id("M")));
    assert_eq!((&a.needed_by[..], &b.needs[..]), (&[id("B")][..], &[id("A"), id("D"), id("E")][..]));
    assert_eq!(facts.longest, [id("A"), id("B")]);
    assert_eq!((facts.earliest_end, &facts.without_duration[..]), (Some(date("2027-02-08")), &[id("C")][..]));
    assert!(facts.infeasible.is_empty() && facts.circles.is_empty() && facts.no_dates.is_none());
    for other in ["C", "D", "E"] {
        assert_eq!(facts.initiatives[&id(other)].earliest_start, None, "{other}");
    }

    let decision = &facts.decisions[&id("D1")];
    assert_eq!((decision.last_responsible, decision.by_deadline), (Some(date("2027-02-01")), true));
    assert_eq!(
        decision.words,
        "“Cutover” waits for it: 28 days left, until 1 February 2027, or its deadline is missed."
    );
    assert_eq!(facts.decisions[&id("D3")].words, "“Alone” waits for it, but nothing says when that must start.");
    assert_eq!(facts.decisions.len(), 2);

    // Five weeks later it cannot be done any more, and the decision is late.
    let facts = plan(&strategy, date("2027-02-08"));
    assert_eq!(facts.infeasible, [id("A"), id("B")]);
    let a = &facts.initiatives[&id("A")];
    assert_eq!((a.short_by, a.critical), (Some(10), true)); // from 25 January to 8 February
    assert_eq!(
        a.infeasible.as_deref(),
        Some(
            "“Gateways” had to start by 25 January 2027 for “Cutover” to be finished by 26 February 2027; \
             the earliest that it can start now is 10 working days later."
        )
    );
    assert_eq!(
        facts.decisions[&id("D1")].words,
        "It should have been taken by 1 February 2027: every day more delays “Cutover”."
    );
}

#[test]
fn conflicts_come_with_the_shift_that_mends_them() {
    let initiative =
        |name: &str, start: &str, end: &str| json!({"id": name, "title": name, "start": start, "end": end});
    let mut under_way = initiative("E", "2027-01-11", "2027-01-22");
    under_way["status"] = json!("in_progress");
    let mut done = initiative("F", "2026-12-01", "2027-03-31");
    done["status"] = json!("done");
    let strategy = with(json!({
        "initiative": [
            initiative("A", "2027-01-04", "2027-01-15"),
            initiative("B", "2027-01-11", "2027-01-15"), // a week, needs A
            initiative("C", "2027-01-18", "2027-01-20"), // three days, needs B and two days between
            initiative("D", "2027-01-13", "2027-01-14"), // starts no earlier than B
            under_way,
            done,
        ],
        "dependency": [
            {"id": "1", "from": id("A"), "to": id("B")},
            {"id": "2", "from": id("B"), "to": id("C"), "lag_days": 2},
            {"id": "3", "from": id("B"), "to": id("D"), "kind": "start_start"},
            {"id": "4", "from": id("A"), "to": id("E")},
            {"id": "5", "from": id("F"), "to": id("A")},
            {"id": "6", "from": id("A"), "to": id("A")},
        ],
    }));
    let facts = plan(&strategy, date(TODAY));
    let found: Vec<_> = facts.conflicts.iter().map(|it| (it.dependency, it.allowed.to_string(), it.short_by)).collect();
    assert_eq!(
        found,
        [
            (id("1"), "2027-01-18".to_owned(), 5),
            (id("2"), "2027-01-20".to_owned(), 2),
            (id("4"), "2027-01-18".to_owned(), 5),
        ]
    );
    let set = |name: &str, start: &str, end: &str| Change::Set {
        kind: Kind::Initiative,
        id: Some(id(name)),
        fields: json!({"start": start, "end": end}).as_object().unwrap().clone(),
    };
    assert_eq!(
        facts.conflicts[0].words,
        "“B” is planned to start on 11 January 2027, but needs “A”, which ends on 15 January 2027: \
         it can start on 18 January 2027, 5 working days later."
    );
    assert_eq!(facts.conflicts[0].fix, [set("B", "2027-01-18", "2027-01-22")]);
    assert_eq!(facts.conflicts[0].fix_words.as_deref(), Some("Move “B” to 18 January 2027 – 22 January 2027"));
    assert_eq!(facts.conflicts[1].fix, [set("C", "2027-01-20", "2027-01-22")]);
    // What is under way cannot be moved.
    assert!(facts.conflicts[2].fix.is_empty());
    assert!(facts.conflicts[2].words.starts_with("“E” is under way since 11 January 2027, but needs “A”"));
    // B moves by a week; C two working days after its new end, Wednesday 27 January; D with the new start of B.
    assert_eq!(
        facts.mend_all,
        [
            set("B", "2027-01-18", "2027-01-22"),
            set("C", "2027-01-27", "2027-01-29"),
            set("D", "2027-01-18", "2027-01-19")
        ]
    );
}

#[test]
fn circles_are_named_and_leave_the_rest_without_dates() {
    let strategy = with(json!({
        "initiative": [
            {"id": "A", "title": "A", "start": "2027-01-04", "end": "2027-01-08"},
            {"id": "B", "title": "B", "start": "2027-01-11", "end": "2027-01-15"},
            {"id": "C", "title": "C", "start": "2027-01-11", "end": "2027-01-15"},
        ],
        "dependency": [
            {"id": "1", "from": id("A"), "to": id("B")}, {"id": "2", "from": id("B"), "to": id("A")},
            {"id": "3", "from": id("C"), "to": id("C")},
        ],
    }));
    let facts = plan(&strategy, date(TODAY));
    let found: Vec<_> = facts.circles.iter().map(|circle| (&circle.initiatives[..], circle.words.as_str())).collect();
    assert_eq!(
        found,
        [(&[id("A"), id("B")][..], "“A” → “B” → “A” wait for each other."), (&[id("C")], "“C” waits for itself.")]
    );
    assert_eq!(
        facts.no_dates.as_deref(),
        Some(
            "2 circles of steps that wait for each other, so none of them can ever start: remove one dependency of each."
        )
    );
    assert_eq!(facts.initiatives[&id("A")].earliest_start, None);
    assert_eq!((facts.conflicts.len(), facts.mend_all.len()), (1, 0));
}

#[test]
fn milestones_say_how_they_stand() {
    let link = json!({"id": "L", "from": {"kind": "initiative", "id": id("D")}, "relation": "delivers",
        "to": {"kind": "milestone", "id": id("M4")}});
    let strategy = with(json!({
        "initiative": [
            {"id": "A", "title": "A", "start": "2027-01-04", "end": "2027-01-15"},
            {"id": "B", "title": "B", "status": "done"},
            {"id": "C", "title": "C"},
            {"id": "D", "title": "D", "start": "2027-01-11", "end": "2027-01-29"},
            {"id": "E", "title": "E", "status": "in_progress", "start": "2026-12-07", "end": "2026-12-18"},
        ],
        "milestone": [
            {"id": "M1", "initiative": id("A"), "date": "2027-01-20"},
            {"id": "M2", "initiative": id("B"), "date": "2026-12-01"},
            {"id": "M3", "initiative": id("C"), "date": "2027-01-20"},
            {"id": "M4", "initiative": id("A"), "date": "2027-01-14", "fixed": true}, // and D, by a link
            {"id": "M5", "date": "2027-01-20"},
            {"id": "M6", "initiative": id("A"), "date": "2026-12-24"},
            {"id": "M7", "initiative": id("A")},
            {"id": "M8", "initiative": id("E"), "date": "2026-12-31"},
            {"id": "M9", "initiative": id("E"), "date": "2027-01-05"},
            {"id": "MA", "initiative": id("D"), "date": "2027-01-20"},
            {"id": "MB", "initiative": id("D"), "date": "2027-01-20", "fixed": true},
            {"id": "MC", "initiative": id("D"), "date": "2027-01-08"},
        ],
        "link": [link],
    }));
    let facts = plan(&strategy, date(TODAY));
    for (milestone, state, words) in [
        ("M1", MilestoneState::OnTime, "“A” is planned to end on 15 January 2027, 5 days before."),
        ("M2", MilestoneState::Reached, "All that belongs to it is done."),
        ("M3", MilestoneState::Unknown, "“C” has no end yet."),
        ("M4", MilestoneState::Late, "“D” is planned to end on 29 January 2027, 15 days after 14 January 2027."),
        ("M5", MilestoneState::Unknown, "No initiative belongs to it."),
        ("M6", MilestoneState::Passed, "Its day was 24 December 2026, and “A” is not done."),
        ("M7", MilestoneState::Unknown, "It has no day yet."),
        ("M8", MilestoneState::Passed, "Its day was 31 December 2026, and “E” is not done."),
        // Its end is past, so that today is the earliest.
        ("M9", MilestoneState::OnTime, "“E” can be finished on 4 January 2027, 1 day before."),
        // A target between start and end is no end; a fixed date is.
        ("MA", MilestoneState::Within, "It lies on the way of “D”, which is planned to end on 29 January 2027."),
        ("MB", MilestoneState::Late, "“D” is planned to end on 29 January 2027, 9 days after 20 January 2027."),
        ("MC", MilestoneState::Late, "“D” is planned to end on 29 January 2027, 21 days after 8 January 2027."),
    ] {
        let found = &facts.milestones[&id(milestone)];
        assert_eq!((found.state, found.words.as_str()), (state, words), "{milestone}");
    }
    assert_eq!(facts.milestones[&id("M4")].late_by, Some(15));
    assert_eq!(facts.milestones[&id("M1")].days_left, Some(16));
}
