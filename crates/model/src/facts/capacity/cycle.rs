//! One cycle.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::demand::Demand;
use crate::Id;
use crate::calc::capacity::{Bound, Breach, CapacityError, Guardrail, Load, Review, Share, load, review};
use crate::calc::short;
use crate::facts::basis::{Basis, Timed};
use crate::facts::measures::either;
use crate::facts::teams;
use crate::records::{Category, Cycle};

/// Where a cycle lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CycleState {
    /// It has ended.
    Past,
    /// It runs today.
    Current,
    /// It comes.
    Coming,
    /// It has no days.
    Undated,
}

figures! {
    /// One cycle.
    pub struct CycleFacts {
        /// Its days.
        pub period: Option<Timed>,
        /// Why it has none.
        pub no_period: Option<String>,
        /// Where it lies.
        pub state: CycleState,
        /// The planned shares together, in percent; none where nothing is planned.
        pub planned: Option<f64>,
        /// The actual shares together, in percent.
        pub actual: Option<f64>,
        /// Whether the planned shares sum to 100.
        pub planned_is_whole: bool,
        /// Whether the actual shares sum to 100.
        pub actual_is_whole: bool,
        /// Every category that has a share, a guardrail or planned work, in the order of the categories.
        pub categories: Vec<CategoryFacts>,
        /// The guardrails that are not kept.
        pub breaches: Vec<GuardrailBreach>,
        /// All person-weeks; none where no team has any.
        pub capacity: Option<f64>,
        /// The teams, and those without a figure of which work is planned.
        pub teams: Vec<TeamFacts>,
        /// The effort of the initiatives planned in it, in person-weeks.
        pub effort: f64,
        /// Effort − capacity, in person-weeks; above 0 is too much.
        pub over: Option<f64>,
        /// Effort / capacity.
        pub load: Option<f64>,
        /// The initiatives that are worked on in it, in order.
        pub initiatives: Vec<Id>,
        /// What it comes to, in a sentence.
        pub words: String,
    }

    /// One kind of work in a cycle.
    pub struct CategoryFacts {
        /// The kind of work; none for initiatives without one.
        pub category: Option<Category>,
        /// Its planned share in percent.
        pub planned: Option<f64>,
        /// Its actual share in percent.
        pub actual: Option<f64>,
        /// Actual − planned, in points.
        pub variance: Option<f64>,
        /// The planned share in person-weeks.
        pub planned_weeks: Option<f64>,
        /// The actual share in person-weeks.
        pub actual_weeks: Option<f64>,
        /// The effort of the initiatives of this kind, in person-weeks.
        pub effort: f64,
        /// Effort − planned person-weeks; above 0 is too much.
        pub over: Option<f64>,
        /// Effort / planned person-weeks.
        pub load: Option<f64>,
        /// The least share that it must get, in percent.
        pub at_least: Option<f64>,
        /// The greatest share that it may get, in percent.
        pub at_most: Option<f64>,
    }

    /// A team in a cycle.
    pub struct TeamFacts {
        /// The team.
        pub team: String,
        /// Its person-weeks.
        pub capacity: Option<f64>,
        /// The effort of its initiatives, in person-weeks.
        pub effort: f64,
        /// Effort − capacity; above 0 is too much.
        pub over: Option<f64>,
        /// Effort / capacity.
        pub load: Option<f64>,
    }

    /// A guardrail that is not kept.
    pub struct GuardrailBreach {
        /// The kind of work.
        pub category: Category,
        /// Whether the actual share breaks it, rather than the planned one.
        pub actual: bool,
        /// Whether it is too little, rather than too much.
        pub too_little: bool,
        /// The bound, in percent.
        pub bound: f64,
        /// The share, in percent.
        pub found: f64,
        /// By how many points it is missed.
        pub short_by: f64,
        /// In a sentence.
        pub words: String,
    }
}

pub(super) fn cycle(cycle: &Cycle, demand: &Demand, basis: &Basis) -> CycleFacts {
    let (period, no_period) = either(basis.cycles.get(&cycle.id).copied().unwrap_or(Err("")));
    let shares = shares(cycle);
    let bounds = bounds(basis);
    let guardrails: Vec<_> =
        bounds.iter().map(|&(category, bound)| Guardrail { categories: vec![category], bound }).collect();
    // Percents are held between 0 and 100 by their type: there is always a review.
    let review = review(&shares, &guardrails).unwrap_or_else(|_: CapacityError| Review {
        planned: None,
        actual: None,
        planned_is_whole: false,
        actual_is_whole: false,
        variances: Vec::new(),
        breaches: Vec::new(),
    });
    let weeks: Vec<f64> = cycle.capacity.iter().filter_map(|team| team.person_weeks).collect();
    let capacity = (!weeks.is_empty()).then(|| weeks.iter().sum());
    let total = capacity.and_then(|capacity| load(demand.total(), capacity, 100.0).ok());
    let mut facts = CycleFacts {
        period,
        no_period,
        state: state(period, basis.today),
        planned: review.planned,
        actual: review.actual,
        planned_is_whole: review.planned_is_whole,
        actual_is_whole: review.actual_is_whole,
        categories: categories(&shares, &review, &bounds, demand, capacity),
        breaches: review.breaches.iter().map(|breach| said(breach, &bounds)).collect(),
        capacity,
        teams: teams(cycle, demand),
        effort: demand.total(),
        over: total.map(|total| total.over),
        load: total.and_then(|total| total.share),
        initiatives: demand.initiatives.clone(),
        words: String::new(),
    };
    facts.words = words(&facts);
    facts
}

fn state(period: Option<Timed>, today: NaiveDate) -> CycleState {
    match period {
        None => CycleState::Undated,
        Some(period) if period.to < today => CycleState::Past,
        Some(period) if period.from > today => CycleState::Coming,
        Some(_) => CycleState::Current,
    }
}

/// The shares of each category; several rows of one count together.
fn shares(cycle: &Cycle) -> Vec<Share<Category>> {
    let sum = |category: Category, of: &dyn Fn(&crate::records::Allocation) -> Option<crate::Percent>| {
        let rows = cycle.allocations.iter().filter(|row| row.category == category);
        rows.filter_map(of).map(crate::Percent::points).reduce(|a, b| a + b)
    };
    let shares = Category::ALL.iter().map(|&category| Share {
        category,
        planned: sum(category, &|row| row.planned),
        actual: sum(category, &|row| row.actual),
    });
    shares.filter(|share| share.planned.is_some() || share.actual.is_some()).collect()
}

fn bounds(basis: &Basis) -> Vec<(Category, Bound)> {
    let rows = basis.strategy.about().map_or(&[][..], |about| &about.category_bounds);
    let both = rows.iter().flat_map(|row| {
        let least = row.at_least.map(|least| (row.category, Bound::AtLeast(least.points())));
        let most = row.at_most.map(|most| (row.category, Bound::AtMost(most.points())));
        [least, most].into_iter().flatten()
    });
    both.collect()
}

fn categories(
    shares: &[Share<Category>],
    review: &Review,
    bounds: &[(Category, Bound)],
    demand: &Demand,
    capacity: Option<f64>,
) -> Vec<CategoryFacts> {
    let weeks = |percent: Option<f64>| Some(capacity? / 100.0 * percent?);
    let known = Category::ALL.iter().map(|&category| {
        let at = shares.iter().position(|share| share.category == category);
        let share = at.map(|n| shares[n]);
        let planned = share.and_then(|share| share.planned);
        let effort = demand.categories[category as usize];
        let fit: Option<Load> = capacity.zip(planned).and_then(|(weeks, share)| load(effort, weeks, share).ok());
        let bound = |least: bool| {
            let own = bounds.iter().filter(|(of, _)| *of == category);
            own.filter_map(|(_, bound)| match *bound {
                Bound::AtLeast(bound) => least.then_some(bound),
                Bound::AtMost(bound) => (!least).then_some(bound),
            })
            .next()
        };
        CategoryFacts {
            category: Some(category),
            planned,
            actual: share.and_then(|share| share.actual),
            variance: at.and_then(|n| review.variances.get(n).copied().flatten()),
            planned_weeks: weeks(planned),
            actual_weeks: weeks(share.and_then(|share| share.actual)),
            effort,
            over: fit.map(|fit| fit.over),
            load: fit.and_then(|fit| fit.share),
            at_least: bound(true),
            at_most: bound(false),
        }
    });
    let said = |row: &CategoryFacts| {
        let any = [row.planned, row.actual, row.at_least, row.at_most].iter().any(Option::is_some);
        any || row.effort > 0.0
    };
    let rest = demand.categories[Category::ALL.len()];
    let without = (rest > 0.0).then_some(CategoryFacts {
        category: None,
        planned: None,
        actual: None,
        variance: None,
        planned_weeks: None,
        actual_weeks: None,
        effort: rest,
        over: None,
        load: None,
        at_least: None,
        at_most: None,
    });
    known.filter(said).chain(without).collect()
}

fn teams(cycle: &Cycle, demand: &Demand) -> Vec<TeamFacts> {
    let mut rest: BTreeMap<&str, &(String, f64)> =
        demand.teams.iter().map(|(key, asked)| (key.as_str(), asked)).collect();
    let mut all: Vec<TeamFacts> = Vec::new();
    for row in &cycle.capacity {
        // A team that is entered twice has the work once.
        let effort = rest.remove(teams::key(&row.team).as_str()).map_or(0.0, |asked| asked.1);
        let fit = row.person_weeks.and_then(|weeks| load(effort, weeks, 100.0).ok());
        all.push(TeamFacts {
            team: row.team.trim().to_owned(),
            capacity: row.person_weeks,
            effort,
            over: fit.map(|fit| fit.over),
            load: fit.and_then(|fit| fit.share),
        });
    }
    all.extend(rest.into_values().map(|(team, effort)| TeamFacts {
        team: team.clone(),
        capacity: None,
        effort: *effort,
        over: None,
        load: None,
    }));
    all
}

fn said(breach: &Breach, bounds: &[(Category, Bound)]) -> GuardrailBreach {
    let (category, bound) = bounds[breach.guardrail];
    let (too_little, bound) = match bound {
        Bound::AtLeast(bound) => (true, bound),
        Bound::AtMost(bound) => (false, bound),
    };
    let verb = if breach.actual { "got" } else { "is planned at" };
    let side = if too_little { "at least" } else { "at most" };
    let words =
        format!("{} {verb} {} %; its guardrail is {side} {} %.", category.label(), short(breach.found), short(bound));
    let Breach { actual, found, short_by, .. } = *breach;
    GuardrailBreach { category, actual, too_little, bound, found, short_by, words }
}

fn words(cycle: &CycleFacts) -> String {
    let effort = short((cycle.effort * 10.0).round() / 10.0);
    match (cycle.capacity, cycle.over) {
        (Some(capacity), Some(over)) if over > 0.05 => format!(
            "{effort} person-weeks are planned and {} are there: {} too many.",
            short(capacity),
            short((over * 10.0).round() / 10.0)
        ),
        (Some(capacity), _) => format!("{effort} of {} person-weeks are planned.", short(capacity)),
        _ => format!("{effort} person-weeks are planned; how many are there is not filled in."),
    }
}
