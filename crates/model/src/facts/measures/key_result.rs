//! One key result: its value, how far that is, and whether it is far enough for today.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::newest;
use crate::Id;
use crate::calc::calendar::Period;
use crate::calc::key_result::{self as calc, Aim, Band, Figures, Progress};
use crate::calc::series::Point;
use crate::facts::basis::Basis;
use crate::facts::wording::sentence;
use crate::records::{KeyResult, KeyResultKind, Outlook};

/// Where a current value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CurrentSource {
    /// It was entered in the key result itself.
    Own,
    /// The last check-in that has a value.
    CheckIn,
    /// The latest measurement of its metric.
    Measurement,
}

figures! {
    /// One key result.
    pub struct KeyResultFacts {
        /// Its value now.
        pub current: Option<CurrentValue>,
        /// The share of the way from the baseline to the target, 0 to 1; none for a bound.
        pub progress: Option<f64>,
        /// Whether it keeps its bound; none where it is no bound.
        pub kept: Option<bool>,
        /// Why there is neither.
        pub no_progress: Option<String>,
        /// The progress that the calendar asks for, 0 to 1; none where its objective has no period.
        pub expected: Option<f64>,
        /// Its progress against the calendar; none for a bound.
        pub pace: Option<Pace>,
        /// The last check-in up to today.
        pub last_check_in: Option<LastCheckIn>,
        /// Its values over time, oldest first, sixty at most: those of its check-ins, or else of its metric.
        pub points: Vec<Point>,
    }

    /// A value and where it comes from.
    #[derive(Copy)]
    pub struct CurrentValue {
        /// The value.
        pub value: f64,
        /// Its day, where that is known.
        pub date: Option<NaiveDate>,
        /// Where it comes from.
        pub source: CurrentSource,
    }

    /// Progress against the calendar.
    #[derive(Copy)]
    pub struct Pace {
        /// The progress that the calendar asks for, 0 to 1.
        pub expected: f64,
        /// Progress − expected, −1 to 1; positive is ahead.
        pub difference: f64,
        /// What that amounts to.
        pub band: Band,
    }

    /// The last word on a key result.
    #[derive(Copy)]
    pub struct LastCheckIn {
        /// The check-in.
        pub id: Id,
        /// Its day.
        pub date: NaiveDate,
        /// The value on that day.
        pub value: Option<f64>,
        /// How sure its owner was.
        pub confidence: Option<Outlook>,
        /// How likely it was held to be, in percent.
        pub likelihood: Option<f64>,
    }
}

/// What is known of a key result beside itself.
pub(super) struct Sources<'a> {
    /// The positions of its check-ins.
    pub(super) check_ins: &'a [usize],
    /// The measurements of its metric, by day.
    pub(super) measured: &'a [Point],
    /// The time in which it is to be reached.
    pub(super) period: Option<Period>,
}

pub(super) fn aim(kind: KeyResultKind) -> Aim {
    match kind {
        KeyResultKind::Reach => Aim::Reach,
        KeyResultKind::Increase => Aim::Increase,
        KeyResultKind::Decrease => Aim::Decrease,
        KeyResultKind::StayAbove => Aim::StayAbove,
        KeyResultKind::StayBelow => Aim::StayBelow,
    }
}

/// Progress against the calendar of a period.
pub(super) fn pace(share: f64, period: Period, today: NaiveDate) -> Pace {
    let expected = calc::expected(period, today);
    let calc::Pace { difference, band } = calc::pace(share, expected);
    Pace { expected, difference, band }
}

pub(super) fn key_result(key_result: &KeyResult, sources: &Sources, basis: &Basis) -> KeyResultFacts {
    let today = basis.today;
    let mut check_ins: Vec<_> = sources
        .check_ins
        .iter()
        .filter_map(|&n| basis.strategy.check_ins.get(n))
        .filter_map(|check_in| Some((check_in.date.filter(|&date| date <= today)?, check_in)))
        .collect();
    // Of several on one day the one entered last counts.
    check_ins.sort_by_key(|(date, check_in)| (*date, check_in.created));
    let entered: Vec<Point> =
        check_ins.iter().filter_map(|&(date, check_in)| Some(Point { date, value: check_in.value? })).collect();
    let measured = newest(sources.measured, today);
    let own = key_result.current.map(|value| CurrentValue { value, date: None, source: CurrentSource::Own });
    let from = |points: &[Point], source| {
        points.last().map(|point| CurrentValue { value: point.value, date: Some(point.date), source })
    };
    let current =
        own.or_else(|| from(&entered, CurrentSource::CheckIn)).or_else(|| from(&measured, CurrentSource::Measurement));
    let figures = Figures {
        aim: aim(key_result.kind),
        baseline: key_result.baseline,
        target: key_result.target,
        current: current.map(|current| current.value),
    };
    let (progress, kept, no_progress) = match calc::progress(figures) {
        Ok(Progress::Share(share)) => (Some(share), None, None),
        Ok(Progress::Within(kept)) => (None, Some(kept), None),
        Err(why) => (None, None, Some(sentence(why))),
    };
    KeyResultFacts {
        current,
        progress,
        kept,
        no_progress,
        expected: sources.period.map(|period| calc::expected(period, today)),
        pace: progress.zip(sources.period).map(|(share, period)| pace(share, period, today)),
        last_check_in: check_ins.last().map(|&(date, check_in)| LastCheckIn {
            id: check_in.id,
            date,
            value: check_in.value,
            confidence: check_in.confidence,
            likelihood: check_in.likelihood.map(|likelihood| likelihood.points()),
        }),
        points: if entered.is_empty() { measured } else { newest(&entered, today) },
    }
}

impl KeyResultFacts {
    /// What it adds to the score of its objective, 0 to 1.
    pub fn share(&self) -> Option<f64> {
        self.progress.or(self.kept.map(|kept| f64::from(u8::from(kept))))
    }
}
