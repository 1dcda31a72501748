//! Capacity: how people's time is shared out, and whether the plan fits it.

use thiserror::Error;

use super::SAME;
use super::calendar::{Calendar, Period};

/// The share of a cycle that one category gets, in percent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share<C> {
    /// Which kind of work.
    pub category: C,
    /// What was planned.
    pub planned: Option<f64>,
    /// What it came to.
    pub actual: Option<f64>,
}

/// A guardrail: what some categories together should get.
#[derive(Clone, Debug, PartialEq)]
pub struct Guardrail<C> {
    /// The categories that it counts together.
    pub categories: Vec<C>,
    /// The bound.
    pub bound: Bound,
}

/// A bound in percent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// No less than this.
    AtLeast(f64),
    /// No more than this.
    AtMost(f64),
}

/// A guardrail that is not kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Breach {
    /// The position of the guardrail.
    pub guardrail: usize,
    /// Whether the actual shares break it, rather than the planned ones.
    pub actual: bool,
    /// What the categories get together, in percent.
    pub found: f64,
    /// By how many points it is missed, above 0.
    pub short_by: f64,
}

/// What the allocation of one cycle comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// The planned percents together; none where nothing is planned.
    pub planned: Option<f64>,
    /// The actual percents together; none where nothing is known.
    pub actual: Option<f64>,
    /// Whether the planned percents sum to 100.
    pub planned_is_whole: bool,
    /// Whether the actual percents sum to 100.
    pub actual_is_whole: bool,
    /// Actual − planned for each category, in points; none where either is missing.
    pub variances: Vec<Option<f64>>,
    /// The guardrails that are not kept.
    pub breaches: Vec<Breach>,
}

/// Why capacity cannot be reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CapacityError {
    /// A percent is negative, NaN or infinite.
    #[error("share {} is not a percentage of 0 or more: correct it", .0 + 1)]
    BadShare(usize),
    /// An effort is negative, NaN or infinite.
    #[error("the effort of item {} is not a number of 0 or more: correct it", .0 + 1)]
    BadEffort(usize),
    /// A capacity is negative, NaN or infinite.
    #[error("the capacity must be a number of 0 or more person-weeks: correct it")]
    BadCapacity,
}

fn sound(number: f64) -> bool {
    (0.0..=1e100).contains(&number)
}

/// Sums, variances and guardrails of one cycle. The percents of a cycle sum to 100, give or take what rounding each to
/// a tenth may cost; variance = actual − planned in points; a guardrail is judged on planned and on actual shares, where
/// any of its categories has one.
///
/// Source: our own definition.
pub fn review<C: PartialEq>(shares: &[Share<C>], guardrails: &[Guardrail<C>]) -> Result<Review, CapacityError> {
    let bad = |share: &Share<C>| [share.planned, share.actual].into_iter().flatten().any(|percent| !sound(percent));
    if let Some(n) = shares.iter().position(bad) {
        return Err(CapacityError::BadShare(n));
    }
    let percent = |share: &Share<C>, actual: bool| if actual { share.actual } else { share.planned };
    let sum = |actual: bool, of: &dyn Fn(&C) -> bool| {
        let known = || shares.iter().filter(|share| of(&share.category)).filter_map(|share| percent(share, actual));
        known().next().map(|_| known().sum::<f64>())
    };
    let whole = |sum: Option<f64>| sum.is_some_and(|sum| (sum - 100.0).abs() <= 0.05 * shares.len() as f64 + SAME);
    let mut breaches = Vec::new();
    for (n, guardrail) in guardrails.iter().enumerate() {
        for actual in [false, true] {
            let Some(found) = sum(actual, &|category| guardrail.categories.contains(category)) else { continue };
            let short_by = match guardrail.bound {
                Bound::AtLeast(least) => least - found,
                Bound::AtMost(most) => found - most,
            };
            if short_by > SAME {
                breaches.push(Breach { guardrail: n, actual, found, short_by });
            }
        }
    }
    let (planned, actual) = (sum(false, &|_| true), sum(true, &|_| true));
    Ok(Review {
        planned,
        actual,
        planned_is_whole: whole(planned),
        actual_is_whole: whole(actual),
        variances: shares.iter().map(|share| Some(share.actual? - share.planned?)).collect(),
        breaches,
    })
}

/// A piece of work with dates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// The position of its category; none where it has none.
    pub category: Option<usize>,
    /// When it is worked on; none where it has no dates.
    pub dates: Option<Period>,
    /// In person-weeks; none where it is not estimated.
    pub effort: Option<f64>,
}

/// Effort by period and category, in person-weeks.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// For each period, the effort of each category, and last that of work without one.
    pub cells: Vec<Vec<f64>>,
    /// Effort that falls outside all periods.
    pub outside: f64,
    /// The items without dates or without effort, which are in no cell.
    pub left_out: Vec<usize>,
}

impl Spread {
    /// All effort in a period.
    pub fn total(&self, period: usize) -> f64 {
        self.cells.get(period).map_or(0.0, |cells| cells.iter().sum())
    }
}

/// Spreads the effort of each item evenly over the working days between its dates. Work whose dates have no working day
/// falls wholly on its first day. The periods do not overlap.
pub fn spread(
    items: &[Item],
    categories: usize,
    periods: &[Period],
    calendar: &Calendar,
) -> Result<Spread, CapacityError> {
    let mut found =
        Spread { cells: vec![vec![0.0; categories + 1]; periods.len()], outside: 0.0, left_out: Vec::new() };
    for (n, item) in items.iter().enumerate() {
        if item.effort.is_some_and(|effort| !sound(effort)) {
            return Err(CapacityError::BadEffort(n));
        }
        let (Some(dates), Some(effort)) = (item.dates, item.effort) else {
            found.left_out.push(n);
            continue;
        };
        let category = item.category.filter(|&category| category < categories).unwrap_or(categories);
        let days = calendar.working_days(dates);
        let mut rest = 1.0;
        for (period, cells) in periods.iter().zip(&mut found.cells) {
            let share = match period.overlap(dates) {
                Some(_) if days == 0 => f64::from(u8::from(period.contains(dates.from()))),
                Some(both) => calendar.working_days(both) as f64 / days as f64,
                None => continue,
            };
            cells[category] += effort * share;
            rest -= share;
        }
        if rest > SAME {
            found.outside += effort * rest;
        }
    }
    Ok(found)
}

/// Planned effort against what there is, in person-weeks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Load {
    /// The effort planned.
    pub planned: f64,
    /// What there is for it.
    pub available: f64,
    /// Planned − available; above 0 is too much.
    pub over: f64,
    /// Planned / available; none where nothing is available.
    pub share: Option<f64>,
}

/// Planned effort against capacity × allocated percent / 100; for a whole period the percent is 100.
pub fn load(planned: f64, capacity: f64, percent: f64) -> Result<Load, CapacityError> {
    if !sound(planned) || !sound(capacity) || !sound(percent) {
        return Err(CapacityError::BadCapacity);
    }
    let available = capacity / 100.0 * percent;
    let share = Some(planned / available).filter(|share| share.is_finite());
    Ok(Load { planned, available, over: planned - available, share })
}

#[cfg(test)]
mod tests;
