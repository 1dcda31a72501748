//! Objectives and pillars: one figure from the progress of what stands under them.

use serde::Serialize;
use thiserror::Error;
use ts_rs::TS;

use super::SAME;

/// One part of a score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// How far it has come, 0 to 1; none while that is not known.
    pub share: Option<f64>,
    /// How much it counts beside the others; 1 where nothing else is said.
    pub weight: f64,
}

/// How good a score is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ScoreBand")]
pub enum Band {
    /// Below 0.4: no real progress.
    Low,
    /// From 0.4, below 0.7: progress, but short of the aim.
    Middle,
    /// 0.7 and above: delivered.
    High,
}

/// The score of an objective or of a pillar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// The weighted mean, 0 to 1.
    pub value: f64,
    /// How good that is.
    pub band: Band,
    /// How many parts it rests on.
    pub counted: usize,
    /// How many parts are left out because nothing is known of them. Say so beside the score.
    pub unknown: usize,
}

/// Why there is no score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ScoreError {
    /// There is nothing to score.
    #[error("nothing stands under it yet that could be scored")]
    Empty,
    /// Nothing is known of any part.
    #[error("none of its {0} parts has a value yet")]
    NothingKnown(usize),
    /// All known parts weigh nothing.
    #[error("all that is known weighs nothing: give at least one part a weight above 0")]
    NoWeight,
    /// A weight is negative, NaN or infinite.
    #[error("the weight of part {} is not a number of 0 or more: change it", .0 + 1)]
    BadWeight(usize),
    /// A share is not between 0 and 1.
    #[error("the progress of part {} does not lie between 0 and 1", .0 + 1)]
    BadShare(usize),
}

/// The band of a score; 0.4 and 0.7 belong to the higher band.
///
/// Source: Doerr, *Measure What Matters* (2018); re:Work, *Grade OKRs*.
pub fn band(score: f64) -> Band {
    if score < 0.4 - SAME {
        Band::Low
    } else if score < 0.7 - SAME {
        Band::Middle
    } else {
        Band::High
    }
}

/// The score of an objective: Σ weight · share / Σ weight over the key results whose progress is known.
///
/// Source: Doerr, *Measure What Matters* (2018); re:Work, *Grade OKRs*.
pub fn score(parts: &[Part]) -> Result<Score, ScoreError> {
    if parts.is_empty() {
        return Err(ScoreError::Empty);
    }
    let heaviest = parts.iter().map(|part| part.weight).fold(0.0, f64::max);
    let (mut sum, mut weight, mut counted) = (0.0, 0.0, 0);
    for (n, part) in parts.iter().enumerate() {
        if !part.weight.is_finite() || part.weight < 0.0 {
            return Err(ScoreError::BadWeight(n));
        }
        let Some(share) = part.share else { continue };
        if !(0.0..=1.0).contains(&share) {
            return Err(ScoreError::BadShare(n));
        }
        // Against the heaviest, so that huge weights do not overflow.
        let relative = if heaviest > 0.0 { part.weight / heaviest } else { 0.0 };
        sum += relative * share;
        weight += relative;
        counted += 1;
    }
    match (counted, weight > 0.0) {
        (0, _) => Err(ScoreError::NothingKnown(parts.len())),
        (_, false) => Err(ScoreError::NoWeight),
        (_, true) => {
            let value = (sum / weight).clamp(0.0, 1.0);
            Ok(Score { value, band: band(value), counted, unknown: parts.len() - counted })
        }
    }
}

/// The score of a pillar: the mean of the scores of its objectives, each counting the same. Objectives without a score
/// are left out and counted as unknown.
pub fn roll_up(objectives: &[Option<f64>]) -> Result<Score, ScoreError> {
    score(&objectives.iter().map(|&share| Part { share, weight: 1.0 }).collect::<Vec<_>>())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn part(share: f64, weight: f64) -> Part {
        Part { share: Some(share), weight }
    }

    #[test]
    fn a_score_is_the_weighted_mean() {
        let unknown = Part { share: None, weight: 5.0 };
        for (parts, value, band, counted) in [
            (vec![part(1.0, 1.0), part(0.0, 1.0)], 0.5, Band::Middle, 2),
            (vec![part(0.9, 3.0), part(0.1, 1.0)], 0.7, Band::High, 2), // (2.7 + 0.1) / 4
            (vec![part(0.5, 2.0), part(0.2, 1.0)], 0.4, Band::Middle, 2), // 1.2 / 3
            (vec![part(0.39, 7.0)], 0.39, Band::Low, 1),
            (vec![part(0.8, 1.0), unknown], 0.8, Band::High, 1),
            (vec![part(1.0, 0.0), part(0.2, 1.0)], 0.2, Band::Low, 2),
            (vec![part(1.0, f64::MAX), part(0.0, f64::MAX)], 0.5, Band::Middle, 2),
        ] {
            let score = score(&parts).unwrap();
            assert!((score.value - value).abs() < 1e-12, "{parts:?} gave {}", score.value);
            assert_eq!((score.band, score.counted, score.unknown), (band, counted, parts.len() - counted), "{parts:?}");
        }
        let pillar = roll_up(&[Some(0.5), None, Some(1.0)]).unwrap();
        assert_eq!((pillar.value, pillar.band, pillar.unknown), (0.75, Band::High, 1));
    }

    #[test]
    fn what_cannot_be_scored_is_said() {
        for (parts, wanted) in [
            (vec![], ScoreError::Empty),
            (vec![Part { share: None, weight: 1.0 }], ScoreError::NothingKnown(1)),
            (vec![part(0.5, 0.0)], ScoreError::NoWeight),
            (vec![part(0.5, 1.0), part(0.5, -1.0)], ScoreError::BadWeight(1)),
            (vec![part(0.5, f64::NAN)], ScoreError::BadWeight(0)),
            (vec![part(1.5, 1.0)], ScoreError::BadShare(0)),
            (vec![part(f64::NAN, 1.0)], ScoreError::BadShare(0)),
        ] {
            assert_eq!(score(&parts), Err(wanted), "{parts:?}");
        }
    }

    proptest! {
        #[test]
        fn a_score_lies_between_its_parts(parts in prop::collection::vec((0.0..=1.0f64, 0.01..1e300f64), 1..20)) {
            let parts: Vec<_> = parts.into_iter().map(|(share, weight)| part(share, weight)).collect();
            let shares = || parts.iter().filter_map(|p| p.share);
            let value = score(&parts).unwrap().value;
            prop_assert!(value >= shares().fold(1.0, f64::min) - 1e-9 && value <= shares().fold(0.0, f64::max) + 1e-9);
        }
    }
}
