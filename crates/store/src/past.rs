//! The history of a damaged file. It is taken over only when all of it could be read: a history with holes would lead
//! back to states that never were. What it knows of lost records is of use in any case.

use std::collections::BTreeMap;

use lodestar_model::{Fields, Id, Kind};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params, params_from_iter};

use crate::record::whole;
use crate::recover::text;
use crate::salvage::{columns, rows};

const OPERATION: [&str; 12] = [
    "id",
    "uid",
    "revision",
    "role",
    "state",
    "undoes",
    "label",
    "author",
    "origin",
    "coalesce_key",
    "time",
    "touched",
];
/// Came later than the others: files of earlier versions do not have it.
const NOTE: &str = "note";
const CHANGE: [&str; 5] = ["operation", "kind", "record", "before", "after"];

/// What became of each record; `None` was deleted.
type Images = BTreeMap<(Kind, Id), Option<Fields>>;

/// What could be read of a history.
pub(crate) struct Past {
    operations: Vec<Vec<Sql>>,
    changes: Vec<Vec<Sql>>,
    /// Whether all of it was read and fits together.
    whole: bool,
    /// The newest state of each record that the changes lead to.
    pub(crate) latest: Images,
    /// The highest revision seen.
    pub(crate) revision: i64,
    /// Identity of the strategy across copies.
    pub(crate) lineage: Option<String>,
}

impl Past {
    pub(crate) fn read(db: &Connection, notes: &mut Vec<String>) -> Self {
        let there = |name: &str, wanted: &[&str]| {
            let found = columns(db, name);
            wanted.iter().all(|column| found.iter().any(|f| f == column))
        };
        let mut past = Self {
            operations: Vec::new(),
            changes: Vec::new(),
            whole: there("operation", &OPERATION) && there("change", &CHANGE),
            latest: Images::new(),
            revision: 0,
            lineage: None,
        };
        if past.whole {
            let noted = there("operation", &[NOTE]);
            let wanted: Vec<&str> = OPERATION.into_iter().chain(noted.then_some(NOTE)).collect();
            let (mut operations, changes) = (rows(db, "operation", "id", &wanted), rows(db, "change", "no", &CHANGE));
            operations.rows.iter_mut().filter(|_| !noted).for_each(|row| row.push(Sql::Text(String::new())));
            past.whole = !operations.broken && !changes.broken;
            (past.operations, past.changes) = (operations.rows, changes.rows);
        }
        let file = db.query_row("SELECT revision, lineage FROM file", [], |row| Ok((row.get(0)?, row.get(1)?)));
        let (revision, lineage) =
            file.map_or((0, None), |(revision, lineage): (i64, String)| (revision, Some(lineage)));
        let highest = past.operations.iter().flat_map(|row| [integer(&row[0]), integer(&row[2])]).flatten().max();
        // A number that no file could reach is damage, and would leave no room for the next.
        past.revision = revision.max(highest.unwrap_or(0)).clamp(0, 1 << 52);
        past.lineage = lineage.filter(|text| !text.is_empty());
        past.whole &= past.revision == revision.max(highest.unwrap_or(0)) && past.sound();
        past.whole &= past.replay();
        if !past.whole {
            notes.push("The history could not be read as a whole and was left out.".into());
        }
        past
    }

    /// Whether each operation is one that can be written again.
    fn sound(&self) -> bool {
        let ids: std::collections::BTreeSet<_> = self.operations.iter().filter_map(|row| integer(&row[0])).collect();
        let known = |value: &Sql| integer(value).is_some_and(|id| ids.contains(&id));
        let operations = self.operations.iter().all(|row| {
            let words = [1, 3, 4, 6, 7, 8, 10, 11, 12].iter().all(|at| text(&row[*at]).is_some());
            let role = ["begin", "edit", "undo", "redo", "revert", "recover"].contains(&text(&row[3]).unwrap_or(""));
            let state = ["done", "undone", "dropped"].contains(&text(&row[4]).unwrap_or(""));
            let undoes = row[5] == Sql::Null || known(&row[5]);
            let key = row[9] == Sql::Null || text(&row[9]).is_some();
            words && role && state && undoes && key && integer(&row[2]).is_some()
        });
        operations && self.changes.iter().all(|row| known(&row[0]))
    }

    /// Follows the changes to the newest state of each record; `false` where they do not fit together.
    fn replay(&mut self) -> bool {
        let mut fits = true;
        for row in &self.changes {
            let kind = text(&row[1]).and_then(|kind| kind.parse::<Kind>().ok());
            let id = text(&row[2]).and_then(|id| id.parse::<Id>().ok());
            let image = |value: &Sql| match value {
                Sql::Null => Ok(None),
                value => text(value).and_then(|json| serde_json::from_str::<Fields>(json).ok()).map(Some).ok_or(()),
            };
            let (Some(kind), Some(id), Ok(before), Ok(after)) = (kind, id, image(&row[3]), image(&row[4])) else {
                fits = false;
                continue;
            };
            let now = self.latest.get(&(kind, id)).cloned().flatten();
            let next = match (before.is_some(), after, now) {
                (_, None, now) => {
                    fits &= now.is_some();
                    None
                }
                (false, Some(image), now) => {
                    fits &= now.is_none();
                    Some(whole(kind, image))
                }
                (true, Some(fields), Some(mut record)) => {
                    record.extend(fields);
                    Some(record)
                }
                (true, Some(_), None) => {
                    fits = false;
                    continue;
                }
            };
            self.latest.insert((kind, id), next);
        }
        fits
    }

    /// What the history that is taken over leads to; nothing where none is.
    pub(crate) fn kept(&self) -> impl Iterator<Item = (&(Kind, Id), &Option<Fields>)> {
        self.latest.iter().filter(|_| self.whole)
    }

    /// The record to which the history that is taken over leads.
    pub(crate) fn reaches(&self, kind: Kind, id: Id) -> Option<&Fields> {
        self.latest.get(&(kind, id)).filter(|_| self.whole)?.as_ref()
    }

    /// Writes it into a new file; how many operations there are.
    pub(crate) fn write(&self, db: &Connection) -> rusqlite::Result<usize> {
        if !self.whole {
            return Ok(0);
        }
        let marks = |count: usize| vec!["?"; count].join(", ");
        let mut operation = db.prepare(&format!(
            "INSERT INTO operation ({}, {NOTE}) VALUES ({})",
            OPERATION.join(", "),
            marks(OPERATION.len() + 1)
        ))?;
        for row in &self.operations {
            operation.execute(params_from_iter(row))?;
        }
        let mut change =
            db.prepare(&format!("INSERT INTO change ({}) VALUES ({})", CHANGE.join(", "), marks(CHANGE.len())))?;
        for row in &self.changes {
            change.execute(params_from_iter(row))?;
        }
        db.execute("UPDATE operation SET state = 'dropped' WHERE state = 'undone'", params![])?;
        Ok(self.operations.len())
    }
}

fn integer(value: &Sql) -> Option<i64> {
    match value {
        Sql::Integer(number) => Some(*number),
        _ => None,
    }
}
