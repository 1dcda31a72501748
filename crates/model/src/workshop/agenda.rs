//! The agenda by the clock: what each step has, what it took, when the next begins, and what gives when one overruns.

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use ts_rs::TS;

use super::Held;
use crate::records::{Activity, Lap, WorkshopStep};
use crate::{Id, Strategy};

/// How far a step has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// Behind us.
    Done,
    /// The one that runs.
    Current,
    /// Passed over.
    Skipped,
    /// Ahead of us.
    Ahead,
}

/// A step on the agenda.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct AgendaRow {
    /// The step.
    pub step: Id,
    /// How far it has come.
    pub state: StepState,
    /// The minutes it was planned with.
    pub planned: i64,
    /// The minutes it has, with what was added or given.
    pub minutes: i64,
    /// The seconds it took so far.
    pub spent: i64,
    /// When it begins, began, or would begin: by the plan before the workshop, by the clock in it.
    pub begins: Option<DateTime<Utc>>,
}

/// The time of the step that runs.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct StepClock {
    /// The step.
    pub step: Id,
    /// The seconds it has.
    pub allotted: i64,
    /// The seconds it took so far.
    pub spent: i64,
    /// When its time is up, while it runs; none while it pauses.
    pub ends: Option<DateTime<Utc>>,
    /// Whether it pauses.
    pub paused: bool,
}

/// What a step gives so that the end is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Give {
    /// The step.
    pub step: Id,
    /// The minutes it has.
    pub from: i64,
    /// The minutes it would have.
    pub to: i64,
}

/// The agenda of a workshop at a moment.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Agenda {
    /// The steps, in order.
    pub rows: Vec<AgendaRow>,
    /// The minutes of all steps.
    pub minutes: i64,
    /// The minutes that the room is booked.
    pub slot: Option<i64>,
    /// The seconds used so far.
    pub used: i64,
    /// The seconds by which what was done took longer than planned; less than 0 where it was quicker.
    pub behind: i64,
    /// When it will end as things stand.
    pub ends: Option<DateTime<Utc>>,
    /// The minutes by which it does not fit its slot, as things stand; 0 where it fits.
    pub over: i64,
    /// What would give.
    pub gives: Vec<Give>,
    /// The same in words.
    pub words: String,
    /// The time of the step that runs.
    pub clock: Option<StepClock>,
}

/// The seconds that a lap took: pauses and a clock that was set back count for nothing.
pub fn spent(lap: &Lap, now: DateTime<Utc>) -> i64 {
    let Some(begun) = lap.begun else { return 0 };
    let until = lap.ended.or(lap.paused).unwrap_or(now);
    (until - begun).num_seconds().saturating_sub(lap.away.unwrap_or(0).max(0)).max(0)
}

/// The minutes that a step has with what was added or given.
fn minutes(step: &WorkshopStep, lap: Option<&Lap>) -> i64 {
    step.minutes.unwrap_or(0).saturating_add(lap.and_then(|lap| lap.added).unwrap_or(0)).max(0)
}

/// The agenda of a workshop; none where there is no such workshop.
pub fn agenda(strategy: &Strategy, id: Id, now: DateTime<Utc>) -> Option<Agenda> {
    Held::of(strategy, id).map(|held| of(&held, now))
}

/// The agenda of a workshop at a moment.
pub fn of(held: &Held<'_>, now: DateTime<Utc>) -> Agenda {
    let lap = |step: &WorkshopStep| held.run?.laps.iter().find(|lap| lap.step.is_some_and(|its| its.0 == step.id));
    let current = held.current().filter(|_| held.run.is_some_and(|run| run.ended.is_none())).map(|step| step.id);
    let begun = held.run.and_then(|run| run.begun);
    let mut next = begun.map_or(held.workshop.start, |_| Some(now));
    let mut clock = None;
    let mut rows = Vec::new();
    let reached =
        held.steps.iter().position(|step| Some(step.id) == held.run.and_then(|run| run.step).map(|its| its.0));
    for (at, step) in held.steps.iter().enumerate() {
        let lap = lap(step);
        let (planned, has) = (step.minutes.unwrap_or(0).max(0), minutes(step, lap));
        let took = lap.map_or(0, |lap| spent(lap, now));
        let done = lap.is_some_and(|lap| lap.begun.is_some());
        let state = match current == Some(step.id) {
            true => StepState::Current,
            false if done => StepState::Done,
            false if reached.is_some_and(|reached| at < reached) => StepState::Skipped,
            false => StepState::Ahead,
        };
        let begins = if done { lap.and_then(|lap| lap.begun) } else { next };
        match state {
            StepState::Current => {
                let left = has.saturating_mul(60).saturating_sub(took);
                let paused = lap.is_some_and(|lap| lap.paused.is_some());
                let ends = now.checked_add_signed(TimeDelta::seconds(left)).filter(|_| !paused);
                clock = Some(StepClock { step: step.id, allotted: has * 60, spent: took, ends, paused });
                next = next.and_then(|next| next.checked_add_signed(TimeDelta::seconds(left.max(0))));
            }
            StepState::Ahead => next = next.and_then(|next| next.checked_add_signed(TimeDelta::minutes(has))),
            StepState::Done | StepState::Skipped => {}
        }
        rows.push(AgendaRow { step: step.id, state, planned, minutes: has, spent: took, begins });
    }
    let sum = rows.iter().fold(0_i64, |sum, row| sum.saturating_add(row.minutes));
    let used = rows.iter().fold(0_i64, |sum, row| sum.saturating_add(row.spent));
    let behind = rows.iter().fold(0_i64, |sum, row| match row.state {
        StepState::Done | StepState::Skipped => sum + row.spent - row.planned * 60,
        StepState::Current => sum + (row.spent - row.planned * 60).max(0),
        StepState::Ahead => sum,
    });
    let planned = rows.iter().fold(0_i64, |sum, row| sum.saturating_add(row.planned));
    let slot = held.workshop.slot.filter(|slot| *slot > 0);
    // Before it begins the sum is held against the slot; from then on the expected end against the booked one.
    let over = match begun {
        None => slot.map_or(0, |slot| (sum - slot).max(0)),
        Some(begun) => {
            let end = begun.checked_add_signed(TimeDelta::minutes(slot.unwrap_or(planned)));
            let late = next.zip(end).map_or(0, |(next, end)| (next - end).num_seconds());
            if late < 30 { 0 } else { (late + 30) / 60 }
        }
    };
    let ended = held.run.is_some_and(|run| run.ended.is_some());
    let gives = if begun.is_some() && !ended { gives(held, &rows, over) } else { Vec::new() };
    let words = if ended { String::new() } else { words(held, begun.is_some(), over, slot, sum, &gives) };
    let over = if ended { 0 } else { over };
    Agenda { rows, minutes: sum, slot, used, behind, ends: next, over, gives, words, clock }
}

/// What the steps ahead would give: a minute at a time from the one that has most, none below half of what it has. A
/// break gives last.
fn gives(held: &Held<'_>, rows: &[AgendaRow], over: i64) -> Vec<Give> {
    let is_break = |id: Id| held.steps.iter().any(|step| step.id == id && step.activity == Activity::Break);
    let ahead = rows.iter().filter(|row| row.state == StepState::Ahead);
    let mut could: Vec<Give> = ahead.map(|row| Give { step: row.step, from: row.minutes, to: row.minutes }).collect();
    for _ in 0..over.min(1_440) {
        let may = could.iter_mut().filter(|give| give.to > (give.from + 1) / 2);
        let Some(most) = may.max_by_key(|give| (!is_break(give.step), give.to)) else { break };
        most.to -= 1;
    }
    could.retain(|give| give.to < give.from);
    could
}

fn words(held: &Held<'_>, begun: bool, over: i64, slot: Option<i64>, sum: i64, gives: &[Give]) -> String {
    let minutes = |n: i64| if n == 1 { "1 minute".to_owned() } else { format!("{n} minutes") };
    if !begun {
        return match slot {
            Some(_) if over > 0 => format!("{} more than the slot.", minutes(over)),
            Some(slot) if sum < slot => format!("{} to spare.", minutes(slot - sum)),
            Some(_) => "Fits the slot exactly.".into(),
            None => String::new(),
        };
    }
    if over == 0 {
        return String::new();
    }
    let title = |id: Id| held.steps.iter().find(|step| step.id == id).map_or("a step", |step| step.title.as_str());
    let parts: Vec<String> =
        gives.iter().map(|give| format!("{} gets {} of {}", title(give.step), give.to, give.from)).collect();
    let given: i64 = gives.iter().map(|give| give.from - give.to).sum();
    let late = format!("{} over.", minutes(over));
    match (parts.is_empty(), over - given) {
        (true, _) => format!("{late} No step ahead can give."),
        (false, rest) if rest > 0 => {
            format!("{late} To keep the end: {}; {} would still be missing.", parts.join(", "), minutes(rest))
        }
        _ => format!("{late} To keep the end: {}.", parts.join(", ")),
    }
}
