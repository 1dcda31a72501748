//! Scores that put initiatives in order: RICE, ICE, WSJF and a weighted model of one's own.
//!
//! A score orders a conversation, not a roadmap; how much its order can be trusted is
//! [`stability`](super::stability)'s subject.

use thiserror::Error;

use super::{SAME, short};

/// Why an item has no score.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
pub enum ScoreError {
    /// A factor has no value.
    #[error("{0} is not filled in")]
    Missing(&'static str),
    /// A factor is NaN, infinite or below zero.
    #[error("{0} must be a number of 0 or more")]
    NotAllowed(&'static str),
    /// What the score is divided by is zero.
    #[error("{0} must be above 0, because the score is divided by it")]
    Zero(&'static str),
    /// The score does not fit a number.
    #[error("the figures are so large that their score does not fit a number: check them")]
    TooLarge,
    /// A factor of one's own model has no value.
    #[error("factor {} is not filled in", .0 + 1)]
    FactorMissing(usize),
    /// A value lies outside the scale of its factor.
    #[error("factor {} is {}, outside its scale from {} to {}", .factor + 1, short(*.value), short(*.least), short(*.most))]
    OffScale {
        /// Which factor.
        factor: usize,
        /// What it is.
        value: f64,
        /// The least value of the scale.
        least: f64,
        /// The greatest value of the scale.
        most: f64,
    },
}

fn factor(name: &'static str, value: Option<f64>) -> Result<f64, ScoreError> {
    let value = value.ok_or(ScoreError::Missing(name))?;
    if value.is_finite() && value >= 0.0 { Ok(value) } else { Err(ScoreError::NotAllowed(name)) }
}

fn divisor(name: &'static str, value: Option<f64>) -> Result<f64, ScoreError> {
    let value = factor(name, value)?;
    if value > 0.0 { Ok(value) } else { Err(ScoreError::Zero(name)) }
}

fn fits(score: f64) -> Result<f64, ScoreError> {
    if score.is_finite() { Ok(score) } else { Err(ScoreError::TooLarge) }
}

/// The values that the makers of RICE use for impact: massive, high, medium, low, minimal.
pub const RICE_IMPACT: [f64; 5] = [3.0, 2.0, 1.0, 0.5, 0.25];
/// The values that the makers of RICE use for confidence, in percent: high, medium, low.
pub const RICE_CONFIDENCE: [f64; 3] = [100.0, 80.0, 50.0];

/// The factors of RICE.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rice {
    /// People or events in a period, such as customers in a quarter.
    pub reach: Option<f64>,
    /// How much it matters to each: one of [`RICE_IMPACT`], though any number is reckoned with.
    pub impact: Option<f64>,
    /// How sure we are, in percent: one of [`RICE_CONFIDENCE`], though any is reckoned with.
    pub confidence: Option<f64>,
    /// In person-weeks; the unit must only be the same for all that are compared.
    pub effort: Option<f64>,
}

impl Rice {
    /// RICE = reach × impact × confidence / effort.
    ///
    /// Source: McBride, *RICE: Simple prioritization for product managers* (Intercom, 2016).
    pub fn score(self) -> Result<f64, ScoreError> {
        let confidence = factor("Confidence", self.confidence)? / 100.0;
        fits(
            factor("Reach", self.reach)? * factor("Impact", self.impact)? * confidence
                / divisor("Effort", self.effort)?,
        )
    }
}

/// The factors of ICE.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ice {
    /// How much it would help.
    pub impact: Option<f64>,
    /// How sure we are, in percent.
    pub confidence: Option<f64>,
    /// How easy it is, 1 to 10.
    pub ease: Option<f64>,
}

impl Ice {
    /// ICE = impact × confidence × ease, confidence as a share of 1.
    ///
    /// Source: Ellis and Brown, *Hacking Growth* (2017).
    pub fn score(self) -> Result<f64, ScoreError> {
        let confidence = factor("Confidence", self.confidence)? / 100.0;
        fits(factor("Impact", self.impact)? * confidence * factor("Ease", self.ease)?)
    }
}

/// The factors of weighted shortest job first, each relative to the others compared.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Wsjf {
    /// Value to users and business.
    pub user_business_value: Option<f64>,
    /// How much the value falls with waiting.
    pub time_criticality: Option<f64>,
    /// Risk reduced or opportunity opened.
    pub risk_reduction: Option<f64>,
    /// Size of the job; here the effort.
    pub job_size: Option<f64>,
}

impl Wsjf {
    /// WSJF = (user and business value + time criticality + risk reduction) / job size.
    ///
    /// Source: Scaled Agile Framework, *WSJF*, after Reinertsen, *The Principles of Product Development Flow* (2009).
    pub fn score(self) -> Result<f64, ScoreError> {
        let delay = factor("User and business value", self.user_business_value)?
            + factor("Time criticality", self.time_criticality)?
            + factor("Risk reduction", self.risk_reduction)?;
        fits(delay / divisor("Job size", self.job_size)?)
    }
}

/// How the values of a factor are brought to 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scale {
    /// A scale with fixed ends, such as 1 to 5. A value outside it is an error.
    Fixed(f64, f64),
    /// From the least to the greatest value among the items compared; adding an item may change it. Where all are the
    /// same, each counts as one half.
    Compared,
}

/// A factor of one's own model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Factor {
    /// How much it counts beside the others, 0 or more.
    pub weight: f64,
    /// Whether less of it is better.
    pub lower_is_better: bool,
    /// How its values are made comparable.
    pub scale: Scale,
}

/// What is wrong with one's own model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ModelError {
    /// It has no factors.
    #[error("the score model has no factors: add one")]
    Empty,
    /// A weight is negative, NaN or infinite.
    #[error("the weight of factor {} must be a number of 0 or more", .0 + 1)]
    BadWeight(usize),
    /// No factor counts.
    #[error("no factor of the score model has a weight above 0: give one a weight")]
    NoWeight,
    /// A scale that does not rise.
    #[error("the scale of factor {} must go from a lower to a higher number", .0 + 1)]
    BadScale(usize),
}

/// The weights of the factors, as shares that sum to 1.
pub fn weights(factors: &[Factor]) -> Result<Vec<f64>, ModelError> {
    let bad = |factor: &Factor| !factor.weight.is_finite() || factor.weight < 0.0;
    if let Some(n) = factors.iter().position(bad) {
        return Err(ModelError::BadWeight(n));
    }
    let heaviest = factors.iter().map(|factor| factor.weight).fold(0.0, f64::max);
    if factors.is_empty() {
        return Err(ModelError::Empty);
    } else if heaviest <= 0.0 {
        return Err(ModelError::NoWeight);
    }
    let sum: f64 = factors.iter().map(|factor| factor.weight / heaviest).sum();
    Ok(factors.iter().map(|factor| factor.weight / heaviest / sum).collect())
}

/// Each item's factors brought to 0 to 1, 1 being best: factors where lower is better are flipped.
/// `items` has a value for each factor of each item.
pub fn normalised(
    factors: &[Factor],
    items: &[Vec<Option<f64>>],
) -> Result<Vec<Result<Vec<f64>, ScoreError>>, ModelError> {
    let value = |item: &Vec<Option<f64>>, k: usize| item.get(k).copied().flatten().filter(|value| value.is_finite());
    let mut scales = Vec::with_capacity(factors.len());
    for (k, factor) in factors.iter().enumerate() {
        scales.push(match factor.scale {
            Scale::Fixed(least, most) if least < most && (most - least).is_finite() => (least, most),
            Scale::Fixed(..) => return Err(ModelError::BadScale(k)),
            Scale::Compared => items
                .iter()
                .filter_map(|item| value(item, k))
                .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), v| (least.min(v), most.max(v))),
        });
    }
    let one = |item: &Vec<Option<f64>>| {
        let mut shares = Vec::with_capacity(factors.len());
        for (n, (factor, &(least, most))) in factors.iter().zip(&scales).enumerate() {
            let value = value(item, n).ok_or(ScoreError::FactorMissing(n))?;
            if !(least..=most).contains(&value) {
                return Err(ScoreError::OffScale { factor: n, value, least, most });
            }
            // By halves, since the distance between the ends may be greater than a float holds.
            let (way, all) = (value / 2.0 - least / 2.0, most / 2.0 - least / 2.0);
            let share = if all > 0.0 { way / all } else { 0.5 };
            shares.push(if factor.lower_is_better { 1.0 - share } else { share });
        }
        Ok(shares)
    };
    Ok(items.iter().map(one).collect())
}

/// Scores by one's own model, 0 to 1: Σ wᵢ·sᵢ / Σ wᵢ, with the factors of [`normalised`].
///
/// Source: the weighted sum model; Fishburn, *Additive Utilities with Incomplete Product Sets* (1967).
pub fn weighted(factors: &[Factor], items: &[Vec<Option<f64>>]) -> Result<Vec<Result<f64, ScoreError>>, ModelError> {
    let weights = weights(factors)?;
    let sum = |shares: Vec<f64>| shares.iter().zip(&weights).map(|(share, weight)| share * weight).sum();
    Ok(normalised(factors, items)?.into_iter().map(|item| item.map(sum)).collect())
}

/// An item's place in the order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Which item.
    pub item: usize,
    /// Its score.
    pub score: f64,
    /// Its place, from 1; items with the same score share one, and the next place is left out (1, 2, 2, 4).
    pub place: usize,
    /// Whether it shares its place.
    pub tied: bool,
}

/// The items that have a score, best first. Those of one place keep the order in which they were given.
pub fn ranking(scores: &[Option<f64>]) -> Vec<Place> {
    let mut places: Vec<Place> = scores
        .iter()
        .enumerate()
        .filter_map(|(item, score)| {
            Some(Place { item, score: score.filter(|s| s.is_finite())?, place: 1, tied: false })
        })
        .collect();
    places.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut from = 0;
    while from < places.len() {
        let best = places[from].score;
        let same = |place: &&Place| best - place.score <= SAME * best.abs();
        let group = places[from..].iter().take_while(same).count().max(1);
        for place in &mut places[from..from + group] {
            (place.place, place.tied) = (from + 1, group > 1);
        }
        places[from..from + group].sort_by_key(|place| place.item);
        from += group;
    }
    places
}

#[cfg(test)]
mod tests;
