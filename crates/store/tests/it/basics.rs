//! Making, changing, deleting, finding: what an operation does to records, memory, history and search.

use lodestar_model::{Change, Kind::*};
use lodestar_store::{Error, HistoryQuery, Role};
use serde_json::{Value, json};

use crate::support::*;

fn record(store: &lodestar_store::Store, kind: lodestar_model::Kind, n: u128) -> Option<Value> {
    store.strategy().find(kind, id(n)).map(|record| record.to_json().into())
}

#[test]
fn what_is_applied_is_there_and_still_there_after_reopening() {
    let place = Place::new();
    let mut store = place.create();
    assert_eq!(store.revision(), 1);
    assert!(store.strategy().about().is_some() && store.strategy().the_vision().is_some());
    filled(&mut store);
    assert_eq!(store.revision(), 2);
    let before = json_of(&store);
    assert_eq!(before["initiatives"][0]["title"], "Billing without fear");
    assert_eq!(before["initiatives"][0]["horizon"], "now");
    assert_eq!(before["decisions"][0]["options"][0]["chosen"], true);
    let (undo, saved) = (store.undo_label().map(str::to_owned), store.saved_at());
    assert!(undo.is_some());
    let path = store.path().to_owned();
    drop(store);
    let store = place.open(&path).unwrap();
    assert_eq!(json_of(&store), before);
    assert_eq!(store.undo_label(), undo.as_deref());
    assert_eq!((store.revision(), store.saved_at()), (2, saved));
    assert_eq!(store.access(), &lodestar_store::Access::Write);
}

#[test]
fn a_beginning_cannot_be_undone() {
    let place = Place::new();
    let beginning = [
        Change::Set { kind: Strategy, id: None, fields: fields(json!({"title": "Plan"})) },
        put(Pillar, 1, json!({"name": "Trust"})),
    ];
    let mut store = lodestar_store::Store::create(&place.path("b.lodestar"), &place.home, &beginning, at(0)).unwrap();
    assert_eq!(store.strategy().about().unwrap().title, "Plan");
    assert_eq!(store.strategy().pillars.len(), 1);
    assert_eq!(store.undo_label(), None);
    assert_eq!(store.undo("ada", at(1)).unwrap(), None);
    let wrong = [put(Pillar, 1, json!({"nome": "Trust"}))];
    let error = lodestar_store::Store::create(&place.path("c.lodestar"), &place.home, &wrong, at(0)).err().unwrap();
    assert_eq!(error.code(), "refused");
    let left: Vec<_> = std::fs::read_dir(place.folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("c.lodestar")), "{left:?}");
}

#[test]
fn a_record_that_is_counted_gets_the_next_number_unless_it_has_one() {
    let place = Place::new();
    let mut store = place.create();
    let given = [json!({}), json!({"number": 40}), json!({}), json!({"number": null})];
    apply(&mut store, given.into_iter().zip(1..).map(|(fields, n)| put(Decision, n, fields)).collect());
    let numbers: Vec<_> = store.strategy().decisions.iter().map(|decision| decision.number).collect();
    assert_eq!(numbers, [Some(1), Some(40), Some(41), Some(42)]);
}

#[test]
fn deleting_takes_along_what_belongs_to_a_record_and_clears_the_rest_in_one_step() {
    let place = Place::new();
    let mut store = place.create();
    filled(&mut store);
    let before = json_of(&store);
    let applied = apply(&mut store, vec![delete(Initiative, 20)]);
    assert_eq!(record(&store, Dependency, 30), None);
    assert_eq!(record(&store, Link, 70), None);
    assert_eq!(record(&store, Milestone, 40).unwrap()["initiative"], Value::Null);
    assert_eq!(applied.deletes.len(), 3);
    apply(&mut store, vec![delete(Pillar, 1), delete(Decision, 50)]);
    assert_eq!(record(&store, Theme, 10).unwrap()["pillar"], Value::Null);
    assert_eq!(record(&store, Assumption, 60), None);
    let outcomes = &json_of(&store)["vision"][0]["outcomes"];
    assert_eq!((&outcomes[0]["pillar"], &outcomes[0]["text"]), (&Value::Null, &json!("Paid on time")));
    store.undo("ada", at(500)).unwrap().unwrap();
    store.undo("ada", at(501)).unwrap().unwrap();
    assert_eq!(json_of(&store), before);
    let path = store.path().to_owned();
    drop(store);
    assert_eq!(json_of(&place.open(&path).unwrap()), before);
}

#[test]
fn records_stand_where_they_are_put() {
    let place = Place::new();
    let mut store = place.create();
    let order = |store: &lodestar_store::Store| -> Vec<String> {
        store.strategy().pillars.iter().map(|p| p.name.clone()).collect()
    };
    apply(&mut store, (0..5).map(|n| put(Pillar, n, json!({"name": n.to_string()}))).collect());
    assert_eq!(order(&store), ["0", "1", "2", "3", "4"]);
    apply(&mut store, vec![shift(Pillar, 4, None), shift(Pillar, 0, Some(2))]);
    assert_eq!(order(&store), ["4", "1", "2", "0", "3"]);
    let behind =
        Change::Put { kind: Pillar, id: None, fields: fields(json!({"name": "new"})), after: Some(Some(id(1))) };
    let applied = apply(&mut store, vec![behind]);
    assert_eq!(order(&store), ["4", "1", "new", "2", "0", "3"]);
    assert_eq!(applied.created.len(), 1);
    let revision = store.revision();
    let applied = apply(&mut store, vec![shift(Pillar, 1, Some(4)), set(Pillar, 3, json!({"name": "3"}))]);
    assert_eq!(order(&store), ["4", "1", "new", "2", "0", "3"]);
    // A record that is moved to where it is may get another rank; a set to the same value writes nothing.
    assert!(applied.upserts.iter().all(|(_, record)| record["name"] != "3"));
    let applied = apply(&mut store, vec![set(Pillar, 3, json!({"name": "3"}))]);
    assert_eq!((applied.operation, applied.upserts.len()), (None, 0));
    assert!(store.revision() <= revision + 1);
}

#[test]
fn wrong_operations_say_what_is_wrong_and_change_nothing() {
    let place = Place::new();
    let mut store = place.create();
    filled(&mut store);
    let (before, revision) = (json_of(&store), store.revision());
    let missing = id(999);
    let first = put(Pillar, 3, json!({"name": "would be new"}));
    for (change, code, says) in [
        (set(Initiative, 999, json!({"title": "x"})), "unknown_record", "There is no initiative with the id"),
        (delete(Pillar, 999), "unknown_record", "no pillar"),
        (shift(Pillar, 999, None), "unknown_record", "no pillar"),
        (shift(Pillar, 1, Some(999)), "unknown_record", &missing.to_string()),
        (put(Pillar, 1, json!({})), "taken", "there is a pillar with it"),
        (put(Strategy, 5, json!({})), "single", "exactly one strategy"),
        (Change::Set { kind: Pillar, id: None, fields: fields(json!({})) }, "missing_id", "which"),
        (set(Initiative, 20, json!({"colour": "blue"})), "refused", "no field “colour”"),
        (
            set(Initiative, 20, json!({"start": "soon"})),
            "refused",
            "“Billing without fear”, field start: Start must be a date",
        ),
        (set(Initiative, 20, json!({"theme": missing})), "refused", "Theme refers to a theme that is not there"),
        (set(Initiative, 20, json!({"theme": id(1)})), "refused", "a theme that is not there"),
        (put(Link, 71, json!({"from": {"kind": "pillar", "id": id(1)}})), "refused", "To must name a record"),
        (
            put(Link, 71, json!({"from": {"kind": "pillar", "id": id(1)}, "to": {"kind": "theme", "id": id(1)}})),
            "refused",
            "field to: To refers",
        ),
        (vision(json!({"outcomes": [{"text": "a", "pillar": missing}]})), "refused", "field outcomes[0].pillar"),
        (vision(json!({"outcomes": [{"nonsense": 1}]})), "refused", "nonsense"),
    ] {
        let error = store.apply(&operation(vec![first.clone(), change.clone()]), at(900)).unwrap_err();
        assert_eq!(error.code(), code, "{change:?}: {error}");
        assert!(error.to_string().contains(says), "{change:?}: {error}");
        assert!(!error.hints().is_empty());
        assert_eq!(json_of(&store), before);
    }
    assert_eq!(store.revision(), revision);
    let two =
        vec![set(Initiative, 20, json!({"start": "soon", "end": "later"})), set(Pillar, 1, json!({"colour": "pink"}))];
    match store.apply(&operation(two), at(900)).unwrap_err() {
        Error::Refused { problems } => assert_eq!(problems.len(), 3, "{problems:?}"),
        other => panic!("{other}"),
    }
    let path = store.path().to_owned();
    drop(store);
    assert_eq!(json_of(&place.open(&path).unwrap()), before);
}

#[test]
fn typing_becomes_one_operation() {
    let place = Place::new();
    let mut store = place.create();
    filled(&mut store);
    let start = store.saved_at() + chrono::TimeDelta::hours(1);
    let tick = |n: i64| start + chrono::TimeDelta::milliseconds(n);
    let before = json_of(&store);
    let mut kept = None;
    for (n, text) in ["B", "Bi", "Bill"].iter().enumerate() {
        let applied = store
            .apply(&typing("title", vec![set(Initiative, 20, json!({"title": text}))]), tick(2500 * n as i64))
            .unwrap();
        assert!(applied.operation.is_some());
        assert!(kept.is_none_or(|kept| Some(kept) == applied.operation), "one operation");
        kept = applied.operation;
    }
    assert_eq!(store.history(&HistoryQuery { limit: 9, ..HistoryQuery::default() }).unwrap().len(), 3);
    // Another field, or a pause, begins anew.
    store.apply(&typing("owner", vec![set(Initiative, 20, json!({"owner": "x"}))]), tick(6000)).unwrap();
    store.apply(&typing("owner", vec![set(Initiative, 20, json!({"owner": "xy"}))]), tick(9001)).unwrap();
    assert_eq!(store.history(&HistoryQuery { limit: 9, ..HistoryQuery::default() }).unwrap().len(), 5);
    for _ in 0..3 {
        store.undo("ada", tick(20000)).unwrap().unwrap();
    }
    assert_eq!(json_of(&store), before);
}

#[test]
fn typing_that_ends_where_it_began_leaves_no_trace() {
    let place = Place::new();
    let mut store = place.create();
    filled(&mut store);
    let (before, undo) = (json_of(&store), store.undo_label().map(str::to_owned));
    let now = store.saved_at() + chrono::TimeDelta::hours(1);
    store.apply(&typing("t", vec![set(Initiative, 20, json!({"title": "B"}))]), now).unwrap();
    let title = before["initiatives"][0]["title"].clone();
    let back = store.apply(&typing("t", vec![set(Initiative, 20, json!({"title": title}))]), now).unwrap();
    assert_eq!((back.operation, back.revision), (None, 4));
    assert_eq!(back.upserts.len(), 1);
    assert_eq!(json_of(&store), before);
    assert_eq!(store.undo_label(), undo.as_deref());
    store.apply(&typing("p", vec![put(Pillar, 3, json!({"name": "P"}))]), now).unwrap();
    store.apply(&typing("p", vec![delete(Pillar, 3)]), now).unwrap();
    assert_eq!(store.undo_label(), undo.as_deref());
    let path = store.path().to_owned();
    drop(store);
    assert_eq!(json_of(&place.open(&path).unwrap()), before);
}

#[test]
fn undo_and_redo_go_step_by_step_and_survive_closing() {
    let place = Place::new();
    let mut store = place.create();
    let path = store.path().to_owned();
    let mut states = vec![json_of(&store)];
    for n in 0..4 {
        apply(&mut store, vec![put(Pillar, n, json!({"name": n.to_string()}))]);
        states.push(json_of(&store));
    }
    for state in states.iter().rev().skip(1) {
        drop(store);
        store = place.open(&path).unwrap();
        store.undo("ada", at(1000)).unwrap().unwrap();
        assert_eq!(json_of(&store), *state);
    }
    assert_eq!(store.undo("ada", at(1000)).unwrap(), None);
    for state in states.iter().skip(1).take(3) {
        drop(store);
        store = place.open(&path).unwrap();
        assert!(store.redo_label().is_some());
        store.redo("ada", at(1001)).unwrap().unwrap();
        assert_eq!(json_of(&store), *state);
    }
    assert_eq!(store.redo_label(), Some("Add pillar “3”"));
    apply(&mut store, vec![put(Pillar, 9, json!({"name": "other"}))]);
    assert_eq!(store.redo_label(), None);
    assert_eq!(store.redo("ada", at(1002)).unwrap(), None);
    let history = store.history(&HistoryQuery { limit: 100, ..HistoryQuery::default() }).unwrap();
    assert_eq!(history.len(), 1 + 4 + 4 + 3 + 1);
    assert_eq!(
        history.iter().filter(|entry| entry.undone).map(|e| e.label.as_str()).collect::<Vec<_>>(),
        ["Add pillar “3”"]
    );
    assert_eq!(history.last().unwrap().role, Role::Begin);
}

#[test]
fn history_tells_what_changed_in_words() {
    let place = Place::new();
    let mut store = place.create();
    filled(&mut store);
    apply(&mut store, vec![set(Initiative, 20, json!({"horizon": "next"}))]);
    apply(
        &mut store,
        vec![set(Initiative, 20, json!({"pillar": id(2), "levers": [{"lever": "cost", "sentence": "Less"}]}))],
    );
    apply(&mut store, vec![delete(Pillar, 2)]);
    let of_record = HistoryQuery { record: Some((Initiative, id(20))), limit: 10, ..HistoryQuery::default() };
    let history = store.history(&of_record).unwrap();
    assert_eq!(history.len(), 4);
    assert_eq!(history[2].label, "Move “Billing without fear” to Next");
    assert_eq!(history[1].author, "ada");
    let change = &history[1].changes[0];
    assert_eq!((change.title.as_str(), change.made, change.deleted), ("Billing without fear", false, false));
    let told: Vec<_> = change.fields.iter().map(|f| (f.label, f.before_text.as_str(), f.after_text.as_str())).collect();
    assert_eq!(told, [("Pillar", "Trust", "a deleted record"), ("Business levers", "", "Cost savings · Less")]);
    let page = store.history(&HistoryQuery { before: Some(history[1].operation), limit: 1, ..of_record }).unwrap();
    assert_eq!(page.iter().map(|e| e.operation).collect::<Vec<_>>(), [history[2].operation]);
    let all = store.history(&HistoryQuery { limit: 1, ..HistoryQuery::default() }).unwrap();
    assert_eq!(all[0].changes.iter().map(|c| c.title.as_str()).collect::<Vec<_>>(), ["Speed", "Billing without fear"]);
}

#[test]
fn the_past_can_be_seen_and_returned_to() {
    let place = Place::new();
    let mut store = place.create();
    filled(&mut store);
    let then = (store.revision(), json_of(&store));
    apply(&mut store, vec![delete(Pillar, 1)]);
    apply(&mut store, vec![set(Theme, 10, json!({"name": "Cash"})), put(Pillar, 5, json!({"name": "New"}))]);
    let now = json_of(&store);
    assert_eq!(json!(store.state_at(then.0).unwrap()), then.1);
    assert_eq!(json_of(&store), now);
    store.revert_to(then.0, &[], "ada", at(5000)).unwrap();
    assert_eq!(json_of(&store), then.1);
    store.undo("ada", at(5001)).unwrap().unwrap();
    assert_eq!(json_of(&store), now);
    assert_eq!(store.state_at(77).unwrap_err().code(), "no_operation");
    assert_eq!(store.operation_at(3).unwrap(), Some(3));
}

#[test]
fn search_finds_words_anywhere_and_says_where() {
    let place = Place::new();
    let mut store = place.create();
    filled(&mut store);
    let found = |store: &lodestar_store::Store, words: &str| -> Vec<(String, &'static str, String)> {
        let shown = |parts: &[lodestar_store::Part]| {
            parts.iter().map(|p| if p.hit { format!("[{}]", p.text) } else { p.text.clone() }).collect::<String>()
        };
        store.search(words, 10).unwrap().iter().map(|f| (f.title.clone(), f.field, shown(&f.snippet))).collect()
    };
    let one = |title: &str, field: &'static str, text: &str| vec![(title.to_owned(), field, text.to_owned())];
    assert_eq!(found(&store, "fraud"), one("Fraud signals", "title", "[Fraud] signals"));
    assert!(found(&store, "absent").is_empty());
    assert_eq!(found(&store, "größ"), one("Billing without fear", "summary", "[Größe] zählt"));
    assert_eq!(found(&store, "ZAHLT"), one("Billing without fear", "summary", "Größe [zählt]"));
    assert_eq!(found(&store, "paid time"), one("Vision", "outcomes", "[Paid] on [time] Seen"));
    assert_eq!(
        found(&store, "million below"),
        one("Volumes stay below a million", "text", "Volumes stay [below] a [million]")
    );
    for odd in [
        "\"",
        "a\"b",
        "*",
        "NEAR(",
        "title:",
        "-fraud",
        "fraud OR",
        "^",
        "{",
        "(fraud",
        "'; DROP TABLE search; --",
        "\0",
        "%",
        "𝕏",
    ] {
        store.search(odd, 5).unwrap();
    }
    apply(&mut store, vec![set(Initiative, 21, json!({"title": "Signals"})), delete(Assumption, 60)]);
    assert!(found(&store, "fraud").is_empty() && found(&store, "million").is_empty());
    store.undo("ada", at(900)).unwrap();
    assert_eq!(found(&store, "fraud").len(), 1);
    assert_eq!(found(&store, "million").len(), 1);
    assert_eq!(store.search("billing", 0).unwrap().len(), 0);
}

#[test]
fn undo_passes_over_what_was_published() {
    let place = Place::new();
    let mut store = place.create();
    apply(&mut store, vec![put(Pillar, 1, json!({"name": "Core"}))]);
    let label = store.undo_label().map(str::to_owned);
    apply(&mut store, vec![put(Publication, 2, json!({"document": "vision", "file_name": "vision.pdf"}))]);
    assert_eq!(store.undo_label().map(str::to_owned), label, "the document has left the house");
    store.undo("mara", at(50)).unwrap().unwrap();
    assert_eq!((store.strategy().pillars.len(), store.strategy().publications.len()), (0, 1));
    assert!(store.undo("mara", at(51)).unwrap().is_none());
}
