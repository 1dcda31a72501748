//! Planned dates against what depends on what.

use chrono::NaiveDate;

use super::{Need, Tie};
use crate::calc::calendar::Calendar;

/// The dates that a step was given by its author.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Planned {
    /// The first day.
    pub start: Option<NaiveDate>,
    /// The last day.
    pub end: Option<NaiveDate>,
}

/// A step that is planned to start before what it needs allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The position of the need that is not met.
    pub need: usize,
    /// The day on which the second step is planned to start.
    pub start: NaiveDate,
    /// The first day on which it may: shifting it there solves the conflict.
    pub allowed: NaiveDate,
    /// How many days of the calendar it starts too early.
    pub short_by: i64,
}

/// The needs that the planned dates do not meet, in the order given. Needs of steps without the dates concerned are
/// left out. A step may start on the working day after its predecessor's last day, plus the lag.
pub fn conflicts(planned: &[Planned], needs: &[Need], calendar: &Calendar) -> Vec<Conflict> {
    let conflict = |(n, need): (usize, &Need)| {
        let (from, to) = (planned.get(need.from)?, planned.get(need.to)?);
        let free = match need.tie {
            Tie::FinishStart => calendar.number(from.end?.succ_opt()?),
            Tie::StartStart => calendar.number(from.start?),
        };
        let (start, first) = (to.start?, free + i64::from(need.lag));
        let short_by = first - calendar.number(start);
        let allowed = calendar.date(first)?;
        (short_by > 0).then_some(Conflict { need: n, start, allowed, short_by })
    };
    needs.iter().enumerate().filter_map(conflict).collect()
}
