//! A full disk, where only this crate can make one: SQLite is told that the file may not grow.

use lodestar_model::{Change, Fields, Kind, Operation};

use crate::{Home, Store, Wish};

fn long_pillar(n: u32) -> Operation {
    let mut fields = Fields::new();
    fields.insert("name".into(), format!("Pillar {n}").into());
    fields.insert("intent".into(), "Much is meant. ".repeat(2000).into());
    let put = Change::Put { kind: Kind::Pillar, id: None, fields, after: None };
    Operation { changes: vec![put], ..Operation::default() }
}

#[test]
fn a_full_disk_is_said_and_costs_nothing_that_was_saved() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::new(folder.path().join("data"));
    let path = folder.path().join("a.lodestar");
    let now = "2026-11-21T08:00:00Z".parse().unwrap();
    let mut store = Store::create(&path, &home, &[], now).unwrap();
    store.apply(&long_pillar(0), now).unwrap();
    let pages: i64 = store.db.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    store.db.pragma_update_and_check(None, "max_page_count", pages + 40, |row| row.get::<_, i64>(0)).unwrap();
    let mut saved = 1;
    let error = loop {
        match store.apply(&long_pillar(saved), now) {
            Ok(_) => saved += 1,
            Err(error) => break error,
        }
        assert!(saved < 100, "the disk is never full");
    };
    assert_eq!(error.code(), "disk_full", "{error}");
    assert!(error.to_string().contains("a.lodestar") && error.hints()[0].contains("Free some space"));
    assert_eq!(store.strategy().pillars.len(), saved as usize);
    assert_eq!(store.revision(), u64::from(saved) + 1);
    // What needs no room still goes, and after room was made everything does.
    let before = store.strategy();
    store.undo("ada", now).unwrap().unwrap();
    store.redo("ada", now).unwrap_err();
    store.db.pragma_update_and_check(None, "max_page_count", 1 << 20, |row| row.get::<_, i64>(0)).unwrap();
    store.redo("ada", now).unwrap().unwrap();
    assert_eq!(store.strategy(), before);
    store.apply(&long_pillar(saved), now).unwrap();
    drop(store);
    let store = Store::open(&path, Wish::Write, &home, now).unwrap();
    assert_eq!(store.strategy().pillars.len(), saved as usize + 1);
}
