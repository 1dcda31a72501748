//! Small strategies from JSON: names that begin with `@` stand for ids.

use chrono::DateTime;
use serde_json::{Value, json};

use crate::{AnyRecord, Change, Fields, Id, Kind, Rank, Strategy, blank, normalise};

/// The id that a name stands for.
pub(crate) fn id(name: &str) -> Id {
    let mut bytes = [0; 10];
    for (n, letter) in name.bytes().enumerate() {
        bytes[n % 10] ^= letter.rotate_left((n / 10) as u32);
    }
    Id::new(DateTime::UNIX_EPOCH, bytes)
}

/// The value with every name made an id.
fn named(value: &Value) -> Value {
    match value {
        Value::String(text) if text.starts_with('@') => json!(id(text)),
        Value::Array(items) => items.iter().map(named).collect(),
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), named(value))).collect(),
        other => other.clone(),
    }
}

/// The template with every `"?"` made the value. The field is left out where the value is `"-"`.
pub(super) fn with(template: &Value, value: &Value) -> Value {
    match template {
        Value::String(text) if text == "?" => value.clone(),
        Value::Array(items) => items.iter().map(|item| with(item, value)).filter(|item| item != "-").collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, field)| (name.clone(), with(field, value)))
            .filter(|(_, field)| field != "-")
            .collect(),
        other => other.clone(),
    }
}

/// A record with what a file adds to it.
pub(super) fn record(kind: Kind, fields: &Fields, n: usize) -> Fields {
    let mut fields = fields.clone();
    let own = fields.remove("id").unwrap_or_else(|| json!(id(&format!("{}{n}", kind.name()))));
    let mut record = blank(kind.def());
    record.extend(normalise(kind.def(), &fields).unwrap());
    for (name, value) in [
        ("id", own),
        ("rank", json!(Rank::default())),
        ("created", json!("2027-01-01T00:00:00Z")),
        ("updated", json!("2027-01-01T00:00:00Z")),
    ] {
        record.insert(name.into(), value);
    }
    record
}

/// The strategy of these lists of records.
pub(crate) fn of(lists: &Value) -> Strategy {
    let mut strategy = Strategy::default();
    for (list, records) in named(lists).as_object().unwrap() {
        let kind: Kind = list.parse().unwrap();
        let records = records.as_array().unwrap().iter().enumerate();
        strategy.extend(kind, records.map(|(n, fields)| record(kind, fields.as_object().unwrap(), n))).unwrap();
    }
    strategy
}

/// The strategy after changes, each of which must be one that a file takes.
pub(super) fn apply(strategy: &Strategy, changes: &[Change]) -> Strategy {
    let mut strategy = strategy.clone();
    for change in changes {
        match change {
            Change::Set { kind, id, fields } => {
                let mut record = strategy.find(*kind, id.unwrap()).map(AnyRecord::to_json).unwrap();
                record.extend(normalise(kind.def(), fields).unwrap_or_else(|problems| panic!("{problems:?}")));
                strategy.put(*kind, record).unwrap();
            }
            Change::Delete { kind, id } => {
                assert!(!kind.def().single && strategy.find(*kind, *id).is_some());
                strategy.remove(*kind, *id);
            }
            other => panic!("no fix makes {other:?}"),
        }
    }
    strategy
}
