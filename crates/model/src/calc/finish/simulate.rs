//! The simulation itself.

use chrono::{Datelike, Days, NaiveDate};

use super::order::order;
use super::random::{Draws, Triangle};
use super::{Effort, Finish, FinishError, Forecast, LeftOut, MOST_RUNS, Plan, Reached, Team, Work};
use crate::calc::graph;
use crate::calc::schedule::Tie;

/// How many runs are simulated side by side.
const LANES: usize = 16;
/// The most results that are kept, four bytes each.
const MOST_RESULTS: usize = 12_000_000;
/// The longest that a piece of work may take, in weeks.
const LONGEST: f64 = 52_000.0;

/// A piece of work with what it needs, times in weeks.
pub(super) struct Task {
    pub(super) team: Option<usize>,
    pub(super) mean: f64,
    pub(super) not_before: f64,
    pub(super) needs: Vec<TaskNeed>,
    triangle: Triangle,
    draws: Draws,
}

pub(super) struct TaskNeed {
    pub(super) from: usize,
    pub(super) tie: Tie,
    pub(super) lag: f32,
}

/// Runs the plan. In each run every piece of work takes effort / (capacity of its team / pieces at once) weeks, the
/// effort being drawn from a triangular distribution; it starts when all that it needs allows it, its day has come and
/// its team has a place free. Teams take up work in the order in which they would if each took its mean time.
/// P50 and P85 are the nearest-rank percentiles of the finish over all runs.
///
/// Source: Monte Carlo for networks of activities, Van Slyke (1963); serial schedule generation with a fixed list,
/// Kolisch (1996).
pub fn simulate(plan: &Plan) -> Result<Forecast, FinishError> {
    let count = plan.works.len();
    let mut left_out = Vec::new();
    let open = |n: usize| plan.works.get(n).is_some_and(|work| !work.done);
    let needs = || plan.needs.iter().filter(|need| open(need.from) && open(need.to));
    let topological = graph::order(count, needs().map(|need| (need.from, need.to))).map_err(FinishError::Cycles)?;

    let mut tasks = Vec::with_capacity(count);
    for (n, work) in plan.works.iter().enumerate() {
        let timed = match (work.done, speed(work, plan.teams)) {
            (true, _) => None,
            (false, Ok(timed)) => Some(timed),
            (false, Err(why)) => {
                left_out.push((n, why));
                None
            }
        };
        let (effort, speed) = timed.unwrap_or((Effort { low: 0.0, likely: 0.0, high: 0.0 }, 1.0));
        let wait = work.not_before.filter(|_| !work.done).map_or(0, |day| (day - plan.start).num_days());
        tasks.push(Task {
            team: work.team.filter(|_| timed.is_some()),
            mean: Triangle::mean(effort, speed),
            not_before: wait.max(0) as f64 / 7.0,
            needs: Vec::new(),
            triangle: Triangle::new(effort, speed),
            draws: Draws::new(plan.seed, work.key),
        });
    }
    let mut bound = vec![false; count];
    left_out.iter().for_each(|&(n, _)| bound[n] = true);
    for need in needs() {
        let lag = (f64::from(need.lag) / f64::from(plan.days_a_week.clamp(1, 7))) as f32;
        tasks[need.to].needs.push(TaskNeed { from: need.from, tie: need.tie, lag });
    }
    for &n in &topological {
        bound[n] |= tasks[n].needs.iter().any(|need| bound[need.from]);
    }

    let goals: Vec<Vec<usize>> =
        plan.goals.iter().map(|goal| goal.works.iter().copied().filter(|&n| open(n)).collect()).collect();
    let rows = count + goals.len() + 1;
    let runs = plan.runs.clamp(100, MOST_RUNS).min((MOST_RESULTS / rows).max(100)).next_multiple_of(LANES);
    let all: Vec<usize> = (0..count).filter(|&n| open(n)).collect();
    let sets: Vec<&[usize]> = goals.iter().map(Vec::as_slice).chain([all.as_slice()]).collect();
    let mut results = run(&tasks, plan.teams, &sets, runs);

    let timed = |n: usize| open(n) && left_out.binary_search_by_key(&n, |left| left.0).is_err();
    let day = |weeks: f32| day(plan.start, weeks);
    let mut finish = |row: usize, is_bound: bool| {
        let (p50, p85) = percentiles(&mut results[row * runs..(row + 1) * runs]);
        Finish { p50: day(p50), p85: day(p85), is_bound }
    };
    let any_bound = |set: &[usize]| set.iter().any(|&n| bound[n]);
    let works = (0..count).map(|n| timed(n).then(|| finish(n, bound[n]))).collect();
    let reached: Vec<_> = (0..sets.len())
        .map(|n| sets[n].iter().any(|&work| timed(work)).then(|| finish(count + n, any_bound(sets[n]))))
        .collect();
    let chance = |n: usize| {
        let by = plan.goals[n].by?;
        let weeks = ((by - plan.start).num_days() + 1) as f32 / 7.0;
        let row = &results[(count + n) * runs..(count + n + 1) * runs];
        Some(row.iter().filter(|&&bits| f32::from_bits(bits) <= weeks + NEAR).count() as f64 / runs as f64)
    };
    Ok(Forecast {
        works,
        goals: (0..goals.len()).map(|n| Reached { finish: reached[n], chance: chance(n) }).collect(),
        end: reached.last().copied().flatten(),
        left_out,
        runs,
    })
}

/// The effort of a piece of work and the person-weeks that it gets in a week.
fn speed(work: &Work, teams: &[Team]) -> Result<(Effort, f64), LeftOut> {
    let effort = work.effort.ok_or(LeftOut::NoEffort)?;
    let Effort { low, likely, high } = effort;
    if !(low >= 0.0 && low <= likely && likely <= high && high.is_finite()) {
        return Err(LeftOut::BadEffort);
    } else if high == 0.0 {
        return Err(LeftOut::ZeroEffort);
    }
    let team = teams.get(work.team.ok_or(LeftOut::NoTeam)?).ok_or(LeftOut::NoTeam)?;
    if !(team.capacity.is_finite() && team.capacity > 0.0) {
        return Err(LeftOut::NoCapacity);
    }
    let speed = team.capacity / f64::from(team.at_once.clamp(1, 16));
    if high / speed <= LONGEST { Ok((effort, speed)) } else { Err(LeftOut::TooLong) }
}

/// The finish of each task, then of each set, in each run: a row of bits of floats for each. All are 0 or more, and so
/// are ordered as their bits are.
fn run(tasks: &[Task], teams: &[Team], sets: &[&[usize]], runs: usize) -> Vec<u32> {
    let lanes: Vec<usize> = teams.iter().map(|team| team.at_once.clamp(1, 16) as usize).collect();
    let first_place: Vec<usize> =
        lanes.iter().scan(0, |sum, &lanes| Some(std::mem::replace(sum, *sum + lanes))).collect();
    let order = order(tasks, &lanes);
    let mut results = vec![0u32; (tasks.len() + sets.len()) * runs];
    let mut starts = vec![[0f32; LANES]; tasks.len()];
    let mut ends = vec![[0f32; LANES]; tasks.len()];
    let mut places = vec![[0f32; LANES]; lanes.iter().sum()];
    for block in (0..runs).step_by(LANES) {
        places.fill([0.0; LANES]);
        for &n in &order {
            let task = &tasks[n];
            let mut start = [task.not_before as f32; LANES];
            for need in &task.needs {
                let from = if need.tie == Tie::FinishStart { &ends[need.from] } else { &starts[need.from] };
                for lane in 0..LANES {
                    start[lane] = start[lane].max(from[lane] + need.lag);
                }
            }
            let mut end = [0f32; LANES];
            for (lane, end) in end.iter_mut().enumerate() {
                *end = task.triangle.at(task.draws.number((block + lane) as u64));
            }
            if let Some(team) = task.team {
                occupy(&mut places[first_place[team]..first_place[team] + lanes[team]], &mut start, &mut end);
            } else {
                for lane in 0..LANES {
                    end[lane] += start[lane];
                }
            }
            (starts[n], ends[n]) = (start, end);
            keep(&mut results, n * runs + block, &end);
        }
        for (row, set) in sets.iter().enumerate() {
            let mut last = [0f32; LANES];
            for &n in *set {
                for lane in 0..LANES {
                    last[lane] = last[lane].max(ends[n][lane]);
                }
            }
            keep(&mut results, (tasks.len() + row) * runs + block, &last);
        }
    }
    results
}

/// Puts work into the place of a team that is free first: its start moves there, its duration becomes its end.
#[inline]
fn occupy(places: &mut [[f32; LANES]], start: &mut [f32; LANES], end: &mut [f32; LANES]) {
    if let [only] = places {
        for lane in 0..LANES {
            start[lane] = start[lane].max(only[lane]);
            end[lane] += start[lane];
            only[lane] = end[lane];
        }
        return;
    }
    for lane in 0..LANES {
        let mut first = 0;
        for place in 1..places.len() {
            if places[place][lane] < places[first][lane] {
                first = place;
            }
        }
        start[lane] = start[lane].max(places[first][lane]);
        end[lane] += start[lane];
        places[first][lane] = end[lane];
    }
}

#[inline]
fn keep(results: &mut [u32], at: usize, ends: &[f32; LANES]) {
    for (result, end) in results[at..at + LANES].iter_mut().zip(ends) {
        *result = end.to_bits();
    }
}

/// The nearest-rank percentiles 50 and 85.
fn percentiles(row: &mut [u32]) -> (f32, f32) {
    let rank = |percent: usize| (row.len() * percent).div_ceil(100).saturating_sub(1);
    let (middle, high) = (rank(50), rank(85));
    let (below, &mut p85, _) = row.select_nth_unstable(high);
    let p50 = if middle < below.len() { *below.select_nth_unstable(middle).1 } else { p85 };
    (f32::from_bits(p50), f32::from_bits(p85))
}

/// Less than this part of a week is rounding.
const NEAR: f32 = 1e-3;

/// The day in which a moment lies, in weeks from the start of the first day; the end of a day belongs to it.
fn day(start: NaiveDate, weeks: f32) -> Option<NaiveDate> {
    let days = (f64::from(weeks - NEAR) * 7.0).ceil() - 1.0;
    start.checked_add_days(Days::new(days.max(0.0) as u64)).filter(|day| day.year() <= 9999)
}
