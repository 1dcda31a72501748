//! Dates in words: days, months, fiscal quarters and the spans between them.

use chrono::{Datelike, NaiveDate};
use lodestar_model::Quarter;

/// `16 February 2027`.
pub(crate) fn day(date: NaiveDate) -> String {
    format!("{} {}", date.day(), date.format("%B %Y"))
}

/// `Jan 2027 – Jun 2028`, or the one end that is known.
pub(crate) fn months(from: Option<NaiveDate>, to: Option<NaiveDate>) -> String {
    let month = |date: NaiveDate| date.format("%b %Y").to_string();
    match (from.map(month), to.map(month)) {
        (Some(from), Some(to)) if from == to => from,
        (Some(from), Some(to)) => format!("{from} – {to}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(to)) => format!("until {to}"),
        (None, None) => String::new(),
    }
}

/// The quarters that a span of days touches: `Q1–Q3 2027`, `Q4 2027 – Q1 2028`.
pub(crate) fn quarters(from: Option<NaiveDate>, to: Option<NaiveDate>, starts: u32) -> String {
    let of = |date: NaiveDate| Quarter::of(date, starts);
    match (from.map(of), to.map(of)) {
        (Some(a), Some(b)) if a == b => a.words(starts),
        (Some(a), Some(b)) if a.year() == b.year() => {
            format!("Q{}–Q{} {}", a.number(), b.number(), a.year_words(starts))
        }
        (Some(a), Some(b)) => format!("{} – {}", a.words(starts), b.words(starts)),
        (Some(a), None) => format!("from {}", a.words(starts)),
        (None, Some(b)) => format!("until {}", b.words(starts)),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn date(text: &str) -> Option<NaiveDate> {
        (!text.is_empty()).then(|| text.parse().unwrap())
    }

    #[test]
    fn spans_are_named_by_the_quarters_they_touch() {
        for (from, to, starts, words) in [
            ("2027-01-11", "2027-02-28", 1, "Q1 2027"),
            ("2027-01-11", "2027-07-01", 1, "Q1–Q3 2027"),
            ("2027-10-01", "2028-03-31", 1, "Q4 2027 – Q1 2028"),
            ("2026-10-01", "2027-03-31", 4, "Q3–Q4 FY27"),
            ("2027-01-01", "", 1, "from Q1 2027"),
            ("", "2027-01-01", 1, "until Q1 2027"),
            ("", "", 1, ""),
        ] {
            assert_eq!(quarters(date(from), date(to), starts), words);
        }
        assert_eq!(months(date("2027-01-01"), date("2028-06-30")), "Jan 2027 – Jun 2028");
        assert_eq!(day(date("2027-02-06").unwrap()), "6 February 2027");
    }
}
