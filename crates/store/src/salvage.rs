//! Reading rows past damage: what one broken page hides must not hide the rest.

use std::fs;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OpenFlags, Statement};

use crate::connection::{APPLICATION_ID, harden};
use crate::copy::Unfinished;
use crate::header::beside;
use crate::{Error, Result, migrations};

/// The page size of every file that Lodestar makes.
const PAGE: usize = 4096;

/// A file is taken to have been at most so many times as long as it is: beyond that its header is what is broken.
const MOST_MISSING: u64 = 200;

/// After how many holes in a table the search for readable rows takes longer steps.
const PATIENCE: u32 = 200;

/// A copy of a damaged file, to read from: whatever SQLite does to it, the damaged file stays as it is.
pub(crate) struct Remains {
    pub(crate) db: Connection,
    // Dropped after the connection.
    _file: Unfinished,
}

/// Which list of tables to read by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Schema {
    /// The file's own.
    Own,
    /// That of a file as it is made. Its pages are always the same ones, so that they can be put over broken ones.
    Made,
    /// That of a file as a copy is saved, which orders them differently.
    Packed,
}

impl Remains {
    /// Copies the file, and the journal of a writer that was interrupted, to a place beside `out`.
    pub(crate) fn of(damaged: &Path, out: &Path, schema: Schema) -> Result<Self> {
        let file = Unfinished::beside(out)?;
        let own = file.path();
        copy(damaged, own)?;
        let mut with_journal = false;
        for suffix in ["-journal", "-wal"] {
            if beside(damaged, suffix).exists() {
                fs::copy(beside(damaged, suffix), beside(own, suffix)).map_err(Error::io(damaged, "read"))?;
                with_journal = true;
            }
        }
        let mut db = connect(own);
        if (db.is_err() || schema != Schema::Own) && with_journal {
            // The journal itself may be what is broken; and what is put over pages must not be rolled back.
            drop(db);
            copy(damaged, own)?;
            for suffix in ["-journal", "-wal"] {
                drop(fs::remove_file(beside(own, suffix)));
            }
            db = connect(own);
        }
        if db.is_err() || schema != Schema::Own {
            if schema != Schema::Own {
                put_schema(own, out, schema)?;
            }
            mend_header(own).map_err(Error::io(own, "written"))?;
            // Where that did not help, what was wrong first is what to tell.
            db = connect(own).or(db);
        }
        Ok(Self { db: db.map_err(Error::sqlite(damaged))?, _file: file })
    }
}

/// Copies a damaged file. Where its end was cut off, empty pages stand in for what is missing: SQLite reads nothing at all
/// of a file that is shorter than it says it is.
fn copy(damaged: &Path, own: &Path) -> Result<()> {
    fs::copy(damaged, own).map_err(Error::io(damaged, "read"))?;
    let fill = || -> std::io::Result<()> {
        let mut file = fs::OpenOptions::new().read(true).write(true).open(own)?;
        let mut header = [0; 32];
        file.read_exact(&mut header)?;
        // Bytes 28 to 31 of the header: the number of pages.
        let pages = u64::from(u32::from_be_bytes([header[28], header[29], header[30], header[31]]));
        let (whole, there) = (pages * PAGE as u64, file.metadata()?.len());
        if there < whole && whole <= there.saturating_mul(MOST_MISSING) { file.set_len(whole) } else { Ok(()) }
    };
    match fill() {
        Err(error) if error.kind() != std::io::ErrorKind::UnexpectedEof => Err(Error::io(own, "written")(error)),
        _ => Ok(()),
    }
}

/// Puts the pages of the list of tables, as the migrations make them, over those of the file.
fn put_schema(path: &Path, out: &Path, schema: Schema) -> Result<()> {
    let (made, packed) = (Unfinished::beside(out)?, Unfinished::beside(out)?);
    let template = if schema == Schema::Made { &made } else { &packed };
    let make = || -> rusqlite::Result<Vec<u32>> {
        let mut db = Connection::open(made.path())?;
        db.pragma_update(None, "synchronous", "OFF")?;
        db.pragma_update(None, "application_id", APPLICATION_ID)?;
        migrations::migrate(&mut db, 0, migrations::STEPS.len())?;
        if schema == Schema::Packed {
            db.execute("VACUUM INTO ?", [packed.path().to_string_lossy()])?;
        }
        let db = Connection::open(template.path())?;
        let pages = "SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'";
        db.prepare(pages)?.query_map([], |row| row.get(0))?.collect()
    };
    let pages = make().map_err(Error::sqlite(out))?;
    let bytes = fs::read(template.path()).map_err(Error::io(out, "read"))?;
    let mut file = fs::OpenOptions::new().write(true).open(path).map_err(Error::io(out, "written"))?;
    for page in pages {
        let at = (page as usize - 1) * PAGE;
        let Some(page) = bytes.get(at..at + PAGE) else { continue };
        let written = file.seek(SeekFrom::Start(at as u64)).and_then(|_| file.write_all(page));
        written.map_err(Error::io(out, "written"))?;
    }
    Ok(())
}

/// Opens the copy so that it tolerates as much as SQLite can, and makes sure that its list of tables can be read.
fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    harden(&db)?;
    // It is a copy, and no statement of ours changes it: a schema that is broken in part may be read in part.
    db.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
    db.pragma_update(None, "cell_size_check", "OFF")?;
    db.pragma_update(None, "writable_schema", "ON")?;
    db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    Ok(db)
}

/// Writes the parts of the header that are the same in every file of ours, in case they are what is broken.
fn mend_header(path: &Path) -> std::io::Result<()> {
    let mut file = fs::OpenOptions::new().read(true).write(true).open(path)?;
    let length = file.metadata()?.len();
    let pages = u32::try_from(length / PAGE as u64).unwrap_or(u32::MAX);
    let mut write = |at: u64, bytes: &[u8]| file.seek(SeekFrom::Start(at)).and_then(|_| file.write_all(bytes));
    write(0, b"SQLite format 3\0")?;
    write(16, &[(PAGE >> 8) as u8, 0, 1, 1, 0, 64, 32, 32])?;
    write(28, &pages.to_be_bytes())?;
    write(32, &[0; 8])?;
    write(44, &4_u32.to_be_bytes())?;
    write(52, &[0; 4])?;
    write(56, &1_u32.to_be_bytes())
}

/// The rows of a table as far as they can be read.
pub(crate) struct Rows {
    /// Each row's values, in the order of the columns asked for.
    pub(crate) rows: Vec<Vec<Sql>>,
    /// Whether something could not be read.
    pub(crate) broken: bool,
}

/// The columns of a table; empty where there is no such table.
pub(crate) fn columns(db: &Connection, table: &str) -> Vec<String> {
    let read = || -> rusqlite::Result<Vec<String>> {
        db.prepare("SELECT name FROM pragma_table_info(?)")?.query_map([table], |row| row.get(0))?.collect()
    };
    read().unwrap_or_default()
}

/// Reads a table along its row numbers, and goes on behind each hole.
pub(crate) fn rows(db: &Connection, table: &str, key: &str, columns: &[&str]) -> Rows {
    let names = columns.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    let sql = format!("SELECT \"{key}\", {names} FROM \"{table}\" NOT INDEXED WHERE \"{key}\" >= ? ORDER BY \"{key}\"");
    let mut found = Rows { rows: Vec::new(), broken: false };
    let Ok(mut statement) = db.prepare(&sql) else { return Rows { broken: true, ..found } };
    let (mut from, mut holes) = (0_i64, 0_u32);
    loop {
        let (last, whole) = read(&mut statement, from, columns.len(), &mut found.rows);
        if whole {
            return found;
        }
        found.broken = true;
        holes += 1;
        // Row by row at first; where that does not lead out of the damage, in ever longer steps.
        let step = 1_i64 << holes.saturating_sub(PATIENCE).min(40);
        match last.unwrap_or(from).checked_add(step).filter(|next| *next < 1 << 40) {
            Some(next) => from = next,
            None => return found,
        }
    }
}

/// Reads rows until the end (`true`) or until damage; the number of the last row read.
fn read(statement: &mut Statement<'_>, from: i64, columns: usize, into: &mut Vec<Vec<Sql>>) -> (Option<i64>, bool) {
    let mut last = None;
    let mut run = || -> rusqlite::Result<()> {
        let mut rows = statement.query([from])?;
        while let Some(row) = rows.next()? {
            let number: i64 = row.get(0)?;
            let mut values = Vec::with_capacity(columns);
            for at in 1..=columns {
                values.push(match row.get_ref(at)? {
                    rusqlite::types::ValueRef::Text(bytes) => Sql::Text(String::from_utf8_lossy(bytes).into_owned()),
                    other => other.try_into().unwrap_or(Sql::Null),
                });
            }
            // A broken page can lead in circles: numbers that do not rise are damage.
            if last.is_some_and(|last| number <= last) || number < from {
                return Err(rusqlite::Error::QueryReturnedNoRows);
            }
            last = Some(number);
            into.push(values);
        }
        Ok(())
    };
    let whole = run().is_ok();
    (last, whole)
}
