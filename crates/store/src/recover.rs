//! Reading what can be read of a damaged file into a new one. The damaged file is only ever read.
//!
//! Records come from their tables, row by row; those whose rows are gone come from the history, which holds every
//! record once more. What could not be read is reported, not passed over.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use lodestar_model::apply::{name, time};
use lodestar_model::{Fields, Kind};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OpenFlags, TransactionBehavior, params};

use crate::connection::{APPLICATION_ID, harden, make_durable};
use crate::copy::Unfinished;
use crate::header::locate;
use crate::ids::Ids;
use crate::mend::{self, Records};
use crate::past::Past;
use crate::record::{Entry, write};
use crate::salvage::{Remains, Schema, columns, rows};
use crate::table::{COMMON, table};
use crate::work::Net;
use crate::{Error, Result, migrations, search};

/// What was recovered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recovered {
    /// The new file.
    pub path: PathBuf,
    /// How many records of each kind are in it.
    pub records: BTreeMap<Kind, usize>,
    /// How many operations of the history are in it.
    pub operations: usize,
    /// What could not be read, or not as it was: one sentence each. Empty: nothing was lost.
    pub losses: Vec<String>,
}

impl Recovered {
    /// The report, a sentence a line.
    pub fn lines(&self) -> Vec<String> {
        let counted = self.records.iter().filter(|(_, count)| **count > 0).map(|(kind, count)| {
            let def = kind.def();
            let label = if *count == 1 { def.label } else { def.labels };
            format!("{count} {}", label.to_lowercase())
        });
        let counted = counted.collect::<Vec<_>>().join(", ");
        let history = match self.operations {
            0 => "without its history".to_owned(),
            count => format!("with {count} operations of its history"),
        };
        let mut lines = vec![format!("Recovered {counted}, {history}.")];
        if self.losses.is_empty() {
            lines.push("Nothing was lost.".into());
        }
        lines.extend(self.losses.iter().cloned());
        lines
    }
}

/// Reads what can be read of `damaged` into the new file `out`. Works for sound files too.
pub fn recover(damaged: &Path, out: &Path, now: DateTime<Utc>) -> Result<Recovered> {
    let (damaged, _) = locate(damaged)?;
    let out = std::path::absolute(out).map_err(Error::io(out, "written"))?;
    if out.symlink_metadata().is_ok() {
        return Err(Error::Exists { path: out });
    }
    let Read { records, past, mut report } = read_best(&damaged, &out, now)?;
    let unfinished = Unfinished::beside(&out)?;
    build(unfinished.path(), records, past, now, &mut report).map_err(Error::sqlite(&out))?;
    unfinished.publish(&out, false)?;
    Ok(report)
}

/// What was read of a file.
struct Read {
    records: Records,
    past: Past,
    report: Recovered,
}

/// Reads by the file's own list of tables; where that is broken, by those that a file may have, and takes what gave most.
fn read_best(damaged: &Path, out: &Path, now: DateTime<Utc>) -> Result<Read> {
    let mut best: Option<Read> = None;
    let mut failed = None;
    for schema in [Schema::Own, Schema::Made, Schema::Packed] {
        let remains = match Remains::of(damaged, out, schema) {
            Ok(remains) => remains,
            Err(error) => {
                failed = failed.or(Some(error));
                continue;
            }
        };
        let number = |name: &str| remains.db.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).unwrap_or(0);
        let version = number("user_version");
        if number("application_id") == i64::from(APPLICATION_ID) && version > migrations::VERSION {
            return Err(Error::Newer { path: damaged.to_owned(), version, known: migrations::VERSION });
        }
        let mut report = Recovered { path: out.to_owned(), ..Recovered::default() };
        let past = Past::read(&remains.db, &mut report.losses);
        let records = gather(&remains.db, &past, now, &mut report);
        let whole = Kind::ALL.iter().all(|kind| !columns(&remains.db, kind.name()).is_empty());
        let good = whole && (schema == Schema::Own || report.losses.is_empty());
        if records.len() > best.as_ref().map_or(0, |best| best.records.len()) {
            best = Some(Read { records, past, report });
        }
        if good {
            break;
        }
    }
    let what = "nothing in it reads as a record of a strategy".to_owned();
    let nothing = || match failed {
        None => Error::Foreign { path: damaged.to_owned(), what },
        // To recover what can be read would be no help here.
        Some(Error::Damaged { path, .. }) => Error::Unrecoverable { path },
        Some(error) => error,
    };
    best.ok_or_else(nothing)
}

/// All records that can be read, tied to each other.
fn gather(db: &Connection, past: &Past, now: DateTime<Utc>, report: &mut Recovered) -> Records {
    let notes = &mut report.losses;
    let mut records = Records::new();
    for kind in Kind::ALL {
        let def = kind.def();
        let there = columns(db, def.name);
        let wanted: Vec<&str> = COMMON.into_iter().chain(def.fields.iter().map(|field| field.name)).collect();
        let wanted: Vec<&str> = wanted.into_iter().filter(|name| there.iter().any(|column| column == name)).collect();
        let mut broken = there.is_empty();
        if !there.is_empty() {
            let read = rows(db, def.name, "no", &wanted);
            broken = read.broken;
            for row in &read.rows {
                match mend::record(*kind, &wanted, row, now, notes) {
                    Ok((id, record)) => drop(records.entry((*kind, id)).or_insert(record)),
                    Err(lost) => {
                        notes.push(lost);
                        broken = true;
                    }
                }
            }
        }
        if broken {
            let before = records.len();
            for ((_, id), image) in past.latest.range((*kind, lowest())..).take_while(|((k, _), _)| k == kind) {
                if !records.contains_key(&(*kind, *id))
                    && let Some(image) = image
                    && let Ok((id, record)) = mend::whole(*kind, image, now, notes)
                {
                    notes.push(format!("{} “{}” was restored from the history.", def.label, name(def, &record)));
                    records.insert((*kind, id), record);
                }
            }
            if records.len() == before {
                notes.push(format!("Not all {} could be read: some may be missing.", def.labels.to_lowercase()));
            }
        }
        keep_one(*kind, &mut records);
    }
    mend::tie(&mut records, notes);
    records
}

fn lowest() -> lodestar_model::Id {
    lodestar_model::Id::new(DateTime::UNIX_EPOCH, [0; 10])
}

/// Of a kind that exists once, the first stays.
fn keep_one(kind: Kind, records: &mut Records) {
    if kind.def().single {
        let mut seen = false;
        records.retain(|(k, _), _| *k != kind || !std::mem::replace(&mut seen, true));
    }
}

/// Writes the new file: the past as far as it was kept, the records, and one operation that leads from one to the other.
fn build(
    path: &Path,
    mut records: Records,
    past: Past,
    now: DateTime<Utc>,
    report: &mut Recovered,
) -> rusqlite::Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(path, flags)?;
    harden(&db)?;
    db.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrations::migrate(&mut db, 0, migrations::STEPS.len())?;
    make_durable(&db)?;
    let ids = Ids::default();
    for kind in Kind::ALL.iter().filter(|kind| kind.def().single) {
        if !records.keys().any(|(k, _)| k == kind) {
            let id = ids.next(now);
            let named: Fields = [("id".to_owned(), id.to_string().into())].into_iter().collect();
            if let Ok((id, record)) = mend::whole(*kind, &named, now, &mut Vec::new()) {
                records.insert((*kind, id), record);
            }
        }
    }
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let revision = past.revision + 1;
    let lineage = past.lineage.clone().unwrap_or_else(|| ids.next(now).to_string());
    tx.execute(
        "INSERT INTO file (one, lineage, program, created, revision, last_no) VALUES (1, ?, ?, ?, ?, ?)",
        params![lineage, env!("CARGO_PKG_VERSION"), time(now), revision, i64::try_from(records.len()).unwrap_or(0)],
    )?;
    report.operations = past.write(&tx)?;
    let mut nets = Vec::new();
    for (no, ((kind, id), record)) in (1..).zip(&records) {
        table(*kind).insert(&tx, no, record)?;
        search::add(&tx, no, *kind, record)?;
        *report.records.entry(*kind).or_default() += 1;
        let before = past.reaches(*kind, *id);
        if before != Some(record) {
            nets.push(Net { kind: *kind, id: *id, before: before.cloned(), after: Some(record.clone()) });
        }
    }
    for ((kind, id), image) in past.kept() {
        if let (Some(image), false) = (image, records.contains_key(&(*kind, *id))) {
            nets.push(Net { kind: *kind, id: *id, before: Some(image.clone()), after: None });
        }
    }
    let at = time(now);
    let entry = Entry {
        uid: ids.next(now).to_string(),
        role: "recover",
        undoes: None,
        label: "Recover from a damaged file",
        author: "",
        origin: "",
        coalesce: None,
        time: &at,
    };
    write(&tx, revision, &entry, &nets)?;
    tx.commit()?;
    db.close().map_err(|(_, error)| error)
}

/// A value of a row as text, where it is one.
pub(crate) fn text(value: &Sql) -> Option<&str> {
    match value {
        Sql::Text(text) => Some(text),
        _ => None,
    }
}
