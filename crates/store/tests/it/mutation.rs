//! Files changed at random: an error or a sound strategy, never a panic, and never a byte written.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

use lodestar_model::Kind::*;
use lodestar_store::{HistoryQuery, Store, Wish, recover};
use serde_json::json;

use crate::support::*;

const MUTATIONS: usize = 3000;

/// Every so many mutations the file is also recovered: that costs more.
const RECOVER_EACH: usize = 5;

const PAGE: usize = 4096;

/// Changes some bytes, preferring the places where formats keep their lengths and pointers; says what it did.
fn mutate(bytes: &mut Vec<u8>, dice: &mut Dice) -> String {
    let pages = bytes.len() / PAGE;
    let page = dice.place(pages) * PAGE;
    match dice.below(10) {
        0 => {
            let at = dice.place(100);
            bytes[at] = dice.byte();
            format!("header byte {at}")
        }
        1 | 2 => {
            let at = page + if page == 0 { 100 } else { 0 } + dice.place(12);
            bytes[at] = dice.byte();
            format!("page header byte {at}")
        }
        3 => {
            let at = page + 8 + dice.place(64);
            bytes[at..at + 2].copy_from_slice(&[dice.byte(), dice.byte()]);
            format!("cell pointer {at}")
        }
        4 | 5 => {
            let at = dice.place(bytes.len());
            bytes[at] ^= 1 << dice.place(8);
            format!("bit of {at}")
        }
        6 => {
            let (at, length) = (dice.place(bytes.len() - 300), 1 + dice.place(299));
            let with = if dice.below(2) == 0 { 0 } else { 0xFF };
            bytes[at..at + length].fill(with);
            format!("{length} bytes of {with} at {at}")
        }
        7 => {
            bytes.truncate(1 + dice.place(bytes.len() - 1));
            format!("cut to {}", bytes.len())
        }
        8 => {
            let other = dice.place(pages) * PAGE;
            bytes.copy_within(other..other + PAGE, page);
            format!("page at {other} over {page}")
        }
        _ => {
            for _ in 0..50 {
                let at = page + dice.place(PAGE);
                bytes[at] = dice.byte();
            }
            format!("50 bytes in page at {page}")
        }
    }
}

/// Everything that can be asked of an open file. Errors are answers.
fn ask(store: &Store) {
    drop(store.search("fraud", 5));
    drop(store.history(&HistoryQuery { limit: 50, ..HistoryQuery::default() }));
    drop(store.state_at(1));
    drop(store.changed_outside());
}

#[test]
fn a_mutated_file_is_an_error_or_sound_and_stays_as_it_is() {
    let place = Place::in_memory();
    let mut store = place.create();
    filled(&mut store);
    apply(&mut store, vec![delete(Pillar, 1)]);
    store.undo("ada", at(999)).unwrap();
    let path = store.path().to_owned();
    drop(store);
    let sound = fs::read(&path).unwrap();
    let out = place.path("out.lodestar");
    let mut dice = Dice(42);
    let (mut refused, mut opened, mut recovered) = (0, 0, 0);
    for n in 0..MUTATIONS {
        let mut bytes = sound.clone();
        let mut what = mutate(&mut bytes, &mut dice);
        while dice.place(4) == 0 && bytes.len() > 2 * PAGE {
            what = format!("{what}, {}", mutate(&mut bytes, &mut dice));
        }
        fs::write(&path, &bytes).unwrap();
        let wish = if n % 2 == 0 { Wish::Write } else { Wish::Read };
        let tried = catch_unwind(AssertUnwindSafe(|| {
            let store = Store::open(&path, wish, &place.home, at(0));
            if let Ok(store) = &store {
                ask(store);
            }
            assert_eq!(fs::read(&path).unwrap(), bytes, "the file was written to");
            match store {
                Ok(mut store) => {
                    opened += 1;
                    // Changing it may find damage that opening could not.
                    drop(store.apply(
                        &operation(vec![put(Pillar, 8, json!({"name": "x"})), delete(Initiative, 20)]),
                        at(9999),
                    ));
                    drop(store.undo("ada", at(9999)));
                    ask(&store);
                }
                Err(error) => {
                    refused += 1;
                    assert!(error.to_string().contains("a.lodestar"), "{error}");
                    assert!(!error.to_string().contains(".tmp:"), "{error}");
                }
            }
            if n % RECOVER_EACH == 0 {
                fs::write(&path, &bytes).unwrap();
                if let Ok(report) = recover(&path, &out, at(9999)) {
                    recovered += 1;
                    let store = place.open(&out).unwrap_or_else(|error| panic!("{error}, after {:?}", report.losses));
                    ask(&store);
                    drop(store);
                    fs::remove_file(&out).unwrap();
                }
                assert_eq!(fs::read(&path).unwrap(), bytes, "the damaged file was written to");
            }
        }));
        assert!(tried.is_ok(), "mutation {n}: {what}");
        drop(fs::remove_file(path.with_file_name("a.lodestar-journal")));
    }
    println!("{refused} refused, {opened} opened, {recovered} recovered");
    assert!(refused > MUTATIONS / 4 && opened > MUTATIONS / 20, "{refused} refused, {opened} opened");
    assert!(recovered > MUTATIONS / RECOVER_EACH * 3 / 4, "{recovered} recovered");
}
