//! One debt item.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::unpaid;
use crate::calc::debt::{self as calc, Expected, Payback, Quadrant, RepaymentError, Verdict};
use crate::facts::basis::Basis;
use crate::facts::measures::{Series, either, values};
use crate::facts::wording::with_unit;
use crate::records::{DebtItem, DebtStatus};
use crate::{Id, Quarter};

figures! {
    /// One debt item.
    pub struct DebtItemFacts {
        /// After how many quarters paying has paid for itself; none where it never does, or that is not known.
        pub payback: Option<f64>,
        /// Whether it costs nothing to keep, so that paying never pays for itself.
        pub never_pays_back: bool,
        /// Why the payback is not known.
        pub no_payback: Option<String>,
        /// What to do with it, by risk and business impact.
        pub quadrant: Option<Quadrant>,
        /// Why that cannot be told.
        pub no_quadrant: Option<String>,
        /// The interest paid since its first day, in person-weeks: until it was paid off, or until today.
        pub interest_paid: Option<f64>,
        /// Why that is not known.
        pub no_interest_paid: Option<String>,
        /// The end of the initiative that pays it.
        pub paid_by: Option<NaiveDate>,
        /// The interest that adds up from today until then, in person-weeks.
        pub interest_until_paid: Option<f64>,
        /// The quarter in which the planned share of the coming cycles clears it, shortest payback first.
        pub cleared_in: Option<Quarter>,
        /// Whether paying it moved its metric; only once it is paid.
        pub effect: Option<DebtEffect>,
        /// Why that cannot be told, once it is paid.
        pub no_effect: Option<String>,
    }

    /// What paying a debt did to its metric.
    pub struct DebtEffect {
        /// The mean before.
        pub before: f64,
        /// The mean after.
        pub after: f64,
        /// After − before.
        pub change: f64,
        /// What is less than this may be chance.
        pub chance: f64,
        /// Whether it helped.
        pub verdict: Verdict,
        /// In a sentence.
        pub words: String,
    }
}

/// What a debt item may point to.
pub(super) struct Known {
    pub(super) initiatives: HashMap<Id, usize>,
    pub(super) metrics: HashMap<Id, usize>,
    pub(super) series: Series,
}

/// How many days before and after a repayment are compared: two quarters.
const WINDOW: u32 = 182;

pub(super) fn item(item: &DebtItem, known: &Known, basis: &Basis) -> DebtItemFacts {
    let (payback, no_payback) = either(calc::payback(item.principal, item.interest));
    let level = |level: Option<i64>| level.map(|level| level as f64);
    let (quadrant, no_quadrant) = either(calc::quadrant(level(item.risk), level(item.business_impact)));
    let (interest_paid, no_interest_paid) = either(interest_paid(item, basis.today));
    let initiative = item.initiative.and_then(|initiative| known.initiatives.get(&initiative.0));
    let initiative = initiative.map(|&n| &basis.strategy.initiatives[n]);
    let paid_by = initiative.and_then(|initiative| initiative.end).filter(|_| unpaid(item));
    let until = paid_by.and_then(|end| calc::interest_paid(item.interest, basis.today, end).ok());
    let begun = initiative.and_then(|initiative| initiative.start);
    let (effect, no_effect) = match item.status {
        DebtStatus::Paid => either(effect(item, begun, known, basis)),
        _ => (None, None),
    };
    DebtItemFacts {
        payback: payback
            .and_then(|payback| if let Payback::Quarters(quarters) = payback { Some(quarters) } else { None }),
        never_pays_back: payback == Some(Payback::Never),
        no_payback,
        quadrant,
        no_quadrant,
        interest_paid,
        no_interest_paid,
        paid_by,
        interest_until_paid: until,
        cleared_in: None,
        effect,
        no_effect,
    }
}

fn interest_paid(item: &DebtItem, today: NaiveDate) -> Result<f64, String> {
    let since = item.since.ok_or("since when it costs interest is not filled in")?;
    let until = match item.status {
        DebtStatus::Paid => item.paid_on.ok_or("on which day it was paid off is not filled in")?.min(today),
        _ => today,
    };
    calc::interest_paid(item.interest, since, until).map_err(|why| why.to_string())
}

fn effect(item: &DebtItem, begun: Option<NaiveDate>, known: &Known, basis: &Basis) -> Result<DebtEffect, String> {
    let metric = item.metric.and_then(|metric| known.metrics.get(&metric.0));
    let metric = metric.map(|&n| &basis.strategy.metrics[n]).ok_or("no metric says what paying it should move")?;
    let to = item.paid_on.ok_or("on which day it was paid off is not filled in")?;
    let change = item.metric_change.ok_or_else(|| RepaymentError::NothingExpected.to_string())?;
    let from = begun.unwrap_or(to).min(to);
    let found = calc::effect(values(&known.series, metric.id), Expected { change, from, to, window: WINDOW })
        .map_err(|why| why.to_string())?;
    let (name, unit) = (metric.name.trim(), metric.unit.as_str());
    let went = format!("“{name}” went from {} to {}", with_unit(found.before, unit), with_unit(found.after, unit));
    let judged = match found.verdict {
        Verdict::AsExpected => "as far as expected",
        Verdict::Partly => "less than expected",
        Verdict::NotMoved => "which is no more than chance",
        Verdict::WrongWay => "which is the wrong way",
    };
    let calc::Effect { before, after, change, chance, verdict } = found;
    Ok(DebtEffect { before, after, change, chance, verdict, words: format!("{went}, {judged}.") })
}
