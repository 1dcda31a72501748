//! Metrics that drive others: whether the second follows the first, by month.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, NaiveDate};

use super::{Series, values};
use crate::calc::calendar::Period;
use crate::calc::lead::{self as calc, Correlation};
use crate::calc::{counted, short};
use crate::facts::basis::called;
use crate::facts::wording::sentence;
use crate::{Id, Strategy};

figures! {
    /// Whether one metric leads another.
    pub struct LeadFacts {
        /// The metric that drives.
        pub leading: Id,
        /// The metric that is driven.
        pub lagging: Id,
        /// By how many months the second follows most closely; none where it cannot be told.
        pub months: Option<usize>,
        /// How closely, −1 to 1.
        pub r: Option<f64>,
        /// From how many pairs of months.
        pub pairs: Option<usize>,
        /// Whether that is more than chance would give.
        pub beyond_chance: Option<bool>,
        /// In a sentence; also why it cannot be told.
        pub words: String,
    }
}

/// The most months that are looked back.
const LOOK_BACK: u32 = 120;
/// The longest lag that is tried, in months.
const LONGEST: usize = 12;

pub(super) fn leads(
    strategy: &Strategy,
    metric_at: &HashMap<Id, usize>,
    series: &Series,
    today: NaiveDate,
) -> Vec<LeadFacts> {
    let months = months(today);
    let mut by_month: BTreeMap<Id, Vec<Option<f64>>> = BTreeMap::new();
    let mut leads = Vec::new();
    for leading in &strategy.metrics {
        for drive in &leading.drives {
            let Some(lagging) = drive.metric.and_then(|metric| metric_at.get(&metric.0)) else { continue };
            let lagging = &strategy.metrics[*lagging];
            for id in [leading.id, lagging.id] {
                by_month.entry(id).or_insert_with(|| calc::by_period(values(series, id), &months));
            }
            let of = |id| by_month.get(id).map_or(&[][..], Vec::as_slice);
            let found = calc::closest(of(&leading.id), of(&lagging.id), LONGEST);
            let names = (called(&leading.name, "untitled metric"), called(&lagging.name, "untitled metric"));
            let words = match &found {
                Ok(found) => words(found, names),
                Err(why) => sentence(why),
            };
            let found = found.ok();
            leads.push(LeadFacts {
                leading: leading.id,
                lagging: lagging.id,
                months: found.map(|found| found.lag),
                r: found.map(|found| found.r),
                pairs: found.map(|found| found.pairs),
                beyond_chance: found.map(|found| found.beyond_chance),
                words,
            });
        }
    }
    leads
}

fn words(found: &Correlation, (leading, lagging): (&str, &str)) -> String {
    if !found.beyond_chance {
        return format!("“{lagging}” has not followed “{leading}” more closely than chance would.");
    }
    let way = if found.r > 0.0 { "in the same direction" } else { "in the opposite direction" };
    let when = match found.lag {
        0 => "in the same month".to_owned(),
        lag => format!("{} later", counted(lag as i64, "month", "months")),
    };
    let (r, pairs) = (short((found.r * 100.0).round() / 100.0), found.pairs);
    format!(
        "“{lagging}” follows “{leading}” {when}, {way} (r = {r}, {pairs} months); that does not show that one moves the other."
    )
}

/// The months up to today, the oldest first.
fn months(today: NaiveDate) -> Vec<Period> {
    let this = NaiveDate::from_ymd_opt(today.year(), today.month(), 1);
    let mut months = Vec::new();
    let mut end = Some(today);
    let mut first = this;
    while let (Some(from), Some(to), true) = (first, end, months.len() < LOOK_BACK as usize) {
        months.extend(Period::new(from, to));
        end = from.pred_opt();
        first = end.and_then(|end| NaiveDate::from_ymd_opt(end.year(), end.month(), 1));
    }
    months.reverse();
    months
}
