//! The two passes of the critical path method.

use chrono::{Datelike, NaiveDate};

use super::{Because, Deadline, Infeasible, Need, Plan, ScheduleError, Slot, State, Tie, Workback};
use crate::calc::graph;

/// What is known of a step while reckoning. Days are numbers of working days; a finish is the day after the last.
#[derive(Clone, Copy, Default)]
struct Reckoned {
    days: i64,
    early: i64,
    /// The step that sets the early start.
    set_by: Option<usize>,
    early_bound: bool,
    late: Option<Late>,
    late_bound: bool,
}

/// A latest finish, and where it comes from.
#[derive(Clone, Copy)]
struct Late {
    finish: i64,
    deadline: Deadline,
    /// The step through which it comes.
    through: Option<usize>,
}

/// Earliest and latest dates of every step. Forward: earliest start = max over predecessors (earliest finish + lag).
/// Backward: latest finish = min over successors (latest start − lag), latest start = latest finish − duration; float =
/// latest start − earliest start; critical where float ≤ 0. A start-to-start need ties the latest start instead.
///
/// Fixed dates bound the backward pass. What leads to none is bounded by the earliest end of the plan, if all durations
/// are known; otherwise it has no latest dates.
///
/// Source: Kelley and Walker, *Critical-Path Planning and Scheduling* (1959).
pub fn workback(plan: &Plan) -> Result<Workback, ScheduleError> {
    let Plan { steps, calendar, .. } = *plan;
    let open = |n: usize| steps.get(n).is_some_and(|step| step.state != State::Done);
    let needs: Vec<Need> = plan.needs.iter().filter(|need| open(need.from) && open(need.to)).copied().collect();
    let order =
        graph::order(steps.len(), needs.iter().map(|need| (need.from, need.to))).map_err(ScheduleError::Cycles)?;
    let order: Vec<usize> = order.into_iter().filter(|&n| open(n)).collect();
    let (mut before, mut after) = (vec![Vec::new(); steps.len()], vec![Vec::new(); steps.len()]);
    for need in &needs {
        before[need.to].push(*need);
        after[need.from].push(*need);
    }

    let mut all = vec![Reckoned::default(); steps.len()];
    forward(plan, &order, &before, &mut all);
    let end = |n: usize, all: &[Reckoned]| all[n].early + all[n].days;
    let last = order.iter().copied().max_by_key(|&n| (end(n, &all), std::cmp::Reverse(n)));
    let earliest_end = last.map(|n| end(n, &all));
    let known = order.iter().all(|&n| all[n].days > 0);
    backward(plan, &order, &after, &mut all, earliest_end.filter(|_| known));

    let mut found = Workback {
        slots: vec![None; steps.len()],
        critical: Vec::new(),
        longest: Vec::new(),
        earliest_end: None,
        infeasible: Vec::new(),
        without_duration: (0..steps.len()).filter(|&n| open(n) && all[n].days == 0).collect(),
        next: all.iter().map(|step| step.late.and_then(|late| late.through)).collect(),
    };
    let date =
        |number: i64, step: usize| within_years(calendar.date(number)).ok_or(ScheduleError::BeyondCalendar(step));
    if let (Some(end), Some(last)) = (earliest_end, last) {
        found.earliest_end = Some(date(end - i64::from(all[last].days > 0), last)?);
    }
    for &n in &order {
        let step = &all[n];
        let timed = step.days > 0;
        let late_start = step.late.map(|late| late.finish - step.days).filter(|_| timed);
        let float = late_start.map(|late| late - step.early);
        let deadline = match step.late {
            None => None,
            Some(late) => Some((late.deadline, deadline_date(plan, late.deadline).or(found.earliest_end))),
        };
        let slot = Slot {
            // Begun on a day off: said as it was, though reckoned from the next working day.
            earliest_start: if let State::Begun(on) = steps[n].state { on } else { date(step.early, n)? },
            earliest_finish: if timed { Some(date(step.early + step.days - 1, n)?) } else { None },
            latest_start: late_start.map(|late| date(late, n)).transpose()?,
            latest_finish: step.late.map(|late| date(late.finish - 1, n)).transpose()?,
            float,
            critical: float.is_some_and(|float| float <= 0),
            deadline: deadline.and_then(|(what, by)| Some((what, by?))),
            begun: matches!(steps[n].state, State::Begun(_)),
            earliest_is_bound: step.early_bound,
            latest_is_bound: step.late_bound,
        };
        if slot.critical {
            found.critical.push(n);
        }
        let short =
            late_start.map_or_else(|| step.late.map_or(0, |late| step.early - late.finish), |late| step.early - late);
        if let (Some(_), Some(deadline), true) = (step.late, slot.deadline, short > 0) {
            // Without a duration, the last day on which it may finish is also the last on which it might start.
            let latest_start = slot.latest_start.or(slot.latest_finish).unwrap_or(slot.earliest_start);
            found.infeasible.push(Infeasible {
                step: n,
                latest_start,
                earliest_start: slot.earliest_start,
                short_by: short,
                deadline,
                because: match steps[n].state {
                    State::Begun(_) => Because::UnderWay,
                    _ if latest_start < plan.today => Because::Passed,
                    _ => Because::Held,
                },
            });
        }
        found.slots[n] = Some(slot);
    }
    found.infeasible.sort_by_key(|step| std::cmp::Reverse(step.short_by));
    let mut next = last;
    while let Some(n) = next {
        found.longest.push(n);
        next = all[n].set_by;
    }
    found.longest.reverse();
    Ok(found)
}

fn forward(plan: &Plan, order: &[usize], before: &[Vec<Need>], all: &mut [Reckoned]) {
    let number = |date| plan.calendar.number(date);
    for &n in order {
        let step = &plan.steps[n];
        let mut days = i64::from(step.duration.unwrap_or(0));
        let mut early = number(plan.today).max(step.not_before.map_or(i64::MIN, number));
        let (mut set_by, mut bound) = (None, false);
        for need in &before[n] {
            let first = &all[need.from];
            let from = match need.tie {
                Tie::FinishStart => first.early + first.days + i64::from(need.lag),
                Tie::StartStart => first.early + i64::from(need.lag),
            };
            bound |= first.early_bound || (need.tie == Tie::FinishStart && first.days == 0);
            if from > early {
                (early, set_by) = (from, Some(need.from));
            }
        }
        if let State::Begun(on) = step.state {
            // Begun is begun, whatever it should have waited for. It cannot be finished before today.
            (early, set_by, bound) = (number(on), None, false);
            if days > 0 {
                days = days.max(number(plan.today) + 1 - early);
            }
        }
        all[n] = Reckoned { days, early, set_by, early_bound: bound, ..Reckoned::default() };
    }
}

fn backward(plan: &Plan, order: &[usize], after: &[Vec<Need>], all: &mut [Reckoned], earliest_end: Option<i64>) {
    // The day after the last working day that is not after the date.
    let until = |date: NaiveDate| date.succ_opt().map_or(i64::MAX / 4, |next| plan.calendar.number(next));
    for &n in order.iter().rev() {
        let own =
            plan.steps[n].finish_by.map(|by| Late { finish: until(by), deadline: Deadline::Step(n), through: None });
        let whole = plan.finish_by.map(|by| Late { finish: until(by), deadline: Deadline::Plan, through: None });
        let mut late = [own, whole].into_iter().flatten().min_by_key(|late| late.finish);
        let mut bound = false;
        for need in &after[n] {
            let then = &all[need.to];
            bound |= then.late_bound || then.days == 0;
            let Some(theirs) = then.late else { continue };
            let start = theirs.finish - then.days - i64::from(need.lag);
            let finish = match need.tie {
                Tie::FinishStart => start,
                Tie::StartStart => start + all[n].days,
            };
            // For the start of a step that has no duration, a start-to-start need gives no finish.
            let says = need.tie == Tie::FinishStart || all[n].days > 0;
            if says && late.is_none_or(|late| finish < late.finish) {
                late = Some(Late { finish, deadline: theirs.deadline, through: Some(need.to) });
            }
        }
        // A start-to-start need alone would let a step run on beyond the end of the plan.
        let end = earliest_end.map(|finish| Late { finish, deadline: Deadline::EarliestEnd, through: None });
        let unbound = |end: &Late| late.is_none_or(|late| late.deadline == end.deadline && late.finish > end.finish);
        all[n].late = end.filter(unbound).or(late);
        all[n].late_bound = bound && all[n].late.is_some();
    }
}

fn deadline_date(plan: &Plan, deadline: Deadline) -> Option<NaiveDate> {
    match deadline {
        Deadline::Step(n) => plan.steps.get(n)?.finish_by,
        Deadline::Plan => plan.finish_by,
        Deadline::EarliestEnd => None,
    }
}

fn within_years(date: Option<NaiveDate>) -> Option<NaiveDate> {
    date.filter(|date| (1..=9999).contains(&date.year()))
}
