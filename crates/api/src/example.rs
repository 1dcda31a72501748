//! The example strategy: a fictional rail operator, complete enough to show every document at its best.
//!
//! It is kept as the changes that make it, in `example/harbour.json`, in the same form in which anyone else hands
//! changes to Lodestar; all ids in it are fixed. Nothing else in the program knows that it is an example.
//!
//! Its story is told on one day ([`written`]). Made on another day, the plan moves by whole quarters, in fields and in
//! texts alike, and what has been seen so far moves by days, so that whoever opens it finds a plan under way and not one
//! of years ago.

use chrono::{DateTime, Datelike, Days, Month, Months, NaiveDate, SecondsFormat, TimeDelta, Utc};
use lodestar_model::{Change, Id, Kind, Quarter};
use serde_json::Value;

/// The day on which the story is told, before its dates are moved.
pub fn written() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 2, 16).unwrap_or_default()
}

/// Kinds whose dates say when somebody looked, met or spoke.
const SEEN: [Kind; 8] = [
    Kind::Measurement,
    Kind::CheckIn,
    Kind::Ritual,
    Kind::Stakeholder,
    Kind::Review,
    Kind::Workshop,
    Kind::WorkshopNote,
    Kind::WorkshopRun,
];

/// The changes that turn an empty strategy into the example, to be applied as one operation. Its plan is that of the
/// quarter in which `today` lies, and its last figures are of `today`.
pub fn example(today: NaiveDate) -> Vec<Change> {
    // The text is part of the program; `tests/example.rs` fails where it does not read.
    let mut changes: Vec<Value> = serde_json::from_str(include_str!("../example/harbour.json")).unwrap_or_default();
    let quarters = |day: NaiveDate| day.year() * 4 + day.month0() as i32 / 3;
    let plan = Shift { months: (quarters(today) - quarters(written())) * 3, days: None };
    let seen = Shift { days: Some((today - written()).num_days()), ..plan };
    for change in &mut changes {
        let of = |kind: &Kind| change["kind"] == kind.name();
        let shift = if SEEN.iter().any(of) { seen } else { plan };
        if shift != (Shift { months: 0, days: None }) {
            shift.apply(&mut change["fields"]);
        }
    }
    serde_json::from_value(Value::Array(changes)).unwrap_or_default()
}

/// How far dates move: those in texts by `months`, a multiple of three; those of fields too, or else by `days`.
#[derive(Clone, Copy, PartialEq)]
struct Shift {
    months: i32,
    days: Option<i64>,
}

impl Shift {
    fn apply(self, value: &mut Value) {
        match value {
            // Holidays belong to the calendar and stay.
            Value::Object(fields) => {
                fields.iter_mut().filter(|(name, _)| *name != "holidays").for_each(|(_, value)| self.apply(value));
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.apply(item)),
            Value::String(text) if text.parse::<Id>().is_err() => {
                let date = self.days.and_then(|days| move_days(text.parse().ok()?, days)).map(|date| date.to_string());
                let moment = || self.days.and_then(|days| move_moment(text, days));
                *text = date.or_else(moment).unwrap_or_else(|| moved(text, self.months));
            }
            _ => {}
        }
    }
}

fn move_days(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    let far = Days::new(days.unsigned_abs());
    if days < 0 { date.checked_sub_days(far) } else { date.checked_add_days(far) }
}

/// A moment, `2027-02-09T13:52:00Z`, moved by days.
fn move_moment(text: &str, days: i64) -> Option<String> {
    let moment: DateTime<Utc> = text.parse().ok()?;
    let moved = moment.checked_add_signed(TimeDelta::try_days(days)?)?;
    Some(moved.to_rfc3339_opts(SecondsFormat::Secs, true))
}

/// The text with its dates (`2027-03-31`), quarters (`2027-Q1`, `Q1 2027`, `Q1`), days and months (`31 March 2027`,
/// `31 March`, `March`) moved by `months`. A year alone moves by the nearest number of whole years. “May” is a month
/// only where a day or a year stands beside it.
fn moved(text: &str, months: i32) -> String {
    let text = Words { words: words(text), months };
    let mut out = String::new();
    let mut at = 0;
    while let Some(word) = text.words.get(at) {
        let found = [Words::date, Words::quarter, Words::year_and_quarter, Words::day_and_month, Words::year_alone]
            .into_iter()
            .find_map(|read| read(&text, at));
        let (said, taken) = found.unwrap_or_else(|| ((*word).to_owned(), 1));
        out += &said;
        at += taken;
    }
    out
}

/// The words of a text, to be read as dates. Each reader gives what stands at a place, moved, and how many words it is.
struct Words<'a> {
    words: Vec<&'a str>,
    months: i32,
}

type Read = Option<(String, usize)>;

impl Words<'_> {
    fn word(&self, at: usize) -> &str {
        self.words.get(at).copied().unwrap_or_default()
    }

    fn year(&self, at: usize) -> Option<i32> {
        self.word(at).parse().ok().filter(|year| self.word(at).len() == 4 && (2000..2100).contains(year))
    }

    fn number(&self, at: usize) -> Option<u32> {
        self.word(at).parse().ok().filter(|_| self.word(at).len() <= 2)
    }

    fn quarter_number(&self, at: usize) -> Option<u8> {
        self.word(at).strip_prefix('Q')?.parse().ok().filter(|number| (1..=4).contains(number))
    }

    fn month(&self, at: usize) -> Option<u32> {
        // Written out: neither “Mar” nor “may”.
        let month: Month = self.word(at).parse().ok().filter(|month: &Month| month.name() == self.word(at))?;
        Some(month.number_from_month())
    }

    /// `2027-03-31`
    fn date(&self, at: usize) -> Read {
        if self.word(at + 1) != "-" || self.word(at + 3) != "-" {
            return None;
        }
        let date = move_day(self.year(at)?, self.number(at + 2)?, self.number(at + 4)?, self.months)?;
        Some((date.to_string(), 5))
    }

    /// `2027-Q1`
    fn year_and_quarter(&self, at: usize) -> Read {
        let year = self.year(at).filter(|_| self.word(at + 1) == "-")?;
        Some((move_quarter(year, self.quarter_number(at + 2)?, self.months)?.to_string(), 3))
    }

    /// `Q1 2027`, `Q1`
    fn quarter(&self, at: usize) -> Read {
        let number = self.quarter_number(at)?;
        let year = self.year(at + 2).filter(|_| self.word(at + 1) == " ");
        let moved = move_quarter(year.unwrap_or(written().year()), number, self.months)?;
        let said = format!("Q{}", moved.number());
        Some(if year.is_some() { (format!("{said} {}", moved.year()), 3) } else { (said, 1) })
    }

    /// `31 March 2027`, `31 March`, `March 2027`, `March`
    fn day_and_month(&self, at: usize) -> Read {
        let day = self.number(at).filter(|_| self.word(at + 1) == " ");
        let named = if day.is_some() { at + 2 } else { at };
        let month = self.month(named)?;
        let year = self.year(named + 2).filter(|_| self.word(named + 1) == " ");
        if self.word(named) == "May" && day.is_none() && year.is_none() {
            return None;
        }
        let date = move_day(year.unwrap_or(written().year()), month, day.unwrap_or(1), self.months)?;
        let form = match (day.is_some(), year.is_some()) {
            (true, true) => "%-d %B %Y",
            (true, false) => "%-d %B",
            (false, true) => "%B %Y",
            (false, false) => "%B",
        };
        Some((date.format(form).to_string(), named - at + if year.is_some() { 3 } else { 1 }))
    }

    /// `2027`: moves by the nearest number of whole years.
    fn year_alone(&self, at: usize) -> Read {
        Some(((self.year(at)? + (self.months + 6).div_euclid(12)).to_string(), 1))
    }
}

/// The text cut into runs of letters and digits and the single characters between them.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = rest.find(|c: char| !c.is_alphanumeric()).filter(|at| *at > 0);
        let length = if first.is_alphanumeric() { length.unwrap_or(rest.len()) } else { first.len_utf8() };
        let (word, after) = rest.split_at(length);
        words.push(word);
        rest = after;
    }
    words
}

/// The same day of another month, or the last one where that month is shorter.
fn move_day(year: i32, month: u32, day: u32, months: i32) -> Option<NaiveDate> {
    let date = NaiveDate::from_ymd_opt(year, month, day)?;
    let far = Months::new(months.unsigned_abs());
    let moved = if months < 0 { date.checked_sub_months(far) } else { date.checked_add_months(far) }?;
    // The end of a month stays the end of a month.
    let ends = date.succ_opt()?.day() == 1;
    if !ends {
        return Some(moved);
    }
    let next = moved.with_day(1)?.checked_add_months(Months::new(1))?;
    next.pred_opt()
}

/// A quarter so many months later.
fn move_quarter(year: i32, number: u8, months: i32) -> Option<Quarter> {
    let quarters = year * 4 + i32::from(number) - 1 + months / 3;
    Quarter::new(quarters.div_euclid(4), quarters.rem_euclid(4) as u8 + 1)
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn dates_in_texts_move() {
        for (months, from, to) in [
            (-3, "2027-03-31", "2026-12-31"),
            (3, "2027-11-30", "2028-02-29"),
            (-3, "2027-Q1", "2026-Q4"),
            (-3, "Q1 2027", "Q4 2026"),
            (6, "Q4 strategy review", "Q2 strategy review"),
            (-3, "the drill on 12 May will tell; from July", "the drill on 12 February will tell; from April"),
            (-3, "The rehearsal of October 2026 failed", "The rehearsal of July 2026 failed"),
            (3, "31 December 2026,", "31 March 2027,"),
            (-3, "It may rain. May we? By the end of 2027", "It may rain. May we? By the end of 2027"),
            (6, "Platform strategy 2027", "Platform strategy 2028"),
            (9, "3,100 rules, €1.2 m, 2027a, D-2027", "3,100 rules, €1.2 m, 2027a, D-2028"),
            (-3, "N-S  2027-02-01  > 30 t", "N-S  2026-11-01  > 30 t"),
            (12, "99 May 31 Februar 31 June", "99 May 31 Februar 31 June"),
        ] {
            assert_eq!(moved(from, months), to);
        }
    }
}
