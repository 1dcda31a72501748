//! When the plan will probably be finished: the simulation of [`calc::finish`](crate::calc::finish), filled from records.
//!
//! Teams have the person-weeks that cycles give them and work on as many initiatives at once as these say. What is under
//! way is taken to have been worked on at that pace since its start, so that only the rest is left to do. An initiative
//! that has not begun is not begun before its planned start.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;

use super::basis::{Basis, initiative_name};
use super::plan::{Scheduled, as_need, effort, on_the_way, planned};
use super::teams::Teams;
use super::wording::sentence;
use crate::calc::finish::{self as calc, Effort, Finish, FinishError, Goal, LeftOut, Work};
use crate::calc::schedule::Need;
use crate::records::{Horizon, Initiative, InitiativeStatus};
use crate::{Id, Kind, Strategy, Target};

figures! {
    /// When the plan will probably be finished.
    pub struct Forecast {
        /// The day on which the simulation begins.
        pub today: NaiveDate,
        /// How many runs were made.
        pub runs: usize,
        /// Each initiative that is open and has effort and a team.
        pub initiatives: BTreeMap<Id, FinishFacts>,
        /// Each milestone that something open belongs to.
        pub milestones: BTreeMap<Id, MilestoneForecast>,
        /// When all of it is finished.
        pub end: Option<FinishFacts>,
        /// What was left out, and why. It counts as taking no time.
        pub left_out: Vec<ForecastGap>,
        /// Why there is no forecast.
        pub no_forecast: Option<String>,
    }

    /// When something will probably be finished. A day is none where it lies beyond the year 9999.
    #[derive(Copy)]
    pub struct FinishFacts {
        /// Half of the runs were finished by the end of this day.
        pub p50: Option<NaiveDate>,
        /// 85 of 100 runs were finished by the end of this day.
        pub p85: Option<NaiveDate>,
        /// Whether it waits for work that was left out: no earlier than said, perhaps later.
        pub is_bound: bool,
    }

    /// When a milestone will probably be reached.
    #[derive(Copy)]
    pub struct MilestoneForecast {
        /// When; none where what belongs to it was left out.
        pub finish: Option<FinishFacts>,
        /// The share of runs in which it was reached by its day, 0 to 1; none where it has no day, or lies
        /// on the way to the end of what belongs to it.
        pub chance: Option<f64>,
    }

    /// What was left out of a forecast.
    pub struct ForecastGap {
        /// The record.
        pub record: Target,
        /// Its name.
        pub name: String,
        /// Why it was left out, in a sentence.
        pub why: String,
    }
}

/// How many runs are made.
const RUNS: usize = 10_000;
/// Where the draws begin: the same strategy has the same forecast on every machine.
const SEED: u64 = 0x004C_6F64_6573_7461;

/// When the plan will probably be finished, in 10,000 runs.
pub fn forecast(strategy: &Strategy, today: NaiveDate) -> Forecast {
    let basis = Basis::new(strategy, today);
    let teams = Teams::new(&basis);
    let scheduled = Scheduled::new(&basis, &teams);
    let works = Works::new(&basis, &teams, &scheduled);
    let goals: Vec<(Id, Goal)> = strategy
        .milestones
        .iter()
        .zip(&scheduled.of_milestone)
        .map(|(milestone, members)| {
            let works = members.iter().filter_map(|&n| works.at[n]).collect();
            // What lies on the way is reached before the end: how likely that is on its day cannot be told.
            let inside = members.iter().any(|&n| on_the_way(milestone, &strategy.initiatives[n]));
            (milestone.id, Goal { works, by: milestone.date.filter(|_| !inside) })
        })
        .filter(|(_, goal)| !goal.works.is_empty())
        .collect();
    let plan = calc::Plan {
        works: &works.works,
        needs: &works.needs,
        teams: &teams.all,
        goals: &goals.iter().map(|(_, goal)| goal.clone()).collect::<Vec<_>>(),
        start: today,
        days_a_week: if basis.working_days { 5 } else { 7 },
        seed: SEED,
        runs: RUNS,
    };
    let mut found = Forecast {
        today,
        runs: 0,
        initiatives: BTreeMap::new(),
        milestones: BTreeMap::new(),
        end: None,
        left_out: works.gaps(&[]),
        no_forecast: None,
    };
    if works.works.is_empty() {
        found.no_forecast = Some("No open initiative is planned.".to_owned());
        return found;
    }
    let simulated = match calc::simulate(&plan) {
        Ok(simulated) => simulated,
        Err(FinishError::Cycles(cycles)) => {
            let name = |n: usize| works.of.get(n).map_or(String::new(), |one| initiative_name(one).to_owned());
            let circles = cycles.iter().take(3).map(|cycle| cycle.words(name)).collect::<Vec<_>>().join("; ");
            found.no_forecast = Some(sentence(format!("{}: {circles}", FinishError::Cycles(cycles))));
            return found;
        }
    };
    let finishes = works.of.iter().zip(&simulated.works);
    found.initiatives = finishes.filter_map(|(one, finish)| Some((one.id, facts(finish.as_ref()?)))).collect();
    found.milestones = goals
        .iter()
        .zip(&simulated.goals)
        .map(|((id, _), reached)| {
            let finish = reached.finish.as_ref().map(facts);
            // What was left out counts as no time: a chance that rests on nothing would read as certainty.
            (*id, MilestoneForecast { finish, chance: reached.chance.filter(|_| finish.is_some()) })
        })
        .collect();
    found.end = simulated.end.as_ref().map(facts);
    found.runs = simulated.runs;
    found.left_out = works.gaps(&simulated.left_out);
    found
}

fn facts(finish: &Finish) -> FinishFacts {
    let Finish { p50, p85, is_bound } = *finish;
    FinishFacts { p50, p85, is_bound }
}

/// The initiatives as work.
struct Works<'a> {
    works: Vec<Work>,
    needs: Vec<Need>,
    /// The initiative of each piece of work.
    of: Vec<&'a Initiative>,
    /// The piece of work of each initiative.
    at: Vec<Option<usize>>,
    /// Why a piece of work has no effort, where the calculation cannot know it.
    why: BTreeMap<usize, &'static str>,
}

impl<'a> Works<'a> {
    fn new(basis: &Basis<'a>, teams: &Teams, scheduled: &Scheduled) -> Self {
        let initiatives = &basis.strategy.initiatives;
        let ends = |dependency: &crate::records::Dependency| {
            Some((*scheduled.at.get(&dependency.from?.0)?, *scheduled.at.get(&dependency.to?.0)?))
        };
        // What is set aside counts only where something that is planned waits for it.
        let waited_for: HashSet<usize> = basis
            .strategy
            .dependencies
            .iter()
            .filter_map(ends)
            .filter(|&(from, to)| planned(&initiatives[to]) && set_aside(&initiatives[from]))
            .map(|(from, _)| from)
            .collect();
        let takes_part = |n: &usize| planned(&initiatives[*n]) || waited_for.contains(n);
        let mut order: Vec<usize> = (0..initiatives.len()).filter(takes_part).collect();
        // Teams go on with what they have begun, then take up what comes first on the roadmap.
        order.sort_by_key(|&n| {
            let one = &initiatives[n];
            let begun = one.status != InitiativeStatus::InProgress;
            (begun, one.horizon, one.start.is_none(), one.start, n)
        });
        let mut at = vec![None; initiatives.len()];
        order.iter().enumerate().for_each(|(work, &n)| at[n] = Some(work));
        let needs = basis.strategy.dependencies.iter().filter_map(|dependency| {
            let (from, to) = ends(dependency)?;
            Some(as_need(dependency, at[from]?, at[to]?))
        });
        let needs = needs.collect();
        let (mut works, mut why) = (Vec::new(), BTreeMap::new());
        for &n in &order {
            let (work, reason) = work(&initiatives[n], basis.today, teams);
            why.extend(reason.map(|reason| (works.len(), reason)));
            works.push(work);
        }
        Self { works, needs, of: order.iter().map(|&n| &initiatives[n]).collect(), at, why }
    }

    fn gaps(&self, left_out: &[(usize, LeftOut)]) -> Vec<ForecastGap> {
        let gap = |&(n, why): &(usize, LeftOut)| ForecastGap {
            record: Target { kind: Kind::Initiative, id: self.of[n].id },
            name: initiative_name(self.of[n]).to_owned(),
            why: self.why.get(&n).map_or_else(|| sentence(why), sentence),
        };
        left_out.iter().map(gap).collect()
    }
}

fn set_aside(initiative: &Initiative) -> bool {
    initiative.horizon == Horizon::NotNow && super::basis::is_open(initiative)
}

/// An initiative as work; with it why it has no effort, where that is not about its figures.
fn work(initiative: &Initiative, today: NaiveDate, teams: &Teams) -> (Work, Option<&'static str>) {
    let begun = initiative.status == InitiativeStatus::InProgress;
    let since = initiative.start.filter(|&start| begun && start < today);
    let spent = since
        .zip(teams.speed(initiative))
        .map_or(0.0, |(since, speed)| (today - since).num_days() as f64 / 7.0 * speed);
    let mut reason = None;
    let left = match range(initiative) {
        _ if set_aside(initiative) => {
            reason = Some("it is set aside, though something that is planned waits for it");
            None
        }
        Some(all) if spent > 0.0 && all.high > 0.0 && spent >= all.high => {
            reason =
                Some("it has been under way for longer than its highest effort would take its team: estimate again");
            None
        }
        other => other.map(|all| Effort {
            low: (all.low - spent).max(0.0),
            likely: (all.likely - spent).max(0.0),
            high: all.high - spent,
        }),
    };
    let work = Work {
        key: key(initiative.id),
        team: if initiative.team.trim().is_empty() { None } else { Some(teams.of(initiative).unwrap_or(usize::MAX)) },
        effort: left,
        not_before: initiative.start.filter(|_| !begun),
        done: false,
    };
    // A team that no cycle names is a team without capacity rather than no team.
    if reason.is_none() && left.is_some() && work.team == Some(usize::MAX) {
        reason = Some("no cycle says how many person-weeks its team has");
    }
    (work, reason)
}

/// The range of its effort as entered; the calculation says what is wrong with it.
fn range(initiative: &Initiative) -> Option<Effort> {
    match effort(initiative) {
        Ok(all) => Some(Effort { low: all.low, likely: all.likely, high: all.high }),
        Err(LeftOut::NoEffort) => None,
        Err(LeftOut::ZeroEffort) => Some(Effort { low: 0.0, likely: 0.0, high: 0.0 }),
        Err(_) => Some(Effort { low: 1.0, likely: 0.0, high: 0.0 }),
    }
}

/// The bits of an id that draws hang on.
fn key(id: Id) -> u64 {
    let (high, low) = id.halves();
    high ^ low
}
