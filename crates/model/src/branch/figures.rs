//! A plan in the figures by which people compare it with another: dates, scope, capacity, goals, debt, checks.
//!
//! Only what the figures of [`facts`](crate::facts) already say is counted here; a figure that a plan does not have is
//! none and never guessed.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use crate::calc::{day, short};
use crate::checks::{Severity, checks};
use crate::facts::{self, CycleState, FinishFacts};
use crate::records::{Category, Commitment, Horizon, Initiative, InitiativeStatus};
use crate::thread::objectives_served;
use crate::{Id, Strategy};

/// So many cycles are compared: those that run or come.
const CYCLES: usize = 4;
/// From this share of the runs on, a milestone is likely to be reached in time.
const LIKELY: f64 = 0.85;

/// Which of two values is the better one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// The smaller or earlier.
    Less,
    /// The greater.
    More,
    /// Neither in itself.
    Neither,
}

/// In what a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "FigureUnit")]
pub enum Unit {
    /// Things.
    Count,
    /// Days; the value is the number of a day.
    Day,
    /// Quarters; the value is the number of a quarter.
    Quarter,
    /// Percent.
    Percent,
    /// Person-weeks.
    Weeks,
}

/// One figure of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "PlanFigure")]
pub struct Figure {
    /// What it is told apart by, the same in every plan.
    pub code: String,
    /// The heading under which it stands.
    pub group: &'static str,
    /// What it is.
    pub label: String,
    /// What it means, in a sentence.
    pub help: &'static str,
    /// As a number to compare; a day as its number. None where there is none.
    pub value: Option<f64>,
    /// In words; empty where there is none.
    pub text: String,
    /// In what it counts.
    pub unit: Unit,
    /// Which is the better one.
    pub better: Better,
}

struct Figures(Vec<Figure>);

impl Figures {
    fn add(&mut self, group: &'static str, code: &str, label: &str, help: &'static str, better: Better) -> &mut Figure {
        let (code, label) = (code.to_owned(), label.to_owned());
        self.0.push(Figure { code, group, label, help, value: None, text: String::new(), unit: Unit::Count, better });
        let last = self.0.len() - 1;
        &mut self.0[last]
    }
}

impl Figure {
    fn number(&mut self, value: f64) {
        (self.value, self.text) = (Some(value), short(value));
    }
    fn count(&mut self, count: usize) {
        self.number(count as f64);
    }
    fn of(&mut self, count: usize, all: usize) {
        (self.value, self.text) = (Some(count as f64), format!("{count} of {all}"));
    }
    fn day(&mut self, date: Option<NaiveDate>) {
        self.unit = Unit::Day;
        if let Some(date) = date {
            (self.value, self.text) = (Some(f64::from(date.num_days_from_ce())), day(date));
        }
    }
    fn percent(&mut self, share: Option<f64>) {
        self.unit = Unit::Percent;
        if let Some(share) = share {
            let share = (share * 10.0).round() / 10.0;
            (self.value, self.text) = (Some(share), format!("{} %", short(share)));
        }
    }
}

/// Whether an initiative is part of the plan and not finished.
fn open(one: &Initiative) -> bool {
    one.horizon != Horizon::NotNow && !matches!(one.status, InitiativeStatus::Dropped | InitiativeStatus::Done)
}

/// The figures of a plan on a day, but for those that a simulation gives.
pub fn figures(strategy: &Strategy, today: NaiveDate) -> Vec<Figure> {
    let mut found = Figures(Vec::new());
    dates(&mut found, strategy, today);
    scope(&mut found, strategy);
    capacity(&mut found, strategy, today);
    goals(&mut found, strategy);
    debt(&mut found, strategy, today);
    findings(&mut found, strategy, today);
    found.0
}

/// The figures that the simulation of a plan gives.
pub fn forecast_figures(strategy: &Strategy, today: NaiveDate) -> Vec<Figure> {
    let forecast = facts::forecast(strategy, today);
    let mut found = Figures(Vec::new());
    let end = |of: fn(&FinishFacts) -> Option<NaiveDate>| forecast.end.as_ref().and_then(of);
    let help = "The day by which half of the simulated runs of the plan are finished.";
    found.add("Dates", "finish-50", "Finished with 50 %", help, Better::Less).day(end(|end| end.p50));
    let help = "The day by which 85 of 100 simulated runs of the plan are finished.";
    found.add("Dates", "finish-85", "Finished with 85 %", help, Better::Less).day(end(|end| end.p85));
    let chances: Vec<f64> = forecast.milestones.values().filter_map(|milestone| milestone.chance).collect();
    let help = "Milestones that are reached in time in at least 85 of 100 simulated runs.";
    let likely = chances.iter().filter(|chance| **chance >= LIKELY).count();
    let figure = found.add("Dates", "milestones", "Milestones likely in time", help, Better::More);
    if !chances.is_empty() {
        figure.of(likely, chances.len());
    }
    found.0
}

fn dates(found: &mut Figures, strategy: &Strategy, today: NaiveDate) {
    let plan = facts::plan(strategy, today);
    let help = "The last planned end of an initiative that is open.";
    let last = strategy.initiatives.iter().filter(|one| open(one)).filter_map(|one| one.end).max();
    found.add("Dates", "planned-end", "Last planned end", help, Better::Less).day(last);
    let help = "Dependencies that the planned dates do not meet.";
    found.add("Dates", "conflicts", "Dates that contradict", help, Better::Less).count(plan.conflicts.len());
    let help = "Initiatives that cannot be finished by their fixed date any more.";
    found.add("Dates", "infeasible", "Too late for a fixed date", help, Better::Less).count(plan.infeasible.len());
}

fn scope(found: &mut Figures, strategy: &Strategy) {
    let horizons = [
        (Horizon::Now, "now", "Initiatives now", "Open initiatives in Now."),
        (Horizon::Next, "next", "Initiatives next", "Open initiatives in Next."),
        (Horizon::Later, "later", "Initiatives later", "Open initiatives in Later."),
    ];
    for (horizon, code, label, help) in horizons {
        let count = strategy.initiatives.iter().filter(|one| open(one) && one.horizon == horizon).count();
        found.add("Scope", code, label, help, Better::Neither).count(count);
    }
    let aside = strategy.initiatives.iter();
    let aside = aside.filter(|one| one.horizon == Horizon::NotNow || one.status == InitiativeStatus::Dropped).count();
    found.add("Scope", "not-now", "Not now or dropped", "Initiatives that are not done.", Better::Neither).count(aside);
    let committed = strategy.initiatives.iter().filter(|one| open(one) && one.commitment == Commitment::Committed);
    let help = "Open initiatives that are promised.";
    found.add("Scope", "committed", "Committed initiatives", help, Better::Neither).count(committed.count());
}

fn capacity(found: &mut Figures, strategy: &Strategy, today: NaiveDate) {
    let capacity = facts::capacity(strategy, today);
    let ahead = |id: &&Id| {
        let state = capacity.cycles.get(*id).map(|cycle| cycle.state);
        matches!(state, Some(CycleState::Current | CycleState::Coming))
    };
    let ahead: Vec<Id> = capacity.order.iter().filter(ahead).take(CYCLES).copied().collect();
    for id in &ahead {
        let (Some(cycle), Some(record)) = (capacity.cycles.get(id), strategy.cycles.iter().find(|one| one.id == *id))
        else {
            continue;
        };
        let help = "The effort of the planned initiatives as a share of the person-weeks that there are.";
        let name = record.name.trim();
        let figure = found.add("Capacity", &format!("load-{id}"), &format!("Load, {name}"), help, Better::Neither);
        figure.percent(cycle.load.map(|load| load * 100.0));
        let help = "The planned share of the capacity that goes into technical debt.";
        let debt = cycle.categories.iter().find(|one| one.category == Some(Category::TechnicalDebt));
        let label = format!("Technical debt, {name}");
        let figure = found.add("Capacity", &format!("debt-{id}"), &label, help, Better::Neither);
        figure.percent(debt.and_then(|debt| debt.planned));
    }
    let breaches = ahead.iter().filter_map(|id| capacity.cycles.get(id)).map(|cycle| cycle.breaches.len()).sum();
    let help = "Guardrails of the capacity that are not kept, in the cycles that run or come.";
    found.add("Capacity", "breaches", "Guardrails broken", help, Better::Less).count(breaches);
}

fn goals(found: &mut Figures, strategy: &Strategy) {
    let working: HashSet<Id> = strategy.initiatives.iter().filter(|one| open(one)).map(|one| one.id).collect();
    let served = objectives_served(strategy, &working);
    let help = "Objectives that an open initiative works on, by itself or by a key result or metric.";
    let figure = found.add("Goals", "objectives", "Objectives served", help, Better::More);
    figure.of(served.len(), strategy.objectives.len());
    let pillars: HashSet<Id> =
        strategy.initiatives.iter().filter(|one| open(one)).filter_map(|one| Some(one.pillar?.0)).collect();
    let help = "Pillars that an open initiative belongs to.";
    let served = strategy.pillars.iter().filter(|one| pillars.contains(&one.id)).count();
    found.add("Goals", "pillars", "Pillars served", help, Better::More).of(served, strategy.pillars.len());
}

fn debt(found: &mut Figures, strategy: &Strategy, today: NaiveDate) {
    let debt = facts::debt(strategy, today);
    let help = "The quarter in which the planned share of the capacity has paid the last debt.";
    let figure = found.add("Debt", "cleared", "All debt paid by", help, Better::Less);
    figure.unit = Unit::Quarter;
    if let Some(by) = debt.clearing.as_ref().and_then(|clearing| clearing.all_by) {
        let number = f64::from(by.year()) * 4.0 + f64::from(by.number());
        (figure.value, figure.text) = (Some(number), format!("Q{} {}", by.number(), by.year()));
    }
    let help = "What the debt costs until it is paid, in person-weeks.";
    let figure = found.add("Debt", "interest", "Interest until then", help, Better::Less);
    figure.unit = Unit::Weeks;
    if let Some(clearing) = debt.clearing {
        figure.number((clearing.interest * 10.0).round() / 10.0);
    }
}

fn findings(found: &mut Figures, strategy: &Strategy, today: NaiveDate) {
    let all = checks(strategy, today);
    for severity in Severity::ALL {
        let count = all.iter().filter(|one| one.severity == *severity && one.silence.is_none()).count();
        let code = severity.labels().to_lowercase();
        let help = "What a careful reader would object to.";
        found.add("Checks", &code, severity.labels(), help, Better::Less).count(count);
    }
}
