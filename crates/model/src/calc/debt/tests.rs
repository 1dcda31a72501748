#![allow(clippy::unwrap_used)]
use super::*;
use crate::calc::series::Point;
use proptest::prelude::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn payback_and_quadrant_by_hand() {
    for (principal, interest, wanted) in [
        (Some(30.0), Some(12.0), Ok(Payback::Quarters(2.5))),
        (Some(30.0), Some(0.0), Ok(Payback::Never)),
        (Some(0.0), Some(0.0), Ok(Payback::Never)),
        (Some(0.0), Some(3.0), Ok(Payback::Quarters(0.0))),
        (Some(30.0), Some(5e-324), Ok(Payback::Never)),
        (None, Some(1.0), Err(DebtError::Missing("Principal"))),
        (Some(30.0), None, Err(DebtError::Missing("Interest"))),
        (Some(-1.0), Some(1.0), Err(DebtError::NotAllowed("Principal"))),
        (Some(f64::NAN), Some(1.0), Err(DebtError::NotAllowed("Principal"))),
    ] {
        assert_eq!(payback(principal, interest), wanted, "{principal:?} {interest:?}");
    }
    for (risk, impact, wanted) in [
        (5.0, 4.0, Ok(Quadrant::PayNow)),
        (3.0, 4.0, Ok(Quadrant::Plan)),
        (4.0, 3.0, Ok(Quadrant::Watch)),
        (1.0, 1.0, Ok(Quadrant::Accept)),
        (0.0, 1.0, Err(DebtError::OffScale("Risk"))),
        (1.0, f64::NAN, Err(DebtError::OffScale("Business impact"))),
    ] {
        assert_eq!(quadrant(Some(risk), Some(impact)), wanted, "{risk} {impact}");
    }
    assert_eq!(quadrant(None, Some(1.0)), Err(DebtError::Missing("Risk")));
}

#[test]
fn interest_so_far() {
    // 1461 days are four years: 16 quarters.
    assert_eq!(interest_paid(Some(2.5), date("2023-01-01"), date("2027-01-01")), Ok(40.0));
    assert_eq!(interest_paid(Some(2.5), date("2027-01-01"), date("2023-01-01")), Ok(0.0));
    assert_eq!(interest_paid(None, date("2027-01-01"), date("2027-02-01")), Err(DebtError::Missing("Interest")));
}

#[test]
fn clearing_by_hand() {
    let item = |principal, interest| Item { principal: Some(principal), interest: Some(interest) };
    let items = [item(32.0, 3.0), item(10.0, 5.0), item(8.0, 0.0), Item { principal: None, interest: Some(9.0) }];
    // 20 % of 60 is 12 a quarter, then 20 % of 50 is 10. Paybacks 10.7, 2, never: 10 is paid in the first quarter (2 left),
    // 32 when 12, 22, 32 are saved in the fourth, 8 in the fifth.
    let found = clearing(&items, &[60.0, 50.0], 20.0).unwrap();
    assert_eq!(found.order, [1, 0, 2]);
    assert_eq!(
        (found.quarter, found.quarters, found.left_out),
        (vec![Some(3), Some(0), Some(4), None], Some(5), vec![3])
    );
    assert_eq!(found.interest, 5.0 + 4.0 * 3.0);
    for (capacity, percent) in [(vec![60.0], 0.0), (vec![0.0], 20.0), (vec![], 20.0), (vec![1e-9], 1.0)] {
        let found = clearing(&items, &capacity, percent).unwrap();
        assert_eq!((found.quarters, found.quarter), (None, vec![None; 4]), "{capacity:?}");
    }
    assert_eq!(clearing(&[], &[60.0], 20.0).unwrap().quarters, Some(0));
    assert_eq!(clearing(&items, &[-60.0], 20.0), Err(DebtError::NotAllowed("The capacity")));
    assert_eq!(clearing(&items, &[60.0], f64::NAN), Err(DebtError::NotAllowed("The allocation")));
}

#[test]
fn whether_a_repayment_moved_its_metric() {
    let day = |n: i64| date("2027-03-01") + chrono::TimeDelta::days(n);
    let points = |before: &[f64], after: &[f64]| -> Vec<Point> {
        let point = |(n, &value): (i64, &f64)| Point { date: day(n), value };
        (-(before.len() as i64)..).zip(before).map(point).chain((11..).zip(after).map(point)).collect()
    };
    let expected = |change| Expected { change, from: day(0), to: day(10), window: 30 };
    for (before, after, change, wanted) in [
        (vec![10.0, 12.0, 11.0], vec![6.0, 7.0, 8.0], -4.0, Verdict::AsExpected), // 11 → 7
        (vec![10.0, 12.0, 11.0], vec![8.0, 9.0, 9.0], -4.0, Verdict::Partly),     // 11 → 8.67, chance 1.33
        (vec![10.0, 12.0, 11.0], vec![10.0, 11.0, 12.0], -4.0, Verdict::NotMoved),
        (vec![10.0, 12.0, 11.0], vec![15.0, 15.0, 15.0], -4.0, Verdict::WrongWay),
        (vec![1.0, 99.0], vec![0.0, 60.0], -4.0, Verdict::NotMoved), // 50 → 30, but wildly
        (vec![0.1, 0.1, 0.1], vec![0.1, 0.1], 1.0, Verdict::NotMoved),
    ] {
        assert_eq!(
            effect(&points(&before, &after), expected(change)).unwrap().verdict,
            wanted,
            "{before:?} → {after:?}"
        );
    }
    let found = effect(&points(&[10.0, 12.0], &[6.0, 8.0]), expected(-4.0)).unwrap();
    // s² = 2 on both sides: 2·√(2/2 + 2/2)
    assert_eq!((found.before, found.after, found.change), (11.0, 7.0, -4.0));
    assert!((found.chance - 2.0 * 2f64.sqrt()).abs() < 1e-12);
    assert_eq!(
        effect(&points(&[1.0], &[2.0, 3.0]), expected(1.0)),
        Err(RepaymentError::TooFew { before: 1, after: 2 })
    );
    assert_eq!(effect(&[], expected(0.0)), Err(RepaymentError::NothingExpected));
    assert_eq!(effect(&points(&[f64::NAN], &[]), expected(1.0)), Err(RepaymentError::NotFinite(day(-1))));
}

proptest! {
    #[test]
    fn more_is_never_slower(items in prop::collection::vec((0.0..50.0f64, 0.0..9.0f64), 0..12), percent in 1.0..50.0f64) {
        let items: Vec<_> = items.iter().map(|&(p, i)| Item { principal: Some(p), interest: Some(i) }).collect();
        let (less, more) = (clearing(&items, &[90.0], percent).unwrap(), clearing(&items, &[90.0], percent * 2.0).unwrap());
        prop_assert!(more.quarters <= less.quarters && more.interest <= less.interest + 1e-9);
        prop_assert!(less.quarters.is_none_or(|q| q as f64 * 0.9 * percent + 1e-6 >= items.iter().filter_map(|i| i.principal).sum()));
    }
}
