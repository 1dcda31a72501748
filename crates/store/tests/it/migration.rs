//! Files of earlier versions become files of this one, with all their records and all their history.

use lodestar_model::{Change, Kind};
use lodestar_store::{Error, Store, Wish};
use serde_json::json;

use crate::support::*;

/// Made by the first version: two initiatives, a decision that was deleted, a rename that was undone.
const FOUNDATION: &[u8] = include_bytes!("../files/foundation.lodestar");

#[test]
fn a_file_of_the_foundation_keeps_its_records_its_history_and_its_undo() {
    let place = Place::new();
    let path = place.path("old.lodestar");
    std::fs::write(&path, FOUNDATION).unwrap();
    let mut read = Store::open(&path, Wish::Read, &place.home, at(0)).unwrap();
    assert_eq!(read.strategy().initiatives.len(), 2);
    assert_eq!(read.search("corridor", 10).unwrap().len(), 1);
    assert_eq!(read.state_at(2).unwrap().decisions.len(), 1);
    read.save_copy(&place.path("copy.lodestar"), false).unwrap();
    assert!(matches!(read.undo("mara", at(1)), Err(Error::ReadOnly { .. })));
    assert_eq!(std::fs::read(&path).unwrap(), FOUNDATION, "reading changes nothing");
    std::fs::write(&path, FOUNDATION).unwrap();
    read.refresh().unwrap();
    assert_eq!(read.strategy().initiatives.len(), 2, "written to from outside, and still of an earlier version");
    assert_eq!(json_of(&place.open(&place.path("copy.lodestar")).unwrap()), json_of(&read));
    drop(read);

    let mut store = place.open(&path).unwrap();
    let strategy = store.strategy();
    assert_eq!(strategy.about().unwrap().title, "Foundation");
    assert!(!strategy.about().unwrap().working_days);
    assert_eq!(strategy.initiatives.len(), 2);
    assert_eq!(strategy.the_vision().unwrap().capabilities[0].name, "Corridor booking");
    assert_eq!(strategy.count(Kind::Metric), 0);
    assert!(store.search("corridor", 10).unwrap().len() == 1, "the search index was made again");

    // The decision was deleted before its kind had all the fields of today.
    assert_eq!(strategy.count(Kind::Decision), 0);
    store.redo("mara", at(10)).unwrap().unwrap();
    store.undo("mara", at(11)).unwrap().unwrap();
    store.undo("mara", at(12)).unwrap().unwrap();
    let strategy = store.strategy();
    assert_eq!(strategy.decisions[0].title, "Two sites active");
    assert_eq!(strategy.assumptions[0].threshold, None);
    assert_eq!(strategy.links.len(), 1);

    // States from before the change can still be seen, and new kinds be used.
    assert_eq!(store.state_at(2).unwrap().decisions.len(), 1);
    apply(&mut store, vec![put(Kind::Metric, 50, json!({"name": "Promised hour kept"}))]);
    let threshold = json!({"metric": id(50), "threshold": 5.0, "side": "above"});
    apply(&mut store, vec![set(Kind::Assumption, 8, threshold)]);
    apply(&mut store, vec![Change::Delete { kind: Kind::Metric, id: id(50) }]);
    assert_eq!(store.strategy().assumptions[0].metric, None);
    let before = json_of(&store);
    drop(store);
    assert_eq!(json_of(&place.open(&path).unwrap()), before);

    let report = lodestar_store::recover(&path, &place.path("new.lodestar"), at(30)).unwrap();
    assert!(report.losses.is_empty(), "{:?}", report.losses);
}

#[test]
fn the_old_file_is_backed_up_before_it_is_converted() {
    let place = Place::new();
    let path = place.path("old.lodestar");
    std::fs::write(&path, FOUNDATION).unwrap();
    drop(place.open(&path).unwrap());
    let mut kept = Vec::new();
    let mut folders = vec![place.folder.path().join("data")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                folders.push(entry.path())
            } else {
                kept.push(std::fs::read(entry.path()).unwrap())
            }
        }
    }
    let version = |bytes: &[u8]| bytes.get(60..64).map(|b| u32::from_be_bytes(b.try_into().unwrap()));
    assert!(kept.iter().any(|bytes| bytes.starts_with(b"SQLite format 3") && version(bytes) == Some(1)));
}
