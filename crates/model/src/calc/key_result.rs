//! Key results: how far one has come, and whether that is far enough for today.

use serde::Serialize;
use thiserror::Error;
use ts_rs::TS;

use super::SAME;
use super::calendar::Period;
use super::short;

/// Where a key result or a metric should go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// To reach the target, from whichever side the baseline lies.
    Reach,
    /// To rise to the target.
    Increase,
    /// To fall to the target.
    Decrease,
    /// To stay at the target or above it.
    StayAbove,
    /// To stay at the target or below it.
    StayBelow,
}

impl Aim {
    /// Whether a value meets the target. `baseline` decides the side for [`Aim::Reach`].
    pub fn met(self, value: f64, target: f64, baseline: Option<f64>) -> bool {
        match self {
            Self::Increase | Self::StayAbove => value >= target,
            Self::Decrease | Self::StayBelow => value <= target,
            Self::Reach if baseline.is_some_and(|baseline| baseline > target) => value <= target,
            Self::Reach => value >= target,
        }
    }
}

/// The figures of one key result, all in its own unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    /// Where it should go.
    pub aim: Aim,
    /// Where it began.
    pub baseline: Option<f64>,
    /// Where it should arrive, or the bound that it should keep.
    pub target: Option<f64>,
    /// Where it is.
    pub current: Option<f64>,
}

/// How far a key result has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Progress {
    /// The share of the way from the baseline to the target, 0 to 1.
    Share(f64),
    /// Whether it keeps its bound. There is no share of that.
    Within(bool),
}

impl Progress {
    /// What it adds to the score of an objective: the share; for a bound 1 if kept, 0 if not.
    pub fn score(self) -> f64 {
        match self {
            Self::Share(share) => share,
            Self::Within(kept) => f64::from(u8::from(kept)),
        }
    }
}

/// Why there is no progress to show.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
pub enum ProgressError {
    /// There is no baseline.
    #[error("there is no baseline: enter the value at the start")]
    NoBaseline,
    /// There is no target.
    #[error("there is no target: enter the value to reach")]
    NoTarget,
    /// There is no current value.
    #[error("there is no value yet: enter a check-in or a measurement")]
    NoCurrent,
    /// The way to go is zero long.
    #[error("target and baseline are both {}, so there is no way to go: change one of them", short(*.0))]
    TargetIsBaseline(f64),
    /// It should rise, but its target lies lower, or the other way round.
    #[error("the target {} lies on the wrong side of the baseline {}: change one of them, or the direction",
        short(*.target), short(*.baseline))]
    WrongSide {
        /// Where it began.
        baseline: f64,
        /// Where it should arrive.
        target: f64,
    },
    /// A figure is NaN or infinite.
    #[error("one of its figures is not a number: enter it again")]
    NotFinite,
}

/// How far a key result has come: clamp((current − baseline) / (target − baseline), 0, 1). The same formula serves
/// results that should fall. A bound (stay above, stay below) is kept or not, and needs no baseline.
///
/// Source: Doerr, *Measure What Matters* (2018); the linear grading of re:Work, *Set goals with OKRs*.
pub fn progress(figures: Figures) -> Result<Progress, ProgressError> {
    let Figures { aim, baseline, target, current } = figures;
    if [baseline, target, current].into_iter().flatten().any(|figure| !figure.is_finite()) {
        return Err(ProgressError::NotFinite);
    }
    let target = target.ok_or(ProgressError::NoTarget)?;
    if matches!(aim, Aim::StayAbove | Aim::StayBelow) {
        let current = current.ok_or(ProgressError::NoCurrent)?;
        return Ok(Progress::Within(aim.met(current, target, None)));
    }
    let baseline = baseline.ok_or(ProgressError::NoBaseline)?;
    if target == baseline {
        return Err(ProgressError::TargetIsBaseline(target));
    }
    if (aim == Aim::Increase && target < baseline) || (aim == Aim::Decrease && target > baseline) {
        return Err(ProgressError::WrongSide { baseline, target });
    }
    let current = current.ok_or(ProgressError::NoCurrent)?;
    // The distance between two huge numbers of opposite sign does not fit a float; that between their halves does.
    let half = if (target - baseline).is_finite() { 1.0 } else { 0.5 };
    let way = target * half - baseline * half;
    Ok(Progress::Share(((current * half - baseline * half) / way).clamp(0.0, 1.0)))
}

/// The progress that the calendar asks for: elapsed days / days in the cycle, 0 to 1. The day itself has not elapsed:
/// on the first day 0 is expected, on the day after the last 1.
///
/// Source: our own definition, as re:Work asks only for a look at the calendar.
pub fn expected(cycle: Period, today: chrono::NaiveDate) -> f64 {
    let elapsed = (today - cycle.from()).num_days().clamp(0, cycle.days());
    elapsed as f64 / cycle.days() as f64
}

/// How progress compares with what the calendar asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "PaceBand")]
pub enum Band {
    /// No more than a sixth behind.
    OnPace,
    /// More than a sixth behind.
    Behind,
    /// More than a third behind.
    AtRisk,
}

/// Progress against the calendar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    /// Progress − expected progress, −1 to 1; positive is ahead.
    pub difference: f64,
    /// What that amounts to.
    pub band: Band,
}

/// Pace = progress − expected progress; behind below −1/6, at risk below −1/3. `share` and `expected` are shares of 1.
/// A bound that is kept or broken has no pace.
///
/// Source: our own definition; a sixth and a third are two and four weeks of a quarter.
pub fn pace(share: f64, expected: f64) -> Pace {
    let difference = share - expected;
    // 1/3 − 1/2 is less than −1/6 in floats, by one bit.
    let band = if difference < -1.0 / 3.0 - SAME {
        Band::AtRisk
    } else if difference < -1.0 / 6.0 - SAME {
        Band::Behind
    } else {
        Band::OnPace
    };
    Pace { difference, band }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(aim: Aim, baseline: f64, target: f64, current: f64) -> Result<Progress, ProgressError> {
        progress(Figures { aim, baseline: Some(baseline), target: Some(target), current: Some(current) })
    }

    #[test]
    fn progress_is_the_share_of_the_way() {
        use Aim::*;
        for (aim, baseline, target, current, wanted) in [
            (Increase, 40.0, 80.0, 50.0, 0.25),  // 10 of 40
            (Decrease, 120.0, 20.0, 45.0, 0.75), // 75 of 100
            (Reach, 9.0, 3.0, 6.0, 0.5),
            (Increase, 40.0, 80.0, 10.0, 0.0),  // fell instead
            (Increase, 40.0, 80.0, 100.0, 1.0), // beyond
            (Increase, -10.0, 10.0, 0.0, 0.5),
            (Increase, -f64::MAX, f64::MAX, 0.0, 0.5),
            (Increase, 0.0, 5e-324, 5e-324, 1.0),
        ] {
            assert_eq!(of(aim, baseline, target, current), Ok(Progress::Share(wanted)), "{baseline} → {target}");
        }
        assert_eq!(of(StayAbove, 0.0, 99.9, 99.9), Ok(Progress::Within(true)));
        assert_eq!(of(StayBelow, 0.0, 2.0, 2.3), Ok(Progress::Within(false)));
        assert_eq!((Progress::Within(true).score(), Progress::Within(false).score()), (1.0, 0.0));
    }

    #[test]
    fn what_cannot_be_reckoned_is_said() {
        use Aim::*;
        let none = Figures { aim: Increase, baseline: None, target: None, current: None };
        assert_eq!(progress(none), Err(ProgressError::NoTarget));
        assert_eq!(progress(Figures { target: Some(1.0), ..none }), Err(ProgressError::NoBaseline));
        let begun = Figures { target: Some(1.0), baseline: Some(0.0), ..none };
        assert_eq!(progress(begun), Err(ProgressError::NoCurrent));
        assert_eq!(of(Reach, 40.0, 40.0, 40.0), Err(ProgressError::TargetIsBaseline(40.0)));
        assert_eq!(of(Increase, 5.0, 3.0, 4.0), Err(ProgressError::WrongSide { baseline: 5.0, target: 3.0 }));
        assert_eq!(of(Increase, 5.0, f64::NAN, 4.0), Err(ProgressError::NotFinite));
        assert_eq!(
            of(Reach, 40.0, 40.0, 1.0).unwrap_err().to_string(),
            "target and baseline are both 40, so there is no way to go: change one of them"
        );
    }

    #[test]
    fn pace_is_judged_against_the_calendar() {
        let cycle = Period::new("2027-01-01".parse().unwrap(), "2027-03-31".parse().unwrap()).unwrap(); // 90 days
        for (today, wanted) in [
            ("2026-12-31", 0.0),
            ("2027-01-01", 0.0),
            ("2027-01-31", 1.0 / 3.0),
            ("2027-02-15", 0.5),
            ("2027-04-01", 1.0),
            ("2030-01-01", 1.0),
        ] {
            assert_eq!(expected(cycle, today.parse().unwrap()), wanted, "{today}");
        }
        for (share, expected, band) in [
            (0.5, 0.5, Band::OnPace),
            (1.0, 0.0, Band::OnPace),
            (1.0 / 3.0, 0.5, Band::OnPace), // exactly a sixth behind
            (0.33, 0.5, Band::Behind),
            (1.0 / 6.0, 0.5, Band::Behind), // exactly a third behind
            (0.16, 0.5, Band::AtRisk),
        ] {
            assert_eq!(pace(share, expected).band, band, "{share} of {expected}");
        }
    }

    proptest! {
        #[test]
        fn a_share_lies_between_0_and_1(b in any::<f64>(), t in any::<f64>(), c in any::<f64>()) {
            if let Ok(Progress::Share(share)) = of(Aim::Reach, b, t, c) {
                prop_assert!((0.0..=1.0).contains(&share));
            }
        }

        #[test]
        fn falling_mirrors_rising(b in -1e6..1e6f64, way in 0.1..1e6f64, c in -1e6..1e6f64) {
            prop_assert_eq!(of(Aim::Increase, b, b + way, c).unwrap(), of(Aim::Decrease, -b, -(b + way), -c).unwrap());
        }
    }
}
