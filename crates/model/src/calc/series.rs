//! A metric over time: its latest value, its trend, and where the trend leads.
//!
//! A trend is a straight line. It knows nothing of seasons or of steps, and is honest only near the days it was drawn
//! from; [`Trend::fit`] says how well it describes them.

use chrono::{Days, NaiveDate};
use serde::Serialize;
use thiserror::Error;
use ts_rs::TS;

use super::key_result::Aim;

/// A value on a day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
#[ts(rename = "DatedValue")]
pub struct Point {
    /// The day.
    pub date: NaiveDate,
    /// The value, in the metric's unit.
    pub value: f64,
}

/// Why there is no trend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TrendError {
    /// A line needs two days.
    #[error("there are measurements on {0} of the 2 days that a trend needs: enter another")]
    TooFewDays(usize),
    /// A value is NaN, infinite, or so large that sums do not fit.
    #[error("the measurement of {0} is not a number that can be reckoned with: correct it")]
    NotFinite(NaiveDate),
}

/// A straight line through measurements.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    /// By how much the value changes in a day.
    pub per_day: f64,
    /// The middle of the days it was drawn from, as days after [`Trend::first`].
    middle: f64,
    /// The mean value, which the line has in the middle.
    mean: f64,
    /// The first day it was drawn from.
    pub first: NaiveDate,
    /// The last day it was drawn from.
    pub last: NaiveDate,
    /// On how many different days it rests.
    pub days: usize,
    /// The share of the variation that the line explains (R², 0 to 1); none where it rests on two days, through which
    /// every line fits, or where nothing varies.
    pub fit: Option<f64>,
}

impl Trend {
    /// The value of the line on a day; none where it does not fit a number.
    pub fn at(&self, date: NaiveDate) -> Option<f64> {
        let value = self.mean + self.per_day * ((date - self.first).num_days() as f64 - self.middle);
        value.is_finite().then_some(value)
    }
}

/// The measurements with the mean for each day that has several, by date.
pub(super) fn by_day(points: &[Point]) -> Vec<Point> {
    let mut sorted = points.to_vec();
    sorted.sort_by_key(|point| point.date);
    sorted
        .chunk_by(|a, b| a.date == b.date)
        .map(|same| {
            let share = same.len() as f64;
            Point { date: same[0].date, value: same.iter().map(|point| point.value / share).sum() }
        })
        .collect()
}

/// The latest measurement not after `today`.
pub fn latest(points: &[Point], today: NaiveDate) -> Option<Point> {
    points.iter().filter(|point| point.date <= today && point.value.is_finite()).max_by_key(|point| point.date).copied()
}

/// The line of least squares: slope = Σ (x − x̄)(y − ȳ) / Σ (x − x̄)², through (x̄, ȳ), with x in days. Several
/// measurements of one day count as their mean.
///
/// Source: Legendre (1805); any textbook, such as Draper and Smith, *Applied Regression Analysis*, ch. 1.
pub fn trend(points: &[Point]) -> Result<Trend, TrendError> {
    // Above this, squares and sums of some million values might not fit a float.
    if let Some(bad) = points.iter().find(|point| point.value.abs() >= 1e140 || !point.value.is_finite()) {
        return Err(TrendError::NotFinite(bad.date));
    }
    let points = by_day(points);
    let (Some(first), Some(last), true) = (points.first(), points.last(), points.len() >= 2) else {
        return Err(TrendError::TooFewDays(points.len()));
    };
    let count = points.len() as f64;
    let days: Vec<f64> = points.iter().map(|point| (point.date - first.date).num_days() as f64).collect();
    let middle = days.iter().sum::<f64>() / count;
    let mean = points.iter().map(|point| point.value / count).sum::<f64>();
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for (point, day) in points.iter().zip(&days) {
        let (x, y) = (day - middle, point.value - mean);
        xx += x * x;
        xy += x * y;
        yy += y * y;
    }
    let fit = (points.len() > 2 && yy > 0.0).then(|| ((xy / xx) * (xy / yy)).clamp(0.0, 1.0));
    Ok(Trend { per_day: xy / xx, middle, mean, first: first.date, last: last.date, days: points.len(), fit })
}

/// When the trend meets the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// The latest measurement meets it already.
    Now,
    /// On this day, if the trend goes on.
    On(NaiveDate),
    /// Not within thirty years.
    FarOff,
    /// The trend does not lead there.
    Never,
}

/// Where a metric should arrive, and when.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goal {
    /// Where it should go.
    pub aim: Aim,
    /// Where it began, which decides the side for [`Aim::Reach`].
    pub baseline: Option<f64>,
    /// The value to reach or to keep.
    pub target: f64,
    /// By when.
    pub by: Option<NaiveDate>,
}

/// Where the trend of a metric leads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outlook {
    /// The trend itself.
    pub trend: Trend,
    /// The value that it has on the target date.
    pub on_target_date: Option<f64>,
    /// Whether that value meets the target.
    pub will_meet: Option<bool>,
    /// When it meets the target. For a bound that is kept now, see [`Outlook::breaks`].
    pub arrival: Arrival,
    /// When a bound that is kept now will be broken; none where it will not within thirty years.
    pub breaks: Option<NaiveDate>,
}

/// Farther ahead a straight line says nothing.
const FAR: i64 = 30 * 366;

/// Where the trend of the measurements up to `today` leads. The day of arrival is the first day, after today, on which
/// the line meets the target: x̄ + (target − ȳ) / slope, rounded up.
///
/// Source: inverse reading of the line of least squares; see [`trend`].
pub fn outlook(points: &[Point], goal: Goal, today: NaiveDate) -> Result<Outlook, TrendError> {
    let past: Vec<Point> = points.iter().filter(|point| point.date <= today).copied().collect();
    let trend = trend(&past)?;
    let meets = |value| goal.aim.met(value, goal.target, goal.baseline);
    let on_target_date = goal.by.and_then(|by| trend.at(by));
    let now = by_day(&past).last().is_some_and(|point| meets(point.value));
    let bound = matches!(goal.aim, Aim::StayAbove | Aim::StayBelow);
    let crossing = crossing(&trend, goal.target, today);
    let rises = trend.per_day > 0.0;
    let upwards = meets(f64::MAX);
    let arrival = match crossing {
        _ if now => Arrival::Now,
        _ if trend.per_day == 0.0 || rises != upwards => Arrival::Never,
        Some(day) => Arrival::On(day),
        None => Arrival::FarOff,
    };
    let breaks = crossing.filter(|_| bound && now && trend.per_day != 0.0 && rises != upwards);
    Ok(Outlook { trend, on_target_date, will_meet: on_target_date.map(meets), arrival, breaks })
}

/// The first day after today on which the line has reached the value, whichever way it goes.
fn crossing(trend: &Trend, value: f64, today: NaiveDate) -> Option<NaiveDate> {
    let days = trend.middle + (value - trend.mean) / trend.per_day;
    // A hair over a whole day is rounding, not another day.
    let days = (days - 1e-6).ceil();
    let ahead = days - (today - trend.first).num_days() as f64;
    // NaN (a flat line through the value) fails the comparison.
    (ahead <= FAR as f64).then(|| today.checked_add_days(Days::new(ahead.max(1.0) as u64))).flatten()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Values on days of January 2027.
    fn january(values: &[(u32, f64)]) -> Vec<Point> {
        values
            .iter()
            .map(|&(day, value)| Point { date: NaiveDate::from_ymd_opt(2027, 1, day).unwrap(), value })
            .collect()
    }

    #[test]
    fn a_trend_is_the_line_of_least_squares() {
        for (values, per_day, on_31st, fit) in [
            (vec![(1, 10.0), (11, 20.0)], 1.0, 40.0, None),
            (vec![(1, 10.0), (11, 20.0), (21, 30.0)], 1.0, 40.0, Some(1.0)),
            // x̄ 2, ȳ 2: Σxy = 2, Σxx = 2, Σyy = 6 (−1, −1, 2): slope 3/2, R² = 9/(2·6)
            (vec![(1, 1.0), (2, 1.0), (3, 4.0)], 1.5, 45.5, Some(0.75)),
            (vec![(1, 5.0), (8, 5.0), (9, 5.0)], 0.0, 5.0, None),
            // two on one day count as their mean, in any order
            (vec![(11, 15.0), (1, 10.0), (11, 25.0)], 1.0, 40.0, None),
        ] {
            let trend = trend(&january(&values)).unwrap();
            assert!((trend.per_day - per_day).abs() < 1e-12, "{values:?}: {}", trend.per_day);
            assert!((trend.at(date("2027-01-31")).unwrap() - on_31st).abs() < 1e-9, "{values:?}");
            assert_eq!(trend.fit.map(|fit| (fit * 1e9).round() / 1e9), fit, "{values:?}");
        }
        assert_eq!(trend(&[]), Err(TrendError::TooFewDays(0)));
        assert_eq!(trend(&january(&[(1, 1.0), (1, 2.0)])), Err(TrendError::TooFewDays(1)));
        assert_eq!(trend(&january(&[(1, 1.0), (2, f64::NAN)])), Err(TrendError::NotFinite(date("2027-01-02"))));
        assert_eq!(trend(&january(&[(1, f64::MAX), (2, 0.0)])), Err(TrendError::NotFinite(date("2027-01-01"))));
    }

    #[test]
    fn the_outlook_says_when_the_target_is_met() {
        let rising = january(&[(1, 10.0), (11, 20.0), (21, 30.0)]); // 1 a day
        let by = Some(date("2027-02-20")); // 30 days on: 60
        let goal = |aim, target| Goal { aim, baseline: Some(10.0), target, by };
        for (aim, target, will_meet, arrival, breaks) in [
            (Aim::Increase, 50.0, true, Arrival::On(date("2027-02-10")), None),
            (Aim::Increase, 49.5, true, Arrival::On(date("2027-02-10")), None),
            (Aim::Increase, 100.0, false, Arrival::On(date("2027-04-01")), None), // 70 days on
            (Aim::Increase, 25.0, true, Arrival::Now, None),
            (Aim::Increase, 1e9, false, Arrival::FarOff, None),
            (Aim::Decrease, 5.0, false, Arrival::Never, None),
            (Aim::Reach, 40.0, true, Arrival::On(date("2027-01-31")), None),
            (Aim::StayBelow, 40.0, false, Arrival::Now, Some(date("2027-01-31"))),
            (Aim::StayAbove, 20.0, true, Arrival::Now, None),
            (Aim::StayAbove, 35.0, true, Arrival::On(date("2027-01-26")), None),
        ] {
            let found = outlook(&rising, goal(aim, target), date("2027-01-21")).unwrap();
            assert_eq!(
                (found.will_meet, found.arrival, found.breaks),
                (Some(will_meet), arrival, breaks),
                "{aim:?} {target}"
            );
            assert!((found.on_target_date.unwrap() - 60.0).abs() < 1e-9);
        }
        let flat = january(&[(1, 5.0), (2, 5.0)]);
        let found = outlook(&flat, goal(Aim::Increase, 50.0), date("2027-01-05")).unwrap();
        assert_eq!((found.arrival, found.will_meet), (Arrival::Never, Some(false)));
        // What is measured after today is not known yet.
        assert_eq!(outlook(&flat, goal(Aim::Reach, 1.0), date("2027-01-01")), Err(TrendError::TooFewDays(1)));
        assert_eq!(latest(&rising, date("2027-01-12")).map(|point| point.value), Some(20.0));
        assert_eq!(latest(&rising, date("2026-12-31")), None);
    }

    proptest! {
        #[test]
        fn never_a_nan(values in prop::collection::vec((0..400_000i32, any::<f64>()), 0..30), target in any::<f64>()) {
            let points: Vec<_> = values.into_iter()
                .map(|(day, value)| Point { date: NaiveDate::from_num_days_from_ce_opt(day).unwrap(), value }).collect();
            if let Ok(found) = outlook(&points, Goal { aim: Aim::Increase, baseline: None, target, by: Some(NaiveDate::MAX) }, date("2027-01-01")) {
                prop_assert!(found.trend.per_day.is_finite());
                prop_assert!(found.trend.fit.is_none_or(|fit| (0.0..=1.0).contains(&fit)));
                prop_assert!(found.on_target_date.is_none_or(f64::is_finite));
            }
        }

        #[test]
        fn a_line_is_found_again(slope in -50.0..50.0f64, start in -1e3..1e3f64, days in prop::collection::btree_set(1..31u32, 2..20)) {
            let points = january(&days.iter().map(|&d| (d, start + slope * f64::from(d))).collect::<Vec<_>>());
            prop_assert!((trend(&points).unwrap().per_day - slope).abs() < 1e-7);
        }
    }
}
