//! One transaction's work on records: each row that changes, its search entry, and what it was before.
//!
//! Rows are written as they change, so that later reads of the same transaction see them. What the history will keep is
//! the difference between the first `before` and the last `after` of each record.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use lodestar_model::apply::{self, Changed, Records};
use lodestar_model::{Change, FieldDef, Fields, Id, Kind, Rank, references};
use rusqlite::Connection;

use crate::table::table;
use crate::{Error, Result, search};

/// What an operation needs beyond its changes.
pub(crate) struct Circumstances<'a> {
    pub(crate) now: DateTime<Utc>,
    /// Turns an error of SQLite into a sentence about the file.
    pub(crate) sqlite: &'a dyn Fn(rusqlite::Error) -> Error,
}

impl Circumstances<'_> {
    /// Does changes, whose ids are all given. The records made are returned in the order in which they were asked for.
    pub(crate) fn perform(&self, work: &mut Work<'_>, changes: &[Change]) -> Result<Vec<Id>> {
        apply::perform(work, changes, self.now).map_err(|stop| Error::stopped(stop, self.sqlite))
    }
}

/// What became of one record: `None` is a record that is not there.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Net {
    pub(crate) kind: Kind,
    pub(crate) id: Id,
    pub(crate) before: Option<Fields>,
    pub(crate) after: Option<Fields>,
}

/// The work of one transaction.
pub(crate) struct Work<'a> {
    pub(crate) db: &'a Connection,
    /// Each record that was read or written: as it was first, and as it is.
    touched: BTreeMap<(Kind, Id), (Option<Fields>, Option<Fields>)>,
    last_no: i64,
}

impl<'a> Work<'a> {
    pub(crate) fn new(db: &'a Connection) -> rusqlite::Result<Self> {
        let last_no = db.prepare_cached("SELECT last_no FROM file")?.query_row([], |row| row.get(0))?;
        Ok(Self { db, touched: BTreeMap::new(), last_no })
    }

    /// Ends the work: writes the counter and hands out what changed.
    pub(crate) fn finish(self) -> rusqlite::Result<Vec<Net>> {
        self.db.prepare_cached("UPDATE file SET last_no = ? WHERE last_no <> ?1")?.execute([self.last_no])?;
        let nets = self.touched.into_iter().map(|((kind, id), (before, after))| Net { kind, id, before, after });
        Ok(nets.filter(|net| net.before != net.after).collect())
    }
}

impl Records for Work<'_> {
    type Error = rusqlite::Error;

    fn read(&mut self, kind: Kind, id: Id) -> rusqlite::Result<Option<Fields>> {
        if let Some((_, now)) = self.touched.get(&(kind, id)) {
            return Ok(now.clone());
        }
        let record = table(kind).get(self.db, id)?;
        self.touched.insert((kind, id), (record.clone(), record.clone()));
        Ok(record)
    }

    fn exists(&self, kind: Kind, id: Id) -> rusqlite::Result<bool> {
        match self.touched.get(&(kind, id)) {
            Some((_, now)) => Ok(now.is_some()),
            None => Ok(table(kind).number(self.db, id)?.is_some()),
        }
    }

    fn write(&mut self, kind: Kind, id: Id, after: Option<Fields>) -> rusqlite::Result<()> {
        let now = self.read(kind, id)?;
        let rows = table(kind);
        match (&now, &after) {
            (None, None) => return Ok(()),
            (None, Some(record)) => {
                self.last_no += 1;
                rows.insert(self.db, self.last_no, record)?;
                search::add(self.db, self.last_no, kind, record)?;
            }
            (Some(_), None) => {
                if let Some(no) = rows.number(self.db, id)? {
                    search::remove(self.db, no)?;
                }
                rows.delete(self.db, id)?;
            }
            (Some(before), Some(record)) => {
                rows.update(self.db, id, before, record)?;
                if search::differs(rows.def, before, record)
                    && let Some(no) = rows.number(self.db, id)?
                {
                    search::remove(self.db, no)?;
                    search::add(self.db, no, kind, record)?;
                }
            }
        }
        // Reading it above put it in.
        if let Some((_, now)) = self.touched.get_mut(&(kind, id)) {
            *now = after;
        }
        Ok(())
    }

    fn last_rank(&self, kind: Kind) -> rusqlite::Result<Option<Rank>> {
        Ok(table(kind).last_rank(self.db)?.and_then(|rank| Rank::parse(&rank)))
    }

    fn next_rank(&self, kind: Kind, rank: Option<&Rank>, leaving: Id) -> rusqlite::Result<Option<Rank>> {
        let from = rank.map_or("", Rank::as_str);
        Ok(table(kind).next_rank(self.db, from, &leaving.to_string())?.and_then(|rank| Rank::parse(&rank)))
    }

    fn next_number(&self, kind: Kind, field: &FieldDef) -> rusqlite::Result<i64> {
        table(kind).next_number(self.db, field)
    }

    fn referring(&mut self, kind: Kind, id: Id) -> rusqlite::Result<Vec<(Kind, Id)>> {
        let mut found = BTreeSet::new();
        for other in Kind::ALL {
            let rows = table(*other);
            for field in rows.def.fields.iter().filter(|field| references::may_refer_to(&field.shape, kind)) {
                found.extend(rows.referring(self.db, field, id)?.into_iter().map(|from| (*other, from)));
            }
        }
        Ok(found.into_iter().collect())
    }

    fn settle(&mut self) -> rusqlite::Result<()> {
        let mere = |before: &Option<Fields>, after: &Option<Fields>| match (before, after) {
            (Some(before), Some(after)) => before != after && same_but_time(before, after),
            _ => false,
        };
        let merely: Vec<_> = self
            .touched
            .iter()
            .filter(|(_, (before, after))| mere(before, after))
            .map(|((kind, id), (before, _))| (*kind, *id, before.clone()))
            .collect();
        merely.into_iter().try_for_each(|(kind, id, before)| self.write(kind, id, before))
    }

    fn changed(&self) -> impl Iterator<Item = Changed<'_>> {
        self.touched.iter().filter(|(_, (before, after))| before != after).filter_map(
            |((kind, id), (before, after))| {
                Some((*kind, *id, before.as_ref().map(Cow::Borrowed), Cow::Borrowed(after.as_ref()?)))
            },
        )
    }
}

/// Whether two states of a record differ in nothing but the time of the last change.
pub(crate) fn same_but_time(one: &Fields, other: &Fields) -> bool {
    one.len() == other.len() && one.iter().all(|(name, value)| name == "updated" || other.get(name) == Some(value))
}
