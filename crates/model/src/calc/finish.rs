//! When it will probably be finished: a simulation of the plan with ranges of effort and with the people there are.
//!
//! Each run draws an effort for every piece of work and lets the teams work it off; from many runs follow the day by
//! which half of them were finished (P50) and the day by which 85 of 100 were (P85). The same seed gives the same days
//! on every machine: only operations that are exact everywhere are used.
//!
//! What it leaves out: efforts are drawn independently of each other, holidays and changes of capacity do not occur. As
//! estimates tend to err together, P85 is rather too early than too late.

mod order;
mod random;
mod simulate;

pub use random::Draws;
pub use simulate::simulate;

use chrono::NaiveDate;
use thiserror::Error;

use super::graph::Cycle;
use super::schedule::Need;

/// How much work something is, in person-weeks: if all goes well, as expected, if much goes wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effort {
    /// If all goes well.
    pub low: f64,
    /// As expected.
    pub likely: f64,
    /// If much goes wrong.
    pub high: f64,
}

/// Those who do the work.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Team {
    /// Person-weeks in a week.
    pub capacity: f64,
    /// How many pieces of work it has under way at once, sharing its capacity evenly; 1 to 16.
    pub at_once: u32,
}

/// A piece of work.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Work {
    /// What tells it from others, such as bits of its id. Draws hang on it, not on its position: adding or moving other
    /// work does not change them.
    pub key: u64,
    /// The team that does it.
    pub team: Option<usize>,
    /// What is left of it to do.
    pub effort: Option<Effort>,
    /// It cannot start before this day.
    pub not_before: Option<NaiveDate>,
    /// It is finished; nothing waits for it.
    pub done: bool,
}

/// A milestone: the day on which all of some work is finished.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// The work.
    pub works: Vec<usize>,
    /// The day by which it should be.
    pub by: Option<NaiveDate>,
}

/// A plan to be simulated.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    /// Its work, in the order in which a team that could do several takes them up.
    pub works: &'a [Work],
    /// What needs what; [`Need::lag`] in days of [`Plan::days_a_week`]. Needs of work that does not exist are left out.
    pub needs: &'a [Need],
    /// Who does it.
    pub teams: &'a [Team],
    /// The milestones.
    pub goals: &'a [Goal],
    /// The first day of the simulation, usually today.
    pub start: NaiveDate,
    /// How many days of a lag make a week: 5 for working days, 7 for all days.
    pub days_a_week: u8,
    /// Where the draws begin.
    pub seed: u64,
    /// How many runs: 10,000 is plenty. Held between 100 and [`MOST_RUNS`], and less for plans of thousands of pieces.
    pub runs: usize,
}

/// The most runs that are made.
pub const MOST_RUNS: usize = 100_000;

/// When something will probably be finished. A day is none where it lies beyond the year 9999.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finish {
    /// Half of the runs were finished by the end of this day.
    pub p50: Option<NaiveDate>,
    /// 85 of 100 runs were finished by the end of this day.
    pub p85: Option<NaiveDate>,
    /// Whether it waits for work that was left out: then it is finished no earlier than said, perhaps later.
    pub is_bound: bool,
}

/// When a milestone will probably be reached.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reached {
    /// When; none where nothing is left to do for it.
    pub finish: Option<Finish>,
    /// The share of runs in which it was reached by its day; none where it has no day.
    pub chance: Option<f64>,
}

/// Why a piece of work was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LeftOut {
    /// Its effort is missing.
    #[error("its effort is not estimated: enter low, likely and high")]
    NoEffort,
    /// Its effort is zero.
    #[error("its effort is 0: enter what is left to do, or mark it as done")]
    ZeroEffort,
    /// Its effort is NaN, infinite, negative or out of order.
    #[error("its effort is not a range from low over likely to high: correct it")]
    BadEffort,
    /// It has no team.
    #[error("it has no team: enter who does it")]
    NoTeam,
    /// Its team has no capacity.
    #[error("the capacity of its team is not known, or not above 0: enter the person-weeks it has")]
    NoCapacity,
    /// It would take longer than anyone can plan.
    #[error("its team would need more than a thousand years for it: check effort and capacity")]
    TooLong,
}

/// What a simulation comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// When each piece of work is finished; none for what is done or left out.
    pub works: Vec<Option<Finish>>,
    /// When each milestone is reached.
    pub goals: Vec<Reached>,
    /// When everything is finished; none where nothing is left to do.
    pub end: Option<Finish>,
    /// What was left out, and why. It counts as taking no time.
    pub left_out: Vec<(usize, LeftOut)>,
    /// How many runs were made.
    pub runs: usize,
}

/// Why a plan cannot be simulated.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FinishError {
    /// Work waits for itself in circles.
    #[error("{} of work that waits for itself, so it can never be finished: remove one dependency of each",
        super::counted(.0.len() as i64, "circle", "circles"))]
    Cycles(Vec<Cycle>),
}

#[cfg(test)]
mod tests;
