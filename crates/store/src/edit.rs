//! All that changes a file: apply, undo, redo, return. Each is one transaction, and the strategy in memory follows it.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use lodestar_model::apply::{RecordProblem, Records, name, time};
use lodestar_model::{Change, Fields, Id, Kind, Operation, advise, describe};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};

use crate::history::moment;
use crate::record::{self, Entry, Grown};
use crate::store::data_version;
use crate::work::{Circumstances, Net, Work};
use crate::{Access, Error, Outside, Result, Store, undo};

/// The pause after which typing begins a new operation.
const PAUSE: TimeDelta = TimeDelta::seconds(3);

/// What an operation did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Applied {
    /// The revision now.
    pub revision: u64,
    /// The operation in the history; `None` where nothing was changed or typing was taken back to where it began.
    pub operation: Option<u64>,
    /// What it is called.
    pub label: String,
    /// The records that were made or changed, whole.
    pub upserts: Vec<(Kind, Fields)>,
    /// The records that were deleted.
    pub deletes: Vec<(Kind, Id)>,
    /// The records made, in the order in which they were asked for.
    pub created: Vec<Id>,
    /// What could be better about the records made or changed. None of it kept them from being saved.
    pub problems: Vec<RecordProblem>,
}

/// What is to be written about an operation.
pub(crate) struct Told<'a> {
    pub(crate) role: &'static str,
    pub(crate) undoes: Option<i64>,
    pub(crate) label: String,
    pub(crate) author: &'a str,
    pub(crate) origin: &'a str,
    pub(crate) coalesce: Option<&'a str>,
}

impl Store {
    /// Does an operation: all of it, on the disk when this returns, or nothing.
    pub fn apply(&mut self, operation: &Operation, now: DateTime<Utc>) -> Result<Applied> {
        self.may_write()?;
        let changes = self.named(&operation.changes, now)?;
        let label = match operation.label.trim() {
            "" => describe(&self.strategy, &changes),
            label => label.to_owned(),
        };
        let told = Told {
            role: "edit",
            undoes: None,
            label,
            author: &operation.author,
            origin: &operation.origin,
            coalesce: operation.coalesce.as_deref(),
        };
        self.transact(told, now, |work, at| at.perform(work, &changes))
    }

    /// Takes back the last operation that was not taken back yet. `None` where there is none.
    pub fn undo(&mut self, author: &str, now: DateTime<Utc>) -> Result<Option<Applied>> {
        self.may_write()?;
        let Some(step) = undo::undoable(&self.db).map_err(Error::sqlite(&self.path))? else { return Ok(None) };
        self.step(step, "undo", author, now).map(Some)
    }

    /// Does again what was undone last. `None` where there is nothing, or an edit came since.
    pub fn redo(&mut self, author: &str, now: DateTime<Utc>) -> Result<Option<Applied>> {
        self.may_write()?;
        let Some(step) = undo::redoable(&self.db).map_err(Error::sqlite(&self.path))? else { return Ok(None) };
        self.step(step, "redo", author, now).map(Some)
    }

    /// Makes the strategy what it was right after an operation of the history, as a new operation. `then` is done to it in
    /// the same operation, such as keeping a name for the state that is left.
    pub fn revert_to(&mut self, operation: u64, then: &[Change], author: &str, now: DateTime<Utc>) -> Result<Applied> {
        self.may_write()?;
        let (id, label) = self.operation(operation)?;
        let then = self.named(then, now)?;
        let told = Told {
            role: "revert",
            undoes: Some(id),
            label: format!("Go back to: {label}"),
            author,
            origin: "",
            coalesce: None,
        };
        self.transact(told, now, |work, at| {
            for ((kind, id), record) in undo::since(work.db, id).map_err(at.sqlite)? {
                work.write(kind, id, record).map_err(at.sqlite)?;
            }
            at.perform(work, &then)?;
            Ok(Vec::new())
        })
    }

    fn step(&mut self, step: undo::Step, role: &'static str, author: &str, now: DateTime<Utc>) -> Result<Applied> {
        let again = role == "redo";
        let told = Told {
            role,
            undoes: Some(step.operation),
            label: format!("{}: {}", if again { "Redo" } else { "Undo" }, step.label),
            author,
            origin: "",
            coalesce: None,
        };
        let mut applied = self.transact(told, now, |work, at| {
            undo::replay(work, step.operation, again).map_err(at.sqlite)?;
            undo::mark(work.db, step.operation, if again { "done" } else { "undone" }).map_err(at.sqlite)?;
            Ok(Vec::new())
        })?;
        applied.label = step.label;
        Ok(applied)
    }

    pub(crate) fn may_write(&self) -> Result<()> {
        if let Access::ReadOnly(reason) = &self.access {
            return Err(Error::ReadOnly { path: self.path.clone(), reason: reason.clone() });
        }
        self.unchanged()
    }

    fn unchanged(&self) -> Result<()> {
        match self.changed_outside()? {
            Some(how) => Err(Error::ChangedOutside { path: self.path.clone(), how }),
            None => Ok(()),
        }
    }

    /// The one transaction of every change.
    pub(crate) fn transact(
        &mut self,
        told: Told<'_>,
        now: DateTime<Utc>,
        act: impl FnOnce(&mut Work<'_>, &Circumstances<'_>) -> Result<Vec<Id>>,
    ) -> Result<Applied> {
        let path = self.path.clone();
        let sqlite = Error::sqlite(&path);
        let uid = self.ids.next(now).to_string();
        let tx = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate).map_err(&sqlite)?;
        // Asked again now that nobody else can write: between the question before and here somebody could.
        let version = data_version(&tx).map_err(&sqlite)?;
        if version != self.data_version {
            return Err(Error::ChangedOutside { path: path.clone(), how: Outside::Changed });
        }
        let mut work = Work::new(&tx).map_err(&sqlite)?;
        let mut created = act(&mut work, &Circumstances { now, sqlite: &sqlite })?;
        let mut nets = work.finish().map_err(&sqlite)?;
        if nets.is_empty() && matches!(told.role, "edit" | "revert") {
            return Ok(Applied { revision: self.figures.revision, label: told.label, ..Applied::default() });
        }
        let (revision, operation) = write(&tx, &told, uid, now, &mut nets).map_err(&sqlite)?;
        if let Err(error) = tx.commit() {
            // Whether it reached the disk is not known: what is there now is what counts.
            drop(self.refresh());
            return Err(sqlite(error));
        }
        self.follow(&nets)?;
        self.read_figures()?;
        self.see()?;
        created.retain(|id| nets.iter().any(|net| net.id == *id && net.after.is_some()));
        Ok(told_back(revision, operation, told.label, nets, created))
    }

    /// Lets the strategy in memory follow what was committed.
    fn follow(&mut self, nets: &[Net]) -> Result<()> {
        let strategy = Arc::make_mut(&mut self.strategy);
        for net in nets {
            match &net.after {
                None => strategy.remove(net.kind, net.id),
                Some(record) => {
                    if let Err(unfit) = strategy.put(net.kind, record.clone()) {
                        return Err(self.damaged(unfit.to_string()));
                    }
                }
            }
        }
        Ok(())
    }
}

/// Writes the history of a transaction: a new operation, or more of the newest one. The revision and the operation.
fn write(
    db: &Connection,
    told: &Told<'_>,
    uid: String,
    now: DateTime<Utc>,
    nets: &mut [Net],
) -> rusqlite::Result<(i64, Option<i64>)> {
    let revision = record::next_revision(db)?;
    let at = time(now);
    if let Some(operation) = growing(db, told, now)? {
        return match record::grow(db, operation, revision, &told.label, &at, nets)? {
            Grown::On => Ok((revision, Some(operation))),
            Grown::ToNothing(times) => {
                for (kind, id, time) in times {
                    let Some(net) = nets.iter_mut().find(|net| (net.kind, net.id) == (kind, id)) else { continue };
                    let Some(record) = &mut net.after else { continue };
                    let typed = record.clone();
                    record.insert("updated".into(), time);
                    crate::table::table(kind).update(db, id, &typed, record)?;
                }
                Ok((revision, None))
            }
        };
    }
    if matches!(told.role, "edit" | "revert") {
        undo::drop_redo(db)?;
    }
    let entry = Entry {
        uid,
        role: told.role,
        undoes: told.undoes,
        label: &told.label,
        author: told.author,
        origin: told.origin,
        coalesce: told.coalesce,
        time: &at,
    };
    record::write(db, revision, &entry, nets)?;
    Ok((revision, Some(revision)))
}

/// The newest operation, where this one continues it: the same field, the same hand, no pause.
fn growing(db: &Connection, told: &Told<'_>, now: DateTime<Utc>) -> rusqlite::Result<Option<i64>> {
    let Some(key) = told.coalesce else { return Ok(None) };
    let sql = "SELECT id, coalesce_key, author, origin, touched FROM operation
               WHERE id = (SELECT max(id) FROM operation) AND role = 'edit' AND state = 'done'";
    let newest = db.prepare_cached(sql)?.query_row([], |row| {
        let same = row.get::<_, Option<String>>(1)?.as_deref() == Some(key)
            && row.get::<_, String>(2)? == told.author
            && row.get::<_, String>(3)? == told.origin;
        let pause = now - moment(&row.get::<_, String>(4)?);
        // A clock that was set back begins a new operation.
        Ok((row.get(0)?, same && pause >= TimeDelta::zero() && pause <= PAUSE))
    });
    Ok(newest.optional()?.filter(|(_, grows)| *grows).map(|(id, _)| id))
}

fn told_back(revision: i64, operation: Option<i64>, label: String, nets: Vec<Net>, created: Vec<Id>) -> Applied {
    let mut applied = Applied {
        revision: revision.unsigned_abs(),
        operation: operation.map(i64::unsigned_abs),
        label,
        created,
        ..Applied::default()
    };
    for net in nets {
        let def = net.kind.def();
        match net.after {
            None => applied.deletes.push((net.kind, net.id)),
            Some(record) => {
                let named = name(def, &record);
                applied.problems.extend(advise(def, &record).into_iter().map(|problem| RecordProblem {
                    kind: net.kind,
                    id: net.id,
                    name: named.clone(),
                    field: problem.field,
                    message: problem.message,
                    change: None,
                }));
                applied.upserts.push((net.kind, record));
            }
        }
    }
    applied
}

#[cfg(test)]
mod tests;
