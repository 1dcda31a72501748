//! The figures of a strategy: what [`calc`](crate::calc) makes of its records.
//!
//! Each part reads the figures out of the records that it is about, has them reckoned, and gives the answers by the id
//! of the record. Where there is no answer a sentence says why; nothing that is missing is guessed, and no number is
//! ever NaN. A reference to a record that is gone counts as none. Nothing here judges: findings are made of these
//! figures elsewhere.
//!
//! All of it is pure. Today is given; quarters follow the fiscal year of the strategy, days its calendar. Everything
//! takes time in proportion to the number of records, give or take a logarithm, but the simulation of [`forecast`],
//! which is asked for separately.

#[macro_use]
mod wording;
mod basis;
mod capacity;
mod debt;
mod forecast;
mod measures;
mod people;
mod plan;
mod platform;
mod ranking;
mod teams;

pub use basis::{PeriodSource, Timed};
pub use capacity::{CapacityFacts, CategoryFacts, CycleFacts, CycleState, GuardrailBreach, TeamFacts};
pub use debt::{Clearing, ClearingChoice, DebtEffect, DebtFacts, DebtItemFacts};
pub use forecast::{FinishFacts, Forecast, ForecastGap, MilestoneForecast, forecast};
pub use measures::{
    BudgetFacts, CalibrationFacts, CurrentSource, CurrentValue, KeyResultFacts, LastCheckIn, LeadFacts, MeasureFacts,
    MetricFacts, MetricOutlook, MetricTrend, ObjectiveFacts, Pace, PillarFacts,
};
pub use people::{PeopleFacts, StakeholderFacts};
pub use plan::{
    ConflictFacts, DecisionFacts, DependencyCircle, DurationSource, EffortFacts, InitiativeFacts, MilestoneFacts,
    MilestoneState, PlanFacts,
};
pub use platform::{CapabilityFacts, PlatformFacts};
pub use ranking::{InitiativeScore, RankStability, RankingFacts};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Strategy;
use basis::Basis;

/// A part of the figures, so that no one waits for what they do not show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FactsPart {
    /// Metrics, key results, objectives, pillars, how good forecasts were.
    Measures,
    /// Dates of initiatives, conflicts, milestones, decisions that are waited for.
    Plan,
    /// Cycles: shares, guardrails, what the plan asks of people.
    Capacity,
    /// Debt: payback, interest, when it could be cleared.
    Debt,
    /// Capabilities and their gaps.
    Platform,
    /// Stakeholders: whom to look after.
    People,
    /// The order of initiatives, and how firm it is.
    Ranking,
}

impl FactsPart {
    /// All parts.
    pub const ALL: &[Self] =
        &[Self::Measures, Self::Plan, Self::Capacity, Self::Debt, Self::Platform, Self::People, Self::Ranking];
}

/// All figures of a strategy on a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Facts {
    /// The day.
    pub today: NaiveDate,
    /// Metrics, key results, objectives, pillars.
    pub measures: MeasureFacts,
    /// Dates of initiatives, conflicts, milestones, decisions.
    pub plan: PlanFacts,
    /// Cycles.
    pub capacity: CapacityFacts,
    /// Debt.
    pub debt: DebtFacts,
    /// Capabilities.
    pub platform: PlatformFacts,
    /// Stakeholders.
    pub people: PeopleFacts,
    /// The order of initiatives.
    pub ranking: RankingFacts,
}

/// All figures of the strategy on a day.
pub fn facts(strategy: &Strategy, today: NaiveDate) -> Facts {
    let basis = Basis::new(strategy, today);
    Facts {
        today,
        measures: measures::measures(&basis),
        plan: plan::plan(&basis),
        capacity: capacity::capacity(&basis),
        debt: debt::debt(&basis),
        platform: platform::platform(&basis),
        people: people::people(&basis),
        ranking: ranking::ranking(&basis),
    }
}

/// The figures about metrics, key results, objectives and pillars.
pub fn measures(strategy: &Strategy, today: NaiveDate) -> MeasureFacts {
    measures::measures(&Basis::new(strategy, today))
}

/// The figures about the plan: dates, conflicts, milestones, decisions that are waited for.
pub fn plan(strategy: &Strategy, today: NaiveDate) -> PlanFacts {
    plan::plan(&Basis::new(strategy, today))
}

/// The figures about cycles.
pub fn capacity(strategy: &Strategy, today: NaiveDate) -> CapacityFacts {
    capacity::capacity(&Basis::new(strategy, today))
}

/// The figures about debt.
pub fn debt(strategy: &Strategy, today: NaiveDate) -> DebtFacts {
    debt::debt(&Basis::new(strategy, today))
}

/// When a share of 0 to 100 % of the capacity would have cleared all debt, if it were planned for every quarter; why
/// that cannot be told.
pub fn clearing_with(strategy: &Strategy, today: NaiveDate, percent: f64) -> Result<ClearingChoice, &'static str> {
    debt::clearing_with(&Basis::new(strategy, today), percent)
}

/// The figures about capabilities.
pub fn platform(strategy: &Strategy, today: NaiveDate) -> PlatformFacts {
    platform::platform(&Basis::new(strategy, today))
}

/// The figures about stakeholders.
pub fn people(strategy: &Strategy, today: NaiveDate) -> PeopleFacts {
    people::people(&Basis::new(strategy, today))
}

/// The order of the initiatives.
pub fn ranking(strategy: &Strategy, today: NaiveDate) -> RankingFacts {
    ranking::ranking(&Basis::new(strategy, today))
}
