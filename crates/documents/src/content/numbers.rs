//! Numbers in words: as many digits as matter, with their unit.

use lodestar_model::calc::thousands;

/// Between a number and its unit, where no line breaks.
const GAP: char = '\u{A0}';
/// Units that stand before the number.
const BEFORE: &[&str] = &["€", "$", "£", "¥"];

/// A number as people write it: `2,000`, `3.85`, `99.95`, `0.0004`.
pub(crate) fn plain(value: f64) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let digits = match value.abs() {
        large if large >= 1000.0 => 0,
        middle if middle >= 100.0 => 1,
        small if small >= 0.1 || small == 0.0 => 2,
        _ => 4,
    };
    let text = format!("{:.digits$}", value.abs());
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    let (whole, part) = text.split_once('.').map_or((text, ""), |(whole, part)| (whole, part));
    let mut grouped = whole.parse().map_or_else(|_| whole.to_owned(), thousands);
    if !part.is_empty() {
        grouped.push('.');
        grouped.push_str(part);
    }
    if value < 0.0 && grouped.chars().any(|c| c.is_ascii_digit() && c != '0') {
        format!("−{grouped}")
    } else {
        grouped
    }
}

/// A number with its unit.
pub(crate) fn with_unit(value: f64, unit: &str) -> String {
    let unit = unit.trim();
    match unit {
        "" => plain(value),
        unit if BEFORE.contains(&unit) => match plain(value) {
            text if value < 0.0 && text.starts_with('−') => format!("−{unit}{}", text.trim_start_matches('−')),
            text => format!("{unit}{text}"),
        },
        unit => format!("{}{GAP}{unit}", plain(value)),
    }
}

/// A number that may be missing.
pub(crate) fn maybe(value: Option<f64>, unit: &str) -> String {
    value.map(|value| with_unit(value, unit)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_digits_that_matter() {
        for (value, text) in [
            (0.0, "0"),
            (58.0, "58"),
            (3.85, "3.85"),
            (99.95, "99.95"),
            (0.1, "0.1"),
            (0.0004, "0.0004"),
            (1234.5, "1,234"),
            (2_000_000.0, "2,000,000"),
            (190.25, "190.2"),
            (-7.5, "−7.5"),
            (-0.000_001, "0"),
            (f64::NAN, "–"),
        ] {
            assert_eq!(plain(value), text, "{value}");
        }
        assert_eq!(with_unit(58.0, "%"), "58\u{A0}%");
        assert_eq!(with_unit(-3.2, "€"), "−€3.2");
        assert_eq!(with_unit(3.0, " "), "3");
    }
}
