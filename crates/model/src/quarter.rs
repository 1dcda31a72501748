//! Fiscal quarters.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

/// A quarter of a fiscal year, written `2027-Q3`. The fiscal year carries the name of the calendar year in which it
/// ends: with a year that starts in April, `2027-Q1` is April to June 2026.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, TS)]
#[ts(type = "string")]
pub struct Quarter {
    year: i32,
    number: u8,
}

/// The first month of the fiscal year as a month: 1 to 12, anything else counts as January.
pub fn fiscal_month(month: Option<i64>) -> u32 {
    month.and_then(|m| u32::try_from(m).ok()).filter(|m| (1..=12).contains(m)).unwrap_or(1)
}

impl Quarter {
    /// The quarter `number` (1 to 4) of fiscal year `year` (1 to 9999).
    pub fn new(year: i32, number: u8) -> Option<Self> {
        ((1..=9999).contains(&year) && (1..=4).contains(&number)).then_some(Self { year, number })
    }

    /// The quarter in which a date lies, for a fiscal year that starts in month `starts` (1 to 12).
    pub fn of(date: NaiveDate, starts: u32) -> Self {
        let since = (date.month() + 12 - starts) % 12;
        let ends_next_year = starts > 1 && date.month() >= starts;
        Self { year: date.year() + i32::from(ends_next_year), number: (since / 3) as u8 + 1 }
    }

    /// The first day of the quarter, for a fiscal year that starts in month `starts`.
    pub fn first_day(self, starts: u32) -> NaiveDate {
        let months = (starts - 1) + u32::from(self.number - 1) * 3;
        let year = self.year - i32::from(starts > 1) + (months / 12) as i32;
        NaiveDate::from_ymd_opt(year, months % 12 + 1, 1).unwrap_or_default()
    }

    /// The last day of the quarter.
    pub fn last_day(self, starts: u32) -> NaiveDate {
        self.next().first_day(starts).pred_opt().unwrap_or_default()
    }

    /// The quarter that follows.
    pub fn next(self) -> Self {
        if self.number == 4 {
            Self { year: self.year + 1, number: 1 }
        } else {
            Self { number: self.number + 1, ..self }
        }
    }

    /// The fiscal year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The fiscal year as it is said: `2027`, or `FY27` where it does not start in January.
    pub fn year_words(self, starts: u32) -> String {
        if starts == 1 { self.year.to_string() } else { format!("FY{:02}", self.year.rem_euclid(100)) }
    }

    /// As it is said: `Q3 2027`, `Q3 FY27`.
    pub fn words(self, starts: u32) -> String {
        format!("Q{} {}", self.number, self.year_words(starts))
    }

    /// The number within the fiscal year, 1 to 4.
    pub fn number(self) -> u8 {
        self.number
    }
}

impl FromStr for Quarter {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let (year, number) = text.trim().split_once(['-', ' ']).ok_or(())?;
        let number = number.strip_prefix(['Q', 'q']).ok_or(())?;
        Self::new(year.parse().map_err(|_| ())?, number.parse().map_err(|_| ())?).ok_or(())
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-Q{}", self.year, self.number)
    }
}

impl Serialize for Quarter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Quarter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|()| serde::de::Error::custom(format!("“{text}” is not a quarter such as 2027-Q3")))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn dates_fall_into_fiscal_quarters() {
        for (date, starts, quarter, first, last) in [
            ("2027-01-01", 1, "2027-Q1", "2027-01-01", "2027-03-31"),
            ("2027-12-31", 1, "2027-Q4", "2027-10-01", "2027-12-31"),
            ("2026-04-01", 4, "2027-Q1", "2026-04-01", "2026-06-30"),
            ("2027-03-31", 4, "2027-Q4", "2027-01-01", "2027-03-31"),
            ("2026-12-15", 10, "2027-Q1", "2026-10-01", "2026-12-31"),
            ("2027-11-30", 12, "2027-Q4", "2027-09-01", "2027-11-30"),
            ("2028-02-29", 2, "2029-Q1", "2028-02-01", "2028-04-30"),
        ] {
            let found = Quarter::of(date.parse().unwrap(), starts);
            assert_eq!(found.to_string(), quarter, "{date} with a year from month {starts}");
            assert_eq!(found.first_day(starts).to_string(), first);
            assert_eq!(found.last_day(starts).to_string(), last);
            assert_eq!(quarter.parse(), Ok(found));
        }
        for wrong in ["2027", "2027-Q5", "2027-Q0", "Q3", "2027-3", "0-Q1", ""] {
            assert!(wrong.parse::<Quarter>().is_err(), "{wrong}");
        }
    }
}
