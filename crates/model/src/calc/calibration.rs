//! Calibration: how good our confidences were, once there are results.

use serde::Serialize;
use thiserror::Error;
use ts_rs::TS;

use super::SAME;

/// A confidence that was stated, and what came of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast {
    /// How sure we were that it would come true, 0 to 1.
    pub confidence: f64,
    /// Whether it did.
    pub came_true: bool,
}

/// The fewest results from which a tendency is read.
pub const FEWEST: usize = 10;
/// Into how many bins of equal width confidences are put.
pub const BINS: usize = 5;

/// Confidences that lie near each other.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "CalibrationBin")]
pub struct Bin {
    /// The least confidence of the bin.
    pub from: f64,
    /// The greatest; it belongs to the next bin, but for 1.
    pub to: f64,
    /// How many lie in it.
    pub count: usize,
    /// Their mean; none where there are none.
    pub confidence: Option<f64>,
    /// The share that came true; none where there are none.
    pub came_true: Option<f64>,
}

/// Which way confidences err.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "CalibrationTendency")]
pub enum Tendency {
    /// Fewer than [`FEWEST`] results.
    TooFew,
    /// No more than chance would give.
    Fair,
    /// Less came true than was said.
    TooSure,
    /// More came true than was said.
    TooCautious,
}

/// How good confidences were.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// How many results it rests on.
    pub count: usize,
    /// The Brier score: 0 is perfect, 0.25 is what saying one half always gives, 1 is always wrong.
    pub brier: f64,
    /// By how much that is better than always saying the share that came true: 1 perfect, 0 no better, below 0 worse;
    /// none where all or none came true.
    pub skill: Option<f64>,
    /// The mean confidence.
    pub confidence: f64,
    /// The share that came true.
    pub came_true: f64,
    /// Confidences by bin, lowest first.
    pub bins: Vec<Bin>,
    /// Which way they err.
    pub tendency: Tendency,
}

/// Why there is no calibration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CalibrationError {
    /// There are no results.
    #[error("nothing that was forecast has a result yet")]
    Empty,
    /// A confidence is not a share.
    #[error("confidence {} does not lie between 0 and 100 %: correct it", .0 + 1)]
    BadConfidence(usize),
}

/// How good confidences were. Brier score = Σ (confidence − outcome)² / n; skill = 1 − Brier / (ō·(1 − ō)) with ō the
/// share that came true. Too sure or too cautious is said where the mean confidence and ō differ by more than twice
/// √(Σ confidence·(1 − confidence)) / n, the spread that honest confidences would have.
///
/// Source: Brier, *Verification of forecasts expressed in terms of probability* (1950); the spread from Spiegelhalter
/// (1986).
pub fn calibration(forecasts: &[Forecast]) -> Result<Calibration, CalibrationError> {
    if let Some(n) = forecasts.iter().position(|forecast| !(0.0..=1.0).contains(&forecast.confidence)) {
        return Err(CalibrationError::BadConfidence(n));
    }
    if forecasts.is_empty() {
        return Err(CalibrationError::Empty);
    }
    let count = forecasts.len() as f64;
    let mean = |of: &dyn Fn(&Forecast) -> f64| forecasts.iter().map(of).sum::<f64>() / count;
    let outcome = |forecast: &Forecast| f64::from(u8::from(forecast.came_true));
    let brier = mean(&|forecast| (forecast.confidence - outcome(forecast)).powi(2));
    let confidence = mean(&|forecast| forecast.confidence);
    let came_true = mean(&outcome);
    let spread = (mean(&|forecast| forecast.confidence * (1.0 - forecast.confidence)) / count).sqrt();
    let off = confidence - came_true;
    let tendency = match () {
        () if forecasts.len() < FEWEST => Tendency::TooFew,
        () if off.abs() <= 2.0 * spread + SAME => Tendency::Fair,
        () if off > 0.0 => Tendency::TooSure,
        () => Tendency::TooCautious,
    };
    let chance = came_true * (1.0 - came_true);
    let skill = (chance > 0.0).then(|| 1.0 - brier / chance);
    Ok(Calibration { count: forecasts.len(), brier, skill, confidence, came_true, bins: bins(forecasts), tendency })
}

fn bins(forecasts: &[Forecast]) -> Vec<Bin> {
    // 0.6 · 5 is 3 exactly, but 0.58 / 0.2 need not be what it seems: a hair below a bound belongs to it.
    let place = |forecast: &Forecast| ((forecast.confidence * BINS as f64 + SAME) as usize).min(BINS - 1);
    let bin = |n: usize| {
        let (mut count, mut sum, mut came_true) = (0usize, 0.0, 0usize);
        for forecast in forecasts.iter().filter(|forecast| place(forecast) == n) {
            (count, sum) = (count + 1, sum + forecast.confidence);
            came_true += usize::from(forecast.came_true);
        }
        let of_count = |sum: f64| (count > 0).then(|| sum / count as f64);
        let bound = |n: usize| n as f64 / BINS as f64;
        Bin {
            from: bound(n),
            to: bound(n + 1),
            count,
            confidence: of_count(sum),
            came_true: of_count(came_true as f64),
        }
    };
    (0..BINS).map(bin).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn some(confidence: f64, came_true: usize, of: usize) -> Vec<Forecast> {
        (0..of).map(|n| Forecast { confidence, came_true: n < came_true }).collect()
    }

    #[test]
    fn calibration_by_hand() {
        // (0.2² · 4 + 0.8²) / 5 = 0.16; ō = 0.8, ō(1 − ō) = 0.16
        let found = calibration(&some(0.8, 4, 5)).unwrap();
        assert!((found.brier - 0.16).abs() < 1e-12 && found.skill.unwrap().abs() < 1e-12);
        assert_eq!((found.tendency, found.bins[4].count, found.bins[3].count), (Tendency::TooFew, 5, 0));
        assert!((found.bins[4].came_true.unwrap() - 0.8).abs() < 1e-12);
        assert_eq!(found.bins[0].came_true, None);
        for (forecasts, brier, tendency) in [
            (some(0.5, 5, 10), 0.25, Tendency::Fair),
            (some(1.0, 10, 10), 0.0, Tendency::Fair),
            (some(1.0, 9, 10), 0.1, Tendency::TooSure), // certain, and wrong once
            (some(0.9, 5, 20), 0.61, Tendency::TooSure), // (5·0.01 + 15·0.81)/20; off 0.65, spread 0.067
            (some(0.2, 16, 20), 0.52, Tendency::TooCautious), // (16·0.64 + 4·0.04)/20
            (some(0.8, 14, 20), 0.22, Tendency::Fair),  // off 0.1, twice the spread 0.179
        ] {
            let found = calibration(&forecasts).unwrap();
            assert!((found.brier - brier).abs() < 1e-12, "{}", found.brier);
            assert_eq!(found.tendency, tendency, "{brier}");
        }
        assert_eq!(calibration(&some(1.0, 10, 10)).unwrap().skill, None);
        assert_eq!(calibration(&[]), Err(CalibrationError::Empty));
        assert_eq!(calibration(&some(f64::NAN, 1, 1)), Err(CalibrationError::BadConfidence(0)));
        assert_eq!(calibration(&some(80.0, 1, 1)), Err(CalibrationError::BadConfidence(0)));
    }

    proptest! {
        #[test]
        fn figures_are_shares(list in prop::collection::vec((0.0..=1.0f64, any::<bool>()), 1..50)) {
            let list: Vec<_> = list.into_iter().map(|(confidence, came_true)| Forecast { confidence, came_true }).collect();
            let found = calibration(&list).unwrap();
            prop_assert!((0.0..=1.0).contains(&found.brier) && found.skill.is_none_or(f64::is_finite));
            prop_assert_eq!(found.bins.iter().map(|bin| bin.count).sum::<usize>(), list.len());
            for bin in found.bins {
                prop_assert!(bin.confidence.is_none_or(|mean| mean >= bin.from - 1e-6 && mean <= bin.to + 1e-6));
            }
        }
    }
}
