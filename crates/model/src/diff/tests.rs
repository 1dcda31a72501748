use serde_json::{Value, json};

use super::*;
use crate::{blank, normalise};

/// A state, from `[kind, number of its id, fields]`.
fn state(records: &[(Kind, u64, Value)]) -> Strategy {
    let mut strategy = Strategy::default();
    for (place, (kind, number, fields)) in records.iter().enumerate() {
        let mut record = blank(kind.def());
        record.extend(normalise(kind.def(), fields.as_object().unwrap()).unwrap());
        record.extend(
            json!({
                "id": id(*number), "rank": format!("{:02x}80", 0x10 + place),
                "created": "2027-01-01T00:00:00Z", "updated": "2027-01-01T00:00:00Z"
            })
            .as_object()
            .unwrap()
            .clone(),
        );
        strategy.put(*kind, record).unwrap();
    }
    strategy
}

fn id(number: u64) -> Id {
    format!("00000000-0000-7000-8000-{number:012}").parse().unwrap()
}

/// What is told of a change: groups, and each field with what stood and stands there.
fn told(before: &[(Kind, u64, Value)], after: &[(Kind, u64, Value)]) -> Vec<String> {
    let (before, after) = (state(before), state(after));
    assert_eq!(difference(&before, &before), Difference::default());
    let found = difference(&before, &after);
    found
        .changes
        .iter()
        .map(|change| {
            let groups: Vec<_> = change.groups.iter().map(|group| group.value()).collect();
            let fields =
                change.fields.iter().map(|field| format!(" [{}: {} → {}]", field.field, field.before, field.after));
            let along = if change.along > 0 { format!(" +{}", change.along) } else { String::new() };
            let reason = if change.reason.is_empty() { String::new() } else { format!(" because {}", change.reason) };
            format!("{} {}{along}{}{reason}", groups.join(","), change.title, fields.collect::<String>())
        })
        .collect()
}

#[test]
fn changes_are_told_in_their_groups() {
    use Kind::*;
    let pillar = || (Pillar, 1, json!({"name": "Core"}));
    let initiative = |fields: Value| {
        let mut all = json!({"title": "Billing", "horizon": "now", "commitment": "likely"});
        all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        (Initiative, 2, all)
    };
    type State = Vec<(Kind, u64, Value)>;
    let cases: Vec<(State, State, Vec<&str>)> = vec![
        (vec![], vec![pillar()], vec!["added Core"]),
        (vec![pillar()], vec![], vec!["dropped Core"]),
        (
            vec![initiative(json!({}))],
            vec![initiative(json!({"horizon": "later", "start": "2027-05-01", "commitment": "committed"}))],
            vec![
                "moved,recommitted Billing [horizon: Now → Later] [commitment: Likely → Committed] [start:  → 1 May 2027]",
            ],
        ),
        (
            vec![initiative(json!({}))],
            vec![initiative(json!({"horizon": "not_now", "not_now_reason": "No team"}))],
            vec!["dropped Billing [horizon: Now → Not now] because No team"],
        ),
        (
            vec![pillar(), initiative(json!({"reach": 10}))],
            vec![pillar(), initiative(json!({"reach": 12, "pillar": id(1), "title": "Billing of all"}))],
            vec![
                "rescored,reworded,relinked Billing of all [title: Billing → Billing of all] [pillar:  → Core] [reach: 10.0 → 12.0]",
            ],
        ),
        (
            vec![(Decision, 3, json!({"title": "Buy", "status": "proposed"}))],
            vec![(Decision, 3, json!({"title": "Buy", "status": "accepted"}))],
            vec!["decided Buy [status: Proposed → Accepted]"],
        ),
        // What belongs to a record that went is counted with it.
        (
            vec![
                (Objective, 4, json!({"title": "Calm"})),
                (KeyResult, 5, json!({"title": "Fewer pages", "objective": id(4)})),
                (CheckIn, 6, json!({"key_result": id(5), "date": "2027-01-01", "value": 3})),
            ],
            vec![],
            vec!["dropped Calm +1"],
        ),
        // Values are told by their metric.
        (
            vec![
                (Metric, 7, json!({"name": "Freeze"})),
                (Measurement, 8, json!({"metric": id(7), "date": "2027-01-01", "value": 8})),
            ],
            vec![
                (Metric, 7, json!({"name": "Freeze"})),
                (Measurement, 8, json!({"metric": id(7), "date": "2027-01-01", "value": 8})),
                (Measurement, 9, json!({"metric": id(7), "date": "2027-02-01", "value": 6})),
            ],
            vec!["measured Freeze [measurements: 8 on 1 January 2027 → 6 on 1 February 2027]"],
        ),
        (
            vec![initiative(json!({})), (Initiative, 10, json!({"title": "Tariffs"}))],
            vec![
                initiative(json!({})),
                (Initiative, 10, json!({"title": "Tariffs"})),
                (Dependency, 11, json!({"from": id(2), "to": id(10)})),
            ],
            vec!["relinked “Tariffs” needs “Billing”"],
        ),
    ];
    for (before, after, expected) in cases {
        assert_eq!(told(&before, &after), expected);
    }
}

#[test]
fn an_order_that_changed_is_a_move() {
    let three = |order: [u64; 3]| order.map(|n| (Kind::Pillar, n, json!({"name": format!("P{n}")}))).to_vec();
    let (before, after) = (state(&three([1, 2, 3])), state(&three([3, 1, 2])));
    let moves: Vec<_> = changes_between(&before, &after);
    assert_eq!(moves, [Change::Move { kind: Kind::Pillar, id: id(3), after: None }]);
    // The other way round it is as few; and of two that changed places it is the one that changed otherwise.
    let moves: Vec<_> = changes_between(&after, &before);
    assert_eq!(moves, [Change::Move { kind: Kind::Pillar, id: id(3), after: Some(id(2)) }]);
    for changed in [1, 2] {
        let named = |n: u64| (Kind::Pillar, n, json!({"name": if n == changed { "other" } else { "P" }}));
        let plain = |n: u64| (Kind::Pillar, n, json!({"name": "P"}));
        let moves: Vec<_> = changes_between(&state(&[plain(1), plain(2)]), &state(&[named(2), named(1)]));
        assert!(matches!(moves[..], [Change::Set { .. }, Change::Move { id: moved, .. }] if moved == id(changed)));
    }
}

#[test]
fn words_are_compared_as_wholes() {
    let marked = |before, after| {
        pieces(before, after)
            .iter()
            .map(|piece| match piece.kind {
                PieceKind::Same => piece.text.clone(),
                PieceKind::Gone => format!("[{}]", piece.text),
                PieceKind::New => format!("{{{}}}", piece.text),
            })
            .collect::<String>()
    };
    assert_eq!(marked("We keep the promise", "We never keep one promise"), "We {never }keep [the]{one} promise");
    assert_eq!(marked("نشر عقد واحد اليوم", "نشر عقد جديد اليوم"), "نشر عقد [واحد]{جديد} اليوم");
    assert_eq!(
        marked("They act on it without phoning anyone today", "They act on it and nobody phones today"),
        "They act on it [without phoning anyone]{and nobody phones} today"
    );
    // No prose, and two texts with little in common.
    assert_eq!(marked("", "new"), "{new}");
    assert_eq!(marked("In review", "In service"), "[In review]{In service}");
    assert_eq!(
        marked("one two three four five", "six seven eight nine ten"),
        "[one two three four five]{six seven eight nine ten}"
    );
    let long = "word ".repeat(20_000);
    assert_eq!(pieces(&long, "short").len(), 2);
}
