//! Workshops: time by table, ballots in any order, what never comes to the stage, files of drafts that lie.
#![allow(clippy::unwrap_used, clippy::panic)]

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::{prop, prop_assert_eq, proptest};
use serde_json::{Value, json};

use super::agenda::{StepState, agenda, of};
use super::ballot::{BallotBox, BallotError, Mark};
use super::draft::{DraftError, draft_of, drafts, from_file, to_file};
use super::rank::{By, next_pair, ranked, scored};
use super::stage::stage;
use super::{Held, rank::Scored};
use crate::records::{Activity, ScoreCount};
use crate::{Fields, Id, Kind, Strategy, blank, normalise};

fn at(minutes: i64) -> DateTime<Utc> {
    "2027-03-01T13:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::minutes(minutes)
}

fn id(n: u8) -> Id {
    Id::new(DateTime::UNIX_EPOCH, [n; 10])
}

fn put(strategy: &mut Strategy, kind: Kind, n: u8, fields: Value) {
    let mut record: Fields = blank(kind.def());
    record.extend(normalise(kind.def(), fields.as_object().unwrap()).unwrap());
    for (name, value) in [
        ("id", json!(id(n))),
        ("rank", json!(crate::Rank::parse(&format!("{:02x}80", n)).unwrap_or_default())),
        ("created", json!(at(0))),
        ("updated", json!(at(0))),
    ] {
        record.insert(name.into(), value);
    }
    strategy.put(kind, record).unwrap();
}

/// A workshop of 50 minutes in a slot of 60: steps 10 to 13 with 10, 20, 10 (a break) and 10 minutes.
fn sample() -> Strategy {
    let mut strategy = Strategy::default();
    let fields = json!({"title": "What must we stop?", "purpose": "Stop three things", "start": at(0), "slot": 60,
        "people": 3, "private_notes": "Quay managers are silent", "roles": ["Operations", "Platform"]});
    put(&mut strategy, Kind::Workshop, 1, fields);
    let minutes = [("Write", "silent_writing", 10), ("Vote", "dot_vote", 20), ("Break", "break", 10)];
    for (n, (title, activity, minutes)) in minutes.into_iter().chain([("Close", "check_out", 10)]).enumerate() {
        let fields = json!({"workshop": id(1), "title": title, "activity": activity, "minutes": minutes,
            "dots": 3, "dots_per_note": 2, "voting": "private"});
        put(&mut strategy, Kind::WorkshopStep, 10 + n as u8, fields);
    }
    put(&mut strategy, Kind::WorkshopNote, 20, json!({"workshop": id(1), "text": "Reports", "sort": "cluster"}));
    for (n, within) in [(21, true), (22, true), (23, false), (24, false)] {
        let within = if within { json!(id(20)) } else { Value::Null };
        let fields = json!({"workshop": id(1), "text": format!("Note {n}"), "within": within, "step": id(10)});
        put(&mut strategy, Kind::WorkshopNote, n, fields);
    }
    strategy
}

fn run(strategy: &mut Strategy, fields: Value) {
    let mut fields = fields;
    fields["workshop"] = json!(id(1));
    put(strategy, Kind::WorkshopRun, 2, fields);
}

#[test]
fn the_agenda_follows_the_clock() {
    let lap = |step: u8, begun: i64, ended: Option<i64>| json!({"step": id(step), "begun": at(begun), "ended": ended.map(at)});
    let with = |base: Value, field: &str, value: Value| {
        let mut base = base;
        base[field] = value;
        base
    };
    // What the run says, the moment; then: seconds spent and allotted, over, words, end in minutes from the start.
    for (name, laps, step, now, spent, allotted, over, ends) in [
        ("on time", json!([lap(10, 0, None)]), 10, 4, 240, 600, 0, 50),
        ("overtime", json!([lap(10, 0, None)]), 10, 15, 900, 600, 0, 55),
        ("a minute more", json!([with(lap(10, 0, None), "added", json!(5))]), 10, 4, 240, 900, 0, 55),
        ("paused", json!([with(lap(10, 0, None), "paused", json!(at(3)))]), 10, 9, 180, 600, 0, 56),
        ("paused before", json!([with(lap(10, 0, None), "away", json!(120))]), 10, 5, 180, 600, 0, 52),
        ("a clock set back", json!([lap(10, 5, None)]), 10, 0, 0, 600, 0, 50),
        ("asleep for an hour", json!([lap(10, 0, Some(10)), lap(11, 10, None)]), 11, 90, 4800, 1200, 50, 110),
        ("steps passed over", json!([lap(10, 0, Some(5)), lap(13, 5, None)]), 13, 6, 60, 600, 0, 15),
        ("second step late", json!([lap(10, 0, Some(25)), lap(11, 25, None)]), 11, 25, 0, 1200, 5, 65),
    ] {
        let mut strategy = sample();
        run(&mut strategy, json!({"begun": at(0), "step": id(step), "laps": laps}));
        let agenda = agenda(&strategy, id(1), at(now)).unwrap();
        let clock = agenda.clock.as_ref().unwrap();
        assert_eq!((clock.spent, clock.allotted), (spent, allotted), "{name}");
        assert_eq!((agenda.over, agenda.ends), (over, Some(at(ends))), "{name}");
    }
}

#[test]
fn what_gives_is_said_in_words_and_breaks_give_last() {
    let mut strategy = sample();
    run(
        &mut strategy,
        json!({"begun": at(0), "step": id(11), "laps": [
        {"step": id(10), "begun": at(0), "ended": at(24)}, {"step": id(11), "begun": at(24)}]}),
    );
    let words = |strategy: &Strategy, now| agenda(strategy, id(1), at(now)).unwrap().words;
    assert_eq!(words(&strategy, 24), "4 minutes over. To keep the end: Close gets 6 of 10.");
    assert_eq!(words(&strategy, 48), "8 minutes over. To keep the end: Break gets 7 of 10, Close gets 5 of 10.");
    assert_eq!(
        words(&strategy, 60),
        "20 minutes over. To keep the end: Break gets 5 of 10, Close gets 5 of 10; 10 minutes would still be missing."
    );
    let planned = agenda(&sample(), id(1), at(-600)).unwrap();
    assert_eq!((planned.words.as_str(), planned.minutes, planned.ends), ("10 minutes to spare.", 50, Some(at(50))));
    assert_eq!(planned.rows.iter().map(|row| row.begins.unwrap()).collect::<Vec<_>>(), [at(0), at(10), at(30), at(40)]);
    assert!(planned.rows.iter().all(|row| row.state == StepState::Ahead) && planned.clock.is_none());
}

#[test]
fn times_that_make_no_sense_make_no_harm() {
    let far: DateTime<Utc> = "9999-12-31T23:59:59Z".parse().unwrap();
    for (minutes, added, away) in [(0, 0, 0), (600, 1440, 31_536_000), (0, -1440, 0)] {
        let mut strategy = sample();
        put(&mut strategy, Kind::WorkshopStep, 10, json!({"workshop": id(1), "title": "x", "minutes": minutes}));
        run(
            &mut strategy,
            json!({"begun": at(0), "step": id(10),
            "laps": [{"step": id(10), "begun": at(0), "added": added, "away": away}]}),
        );
        for now in [DateTime::<Utc>::MIN_UTC, at(0), far, DateTime::<Utc>::MAX_UTC] {
            let held = Held::of(&strategy, id(1)).unwrap();
            let clock = of(&held, now).clock.unwrap();
            assert!(clock.spent >= 0 && clock.allotted >= 0);
        }
    }
}

proptest! {
    /// The counts are those of all ballots added up, whatever order they came in; what is refused leaves no trace.
    #[test]
    fn tallies_are_the_sum_of_the_ballots_in_any_order(
        ballots in prop::collection::vec(prop::collection::vec((20_u8..26, -1_i64..4), 0..4), 0..12),
        turns in prop::collection::vec(0_usize..100, 12),
    ) {
        let mut strategy = sample();
        put(&mut strategy, Kind::Workshop, 1, json!({"title": "x", "people": 500}));
        let held = Held::of(&strategy, id(1)).unwrap();
        let step = held.steps[1];
        let marks = |ballot: &Vec<(u8, i64)>| -> Vec<Mark> {
            ballot.iter().map(|(note, value)| Mark { note: id(*note), value: *value }).collect()
        };
        let mut first = BallotBox::default();
        let mut taken = Vec::new();
        for ballot in &ballots {
            let before = first.clone();
            match first.cast(&held, step, &marks(ballot)) {
                Ok(()) => taken.push(marks(ballot)),
                Err(_) => prop_assert_eq!(&first, &before),
            }
        }
        for item in held.items() {
            let sum: i64 = taken.iter().flatten().filter(|mark| mark.note == item.id).map(|mark| mark.value).sum();
            prop_assert_eq!(first.dots_of(item.id), sum);
        }
        let mut other = BallotBox::default();
        let mut shuffled = taken.clone();
        for (at, turn) in turns.iter().enumerate().take(shuffled.len()) {
            let to = turn % shuffled.len();
            shuffled.swap(at, to);
        }
        for ballot in &shuffled {
            other.cast(&held, step, ballot).unwrap();
        }
        prop_assert_eq!(first, other);
    }
}

#[test]
fn ballots_are_held_to_the_rules() {
    let strategy = sample();
    let held = Held::of(&strategy, id(1)).unwrap();
    let vote = held.steps[1];
    let cast = |marks: &[(u8, i64)]| {
        let marks: Vec<_> = marks.iter().map(|(note, value)| Mark { note: id(*note), value: *value }).collect();
        BallotBox::default().cast(&held, vote, &marks)
    };
    assert_eq!(cast(&[(20, 2), (23, 1)]), Ok(()));
    assert_eq!(cast(&[]), Ok(()), "nobody must vote");
    assert_eq!(cast(&[(20, 2), (23, 2)]), Err(BallotError::TooMany { given: 4, most: 3 }));
    assert_eq!(cast(&[(20, 3)]), Err(BallotError::TooManyOnOne { given: 3, most: 2 }));
    assert_eq!(cast(&[(20, 200)]).unwrap_err().to_string(), "There are 200 dots on this ballot; each person has 3.");
    assert_eq!(cast(&[(20, -1)]), Err(BallotError::NoValue(-1)));
    assert_eq!(cast(&[(21, 1)]), Err(BallotError::NoNote), "a note in a cluster is voted on with its cluster");
    assert_eq!(cast(&[(20, 1), (20, 1)]), Err(BallotError::NoNote));
    let full = BallotBox { ballots: 3, ..BallotBox::default() }.cast(&held, vote, &[]);
    assert_eq!(full, Err(BallotError::Full(3)));
    assert!(matches!(BallotBox::default().cast(&held, held.steps[0], &[]), Err(BallotError::NoBallots(_))));
}

#[test]
fn scores_show_how_far_a_room_agrees() {
    let scores = |counts: [i64; 5]| -> Vec<ScoreCount> {
        (1..).zip(counts).map(|(score, count)| ScoreCount { score: Some(score), count: Some(count) }).collect()
    };
    let figures = |counts| scored(&scores(counts)).map(|Scored { mean, agreement, .. }| (mean, agreement.round()));
    assert_eq!(figures([0, 0, 0, 0, 0]), None);
    assert_eq!(figures([0, 0, 4, 0, 0]), Some((3.0, 100.0)));
    assert_eq!(figures([2, 0, 0, 0, 2]), Some((3.0, 0.0)));
    assert_eq!(figures([0, 1, 2, 1, 0]), Some((3.0, 65.0)));
}

#[test]
fn orders_follow_dots_and_pairs() {
    let mut strategy = sample();
    for (n, votes, preferred) in [(21, 2, vec![]), (23, 2, vec![20_u8]), (24, 0, vec![20, 23])] {
        let preferred: Vec<_> = preferred.into_iter().map(|n| json!({"over": id(n)})).collect();
        let within = if n == 21 { json!(id(20)) } else { Value::Null };
        let fields =
            json!({"workshop": id(1), "text": n.to_string(), "votes": votes, "within": within, "preferred": preferred});
        put(&mut strategy, Kind::WorkshopNote, n, fields);
    }
    let held = Held::of(&strategy, id(1)).unwrap();
    let order = |by| ranked(&held, by).into_iter().map(|one| (one.note, one.place)).collect::<Vec<_>>();
    assert_eq!(order(By::Dots), [(id(20), 1), (id(23), 1), (id(24), 3)], "a cluster has the dots of its notes");
    assert_eq!(order(By::Pairs), [(id(24), 1), (id(23), 2), (id(20), 3)]);
    assert_eq!(next_pair(&held), None);
    let fresh = sample();
    assert_eq!(next_pair(&Held::of(&fresh, id(1)).unwrap()), Some((id(20), id(23))));
}

#[test]
fn the_stage_holds_back_what_is_not_for_the_room() {
    let mut strategy = sample();
    put(&mut strategy, Kind::WorkshopNote, 23, json!({"workshop": id(1), "text": "Loose", "votes": 4077}));
    run(&mut strategy, json!({"begun": at(0), "step": id(11), "laps": [{"step": id(11), "begun": at(0)}]}));
    let shown = stage(&strategy, id(1), 2, at(1)).unwrap();
    let text = serde_json::to_string(&shown).unwrap();
    assert!(!text.contains("Quay") && !text.contains("4077"), "{text}");
    assert_eq!(shown.foot, "2 of 3 ballots are in");
    assert_eq!((shown.columns[0].name.as_str(), shown.columns[0].notes.len()), ("Reports", 2));
    strategy.workshop_steps[1].revealed = true;
    let shown = stage(&strategy, id(1), 0, at(1)).unwrap();
    assert_eq!(
        (shown.columns[0].name.as_str(), shown.columns[0].dots, shown.columns[0].leads),
        ("Loose", Some(4077), true)
    );
    assert!(stage(&strategy, id(9), 0, at(1)).is_none());
}

#[test]
fn drafts_read_add_up_and_come_back_from_a_file() {
    let all = drafts();
    assert_eq!(all.len(), 8);
    for draft in &all {
        let checked = super::draft::checked(draft.clone()).unwrap();
        let sum: i64 = checked.steps.iter().map(|step| step["minutes"].as_i64().unwrap()).sum();
        assert_eq!(Some(sum), draft.slot, "{}", draft.id);
        assert_eq!(from_file(&to_file(&checked)).map(|read| read.steps), Ok(checked.steps));
        assert!(draft.steps.iter().all(|step| step["activity"] != "dot_vote" || step["dots"].is_i64()), "{}", draft.id);
    }
    let strategy = sample();
    let draft = draft_of(&Held::of(&strategy, id(1)).unwrap());
    assert_eq!((draft.steps.len(), draft.steps[1]["activity"].clone()), (4, json!(Activity::DotVote)));
    assert!(!to_file(&draft).contains("Note 21") && !to_file(&draft).contains("Quay"));
}

#[test]
fn files_that_are_no_drafts_are_refused_with_a_sentence() {
    let good = to_file(&drafts()[0]);
    let swap = |from: &str, to: &str| good.replace(from, to);
    for (text, says) in [
        (good[..good.len() / 2].to_owned(), "does not read"),
        ("[]".to_owned(), "something else"),
        ("{\"what\": \"lodestar workshop template\", \"version\": 2}".to_owned(), "newer version"),
        (swap("\"minutes\": 5", "\"minutes\": 100000"), "between 0 and 600"),
        (swap("\"minutes\": 5", "\"minutes\": \"five\""), "whole number"),
        (swap("silent_writing", "rm -rf"), "one of discussion"),
        (swap("\"input\"", "\"workshop\""), "no field “workshop”"),
        (swap("\"slot\"", "\"script\""), "“script”, which no template has"),
        (swap("\"title\": \"", "\"title\": [], \"purpose\": \""), "another kind"),
        ("[".repeat(100_000), "does not read"),
        (" ".repeat(300 * 1024), "larger than"),
    ] {
        let refused = from_file(&text).unwrap_err().to_string();
        assert!(refused.contains(says), "{says}: {refused}");
    }
    let none = swap("\"steps\": [", "\"steps\": [], \"sentence\": [");
    assert!(matches!(from_file(&none), Err(DraftError::Other(_) | DraftError::Steps(0))));
}

#[test]
fn the_map_on_the_stage_holds_all_that_was_placed_and_nothing_else() {
    let mut strategy = sample();
    put(&mut strategy, Kind::WorkshopStep, 11, json!({"workshop": id(1), "title": "Place", "activity": "placing"}));
    for n in 100..200 {
        put(&mut strategy, Kind::WorkshopNote, n, json!({"workshop": id(1), "text": n.to_string(), "x": 40, "y": 60}));
    }
    run(&mut strategy, json!({"begun": at(0), "step": id(11), "laps": [{"step": id(11), "begun": at(0)}]}));
    let placed = stage(&strategy, id(1), 0, at(1)).unwrap().loose;
    assert_eq!((placed.len(), placed.iter().all(|note| note.x.is_some())), (100, true));
}
