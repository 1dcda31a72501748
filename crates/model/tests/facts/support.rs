//! A strategy from a few lines of JSON.

use lodestar_model::{Fields, Id, Kind, Strategy, blank, normalise};
use serde_json::{Value, json};

/// An id from a name of up to six letters; names in the order of the alphabet are records in that order.
pub fn id(name: &str) -> Id {
    let mut digits: String = name.bytes().map(|byte| format!("{byte:02x}")).collect();
    digits.push_str(&"0".repeat(12 - digits.len()));
    format!("0192aaaa-0000-7000-8000-{digits}").parse().unwrap()
}

pub fn date(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

/// A record as a file has it. Its `id` is a name as [`id`] takes it.
pub fn record(kind: Kind, fields: Value) -> Fields {
    let mut fields = fields.as_object().unwrap().clone();
    let own = fields.remove("id").map_or_else(|| id(""), |name| id(name.as_str().unwrap()));
    let created = fields.remove("created").unwrap_or_else(|| json!("2027-01-01T00:00:00Z"));
    let mut record = blank(kind.def());
    record.extend(normalise(kind.def(), &fields).unwrap_or_else(|problems| panic!("{kind}: {problems:?}")));
    for (name, value) in [
        ("id", json!(own)),
        ("rank", json!(lodestar_model::Rank::default())),
        ("created", created),
        ("updated", json!("2027-01-01T00:00:00Z")),
    ] {
        record.insert(name.into(), value);
    }
    record
}

/// A strategy of these records, by the name of their kind.
pub fn strategy(records: Value) -> Strategy {
    let mut strategy = Strategy::default();
    for (kind, list) in records.as_object().unwrap() {
        let kind: Kind = kind.parse().unwrap();
        let list = list.as_array().unwrap().iter().map(|fields| record(kind, fields.clone()));
        strategy.extend(kind, list.collect::<Vec<_>>()).unwrap();
    }
    strategy
}

/// That figures agree but for rounding.
#[track_caller]
pub fn near(found: Option<f64>, wanted: f64) {
    let found = found.unwrap();
    assert!((found - wanted).abs() <= 1e-9 * wanted.abs().max(1.0), "{found} is not {wanted}");
}
