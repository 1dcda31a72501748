#![allow(clippy::unwrap_used)]
use super::*;
use proptest::prelude::*;

fn share(category: char, planned: f64, actual: Option<f64>) -> Share<char> {
    Share { category, planned: Some(planned), actual }
}

#[test]
fn a_cycle_by_hand() {
    let shares = [
        share('n', 50.0, Some(58.0)),
        share('d', 12.0, Some(7.0)),
        share('l', 8.0, Some(5.0)),
        share('m', 30.0, Some(30.0)),
    ];
    let together = Guardrail { categories: vec!['d', 'l'], bound: Bound::AtLeast(20.0) };
    let most = Guardrail { categories: vec!['n'], bound: Bound::AtMost(50.0) };
    let other = Guardrail { categories: vec!['x'], bound: Bound::AtLeast(90.0) };
    let found = review(&shares, &[together, most, other]).unwrap();
    assert_eq!((found.planned, found.actual), (Some(100.0), Some(100.0)));
    assert_eq!(found.variances, [Some(8.0), Some(-5.0), Some(-3.0), Some(0.0)]);
    assert_eq!(
        found.breaches,
        [
            Breach { guardrail: 0, actual: true, found: 12.0, short_by: 8.0 },
            Breach { guardrail: 1, actual: true, found: 58.0, short_by: 8.0 },
        ]
    );
}

#[test]
fn sums_allow_for_rounding_only() {
    for (percents, whole) in [
        (vec![33.3, 33.3, 33.3], true), // 99.9, a tenth off by rounding
        (vec![33.0, 33.0, 33.0], false),
        (vec![50.0, 50.0], true),
        (vec![50.0, 50.2], false),
        (vec![100.0], true),
    ] {
        let shares: Vec<_> = percents.iter().map(|&percent| share('a', percent, None)).collect();
        let found = review(&shares, &[]).unwrap();
        assert_eq!((found.planned_is_whole, found.actual, found.actual_is_whole), (whole, None, false), "{percents:?}");
    }
    assert_eq!(review::<char>(&[], &[]).unwrap().planned, None);
    assert_eq!(review(&[share('a', 1.0, None), share('b', f64::NAN, None)], &[]), Err(CapacityError::BadShare(1)));
    assert_eq!(review(&[share('a', -1.0, None)], &[]), Err(CapacityError::BadShare(0)));
}

fn period(from: &str, to: &str) -> Period {
    Period::new(from.parse().unwrap(), to.parse().unwrap()).unwrap()
}

#[test]
fn effort_is_spread_over_working_days() {
    let quarters = [period("2027-01-01", "2027-03-31"), period("2027-04-01", "2027-06-30")];
    let item = |category, dates: Option<Period>, effort| Item { category, dates, effort };
    let items = [
        // Wednesday 24 March to Tuesday 6 April: 10 working days, 6 in March and 4 in April
        item(Some(0), Some(period("2027-03-24", "2027-04-06")), Some(20.0)),
        item(Some(1), Some(period("2027-06-24", "2027-07-07")), Some(10.0)), // 5 of 10 days after the last period
        item(None, Some(period("2027-01-02", "2027-01-03")), Some(1.0)),     // a weekend
        item(Some(0), None, Some(5.0)),
        item(Some(0), Some(period("2027-03-24", "2027-04-06")), None),
        item(Some(9), Some(period("2030-01-01", "2030-02-01")), Some(3.0)),
    ];
    let found = spread(&items, 2, &quarters, &Calendar::working_week(&[])).unwrap();
    let round = |cells: &Vec<f64>| cells.iter().map(|cell| (cell * 1e6).round() / 1e6).collect::<Vec<_>>();
    assert_eq!(found.cells.iter().map(round).collect::<Vec<_>>(), [[12.0, 0.0, 1.0], [8.0, 5.0, 0.0]]);
    assert!((found.outside - 8.0).abs() < 1e-9 && (found.total(0) - 13.0).abs() < 1e-9);
    assert_eq!((found.left_out, found.cells.len()), (vec![3, 4], 2));
    let wrong = [item(None, None, Some(-1.0))];
    assert_eq!(spread(&wrong, 0, &[], &Calendar::every_day()), Err(CapacityError::BadEffort(0)));
}

#[test]
fn load_by_hand() {
    let found = load(24.0, 90.0, 20.0).unwrap();
    assert_eq!((found.available, found.over), (18.0, 6.0));
    assert!((found.share.unwrap() - 24.0 / 18.0).abs() < 1e-12);
    assert_eq!(load(5.0, 0.0, 100.0).unwrap().share, None);
    assert_eq!(load(0.0, 0.0, 100.0).unwrap().share, None);
    assert_eq!(load(5.0, -1.0, 100.0), Err(CapacityError::BadCapacity));
    assert_eq!(load(5.0, f64::NAN, 100.0), Err(CapacityError::BadCapacity));
}

proptest! {
    #[test]
    fn no_effort_is_lost(items in prop::collection::vec((0..3usize, 0..400i64, 0..200i64, 0.0..99.0f64), 0..20)) {
        let day = |n: i64| chrono::NaiveDate::from_ymd_opt(2027, 1, 1).unwrap() + chrono::TimeDelta::days(n);
        let items: Vec<_> = items.into_iter().map(|(category, from, long, effort)| Item {
            category: Some(category), dates: Period::new(day(from), day(from + long)), effort: Some(effort),
        }).collect();
        let periods = [period("2027-01-01", "2027-03-31"), period("2027-04-01", "2027-06-30"), period("2027-08-01", "2027-12-31")];
        let found = spread(&items, 2, &periods, &Calendar::working_week(&[])).unwrap();
        let all: f64 = items.iter().filter_map(|item| item.effort).sum();
        prop_assert!(((0..3).map(|n| found.total(n)).sum::<f64>() + found.outside - all).abs() < 1e-6);
    }
}
