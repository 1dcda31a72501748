//! What may stand in a field.
//!
//! [`normalise`] refuses only what cannot be kept (an unknown field, a word where a number belongs); what can be kept
//! is kept, and [`advise`] says what is wrong with it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde_json::{Map, Value, json};
use ts_rs::TS;

use crate::{FieldDef, Fields, Id, KindDef, Percent, Picture, Quarter, Rgb, Shape};

/// Something that is wrong with a field, in a sentence for its author.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Problem {
    /// The field; a field of a part is `options[2].title`.
    pub field: String,
    /// What is wrong, and what to do.
    pub message: String,
}

impl Problem {
    fn new(field: &str, message: impl Into<String>) -> Self {
        Self { field: field.to_owned(), message: message.into() }
    }
}

/// A record of that kind with nothing filled in.
pub fn blank(def: &KindDef) -> Fields {
    def.fields.iter().map(|field| (field.name.to_owned(), empty(&field.shape))).collect()
}

fn empty(shape: &Shape) -> Value {
    match shape {
        Shape::Line | Shape::Text => json!(""),
        Shape::Flag => json!(false),
        Shape::List { .. } => json!([]),
        Shape::Choice { choices, optional: false } => json!(choices.first().map(|choice| choice.value)),
        Shape::Part { fields } => {
            fields.iter().map(|f| (f.name.to_owned(), empty(&f.shape))).collect::<Map<_, _>>().into()
        }
        _ => Value::Null,
    }
}

/// Brings fields into the form in which they are stored. All that cannot be kept is reported, and then nothing is.
pub fn normalise(def: &KindDef, fields: &Fields) -> Result<Fields, Vec<Problem>> {
    let mut problems = Vec::new();
    let kept = keep_fields(def.fields, &def.one(), "", fields, &mut problems);
    if problems.is_empty() { Ok(kept) } else { Err(problems) }
}

fn keep_fields(defs: &[FieldDef], what: &str, path: &str, fields: &Fields, problems: &mut Vec<Problem>) -> Fields {
    let mut kept = Fields::new();
    for (name, value) in fields {
        let path = format!("{path}{name}");
        let Some(def) = defs.iter().find(|def| def.name == name) else {
            let names = defs.iter().map(|def| def.name).collect::<Vec<_>>().join(", ");
            problems
                .push(Problem::new(&path, format!("There is no field “{name}” in {what}. Its fields are {names}.")));
            continue;
        };
        match keep(&def.shape, value, &path, problems) {
            Ok(value) => {
                if let (Some((least, most)), Some(number)) = (def.bounds, value.as_f64())
                    && !(least..=most).contains(&number)
                {
                    let message = format!("{} must lie between {least} and {most}; {number} does not.", def.label);
                    problems.push(Problem::new(&path, message));
                }
                kept.insert(name.clone(), value);
            }
            Err(wanted) => {
                // A picture, or a whole letter in place of a number, is not repeated to its author.
                let mut found = value.to_string();
                if found.chars().count() > 80 {
                    found = found.chars().take(60).chain("…".chars()).collect();
                }
                problems.push(Problem::new(&path, format!("{} must be {wanted}, not {found}.", def.label)));
            }
        }
    }
    kept
}

/// The value in the form in which it is stored, or what the field wants instead.
fn keep(shape: &Shape, value: &Value, path: &str, problems: &mut Vec<Problem>) -> Result<Value, String> {
    let text = value.as_str().map(str::trim);
    let unset = value.is_null() || (text == Some("") && !matches!(shape, Shape::Line | Shape::Text));
    if unset && !matches!(shape, Shape::Target) {
        return Ok(empty(shape));
    }
    match shape {
        Shape::Line | Shape::Text => match value {
            // SQLite tools end a text at NUL: what follows would be out of sight.
            Value::String(text) => Ok(json!(text.replace('\0', "\u{FFFD}"))),
            _ => Err("text".into()),
        },
        Shape::Number => number(value).ok_or_else(|| "a number".into()),
        Shape::Percent => number(value)
            .filter(|n| n.as_f64().and_then(Percent::new).is_some())
            .ok_or_else(|| "a percentage from 0 to 100".into()),
        Shape::Integer => number(value)
            .and_then(|n| n.as_f64())
            .filter(|n| n.fract() == 0.0 && n.abs() < 9_007_199_254_740_992.0)
            .map(|n| json!(n as i64))
            .ok_or_else(|| "a whole number".into()),
        Shape::Date => text
            .and_then(|text| text.parse::<NaiveDate>().ok())
            .filter(|date| (1..=9999).contains(&chrono::Datelike::year(date)))
            .map(|date| json!(date))
            .ok_or_else(|| "a date such as 2027-03-31".into()),
        Shape::Quarter => text
            .and_then(|text| text.parse::<Quarter>().ok())
            .map(|quarter| json!(quarter))
            .ok_or_else(|| "a quarter such as 2027-Q3".into()),
        Shape::Time => text
            .and_then(|text| DateTime::parse_from_rfc3339(text).ok())
            .map(|time| json!(time.with_timezone(&Utc)))
            .ok_or_else(|| "a time such as 2027-03-31T09:00:00Z".into()),
        Shape::Flag => value.is_boolean().then(|| value.clone()).ok_or_else(|| "true or false".into()),
        Shape::Colour => text
            .and_then(|text| text.parse::<Rgb>().ok())
            .map(|colour| json!(colour))
            .ok_or_else(|| "a colour such as #2255c4".into()),
        Shape::Picture => Picture::new(text.unwrap_or_default()).map(|picture| json!(picture)),
        Shape::Choice { choices, .. } => {
            let key = |text: &str| text.trim().to_lowercase().replace([' ', '-'], "_");
            let found = text.and_then(|t| choices.iter().find(|c| key(c.value) == key(t) || key(c.label) == key(t)));
            found.map(|choice| json!(choice.value)).ok_or_else(|| {
                format!("one of {}", choices.iter().map(|choice| choice.value).collect::<Vec<_>>().join(", "))
            })
        }
        Shape::Ref { kind } => text
            .and_then(|text| text.parse::<Id>().ok())
            .map(|id| json!(id))
            .ok_or_else(|| format!("the id of {}", kind.def().one())),
        Shape::Target => serde_json::from_value::<crate::Target>(value.clone())
            .map(|target| json!(target))
            .map_err(|_| "a record as {\"kind\": …, \"id\": …}".into()),
        Shape::List { of } => {
            let items = value.as_array().ok_or("a list")?;
            let kept = items.iter().enumerate().map(|(n, item)| keep(of, item, &format!("{path}[{n}]"), problems));
            kept.collect::<Result<Vec<_>, _>>().map(Value::from).map_err(|wanted| format!("a list of {wanted}"))
        }
        Shape::Part { fields } => {
            // A line stands for a part of which only the text is known.
            let main = fields.iter().find(|field| field.required && matches!(field.shape, Shape::Line | Shape::Text));
            let line =
                main.zip(value.as_str()).map(|(field, text)| Fields::from_iter([(field.name.into(), json!(text))]));
            let part = line.as_ref().or(value.as_object()).ok_or("an object")?;
            let mut whole: Fields = fields.iter().map(|f| (f.name.to_owned(), empty(&f.shape))).collect();
            whole.extend(keep_fields(fields, "this item", &format!("{path}."), part, problems));
            Ok(whole.into())
        }
    }
}

/// A finite number, also when it came as text from a form. Always a fraction, and no negative zero: so that equal numbers
/// are equal JSON.
fn number(value: &Value) -> Option<Value> {
    match value {
        Value::Number(number) => number.as_f64().filter(|n| n.is_finite()).map(|n| json!(n + 0.0)),
        Value::String(text) => text.trim().parse::<f64>().ok().filter(|n| n.is_finite()).map(|n| json!(n + 0.0)),
        _ => None,
    }
}

/// What a complete and well-made record would have otherwise. `record` is normalised.
pub fn advise(def: &KindDef, record: &Fields) -> Vec<Problem> {
    let mut problems = Vec::new();
    for field in def.fields {
        let value = record.get(field.name).unwrap_or(&Value::Null);
        let name = field.label;
        if field.required && is_empty(value) {
            problems.push(Problem::new(field.name, format!("{name} is still empty.")));
        }
        if let (Some(most), Some(text)) = (field.words, value.as_str()) {
            let words = text.split_whitespace().count();
            if words > most as usize {
                let message =
                    format!("{name} has {words} words, {} more than the {most} that fit.", words - most as usize);
                problems.push(Problem::new(field.name, message));
            }
        }
        if let Some(earlier) = field.not_before
            && let (Some(from), Some(to)) = (record.get(earlier).and_then(Value::as_str), value.as_str())
            && to < from
        {
            problems.push(Problem::new(field.name, format!("{name} ({to}) lies before {from}.")));
        }
    }
    problems
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}
