//! Initiatives as steps of a plan, and the dates that come out.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::calc::calendar::Period;
use crate::calc::finish::LeftOut;
use crate::calc::schedule::{self, Deadline, Need, Plan, ScheduleError, State, Step, Tie, Workback};
use crate::facts::basis::{Basis, initiative_name, is_open, positions};
use crate::facts::teams::Teams;
use crate::facts::wording::sentence;
use crate::records::{Dependency, DependencyKind, Horizon, Initiative, InitiativeStatus, Relation};
use crate::{Id, Kind};

/// Where a duration comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DurationSource {
    /// The days from its start to its end.
    Dates,
    /// Its likely effort and what its team can do.
    Effort,
}

figures! {
    /// One initiative in the plan. Dates are there only for what is open and not set aside.
    pub struct InitiativeFacts {
        /// How long it takes, in days of the calendar.
        pub duration: Option<u32>,
        /// Where the duration comes from.
        pub duration_source: Option<DurationSource>,
        /// Its effort.
        pub effort: Option<EffortFacts>,
        /// Why there is none.
        pub no_effort: Option<String>,
        /// The first day on which it can start, or on which it started.
        pub earliest_start: Option<NaiveDate>,
        /// The first day on which it can be finished.
        pub earliest_finish: Option<NaiveDate>,
        /// The last day on which it may start.
        pub latest_start: Option<NaiveDate>,
        /// The last day on which it may finish.
        pub latest_finish: Option<NaiveDate>,
        /// Latest start − earliest start, in days of the calendar.
        pub float: Option<i64>,
        /// Whether the float is 0 or less.
        pub critical: bool,
        /// The day that bounds the latest dates.
        pub deadline: Option<NaiveDate>,
        /// The fixed milestone that sets it; none where it is the earliest end of the whole plan.
        pub deadline_milestone: Option<Id>,
        /// Whether durations are missing before it: it can start no earlier than said, perhaps later.
        pub earliest_is_bound: bool,
        /// Whether durations are missing after it: it may finish no later than said, perhaps earlier.
        pub latest_is_bound: bool,
        /// Why it cannot be finished in time.
        pub infeasible: Option<String>,
        /// By how many days of the calendar it is too late.
        pub short_by: Option<i64>,
        /// The initiatives that it needs, directly.
        pub needs: Vec<Id>,
        /// The initiatives that need it, directly.
        pub needed_by: Vec<Id>,
    }

    /// How much work something is, in person-weeks.
    #[derive(Copy)]
    pub struct EffortFacts {
        /// If all goes well.
        pub low: f64,
        /// As expected.
        pub likely: f64,
        /// If much goes wrong.
        pub high: f64,
        /// The mean of the three.
        pub mean: f64,
    }
}

/// What a planned initiative has for a duration.
type Duration = Option<(u32, DurationSource)>;

/// The initiatives that are planned, as steps with dates.
pub(in crate::facts) struct Scheduled<'a> {
    initiatives: &'a [Initiative],
    /// The position of each initiative by its id.
    pub(in crate::facts) at: HashMap<Id, usize>,
    /// For each initiative its step.
    pub(in crate::facts) step: Vec<Option<usize>>,
    /// For each step its initiative.
    of: Vec<usize>,
    durations: Vec<Duration>,
    /// The initiatives of each milestone, by the position of the milestone.
    pub(in crate::facts) of_milestone: Vec<Vec<usize>>,
    /// The milestone that bounds each step.
    bounded_by: Vec<Option<Id>>,
    pub(in crate::facts) workback: Result<Workback, ScheduleError>,
}

impl<'a> Scheduled<'a> {
    pub(in crate::facts) fn new(basis: &Basis<'a>, teams: &Teams) -> Self {
        let initiatives = &basis.strategy.initiatives[..];
        let at = positions(initiatives);
        let ends = |dependency: &Dependency| Some((*at.get(&dependency.from?.0)?, *at.get(&dependency.to?.0)?));
        let durations: Vec<_> = initiatives.iter().map(|initiative| duration(initiative, basis, teams)).collect();
        let of_milestone = of_milestones(basis, &at);
        // What has no duration, waits for nothing and is waited for by nothing would only blur the dates of the rest.
        let mut tied: Vec<bool> = durations.iter().map(Option::is_some).collect();
        for (from, to) in basis.strategy.dependencies.iter().filter_map(ends) {
            tied[from] |= planned(&initiatives[to]);
            tied[to] |= planned(&initiatives[from]);
        }
        let fixed = |n: &usize| basis.strategy.milestones[*n].fixed && basis.strategy.milestones[*n].date.is_some();
        for &n in (0..of_milestone.len()).filter(fixed).flat_map(|n| &of_milestone[n]) {
            tied[n] = true;
        }
        let of: Vec<usize> = (0..initiatives.len()).filter(|&n| tied[n] && planned(&initiatives[n])).collect();
        let mut step = vec![None; initiatives.len()];
        of.iter().enumerate().for_each(|(at, &n)| step[n] = Some(at));

        let mut steps: Vec<Step> = of.iter().map(|&n| as_step(&initiatives[n], durations[n], basis.today)).collect();
        let mut bounded_by = vec![None; steps.len()];
        for (milestone, members) in basis.strategy.milestones.iter().zip(&of_milestone) {
            let Some(date) = milestone.date.filter(|_| milestone.fixed) else { continue };
            for at in members.iter().filter_map(|&n| step[n]) {
                if steps[at].finish_by.is_none_or(|by| date < by) {
                    (steps[at].finish_by, bounded_by[at]) = (Some(date), Some(milestone.id));
                }
            }
        }
        let need = |dependency: &Dependency| {
            let (from, to) = ends(dependency)?;
            Some(as_need(dependency, step[from]?, step[to]?))
        };
        let needs: Vec<_> = basis.strategy.dependencies.iter().filter_map(need).collect();
        let plan =
            Plan { steps: &steps, needs: &needs, calendar: &basis.calendar, today: basis.today, finish_by: None };
        let workback = schedule::workback(&plan);
        Self { initiatives, at, step, of, durations, of_milestone, bounded_by, workback }
    }

    pub(in crate::facts) fn initiative(&self, step: usize) -> Option<&'a Initiative> {
        self.initiatives.get(*self.of.get(step)?)
    }

    pub(in crate::facts) fn id(&self, step: usize) -> Option<Id> {
        self.initiative(step).map(|initiative| initiative.id)
    }

    pub(in crate::facts) fn is_planned(&self, initiative: &Initiative) -> bool {
        planned(initiative)
    }
}

/// Whether an initiative has a place in the plan: open, and not set aside.
pub(in crate::facts) fn planned(initiative: &Initiative) -> bool {
    is_open(initiative) && initiative.horizon != Horizon::NotNow
}

/// A dependency between two steps.
pub(in crate::facts) fn as_need(dependency: &Dependency, from: usize, to: usize) -> Need {
    let tie = match dependency.kind {
        DependencyKind::FinishStart => Tie::FinishStart,
        DependencyKind::StartStart => Tie::StartStart,
    };
    let lag = dependency.lag_days.unwrap_or(0).clamp(-1_000_000, 1_000_000) as i32;
    Need { from, to, tie, lag }
}

fn as_step(initiative: &Initiative, duration: Duration, today: NaiveDate) -> Step {
    let state = match initiative.status {
        // Under way since a day that is not said, or lies ahead: then since today.
        InitiativeStatus::InProgress => State::Begun(initiative.start.map_or(today, |start| start.min(today))),
        _ => State::Open,
    };
    Step { duration: duration.map(|found| found.0), state, ..Step::default() }
}

/// More than a thousand years is no duration.
const LONGEST_WEEKS: f64 = 52_000.0;

/// The days from start to end, or else what the likely effort takes its team.
fn duration(initiative: &Initiative, basis: &Basis, teams: &Teams) -> Duration {
    let dates = initiative.start.zip(initiative.end).and_then(|(start, end)| Period::new(start, end));
    if let Some(dates) = dates {
        let days = basis.calendar.working_days(dates).max(1);
        return Some((u32::try_from(days).ok()?, DurationSource::Dates));
    }
    let weeks = initiative.effort_likely.filter(|&effort| effort > 0.0)? / teams.speed(initiative)?;
    let days_a_week = if basis.working_days { 5.0 } else { 7.0 };
    // A hair over a whole day is rounding, not another day.
    let days = (weeks * days_a_week - 1e-6).ceil().max(1.0);
    (weeks <= LONGEST_WEEKS).then_some((days as u32, DurationSource::Effort))
}

/// The initiatives of each milestone: the one that it names, and those that a link says deliver or support it.
fn of_milestones(basis: &Basis, at: &HashMap<Id, usize>) -> Vec<Vec<usize>> {
    let milestones = &basis.strategy.milestones;
    let milestone_at = positions(milestones);
    let mut members: Vec<Vec<usize>> = milestones
        .iter()
        .map(|milestone| {
            milestone.initiative.and_then(|initiative| at.get(&initiative.0)).copied().into_iter().collect()
        })
        .collect();
    for link in &basis.strategy.links {
        let towards = matches!(link.relation, Relation::Delivers | Relation::Supports)
            && (link.from.kind, link.to.kind) == (Kind::Initiative, Kind::Milestone);
        if let (true, Some(&n), Some(&milestone)) = (towards, at.get(&link.from.id), milestone_at.get(&link.to.id))
            && members[milestone].first() != Some(&n)
        {
            members[milestone].push(n);
        }
    }
    members
}

/// Effort as a range that can be reckoned with, or why there is none.
pub(in crate::facts) fn effort(initiative: &Initiative) -> Result<EffortFacts, LeftOut> {
    let likely = initiative.effort_likely.ok_or(LeftOut::NoEffort)?;
    // Where one end of the range is left open, there is no range on that side.
    let low = initiative.effort_low.unwrap_or(likely);
    let high = initiative.effort_high.unwrap_or(likely);
    if !(low >= 0.0 && low <= likely && likely <= high && high.is_finite()) {
        return Err(LeftOut::BadEffort);
    } else if high == 0.0 {
        return Err(LeftOut::ZeroEffort);
    }
    Ok(EffortFacts { low, likely, high, mean: low / 3.0 + likely / 3.0 + high / 3.0 })
}

pub(super) fn initiatives(scheduled: &Scheduled, basis: &Basis) -> BTreeMap<Id, InitiativeFacts> {
    let initiatives = scheduled.initiatives;
    let (mut needs, mut needed_by) = (vec![Vec::new(); initiatives.len()], vec![Vec::new(); initiatives.len()]);
    for dependency in &basis.strategy.dependencies {
        let end = |end: Option<crate::Ref<Initiative>>| scheduled.at.get(&end?.0).copied();
        if let (Some(from), Some(to)) = (end(dependency.from), end(dependency.to)) {
            needs[to].push(initiatives[from].id);
            needed_by[from].push(initiatives[to].id);
        }
    }
    let workback = scheduled.workback.as_ref().ok();
    let late: HashMap<usize, &schedule::Infeasible> =
        workback.iter().flat_map(|workback| &workback.infeasible).map(|late| (late.step, late)).collect();
    let name = |step: usize| scheduled.initiative(step).map_or("", initiative_name).to_owned();
    let links = needs.into_iter().zip(needed_by);
    let facts = initiatives.iter().enumerate().zip(links).map(|((n, initiative), (needs, needed_by))| {
        let step = scheduled.step[n];
        let slot = step.and_then(|step| workback?.slots.get(step)?.as_ref());
        let late = step.and_then(|step| late.get(&step));
        let (effort, no_effort) = match effort(initiative) {
            Ok(effort) => (Some(effort), None),
            Err(why) => (None, Some(sentence(why))),
        };
        let deadline = slot.and_then(|slot| slot.deadline);
        let facts = InitiativeFacts {
            duration: scheduled.durations[n].map(|found| found.0),
            duration_source: scheduled.durations[n].map(|found| found.1),
            effort,
            no_effort,
            earliest_start: slot.map(|slot| slot.earliest_start),
            earliest_finish: slot.and_then(|slot| slot.earliest_finish),
            latest_start: slot.and_then(|slot| slot.latest_start),
            latest_finish: slot.and_then(|slot| slot.latest_finish),
            float: slot.and_then(|slot| slot.float),
            critical: slot.is_some_and(|slot| slot.critical),
            deadline: deadline.map(|deadline| deadline.1),
            deadline_milestone: match deadline {
                Some((Deadline::Step(step), _)) => scheduled.bounded_by.get(step).copied().flatten(),
                _ => None,
            },
            earliest_is_bound: slot.is_some_and(|slot| slot.earliest_is_bound),
            latest_is_bound: slot.is_some_and(|slot| slot.latest_is_bound),
            infeasible: late.map(|late| late.words(name, basis.calendar.unit())),
            short_by: late.map(|late| late.short_by),
            needs,
            needed_by,
        };
        (initiative.id, facts)
    });
    facts.collect()
}
