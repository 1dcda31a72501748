//! A connection to a file that is not trusted: settings, limits, and the checks before anything is believed.

use std::path::Path;
use std::sync::OnceLock;

use lodestar_model::Kind;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, MAIN_DB, OpenFlags, ToSql};
use sha2::{Digest, Sha256};

use crate::error::words;
use crate::{Error, Result, migrations};

/// "LODE": stands in the header of every Lodestar file.
pub(crate) const APPLICATION_ID: i32 = 0x4C4F_4445;

/// How long to wait for another program's transaction.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(3);

/// Opens a file that exists, for reading only or for both.
pub(crate) fn connect(path: &Path, writing: bool) -> Result<Connection> {
    let mode = if writing { OpenFlags::SQLITE_OPEN_READ_WRITE } else { OpenFlags::SQLITE_OPEN_READ_ONLY };
    let db = Connection::open_with_flags(path, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(Error::sqlite(path))?;
    harden(&db).map_err(Error::sqlite(path))?;
    Ok(db)
}

/// What must hold before the first statement reads the file.
pub(crate) fn harden(db: &Connection) -> rusqlite::Result<()> {
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
    for (limit, most) in [
        (Limit::SQLITE_LIMIT_LENGTH, 64 << 20),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 1 << 20),
        (Limit::SQLITE_LIMIT_COLUMN, 200),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 100),
        (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 10),
        (Limit::SQLITE_LIMIT_FUNCTION_ARG, 16),
        (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000),
        (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 1),
        (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
    ] {
        db.set_limit(limit, most)?;
    }
    db.busy_timeout(PATIENCE)?;
    db.set_prepared_statement_cache_capacity(256);
    for (pragma, value) in
        [("cell_size_check", "ON"), ("mmap_size", "0"), ("temp_store", "MEMORY"), ("cache_size", "-16384")]
    {
        db.pragma_update(None, pragma, value)?;
    }
    Ok(())
}

/// What makes a commit durable: the journal is on disk before the file changes, and its removal before the commit is
/// acknowledged. Read the file's state first: this touches it.
pub(crate) fn make_durable(db: &Connection) -> rusqlite::Result<()> {
    let mode: String = db.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get(0))?;
    if mode != "delete" {
        let busy = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY);
        return Err(rusqlite::Error::SqliteFailure(busy, Some(format!("its journal mode stays {mode}"))));
    }
    db.pragma_update(None, "synchronous", "EXTRA")?;
    // On macOS a plain fsync leaves data in the drive's cache.
    db.pragma_update(None, "fullfsync", "ON")
}

/// How much of a file is checked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// All of it.
    Whole,
    /// Its tables, without the search index, which takes as long as all the rest.
    Tables,
}

/// Whether and as what the file can be used: its version. All that is read is checked, nothing is written.
pub(crate) fn inspect(db: &Connection, path: &Path, extent: Extent) -> Result<i64> {
    let sqlite = Error::sqlite(path);
    let foreign = |what: String| Error::Foreign { path: path.to_owned(), what };
    // Checked is what is there at one moment.
    let _moment = db.unchecked_transaction().map_err(&sqlite)?;
    let application: i32 = db.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(&sqlite)?;
    if application != APPLICATION_ID {
        return Err(foreign("it is a database of another program".into()));
    }
    let version: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(&sqlite)?;
    if version > migrations::VERSION {
        return Err(Error::Newer { path: path.to_owned(), version, known: migrations::VERSION });
    }
    let found = schema(db).map_err(&sqlite)?;
    if version == migrations::VERSION && digest(&found) == LATEST {
        sound(db, path, extent)?;
        return Ok(version);
    }
    let Some(expected) = usize::try_from(version).ok().filter(|version| *version > 0).and_then(expected_schema) else {
        return Err(foreign(format!("its file version {version} never existed")));
    };
    if let Some(extra) = found.iter().find(|object| !expected.contains(object)) {
        return Err(foreign(format!("its {} “{}” is not one that Lodestar makes", extra.0, extra.1)));
    }
    if let Some(lost) = expected.iter().find(|object| !found.contains(object)) {
        return Err(Error::Damaged {
            path: path.to_owned(), what: format!("its {} “{}” is missing", lost.0, lost.1)
        });
    }
    sound(db, path, extent)?;
    Ok(version)
}

/// Fails where SQLite finds the content broken.
fn sound(db: &Connection, path: &Path, extent: Extent) -> Result<()> {
    let damaged = |what: String| Error::Damaged { path: path.to_owned(), what };
    let sqlite = Error::sqlite(path);
    let check = |sql: &str, args: &[&dyn ToSql]| {
        let found: String = db.query_row(sql, args, |row| row.get(0)).map_err(&sqlite)?;
        let first = found.lines().find(|line| !line.starts_with("***")).unwrap_or(&found);
        if found == "ok" { Ok(()) } else { Err(damaged(first.trim_end_matches('.').to_owned())) }
    };
    match extent {
        Extent::Whole => check("PRAGMA quick_check(1)", &[])?,
        Extent::Tables => {
            let mut names = db.prepare("SELECT name FROM pragma_table_list WHERE type = 'table'").map_err(&sqlite)?;
            let names = names.query_map([], |row| row.get::<_, String>(0)).map_err(&sqlite)?;
            for name in names {
                check("SELECT * FROM pragma_quick_check(?)", &[&name.map_err(&sqlite)?])?;
            }
        }
    }
    let mut statement = db.prepare("PRAGMA foreign_key_check").map_err(&sqlite)?;
    let mut rows = statement.query([]).map_err(&sqlite)?;
    match rows.next() {
        Ok(None) => Ok(()),
        Ok(Some(row)) => {
            let (table, parent) = (row.get::<_, String>(0), row.get::<_, String>(2));
            let names = table.and_then(|table| parent.map(|parent| (table, parent))).map_err(&sqlite)?;
            let kind = Kind::ALL.iter().find(|kind| kind.name() == names.1);
            let what = kind.map_or_else(|| "a record".to_owned(), |kind| kind.def().one());
            Err(damaged(format!("a record in “{}” refers to {what} that is not there", names.0)))
        }
        Err(error) => Err(damaged(words(&error))),
    }
}

/// Type, name, table and SQL of everything in a schema.
type Object = (String, String, String, Option<String>);

fn schema(db: &Connection) -> rusqlite::Result<Vec<Object>> {
    let mut statement = db.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema")?;
    let objects = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    // ANALYZE in another tool leaves its figures; they do no harm.
    objects.filter(|object| !object.as_ref().is_ok_and(|o: &Object| o.1.starts_with("sqlite_stat"))).collect()
}

/// The SHA-256 of the schema of the latest version: making that schema to compare with it costs more than all the rest
/// of opening a small file. A test holds it against the steps and says what it must be.
const LATEST: &str = "218dfda3a28dd4bfb30153bc93d485868df8af4d64b56199ccc4376dcc52cb86";

/// The SHA-256 of a schema, in whichever order it was made; each part of it with its length before it.
fn digest(objects: &[Object]) -> String {
    let mut sha = Sha256::new();
    let mut sorted: Vec<&Object> = objects.iter().collect();
    sorted.sort();
    for (kind, name, table, sql) in sorted {
        for part in [kind, name, table, sql.as_deref().unwrap_or_default()] {
            sha.update((part.len() as u64).to_le_bytes());
            sha.update(part);
        }
    }
    sha.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What the schema of a version looks like: found by making it. `None` for a version that never was.
fn expected_schema(version: usize) -> Option<&'static [Object]> {
    static MADE: [OnceLock<Vec<Object>>; migrations::STEPS.len()] =
        [const { OnceLock::new() }; migrations::STEPS.len()];
    let made = MADE.get(version - 1)?;
    if let Some(objects) = made.get() {
        return Some(objects);
    }
    let objects = || {
        let mut db = Connection::open_in_memory()?;
        migrations::migrate(&mut db, 0, version)?;
        schema(&db)
    };
    // The steps are part of the program: a test makes every version. A failure here reads as an unknown version.
    Some(made.get_or_init(|| objects().unwrap_or_default()))
}

/// Whether the journal that a change needs can be made beside the file. Makes it and takes it back; the file itself is
/// not written to.
pub(crate) fn can_write(db: &Connection) -> rusqlite::Result<bool> {
    if db.is_readonly(MAIN_DB)? {
        return Ok(false);
    }
    let version: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    db.execute_batch("BEGIN IMMEDIATE")?;
    let touched = db.pragma_update(None, "user_version", version);
    db.execute_batch("ROLLBACK")?;
    touched.map(|()| true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_that_of_the_latest_schema() {
        let made = expected_schema(migrations::STEPS.len()).unwrap();
        assert_eq!(digest(made), LATEST, "a step was added: this is its digest");
    }
}
