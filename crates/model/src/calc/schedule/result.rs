//! What a workback comes to.

use chrono::NaiveDate;

use crate::calc::{counted, day};

/// What sets the latest dates of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deadline {
    /// The fixed milestone of this step.
    Step(usize),
    /// The fixed milestone of the strategy as a whole.
    Plan,
    /// No fixed date: the earliest end of the whole plan.
    EarliestEnd,
}

/// The dates of one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The first day on which it can start, or on which it started.
    pub earliest_start: NaiveDate,
    /// The first day on which it can be finished; none without a duration.
    pub earliest_finish: Option<NaiveDate>,
    /// The last day on which it may start; none without a duration, or where nothing bounds it.
    pub latest_start: Option<NaiveDate>,
    /// The last day on which it may finish; none where nothing bounds it.
    pub latest_finish: Option<NaiveDate>,
    /// Latest start − earliest start, in days of the calendar.
    pub float: Option<i64>,
    /// Whether the float is 0 or less.
    pub critical: bool,
    /// What sets the latest dates, and by which day.
    pub deadline: Option<(Deadline, NaiveDate)>,
    /// Whether it has begun.
    pub begun: bool,
    /// Whether durations are missing before it: then it can start no earlier than said, perhaps later.
    pub earliest_is_bound: bool,
    /// Whether durations are missing after it: then it may finish no later than said, perhaps earlier.
    pub latest_is_bound: bool,
}

/// Why a step cannot be finished in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// The last day on which it might have started lies before today.
    Passed,
    /// It may still start in time, but something else lets it start only later.
    Held,
    /// It is under way, and what is left of it takes too long.
    UnderWay,
}

/// A step that cannot be finished in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Infeasible {
    /// Which step.
    pub step: usize,
    /// The last day on which it might have started.
    pub latest_start: NaiveDate,
    /// The first day on which it can start.
    pub earliest_start: NaiveDate,
    /// Days of the calendar between the two, at least 1.
    pub short_by: i64,
    /// What sets its latest start, and by which day.
    pub deadline: (Deadline, NaiveDate),
    /// Why it cannot.
    pub because: Because,
}

impl Infeasible {
    /// What cannot be, in a sentence. `unit` is [`Calendar::unit`](crate::calc::calendar::Calendar::unit).
    pub fn words(&self, name: impl Fn(usize) -> String, unit: (&str, &str)) -> String {
        let what = match self.deadline.0 {
            Deadline::Step(step) if step == self.step => "it".to_owned(),
            Deadline::Step(step) => format!("“{}”", name(step)),
            Deadline::Plan | Deadline::EarliestEnd => "the whole".to_owned(),
        };
        let (step, by, latest) = (name(self.step), day(self.deadline.1), day(self.latest_start));
        let short = counted(self.short_by, unit.0, unit.1);
        let bound = format!("for {what} to be finished by {by}");
        match self.because {
            Because::Passed => {
                format!(
                    "“{step}” had to start by {latest} {bound}; the earliest that it can start now is {short} later."
                )
            }
            Because::Held => {
                let earliest = day(self.earliest_start);
                format!(
                    "“{step}” must start by {latest} {bound}, but it cannot start before {earliest}, {short} later."
                )
            }
            Because::UnderWay => format!("“{step}” is under way, but is {short} too late {bound}."),
        }
    }
}

/// All dates of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Workback {
    /// The dates of each step; none for what is done.
    pub slots: Vec<Option<Slot>>,
    /// The steps with no float, each after those that it needs.
    pub critical: Vec<usize>,
    /// The chain of steps that sets the earliest end of the plan, first to last.
    pub longest: Vec<usize>,
    /// The earliest day on which everything can be finished; none where nothing is left to do.
    pub earliest_end: Option<NaiveDate>,
    /// The steps that cannot be finished in time, the shortest of time first.
    pub infeasible: Vec<Infeasible>,
    /// The steps whose duration is missing.
    pub without_duration: Vec<usize>,
    /// For each step the next on the way to the deadline that sets its latest dates; none at the end of the way.
    pub next: Vec<Option<usize>>,
}

impl Workback {
    /// The steps from this one to its deadline, both included. They are not kept for every step: in a chain of thousands
    /// that would be millions.
    pub fn path(&self, step: usize) -> Vec<usize> {
        std::iter::successors(Some(step), |&step| self.next.get(step).copied().flatten()).collect()
    }
}
