//! The plan: what can start and finish when, which dates contradict each other, which days matter.

mod conflict;
mod gating;
mod initiative;
mod milestone;

pub use conflict::ConflictFacts;
pub use gating::DecisionFacts;
pub use initiative::{DurationSource, EffortFacts, InitiativeFacts};
pub(super) use milestone::on_the_way;
pub use milestone::{MilestoneFacts, MilestoneState};

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::basis::{Basis, initiative_name};
use super::teams::Teams;
use crate::calc::schedule::ScheduleError;
use crate::records::Initiative;
use crate::{Change, Id};
pub(super) use initiative::{Scheduled, as_need, effort, planned};

figures! {
    /// The plan.
    #[derive(Default)]
    pub struct PlanFacts {
        /// Each initiative.
        pub initiatives: BTreeMap<Id, InitiativeFacts>,
        /// The dependencies that the planned dates do not meet, in the order of the dependencies.
        pub conflicts: Vec<ConflictFacts>,
        /// The changes that solve all conflicts at once, by moving as little as possible to later days.
        pub mend_all: Vec<Change>,
        /// The initiatives that wait for each other in a circle; while there are any, nothing has dates.
        pub circles: Vec<DependencyCircle>,
        /// Each milestone.
        pub milestones: BTreeMap<Id, MilestoneFacts>,
        /// The decisions that initiatives wait for.
        pub decisions: BTreeMap<Id, DecisionFacts>,
        /// The chain of initiatives that sets the earliest end of the plan, first to last.
        pub longest: Vec<Id>,
        /// The earliest day on which everything with a duration can be finished.
        pub earliest_end: Option<NaiveDate>,
        /// The initiatives that cannot be finished in time, the shortest of time first.
        pub infeasible: Vec<Id>,
        /// The open initiatives that have neither dates nor an effort that gives a duration.
        pub without_duration: Vec<Id>,
        /// Why there are no earliest and latest dates.
        pub no_dates: Option<String>,
        /// Whether durations and float count working days rather than all days.
        pub working_days: bool,
    }

    /// Initiatives that wait for each other.
    pub struct DependencyCircle {
        /// Each needs the one before it, and the first needs the last.
        pub initiatives: Vec<Id>,
        /// In a sentence.
        pub words: String,
    }
}

pub(super) fn plan(basis: &Basis) -> PlanFacts {
    let initiatives = &basis.strategy.initiatives;
    let scheduled = Scheduled::new(basis, &Teams::new(basis));
    let name = |step: usize| scheduled.initiative(step).map_or("", initiative_name).to_owned();
    let ids = |steps: &[usize]| steps.iter().filter_map(|&step| scheduled.id(step)).collect::<Vec<_>>();
    let mut found = PlanFacts { working_days: basis.working_days, ..PlanFacts::default() };
    match &scheduled.workback {
        Ok(workback) => {
            found.longest = ids(&workback.longest);
            found.earliest_end = workback.earliest_end;
            found.infeasible = workback.infeasible.iter().filter_map(|step| scheduled.id(step.step)).collect();
        }
        Err(why) => {
            found.no_dates = Some(match why {
                ScheduleError::Cycles(_) => super::wording::sentence(why),
                ScheduleError::BeyondCalendar(step) => format!(
                    "“{}” would lie outside the years 1 to 9999: check the durations and lags around it.",
                    name(*step)
                ),
            });
        }
    }
    if let Err(ScheduleError::Cycles(cycles)) = &scheduled.workback {
        found.circles = cycles
            .iter()
            .map(|cycle| DependencyCircle {
                initiatives: ids(&cycle.0),
                words: match &cycle.0[..] {
                    [alone] => format!("“{}” waits for itself.", name(*alone)),
                    _ => format!("{} wait for each other.", cycle.words(name)),
                },
            })
            .collect();
    }
    found.initiatives = initiative::initiatives(&scheduled, basis);
    found.without_duration = initiatives
        .iter()
        .filter(|initiative| scheduled.is_planned(initiative))
        .filter(|initiative| found.initiatives.get(&initiative.id).is_some_and(|facts| facts.duration.is_none()))
        .map(|initiative: &Initiative| initiative.id)
        .collect();
    (found.conflicts, found.mend_all) = conflict::conflicts(basis);
    found.milestones = milestone::milestones(&scheduled, &found.initiatives, basis);
    found.decisions = gating::decisions(&scheduled, basis);
    found
}
