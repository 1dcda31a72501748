//! The calculations: what follows from the figures of a strategy.
//!
//! Every function here is pure and knows nothing of records: it takes plain figures and dates, and gives figures,
//! dates or an error that says in words why there is none. No result is ever NaN or infinite, and nothing that is
//! missing is guessed: it is left out and named. Indices in inputs and results are positions in the caller's slices.
//! Reading the figures out of records, and putting findings into sentences about a record, is the work of the callers.
//!
//! | subject | module |
//! |---|---|
//! | progress, pace and score of objectives | [`key_result`], [`objective`] |
//! | metrics over time | [`series`], [`lead`], [`service_level`] |
//! | order of initiatives | [`scoring`], [`stability`] |
//! | dates | [`calendar`], [`graph`], [`schedule`], [`finish`] |
//! | people's time | [`capacity`], [`debt`] |
//! | what to look after | [`gaps`], [`stakeholders`] |
//! | how good our forecasts were | [`calibration`] |

pub mod calendar;
pub mod calibration;
pub mod capacity;
pub mod debt;
pub mod finish;
pub mod gaps;
pub mod graph;
pub mod key_result;
pub mod lead;
pub mod objective;
pub mod schedule;
pub mod scoring;
pub mod series;
pub mod service_level;
pub mod stability;
pub mod stakeholders;

/// How far apart two shares may lie and still count as the same: room for rounding in the last bits, no more.
const SAME: f64 = 1e-9;

/// A date as a sentence has it: `2 November 2026`.
pub fn day(date: chrono::NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// A whole number with its thousands marked: `13,122`.
pub fn thousands(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut marked = if number < 0 { "-".to_owned() } else { String::new() };
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            marked.push(',');
        }
        marked.push(digit);
    }
    marked
}

/// `1 day`, `2 days`, `1,200 days`.
pub(crate) fn counted(number: i64, one: &str, several: &str) -> String {
    format!("{} {}", thousands(number), if number == 1 { one } else { several })
}

/// A number as a sentence has it: at most three digits after the point, and no zeros at the end.
pub(crate) fn short(number: f64) -> String {
    let text = format!("{number:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}
