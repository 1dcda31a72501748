//! How figures stand in sentences, and the derives that all types of figures share.

use crate::calc::{short, thousands};

/// Types of figures: what the page and the command line get as JSON.
macro_rules! figures {
    ($($(#[$attribute:meta])* $vis:vis struct $name:ident { $($body:tt)* })+) => {$(
        $(#[$attribute])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, ts_rs::TS)]
        #[serde(rename_all = "camelCase")]
        $vis struct $name { $($body)* }
    )+};
}

/// A number with its unit: `90 %`, `3.5 days`.
pub(super) fn with_unit(value: f64, unit: &str) -> String {
    let value = figure(value);
    if unit.trim().is_empty() { value } else { format!("{value} {}", unit.trim()) }
}

/// A number that a reader can take in: whole where it is large, at most three digits after the point where it is small.
pub(super) fn figure(value: f64) -> String {
    match value.abs() {
        size if size >= 1e15 || (size > 0.0 && size < 0.0005) => format!("{value:.2e}"),
        #[allow(clippy::cast_possible_truncation, reason = "smaller than what a whole number holds")]
        size if size >= 1000.0 => thousands(value.round() as i64),
        size if size >= 10.0 => short((value * 10.0).round() / 10.0),
        size if size >= 1.0 => short((value * 100.0).round() / 100.0),
        _ => short(value),
    }
}

/// A share as whole percent: `45 %`.
pub(super) fn percent(share: f64) -> String {
    format!("{} %", short((share * 100.0).round()))
}

/// A sentence: begins with a capital and ends with a full stop, as reasons are written without either.
pub(super) fn sentence(reason: impl ToString) -> String {
    let reason = reason.to_string();
    let mut letters = reason.chars();
    let Some(first) = letters.next() else { return reason };
    let end = if reason.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{}{}{end}", first.to_uppercase(), letters.as_str())
}
