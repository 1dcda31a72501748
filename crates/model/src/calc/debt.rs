//! Technical debt: what it costs to keep, what it costs to pay, and whether paying helped.

mod repayment;

pub use repayment::{Effect, Expected, RepaymentError, Verdict, effect};

use chrono::NaiveDate;
use serde::Serialize;
use thiserror::Error;
use ts_rs::TS;

/// The days of a quarter on average.
const QUARTER: f64 = 365.25 / 4.0;

/// Why debt cannot be reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DebtError {
    /// A figure is missing.
    #[error("{0} is not filled in")]
    Missing(&'static str),
    /// A figure is negative, NaN, infinite or beyond all measure.
    #[error("{0} must be a number of 0 or more")]
    NotAllowed(&'static str),
    /// A place on the grid lies outside 1 to 5.
    #[error("{0} must lie between 1 and 5")]
    OffScale(&'static str),
}

fn figure(name: &'static str, value: Option<f64>) -> Result<f64, DebtError> {
    let value = value.ok_or(DebtError::Missing(name))?;
    if (0.0..=1e100).contains(&value) { Ok(value) } else { Err(DebtError::NotAllowed(name)) }
}

/// When paying has paid for itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Payback {
    /// After so many quarters.
    Quarters(f64),
    /// It costs nothing to keep.
    Never,
}

/// Payback in quarters = principal / interest; without interest never. Principal in person-weeks, interest in
/// person-weeks a quarter.
///
/// Source: the payback period of any investment; the metaphor of principal and interest is Cunningham's (1992).
pub fn payback(principal: Option<f64>, interest: Option<f64>) -> Result<Payback, DebtError> {
    let (principal, interest) = (figure("Principal", principal)?, figure("Interest", interest)?);
    let quarters = principal / interest;
    Ok(if interest > 0.0 && quarters.is_finite() { Payback::Quarters(quarters) } else { Payback::Never })
}

/// What to do with a debt, by its place on the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "DebtQuadrant")]
pub enum Quadrant {
    /// Risky, and the business feels it.
    PayNow,
    /// The business feels it, but it will not go wrong soon.
    Plan,
    /// Risky, but little hangs on it.
    Watch,
    /// Neither.
    Accept,
}

/// The quadrant by risk and business impact, each 1 to 5; above 3 is high.
pub fn quadrant(risk: Option<f64>, impact: Option<f64>) -> Result<Quadrant, DebtError> {
    let place = |name, value: Option<f64>| match value {
        None => Err(DebtError::Missing(name)),
        Some(value) if (1.0..=5.0).contains(&value) => Ok(value > 3.0),
        Some(_) => Err(DebtError::OffScale(name)),
    };
    Ok(match (place("Risk", risk)?, place("Business impact", impact)?) {
        (true, true) => Quadrant::PayNow,
        (false, true) => Quadrant::Plan,
        (true, false) => Quadrant::Watch,
        (false, false) => Quadrant::Accept,
    })
}

/// The interest paid between the day on which the debt was taken on (or noticed) and `until`, in person-weeks: interest
/// a quarter × days / 91.3125. Before the first day it is 0.
pub fn interest_paid(interest: Option<f64>, since: NaiveDate, until: NaiveDate) -> Result<f64, DebtError> {
    Ok(figure("Interest", interest)? * (until - since).num_days().max(0) as f64 / QUARTER)
}

/// A debt that is to be paid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// In person-weeks.
    pub principal: Option<f64>,
    /// In person-weeks a quarter; missing counts as none.
    pub interest: Option<f64>,
}

/// How long a portfolio takes to pay.
#[derive(Clone, Debug, PartialEq)]
pub struct Clearing {
    /// The order in which it is paid: shortest payback first.
    pub order: Vec<usize>,
    /// For each debt, the quarter in which it is paid, 0 being the first; none if not within [`LONGEST`] quarters.
    pub quarter: Vec<Option<usize>>,
    /// How many quarters until all is paid; none if not within [`LONGEST`].
    pub quarters: Option<usize>,
    /// The interest that is paid meanwhile, in person-weeks; each debt costs to the end of the quarter in which it is
    /// paid.
    pub interest: f64,
    /// The debts without a principal, which are left out.
    pub left_out: Vec<usize>,
}

/// The most quarters that are looked ahead: a hundred years.
pub const LONGEST: usize = 400;

/// When an allocation of `percent` of the capacity has paid which debts. `capacity` is in person-weeks for each quarter
/// to come; the last holds for all after it. What is not used up in a quarter is carried over; interest is paid out of
/// the rest of the capacity.
pub fn clearing(items: &[Item], capacity: &[f64], percent: f64) -> Result<Clearing, DebtError> {
    figure("The allocation", Some(percent))?;
    for &weeks in capacity {
        figure("The capacity", Some(weeks))?;
    }
    let mut debts = Vec::new();
    let mut left_out = Vec::new();
    for (n, item) in items.iter().enumerate() {
        let interest = figure("Interest", Some(item.interest.unwrap_or(0.0)))?;
        match item.principal {
            Some(_) => debts.push((n, figure("Principal", item.principal)?, interest)),
            None => left_out.push(n),
        }
    }
    // Without interest never pays back, and comes last; nothing to pay comes first of all.
    let quarters = |(_, principal, interest): &(usize, f64, f64)| match (*principal == 0.0, *interest > 0.0) {
        (true, _) => 0.0,
        (false, true) => principal / interest,
        (false, false) => f64::INFINITY,
    };
    debts.sort_by(|a, b| quarters(a).total_cmp(&quarters(b)));
    let mut found = Clearing {
        order: debts.iter().map(|debt| debt.0).collect(),
        quarter: vec![None; items.len()],
        quarters: None,
        interest: 0.0,
        left_out,
    };
    let mut next = 0;
    let mut saved = 0.0;
    for quarter in 0..LONGEST {
        if next == debts.len() {
            break;
        }
        found.interest += debts[next..].iter().map(|debt| debt.2).sum::<f64>();
        saved += capacity.get(quarter).or(capacity.last()).map_or(0.0, |weeks| weeks / 100.0 * percent);
        // A hair short is rounding.
        while let Some(&(n, principal, _)) = debts.get(next).filter(|debt| debt.1 <= saved * (1.0 + 1e-12)) {
            saved = (saved - principal).max(0.0);
            found.quarter[n] = Some(quarter);
            next += 1;
        }
    }
    found.quarters = (next == debts.len()).then(|| found.quarter.iter().flatten().max().map_or(0, |last| last + 1));
    Ok(found)
}

#[cfg(test)]
mod tests;
