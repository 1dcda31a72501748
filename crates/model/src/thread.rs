//! The golden thread: what each record serves, what serves it, and why it is done at all.
//!
//! A metric measures a key result, which shows that an objective is reached, which serves a pillar, which carries the
//! vision. Initiatives support or deliver, decisions gate, debt weighs on metrics, risks threaten. All of it is read
//! from the references between records and from links; nothing is stored. [`trace`] follows it from one record in both
//! directions, [`orphans`] names those that lead nowhere. Circles are walked once.

mod web;

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet, VecDeque};

use serde::Serialize;
use ts_rs::TS;

use crate::records::MetricRole;
use crate::{AnyRecord, Id, Kind, Strategy, Target};
use web::{Strand as Tie, Web};

/// The most records that are followed in one direction; a pillar may have thousands under it.
const MOST: usize = 200;
/// How far they are followed.
const DEEPEST: usize = 4;

/// What a record serves, what serves it, and why.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Thread {
    /// The record.
    pub record: Target,
    /// What people call it.
    pub title: String,
    /// The shortest way to the north star, or to the vision where there is none, step by step. Ways by what is measured
    /// come before those by the vision.
    pub why: Vec<Step>,
    /// The answer in a sentence.
    pub answer: String,
    /// What it serves, nearest first under each.
    pub serves: Vec<Strand>,
    /// What serves it.
    pub served_by: Vec<Strand>,
    /// What is worth reading together with it.
    pub related: Vec<Strand>,
    /// What is missing around it, in sentences.
    pub loose: Vec<String>,
}

/// One step on the way.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "ThreadStep")]
pub struct Step {
    /// From here.
    pub from: Target,
    /// What people call it.
    pub from_title: String,
    /// How it leads on: `moves`.
    pub words: &'static str,
    /// To there.
    pub to: Target,
    /// What people call it.
    pub to_title: String,
}

/// A record that the thread leads to.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "ThreadStrand")]
pub struct Strand {
    /// The record.
    pub record: Target,
    /// What people call it.
    pub title: String,
    /// How the one that serves serves the other: `supports`.
    pub words: &'static str,
    /// How many steps away, from 1; each stands behind the one that it is reached through.
    pub depth: usize,
}

/// A record that the thread does not reach.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Orphan {
    /// The record.
    pub record: Target,
    /// What people call it.
    pub title: String,
    /// What is missing, in a sentence.
    pub words: String,
}

/// The thread through a record; none where there is no such record.
pub fn trace(strategy: &Strategy, record: Target) -> Option<Thread> {
    let web = Web::new(strategy);
    let at = web.position(record)?;
    let why = why(&web, at);
    let steps = why.as_deref().unwrap_or_default();
    let steps = steps.windows(2).map(|pair| {
        let (from, to) = (pair[0].0, pair[1].0);
        let (from_title, to_title) = (web.title(from), web.title(to));
        Step { from: web.records[from].target(), from_title, words: pair[1].1, to: web.records[to].target(), to_title }
    });
    Some(Thread {
        record,
        title: web.title(at),
        answer: answer(&web, at, why.as_deref()),
        why: steps.collect(),
        serves: follow(&web, at, |n| &web.up[n]),
        served_by: follow(&web, at, |n| &web.down[n]),
        related: web.beside[at].iter().take(MOST).map(|tie| strand(&web, *tie, 1)).collect(),
        loose: loose(&web, at),
    })
}

/// The records of the thread that serve nothing or that nothing serves, level by level from the pillars down.
pub fn orphans(strategy: &Strategy) -> Vec<Orphan> {
    const LEVELS: [Kind; 11] = [
        Kind::Pillar,
        Kind::Theme,
        Kind::Objective,
        Kind::KeyResult,
        Kind::Metric,
        Kind::Initiative,
        Kind::Decision,
        Kind::DebtItem,
        Kind::Capability,
        Kind::Experiment,
        Kind::Risk,
    ];
    let web = Web::new(strategy);
    let mut found = Vec::new();
    for level in LEVELS {
        for record in strategy.all(level) {
            let Some(at) = web.position(record.target()) else { continue };
            let words = loose(&web, at).join(" ");
            if !words.is_empty() {
                found.push(Orphan { record: record.target(), title: web.title(at), words });
            }
        }
    }
    found
}

/// The objectives that some of these initiatives work on: by a link, by a key result or a metric of theirs.
pub fn objectives_served(strategy: &Strategy, initiatives: &HashSet<Id>) -> Vec<Id> {
    let web = Web::new(strategy);
    let mut seen = vec![false; web.records.len()];
    let at = |id: &Id| web.position(Target { kind: Kind::Initiative, id: *id });
    let mut open: VecDeque<(usize, usize)> = initiatives.iter().filter_map(at).map(|at| (at, 0)).collect();
    open.iter().for_each(|(at, _)| seen[*at] = true);
    let mut found = Vec::new();
    while let Some((at, depth)) = open.pop_front() {
        if web.kind(at) == Kind::Objective {
            found.push(web.records[at].id());
            continue;
        }
        for tie in web.up[at].iter().filter(|_| depth < DEEPEST) {
            // A pillar is served by all that belongs to it, which says nothing of one objective.
            let way = matches!(web.kind(tie.to), Kind::Objective | Kind::KeyResult | Kind::Metric | Kind::DebtItem);
            if way && !std::mem::replace(&mut seen[tie.to], true) {
                open.push_back((tie.to, depth + 1));
            }
        }
    }
    found
}

/// The way to the goal: positions with the words that lead to each. None where there is no way.
///
/// Dijkstra's algorithm; all steps count 1 but that from the vision to the north star, which says least.
fn why(web: &Web, from: usize) -> Option<Vec<(usize, &'static str)>> {
    const BY_THE_VISION: u32 = 4;
    let goals = goals(web);
    let mut best = vec![u32::MAX; web.records.len()];
    let mut came: Vec<Option<(usize, &'static str)>> = vec![None; web.records.len()];
    let mut open = BinaryHeap::from([Reverse((0u32, from))]);
    best[from] = 0;
    while let Some(Reverse((cost, at))) = open.pop() {
        if goals[at] {
            let mut path = vec![(at, "")];
            while let Some((before, words)) = path.last().and_then(|step| came[step.0]) {
                if let Some(last) = path.last_mut() {
                    last.1 = words;
                }
                path.push((before, ""));
            }
            path.reverse();
            return Some(path);
        }
        if cost > best[at] {
            continue;
        }
        for tie in web.up[at].iter().chain(&web.because[at]) {
            let step = if web.kind(at) == Kind::Vision { BY_THE_VISION } else { 1 };
            if cost + step < best[tie.to] {
                best[tie.to] = cost + step;
                came[tie.to] = Some((at, tie.words));
                open.push(Reverse((cost + step, tie.to)));
            }
        }
    }
    None
}

/// Whether a record is what all is done for: the north star, or the vision where there is none.
fn goals(web: &Web) -> Vec<bool> {
    let star = |one: &crate::records::Metric| one.role == MetricRole::NorthStar;
    let mut goals = vec![false; web.records.len()];
    let stars = web.strategy.metrics.iter().filter(|one| star(one)).map(AnyRecord::target);
    let mut found: Vec<Target> = stars.collect();
    if found.is_empty() {
        found.extend(web.strategy.the_vision().map(AnyRecord::target));
    }
    for at in found.into_iter().filter_map(|goal| web.position(goal)) {
        goals[at] = true;
    }
    goals
}

fn answer(web: &Web, at: usize, why: Option<&[(usize, &'static str)]>) -> String {
    let has_star = web.strategy.metrics.iter().any(|one| one.role == MetricRole::NorthStar);
    let goal = if has_star { "the north star" } else { "the vision" };
    match why {
        Some([_]) => format!("It is {goal}."),
        Some([_, rest @ ..]) => {
            let mut answer = format!("{} ", web.called(at));
            for (n, (to, words)) in rest.iter().enumerate() {
                let which = if n == 0 { "" } else { ", which " };
                answer.push_str(&format!("{which}{words} {}", web.called(*to)));
            }
            crate::checks::words::capitalised(answer + ".")
        }
        _ => format!("Nothing leads from it to {goal}."),
    }
}

fn strand(web: &Web, tie: Tie, depth: usize) -> Strand {
    Strand { record: web.records[tie.to].target(), title: web.title(tie.to), words: tie.words, depth }
}

/// What is reached from a record: each once, where it is nearest, behind the one that it is reached through.
fn follow<'a>(web: &Web, from: usize, next: impl Fn(usize) -> &'a Vec<Tie>) -> Vec<Strand> {
    let mut seen = vec![false; web.records.len()];
    seen[from] = true;
    let mut children: Vec<Vec<(usize, Tie)>> = Vec::new();
    let mut queue = VecDeque::from([(from, 0)]);
    let mut count = 0;
    // By breadth, so that each stands where it is nearest and the limit cuts what is farthest.
    while let Some((at, depth)) = queue.pop_front() {
        let place = children.len();
        children.push(Vec::new());
        if depth == DEEPEST {
            continue;
        }
        for tie in next(at) {
            if count == MOST {
                break;
            }
            if !std::mem::replace(&mut seen[tie.to], true) {
                count += 1;
                // Its own children come when the queue reaches it: one place for each that was put in.
                children[place].push((place + queue.len() + 1, *tie));
                queue.push_back((tie.to, depth + 1));
            }
        }
    }
    let mut found = Vec::new();
    let mut stack: Vec<(usize, Tie, usize)> = Vec::new();
    let push = |stack: &mut Vec<(usize, Tie, usize)>, place: usize, depth: usize| {
        stack.extend(children[place].iter().rev().map(|(place, tie)| (*place, *tie, depth)));
    };
    push(&mut stack, 0, 1);
    while let Some((place, tie, depth)) = stack.pop() {
        found.push(strand(web, tie, depth));
        push(&mut stack, place, depth + 1);
    }
    found
}

/// What is missing around a record.
fn loose(web: &Web, at: usize) -> Vec<String> {
    let name = web.called(at);
    let kind = web.kind(at);
    let serves = |kinds: &[Kind]| web.up[at].iter().any(|tie| kinds.contains(&web.kind(tie.to)));
    let served = |kinds: &[Kind]| web.down[at].iter().any(|tie| kinds.contains(&web.kind(tie.to)));
    let mut found = Vec::new();
    let mut say = |missing: bool, words: &str| {
        if missing {
            found.push(crate::checks::words::capitalised(format!("{name} {words}.")));
        }
    };
    match kind {
        Kind::Pillar => {
            say(!served(&[Kind::Objective]), "has no objective");
            say(!served(&[Kind::Initiative]), "has no initiative");
        }
        Kind::Theme => say(!served(&[Kind::Initiative]), "has no initiative"),
        Kind::Objective => {
            say(!serves(&[Kind::Pillar]), "serves no pillar");
            say(!served(&[Kind::KeyResult]), "has no key result");
        }
        Kind::KeyResult => {
            say(!serves(&[Kind::Objective]), "belongs to no objective");
            say(!served(&[Kind::Initiative]) && !web.worked_on(at), "is worked on by no initiative");
        }
        Kind::Metric => {
            let star = web
                .strategy
                .metrics
                .iter()
                .any(|one| one.role == MetricRole::NorthStar && one.target() == web.records[at].target());
            say(!star && web.up[at].is_empty(), "measures nothing and drives nothing");
        }
        Kind::Initiative => {
            let goals = [Kind::Objective, Kind::KeyResult, Kind::Metric, Kind::DebtItem];
            say(!serves(&[Kind::Pillar]), "serves no pillar");
            say(!serves(&goals), "is linked to no objective, key result, metric or debt");
        }
        Kind::Decision | Kind::Experiment | Kind::Risk | Kind::Capability | Kind::DebtItem => {
            say(web.up[at].is_empty() && web.beside[at].is_empty(), "is linked to nothing");
        }
        _ => {}
    }
    found
}

#[cfg(test)]
mod tests;
