//! Reasons beside operations: why something was moved, dropped or promised otherwise.
//!
//! A reason is no part of the strategy and makes no operation: Undo takes back what was done, not what was said about
//! it, and a reason may be written or changed long after.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use lodestar_model::apply::name_records;
use lodestar_model::{Change, Id, Kind};
use rusqlite::{Transaction, TransactionBehavior, params};

use crate::store::data_version;
use crate::{Error, Outside, Result, Store, undo};

/// A reason is a line; more letters than this are cut off.
const MOST: usize = 600;

impl Store {
    /// Writes why an operation was done, in the stead of what was said before; an empty text takes it away.
    pub fn note(&mut self, operation: u64, text: &str) -> Result<()> {
        self.may_write()?;
        let (id, _) = self.operation(operation)?;
        let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ").replace('\0', "\u{FFFD}");
        let line: String = line.chars().take(MOST).collect();
        let path = self.path.clone();
        let sqlite = Error::sqlite(&path);
        {
            let tx = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate).map_err(&sqlite)?;
            if data_version(&tx).map_err(&sqlite)? != self.data_version {
                return Err(Error::ChangedOutside { path: path.clone(), how: Outside::Changed });
            }
            tx.execute("UPDATE operation SET note = ? WHERE id = ?", params![line, id]).map_err(&sqlite)?;
            tx.commit().map_err(&sqlite)?;
        }
        self.see()
    }

    /// The reasons of the operations after one and up to another that still hold, by the records that they changed;
    /// where a record has several, the earlier come first.
    pub fn reasons(&self, after: u64, until: u64) -> Result<HashMap<Id, String>> {
        let bound = |operation: u64| i64::try_from(operation).unwrap_or(i64::MAX);
        let sql = "SELECT DISTINCT change.record, operation.note, operation.id
                   FROM operation JOIN change ON change.operation = operation.id
                   WHERE operation.note <> '' AND operation.state = 'done' AND operation.id > ? AND operation.id <= ?
                   ORDER BY operation.id";
        let read = || -> rusqlite::Result<HashMap<Id, String>> {
            let mut found: HashMap<Id, String> = HashMap::new();
            let mut statement = self.db.prepare_cached(sql)?;
            let mut rows = statement.query([bound(after), bound(until)])?;
            while let Some(row) = rows.next()? {
                let (record, note): (String, String) = (row.get(0)?, row.get(1)?);
                let Ok(id) = record.parse::<Id>() else { continue };
                let said = found.entry(id).or_default();
                if said.is_empty() {
                    *said = note;
                } else if !said.split(" · ").any(|one| one == note) {
                    *said = format!("{said} · {note}");
                }
            }
            Ok(found)
        };
        read().map_err(Error::sqlite(&self.path))
    }

    /// Gives each change its id, as [`Store::apply`] does: also for changes that go into an option and not into the plan.
    pub fn named(&self, changes: &[Change], now: DateTime<Utc>) -> Result<Vec<Change>> {
        let single = |kind| self.strategy.all(kind).next().map(lodestar_model::AnyRecord::id);
        let named = name_records(changes, &single, &|| self.ids.next(now));
        named.map_err(|stop| Error::stopped(stop, |never| match never {}))
    }

    /// A new id.
    pub fn new_id(&self, now: DateTime<Utc>) -> Id {
        self.ids.next(now)
    }

    /// Whether Undo would take back changes of this one record and nothing else.
    pub fn undo_is_of(&self, kind: Kind, id: Id) -> Result<bool> {
        self.step_is_of(undo::undoable(&self.db).map_err(Error::sqlite(&self.path))?, kind, id)
    }

    /// Whether Redo would do again changes of this one record and nothing else.
    pub fn redo_is_of(&self, kind: Kind, id: Id) -> Result<bool> {
        self.step_is_of(undo::redoable(&self.db).map_err(Error::sqlite(&self.path))?, kind, id)
    }

    fn step_is_of(&self, step: Option<undo::Step>, kind: Kind, id: Id) -> Result<bool> {
        let Some(step) = step else { return Ok(false) };
        let sql =
            "SELECT count(*) > 0 AND min(kind = ? AND record = ? AND before IS NOT NULL AND after IS NOT NULL) = 1
                   FROM change WHERE operation = ?";
        let found = self.db.query_row(sql, params![kind.name(), id.to_string(), step.operation], |row| row.get(0));
        found.map_err(Error::sqlite(&self.path))
    }
}
