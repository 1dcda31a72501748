use lodestar_model::calc::debt::{Quadrant, Verdict};
use lodestar_model::facts::debt;
use serde_json::{Value, json};

use crate::support::{date, id, near, strategy};

#[test]
fn a_debt_costs_and_pays_back() {
    let strategy = strategy(json!({
        "initiative": [{"id": "I", "end": "2028-01-01"}],
        "debt_item": [
            // 1461 days are 16 quarters, so that 2.5 a quarter are 40.
            {"id": "A", "principal": 30, "interest": 2.5, "risk": 5, "business_impact": 4, "since": "2023-01-01", "initiative": id("I")},
            {"id": "B", "principal": 10, "interest": 0, "risk": 1, "initiative": id("gone")},
            {"id": "C", "interest": 1, "since": "2027-02-01"},
            {"id": "D", "principal": 5, "interest": 2.5, "status": "paid", "since": "2023-01-01", "paid_on": "2025-01-01"},
            {"id": "E", "principal": 5, "interest": 2.5, "status": "paid", "since": "2023-01-01"},
        ],
    }));
    let facts = debt(&strategy, date("2027-01-01"));
    let a = &facts.items[&id("A")];
    near(a.payback, 12.0);
    assert_eq!((a.quadrant, a.never_pays_back), (Some(Quadrant::PayNow), false));
    near(a.interest_paid, 40.0);
    near(a.interest_until_paid, 2.5 * 365.0 / 91.3125);
    let b = &facts.items[&id("B")];
    assert_eq!((b.payback, b.never_pays_back, b.no_payback.as_deref()), (None, true, None));
    assert_eq!(b.no_quadrant.as_deref(), Some("Business impact is not filled in."));
    assert_eq!(b.no_interest_paid.as_deref(), Some("Since when it costs interest is not filled in."));
    let c = &facts.items[&id("C")];
    assert_eq!(c.no_payback.as_deref(), Some("Principal is not filled in."));
    near(c.interest_paid, 0.0); // it begins only next month
    near(facts.items[&id("D")].interest_paid, 2.5 * 731.0 / 91.3125);
    assert_eq!(
        facts.items[&id("E")].no_interest_paid.as_deref(),
        Some("On which day it was paid off is not filled in.")
    );
    near(Some(facts.principal), 40.0);
    near(Some(facts.interest), 3.5);
    assert_eq!(
        facts.no_clearing.as_deref(),
        Some("No cycle says how many person-weeks there are and which share of them is planned for technical debt.")
    );
}

fn cycle(name: &str, quarter: &str, weeks: f64, share: f64) -> Value {
    json!({"id": name, "quarter": quarter, "capacity": [{"team": "T", "person_weeks": weeks}],
        "allocations": [{"category": "technical_debt", "planned": share}]})
}

#[test]
fn the_planned_share_clears_debt_quarter_by_quarter() {
    let items = json!([
        {"id": "A", "principal": 32, "interest": 3},
        {"id": "B", "principal": 10, "interest": 5},
        {"id": "C", "principal": 8, "interest": 0},
        {"id": "D", "interest": 9},
        {"id": "E", "principal": 50, "interest": 9, "status": "accepted"},
    ]);
    let of = |cycles: Value, today: &str| {
        let strategy = strategy(json!({"strategy": [{"fiscal_year_starts": 4}], "debt_item": items, "cycle": cycles}));
        debt(&strategy, date(today))
    };
    // In the fiscal year from April, 2027-Q2 is July to September 2026: the quarters after it have 12, then 10 for debt.
    let facts = of(
        json!([
            cycle("1", "2027-Q2", 100.0, 50.0),
            cycle("2", "2027-Q3", 60.0, 20.0),
            cycle("3", "2027-Q4", 50.0, 20.0)
        ]),
        "2026-08-01",
    );
    let clearing = facts.clearing.unwrap();
    let quarters: Vec<_> = clearing.cleared.iter().map(|(id, quarter)| (*id, quarter.to_string())).collect();
    // B of 10 in the first (2 left), A of 32 when 12, 22, 32 are saved in the fourth, C of 8 in the fifth.
    assert_eq!(
        quarters,
        [(id("B"), "2027-Q3".to_owned()), (id("A"), "2028-Q2".to_owned()), (id("C"), "2028-Q3".to_owned())]
    );
    assert_eq!((clearing.from.to_string(), clearing.percent, clearing.quarters), ("2027-Q3".to_owned(), 20.0, Some(5)));
    assert_eq!((clearing.weeks.as_slice(), clearing.left_out.as_slice()), (&[12.0, 10.0][..], &[id("D")][..]));
    near(Some(clearing.interest), 5.0 + 4.0 * 3.0);
    assert_eq!(
        clearing.words,
        "The planned share clears all debt in 5 quarters, by Q3 FY28; 17 person-weeks of interest are paid meanwhile."
    );
    // 10 % are 6, then 5 a quarter: B is paid in the second quarter (1 left), A after 7 more (4 left), C after 1 more.
    let ten = clearing.choices.iter().find(|choice| choice.percent == 10.0).unwrap();
    assert_eq!((ten.quarters, ten.all_by.unwrap().to_string()), (Some(10), "2029-Q4".to_owned()));
    assert_eq!(facts.items[&id("A")].cleared_in.unwrap().to_string(), "2028-Q2");
    assert_eq!(facts.items[&id("E")].cleared_in, None);

    // Where no cycle comes, the last one holds for the quarters to come.
    let facts = of(json!([cycle("1", "2027-Q2", 100.0, 50.0)]), "2026-08-01");
    assert_eq!(facts.clearing.unwrap().weeks, [50.0]);
    let facts = of(json!([cycle("1", "2026-Q2", 100.0, 50.0)]), "2026-08-01");
    near(facts.clearing.unwrap().weeks.first().copied(), 50.0);
    let facts = of(json!([cycle("1", "2027-Q3", 0.0, 20.0)]), "2026-08-01");
    assert_eq!(facts.clearing.unwrap().words, "The planned share does not clear all debt within a hundred years.");
}

#[test]
fn a_repayment_is_held_against_its_metric() {
    let of = |fields: Value, after: f64| {
        let mut item = json!({"id": "D", "status": "paid", "paid_on": "2027-03-10", "metric": id("M"), "metric_change": -4,
            "initiative": id("I")});
        item.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        let measured = [
            ("2027-02-20", 10.0),
            ("2027-02-25", 12.0),
            ("2027-03-05", 99.0),
            ("2027-03-15", after),
            ("2027-03-20", after + 2.0),
        ];
        let measured: Vec<_> = measured
            .iter()
            .enumerate()
            .map(|(n, (day, value))| json!({"id": format!("m{n}"), "metric": id("M"), "date": day, "value": value}))
            .collect();
        let strategy = strategy(json!({
            "metric": [{"id": "M", "name": "Lead time", "unit": "days"}],
            "initiative": [{"id": "I", "start": "2027-03-01"}],
            "measurement": measured,
            "debt_item": [item],
        }));
        debt(&strategy, date("2027-06-01")).items[&id("D")].clone()
    };
    // Before the work 11 on average, after it 7; what was measured during the work does not count. 2·√(2/2 + 2/2) = 2.83.
    let found = of(json!({}), 6.0).effect.unwrap();
    assert_eq!((found.before, found.after, found.verdict), (11.0, 7.0, Verdict::AsExpected));
    assert_eq!(found.words, "“Lead time” went from 11 days to 7 days, as far as expected.");
    assert_eq!(of(json!({}), 10.0).effect.unwrap().verdict, Verdict::NotMoved);
    for (fields, why) in [
        (json!({"metric": null}), "No metric says what paying it should move."),
        (json!({"metric": id("gone")}), "No metric says what paying it should move."),
        (json!({"paid_on": null}), "On which day it was paid off is not filled in."),
        (json!({"metric_change": null}), "By how much the metric should move is not filled in, or is 0."),
        (
            json!({"paid_on": "2027-05-30"}),
            "2 measurements before and 0 after the repayment; it takes 2 of each to tell a change from chance.",
        ),
    ] {
        assert_eq!(of(fields, 6.0).no_effect.as_deref(), Some(why));
    }
    assert_eq!(of(json!({"status": "open"}), 6.0).no_effect, None);
}
