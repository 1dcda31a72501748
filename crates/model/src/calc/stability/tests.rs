#![allow(clippy::unwrap_used)]
use super::*;
use proptest::prelude::*;

#[test]
fn two_factors_by_hand() {
    // With weights (t, 1 − t): A = t, B = 1 − t. A leads for t above a half.
    let found = stability(&[60.0, 40.0], &[vec![1.0, 0.0], vec![0.0, 1.0]]).unwrap();
    assert_eq!((found.top, found.anywhere), (0, 0.5));
    // A falls behind when its weight falls below 40, or the other rises above 60.
    assert_eq!(found.limits[0], Limits { weight: 60.0, below: Some(Turn { weight: 40.0, item: 1 }), above: None });
    assert_eq!(found.limits[1], Limits { weight: 40.0, below: None, above: Some(Turn { weight: 60.0, item: 1 }) });
    // Weights in [45, 75] × [30, 50]: B leads in the triangle a in 45..50, b in a..50: 12.5 of 600.
    assert!((found.nearby - (1.0 - 12.5 / 600.0)).abs() < 0.004, "{}", found.nearby);
    assert_eq!(
        found.words(&["Gateways", "Portal"], &["Reach", "Ease"]),
        "“Gateways” stays first unless the weight of Reach falls below 40 (now 60); then “Portal” does. \
         It is first in 50 % of all weightings, and in 98 % of those within a quarter of these."
    );
    // 3t + (1 − t) against 0 and 2: leads where 2t > 1 − t … 3t ≥ 2(1−t)·… : (1, 0.2) against (0.4, 0.8)
    let found = stability(&[1.0, 1.0], &[vec![0.4, 0.8], vec![0.7, 0.2]]).unwrap();
    // leads by (−0.3, 0.6): 0.6(1 − t) ≥ 0.3t up to t = 2/3
    assert!(found.top == 0 && (found.anywhere - 2.0 / 3.0).abs() < 1e-12);
    assert!((found.limits[0].above.unwrap().weight - 2.0).abs() < 1e-12);
}

#[test]
fn three_equal_specialists_share_the_simplex() {
    let items = [vec![1.0, 0.0, 0.0], vec![0.0, 1.0, 0.0], vec![0.0, 0.0, 1.0]];
    let found = stability(&[0.34, 0.33, 0.33], &items).unwrap();
    assert!((found.anywhere - 1.0 / 3.0).abs() < 0.01, "{}", found.anywhere);
    // 1/4 of the simplex has the first weight above a half.
    let half = stability(&[0.6, 0.2, 0.2], &[vec![1.0, 0.0, 0.0], vec![0.0, 1.0, 1.0]]).unwrap();
    assert!((half.anywhere - 0.25).abs() < 0.01, "{}", half.anywhere);
}

#[test]
fn best_in_everything_is_never_passed() {
    let items = [vec![0.2, 0.5, 0.1], vec![0.9, 0.5, 0.8], vec![0.9, 0.4, 0.8]];
    let found = stability(&[1.0, 1.0, 1.0], &items).unwrap();
    assert_eq!((found.top, found.anywhere, found.nearby), (1, 1.0, 1.0));
    assert_eq!(found.words(&["a", "Billing", "c"], &[]), "“Billing” stays first whatever any single weight is.");
}

#[test]
fn ties_are_said() {
    let found = stability(&[1.0, 1.0], &[vec![0.2, 0.2], vec![0.5, 0.3], vec![0.3, 0.5]]).unwrap();
    assert_eq!((found.top, &found.tied[..]), (1, &[2][..]));
    let words = found.words(&["a", "b", "c"], &[]);
    assert_eq!(words, "“b” and “c” share first place: the weights do not decide between them.");
}

#[test]
fn unfit_figures_have_no_stability() {
    let fine = vec![vec![0.5, 0.5]];
    assert!(stability(&[1.0, 1.0], &fine).is_some());
    assert_eq!(stability(&[1.0, 1.0], &[]), None);
    assert_eq!(stability(&[], &[vec![]]), None);
    assert_eq!(stability(&[0.0, 0.0], &fine), None);
    assert_eq!(stability(&[1.0, -1.0], &fine), None);
    assert_eq!(stability(&[1.0, f64::NAN], &fine), None);
    assert_eq!(stability(&[1.0], &fine), None);
    assert_eq!(stability(&[1.0, 1.0], &[vec![0.5, f64::INFINITY]]), None);
}

proptest! {
    #[test]
    fn limits_hold(
        weights in prop::collection::vec(0.05..1.0f64, 2..5),
        table in prop::collection::vec(prop::collection::vec(0.0..1.0f64, 4), 2..8),
    ) {
        let items: Vec<Vec<f64>> = table.iter().map(|row| row[..weights.len()].to_vec()).collect();
        let found = stability(&weights, &items).unwrap();
        prop_assert!((0.0..=1.0).contains(&found.anywhere) && (0.0..=1.0).contains(&found.nearby));
        let first = |weights: &[f64]| {
            let score = |item: &Vec<f64>| dot(weights, item);
            let best = items.iter().map(score).fold(f64::MIN, f64::max);
            score(&items[found.top]) >= best - 1e-9
        };
        for (k, limits) in found.limits.iter().enumerate() {
            let at = |weight: f64| { let mut changed = weights.clone(); changed[k] = weight; first(&changed) };
            let (low, high) = (limits.below.map_or(0.0, |t| t.weight), limits.above.map_or(1e3, |t| t.weight));
            prop_assert!(low <= weights[k] && weights[k] <= high);
            prop_assert!(at(low + 1e-6 * (high - low)) && at(high - 1e-6 * (high - low)));
            prop_assert!(limits.below.is_none_or(|turn| turn.weight < 1e-3 || !at(turn.weight - 1e-3) || close(&items, found.top, turn.item, k)));
            prop_assert!(limits.above.is_none_or(|turn| !at(turn.weight + 1e-3) || close(&items, found.top, turn.item, k)));
        }
    }
}

/// Whether two items are so alike in a factor that a small step beyond the limit does not show.
fn close(items: &[Vec<f64>], a: usize, b: usize, k: usize) -> bool {
    (items[a][k] - items[b][k]).abs() < 1e-5
}
