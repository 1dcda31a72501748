//! An open file: what it holds, and all that only reads it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use lodestar_model::Strategy;
use rusqlite::{Connection, OptionalExtension};

use crate::header::Stamp;
use crate::history::{self, HistoryEntry, HistoryQuery, moment};
use crate::ids::Ids;
use crate::lock::Lock;
use crate::{Error, Found, Home, Outside, Result, backup, connection, copy, load, migrations, search, undo};

/// What may be done with an open file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// It can be changed.
    Write,
    /// It can only be read; why, in words that go on after "because".
    ReadOnly(String),
}

/// An open `.lodestar` file.
pub struct Store {
    pub(crate) path: PathBuf,
    pub(crate) db: Connection,
    pub(crate) strategy: Arc<Strategy>,
    pub(crate) access: Access,
    pub(crate) ids: Ids,
    pub(crate) figures: Figures,
    /// The file as this store last saw it.
    pub(crate) seen: Option<Stamp>,
    /// SQLite's number for the state last seen: it changes when another connection commits.
    pub(crate) data_version: i64,
    /// Held, never read: others may not write while it lives. Last, so that the file is closed before.
    pub(crate) _lock: Option<Lock>,
}

/// What is known of the file besides its records.
#[derive(Clone, Debug, Default)]
pub(crate) struct Figures {
    pub(crate) revision: u64,
    pub(crate) undo: Option<String>,
    pub(crate) redo: Option<String>,
    pub(crate) saved: DateTime<Utc>,
}

impl Store {
    /// Where the file is: its canonical path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it can be changed.
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// The whole strategy. What is handed out stays as it is; ask again after a change.
    pub fn strategy(&self) -> Arc<Strategy> {
        Arc::clone(&self.strategy)
    }

    /// The revision: goes up with every change, never comes twice.
    pub fn revision(&self) -> u64 {
        self.figures.revision
    }

    /// When the last change was saved.
    pub fn saved_at(&self) -> DateTime<Utc> {
        self.figures.saved
    }

    /// What Undo would take back, in words.
    pub fn undo_label(&self) -> Option<&str> {
        self.figures.undo.as_deref()
    }

    /// What Redo would do again, in words.
    pub fn redo_label(&self) -> Option<&str> {
        self.figures.redo.as_deref()
    }

    /// What was done, newest first: all of it or of one record, a page at a time.
    pub fn history(&self, query: &HistoryQuery) -> Result<Vec<HistoryEntry>> {
        history::list(&self.db, &self.strategy, query).map_err(Error::sqlite(&self.path))
    }

    /// The strategy as it was right after an operation of the history.
    pub fn state_at(&self, operation: u64) -> Result<Strategy> {
        let id = self.operation(operation)?.0;
        let was = undo::since(&self.db, id).map_err(Error::sqlite(&self.path))?;
        let mut strategy = (*self.strategy).clone();
        for ((kind, id), record) in was {
            match record {
                None => strategy.remove(kind, id),
                Some(record) => strategy.put(kind, record).map_err(|unfit| self.damaged(unfit.to_string()))?,
            }
        }
        Ok(strategy)
    }

    /// The operation at which the strategy had a revision, for a snapshot.
    pub fn operation_at(&self, revision: u64) -> Result<Option<u64>> {
        let revision = i64::try_from(revision).unwrap_or(i64::MAX);
        let sql = "SELECT id FROM operation WHERE revision <= ? ORDER BY id DESC LIMIT 1";
        let found = self.db.query_row(sql, [revision], |row| row.get::<_, i64>(0)).optional();
        Ok(found.map_err(Error::sqlite(&self.path))?.map(i64::unsigned_abs))
    }

    /// The last operation before a moment, for a comparison with a day.
    pub fn operation_before(&self, moment: DateTime<Utc>) -> Result<Option<u64>> {
        let sql = "SELECT id, time FROM operation ORDER BY id DESC";
        let mut statement = self.db.prepare_cached(sql).map_err(Error::sqlite(&self.path))?;
        let times = statement.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)));
        for row in times.map_err(Error::sqlite(&self.path))? {
            let (id, time) = row.map_err(Error::sqlite(&self.path))?;
            if history::moment(&time) < moment {
                return Ok(Some(id.unsigned_abs()));
            }
        }
        Ok(None)
    }

    /// When an operation was done, and which revision it made.
    pub fn moment_of(&self, operation: u64) -> Result<(DateTime<Utc>, u64)> {
        let id = self.operation(operation)?.0;
        let sql = "SELECT time, revision FROM operation WHERE id = ?";
        let found = self.db.query_row(sql, [id], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)));
        let (time, revision) = found.map_err(Error::sqlite(&self.path))?;
        Ok((history::moment(&time), revision.unsigned_abs()))
    }

    /// The records in which all the words stand, best first. Any text is a question; none is an error.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<Found>> {
        search::search(&self.db, words, limit).map_err(Error::sqlite(&self.path))
    }

    /// Writes a copy of the whole file, history included, and says where it lies. It appears whole or not at all.
    pub fn save_copy(&self, to: &Path, overwrite: bool) -> Result<PathBuf> {
        copy::save(&self.db, &self.path, to, overwrite)
    }

    /// Makes a backup in the program's data folder and drops those that are too many. `None` where the newest backup
    /// holds this state already.
    pub fn back_up(&self, home: &Home, now: DateTime<Utc>) -> Result<Option<PathBuf>> {
        backup::make(&self.db, &self.path, home, now)
    }

    /// Whether something other than this store changed the file since it was opened or last [refreshed](Self::refresh).
    pub fn changed_outside(&self) -> Result<Option<Outside>> {
        let now = Stamp::of(&self.path);
        match (&self.seen, &now) {
            (_, None) => return Ok(Some(Outside::Missing)),
            (Some(seen), Some(now)) if !now.same_file(seen) => return Ok(Some(Outside::Replaced)),
            (seen, now) if seen != now => return Ok(Some(Outside::Changed)),
            _ => {}
        }
        let changed = data_version(&self.db).map_err(Error::sqlite(&self.path))? != self.data_version;
        Ok(changed.then_some(Outside::Changed))
    }

    /// Reads the file again, after another program changed it. A file that was replaced must be opened anew.
    pub fn refresh(&mut self) -> Result<()> {
        match self.changed_outside()? {
            Some(how @ (Outside::Replaced | Outside::Missing)) => {
                return Err(Error::ChangedOutside { path: self.path.clone(), how });
            }
            Some(Outside::Changed) => {
                // A new connection: FTS5 checks what it remembers of the index against what is there now.
                let mut db = connection::connect(&self.path, self.access == Access::Write)?;
                let version = connection::inspect(&db, &self.path, connection::Extent::Whole)?;
                if self.access == Access::Write {
                    connection::make_durable(&db).map_err(Error::sqlite(&self.path))?;
                } else if version < migrations::VERSION {
                    db = migrations::in_memory(&db, version).map_err(Error::sqlite(&self.path))?;
                }
                self.db = db;
            }
            None => {}
        }
        self.strategy = Arc::new(load::load(&self.db, &self.path)?);
        self.read_figures()?;
        self.see()
    }

    /// Takes the file as it is now for the one last seen.
    pub(crate) fn see(&mut self) -> Result<()> {
        self.data_version = data_version(&self.db).map_err(Error::sqlite(&self.path))?;
        self.seen = Stamp::of(&self.path);
        Ok(())
    }

    /// Reads revision, time of saving, and what can be undone and redone.
    pub(crate) fn read_figures(&mut self) -> Result<()> {
        self.figures = figures(&self.db).map_err(Error::sqlite(&self.path))?;
        Ok(())
    }

    /// The number of an operation that exists, and its label.
    pub(crate) fn operation(&self, operation: u64) -> Result<(i64, String)> {
        let id = i64::try_from(operation).unwrap_or(-1);
        let label = undo::exists(&self.db, id).map_err(Error::sqlite(&self.path))?;
        label.map(|label| (id, label)).ok_or_else(|| Error::NoOperation { path: self.path.clone(), operation })
    }

    pub(crate) fn damaged(&self, what: String) -> Error {
        Error::Damaged { path: self.path.clone(), what }
    }
}

/// SQLite's number for the state of a file: another connection's commit changes it.
pub(crate) fn data_version(db: &Connection) -> rusqlite::Result<i64> {
    db.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))
}

fn figures(db: &Connection) -> rusqlite::Result<Figures> {
    let revision: i64 = db.prepare_cached("SELECT revision FROM file")?.query_row([], |row| row.get(0))?;
    let sql = "SELECT touched FROM operation ORDER BY id DESC LIMIT 1";
    let saved: Option<String> = db.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?;
    Ok(Figures {
        revision: revision.unsigned_abs(),
        undo: undo::undoable(db)?.map(|step| step.label),
        redo: undo::redoable(db)?.map(|step| step.label),
        saved: saved.as_deref().map(moment).unwrap_or_default(),
    })
}
