//! Damaged files: refused with a sentence, never written to, and read into a new one as far as they can be.

use std::fs;
use std::path::Path;

use lodestar_model::Kind::*;
use lodestar_store::{HistoryQuery, recover};
use serde_json::json;

use crate::support::*;

const PAGE: usize = 4096;

/// A closed file with some hundred records and a history.
fn big(place: &Place) -> (Vec<u8>, serde_json::Value) {
    let mut store = place.create();
    filled(&mut store);
    for chunk in 0..4 {
        let puts = (0..50).map(|n| {
            let n = 1000 + chunk * 50 + n;
            put(
                Initiative,
                n,
                json!({"title": format!("Initiative {n}"), "theme": id(10), "summary": "What it is. ".repeat(20)}),
            )
        });
        apply(&mut store, puts.collect());
    }
    apply(&mut store, vec![set(Initiative, 1000, json!({"title": "Renamed"})), delete(Initiative, 1001)]);
    store.undo("ada", at(9000)).unwrap();
    store.redo("ada", at(9001)).unwrap();
    let path = store.path().to_owned();
    let state = json_of(&store);
    drop(store);
    (fs::read(path).unwrap(), state)
}

fn root(path: &Path, table: &str) -> usize {
    let db = rusqlite::Connection::open(path).unwrap();
    db.query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?", [table], |row| row.get::<_, u32>(0)).unwrap()
        as usize
}

#[test]
fn a_sound_file_is_recovered_whole_with_its_history() {
    let place = Place::new();
    let (bytes, state) = big(&place);
    let (from, out) = (place.path("a.lodestar"), place.path("out.lodestar"));
    let report = recover(&from, &out, at(99_999)).unwrap();
    assert_eq!(report.losses, Vec::<String>::new());
    assert_eq!(report.records[&Initiative], 201);
    assert_eq!(report.operations, 9);
    assert!(report.lines()[0].contains("201 initiatives"), "{:?}", report.lines());
    assert_eq!(fs::read(&from).unwrap(), bytes);
    let mut store = place.open(&out).unwrap();
    assert_eq!(json_of(&store), state);
    assert_eq!(store.undo_label(), None, "what was before the rescue cannot be undone by accident");
    let history = store.history(&HistoryQuery { limit: 100, ..HistoryQuery::default() }).unwrap();
    assert_eq!(history.len(), 10);
    assert!(history[0].changes.is_empty(), "the history leads to the records");
    assert_eq!(store.state_at(2).unwrap().initiatives.len(), 2);
    assert_eq!(store.search("renamed", 5).unwrap().len(), 1);
    apply(&mut store, vec![delete(Initiative, 1002)]);
    assert_eq!(recover(&from, &out, at(0)).unwrap_err().code(), "exists");
    assert_eq!(fs::read_dir(place.folder.path()).unwrap().count(), 3, "no leftovers");
}

#[test]
fn records_whose_table_is_broken_come_from_the_history() {
    let place = Place::new();
    let (mut bytes, state) = big(&place);
    let (from, out) = (place.path("a.lodestar"), place.path("out.lodestar"));
    let at_page = (root(&from, "initiative") - 1) * PAGE;
    bytes[at_page..at_page + PAGE].fill(0xA5);
    fs::write(&from, &bytes).unwrap();
    let error = place.open(&from).err().unwrap();
    assert_eq!(error.code(), "damaged", "{error}");
    assert!(error.hints()[0].contains("Recover"));
    let report = recover(&from, &out, at(99_999)).unwrap();
    assert_eq!(report.records[&Initiative], 201, "{:?}", report.losses);
    assert!(report.losses.iter().any(|loss| loss == "Initiative “Renamed” was restored from the history."));
    assert_eq!(fs::read(&from).unwrap(), bytes);
    assert_eq!(json_of(&place.open(&out).unwrap()), state);
}

#[test]
fn a_broken_history_is_left_out_and_one_broken_page_costs_little() {
    let place = Place::new();
    let (mut bytes, state) = big(&place);
    let (from, out) = (place.path("a.lodestar"), place.path("out.lodestar"));
    let at_page = (root(&from, "change") - 1) * PAGE;
    bytes[at_page..at_page + PAGE].fill(0);
    fs::write(&from, &bytes).unwrap();
    let report = recover(&from, &out, at(99_999)).unwrap();
    assert_eq!(report.operations, 0);
    assert!(report.losses.iter().any(|loss| loss.contains("history")), "{:?}", report.losses);
    let store = place.open(&out).unwrap();
    assert_eq!(json_of(&store), state);
    assert_eq!(store.history(&HistoryQuery { limit: 9, ..HistoryQuery::default() }).unwrap().len(), 1);
}

#[test]
fn a_lost_header_is_mended() {
    let place = Place::new();
    let (mut bytes, state) = big(&place);
    let (from, out) = (place.path("a.lodestar"), place.path("out.lodestar"));
    bytes[..100].fill(0);
    fs::write(&from, &bytes).unwrap();
    assert_eq!(place.open(&from).err().unwrap().code(), "foreign");
    let report = recover(&from, &out, at(99_999)).unwrap();
    assert_eq!(report.losses, Vec::<String>::new());
    assert_eq!(json_of(&place.open(&out).unwrap()), state);
}

#[test]
fn every_page_may_be_lost_without_losing_the_rest() {
    let place = Place::in_memory();
    let (bytes, _) = big(&place);
    lose_each_page(&place, &bytes);
}

#[test]
fn every_page_of_a_saved_copy_may_be_lost_without_losing_the_rest() {
    let place = Place::in_memory();
    big(&place);
    let store = place.open(&place.path("a.lodestar")).unwrap();
    let copy = store.save_copy(&place.path("copy.lodestar"), false).unwrap();
    lose_each_page(&place, &fs::read(copy).unwrap());
}

fn lose_each_page(place: &Place, bytes: &[u8]) {
    let pages = bytes.len() / PAGE;
    let mut refused = 0;
    for page in 0..pages {
        let from = place.path("damaged.lodestar");
        let out = place.path("out.lodestar");
        let mut broken = bytes.to_vec();
        broken[page * PAGE..(page + 1) * PAGE].fill(if page % 2 == 0 { 0 } else { 0xFF });
        fs::write(&from, &broken).unwrap();
        // Some pages are free or hold only search: the file may then be sound.
        refused += usize::from(place.open(&from).is_err());
        assert_eq!(fs::read(&from).unwrap(), broken, "page {page} of a damaged file was written to");
        let report = recover(&from, &out, at(99_999)).unwrap_or_else(|error| panic!("page {page}: {error}"));
        let store = place.open(&out).unwrap_or_else(|error| panic!("page {page}: {error}"));
        let left = store.strategy().initiatives.len();
        assert!(left >= 150, "page {page}: only {left} initiatives, {:?}", report.losses);
        drop(store);
        fs::remove_file(&out).unwrap();
        assert_eq!(fs::read(&from).unwrap(), broken);
    }
    assert!(refused > pages * 3 / 4, "{refused} of {pages} noticed");
}

#[test]
fn a_record_that_another_tool_made_wrong_is_mended() {
    let place = Place::new();
    let (_, state) = big(&place);
    let (from, out) = (place.path("a.lodestar"), place.path("out.lodestar"));
    let db = rusqlite::Connection::open(&from).unwrap();
    db.execute("UPDATE initiative SET horizon = 'some day', rank = '' WHERE title = 'Renamed'", []).unwrap();
    drop(db);
    let error = place.open(&from).err().unwrap();
    assert_eq!(error.code(), "damaged", "{error}");
    let report = recover(&from, &out, at(99_999)).unwrap();
    assert_eq!(report.losses, ["Initiative “Renamed”: Horizon could not be read and is empty."]);
    let store = place.open(&out).unwrap();
    assert_eq!(store.strategy().initiatives.len(), state["initiatives"].as_array().unwrap().len());
}

#[test]
fn what_is_no_strategy_cannot_be_recovered() {
    let place = Place::new();
    let out = place.path("out.lodestar");
    for (name, bytes, code) in [
        ("text", b"Dear diary".to_vec(), "foreign"),
        ("zeroes", vec![0; 20_000], "foreign"),
        ("empty", Vec::new(), "empty"),
    ] {
        let from = place.path(name);
        fs::write(&from, &bytes).unwrap();
        let error = recover(&from, &out, at(0)).unwrap_err();
        assert_eq!(error.code(), code, "{name}: {error}");
        assert!(error.to_string().contains(name));
        assert!(!out.exists());
    }
    assert_eq!(recover(&place.path("nowhere"), &out, at(0)).unwrap_err().code(), "not_found");
    assert_eq!(fs::read_dir(place.folder.path()).unwrap().count(), 3, "no leftovers");
}

/// A file whose end was cut off, as by a full disk or a broken download, gives what its beginning holds.
#[test]
fn a_file_cut_short_gives_what_it_still_holds() {
    let place = Place::new();
    let (bytes, _) = big(&place);
    let mut least = 0;
    for percent in [10, 25, 50, 90] {
        let (path, out) =
            (place.path(&format!("cut{percent}.lodestar")), place.path(&format!("out{percent}.lodestar")));
        fs::write(&path, &bytes[..bytes.len() * percent / 100]).unwrap();
        let report = recover(&path, &out, at(0)).unwrap_or_else(|error| panic!("{percent} %: {error}"));
        assert!(!report.losses.is_empty(), "{percent} %");
        let count: usize = report.records.values().sum();
        assert!(count >= least, "{percent} %: {count} records, and {least} of less");
        least = count;
        place.open(&out).unwrap();
    }
    assert!(least > 150, "{least} records");
    // Of no more than the list of tables nothing can be had, and to recover it is not advised again.
    let path = place.path("stump.lodestar");
    fs::write(&path, &bytes[..20_000]).unwrap();
    assert_eq!(recover(&path, &place.path("out.lodestar"), at(0)).unwrap_err().code(), "unrecoverable");
}
