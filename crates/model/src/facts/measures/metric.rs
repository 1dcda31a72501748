//! One metric: where it stands, where it goes, what is left of its error budget.

use chrono::NaiveDate;

use super::{either, newest};
use crate::calc::calendar::Period;
use crate::calc::key_result::{self as calc, Aim, Figures, Progress};
use crate::calc::series::{self, Arrival, Goal, Outlook, Point, Trend};
use crate::calc::service_level::{self, Objective};
use crate::calc::{counted, day};
use crate::facts::basis::Basis;
use crate::facts::wording::{percent, sentence, with_unit};
use crate::records::{Direction, Metric, MetricRole};

use super::key_result::{Pace, pace};

figures! {
    /// One metric.
    pub struct MetricFacts {
        /// The latest measurement up to today.
        pub latest: Option<Point>,
        /// The one before it.
        pub previous: Option<Point>,
        /// The newest measurements up to today, oldest first, sixty at most: for a small chart.
        pub points: Vec<Point>,
        /// How many measurements there are.
        pub count: usize,
        /// Whether the latest value meets the target or keeps the bound; none without one of them.
        pub met: Option<bool>,
        /// The share of the way from the baseline to the target, 0 to 1; none for a bound.
        pub progress: Option<f64>,
        /// Why there is no progress; none for a bound that is judged.
        pub no_progress: Option<String>,
        /// The progress against the calendar: from the start of the strategy, or else the first measurement, to the
        /// target date.
        pub pace: Option<Pace>,
        /// Its trend.
        pub trend: Option<MetricTrend>,
        /// Why there is no trend.
        pub no_trend: Option<String>,
        /// Where the trend leads; none without a trend or a target.
        pub outlook: Option<MetricOutlook>,
        /// What is left of the error budget; for service levels.
        pub budget: Option<BudgetFacts>,
        /// Why there is no error budget, for a service level.
        pub no_budget: Option<String>,
    }

    /// A straight line through the measurements.
    pub struct MetricTrend {
        /// By how much the value changes in a day.
        pub per_day: f64,
        /// By how much it changes in a month of 30.44 days.
        pub per_month: f64,
        /// The share of the variation that the line explains, 0 to 1; none where it rests on two days or nothing varies.
        pub fit: Option<f64>,
        /// In a sentence.
        pub words: String,
    }

    /// Where the trend leads.
    pub struct MetricOutlook {
        /// The value on the target date, if the trend goes on.
        pub on_target_date: Option<f64>,
        /// Whether that value meets the target.
        pub will_meet: Option<bool>,
        /// The day on which the target is met, if the trend goes on; none where it is met now or the trend does not lead
        /// there.
        pub arrival: Option<NaiveDate>,
        /// The day on which a bound that is kept now would be broken.
        pub breaks: Option<NaiveDate>,
        /// In a sentence.
        pub words: String,
    }

    /// What is left of an error budget.
    pub struct BudgetFacts {
        /// All of it, in minutes of complete failure.
        pub minutes: f64,
        /// What is used up, in minutes of complete failure.
        pub spent_minutes: f64,
        /// What is left as a share of the whole: 1 untouched, 0 used up, below 0 overdrawn.
        pub left: f64,
        /// How fast it goes: 1 uses it up exactly at the end of the window.
        pub burn_rate: f64,
        /// For how many days of the window there are measurements.
        pub measured_days: i64,
        /// The length of the window in days.
        pub window_days: u32,
        /// When it is used up, if it goes on so.
        pub used_up_on: Option<NaiveDate>,
        /// In a sentence.
        pub words: String,
    }
}

/// The days of a month on average.
const MONTH: f64 = 365.25 / 12.0;
/// The window of a service level that names none.
const USUAL_WINDOW: u32 = 30;

fn aim(direction: Direction) -> Aim {
    match direction {
        Direction::Increase => Aim::Increase,
        Direction::Decrease => Aim::Decrease,
        Direction::StayAbove => Aim::StayAbove,
        Direction::StayBelow => Aim::StayBelow,
    }
}

/// `points` are its measurements by day.
pub(super) fn metric(metric: &Metric, points: &[Point], basis: &Basis) -> MetricFacts {
    let past = points.get(..points.partition_point(|point| point.date <= basis.today)).unwrap_or_default();
    let latest = past.last().copied();
    let aim = aim(metric.direction);
    let figures =
        Figures { aim, baseline: metric.baseline, target: metric.target, current: latest.map(|latest| latest.value) };
    let (progress, no_progress) = match calc::progress(figures) {
        Ok(Progress::Share(share)) => (Some(share), None),
        Ok(Progress::Within(_)) => (None, None),
        Err(why) => (None, Some(sentence(why))),
    };
    let from = basis.strategy.about().and_then(|about| about.horizon_from).or(points.first().map(|point| point.date));
    let period = from.zip(metric.target_date).and_then(|(from, to)| Period::new(from, to));
    let (trend, no_trend) = either(series::trend(past));
    let goal = metric.target.map(|target| Goal { aim, baseline: metric.baseline, target, by: metric.target_date });
    let outlook = goal.and_then(|goal| series::outlook(past, goal, basis.today).ok().map(|found| (goal, found)));
    let budget = (metric.role == MetricRole::ServiceLevel).then(|| budget(metric, past, basis));
    let (budget, no_budget) = budget.map_or((None, None), either);
    MetricFacts {
        latest,
        previous: past.len().checked_sub(2).map(|n| past[n]),
        points: newest(past, basis.today),
        count: points.len(),
        met: latest.zip(metric.target).map(|(latest, target)| aim.met(latest.value, target, metric.baseline)),
        progress,
        no_progress,
        pace: progress.zip(period).map(|(share, period)| pace(share, period, basis.today)),
        trend: trend.map(|trend| trend_words(&trend, &metric.unit)),
        no_trend,
        outlook: outlook.map(|(goal, found)| outlook_words(&found, goal, metric)),
        budget,
        no_budget,
    }
}

fn trend_words(trend: &Trend, unit: &str) -> MetricTrend {
    let per_month = trend.per_day * MONTH;
    let change = with_unit(per_month.abs(), unit);
    let days = (trend.last - trend.first).num_days();
    let since = format!("over {}", counted(days, "day", "days"));
    let line = match per_month {
        0.0 => format!("Unchanged {since}"),
        rise if rise > 0.0 => format!("Rises by {change} a month {since}"),
        _ => format!("Falls by {change} a month {since}"),
    };
    let loose = trend.fit.filter(|&fit| fit < 0.5).map_or("", |_| "; the values vary so much that this says little");
    MetricTrend { per_day: trend.per_day, per_month, fit: trend.fit, words: format!("{line}{loose}.") }
}

fn outlook_words(found: &Outlook, goal: Goal, metric: &Metric) -> MetricOutlook {
    let target = with_unit(goal.target, &metric.unit);
    let bound = matches!(goal.aim, Aim::StayAbove | Aim::StayBelow);
    let side = if goal.aim == Aim::StayAbove { "at least" } else { "at most" };
    let words = match (found.arrival, bound) {
        (Arrival::Now, true) => match found.breaks {
            Some(breaks) => {
                format!("Keeps {side} {target}, but would break it on {} if the trend goes on.", day(breaks))
            }
            None => format!("Keeps {side} {target}."),
        },
        (Arrival::Now, false) => format!("The target of {target} is met."),
        (Arrival::On(date), true) => format!("Breaks {side} {target}; the trend leads back to it by {}.", day(date)),
        (_, true) => format!("Breaks {side} {target}, and the trend does not lead back to it."),
        (Arrival::On(date), false) => {
            let line = format!("If the trend goes on, it reaches {target} on {}", day(date));
            match goal.by.map(|by| (date - by).num_days()) {
                Some(0) => format!("{line}, the target date."),
                Some(late) if late > 0 => format!("{line}, {} after the target date.", counted(late, "day", "days")),
                Some(early) => format!("{line}, {} before the target date.", counted(-early, "day", "days")),
                None => format!("{line}."),
            }
        }
        (Arrival::FarOff, false) => format!("At this pace it takes more than thirty years to reach {target}."),
        (Arrival::Never, false) => format!("The trend does not lead to the target of {target}."),
    };
    let arrival = if let Arrival::On(date) = found.arrival { Some(date) } else { None };
    let Outlook { on_target_date, will_meet, breaks, .. } = *found;
    MetricOutlook { on_target_date, will_meet, arrival, breaks, words }
}

fn budget(metric: &Metric, past: &[Point], basis: &Basis) -> Result<BudgetFacts, String> {
    let percent_good = metric.objective.ok_or("the service-level objective is not filled in")?.points();
    // The least and the greatest window are for the calculation to judge.
    let window = metric.window_days.map_or(USUAL_WINDOW, |days| u32::try_from(days).unwrap_or(0));
    let found = service_level::budget(Objective { percent: percent_good, window }, past, basis.today)
        .map_err(|why| why.to_string())?;
    let left = if found.left < 0.0 {
        format!("The error budget is overdrawn by {}", percent(-found.left))
    } else {
        format!("{} of the error budget is left", percent(found.left))
    };
    let pace = match found.used_up_on {
        Some(date) => format!("; as it burns now, it is used up on {}", day(date)),
        None => String::new(),
    };
    let measured = if found.measured_days < i64::from(window) {
        format!(" Measured on {} of {window} days.", found.measured_days)
    } else {
        String::new()
    };
    Ok(BudgetFacts {
        minutes: found.days * 1440.0,
        spent_minutes: found.spent * 1440.0,
        left: found.left,
        burn_rate: found.burn_rate,
        measured_days: found.measured_days,
        window_days: window,
        used_up_on: found.used_up_on,
        words: format!("{left}{pace}.{measured}"),
    })
}
