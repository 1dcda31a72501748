use lodestar_model::facts::{CycleState, capacity};
use lodestar_model::records::Category;
use serde_json::json;

use crate::support::{date, id, near, strategy};

#[test]
fn a_cycle_is_added_up_and_held_against_the_plan() {
    let strategy = strategy(json!({
        "strategy": [{
            "fiscal_year_starts": 7,
            "category_bounds": [
                {"category": "technical_debt", "at_least": 20},
                {"category": "new_work", "at_most": 50},
                {"category": "platform", "at_least": 5},
            ],
        }],
        "cycle": [
            {
                "id": "Q1", "quarter": "2027-Q1", // July to September 2026, 92 days
                "capacity": [{"team": "Core", "person_weeks": 60}, {"team": "Edge", "person_weeks": 40}],
                "allocations": [
                    {"category": "new_work", "planned": 45, "actual": 52},
                    {"category": "technical_debt", "planned": 15, "actual": 20},
                    {"category": "maintenance", "planned": 20},
                    {"category": "new_work", "planned": 10}, // a second row of the same kind
                ],
            },
            {"id": "Q2", "quarter": "2027-Q2", "allocations": [{"category": "platform", "planned": 100}]},
            {"id": "Q0", "quarter": "2026-Q4"},
            {"id": "Z", "name": "no days"},
        ],
        "initiative": [
            // 92 days in July to September and 92 in October to December: half of it in each.
            {"id": "A", "category": "new_work", "team": "core ", "start": "2026-07-01", "end": "2026-12-31", "effort_likely": 120},
            {"id": "B", "category": "technical_debt", "team": "Data", "start": "2026-08-01", "end": "2026-08-31", "effort_likely": 20},
            {"id": "C", "start": "2026-08-01", "end": "2026-08-31", "effort_likely": 5, "status": "done"},
            {"id": "D", "category": "learning", "start": "2026-08-01", "end": "2026-08-31"}, // no effort
            {"id": "E", "category": "learning", "effort_likely": 8}, // no dates
            {"id": "F", "start": "2028-08-01", "end": "2028-08-31", "effort_likely": 7}, // in no cycle
            {"id": "G", "start": "2026-08-01", "end": "2026-08-31", "effort_likely": 9, "status": "dropped"},
            {"id": "H", "start": "2026-08-01", "end": "2026-08-31", "effort_likely": 9, "horizon": "not_now"},
        ],
    }));
    let facts = capacity(&strategy, date("2026-08-15"));
    assert_eq!(facts.order, [id("Q0"), id("Q1"), id("Q2")]);
    assert_eq!((facts.current, facts.left_out), (Some(id("Q1")), vec![id("D"), id("E")]));
    near(Some(facts.outside), 7.0);

    let q1 = &facts.cycles[&id("Q1")];
    assert_eq!(q1.state, CycleState::Current);
    assert_eq!(
        (q1.planned, q1.planned_is_whole, q1.actual, q1.actual_is_whole),
        (Some(90.0), false, Some(72.0), false)
    );
    near(q1.capacity, 100.0);
    near(Some(q1.effort), 60.0 + 20.0 + 5.0);
    near(q1.load, 0.85);
    assert_eq!(q1.words, "85 of 100 person-weeks are planned.");
    assert_eq!(q1.initiatives, [id("A"), id("B"), id("C")]);
    let of = |category| q1.categories.iter().find(|row| row.category == category).unwrap();
    let new_work = of(Some(Category::NewWork));
    assert_eq!((new_work.planned, new_work.actual, new_work.variance), (Some(55.0), Some(52.0), Some(-3.0)));
    assert_eq!((new_work.planned_weeks, new_work.at_most), (Some(55.0), Some(50.0)));
    near(Some(new_work.effort), 60.0);
    near(new_work.over, 5.0);
    let debt = of(Some(Category::TechnicalDebt));
    assert_eq!((debt.planned_weeks, debt.actual_weeks, debt.at_least), (Some(15.0), Some(20.0), Some(20.0)));
    near(debt.load, 20.0 / 15.0);
    near(Some(of(None).effort), 5.0);
    assert_eq!(q1.categories.len(), 5); // platform has a guardrail, learning nothing
    let said: Vec<_> = q1.breaches.iter().map(|breach| breach.words.as_str()).collect();
    assert_eq!(
        said,
        [
            "Technical debt is planned at 15 %; its guardrail is at least 20 %.",
            "New work is planned at 55 %; its guardrail is at most 50 %.",
            "New work got 52 %; its guardrail is at most 50 %.",
        ]
    );
    let teams: Vec<_> = q1.teams.iter().map(|team| (team.team.as_str(), team.capacity, team.effort)).collect();
    assert_eq!(teams, [("Core", Some(60.0), 60.0), ("Edge", Some(40.0), 0.0), ("", None, 5.0), ("Data", None, 20.0)]);

    let q2 = &facts.cycles[&id("Q2")];
    assert_eq!((q2.state, q2.capacity, q2.planned_is_whole), (CycleState::Coming, None, true));
    near(Some(q2.effort), 60.0);
    assert_eq!(q2.words, "60 person-weeks are planned; how many are there is not filled in.");
    let none = &facts.cycles[&id("Z")];
    assert_eq!(none.state, CycleState::Undated);
    assert_eq!(none.no_period.as_deref(), Some("It has neither a quarter nor a first and a last day: enter one."));
}

#[test]
fn too_much_work_and_no_people_are_said() {
    let of = |weeks: f64| {
        let strategy = strategy(json!({
            "cycle": [{"id": "C", "starts": "2027-01-01", "ends": "2027-03-31", "capacity": [{"team": "Core", "person_weeks": weeks}]}],
            "initiative": [{"id": "A", "team": "Core", "start": "2027-01-01", "end": "2027-01-31", "effort_likely": 12}],
        }));
        capacity(&strategy, date("2027-01-15")).cycles[&id("C")].clone()
    };
    assert_eq!(of(10.0).words, "12 person-weeks are planned and 10 are there: 2 too many.");
    let none = of(0.0);
    assert_eq!((none.capacity, none.load, none.over), (Some(0.0), None, Some(12.0)));
    assert_eq!(none.teams[0].load, None);
}
