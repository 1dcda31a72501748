//! Milestones: how far off they are, and whether the plan keeps them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::initiative::{InitiativeFacts, Scheduled};
use crate::Id;
use crate::calc::{counted, day};
use crate::facts::basis::{Basis, initiative_name};
use crate::records::{Initiative, InitiativeStatus, Milestone};

/// How a milestone stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MilestoneState {
    /// All that belongs to it is done.
    Reached,
    /// The plan keeps it.
    OnTime,
    /// The plan does not keep it.
    Late,
    /// It is a target on the way: its day lies between start and end of what belongs to it, and the plan says no more.
    Within,
    /// Its day is past, and not all that belongs to it is done.
    Passed,
    /// It cannot be told: it has no day, nothing belongs to it, or that has no end.
    Unknown,
}

figures! {
    /// One milestone.
    pub struct MilestoneFacts {
        /// The initiatives that belong to it: the one that it names, and those that are linked as delivering it.
        pub initiatives: Vec<Id>,
        /// How many days from today; below 0 it is past.
        pub days_left: Option<i64>,
        /// How it stands.
        pub state: MilestoneState,
        /// By how many days the plan misses it.
        pub late_by: Option<i64>,
        /// In a sentence.
        pub words: String,
    }
}

pub(super) fn milestones(
    scheduled: &Scheduled,
    initiatives: &BTreeMap<Id, InitiativeFacts>,
    basis: &Basis,
) -> BTreeMap<Id, MilestoneFacts> {
    let all = basis.strategy.milestones.iter().zip(&scheduled.of_milestone);
    let facts = all.map(|(milestone, members)| {
        let members: Vec<&Initiative> = members.iter().map(|&n| &basis.strategy.initiatives[n]).collect();
        let (state, late_by, words) = state(milestone, &members, initiatives, basis.today);
        let facts = MilestoneFacts {
            initiatives: members.iter().map(|initiative| initiative.id).collect(),
            days_left: milestone.date.map(|date| (date - basis.today).num_days()),
            state,
            late_by,
            words,
        };
        (milestone.id, facts)
    });
    facts.collect()
}

fn state(
    milestone: &Milestone,
    members: &[&Initiative],
    initiatives: &BTreeMap<Id, InitiativeFacts>,
    today: NaiveDate,
) -> (MilestoneState, Option<i64>, String) {
    use MilestoneState::{Late, OnTime, Passed, Reached, Unknown, Within};
    let Some(date) = milestone.date else {
        return (Unknown, None, "It has no day yet.".to_owned());
    };
    let waiting: Vec<_> = members.iter().filter(|member| member.status != InitiativeStatus::Done).collect();
    match (members.is_empty(), waiting.is_empty()) {
        (true, _) if date < today => return (Passed, None, format!("Its day was {}.", day(date))),
        (true, _) => return (Unknown, None, "No initiative belongs to it.".to_owned()),
        (_, true) => return (Reached, None, "All that belongs to it is done.".to_owned()),
        _ if date < today => {
            let name = initiative_name(waiting[0]);
            return (Passed, None, format!("Its day was {}, and “{name}” is not done.", day(date)));
        }
        _ => {}
    }
    if let Some(member) = waiting.iter().find(|member| on_the_way(milestone, member)) {
        let (name, end) = (initiative_name(member), member.end.map_or(String::new(), day));
        return (Within, None, format!("It lies on the way of “{name}”, which is planned to end on {end}."));
    }
    // The plan as its author has it, and where it has no end the earliest that is possible.
    let end = |member: &Initiative| {
        let earliest = initiatives.get(&member.id).and_then(|facts| facts.earliest_finish);
        Some((member.end.max(earliest)?, member.end < earliest))
    };
    let last = waiting.iter().filter_map(|&&member| Some((end(member)?, member))).max_by_key(|((end, _), _)| *end);
    let known = waiting.iter().all(|member| end(member).is_some());
    match last {
        Some(((end, possible), member)) if end > date => {
            let (name, late) = (initiative_name(member), (end - date).num_days());
            let verb = if possible { "cannot be finished before" } else { "is planned to end on" };
            let words = format!("“{name}” {verb} {}, {} after {}.", day(end), counted(late, "day", "days"), day(date));
            (Late, Some(late), words)
        }
        Some(((end, possible), member)) if known => {
            let (name, early) = (initiative_name(member), (date - end).num_days());
            let room =
                if early == 0 { "on the day".to_owned() } else { format!("{} before", counted(early, "day", "days")) };
            let verb = if possible { "can be finished on" } else { "is planned to end on" };
            (OnTime, None, format!("“{name}” {verb} {}, {room}.", day(end)))
        }
        _ => {
            let open = waiting.iter().find(|member| end(member).is_none()).map_or("", |member| initiative_name(member));
            (Unknown, None, format!("“{open}” has no end yet."))
        }
    }
}

/// Whether a milestone lies within the time of an initiative rather than at its end. A fixed date binds the end.
pub(in crate::facts) fn on_the_way(milestone: &Milestone, initiative: &Initiative) -> bool {
    let within = |date: NaiveDate| {
        initiative.start.is_some_and(|start| start <= date) && initiative.end.is_some_and(|end| date < end)
    };
    !milestone.fixed && milestone.date.is_some_and(within)
}
