//! Figures that follow from the records: what the page asks, and what it gets.

use std::sync::Arc;

use chrono::NaiveDate;
use lodestar_model::facts::{
    CapacityFacts, ClearingChoice, DebtFacts, FactsPart, Forecast, MeasureFacts, PeopleFacts, PlanFacts, PlatformFacts,
    RankingFacts,
};
use serde::{Deserialize, Serialize, Serializer};
use ts_rs::TS;

/// Which figures.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FactsQuery {
    /// The parts that are wanted.
    pub parts: Vec<FactsPart>,
}

/// The figures that were asked for; the other parts are absent.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FactsAnswer {
    /// The revision that they follow from.
    #[ts(type = "number")]
    pub revision: u64,
    /// The day on which they hold.
    pub today: NaiveDate,
    /// Metrics, key results, objectives, pillars.
    #[serde(serialize_with = "shared", skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<MeasureFacts>")]
    pub measures: Option<Arc<MeasureFacts>>,
    /// Dates of initiatives, conflicts, milestones, decisions.
    #[serde(serialize_with = "shared", skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<PlanFacts>")]
    pub plan: Option<Arc<PlanFacts>>,
    /// Cycles.
    #[serde(serialize_with = "shared", skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<CapacityFacts>")]
    pub capacity: Option<Arc<CapacityFacts>>,
    /// Debt.
    #[serde(serialize_with = "shared", skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<DebtFacts>")]
    pub debt: Option<Arc<DebtFacts>>,
    /// Capabilities.
    #[serde(serialize_with = "shared", skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<PlatformFacts>")]
    pub platform: Option<Arc<PlatformFacts>>,
    /// Stakeholders.
    #[serde(serialize_with = "shared", skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<PeopleFacts>")]
    pub people: Option<Arc<PeopleFacts>>,
    /// The order of initiatives.
    #[serde(serialize_with = "shared", skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<RankingFacts>")]
    pub ranking: Option<Arc<RankingFacts>>,
}

/// What a share of the capacity would clear.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClearingQuery {
    /// The share, in percent.
    pub percent: f64,
}

/// When a share would have cleared all debt.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClearingAnswer {
    /// The revision that it follows from.
    #[ts(type = "number")]
    pub revision: u64,
    /// What the share would do.
    pub choice: Option<ClearingChoice>,
    /// Why that cannot be told.
    pub why: Option<String>,
}

/// When the plan will probably be finished.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ForecastAnswer {
    /// The revision that it follows from.
    #[ts(type = "number")]
    pub revision: u64,
    /// The forecast.
    #[serde(serialize_with = "whole")]
    #[ts(as = "Forecast")]
    pub forecast: Arc<Forecast>,
}

fn shared<T: Serialize, S: Serializer>(value: &Option<Arc<T>>, serializer: S) -> Result<S::Ok, S::Error> {
    value.as_deref().serialize(serializer)
}

fn whole<T: Serialize, S: Serializer>(value: &Arc<T>, serializer: S) -> Result<S::Ok, S::Error> {
    value.as_ref().serialize(serializer)
}
