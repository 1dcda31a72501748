//! The order in which teams take up their work.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::simulate::Task;
use crate::calc::schedule::Tie;

/// A moment, in weeks, that can be compared.
#[derive(Clone, Copy, PartialEq)]
struct Time(f64);

impl Eq for Time {}

impl Ord for Time {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Time {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    /// Frees its team.
    Finished(usize),
    /// May be taken up.
    Ready(usize),
}

/// The order in which the tasks start if each takes its mean time: a team that is free takes up the first of those that
/// are ready. Every task comes after all that it needs. The tasks have no circles.
///
/// Source: the parallel schedule generation scheme, Kelley (1963), Kolisch (1996).
pub(super) fn order(tasks: &[Task], lanes: &[usize]) -> Vec<usize> {
    let mut after = vec![Vec::new(); tasks.len()];
    for (n, task) in tasks.iter().enumerate() {
        for need in &task.needs {
            after[need.from].push((n, need.tie, need.lag));
        }
    }
    let mut waits: Vec<usize> = tasks.iter().map(|task| task.needs.len()).collect();
    let mut ready_at: Vec<f64> = tasks.iter().map(|task| task.not_before).collect();
    let mut free = lanes.to_vec();
    let mut queues = vec![BinaryHeap::new(); lanes.len()];
    let mut events: BinaryHeap<_> =
        (0..tasks.len()).filter(|&n| waits[n] == 0).map(|n| Reverse((Time(ready_at[n]), Event::Ready(n)))).collect();
    let mut order = Vec::with_capacity(tasks.len());
    while let Some(&Reverse((now, _))) = events.peek() {
        let mut started = Vec::new();
        while let Some(&Reverse((time, event))) = events.peek().filter(|next| next.0.0 == now) {
            events.pop();
            match (event, time) {
                (Event::Ready(n), _) => match tasks[n].team {
                    Some(team) => queues[team].push(Reverse(n)),
                    None => started.push(n),
                },
                (Event::Finished(n), _) => {
                    if let Some(team) = tasks[n].team {
                        free[team] += 1;
                    }
                    release(Tie::FinishStart, n, now.0, &after, &mut waits, &mut ready_at, &mut events);
                }
            }
        }
        for (queue, free) in queues.iter_mut().zip(&mut free) {
            while *free > 0
                && let Some(Reverse(n)) = queue.pop()
            {
                *free -= 1;
                started.push(n);
            }
        }
        for n in started {
            order.push(n);
            events.push(Reverse((Time(now.0 + tasks[n].mean), Event::Finished(n))));
            release(Tie::StartStart, n, now.0, &after, &mut waits, &mut ready_at, &mut events);
        }
    }
    order
}

/// Those that waited for one end of a task wait for one thing less.
fn release(
    tie: Tie,
    n: usize,
    now: f64,
    after: &[Vec<(usize, Tie, f32)>],
    waits: &mut [usize],
    ready_at: &mut [f64],
    events: &mut BinaryHeap<Reverse<(Time, Event)>>,
) {
    for &(to, _, lag) in after[n].iter().filter(|(_, theirs, _)| *theirs == tie) {
        ready_at[to] = ready_at[to].max(now + f64::from(lag));
        waits[to] -= 1;
        if waits[to] == 0 {
            // A negative lag does not turn back time.
            events.push(Reverse((Time(ready_at[to].max(now)), Event::Ready(to))));
        }
    }
}
