//! Private ballots: only sums are kept, and the file tells nothing of order and time, byte for byte.

use lodestar_model::Kind::*;
use lodestar_model::workshop::ballot::Mark;
use lodestar_store::Store;
use rusqlite::Connection;
use serde_json::json;

use crate::support::*;

/// A workshop with a vote (11), a scoring (12) and so many notes from 20 on.
fn prepared(notes: u128) -> (Place, Store) {
    let place = Place::in_memory();
    let mut store = place.create();
    let step = |activity: &str| json!({"workshop": id(10), "title": activity, "activity": activity, "dots": 3, "voting": "private"});
    let mut changes = vec![
        put(Workshop, 10, json!({"title": "What must we stop?", "people": 40})),
        put(WorkshopStep, 11, step("dot_vote")),
        put(WorkshopStep, 12, step("scores")),
    ];
    changes.extend(
        (0..notes).map(|n| put(WorkshopNote, 20 + n, json!({"workshop": id(10), "text": format!("Note {n}")}))),
    );
    apply(&mut store, changes);
    (place, store)
}

fn marks(ballot: &[(u128, i64)]) -> Vec<Mark> {
    ballot.iter().map(|(note, value)| Mark { note: id(*note), value: *value }).collect()
}

/// Forty ballots over many notes, so that the box takes several pages.
fn ballots() -> Vec<Vec<(u128, i64)>> {
    let mut dice = Dice(7);
    (0..40)
        .map(|_| {
            let mut ballot: Vec<(u128, i64)> = (0..3).map(|_| (20 + u128::from(dice.below(120)), 1)).collect();
            ballot.sort_unstable();
            ballot.dedup();
            ballot
        })
        .collect()
}

#[test]
fn the_bytes_of_the_file_are_the_same_in_whatever_order_ballots_came() {
    let (place, store) = prepared(120);
    let origin = store.path().to_owned();
    drop(store);
    let bytes = std::fs::read(&origin).unwrap();
    let mut ends = Vec::new();
    let forwards = ballots();
    let backwards: Vec<_> = forwards.iter().rev().cloned().collect();
    let mut shuffled = forwards.clone();
    let mut dice = Dice(3);
    for at in (1..shuffled.len()).rev() {
        shuffled.swap(at, dice.place(at + 1));
    }
    for (n, order) in [forwards, backwards, shuffled].iter().enumerate() {
        let path = place.path(&format!("{n}.lodestar"));
        std::fs::write(&path, &bytes).unwrap();
        let mut store = place.open(&path).unwrap();
        let revision = store.revision();
        for ballot in order {
            store.cast_ballot(id(11), &marks(ballot)).unwrap();
        }
        assert_eq!(store.revision(), revision, "a ballot is no operation");
        let in_between = std::fs::read(&path).unwrap();
        let shown = store.reveal_ballots(id(11), "ada", "test", at(90_000)).unwrap();
        let uid: String = Connection::open(&path)
            .unwrap()
            .query_row("SELECT uid FROM operation ORDER BY id DESC LIMIT 1", [], |row| row.get(0))
            .unwrap();
        drop(store);
        // The identity of the one operation is random; all else must be the same.
        let mut after = std::fs::read(&path).unwrap();
        while let Some(at) = after.windows(36).position(|window| window == uid.as_bytes()) {
            after[at..at + 36].fill(b'u');
        }
        ends.push((in_between, after, shown.upserts.len()));
    }
    assert!(ends[0].0 != bytes, "something was written");
    assert!(ends[0].0 == ends[1].0 && ends[1].0 == ends[2].0, "while ballots come in");
    assert!(ends[0].1 == ends[1].1 && ends[1].1 == ends[2].1, "after the counts are shown");
}

#[test]
fn after_the_counts_are_shown_nothing_of_the_box_is_left() {
    let (place, mut store) = prepared(4);
    let path = store.path().to_owned();
    let before = std::fs::read(&path).unwrap();
    store.cast_ballot(id(11), &marks(&[(20, 2), (21, 1)])).unwrap();
    store.cast_ballot(id(11), &marks(&[(21, 3)])).unwrap();
    store.cast_ballot(id(12), &marks(&[(20, 5), (21, 1)])).unwrap();
    assert!(store.cast_ballot(id(11), &marks(&[(21, 4)])).is_err());
    // Killed here: what was acknowledged is there.
    drop(store);
    let mut store = place.open(&path).unwrap();
    assert_eq!(store.ballots(id(11)).unwrap().ballots, 2);
    for step in [11, 12] {
        store.reveal_ballots(id(step), "ada", "test", at(5000)).unwrap();
    }
    let strategy = store.strategy();
    assert_eq!(
        strategy.workshop_notes.iter().map(|note| note.votes).collect::<Vec<_>>(),
        [Some(2), Some(4), Some(0), Some(0)]
    );
    let scores: Vec<_> = strategy.workshop_notes[0].scores.iter().map(|one| (one.score, one.count)).collect();
    assert_eq!(scores, [(Some(5), Some(1))]);
    assert!(strategy.workshop_steps.iter().all(|step| step.revealed));
    let db = Connection::open(&path).unwrap();
    let count = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count("SELECT count(*) FROM ballot"), 0);
    assert_eq!(count("SELECT count(*) FROM operation WHERE coalesce_key = 'ballots'"), 1, "shown within a moment");
    // The step's id stands before a note's in the box only: in the pages of the file that pair is nowhere.
    let pair = format!("{}{}", id(11), id(20));
    let holds = |bytes: &[u8]| bytes.windows(pair.len()).any(|window| window == pair.as_bytes());
    let after = std::fs::read(&path).unwrap();
    assert!(!holds(&before) && !holds(&after));
}

#[test]
fn undo_takes_back_neither_time_nor_ballots() {
    let (_place, mut store) = prepared(2);
    apply(&mut store, vec![put(WorkshopNote, 50, json!({"workshop": id(10), "text": "By mistake"}))]);
    let label = store.undo_label().map(str::to_owned);
    apply(&mut store, vec![put(WorkshopRun, 60, json!({"workshop": id(10), "step": id(11), "begun": at(0)}))]);
    store.cast_ballot(id(11), &marks(&[(20, 1)])).unwrap();
    let later = store.saved_at() + chrono::TimeDelta::minutes(1);
    store.reveal_ballots(id(11), "ada", "test", later).unwrap();
    assert_eq!(store.undo_label().map(str::to_owned), label);
    store.undo("ada", at(9000)).unwrap().unwrap();
    let strategy = store.strategy();
    assert_eq!((strategy.workshop_notes.len(), strategy.workshop_runs.len()), (2, 1));
    assert_eq!(strategy.workshop_notes[0].votes, Some(1));
}

#[test]
fn undo_passes_over_the_clock_of_a_review() {
    let (_place, mut store) = prepared(2);
    apply(&mut store, vec![put(Review, 70, json!({"title": "Q1", "agenda": ["Bets", "Debt"]}))]);
    apply(&mut store, vec![set(Review, 70, json!({"wins": ["Shipped"]}))]);
    let clock = typing("clock", vec![set(Review, 70, json!({"point": 1}))]);
    store.apply(&clock, store.saved_at() + chrono::TimeDelta::minutes(1)).unwrap();
    store.undo("ada", at(9000)).unwrap().unwrap();
    let review = &store.strategy().reviews[0];
    assert_eq!((review.wins.len(), review.point, review.agenda[1].text.as_str()), (0, Some(1), "Debt"));
}

#[test]
fn a_deleted_step_takes_its_ballots_along() {
    let (_place, mut store) = prepared(2);
    store.cast_ballot(id(11), &marks(&[(20, 1)])).unwrap();
    apply(&mut store, vec![delete(WorkshopStep, 11)]);
    assert!(store.cast_ballot(id(11), &marks(&[])).is_err());
    store.cast_ballot(id(12), &marks(&[(20, 1)])).unwrap();
    assert_eq!(store.ballots(id(11)).unwrap().ballots, 0);
    store.empty_ballots(id(12)).unwrap();
    assert_eq!(store.ballots(id(12)).unwrap(), Default::default());
}
