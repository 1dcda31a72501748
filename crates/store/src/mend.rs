//! Making sound records of what was read from a damaged file: what a field cannot hold is emptied, what leads nowhere is
//! cleared, and all of it is reported.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use lodestar_model::apply::{name, time};
use lodestar_model::{Fields, Id, Kind, Rank, blank, normalise, references};
use rusqlite::types::Value as Sql;
use serde_json::Value;

use crate::table::{COMMON, from_sql};

/// Records by kind and id.
pub(crate) type Records = BTreeMap<(Kind, Id), Fields>;

/// A record from the values of a row, or why there is none.
pub(crate) fn record(
    kind: Kind,
    columns: &[&str],
    row: &[Sql],
    now: DateTime<Utc>,
    notes: &mut Vec<String>,
) -> Result<(Id, Fields), String> {
    let mut found = Fields::new();
    for (column, value) in columns.iter().zip(row) {
        let shape = kind.def().field(column).map_or(lodestar_model::Shape::Line, |field| field.shape);
        // What does not read is left out and so becomes empty below, with a note.
        let value = from_sql(&shape, value.into()).unwrap_or_else(|_| Value::from("?"));
        found.insert((*column).to_owned(), value);
    }
    whole(kind, &found, now, notes)
}

/// A record in which every field is there and holds what it may hold.
pub(crate) fn whole(
    kind: Kind,
    found: &Fields,
    now: DateTime<Utc>,
    notes: &mut Vec<String>,
) -> Result<(Id, Fields), String> {
    let def = kind.def();
    let text = |name: &str| found.get(name).and_then(Value::as_str).unwrap_or_default();
    let title = name(def, found);
    let id: Id = text("id").parse().map_err(|_| format!("A {kind} “{title}” has lost its identity."))?;
    let moment = |name: &str| DateTime::parse_from_rfc3339(text(name)).map_or(now, |time| time.with_timezone(&Utc));
    let mut record = Fields::new();
    record.insert("id".into(), id.to_string().into());
    let rank = Rank::parse(text("rank")).unwrap_or_default();
    record.insert("rank".into(), rank.as_str().into());
    record.insert("created".into(), time(moment("created")).into());
    record.insert("updated".into(), time(moment("updated")).into());
    record.extend(blank(def));
    for field in def.fields {
        let Some(value) = found.get(field.name) else { continue };
        let one: Fields = [(field.name.to_owned(), value.clone())].into_iter().collect();
        match normalise(def, &one) {
            Ok(kept) => record.extend(kept),
            Err(_) => notes.push(format!("{} “{title}”: {} could not be read and is empty.", def.label, field.label)),
        }
    }
    debug_assert!(COMMON.iter().all(|name| record.contains_key(*name)));
    Ok((id, record))
}

/// Clears references to records that are not there, and leaves out records that are nothing without them.
pub(crate) fn tie(records: &mut Records, notes: &mut Vec<String>) {
    loop {
        let mut lost = Vec::new();
        let there: std::collections::BTreeSet<(Kind, Id)> = records.keys().copied().collect();
        for ((kind, id), record) in records.iter_mut() {
            let def = kind.def();
            let before = record.clone();
            if !references::clear(def, record, &|kind, id| !there.contains(&(kind, id))) {
                lost.push((*kind, *id));
                notes.push(format!("{} “{}” was left out: what it belongs to is lost.", def.label, name(def, &before)));
            } else if *record != before {
                notes.push(format!(
                    "{} “{}” referred to a record that is lost; the reference is empty.",
                    def.label,
                    name(def, record)
                ));
            }
        }
        if lost.is_empty() {
            return;
        }
        for key in lost {
            records.remove(&key);
        }
    }
}
