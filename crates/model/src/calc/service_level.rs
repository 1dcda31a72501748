//! Service levels: how much failure an objective allows, and how fast it is used up.

use chrono::{Days, NaiveDate};
use thiserror::Error;

use super::series::{Point, by_day};
use super::{SAME, short};

/// A service-level objective.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Objective {
    /// The share that must be good, in percent, such as 99.9.
    pub percent: f64,
    /// The length of the window, in days.
    pub window: u32,
}

/// Why there is no budget.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
pub enum ServiceLevelError {
    /// The objective leaves no budget, or asks for nothing.
    #[error("an objective of {} % leaves no error budget to speak of: it must lie between 0 and 100 %", short(*.0))]
    BadObjective(f64),
    /// The window has no days, or more than a century.
    #[error("a window of {0} days cannot be used: it must have 1 to 36500 days")]
    BadWindow(u32),
    /// A measurement is not a percentage.
    #[error("the measurement of {date} is {value}: a service level is measured in percent, 0 to 100")]
    BadValue {
        /// Its day.
        date: NaiveDate,
        /// What it says.
        value: f64,
    },
    /// Nothing was measured in the window.
    #[error("nothing was measured in the window of {0} days: enter a measurement")]
    NothingMeasured(u32),
}

/// What is left of an error budget.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Budget {
    /// All of it, in days of complete failure.
    pub days: f64,
    /// What the measurements used up, in days of complete failure.
    pub spent: f64,
    /// What is left, as a share of the whole: 1 untouched, 0 used up, below 0 overdrawn.
    pub left: f64,
    /// How fast it goes: 1 uses it up exactly at the end of the window, 2 in half the time.
    pub burn_rate: f64,
    /// How many days of the window the measurements speak for. Fewer than the window: say so.
    pub measured_days: i64,
    /// When it is used up, if it goes on so; none where it lasts for the window that begins now, or is used up already.
    pub used_up_on: Option<NaiveDate>,
}

/// The error budget and what is left of it on `today`. Budget = (1 − SLO) × window; burn rate = error rate / (1 − SLO);
/// the window ends with today.
///
/// A measurement (percent good) speaks for the days since the one before it, its own day included; the first one for
/// its own day only. Days before the first and after the last are not measured and count as neither good nor bad.
///
/// Source: Beyer et al., *Site Reliability Engineering* (2016), ch. 3, and *The Site Reliability Workbook* (2018), ch. 5.
pub fn budget(objective: Objective, points: &[Point], today: NaiveDate) -> Result<Budget, ServiceLevelError> {
    let Objective { percent, window } = objective;
    let allowed = 1.0 - percent / 100.0;
    if !(percent > 0.0 && percent < 100.0 && allowed > 0.0) {
        return Err(ServiceLevelError::BadObjective(percent));
    }
    if !(1..=36_500).contains(&window) {
        return Err(ServiceLevelError::BadWindow(window));
    }
    if let Some(bad) = points.iter().find(|point| !(0.0..=100.0).contains(&point.value)) {
        return Err(ServiceLevelError::BadValue { date: bad.date, value: bad.value });
    }
    let (mut spent, mut measured, mut before) = (0.0, 0, None::<NaiveDate>);
    for point in by_day(points).into_iter().filter(|point| point.date <= today) {
        let since = before.map_or(1, |before| (point.date - before).num_days());
        let age = (today - point.date).num_days();
        let within = since.min(i64::from(window) - age).max(0);
        spent += (1.0 - point.value / 100.0) * within as f64;
        measured += within;
        before = Some(point.date);
    }
    if measured == 0 {
        return Err(ServiceLevelError::NothingMeasured(window));
    }
    let days = allowed * f64::from(window);
    let error_rate = spent / measured as f64;
    let left = 1.0 - spent / days;
    let until = (days - spent) / error_rate;
    let lasting = until >= f64::from(window) || until.is_nan();
    let used_up_on =
        (!lasting && left > SAME).then(|| today.checked_add_days(Days::new(until.ceil().max(1.0) as u64))).flatten();
    Ok(Budget { days, spent, left, burn_rate: error_rate / allowed, measured_days: measured, used_up_on })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn daily(values: &[f64], last: &str) -> Vec<Point> {
        let last = date(last);
        (0u64..).zip(values.iter().rev()).map(|(age, &value)| Point { date: last - Days::new(age), value }).collect()
    }

    #[test]
    fn budgets_by_hand() {
        // 99 % of 30 days allows 0.3 days.
        let objective = Objective { percent: 99.0, window: 30 };
        let today = date("2027-03-30");
        for (values, spent, left, burn_rate, measured, used_up_on) in [
            (vec![99.0; 30], 0.3, 0.0, 1.0, 30, None),
            (vec![100.0; 30], 0.0, 1.0, 0.0, 30, None),
            (vec![98.0; 10], 0.2, 1.0 / 3.0, 2.0, 10, Some("2027-04-04")), // 0.1 left at 0.02 a day: 5 days
            (vec![99.5; 40], 0.15, 0.5, 0.5, 30, None),                    // only the last 30 count
            (vec![0.0], 1.0, 1.0 - 1.0 / 0.3, 100.0, 1, None),             // a whole day down
        ] {
            let found = budget(objective, &daily(&values, "2027-03-30"), today).unwrap();
            for (name, found, wanted) in [
                ("budget", found.days, 0.3),
                ("spent", found.spent, spent),
                ("left", found.left, left),
                ("burn rate", found.burn_rate, burn_rate),
            ] {
                assert!((found - wanted).abs() < 1e-9, "{name} of {values:?}: {found}");
            }
            assert_eq!((found.measured_days, found.used_up_on), (measured, used_up_on.map(date)), "{values:?}");
        }
    }

    #[test]
    fn a_measurement_speaks_for_the_days_before_it() {
        let points = [("2027-03-01", 100.0), ("2027-03-08", 99.0), ("2027-03-22", 98.0)]
            .map(|(day, value)| Point { date: date(day), value });
        // Window 2 to 31 March: 7 days at 1 %, 14 days at 2 %; nothing from 23 March on; 1 March is outside.
        let found = budget(Objective { percent: 99.0, window: 30 }, &points, date("2027-03-31")).unwrap();
        assert_eq!(found.measured_days, 21);
        assert!((found.spent - 0.35).abs() < 1e-9 && (found.burn_rate - 0.35 / 21.0 / 0.01).abs() < 1e-9);
        // Window 12 to 21 March: the last measurement is not known yet, so the second alone, and it ends on the 8th.
        let none = budget(Objective { percent: 99.0, window: 10 }, &points, date("2027-03-21"));
        assert_eq!(none, Err(ServiceLevelError::NothingMeasured(10)));
    }

    #[test]
    fn what_allows_no_budget_is_said() {
        let today = date("2027-03-30");
        let points = daily(&[99.0], "2027-03-30");
        for percent in [100.0, 0.0, -1.0, 101.0, f64::NAN, f64::INFINITY] {
            let found = budget(Objective { percent, window: 30 }, &points, today);
            assert!(matches!(found, Err(ServiceLevelError::BadObjective(_))), "{percent}");
        }
        for window in [0, u32::MAX] {
            assert_eq!(
                budget(Objective { percent: 99.0, window }, &points, today),
                Err(ServiceLevelError::BadWindow(window))
            );
        }
        let wrong = daily(&[99.0, 120.0], "2027-03-30");
        let found = budget(Objective { percent: 99.0, window: 30 }, &wrong, today);
        assert_eq!(found, Err(ServiceLevelError::BadValue { date: today, value: 120.0 }));
        assert_eq!(
            budget(Objective { percent: 99.0, window: 30 }, &[], today),
            Err(ServiceLevelError::NothingMeasured(30))
        );
    }

    proptest! {
        #[test]
        fn figures_stay_finite(percent in 0.0..100.0f64, window in 1..400u32, values in prop::collection::vec(0.0..=100.0f64, 1..60)) {
            if let Ok(found) = budget(Objective { percent, window }, &daily(&values, "2027-03-30"), date("2027-03-30")) {
                prop_assert!(found.left.is_finite() && found.burn_rate.is_finite() && found.left <= 1.0 && found.burn_rate >= 0.0);
                prop_assert!(found.measured_days <= i64::from(window));
                // What is spent of a whole window is its burn rate.
                if found.measured_days == i64::from(window) {
                    prop_assert!((found.burn_rate - (1.0 - found.left)).abs() < 1e-6 * found.burn_rate.max(1.0));
                }
            }
        }
    }
}
