//! The last responsible date of a decision.

use chrono::NaiveDate;

use super::Workback;
use crate::calc::calendar::Calendar;

/// The last day on which a decision can be taken without delaying what it gates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastResponsible {
    /// The day.
    pub date: NaiveDate,
    /// The step that sets it.
    pub step: usize,
    /// Whether it lies before today.
    pub passed: bool,
    /// Whether durations are missing after it: then it is no later than said, perhaps earlier.
    pub is_bound: bool,
}

/// The last responsible date of a decision that gates these steps: the earliest of their latest starts, less the notice
/// (days of the calendar) that people need between the decision and the start. Steps that have begun, are done, or are
/// bound by nothing do not count; none if there is no other.
///
/// Source: the last responsible moment, Poppendieck, *Lean Software Development* (2003), ch. 3; latest starts from
/// [`workback`](super::workback).
pub fn last_responsible(
    workback: &Workback,
    gated: &[usize],
    notice: u32,
    calendar: &Calendar,
    today: NaiveDate,
) -> Option<LastResponsible> {
    let candidates = gated.iter().filter_map(|&step| {
        let slot = workback.slots.get(step)?.as_ref().filter(|slot| !slot.begun)?;
        let (latest, missing) = match slot.latest_start {
            Some(start) => (start, false),
            None => (slot.latest_finish?, true),
        };
        let date = calendar.date(calendar.number(latest) - i64::from(notice))?;
        Some(LastResponsible { date, step, passed: date < today, is_bound: slot.latest_is_bound || missing })
    });
    candidates.min_by_key(|found| found.date)
}
