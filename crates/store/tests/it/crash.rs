//! Programs that are killed: nothing that was acknowledged is lost, and the file is whole.
//!
//! The child is this test binary itself, running one of the ignored tests below; it says on its standard output what was
//! acknowledged.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use lodestar_model::Kind::*;
use lodestar_store::{Access, Home, Store, Wish};
use serde_json::json;

use crate::support::*;

/// Kills of a writer, and of a program that saves copies.
const KILLS: u64 = 220;
const KILLS_COPYING: u64 = 40;

/// How many initiatives stand in the file at once.
const WINDOW: u64 = 12;

fn child(test: &str, file: &Path, home: &Home) -> (Child, BufReader<std::process::ChildStdout>) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([test, "--exact", "--ignored", "--nocapture"])
        .env("CRASH_FILE", file)
        .env("CRASH_HOME", home.folder())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    (child, out)
}

fn told() -> (PathBuf, Home) {
    let path = |name: &str| PathBuf::from(std::env::var_os(name).expect("only run as a child"));
    (path("CRASH_FILE"), Home::new(path("CRASH_HOME")))
}

/// Reads the number that a line ends with, where it is one of the child's.
fn number(line: &str) -> Option<u64> {
    line.trim_end().strip_prefix("done ")?.parse().ok()
}

fn say(n: u64) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\ndone {n}").unwrap();
    out.flush().unwrap();
}

/// The number of the last operation in a file.
fn counter(store: &Store) -> u64 {
    store.strategy().the_vision().unwrap().statement.parse().unwrap_or(0)
}

#[test]
#[ignore = "the child of killed_writers_lose_nothing"]
fn writer() {
    let (file, home) = told();
    let mut store = Store::open(&file, Wish::Write, &home, at(0)).unwrap();
    assert_eq!(store.access(), &Access::Write);
    let mut n = counter(&store);
    loop {
        n += 1;
        let text = "A long text that fills pages. ".repeat(usize::try_from(n % 9).unwrap() * 40);
        let mut changes = vec![
            vision(json!({"statement": n.to_string()})),
            put(Initiative, u128::from(n), json!({"title": format!("Initiative {n}"), "summary": text})),
        ];
        if n > WINDOW {
            changes.push(delete(Initiative, u128::from(n - WINDOW)));
        }
        store.apply(&operation(changes), at(i64::try_from(n).unwrap())).unwrap();
        say(n);
    }
}

#[test]
fn killed_writers_lose_nothing() {
    let place = Place::new();
    let file = place.create().path().to_owned();
    let mut dice = Dice(20_261_121);
    let (mut acknowledged, mut interrupted) = (0, 0);
    for kill in 0..KILLS {
        let (mut child, mut out) = child("crash::writer", &file, &place.home);
        let wanted = dice.below(5);
        let mut line = String::new();
        let mut heard = 0;
        while heard < wanted && out.read_line(&mut line).unwrap() > 0 {
            if let Some(n) = number(&line) {
                acknowledged = n;
                heard += 1;
            }
            line.clear();
        }
        std::thread::sleep(Duration::from_micros(dice.below(6000)));
        child.kill().unwrap();
        child.wait().unwrap();
        // What it said before it died counts too.
        while out.read_line(&mut line).unwrap() > 0 {
            acknowledged = number(&line).unwrap_or(acknowledged);
            line.clear();
        }
        let journal = file.with_file_name("a.lodestar-journal");
        interrupted += u64::from(journal.exists());
        let mut store = place.open(&file).unwrap_or_else(|error| panic!("kill {kill}: {error}"));
        assert_eq!(store.access(), &Access::Write, "the lock of the dead is gone");
        let found = counter(&store);
        assert!(
            (acknowledged..=acknowledged + 1).contains(&found),
            "kill {kill}: {acknowledged} was acknowledged, {found} is there"
        );
        acknowledged = found;
        let titles: Vec<_> = store.strategy().initiatives.iter().map(|i| i.title.clone()).collect();
        let expected: Vec<_> = (found.saturating_sub(WINDOW) + 1..=found).map(|n| format!("Initiative {n}")).collect();
        assert_eq!(titles, expected, "kill {kill}");
        if found > 0 {
            assert_eq!(
                store.search(&format!("initiative {found}"), 3).unwrap()[0].title,
                format!("Initiative {found}")
            );
            assert_eq!(store.revision(), store.history(&last()).unwrap()[0].revision);
        }
        if kill % 20 == 0 && store.undo_label().is_some() {
            let before = json_of(&store);
            store.undo("ada", at(0)).unwrap();
            store.redo("ada", at(0)).unwrap();
            assert_eq!(json_of(&store), before);
        }
    }
    assert!(acknowledged > KILLS, "the children got somewhere: {acknowledged}");
    assert!(interrupted > KILLS / 20, "only {interrupted} were interrupted in the middle of a write");
    println!("{KILLS} kills, {acknowledged} operations, {interrupted} left a journal behind");
}

fn last() -> lodestar_store::HistoryQuery {
    lodestar_store::HistoryQuery { limit: 1, ..lodestar_store::HistoryQuery::default() }
}

#[test]
#[ignore = "the child of a_killed_copier_leaves_whole_copies"]
fn copier() {
    let (file, home) = told();
    let mut store = Store::open(&file, Wish::Write, &home, at(0)).unwrap();
    for n in 1.. {
        store.apply(&operation(vec![vision(json!({"statement": n.to_string()}))]), at(n)).unwrap();
        store.save_copy(&file.with_file_name("copy.lodestar"), true).unwrap();
        store.back_up(&home, at(n)).unwrap();
        say(n.unsigned_abs());
    }
}

#[test]
fn a_killed_copier_leaves_whole_copies() {
    let place = Place::new();
    let mut store = place.create();
    filled(&mut store);
    let file = store.path().to_owned();
    drop(store);
    let copy = place.path("copy.lodestar");
    let mut dice = Dice(7);
    for _ in 0..KILLS_COPYING {
        let (mut child, mut out) = child("crash::copier", &file, &place.home);
        let mut line = String::new();
        while number(&line).is_none() {
            line.clear();
            assert!(out.read_line(&mut line).unwrap() > 0, "the child ended by itself");
        }
        std::thread::sleep(Duration::from_micros(dice.below(20_000)));
        child.kill().unwrap();
        child.wait().unwrap();
        place.open(&file).unwrap();
        assert_eq!(Store::open(&copy, Wish::Read, &place.home, at(0)).unwrap().strategy().initiatives.len(), 2);
        for backup in lodestar_store::backups_of(&file, &place.home) {
            Store::open(&backup.path, Wish::Read, &place.home, at(0)).unwrap();
        }
    }
}
