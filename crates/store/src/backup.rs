//! Rolling backups in the program's data folder: the last ten, and one a day for thirty days.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, Utc};
use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use crate::copy::Unfinished;
use crate::{Error, Home, Result};

/// How many of the newest are kept, however old.
const NEWEST: usize = 10;

/// For how many days the last of each day is kept.
const DAYS: u64 = 30;

/// How a backup's name begins: when it was made, in UTC.
const TIME: &str = "%Y-%m-%dT%H-%M-%S";

/// A backup of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupFile {
    /// Where it is.
    pub path: PathBuf,
    /// When it was made.
    pub time: DateTime<Utc>,
}

/// The backups of a file, newest first. `file` need not exist any more.
pub fn backups_of(file: &Path, home: &Home) -> Vec<BackupFile> {
    let file = file.canonicalize().or_else(|_| std::path::absolute(file)).unwrap_or_else(|_| file.to_owned());
    list(&home.backups(&file))
}

fn list(folder: &Path) -> Vec<BackupFile> {
    let names = fs::read_dir(folder).into_iter().flatten().filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let mut found: Vec<_> =
        names.filter_map(|path| made(&path).map(|time| BackupFile { path: path.clone(), time })).collect();
    found.sort_by(|a, b| b.path.cmp(&a.path));
    found
}

fn made(path: &Path) -> Option<DateTime<Utc>> {
    let name = path.file_name()?.to_str()?;
    if !name.ends_with(".lodestar") {
        return None;
    }
    NaiveDateTime::parse_from_str(name.get(..19)?, TIME).ok().map(|time| time.and_utc())
}

/// Makes a backup, unless the newest already holds the same state; then makes room.
pub(crate) fn make(db: &Connection, file: &Path, home: &Home, now: DateTime<Utc>) -> Result<Option<PathBuf>> {
    let state: String = db
        .query_row(
            "SELECT format('r%d-%s', revision, (SELECT substr(uid, -8) FROM operation ORDER BY id DESC LIMIT 1)) FROM file",
            [],
            |row| row.get(0),
        )
        .map_err(Error::sqlite(file))?;
    let folder = home.backups(file);
    let end = format!("-{state}.lodestar");
    let newest = list(&folder).into_iter().next();
    if newest.is_some_and(|backup| backup.path.to_string_lossy().ends_with(&end)) {
        return Ok(None);
    }
    let path = write(db, file, &folder, &format!("{}{end}", now.format(TIME)))?;
    for old in superfluous(&list(&folder), now.date_naive()) {
        // What cannot be removed is removed next time.
        drop(fs::remove_file(&old));
    }
    Ok(Some(path))
}

/// A backup before the file is converted. It is not one of the rolling ones and stays.
pub(crate) fn before_migration(
    db: &Connection,
    file: &Path,
    home: &Home,
    version: i64,
    now: DateTime<Utc>,
) -> Result<PathBuf> {
    let folder = home.backups(file).join("before-conversion");
    write(db, file, &folder, &format!("{}-version-{version}.lodestar", now.format(TIME)))
}

fn write(db: &Connection, file: &Path, folder: &Path, name: &str) -> Result<PathBuf> {
    fs::create_dir_all(folder).map_err(Error::io(folder, "made"))?;
    let path = folder.join(name);
    let unfinished = Unfinished::beside(&path)?;
    let copy = || {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut to = Connection::open_with_flags(unfinished.path(), flags)?;
        // Nothing of an unfinished backup is ever used, and publishing puts it on the disk.
        to.pragma_update(None, "synchronous", "OFF")?;
        Backup::new(db, &mut to)?.run_to_completion(i32::MAX, std::time::Duration::from_millis(50), None)?;
        to.close().map_err(|(_, error)| error)
    };
    copy().map_err(|error| match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::DiskFull) => Error::DiskFull { path: path.clone() },
        _ => Error::sqlite(file)(error),
    })?;
    unfinished.publish(&path, true)?;
    Ok(path)
}

/// The backups that need not be kept; `all` is sorted, newest first.
fn superfluous(all: &[BackupFile], today: NaiveDate) -> Vec<PathBuf> {
    let oldest = today.checked_sub_days(Days::new(DAYS)).unwrap_or_default();
    let mut days = BTreeSet::new();
    let kept = |n: usize, backup: &BackupFile, days: &mut BTreeSet<NaiveDate>| {
        let day = backup.time.date_naive();
        let last_of_day = days.insert(day);
        n < NEWEST || (last_of_day && day >= oldest)
    };
    all.iter().enumerate().filter(|(n, backup)| !kept(*n, backup, &mut days)).map(|(_, b)| b.path.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_ten_and_one_a_day_for_thirty_days_are_kept() {
        let now: DateTime<Utc> = "2026-11-21T12:00:00Z".parse().unwrap();
        // Every three hours for 60 days.
        let all: Vec<_> = (0..480)
            .map(|n| now - chrono::TimeDelta::hours(3 * n))
            .map(|time| BackupFile { path: time.format(TIME).to_string().into(), time })
            .collect();
        let gone = superfluous(&all, now.date_naive());
        let kept: Vec<_> = all.iter().filter(|backup| !gone.contains(&backup.path)).collect();
        assert_eq!(
            kept[..10].iter().map(|b| b.time).collect::<Vec<_>>(),
            all[..10].iter().map(|b| b.time).collect::<Vec<_>>()
        );
        // Ten reach back into yesterday; today's last and yesterday's last are among them; then 29 earlier days.
        assert_eq!(kept.len(), 10 + 29, "{kept:?}");
        assert!(kept[10..].iter().all(|b| b.time.format("%H").to_string() == "21"), "the last of each day");
        assert_eq!(kept[38].time.date_naive().to_string(), "2026-10-22");
        assert!(superfluous(&all[..10], now.date_naive()).is_empty());
    }
}
