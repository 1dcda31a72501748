//! What all figures rest on: the records, today, the calendar, and the days of cycles.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::calc::calendar::{Calendar, Period};
use crate::records::{Cycle, Initiative, InitiativeStatus};
use crate::{AnyRecord, Id, Strategy};

/// Where a period comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PeriodSource {
    /// From dates of its own.
    Dates,
    /// From the dates of its cycle.
    Cycle,
    /// From a quarter of the fiscal year.
    Quarter,
}

figures! {
    /// The days that something covers.
    #[derive(Copy)]
    pub struct Timed {
        /// The first day.
        pub from: NaiveDate,
        /// The last day.
        pub to: NaiveDate,
        /// Where that is said.
        pub source: PeriodSource,
    }
}

impl Timed {
    /// As a period to reckon with; its days are in order.
    pub fn period(&self) -> Option<Period> {
        Period::new(self.from, self.to)
    }
}

/// What all figures rest on.
pub(super) struct Basis<'a> {
    pub(super) strategy: &'a Strategy,
    pub(super) today: NaiveDate,
    pub(super) calendar: Calendar,
    /// Whether only working days count.
    pub(super) working_days: bool,
    /// The first month of the fiscal year.
    pub(super) fiscal_month: u32,
    /// The days of each cycle, or why there are none.
    pub(super) cycles: HashMap<Id, Result<Timed, &'static str>>,
}

impl<'a> Basis<'a> {
    pub(super) fn new(strategy: &'a Strategy, today: NaiveDate) -> Self {
        let about = strategy.about();
        let working_days = about.is_some_and(|about| about.working_days);
        let calendar = if working_days {
            let holidays = about.iter().flat_map(|about| &about.holidays).filter_map(|holiday| holiday.date);
            Calendar::working_week(&holidays.collect::<Vec<_>>())
        } else {
            Calendar::every_day()
        };
        let fiscal_month = strategy.fiscal_month();
        let cycles = strategy.cycles.iter().map(|cycle| (cycle.id, days_of(cycle, fiscal_month))).collect();
        Self { strategy, today, calendar, working_days, fiscal_month, cycles }
    }

    /// The cycles that have days, by their first day.
    pub(super) fn cycles_in_order(&self) -> Vec<(&'a Cycle, Period)> {
        let timed = |cycle| Some((cycle, self.cycles.get(&AnyRecord::id(cycle))?.as_ref().ok()?.period()?));
        let mut cycles: Vec<_> = self.strategy.cycles.iter().filter_map(timed).collect();
        cycles.sort_by_key(|(_, period)| (period.from(), period.to()));
        cycles
    }
}

/// The days of a cycle: its own dates, where one is left open that of its quarter.
fn days_of(cycle: &Cycle, fiscal_month: u32) -> Result<Timed, &'static str> {
    let quarter = cycle.quarter.map(|quarter| (quarter.first_day(fiscal_month), quarter.last_day(fiscal_month)));
    let source =
        if cycle.starts.is_some() || cycle.ends.is_some() { PeriodSource::Dates } else { PeriodSource::Quarter };
    let ends = cycle.starts.or(quarter.map(|days| days.0)).zip(cycle.ends.or(quarter.map(|days| days.1)));
    in_order(ends, source, "it has neither a quarter nor a first and a last day: enter one")
}

pub(super) fn in_order(
    ends: Option<(NaiveDate, NaiveDate)>,
    source: PeriodSource,
    none: &'static str,
) -> Result<Timed, &'static str> {
    let (from, to) = ends.ok_or(none)?;
    if from > to {
        return Err("its last day lies before its first: change one of them");
    }
    Ok(Timed { from, to, source })
}

/// The position of each record by its id.
pub(super) fn positions<T: AnyRecord>(records: &[T]) -> HashMap<Id, usize> {
    records.iter().enumerate().map(|(n, record)| (record.id(), n)).collect()
}

/// The positions of records by what they belong to, each list in the order of the records.
pub(super) fn grouped<T>(records: &[T], owner: impl Fn(&T) -> Option<Id>) -> HashMap<Id, Vec<usize>> {
    let mut groups: HashMap<Id, Vec<usize>> = HashMap::new();
    for (n, record) in records.iter().enumerate() {
        if let Some(owner) = owner(record) {
            groups.entry(owner).or_default().push(n);
        }
    }
    groups
}

/// What a record is called in a sentence; records without a name are called by their kind.
pub(super) fn called<'a>(name: &'a str, otherwise: &'a str) -> &'a str {
    if name.trim().is_empty() { otherwise } else { name.trim() }
}

/// What an initiative is called in a sentence.
pub(super) fn initiative_name(initiative: &Initiative) -> &str {
    called(&initiative.title, "untitled initiative")
}

/// Whether an initiative is neither done nor given up.
pub(super) fn is_open(initiative: &Initiative) -> bool {
    !matches!(initiative.status, InitiativeStatus::Done | InitiativeStatus::Dropped)
}
