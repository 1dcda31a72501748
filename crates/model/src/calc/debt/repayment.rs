//! Whether a repayment moved the metric that it was to move.

use chrono::{Days, NaiveDate};
use serde::Serialize;
use thiserror::Error;
use ts_rs::TS;

use crate::calc::series::{Point, by_day};

/// What a repayment was to do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expected {
    /// The change of the metric, in its unit, with its sign; not 0.
    pub change: f64,
    /// The first day on which the work could have shown, usually its start.
    pub from: NaiveDate,
    /// The last day of the work.
    pub to: NaiveDate,
    /// How many days before and after are compared.
    pub window: u32,
}

/// Why nothing can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RepaymentError {
    /// Too few days were measured.
    #[error(
        "{before} measurements before and {after} after the repayment; it takes 2 of each to tell a change from chance"
    )]
    TooFew {
        /// Days measured before.
        before: usize,
        /// Days measured after.
        after: usize,
    },
    /// The change that was expected is 0 or not a number.
    #[error("by how much the metric should move is not filled in, or is 0")]
    NothingExpected,
    /// A measurement is not a number that can be reckoned with.
    #[error("the measurement of {0} is not a number that can be reckoned with: correct it")]
    NotFinite(NaiveDate),
}

/// Whether it helped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "DebtVerdict")]
pub enum Verdict {
    /// It moved as far as expected, or farther.
    AsExpected,
    /// It moved, but not so far.
    Partly,
    /// What moved is no more than chance.
    NotMoved,
    /// It moved the wrong way.
    WrongWay,
}

/// What a repayment did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// The mean before.
    pub before: f64,
    /// The mean after.
    pub after: f64,
    /// After − before.
    pub change: f64,
    /// Twice the standard error of the change: what is less may be chance.
    pub chance: f64,
    /// Whether it helped.
    pub verdict: Verdict,
}

/// The change of a metric from the window before the work to the window after it. It counts as moved if it exceeds
/// 2·√(s₁²/n₁ + s₂²/n₂). Something else may have moved it at the same time.
///
/// Source: Welch, *The generalization of "Student's" problem* (1947), with 2 as a round limit.
pub fn effect(points: &[Point], expected: Expected) -> Result<Effect, RepaymentError> {
    if expected.change == 0.0 || !expected.change.is_finite() {
        return Err(RepaymentError::NothingExpected);
    }
    if let Some(bad) = points.iter().find(|point| !point.value.is_finite() || point.value.abs() >= 1e100) {
        return Err(RepaymentError::NotFinite(bad.date));
    }
    let window = Days::new(u64::from(expected.window));
    let first = expected.from.checked_sub_days(window).unwrap_or(NaiveDate::MIN);
    let last = expected.to.checked_add_days(window).unwrap_or(NaiveDate::MAX);
    let days = by_day(points);
    let values = |holds: &dyn Fn(NaiveDate) -> bool| -> Vec<f64> {
        days.iter().filter(|point| holds(point.date)).map(|point| point.value).collect()
    };
    let before = values(&|date| date >= first && date < expected.from);
    let after = values(&|date| date > expected.to && date <= last);
    if before.len() < 2 || after.len() < 2 {
        return Err(RepaymentError::TooFew { before: before.len(), after: after.len() });
    }
    let ((before, spread_before), (after, spread_after)) = (mean_and_error(&before), mean_and_error(&after));
    let change = after - before;
    let chance = 2.0 * (spread_before + spread_after).sqrt();
    // Equal figures differ by rounding in their means.
    let rounding = 1e-12 * before.abs().max(after.abs());
    let verdict = if change.abs() <= chance.max(rounding) {
        Verdict::NotMoved
    } else if (change > 0.0) != (expected.change > 0.0) {
        Verdict::WrongWay
    } else if change.abs() + rounding >= expected.change.abs() {
        Verdict::AsExpected
    } else {
        Verdict::Partly
    };
    Ok(Effect { before, after, change, chance, verdict })
}

/// The mean, and the square of its standard error.
fn mean_and_error(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (mean, squares / (count - 1.0) / count)
}
