#![allow(clippy::unwrap_used)]
use super::*;
use proptest::prelude::*;

#[test]
fn rice_ice_and_wsjf_by_hand() {
    let rice = |r, i, c, e| Rice { reach: Some(r), impact: Some(i), confidence: Some(c), effort: Some(e) }.score();
    for (found, wanted) in [
        (rice(500.0, 3.0, 100.0, 2.0), Ok(750.0)),
        (rice(2000.0, 0.25, 50.0, 10.0), Ok(25.0)),
        (rice(0.0, 3.0, 80.0, 1.0), Ok(0.0)),
        (rice(500.0, 3.0, 80.0, 0.0), Err(ScoreError::Zero("Effort"))),
        (rice(500.0, 3.0, 80.0, -4.0), Err(ScoreError::NotAllowed("Effort"))),
        (rice(f64::NAN, 3.0, 80.0, 1.0), Err(ScoreError::NotAllowed("Reach"))),
        (rice(f64::MAX, 3.0, 100.0, 1.0), Err(ScoreError::TooLarge)),
        (Rice::default().score(), Err(ScoreError::Missing("Confidence"))),
        (Ice { impact: Some(8.0), confidence: Some(50.0), ease: Some(5.0) }.score(), Ok(20.0)),
        (Ice { impact: Some(8.0), confidence: Some(50.0), ease: None }.score(), Err(ScoreError::Missing("Ease"))),
    ] {
        assert_eq!(found, wanted);
    }
    let wsjf = |size| {
        let (value, time, risk) = (Some(8.0), Some(5.0), Some(2.0));
        Wsjf { user_business_value: value, time_criticality: time, risk_reduction: risk, job_size: size }.score()
    };
    assert_eq!(wsjf(Some(3.0)), Ok(5.0)); // 15 / 3
    assert_eq!(wsjf(Some(0.0)), Err(ScoreError::Zero("Job size")));
    assert_eq!(wsjf(None).unwrap_err().to_string(), "Job size is not filled in");
    assert!(RICE_IMPACT.is_sorted_by(|a, b| a > b) && RICE_CONFIDENCE.is_sorted_by(|a, b| a > b));
}

const fn factor_of(weight: f64, lower_is_better: bool, scale: Scale) -> Factor {
    Factor { weight, lower_is_better, scale }
}

#[test]
fn an_own_model_by_hand() {
    let model = [factor_of(3.0, false, Scale::Fixed(1.0, 5.0)), factor_of(1.0, true, Scale::Compared)];
    let items = vec![
        vec![Some(5.0), Some(40.0)], // 1, dearest 0          → 3/4
        vec![Some(3.0), Some(10.0)], // 1/2, cheapest 1       → 2.5/4
        vec![Some(4.0), Some(25.0)], // 3/4, half-way 1/2     → 2.75/4
        vec![Some(2.0), None],
        vec![Some(6.0), Some(20.0)],
    ];
    let found = weighted(&model, &items).unwrap();
    assert_eq!(found[..3], [Ok(0.75), Ok(0.625), Ok(0.6875)]);
    assert_eq!(found[3], Err(ScoreError::FactorMissing(1)));
    assert_eq!(found[4], Err(ScoreError::OffScale { factor: 0, value: 6.0, least: 1.0, most: 5.0 }));
    assert_eq!(found[4].unwrap_err().to_string(), "factor 1 is 6, outside its scale from 1 to 5");

    let same = weighted(&[factor_of(1.0, false, Scale::Compared)], &[vec![Some(7.0)], vec![Some(7.0)]]).unwrap();
    assert_eq!(same, [Ok(0.5), Ok(0.5)]);
    let huge = weighted(&[factor_of(f64::MAX, false, Scale::Compared)], &[vec![Some(f64::MAX)], vec![Some(f64::MIN)]]);
    assert_eq!(huge.unwrap(), [Ok(1.0), Ok(0.0)]);
}

#[test]
fn a_model_that_cannot_score_says_why() {
    let items = [vec![Some(1.0)]];
    for (model, wanted) in [
        (vec![], ModelError::Empty),
        (vec![factor_of(-1.0, false, Scale::Compared)], ModelError::BadWeight(0)),
        (vec![factor_of(f64::NAN, false, Scale::Compared)], ModelError::BadWeight(0)),
        (vec![factor_of(0.0, false, Scale::Compared)], ModelError::NoWeight),
        (vec![factor_of(1.0, false, Scale::Fixed(5.0, 5.0))], ModelError::BadScale(0)),
        (vec![factor_of(1.0, false, Scale::Fixed(f64::NAN, 5.0))], ModelError::BadScale(0)),
    ] {
        assert_eq!(weighted(&model, &items), Err(wanted), "{model:?}");
    }
}

#[test]
fn equal_scores_share_a_place() {
    let scores = [Some(3.0), Some(7.0), None, Some(3.0 + 1e-12), Some(f64::NAN), Some(1.0), Some(0.0), Some(0.0)];
    let found: Vec<_> = ranking(&scores).iter().map(|p| (p.item, p.place, p.tied)).collect();
    assert_eq!(found, [(1, 1, false), (0, 2, true), (3, 2, true), (5, 4, false), (6, 5, true), (7, 5, true)]);
    assert!(ranking(&[]).is_empty());
}

proptest! {
    #[test]
    fn own_scores_lie_between_0_and_1(
        weights in prop::collection::vec((0.0..1e308f64, any::<bool>()), 1..6),
        values in prop::collection::vec(prop::collection::vec(any::<Option<f64>>(), 0..6), 0..8),
    ) {
        let model: Vec<_> = weights.iter().map(|&(w, lower)| factor_of(w, lower, Scale::Compared)).collect();
        if let Ok(scores) = weighted(&model, &values) {
            for score in scores.into_iter().flatten() {
                prop_assert!((-1e-9..=1.0 + 1e-9).contains(&score), "{}", score);
            }
        }
    }

    #[test]
    fn a_ranking_falls_and_counts(scores in prop::collection::vec(any::<Option<f64>>(), 0..30)) {
        let places = ranking(&scores);
        prop_assert_eq!(places.len(), scores.iter().flatten().filter(|s| s.is_finite()).count());
        prop_assert!(places.is_sorted_by_key(|place| place.place));
        prop_assert!(places.windows(2).all(|two| two[0].place == two[1].place || two[0].score > two[1].score));
    }
}
