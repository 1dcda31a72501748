//! What a cell holds: text, a number with the form in which it is read, a day.

use chrono::{Datelike, NaiveDate};

use crate::content::Cell;
use crate::ooxml::ink;

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Nothing,
    Text(String),
    /// A number, and its format.
    Number(f64, String),
    Day(NaiveDate),
    /// A quarter of a bar: its ink, and how firmly it is promised.
    Bar(&'static str, &'static str),
}

/// The longest unit that becomes part of a format.
const UNIT: usize = 24;

impl Value {
    /// A share of 1 as percent.
    pub fn percent(share: f64) -> Self {
        Self::Number(share, "0%".to_owned())
    }

    /// The value of a cell of content.
    pub fn of(cell: &Cell) -> Self {
        if let Some(day) = cell.day.filter(|day| (1901..9999).contains(&day.year())) {
            return Self::Day(day);
        }
        if let Some(number) = cell.number.filter(|number| number.is_finite())
            && let Some(value) = Self::counted(number, &cell.text)
        {
            return value;
        }
        let lines = ink::lines(cell);
        let text = match &cell.mark {
            Some(mark) if !lines.is_empty() && !mark.code.is_empty() && cell.text.is_empty() => mark.code.clone(),
            _ => lines.join("\n"),
        };
        if text.trim().is_empty() { Self::Nothing } else { Self::Text(text) }
    }

    /// A number that is shown as its words are: what stands before it, its digits, its unit.
    fn counted(number: f64, words: &str) -> Option<Self> {
        let from = words.find(|c: char| c.is_ascii_digit())?;
        let to = words.rfind(|c: char| c.is_ascii_digit())? + 1;
        let digits = words.get(from..to)?;
        if !digits.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.') {
            return None;
        }
        let shown: f64 = digits.replace(',', "").parse().ok()?;
        let before = words.get(..from)?.replace(['−', '-'], "");
        let unit = words.get(to..)?;
        if before.chars().count() + unit.chars().count() > UNIT {
            return None;
        }
        let places = digits.split_once('.').map_or(0, |(_, part)| part.len());
        let mut format = if digits.contains(',') { "#,##0".to_owned() } else { "0".to_owned() };
        if places > 0 {
            format.push('.');
            format.push_str(&"0".repeat(places));
        }
        let quoted = |text: &str| match text.replace(['"', '\\'], "") {
            text if text.is_empty() => String::new(),
            text => format!("\"{text}\""),
        };
        if unit.trim() == "%" {
            // Percent come as points of 100 or as shares of 1; the words tell which.
            let points = (number.abs() - shown).abs() <= (number.abs() * 100.0 - shown).abs();
            let share = if points { number / 100.0 } else { number };
            return Some(Self::Number(share, format!("{}{format}%", quoted(&before))));
        }
        Some(Self::Number(number, format!("{}{format}{}", quoted(&before), quoted(unit))))
    }

    /// How many lines it takes in a column that is so many letters wide.
    pub fn lines(&self, width: usize) -> usize {
        match self {
            Self::Text(text) => text.lines().map(|line| line.chars().count().div_ceil(width.max(1)).max(1)).sum(),
            _ => 1,
        }
    }

    /// How many letters wide it is.
    pub fn width(&self) -> usize {
        match self {
            Self::Nothing | Self::Bar(..) => 0,
            Self::Text(text) => text.lines().map(|line| line.chars().count()).max().unwrap_or(0),
            Self::Number(..) => 8,
            Self::Day(_) => 12,
        }
    }
}

/// A day as sheets count: 1 is the first of January 1900, and 1900 had a 29 February that never was.
pub(super) fn serial(day: NaiveDate) -> i64 {
    let origin = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default();
    (day - origin).num_days()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_unit_as_a_format() {
        for (number, words, value, format) in [
            (38.0, "38\u{A0}h", 38.0, "0\"\u{A0}h\""),
            (2000.0, "2,000", 2000.0, "#,##0"),
            (3.85, "€3.85", 3.85, "\"€\"0.00"),
            (-3.2, "−€3.2", -3.2, "\"€\"0.0"),
            (76.0, "76\u{A0}%", 0.76, "0%"),
            (0.5, "50\u{A0}%", 0.5, "0%"),
            (90.0, "at least 90\u{A0}%", 0.9, "\"at least \"0%"),
            (5.0, "5\u{A0}a\"b", 5.0, "0\"\u{A0}ab\""),
        ] {
            assert_eq!(
                Value::of(&Cell::of(words).counted(Some(number))),
                Value::Number(value, format.into()),
                "{words}"
            );
        }
        let long = "3\u{A0}".to_owned() + &"x".repeat(300);
        assert_eq!(Value::of(&Cell::of(&long).counted(Some(3.0))), Value::Text(long));
        assert_eq!(Value::of(&Cell::of("=1+1")), Value::Text("=1+1".into()));
        assert_eq!(serial("2027-03-12".parse().unwrap()), 46458);
    }
}
