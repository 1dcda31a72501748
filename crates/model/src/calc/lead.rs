//! Whether one metric leads another: does the second follow the first some periods later?
//!
//! A correlation shows that two series moved together. It does not show that one moves the other, and a search over
//! many lags finds one that fits by chance more often than a single look does.

use thiserror::Error;

use super::calendar::Period;
use super::series::{Point, by_day};

/// The fewest pairs of values from which a correlation is reckoned. With fewer, even unrelated series often exceed 0.7.
pub const FEWEST_PAIRS: usize = 8;

/// Why there is no correlation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LeadError {
    /// Too little is known of both.
    #[error("both metrics are known in {0} pairs of periods; it takes {FEWEST_PAIRS} to say anything")]
    TooFewPairs(usize),
    /// One of the two does not vary.
    #[error("one of the metrics never changes in these periods, so nothing can follow it")]
    Flat,
    /// A value is NaN, infinite or too large.
    #[error("a value is not a number that can be reckoned with: correct the measurements")]
    NotFinite,
}

/// How closely a lagging metric follows a leading one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Correlation {
    /// How many periods later.
    pub lag: usize,
    /// Pearson's r, −1 to 1.
    pub r: f64,
    /// From how many pairs of values.
    pub pairs: usize,
    /// Whether it is more than chance would give in 19 of 20 cases: |r| > 2 / √pairs.
    pub beyond_chance: bool,
}

/// The mean of the measurements in each period; none where there are none.
pub fn by_period(points: &[Point], periods: &[Period]) -> Vec<Option<f64>> {
    let days = by_day(points);
    let mean = |period: &Period| {
        let from = days.partition_point(|point| point.date < period.from());
        let within = days.get(from..days.partition_point(|point| point.date <= period.to())).unwrap_or_default();
        (!within.is_empty()).then(|| within.iter().map(|point| point.value / within.len() as f64).sum())
    };
    periods.iter().map(mean).collect()
}

/// How closely `lagging` follows `leading` `lag` periods later: Pearson's correlation of `leading[t]` with
/// `lagging[t + lag]`, over all t where both are known. Both have one value for each period, in the same periods.
///
/// Source: Pearson (1895); the limit of 2/√n for chance from Chatfield, *The Analysis of Time Series*, on
/// cross-correlation.
pub fn at_lag(leading: &[Option<f64>], lagging: &[Option<f64>], lag: usize) -> Result<Correlation, LeadError> {
    let later = lagging.get(lag..).unwrap_or_default();
    let pairs: Vec<(f64, f64)> = leading.iter().zip(later).filter_map(|(x, y)| Some(((*x)?, (*y)?))).collect();
    if pairs.iter().any(|(x, y)| !x.is_finite() || !y.is_finite() || x.abs().max(y.abs()) >= 1e70) {
        return Err(LeadError::NotFinite);
    }
    if pairs.len() < FEWEST_PAIRS {
        return Err(LeadError::TooFewPairs(pairs.len()));
    }
    let count = pairs.len() as f64;
    let mean_x = pairs.iter().map(|pair| pair.0).sum::<f64>() / count;
    let mean_y = pairs.iter().map(|pair| pair.1).sum::<f64>() / count;
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    let (mut largest_x, mut largest_y) = (0.0f64, 0.0f64);
    for (x, y) in &pairs {
        let (dx, dy) = (x - mean_x, y - mean_y);
        (xx, xy, yy) = (xx + dx * dx, xy + dx * dy, yy + dy * dy);
        (largest_x, largest_y) = (largest_x.max(x.abs()), largest_y.max(y.abs()));
    }
    // Rounding in the mean alone makes a constant series vary by about its last bit.
    let noise = |largest: f64| count * (largest * 1e-14).powi(2);
    if xx <= noise(largest_x) || yy <= noise(largest_y) {
        return Err(LeadError::Flat);
    }
    let r = (xy / (xx.sqrt() * yy.sqrt())).clamp(-1.0, 1.0);
    if !r.is_finite() {
        return Err(LeadError::Flat);
    }
    Ok(Correlation { lag, r, pairs: pairs.len(), beyond_chance: r.abs() > 2.0 / count.sqrt() })
}

/// The lag from 0 to `longest` at which the second follows the first most closely; of equally close ones the shortest.
/// If no lag can be reckoned, the reason for lag 0.
pub fn closest(leading: &[Option<f64>], lagging: &[Option<f64>], longest: usize) -> Result<Correlation, LeadError> {
    let first = at_lag(leading, lagging, 0);
    let later = (1..=longest.min(lagging.len())).filter_map(|lag| at_lag(leading, lagging, lag).ok());
    later.fold(first, |best, next| match best {
        Ok(best) if best.r.abs() + 1e-12 >= next.r.abs() => Ok(best),
        _ => Ok(next),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn known(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    #[test]
    fn correlation_by_hand() {
        // x̄ 4.5, ȳ 4.5; Σdx² = Σdy² = 42; each pair of neighbours swapped: Σd² = 8, so r = 1 − 8 / (2·42)
        let x = known(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]);
        let y = known(&[2.0, 1.0, 4.0, 3.0, 6.0, 5.0, 8.0, 7.0]);
        let found = at_lag(&x, &y, 0).unwrap();
        assert!((found.r - (1.0 - 8.0 / 84.0)).abs() < 1e-12 && found.pairs == 8 && found.beyond_chance);
        let falling: Vec<_> = x.iter().map(|v| v.map(|v| -3.0 * v)).collect();
        assert_eq!(at_lag(&x, &falling, 0).unwrap().r, -1.0);
        // Σdxdy = −4, so r = −4 / √(42·8) = −0.218: chance gives as much.
        let turning = known(&[1.0, -1.0, 1.0, -1.0, 1.0, -1.0, 1.0, -1.0]);
        let found = at_lag(&x, &turning, 0).unwrap();
        assert!((found.r + 4.0 / 336f64.sqrt()).abs() < 1e-12 && !found.beyond_chance);
    }

    #[test]
    fn the_lag_is_found() {
        let leading = known(&[3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0, 5.0, 3.0, 5.0, 8.0]);
        let mut lagging = known(&[7.0, 7.0]); // follows two periods later
        lagging.extend(leading.iter().map(|v| v.map(|v| 100.0 - 2.0 * v)));
        let found = closest(&leading, &lagging, 4).unwrap();
        assert_eq!((found.lag, found.pairs, found.beyond_chance), (2, 12, true));
        assert!((found.r + 1.0).abs() < 1e-12);
    }

    #[test]
    fn too_little_is_said() {
        let seven = known(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]);
        assert_eq!(at_lag(&seven, &seven, 0), Err(LeadError::TooFewPairs(7)));
        assert_eq!(at_lag(&seven, &seven, 100), Err(LeadError::TooFewPairs(0)));
        assert_eq!(closest(&[], &[], 3), Err(LeadError::TooFewPairs(0)));
        let flat = known(&[0.1; 9]);
        let rising = known(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]);
        assert_eq!(at_lag(&rising, &flat, 0), Err(LeadError::Flat));
        let mut broken = rising.clone();
        broken[3] = Some(f64::INFINITY);
        assert_eq!(at_lag(&rising, &broken, 0), Err(LeadError::NotFinite));
        broken[3] = None;
        assert_eq!(at_lag(&rising, &broken, 0).unwrap().pairs, 8);
    }

    #[test]
    fn periods_take_the_mean_of_their_days() {
        let date = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
        let month = |from, to| Period::new(date(from), date(to)).unwrap();
        let points = [("2027-01-31", 3.0), ("2027-01-01", 1.0), ("2027-03-05", 7.0)]
            .map(|(day, value)| Point { date: date(day), value });
        let months =
            [month("2027-01-01", "2027-01-31"), month("2027-02-01", "2027-02-28"), month("2027-03-01", "2027-03-31")];
        assert_eq!(by_period(&points, &months), [Some(2.0), None, Some(7.0)]);
    }

    proptest! {
        #[test]
        fn r_lies_between_minus_1_and_1(x in prop::collection::vec(prop::option::of(any::<f64>()), 0..40),
            y in prop::collection::vec(prop::option::of(any::<f64>()), 0..40), lag in 0..9usize) {
            if let Ok(found) = at_lag(&x, &y, lag) {
                prop_assert!((-1.0..=1.0).contains(&found.r));
            }
        }
    }
}
