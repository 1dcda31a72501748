//! Days on which work is done.
//!
//! A [`Calendar`] numbers its working days, so that schedules can reckon with whole numbers and turn them into dates at
//! the end. Holidays are given, not known: this module has no list of them.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

/// Days from a first to a last, both included; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "Period")]
pub struct Period {
    from: NaiveDate,
    to: NaiveDate,
}

impl Period {
    /// From the first day to the last; none if the last lies before the first.
    pub fn new(from: NaiveDate, to: NaiveDate) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }
    /// The first day.
    pub fn from(self) -> NaiveDate {
        self.from
    }
    /// The last day.
    pub fn to(self) -> NaiveDate {
        self.to
    }
    /// How many days, at least 1.
    pub fn days(self) -> i64 {
        (self.to - self.from).num_days() + 1
    }
    /// Whether the day lies within.
    pub fn contains(self, date: NaiveDate) -> bool {
        (self.from..=self.to).contains(&date)
    }
    /// The days that both have.
    pub fn overlap(self, other: Self) -> Option<Self> {
        Self::new(self.from.max(other.from), self.to.min(other.to))
    }
}

/// Which days are working days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Days of the week on which work is done, Monday = 0, ascending; never empty.
    week: Vec<i64>,
    /// Working days lost to holidays: their numbers as if they were none, ascending.
    holidays: Vec<i64>,
    /// Whether its days are all days.
    every: bool,
}

impl Calendar {
    /// Every day counts.
    pub fn every_day() -> Self {
        Self { week: (0..7).collect(), holidays: Vec::new(), every: true }
    }

    /// Monday to Friday without the holidays given.
    pub fn working_week(holidays: &[NaiveDate]) -> Self {
        let mut calendar = Self { week: (0..5).collect(), holidays: Vec::new(), every: false };
        let mut lost: Vec<i64> =
            holidays.iter().filter(|&&d| d.weekday().num_days_from_monday() < 5).map(|&d| calendar.number(d)).collect();
        lost.sort_unstable();
        lost.dedup();
        calendar.holidays = lost;
        calendar
    }

    /// What its days are called in a sentence: `working day` or `day`, one and several.
    pub fn unit(&self) -> (&'static str, &'static str) {
        if self.every { ("day", "days") } else { ("working day", "working days") }
    }

    /// How many working days lie before the date, counted from the year 1. If the date is a working day, this is its
    /// number; if not, the number of the next one.
    pub fn number(&self, date: NaiveDate) -> i64 {
        // 1 January of the year 1 was a Monday.
        let days = i64::from(date.num_days_from_ce()) - 1;
        let (weeks, weekday) = (days.div_euclid(7), days.rem_euclid(7));
        let raw = weeks * self.week.len() as i64 + self.week.partition_point(|&day| day < weekday) as i64;
        raw - self.holidays.partition_point(|&lost| lost < raw) as i64
    }

    /// The date of the working day with that number; none beyond the years that dates can hold.
    pub fn date(&self, number: i64) -> Option<NaiveDate> {
        // The i-th holiday is passed once the number reaches what it would have been without the i before it.
        let (mut low, mut high) = (0, self.holidays.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.holidays[middle] - middle as i64 <= number { low = middle + 1 } else { high = middle }
        }
        let raw = number.checked_add(low as i64)?;
        let per_week = self.week.len() as i64;
        let weekday = *self.week.get(usize::try_from(raw.rem_euclid(per_week)).ok()?)?;
        let days = raw.div_euclid(per_week).checked_mul(7)?.checked_add(weekday + 1)?;
        NaiveDate::from_num_days_from_ce_opt(i32::try_from(days).ok()?)
    }

    /// How many working days a period has.
    pub fn working_days(&self, period: Period) -> i64 {
        let after = period.to.succ_opt().map_or_else(|| self.number(period.to) + 1, |next| self.number(next));
        after - self.number(period.from)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn working_days_are_counted() {
        let plain = Calendar::working_week(&[]);
        let feast =
            Calendar::working_week(&[date("2026-12-25"), date("2026-12-25"), date("2026-12-26"), date("2027-01-01")]);
        for (calendar, from, to, days) in [
            (&plain, "2026-11-16", "2026-11-22", 5), // Monday to Sunday
            (&plain, "2026-11-21", "2026-11-22", 0), // a weekend
            (&plain, "2026-12-21", "2027-01-03", 10),
            (&feast, "2026-12-21", "2027-01-03", 8), // 25 December and 1 January are Fridays, 26 a Saturday
            (&Calendar::every_day(), "2026-12-21", "2027-01-03", 14),
            (&plain, "0001-01-01", "0001-01-07", 5),
            (&plain, "2027-01-01", "2027-12-31", 261),
        ] {
            let period = Period::new(date(from), date(to)).unwrap();
            assert_eq!(calendar.working_days(period), days, "{from} to {to}");
        }
        let thursday = feast.number(date("2026-12-24"));
        assert_eq!(feast.date(thursday), Some(date("2026-12-24")));
        assert_eq!(feast.date(thursday + 1), Some(date("2026-12-28")));
        assert_eq!(feast.date(i64::MAX), None);
        assert_eq!(feast.date(i64::MIN), None);
        assert_eq!(Period::new(date("2027-01-02"), date("2027-01-01")), None);
        assert!(plain.working_days(Period::new(NaiveDate::MIN, NaiveDate::MAX).unwrap()) > 0);
    }

    proptest! {
        #[test]
        fn dates_and_numbers_agree(
            day in 1..3_650_000i32,
            holidays in prop::collection::vec(0..60i32, 0..25),
        ) {
            let at = |n: i32| NaiveDate::from_num_days_from_ce_opt(n).unwrap();
            let holidays: Vec<_> = holidays.into_iter().map(|h| at(day + h - 30)).collect();
            let calendar = Calendar::working_week(&holidays);
            let date = at(day);
            let working = date.weekday().num_days_from_monday() < 5 && !holidays.contains(&date);
            let number = calendar.number(date);
            prop_assert_eq!(calendar.date(number) == Some(date), working);
            prop_assert!(calendar.date(number).unwrap() >= date);
            prop_assert_eq!(calendar.number(calendar.date(number).unwrap()), number);
            prop_assert_eq!(calendar.number(at(day + 1)) - number, i64::from(working));
        }
    }
}
