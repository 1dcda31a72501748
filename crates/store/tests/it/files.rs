//! What the store does with files that are not as it left them, and with disks that do not let it write.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use lodestar_model::Kind::*;
use lodestar_store::{Access, Error, Home, Outside, Store, Wish, backups_of};
use rusqlite::Connection;
use serde_json::json;

use crate::support::*;

fn sqlite(path: &std::path::Path, statements: &str) {
    Connection::open(path).unwrap().execute_batch(statements).unwrap();
}

#[test]
fn what_is_not_a_lodestar_file_is_refused_with_a_sentence() {
    let place = Place::new();
    let good = place.create().path().to_owned();
    let bytes = fs::read(&good).unwrap();
    let variant = |name: &str, statements: &str| {
        let path = place.path(name);
        fs::write(&path, &bytes).unwrap();
        sqlite(&path, statements);
    };
    fs::create_dir(place.path("folder")).unwrap();
    fs::write(place.path("empty"), "").unwrap();
    fs::write(place.path("short"), "SQLite format 3\0").unwrap();
    fs::write(place.path("text"), "Dear diary. ".repeat(100)).unwrap();
    fs::write(place.path("half"), &bytes[..bytes.len() / 2]).unwrap();
    fs::write(place.path("cut"), &bytes[..bytes.len() - 100]).unwrap();
    sqlite(&place.path("other"), "CREATE TABLE t (a); PRAGMA user_version = 1");
    variant("newer", "PRAGMA user_version = 99");
    variant("never", "PRAGMA user_version = 0");
    variant("wal", "PRAGMA journal_mode = WAL");
    variant("trigger", "CREATE TRIGGER t AFTER INSERT ON pillar BEGIN DELETE FROM vision; END");
    variant("view", "CREATE VIEW v AS SELECT 1");
    variant("table", "CREATE TABLE mine (a)");
    variant("altered", "ALTER TABLE pillar ADD COLUMN shade TEXT");
    variant("dropped", "DROP TABLE snapshot");
    variant(
        "dangling",
        "PRAGMA foreign_keys = OFF; INSERT INTO theme (id, rank, created, updated, pillar) VALUES ('01920000-0000-7000-8000-000000000001', '80', '2026-11-21T08:00:00Z', '2026-11-21T08:00:00Z', '01920000-0000-7000-8000-000000000009')",
    );
    variant("no vision", "DELETE FROM vision");
    variant(
        "two visions",
        "INSERT INTO vision (id, rank, created, updated) VALUES ('01920000-0000-7000-8000-000000000001', '80', '2026-11-21T08:00:00Z', '2026-11-21T08:00:00Z')",
    );
    for (name, code, says) in [
        ("nowhere", "not_found", "There is no file"),
        ("nowhere/at all", "not_found", "There is no file"),
        ("a.lodestar/x", "not_a_file", "not a file"),
        ("folder", "not_a_file", "not a file"),
        ("empty", "empty", "holds no strategy"),
        ("short", "foreign", "too short"),
        ("text", "foreign", "not that of a SQLite database"),
        ("half", "damaged", "damaged"),
        ("cut", "damaged", "damaged"),
        ("other", "foreign", "another program"),
        ("newer", "newer", "file version 99; this program reads up to"),
        ("never", "foreign", "version 0 never existed"),
        ("wal", "foreign", "write-ahead"),
        ("trigger", "foreign", "its trigger “t”"),
        ("view", "foreign", "its view “v”"),
        ("table", "foreign", "its table “mine”"),
        ("altered", "foreign", "its table “pillar”"),
        ("dropped", "damaged", "its table “snapshot” is missing"),
        ("dangling", "damaged", "refers to a pillar that is not there"),
        ("no vision", "damaged", "one vision and has 0"),
        ("two visions", "damaged", "one vision and has 2"),
    ] {
        let path = place.path(name);
        let before = fs::read(&path).ok();
        for wish in [Wish::Write, Wish::Read, Wish::Look] {
            let error =
                Store::open(&path, wish, &place.home, at(0)).err().unwrap_or_else(|| panic!("{name} was opened"));
            assert_eq!(error.code(), code, "{name}: {error}");
            assert!(error.to_string().contains(says), "{name}: {error}");
            assert!(error.to_string().contains(name), "{name}: {error}");
            assert!(!error.hints().is_empty(), "{name}");
        }
        assert_eq!(fs::read(&path).ok(), before, "{name} was written to");
    }
    // Who only makes documents does not search.
    variant("unsearchable", "UPDATE search_data SET block = x'00'");
    let unsearchable = place.path("unsearchable");
    let error = Store::open(&unsearchable, Wish::Read, &place.home, at(0)).err().unwrap();
    assert_eq!(error.code(), "damaged", "{error}");
    let looked = Store::open(&unsearchable, Wish::Look, &place.home, at(0)).unwrap();
    assert!(matches!(looked.access(), Access::ReadOnly(_)));
    // Figures that ANALYZE leaves do no harm, and an index is where its table says.
    variant("analysed", "ANALYZE");
    place.open(&place.path("analysed")).unwrap();
}

#[test]
fn creating_never_overwrites() {
    let place = Place::new();
    let path = place.path("taken.lodestar");
    fs::write(&path, "mine").unwrap();
    let error = Store::create(&path, &place.home, &[], at(0)).err().unwrap();
    assert_eq!(error.code(), "exists");
    assert_eq!(fs::read(&path).unwrap(), b"mine");
    assert_eq!(
        Store::create(&place.path("no/folder.lodestar"), &place.home, &[], at(0)).err().unwrap().code(),
        "not_found"
    );
    assert_eq!(fs::read_dir(place.folder.path()).unwrap().count(), 1);
}

#[test]
fn a_second_opener_reads_and_sees_what_the_first_writes() {
    let place = Place::new();
    let mut first = place.create();
    let path = first.path().to_owned();
    let mut second = place.open(&path).unwrap();
    match second.access() {
        Access::ReadOnly(reason) => assert!(reason.contains("already open"), "{reason}"),
        Access::Write => panic!("two writers"),
    }
    let error = second.apply(&operation(vec![put(Pillar, 1, json!({}))]), at(1)).unwrap_err();
    assert_eq!(error.code(), "read_only");
    assert!(error.to_string().contains("already open"), "{error}");
    assert_eq!(second.undo("ada", at(1)).unwrap_err().code(), "read_only");
    assert_eq!(second.changed_outside().unwrap(), None);
    apply(&mut first, vec![put(Pillar, 1, json!({"name": "Trust"}))]);
    assert_eq!(first.changed_outside().unwrap(), None);
    assert_eq!(second.changed_outside().unwrap(), Some(Outside::Changed));
    second.refresh().unwrap();
    assert_eq!(second.strategy().pillars.len(), 1);
    assert_eq!(second.changed_outside().unwrap(), None);
    // Another name for the same file makes no second writer.
    let name = place.path("link.lodestar");
    std::os::unix::fs::symlink(&path, &name).unwrap();
    assert_ne!(place.open(&name).unwrap().access(), &Access::Write);
    drop(first);
    assert_eq!(place.open(&path).unwrap().access(), &Access::Write);
}

#[test]
fn a_change_from_outside_is_noticed_and_never_overwritten() {
    let place = Place::new();
    let mut store = place.create();
    filled(&mut store);
    let path = store.path().to_owned();
    sqlite(&path, "UPDATE pillar SET name = 'Faith' WHERE name = 'Trust'");
    assert_eq!(store.changed_outside().unwrap(), Some(Outside::Changed));
    match store.apply(&operation(vec![put(Pillar, 9, json!({}))]), at(900)).unwrap_err() {
        Error::ChangedOutside { how, .. } => assert_eq!(how, Outside::Changed),
        other => panic!("{other}"),
    }
    store.refresh().unwrap();
    assert_eq!(store.strategy().pillars[0].name, "Faith");
    apply(&mut store, vec![put(Pillar, 9, json!({}))]);

    let copy = store.save_copy(&place.path("copy.lodestar"), false).unwrap();
    fs::rename(copy, &path).unwrap();
    assert_eq!(store.changed_outside().unwrap(), Some(Outside::Replaced));
    let error = store.apply(&operation(vec![put(Pillar, 8, json!({}))]), at(901)).unwrap_err();
    assert!(error.to_string().contains("was replaced by another file"), "{error}");
    assert_eq!(store.refresh().unwrap_err().code(), "changed_outside");
    fs::remove_file(&path).unwrap();
    assert_eq!(store.changed_outside().unwrap(), Some(Outside::Missing));
    assert_eq!(store.undo("ada", at(902)).unwrap_err().code(), "changed_outside");
    // What is in memory can still be rescued.
    store.save_copy(&place.path("rescued.lodestar"), false).unwrap();
    drop(store);
    assert_eq!(place.open(&place.path("rescued.lodestar")).unwrap().strategy().pillars.len(), 3);
}

#[test]
fn bytes_written_over_the_file_in_place_are_noticed() {
    let place = Place::new();
    let mut store = place.create();
    let path = store.path().to_owned();
    let old = fs::read(&path).unwrap();
    apply(&mut store, vec![put(Pillar, 1, json!({}))]);
    fs::write(&path, old).unwrap();
    assert_eq!(store.changed_outside().unwrap(), Some(Outside::Changed));
    assert_eq!(store.apply(&operation(vec![put(Pillar, 2, json!({}))]), at(9)).unwrap_err().code(), "changed_outside");
}

#[test]
fn another_programs_lock_is_waited_for_and_then_said() {
    let place = Place::new();
    let mut store = place.create();
    let other = Connection::open(store.path()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = store.apply(&operation(vec![put(Pillar, 1, json!({}))]), at(1)).unwrap_err();
    assert_eq!(error.code(), "busy", "{error}");
    other.execute_batch("ROLLBACK").unwrap();
    apply(&mut store, vec![put(Pillar, 1, json!({}))]);
}

#[test]
fn copies_are_whole_and_overwrite_only_when_told() {
    let place = Place::new();
    let mut store = place.create();
    filled(&mut store);
    let to = place.path("copy.lodestar");
    assert_eq!(store.save_copy(&to, false).unwrap(), to);
    assert_eq!(store.save_copy(&to, false).unwrap_err().code(), "exists");
    apply(&mut store, vec![delete(Pillar, 1)]);
    store.save_copy(&to, true).unwrap();
    let own = store.path().to_owned();
    assert_eq!(store.save_copy(&own, true).unwrap_err().code(), "exists");
    assert_eq!(store.save_copy(place.folder.path(), true).unwrap_err().code(), "not_a_file");
    assert_eq!(store.save_copy(&place.path("no/where.lodestar"), false).unwrap_err().code(), "not_found");
    let mut copy = place.open(&to).unwrap();
    assert_eq!(json_of(&copy), json_of(&store));
    assert_eq!(copy.undo_label(), store.undo_label());
    copy.undo("ada", at(999)).unwrap().unwrap();
    assert_eq!(copy.strategy().pillars.len(), 2);
    assert_eq!(copy.search("fraud", 3).unwrap().len(), 1, "search survives the renumbering of a copy");
    apply(&mut copy, vec![set(Initiative, 21, json!({"title": "Signals"})), put(Pillar, 77, json!({"name": "Fraud"}))]);
    assert_eq!(copy.search("fraud", 3).unwrap().iter().map(|f| f.id).collect::<Vec<_>>(), [id(77)]);
}

#[test]
fn backups_roll_and_can_be_opened() {
    let place = Place::new();
    let mut store = place.create();
    let mut made = Vec::new();
    for day in 0..14 {
        let now = at(day * 86_400);
        store.apply(&operation(vec![put(Pillar, 100 + day as u128, json!({"name": day.to_string()}))]), now).unwrap();
        made.push(store.back_up(&place.home, now).unwrap().unwrap());
        assert_eq!(store.back_up(&place.home, now).unwrap(), None, "the same state twice");
    }
    let listed = backups_of(store.path(), &place.home);
    assert_eq!(listed.len(), 14);
    assert_eq!(listed[0].path, made[13]);
    assert_eq!(listed[0].time, at(13 * 86_400));
    let long_after = at(60 * 86_400);
    apply(&mut store, vec![delete(Pillar, 100)]);
    store.back_up(&place.home, long_after).unwrap().unwrap();
    assert_eq!(backups_of(store.path(), &place.home).len(), 10);
    let backup = Store::open(&made[13], Wish::Read, &place.home, at(0)).unwrap();
    assert_eq!(backup.strategy().pillars.len(), 14);
}

/// Whether permissions hold for this user; they do not for root.
fn permissions_hold(place: &Place) -> bool {
    let probe = place.path("probe");
    fs::create_dir(&probe).unwrap();
    fs::set_permissions(&probe, fs::Permissions::from_mode(0o555)).unwrap();
    let held = fs::write(probe.join("x"), "").is_err();
    fs::set_permissions(&probe, fs::Permissions::from_mode(0o755)).unwrap();
    fs::remove_dir_all(&probe).unwrap();
    held
}

#[test]
fn write_protection_is_said_in_words() {
    let place = Place::new();
    let folder = place.path("shelf");
    fs::create_dir(&folder).unwrap();
    let path = folder.join("a.lodestar");
    filled(&mut Store::create(&path, &place.home, &[], at(0)).unwrap());
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let reason = |store: &Store| match store.access() {
        Access::ReadOnly(reason) => reason.clone(),
        Access::Write => panic!("write-protected, but open for writing"),
    };
    let store = place.open(&path).unwrap();
    assert!(reason(&store).contains("write-protected"), "{}", reason(&store));
    assert_eq!(store.strategy().pillars.len(), 2);
    assert_eq!(store.search("fraud", 3).unwrap().len(), 1);
    store.save_copy(&place.path("copy.lodestar"), false).unwrap();
    drop(store);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    if !permissions_hold(&place) {
        return;
    }
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    let store = place.open(&path).unwrap();
    assert!(reason(&store).contains("folder"), "{}", reason(&store));
    drop(store);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    assert_eq!(place.open(&path).err().unwrap().code(), "denied");
}

#[test]
fn a_reader_needs_no_data_folder() {
    let place = Place::new();
    let path = place.create().path().to_owned();
    let home = Home::new(place.path("a.lodestar").join("impossible"));
    Store::open(&path, Wish::Read, &home, at(0)).unwrap();
    // A writer does: without a lock it may only read.
    let store = Store::open(&path, Wish::Write, &home, at(0)).unwrap();
    assert!(
        matches!(store.access(), Access::ReadOnly(reason) if reason.contains("impossible")),
        "{:?}",
        store.access()
    );
}

/// A disk of one megabyte, where this user may make one.
struct SmallDisk(std::path::PathBuf);

impl SmallDisk {
    fn at(folder: std::path::PathBuf) -> Option<Self> {
        fs::create_dir(&folder).unwrap();
        let mounted = std::process::Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=1m", "lodestar-test"])
            .arg(&folder)
            .stderr(std::process::Stdio::null())
            .status();
        mounted.is_ok_and(|status| status.success()).then(|| Self(folder))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        drop(std::process::Command::new("umount").arg(&self.0).status());
    }
}

#[test]
fn a_real_full_disk_is_said_and_costs_nothing_that_was_saved() {
    let place = Place::new();
    // The same is shown without a disk in the crate's own test; this needs the right to mount one.
    let Some(disk) = SmallDisk::at(place.path("disk")) else { return };
    let path = disk.0.join("a.lodestar");
    let mut store = Store::create(&path, &place.home, &[], at(0)).unwrap();
    filled(&mut store);
    let long = |n: u128| {
        operation(vec![put(Pillar, 100 + n, json!({"name": n.to_string(), "intent": "Much is meant. ".repeat(1000)}))])
    };
    let mut saved = 0;
    let error = loop {
        match store.apply(&long(saved), at(10)) {
            Ok(_) => saved += 1,
            Err(error) => break error,
        }
    };
    assert_eq!(error.code(), "disk_full", "{error}");
    assert!(error.to_string().contains("a.lodestar"), "{error}");
    assert_eq!(store.strategy().pillars.len() as u128, 2 + saved);
    let error = store.save_copy(&disk.0.join("copy.lodestar"), false).unwrap_err();
    assert_eq!(error.code(), "disk_full", "{error}");
    assert!(error.to_string().contains("copy.lodestar"), "{error}");
    let error = Store::create(&disk.0.join("new.lodestar"), &place.home, &[], at(0)).err().unwrap();
    assert_eq!(error.code(), "disk_full", "{error}");
    assert!(error.to_string().contains("new.lodestar"), "{error}");
    // Elsewhere there is room.
    store.save_copy(&place.path("copy.lodestar"), false).unwrap();
    drop(store);
    for path in [path, place.path("copy.lodestar")] {
        assert_eq!(place.open(&path).unwrap().strategy().pillars.len() as u128, 2 + saved);
    }
    assert_eq!(fs::read_dir(&disk.0).unwrap().count(), 1, "no leftovers");
}
