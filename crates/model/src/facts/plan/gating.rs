//! The last responsible date of decisions that an initiative waits for.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::initiative::{Scheduled, planned};
use crate::Id;
use crate::calc::schedule::last_responsible;
use crate::calc::{counted, day};
use crate::facts::basis::{Basis, initiative_name};
use crate::records::{Decision, DecisionStatus, Initiative};

figures! {
    /// A decision that is not taken yet, and that an initiative waits for.
    pub struct DecisionFacts {
        /// The initiative.
        pub initiative: Id,
        /// The last day on which it can be taken without delaying the initiative; none where nothing says when that must
        /// start.
        pub last_responsible: Option<NaiveDate>,
        /// Whether a deadline sets that day; otherwise it is the planned start.
        pub by_deadline: bool,
        /// Whether durations are missing after it: it is no later than said, perhaps earlier.
        pub is_bound: bool,
        /// How many days from today; below 0 it is past.
        pub days_left: Option<i64>,
        /// In a sentence.
        pub words: String,
    }
}

pub(super) fn decisions(scheduled: &Scheduled, basis: &Basis) -> BTreeMap<Id, DecisionFacts> {
    let open = |decision: &&Decision| matches!(decision.status, DecisionStatus::Draft | DecisionStatus::Proposed);
    let facts = basis.strategy.decisions.iter().filter(open).filter_map(|decision| {
        let n = *scheduled.at.get(&decision.gates?.0)?;
        let initiative = basis.strategy.initiatives.get(n).filter(|initiative| planned(initiative))?;
        Some((decision.id, one(initiative, scheduled.step[n], scheduled, basis)))
    });
    facts.collect()
}

fn one(initiative: &Initiative, step: Option<usize>, scheduled: &Scheduled, basis: &Basis) -> DecisionFacts {
    let workback = scheduled.workback.as_ref().ok();
    let deadline = step
        .zip(workback)
        .and_then(|(step, workback)| last_responsible(workback, &[step], 0, &basis.calendar, basis.today));
    let date = deadline.map(|found| found.date).or(initiative.start);
    let name = initiative_name(initiative);
    let days_left = date.map(|date| (date - basis.today).num_days());
    let words = match (date, days_left) {
        (Some(date), Some(left)) if left < 0 => {
            format!("It should have been taken by {}: every day more delays “{name}”.", day(date))
        }
        (Some(date), Some(left)) => {
            let why = if deadline.is_some() { "or its deadline is missed" } else { "as it is planned to start then" };
            format!("“{name}” waits for it: {} left, until {}, {why}.", counted(left, "day", "days"), day(date))
        }
        _ => format!("“{name}” waits for it, but nothing says when that must start."),
    };
    DecisionFacts {
        initiative: initiative.id,
        last_responsible: date,
        by_deadline: deadline.is_some(),
        is_bound: deadline.is_some_and(|found| found.is_bound),
        days_left,
        words,
    }
}
