//! Workback scheduling: from fixed dates back through what depends on what, to the latest day on which each step may
//! start.
//!
//! Dates follow from dependencies and durations alone; that people can do only so much at once is
//! [`finish`](super::finish)'s subject. A step without a duration is not guessed: it counts as no time at all, and every
//! date that rests on it is marked as a bound ("no earlier than", "no later than"). So what is called infeasible is
//! infeasible, whatever the missing durations turn out to be.

mod conflict;
mod responsible;
mod result;
mod workback;

pub use conflict::{Conflict, Planned, conflicts};
pub use responsible::{LastResponsible, last_responsible};
pub use result::{Because, Deadline, Infeasible, Slot, Workback};
pub use workback::workback;

use chrono::NaiveDate;
use thiserror::Error;

use super::calendar::Calendar;
use super::graph::Cycle;

/// How far a step has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// It has not begun.
    #[default]
    Open,
    /// It began on this day.
    Begun(NaiveDate),
    /// It is finished; nothing waits for it any more.
    Done,
}

/// A step of the plan.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Step {
    /// How long it takes, in days of the calendar. None or 0 is a missing duration.
    pub duration: Option<u32>,
    /// How far it has come.
    pub state: State,
    /// It cannot start before this day, for reasons outside the plan.
    pub not_before: Option<NaiveDate>,
    /// It must be finished by the end of this day: its fixed milestone, of several the earliest.
    pub finish_by: Option<NaiveDate>,
}

/// Which ends of two steps are tied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tie {
    /// The second starts after the first is finished.
    #[default]
    FinishStart,
    /// The second starts after the first has started.
    StartStart,
}

/// One step needs another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// The step that comes first.
    pub from: usize,
    /// The step that needs it.
    pub to: usize,
    /// Which ends are tied.
    pub tie: Tie,
    /// Days of the calendar between the two ends; negative where they may overlap.
    pub lag: i32,
}

/// A plan to be worked back from its fixed dates.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    /// Its steps.
    pub steps: &'a [Step],
    /// What needs what. Needs of steps that do not exist are left out.
    pub needs: &'a [Need],
    /// The days that count, for durations and lags.
    pub calendar: &'a Calendar,
    /// Nothing that has not begun can start before this day.
    pub today: NaiveDate,
    /// Everything must be finished by the end of this day: a fixed milestone of the strategy as a whole.
    pub finish_by: Option<NaiveDate>,
}

/// Why a plan has no dates.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ScheduleError {
    /// Steps need each other in circles.
    #[error("{} of steps that wait for each other, so none of them can ever start: remove one dependency of each",
        super::counted(.0.len() as i64, "circle", "circles"))]
    Cycles(Vec<Cycle>),
    /// A date lies outside the years 1 to 9999.
    #[error("step {} would lie outside the years 1 to 9999: check the durations and lags around it", .0 + 1)]
    BeyondCalendar(usize),
}

#[cfg(test)]
mod tests;
