//! What is measured: metrics, key results, objectives, pillars, and how good past judgements were.

mod calibration;
mod key_result;
mod lead;
mod metric;
mod objective;

pub use calibration::CalibrationFacts;
pub use key_result::{CurrentSource, CurrentValue, KeyResultFacts, LastCheckIn, Pace};
pub use lead::LeadFacts;
pub use metric::{BudgetFacts, MetricFacts, MetricOutlook, MetricTrend};
pub use objective::{ObjectiveFacts, PillarFacts};

use std::collections::{BTreeMap, HashMap};

use super::basis::{Basis, grouped, positions};
use crate::Id;
use crate::calc::series::Point;
use crate::records::Measurement;

figures! {
    /// What is measured.
    #[derive(Default)]
    pub struct MeasureFacts {
        /// Each metric.
        pub metrics: BTreeMap<Id, MetricFacts>,
        /// Each key result.
        pub key_results: BTreeMap<Id, KeyResultFacts>,
        /// Each objective.
        pub objectives: BTreeMap<Id, ObjectiveFacts>,
        /// Each pillar.
        pub pillars: BTreeMap<Id, PillarFacts>,
        /// Each metric that drives another, in the order of the metrics.
        pub leads: Vec<LeadFacts>,
        /// How good the likelihoods in check-ins were; none while nothing has a result.
        pub calibration: Option<CalibrationFacts>,
        /// Why there is no calibration.
        pub no_calibration: Option<String>,
    }
}

/// The most values of a history that are given, the newest.
const MOST_POINTS: usize = 60;

pub(super) fn measures(basis: &Basis) -> MeasureFacts {
    let strategy = basis.strategy;
    let series = series(&strategy.measurements);
    let metrics: BTreeMap<_, _> = strategy
        .metrics
        .iter()
        .map(|metric| (metric.id, metric::metric(metric, values(&series, metric.id), basis)))
        .collect();
    let metric_at = positions(&strategy.metrics);
    let check_ins = grouped(&strategy.check_ins, |check_in| check_in.key_result.map(|key_result| key_result.0));
    let key_results_of = grouped(&strategy.key_results, |key_result| key_result.objective.map(|objective| objective.0));
    let objective_at = positions(&strategy.objectives);
    let timed: Vec<_> = strategy.objectives.iter().map(|objective| objective::days_of(objective, basis)).collect();
    let key_results: BTreeMap<_, _> = strategy
        .key_results
        .iter()
        .map(|key_result| {
            let objective = key_result.objective.and_then(|objective| objective_at.get(&objective.0));
            let period = objective.and_then(|&n| timed[n].as_ref().ok()?.period());
            let metric = key_result.metric.filter(|metric| metric_at.contains_key(&metric.0));
            let sources = key_result::Sources {
                check_ins: check_ins.get(&key_result.id).map_or(&[][..], Vec::as_slice),
                measured: metric.map_or(&[][..], |metric| values(&series, metric.0)),
                period,
            };
            (key_result.id, key_result::key_result(key_result, &sources, basis))
        })
        .collect();
    let objectives: BTreeMap<_, _> = strategy
        .objectives
        .iter()
        .zip(&timed)
        .map(|(objective, timed)| {
            let own = key_results_of.get(&objective.id).map_or(&[][..], Vec::as_slice);
            (objective.id, objective::objective(objective, own, timed, &key_results, basis))
        })
        .collect();
    let pillars = objective::pillars(strategy, &objectives);
    let leads = lead::leads(strategy, &metric_at, &series, basis.today);
    let found = calibration::calibration(strategy, &check_ins, &objective_at, &timed, &key_results, basis.today);
    let (calibration, no_calibration) = either(found);
    MeasureFacts { metrics, key_results, objectives, pillars, leads, calibration, no_calibration }
}

/// The measurements of each metric by day.
pub(super) type Series = HashMap<Id, Vec<Point>>;

pub(super) fn series(measurements: &[Measurement]) -> Series {
    let mut series = Series::new();
    for measurement in measurements {
        if let (Some(metric), Some(date), Some(value)) = (measurement.metric, measurement.date, measurement.value) {
            series.entry(metric.0).or_default().push(Point { date, value });
        }
    }
    series.values_mut().for_each(|points| points.sort_by_key(|point| point.date));
    series
}

pub(super) fn values(series: &Series, metric: Id) -> &[Point] {
    series.get(&metric).map_or(&[], Vec::as_slice)
}

/// The newest of the values up to a day.
fn newest(points: &[Point], today: chrono::NaiveDate) -> Vec<Point> {
    let past = points.get(..points.partition_point(|point| point.date <= today)).unwrap_or_default();
    past.get(past.len().saturating_sub(MOST_POINTS)..).unwrap_or_default().to_vec()
}

/// A result as two fields: the answer, or the sentence that says why there is none.
pub(super) fn either<T>(found: Result<T, impl ToString>) -> (Option<T>, Option<String>) {
    match found {
        Ok(answer) => (Some(answer), None),
        Err(why) => (None, Some(super::wording::sentence(why))),
    }
}
