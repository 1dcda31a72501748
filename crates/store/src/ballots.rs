//! The box of private ballots. Only sums lie in it, and nothing tells when or in which order they came.
//!
//! A ballot makes no operation, no row of its own and no time. After each the whole table is written anew, in the order
//! of its keys, over pages that were wiped: the bytes of the file follow from the sums alone. When the counts are shown
//! they go to their notes in one operation, and the box is emptied. Undo passes over that: a ballot cannot be cast again.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use lodestar_model::workshop::Held;
use lodestar_model::workshop::ballot::{BallotBox, Mark, scored};
use lodestar_model::{Change, Fields, Id, Kind};
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use serde_json::json;

use crate::edit::Told;
use crate::store::data_version;
use crate::{Applied, Error, Outside, Result, Store};

/// Marks the operation that shows the counts.
pub(crate) const KEY: &str = "ballots";

/// The boxes of all steps.
type Boxes = BTreeMap<Id, BallotBox>;

impl Store {
    /// What lies in the box of a step.
    pub fn ballots(&self, step: Id) -> Result<BallotBox> {
        Ok(read(&self.db).map_err(Error::sqlite(&self.path))?.remove(&step).unwrap_or_default())
    }

    /// Takes a ballot. What it holds is on the disk when this returns, as part of the sums.
    pub fn cast_ballot(&mut self, step: Id, marks: &[Mark]) -> Result<BallotBox> {
        self.may_write()?;
        let strategy = self.strategy();
        let unknown = || Error::Unknown { kind: Kind::WorkshopStep, id: step };
        let of = strategy.workshop_steps.iter().find(|one| one.id == step).ok_or_else(unknown)?;
        let held = of.workshop.and_then(|workshop| Held::of(&strategy, workshop.0)).ok_or_else(unknown)?;
        self.boxes(|boxes| {
            let mine = boxes.entry(step).or_default();
            mine.cast(&held, of, marks)?;
            Ok(mine.clone())
        })
    }

    /// Throws away what lies in the box of a step.
    pub fn empty_ballots(&mut self, step: Id) -> Result<()> {
        self.may_write()?;
        self.boxes(|boxes| {
            boxes.remove(&step);
            Ok(())
        })
    }

    /// Shows the counts: they become those of the notes, in one operation, and the box is empty.
    pub fn reveal_ballots(&mut self, step: Id, author: &str, origin: &str, now: DateTime<Utc>) -> Result<Applied> {
        self.may_write()?;
        let strategy = self.strategy();
        let unknown = || Error::Unknown { kind: Kind::WorkshopStep, id: step };
        let of = strategy.workshop_steps.iter().find(|one| one.id == step).ok_or_else(unknown)?;
        let held = of.workshop.and_then(|workshop| Held::of(&strategy, workshop.0)).ok_or_else(unknown)?;
        let mine = self.ballots(step)?;
        let set = |kind, id, fields: serde_json::Value| {
            let fields = fields.as_object().cloned().unwrap_or_else(Fields::new);
            Change::Set { kind, id: Some(id), fields }
        };
        let mut changes = vec![set(Kind::WorkshopStep, step, json!({"revealed": true}))];
        if mine.ballots > 0 {
            changes.extend(held.items().iter().map(|item| match scored(of) {
                true => set(Kind::WorkshopNote, item.id, json!({"scores": mine.scores_of(item.id)})),
                false => set(Kind::WorkshopNote, item.id, json!({"votes": mine.dots_of(item.id)})),
            }));
        }
        let label = format!("Show the counts of “{}”", of.title);
        let told = Told { role: "edit", undoes: None, label, author, origin, coalesce: Some(KEY) };
        wipe(&self.db, true).map_err(Error::sqlite(&self.path))?;
        let applied = self.transact(told, now, |work, at| {
            at.perform(work, &changes)?;
            let mut boxes = read(work.db).map_err(at.sqlite)?;
            boxes.remove(&step);
            write(work.db, &boxes).map_err(at.sqlite)?;
            Ok(Vec::new())
        });
        wipe(&self.db, false).map_err(Error::sqlite(&self.path))?;
        applied
    }

    /// Changes the boxes in a transaction that leaves no other trace.
    fn boxes<T>(&mut self, act: impl FnOnce(&mut Boxes) -> Result<T>) -> Result<T> {
        let path = self.path.clone();
        let sqlite = Error::sqlite(&path);
        wipe(&self.db, true).map_err(&sqlite)?;
        let steps: Vec<Id> = self.strategy.workshop_steps.iter().map(|step| step.id).collect();
        let done = (|| {
            let tx = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate).map_err(&sqlite)?;
            if data_version(&tx).map_err(&sqlite)? != self.data_version {
                return Err(Error::ChangedOutside { path: path.clone(), how: Outside::Changed });
            }
            let mut boxes = read(&tx).map_err(&sqlite)?;
            // A step that was deleted has taken its box along.
            boxes.retain(|step, _| steps.contains(step));
            let result = act(&mut boxes)?;
            write(&tx, &boxes).map_err(&sqlite)?;
            tx.commit().map_err(&sqlite)?;
            Ok(result)
        })();
        wipe(&self.db, false).map_err(&sqlite)?;
        self.see()?;
        done
    }
}

/// Whether what is deleted is overwritten.
fn wipe(db: &Connection, on: bool) -> rusqlite::Result<()> {
    db.pragma_update_and_check(None, "secure_delete", on, |row| row.get::<_, i64>(0)).map(drop)
}

fn read(db: &Connection) -> rusqlite::Result<Boxes> {
    let mut boxes = Boxes::new();
    let mut statement = db.prepare_cached("SELECT step, note, value, number FROM ballot")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (step, note) = (row.get::<_, String>(0)?, row.get::<_, String>(1)?);
        let (value, number): (i64, i64) = (row.get(2)?, row.get(3)?);
        let Ok(step) = step.parse::<Id>() else { continue };
        let mine = boxes.entry(step).or_default();
        match note.parse::<Id>() {
            Ok(note) => drop(mine.sums.insert((note, value), number)),
            Err(_) => mine.ballots = number,
        }
    }
    Ok(boxes)
}

/// Writes all boxes anew. `DELETE` without a condition wipes whole pages, so that nothing of their old order stays.
fn write(db: &Connection, boxes: &Boxes) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM ballot")?.execute([])?;
    let mut insert = db.prepare_cached("INSERT INTO ballot (step, note, value, number) VALUES (?, ?, ?, ?)")?;
    for (step, mine) in boxes {
        let step = step.to_string();
        // The number of ballots stands under no note.
        insert.execute(params![step, "", 0, mine.ballots])?;
        for ((note, value), number) in &mine.sums {
            insert.execute(params![step, note.to_string(), value, number])?;
        }
    }
    Ok(())
}
