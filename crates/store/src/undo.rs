//! Going back and forth: undo, redo, return to a point in history, and the strategy as it was at one.
//!
//! All of it rests on the images that the history keeps; no kind of record has code of its own here.

use std::collections::BTreeMap;

use lodestar_model::apply::Records;
use lodestar_model::{Fields, Id, Kind};
use rusqlite::{Connection, OptionalExtension};

use crate::record::{Kept, changes, whole};
use crate::work::Work;

/// An operation that can be undone or redone.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Step {
    pub(crate) operation: i64,
    pub(crate) label: String,
}

/// What Undo would take back. Nothing before the beginning of the file can be, and no publication: the document has
/// left the house. The course of a workshop or a review (`clock`) cannot be taken back either, for it is time; nor the
/// showing of ballots.
pub(crate) fn undoable(db: &Connection) -> rusqlite::Result<Option<Step>> {
    let sql = "SELECT id, label, role FROM operation
               WHERE state = 'done' AND role IN ('edit', 'revert', 'begin', 'recover')
                 AND (role <> 'edit' OR EXISTS
                   (SELECT 1 FROM change WHERE operation = operation.id AND kind NOT IN ('publication', 'workshop_run')))
                 AND coalesce(coalesce_key, '') NOT IN ('ballots', 'clock')
               ORDER BY id DESC LIMIT 1";
    let found = db.prepare_cached(sql)?.query_row([], |row| {
        let step = Step { operation: row.get(0)?, label: row.get(1)? };
        Ok((step, row.get::<_, String>(2)?))
    });
    Ok(found.optional()?.filter(|(_, role)| role == "edit" || role == "revert").map(|(step, _)| step))
}

/// What Redo would do again: of the operations undone the earliest, which was undone last.
pub(crate) fn redoable(db: &Connection) -> rusqlite::Result<Option<Step>> {
    let sql = "SELECT id, label FROM operation WHERE state = 'undone' ORDER BY id LIMIT 1";
    let found = db.prepare_cached(sql)?.query_row([], |row| Ok(Step { operation: row.get(0)?, label: row.get(1)? }));
    found.optional()
}

/// Marks an operation as done or undone.
pub(crate) fn mark(db: &Connection, operation: i64, state: &str) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE operation SET state = ? WHERE id = ?")?.execute(rusqlite::params![state, operation])?;
    Ok(())
}

/// After a new edit, what was undone cannot be redone. The history keeps it.
pub(crate) fn drop_redo(db: &Connection) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE operation SET state = 'dropped' WHERE state = 'undone'")?.execute([])?;
    Ok(())
}

/// Takes back what an operation changed, or does it again.
pub(crate) fn replay(work: &mut Work<'_>, operation: i64, again: bool) -> rusqlite::Result<()> {
    for mut kept in changes(work.db, operation, false)? {
        if again {
            std::mem::swap(&mut kept.before, &mut kept.after);
        }
        let now = work.read(kept.kind, kept.id)?;
        let was = step_back(kept.kind, now, kept.before, kept.after.is_some());
        work.write(kept.kind, kept.id, was)?;
    }
    Ok(())
}

/// The state of a record before a change of it. `both`: the images hold only the fields that changed.
fn step_back(kind: Kind, now: Option<Fields>, before: Option<Fields>, both: bool) -> Option<Fields> {
    match (before, now) {
        (None, _) => None,
        (Some(fields), Some(mut record)) if both => {
            record.extend(fields);
            Some(record)
        }
        (Some(image), _) => Some(whole(kind, image)),
    }
}

/// Every record that changed after an operation, as it was right after that operation.
pub(crate) fn since(db: &Connection, operation: i64) -> rusqlite::Result<BTreeMap<(Kind, Id), Option<Fields>>> {
    let mut work = Work::new(db)?;
    let mut was = BTreeMap::new();
    for Kept { kind, id, before, after } in changes(db, operation, true)? {
        let now = match was.remove(&(kind, id)) {
            Some(record) => record,
            None => work.read(kind, id)?,
        };
        was.insert((kind, id), step_back(kind, now, before, after.is_some()));
    }
    Ok(was)
}

/// Whether there is such an operation.
pub(crate) fn exists(db: &Connection, operation: i64) -> rusqlite::Result<Option<String>> {
    let mut label = db.prepare_cached("SELECT label FROM operation WHERE id = ?")?;
    label.query_row([operation], |row| row.get(0)).optional()
}
