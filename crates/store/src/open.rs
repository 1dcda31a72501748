//! Making a file and opening one. What is opened is believed in nothing until it was checked.

use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use lodestar_model::apply::{name_records, time};
use lodestar_model::{Change, Fields, Kind};
use rusqlite::{Connection, OpenFlags, TransactionBehavior, params};

use crate::connection::{APPLICATION_ID, Extent, can_write, connect, harden, inspect, make_durable};
use crate::header::{Stamp, beside, check, locate};
use crate::ids::Ids;
use crate::lock::{Asked, Lock, held_here};
use crate::record::{Entry, write};
use crate::work::{Circumstances, Work};
use crate::{Access, Error, Home, Result, Store, backup, copy, load, migrations};

/// What the caller wants to do with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Change it, if that can be: else it is opened for reading, with the reason.
    Write,
    /// Read it; another program may go on changing it.
    Read,
    /// Read its records and its history, but not search in it: damage to the search index stays unnoticed, and hinders
    /// nobody from having their documents.
    Look,
}

impl Store {
    /// Makes a new file and opens it. `beginning` fills it: changes that cannot be undone, such as a title or a whole
    /// example. The strategy and the vision are there already when it runs; every other id is made if left out.
    pub fn create(path: &Path, home: &Home, beginning: &[Change], now: DateTime<Utc>) -> Result<Self> {
        let path = absolute(path)?;
        if path.symlink_metadata().is_ok() {
            return Err(Error::Exists { path });
        }
        // Made whole under another name: a crash leaves no half of a file under this one.
        let unfinished = copy::Unfinished::beside(&path)?;
        make(unfinished.path(), beginning, now).map_err(|error| copy::renamed(error, unfinished.path(), &path))?;
        unfinished.publish(&path, false)?;
        Self::open(&path, Wish::Write, home, now)
    }

    /// Opens a file. A file of an earlier version becomes one of this version, after a backup.
    pub fn open(path: &Path, wish: Wish, home: &Home, now: DateTime<Utc>) -> Result<Self> {
        let (path, metadata) = locate(path)?;
        let (lock, mut reason) = match wish {
            Wish::Read | Wish::Look => (None, Some("it was opened for reading".to_owned())),
            Wish::Write => match Lock::ask(home, &path) {
                Ok(Asked::Granted(lock)) => (Some(lock), None),
                Ok(Asked::HeldBy(holder)) => (None, Some(holder)),
                // Without a lock two programs could write; reading needs none.
                Err(error) => {
                    let why = error.to_string();
                    (None, Some(format!("nothing can keep other programs from it ({})", why.trim_end_matches('.'))))
                }
            },
        };
        if lock.is_some() || !held_here(&path) {
            check(&path)?;
        }
        if reason.is_none() && (metadata.permissions().readonly() || !opens_for_writing(&path)) {
            reason = Some("it is write-protected, or this user may not write to it".into());
        }
        let mut db = connect(&path, reason.is_none())?;
        let extent = if wish == Wish::Look { Extent::Tables } else { Extent::Whole };
        // The first read rolls back what a killed writer left, so it comes before all questions.
        let version = inspect(&db, &path, extent).map_err(|error| unfinished_business(error, &path))?;
        if reason.is_none() && !can_write(&db).unwrap_or(false) {
            reason = Some("its folder is write-protected, so that nothing can be saved safely".into());
        }
        if version < migrations::VERSION {
            if reason.is_some() {
                db = migrations::in_memory(&db, version).map_err(Error::sqlite(&path))?;
            } else {
                backup::before_migration(&db, &path, home, version, now)?;
                let from = usize::try_from(version).unwrap_or(0);
                migrations::migrate(&mut db, from, migrations::STEPS.len()).map_err(Error::sqlite(&path))?;
            }
        }
        if reason.is_none() {
            make_durable(&db).map_err(Error::sqlite(&path))?;
        }
        let strategy = Arc::new(load::load(&db, &path)?);
        let access = reason.map_or(Access::Write, Access::ReadOnly);
        let lock = lock.filter(|_| access == Access::Write);
        Self::opened(path, db, strategy, access, lock)
    }

    fn opened(
        path: PathBuf,
        db: Connection,
        strategy: Arc<lodestar_model::Strategy>,
        access: Access,
        lock: Option<Lock>,
    ) -> Result<Self> {
        let mut store = Self {
            seen: Stamp::of(&path),
            path,
            db,
            strategy,
            access,
            ids: Ids::default(),
            figures: Default::default(),
            data_version: 0,
            _lock: lock,
        };
        store.read_figures()?;
        store.see()?;
        Ok(store)
    }
}

/// A path that no longer depends on the working folder. The file need not exist; its folder must.
fn absolute(path: &Path) -> Result<PathBuf> {
    let whole = std::path::absolute(path).map_err(Error::io(path, "read"))?;
    let (Some(folder), Some(name)) = (whole.parent(), whole.file_name()) else {
        return Err(Error::NotAFile { path: path.to_owned() });
    };
    let folder = folder.canonicalize().map_err(Error::io(folder, "read"))?;
    Ok(folder.join(name))
}

fn opens_for_writing(path: &Path) -> bool {
    OpenOptions::new().read(true).write(true).open(path).is_ok()
}

/// A journal that cannot be rolled back here is not damage.
fn unfinished_business(error: Error, path: &Path) -> Error {
    match error {
        Error::ReadOnly { .. } | Error::Sqlite { .. } if beside(path, "-journal").exists() => Error::ReadOnly {
            path: path.to_owned(),
            reason:
                "the program that last wrote to it was interrupted, and undoing its unfinished change needs writing"
                    .into(),
        },
        other => other,
    }
}

/// Makes the schema and the first operation in an empty file.
fn make(path: &Path, beginning: &[Change], now: DateTime<Utc>) -> Result<()> {
    let sqlite = Error::sqlite(path);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(path, flags).map_err(&sqlite)?;
    let blank = |db: &mut Connection| {
        harden(db)?;
        db.pragma_update(None, "application_id", APPLICATION_ID)?;
        migrations::migrate(db, 0, migrations::STEPS.len())
    };
    blank(&mut db).map_err(&sqlite)?;
    make_durable(&db).map_err(&sqlite)?;
    let ids = Ids::default();
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(&sqlite)?;
    tx.execute(
        "INSERT INTO file (one, lineage, program, created, revision, last_no) VALUES (1, ?, ?, ?, 1, 0)",
        params![ids.next(now).to_string(), env!("CARGO_PKG_VERSION"), time(now)],
    )
    .map_err(&sqlite)?;
    let mut work = Work::new(&tx).map_err(&sqlite)?;
    let singles: Vec<_> =
        Kind::ALL.iter().filter(|kind| kind.def().single).map(|kind| (*kind, ids.next(now))).collect();
    let put = |(kind, id): &_| Change::Put { kind: *kind, id: Some(*id), fields: Fields::new(), after: None };
    let mut changes: Vec<Change> = singles.iter().map(put).collect();
    let single = |kind| singles.iter().find(|(k, _)| *k == kind).map(|(_, id)| *id);
    let named = name_records(beginning, &single, &|| ids.next(now));
    changes.extend(named.map_err(|stop| Error::stopped(stop, |never| match never {}))?);
    Circumstances { now, sqlite: &sqlite }.perform(&mut work, &changes)?;
    let nets = work.finish().map_err(&sqlite)?;
    let time = time(now);
    let entry = Entry {
        uid: ids.next(now).to_string(),
        role: "begin",
        undoes: None,
        label: "New file",
        author: "",
        origin: "",
        coalesce: None,
        time: &time,
    };
    write(&tx, 1, &entry, &nets).map_err(&sqlite)?;
    tx.commit().map_err(&sqlite)?;
    db.close().map_err(|(_, error)| sqlite(error))
}
