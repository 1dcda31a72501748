//! One transaction's work on records: each row that changes, its search entry, and what it was before.
//!
//! Rows are written as they change, so that later reads of the same transaction see them. What the history will keep is
//! the difference between the first `before` and the last `after` of each record.

use std::collections::BTreeMap;

use lodestar_model::{Fields, Id, Kind, Rank};
use rusqlite::Connection;

use crate::search;
use crate::table::table;

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

    /// The record as it is now.
    pub(crate) fn read(&mut self, kind: Kind, id: Id) -> rusqlite::Result<Option<Fields>> {
        if let Some((_, now)) = self.touched.get(&(kind, id)) {
            return Ok(now.clone());
        }
        let record = table(kind).get(self.db, id)?;
        self.touched.insert((kind, id), (record.clone(), record.clone()));
        Ok(record)
    }

    /// Whether the record is there now.
    pub(crate) fn exists(&self, kind: Kind, id: Id) -> rusqlite::Result<bool> {
        match self.touched.get(&(kind, id)) {
            Some((_, now)) => Ok(now.is_some()),
            None => Ok(table(kind).number(self.db, id)?.is_some()),
        }
    }

    /// Makes, changes or (with `None`) deletes a record.
    pub(crate) fn write(&mut self, kind: Kind, id: Id, after: Option<Fields>) -> rusqlite::Result<()> {
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

    /// The rank behind all records of a kind.
    pub(crate) fn last_place(&self, kind: Kind) -> rusqlite::Result<Rank> {
        let last = table(kind).last_rank(self.db)?.and_then(|rank| Rank::parse(&rank));
        Ok(Rank::between(last.as_ref(), None))
    }

    /// The rank behind the record `after` (`None`: the first place), where `leaving` does not count as a neighbour.
    /// `None` where `after` does not exist.
    pub(crate) fn place_after(&mut self, kind: Kind, after: Option<Id>, leaving: Id) -> rusqlite::Result<Option<Rank>> {
        let before = match after {
            None => None,
            Some(id) => match self.read(kind, id)? {
                None => return Ok(None),
                Some(record) => record.get("rank").and_then(|rank| Rank::parse(rank.as_str()?)),
            },
        };
        let from = before.as_ref().map_or("", Rank::as_str);
        let next = table(kind).next_rank(self.db, from, &leaving.to_string())?.and_then(|rank| Rank::parse(&rank));
        Ok(Some(Rank::between(before.as_ref(), next.as_ref())))
    }

    /// What changed on the whole, by kind and id; records that ended as they began are left out.
    pub(crate) fn changed(&self) -> impl Iterator<Item = (Kind, Id, Option<&Fields>, Option<&Fields>)> {
        let all =
            self.touched.iter().map(|((kind, id), (before, after))| (*kind, *id, before.as_ref(), after.as_ref()));
        all.filter(|(_, _, before, after)| before != after)
    }

    /// Puts back the time of records that ended as they began but for it.
    pub(crate) fn forget_mere_touches(&mut self) -> rusqlite::Result<()> {
        let merely: Vec<_> = self
            .changed()
            .filter_map(|(kind, id, before, after)| {
                let (before, after) = (before?, after?);
                same_but_time(before, after).then(|| (kind, id, Some(before.clone())))
            })
            .collect();
        merely.into_iter().try_for_each(|(kind, id, before)| self.write(kind, id, before))
    }

    /// Ends the work: writes the counter and hands out what changed.
    pub(crate) fn finish(self) -> rusqlite::Result<Vec<Net>> {
        self.db.prepare_cached("UPDATE file SET last_no = ? WHERE last_no <> ?1")?.execute([self.last_no])?;
        let nets = self.touched.into_iter().map(|((kind, id), (before, after))| Net { kind, id, before, after });
        Ok(nets.filter(|net| net.before != net.after).collect())
    }
}

/// Whether two states of a record differ in nothing but the time of the last change.
pub(crate) fn same_but_time(one: &Fields, other: &Fields) -> bool {
    one.len() == other.len() && one.iter().all(|(name, value)| name == "updated" || other.get(name) == Some(value))
}
