//! Reading the history: what was done, by whom, when, and which fields it changed.

use chrono::{DateTime, Utc};
use lodestar_model::apply::name;
use lodestar_model::{Fields, Id, Kind, Strategy, shown};
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;

use crate::record::{Kept, changes, fields};

/// What part of the history is wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct HistoryQuery {
    /// Only operations that touched this record.
    pub record: Option<(Kind, Id)>,
    /// Only operations before this one: the next page.
    pub before: Option<u64>,
    /// At most so many; 0 is none.
    pub limit: usize,
}

/// What an operation was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The making of the file.
    Begin,
    /// A change by its author.
    Edit,
    /// The undoing of an operation.
    Undo,
    /// The redoing of an operation.
    Redo,
    /// A return to an earlier point.
    Revert,
    /// The rescue of a damaged file.
    Recover,
}

/// One operation, as the history tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryEntry {
    /// Its number, for [`crate::Store::revert_to`] and [`crate::Store::state_at`].
    pub operation: u64,
    /// The revision of the strategy that it made.
    pub revision: u64,
    /// What it was called.
    pub label: String,
    /// When it began.
    pub time: DateTime<Utc>,
    /// Who did it.
    pub author: String,
    /// Where it came from.
    pub origin: String,
    /// What it was.
    pub role: Role,
    /// Whether it was undone since.
    pub undone: bool,
    /// Why, where its author said so.
    pub note: String,
    /// What it changed.
    pub changes: Vec<HistoryChange>,
}

/// What an operation changed in one record.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryChange {
    /// The kind of the record.
    pub kind: Kind,
    /// Its id.
    pub id: Id,
    /// What people call it; for a deleted record what it was last called.
    pub title: String,
    /// Whether the record was made.
    pub made: bool,
    /// Whether the record was deleted.
    pub deleted: bool,
    /// The fields that changed. For a record that was made or deleted, those that are not empty.
    pub fields: Vec<FieldChange>,
}

/// What an operation changed in one field.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// The field; `rank` for the place among its kind.
    pub field: &'static str,
    /// Its label.
    pub label: &'static str,
    /// What stood there.
    pub before: Value,
    /// What stands there.
    pub after: Value,
    /// What stood there, in words.
    pub before_text: String,
    /// What stands there, in words.
    pub after_text: String,
}

/// The operations asked for, newest first.
pub(crate) fn list(db: &Connection, strategy: &Strategy, query: &HistoryQuery) -> rusqlite::Result<Vec<HistoryEntry>> {
    let before = query.before.and_then(|operation| i64::try_from(operation).ok()).unwrap_or(i64::MAX);
    let limit = i64::try_from(query.limit).unwrap_or(i64::MAX);
    let columns = "SELECT id, revision, label, time, author, origin, role, state, note FROM operation WHERE id < ?1";
    let end = "ORDER BY id DESC LIMIT ?2";
    let sql = match query.record {
        None => format!("{columns} {end}"),
        Some(_) => {
            format!("{columns} AND id IN (SELECT operation FROM change WHERE record = ?3 AND kind = ?4) {end}")
        }
    };
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = match query.record {
        None => statement.query(params![before, limit])?,
        Some((kind, id)) => statement.query(params![before, limit, id.to_string(), kind.name()])?,
    };
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        let operation: i64 = row.get(0)?;
        let told = Teller { db, strategy };
        let mut changes = changes(db, operation, false)?;
        changes.retain(|kept| query.record.is_none_or(|record| record == (kept.kind, kept.id)));
        changes.reverse();
        entries.push(HistoryEntry {
            operation: operation.unsigned_abs(),
            revision: row.get::<_, i64>(1)?.unsigned_abs(),
            label: row.get(2)?,
            time: moment(&row.get::<_, String>(3)?),
            author: row.get(4)?,
            origin: row.get(5)?,
            role: role(&row.get::<_, String>(6)?),
            undone: row.get::<_, String>(7)? != "done",
            note: row.get(8)?,
            changes: changes.into_iter().map(|kept| told.change(kept)).collect::<Result<_, _>>()?,
        });
    }
    Ok(entries)
}

/// Reads a time of the file; a time that cannot be read is the beginning of time.
pub(crate) fn moment(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).map(|time| time.with_timezone(&Utc)).unwrap_or_default()
}

fn role(name: &str) -> Role {
    match name {
        "begin" => Role::Begin,
        "undo" => Role::Undo,
        "redo" => Role::Redo,
        "revert" => Role::Revert,
        "recover" => Role::Recover,
        _ => Role::Edit,
    }
}

/// Puts changes into words.
struct Teller<'a> {
    db: &'a Connection,
    strategy: &'a Strategy,
}

impl Teller<'_> {
    fn change(&self, kept: Kept) -> rusqlite::Result<HistoryChange> {
        let Kept { kind, id, before, after } = kept;
        let (made, deleted) = (before.is_none(), after.is_none());
        let title = match (&before, &after) {
            (None, Some(whole)) | (Some(whole), None) => name(kind.def(), whole),
            _ => self.title(kind, id)?,
        };
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        let whole = made || deleted;
        let mut fields = Vec::new();
        if !whole && before.contains_key("rank") {
            let place = |image: &Fields| image.get("rank").cloned().unwrap_or_default();
            fields.push(FieldChange {
                field: "rank",
                label: "Place",
                before: place(&before),
                after: place(&after),
                before_text: String::new(),
                after_text: String::new(),
            });
        }
        for field in kind.def().fields {
            let value = |image: &Fields| image.get(field.name).cloned().unwrap_or_default();
            let (before, after) = (value(&before), value(&after));
            let text = |value: &Value| shown(&field.shape, value, &|id| self.name_of(id));
            let (before_text, after_text) = (text(&before), text(&after));
            if before == after || whole && before_text.is_empty() && after_text.is_empty() {
                continue;
            }
            fields.push(FieldChange { field: field.name, label: field.label, before, after, before_text, after_text });
        }
        Ok(HistoryChange { kind, id, title, made, deleted, fields })
    }

    fn title(&self, kind: Kind, id: Id) -> rusqlite::Result<String> {
        match self.strategy.find(kind, id) {
            Some(record) => Ok(record.name()),
            None => self.last_title(kind, id),
        }
    }

    /// What a deleted record was called.
    fn last_title(&self, kind: Kind, id: Id) -> rusqlite::Result<String> {
        let sql =
            "SELECT before FROM change WHERE record = ? AND kind = ? AND after IS NULL ORDER BY operation DESC LIMIT 1";
        let image: Option<Option<String>> = self
            .db
            .prepare_cached(sql)?
            .query_row(params![id.to_string(), kind.name()], |row| row.get(0))
            .optional()?;
        Ok(name(kind.def(), &fields(image.flatten())?.unwrap_or_default()))
    }

    fn name_of(&self, id: Id) -> Option<String> {
        Kind::ALL.iter().find_map(|kind| self.strategy.find(*kind, id)).map(lodestar_model::AnyRecord::name)
    }
}
