//! What planned initiatives ask of each cycle.

use std::collections::BTreeMap;

use crate::Id;
use crate::calc::calendar::Period;
use crate::calc::capacity::{Item, spread};
use crate::facts::basis::Basis;
use crate::facts::teams;
use crate::records::{Category, Horizon, Initiative, InitiativeStatus};

/// What is asked of one cycle, in person-weeks.
#[derive(Clone, Debug, Default)]
pub(super) struct Demand {
    /// By category, in the order of [`Category::ALL`]; last what has none.
    pub(super) categories: [f64; Category::ALL.len() + 1],
    /// By team, as [`teams::key`] names it: how it is written, and what is asked of it.
    pub(super) teams: BTreeMap<String, (String, f64)>,
    /// The initiatives that are worked on, in order.
    pub(super) initiatives: Vec<Id>,
}

impl Demand {
    pub(super) fn total(&self) -> f64 {
        self.categories.iter().sum()
    }
}

/// What is asked of all cycles.
pub(super) struct Demands {
    pub(super) cycles: Vec<Demand>,
    pub(super) outside: f64,
    pub(super) left_out: Vec<Id>,
}

/// Initiatives that are done count too: they took the time of cycles that are past.
fn counts(initiative: &Initiative) -> bool {
    initiative.status != InitiativeStatus::Dropped && initiative.horizon != Horizon::NotNow
}

/// `periods` are ordered by their first day.
pub(super) fn demand(basis: &Basis, periods: &[Period]) -> Demands {
    let mut found = Demands { cycles: vec![Demand::default(); periods.len()], outside: 0.0, left_out: Vec::new() };
    // The latest end so far, so that the cycles that an initiative touches are found by two searches.
    let latest: Vec<_> = periods
        .iter()
        .scan(None, |latest, period| {
            *latest = Some(latest.map_or(period.to(), |latest| period.to().max(latest)));
            *latest
        })
        .collect();
    for initiative in basis.strategy.initiatives.iter().filter(|initiative| counts(initiative)) {
        let dates = initiative.start.zip(initiative.end).and_then(|(start, end)| Period::new(start, end));
        let (Some(dates), Some(effort)) = (dates, initiative.effort_likely) else {
            found.left_out.push(initiative.id);
            continue;
        };
        let from = latest.partition_point(|&to| to < dates.from());
        let to = periods.partition_point(|period| period.from() <= dates.to()).max(from);
        let item = Item { category: Some(0), dates: Some(dates), effort: Some(effort) };
        let Ok(parts) = spread(&[item], 1, &periods[from..to], &basis.calendar) else { continue };
        found.outside += parts.outside;
        let category = initiative.category.map_or(Category::ALL.len(), |category| category as usize);
        let team = teams::key(&initiative.team);
        for (n, part) in (from..to).map(|n| (n, parts.total(n - from))).filter(|(_, part)| *part > 0.0) {
            let cycle = &mut found.cycles[n];
            cycle.categories[category] += part;
            let asked = cycle.teams.entry(team.clone());
            asked.or_insert_with(|| (initiative.team.trim().to_owned(), 0.0)).1 += part;
            cycle.initiatives.push(initiative.id);
        }
    }
    found
}
