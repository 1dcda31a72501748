//! Whatever is done, in whatever order: undo takes it back, the history leads to the state, memory and file agree.

use std::collections::BTreeMap;

use lodestar_model::Kind::{self, Dependency, Initiative, Link, Pillar, Theme};
use lodestar_model::branch::{Branch, adoption, of_option, written};
use lodestar_model::diff::{changes_between, difference};
use lodestar_model::{Change, Operation};
use lodestar_store::{HistoryQuery, Store};
use proptest::prelude::*;
use rusqlite::Connection;
use serde_json::{Map, Value, json};

use crate::support::*;

/// What a test does to a strategy. Records are named by small numbers, so that they meet.
#[derive(Clone, Debug)]
enum Act {
    Apply(Vec<Change>),
    Type(Vec<Change>),
    Undo,
    Redo,
    Revert(u64),
    Reopen,
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[a-zäß ]{0,12}",
        any::<String>().prop_map(|text| text.chars().take(20).collect()),
        Just("\u{1F}\u{2}\u{3}\0 \u{301}e \u{202E}abc 🧭".to_owned()),
    ]
}

fn target() -> impl Strategy<Value = Value> {
    (0..3_u128).prop_flat_map(|n| {
        prop_oneof![Just(json!({"kind": "pillar", "id": id(n)})), Just(json!({"kind": "initiative", "id": id(20 + n)}))]
    })
}

fn change() -> impl Strategy<Value = Change> {
    let pillar = (0..3_u128, words()).prop_map(|(n, name)| (Pillar, n, json!({"name": name, "intent": "x"})));
    let theme = (0..3_u128, words(), 0..4_u128).prop_map(|(n, name, pillar)| {
        (Theme, 10 + n, json!({"name": name, "pillar": (pillar < 3).then(|| id(pillar))}))
    });
    let initiative = (0..3_u128, words(), 0..4_u128, any::<Option<i16>>(), prop::collection::vec(words(), 0..3)).prop_map(
        |(n, title, theme, effort, criteria)| {
            let effort = effort.map(|e| f64::from(e.unsigned_abs()) / 8.0);
            let theme = (theme < 3).then(|| id(10 + theme));
            (Initiative, 20 + n, json!({"title": title, "theme": theme, "effort_low": effort, "success_criteria": criteria, "horizon": "next"}))
        },
    );
    let dependency = (0..3_u128, 0..3_u128, 0..3_u128).prop_map(|(n, from, to)| {
        (Dependency, 30 + n, json!({"from": id(20 + from), "to": id(20 + to), "lag_days": n}))
    });
    let link =
        (0..3_u128, target(), target()).prop_map(|(n, from, to)| (Link, 40 + n, json!({"from": from, "to": to})));
    let record = prop_oneof![2 => pillar, 2 => theme, 4 => initiative, 2 => dependency, 2 => link];
    let single = (words(), 0..3_u128, words()).prop_map(|(text, pillar, outcome)| {
        vision(json!({"statement": text, "outcomes": [{"text": outcome, "pillar": id(pillar)}]}))
    });
    prop_oneof![
        12 => (record, 0..8_u8, prop::option::of(0..3_u128)).prop_map(|((kind, n, value), how, place)| {
            let family = n / 10 * 10;
            match how {
                0..=2 => Change::Put { kind, id: Some(id(n)), fields: fields(value), after: place.map(|p| Some(id(family + p))) },
                3..=4 => set(kind, n, value),
                5 => Change::Put { kind, id: Some(id(n)), fields: fields(value), after: Some(None) },
                6 => shift(kind, n, place.map(|p| family + p)),
                _ => delete(kind, n),
            }
        }),
        2 => single,
    ]
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        10 => prop::collection::vec(change(), 1..5).prop_map(Act::Apply),
        4 => prop::collection::vec(change(), 1..2).prop_map(Act::Type),
        4 => Just(Act::Undo),
        2 => Just(Act::Redo),
        1 => (1..12_u64).prop_map(Act::Revert),
        1 => Just(Act::Reopen),
    ]
}

/// Every record's JSON, by kind and id.
type State = BTreeMap<(String, String), Map<String, Value>>;

fn state(strategy: &lodestar_model::Strategy) -> State {
    let of = |kind: &Kind| {
        strategy.all(*kind).map(|r| ((r.def().name.into(), r.id().to_string()), r.to_json())).collect::<Vec<_>>()
    };
    Kind::ALL.iter().flat_map(of).collect()
}

/// The state that the history leads to, read with nothing but SQL and JSON.
fn replayed(path: &std::path::Path) -> State {
    let db = Connection::open(path).unwrap();
    let mut statement = db.prepare("SELECT kind, record, before, after FROM change ORDER BY operation, no").unwrap();
    let mut state = State::new();
    let mut rows = statement.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let key: (String, String) = (row.get(0).unwrap(), row.get(1).unwrap());
        let image =
            |at| row.get::<_, Option<String>>(at).unwrap().map(|t| serde_json::from_str::<Map<_, _>>(&t).unwrap());
        match (image(2), image(3)) {
            (None, Some(whole)) => assert_eq!(state.insert(key, whole), None, "made twice"),
            (Some(whole), None) => assert_eq!(state.remove(&key), Some(whole), "deleted as it was"),
            (Some(before), Some(after)) => {
                let record = state.get_mut(&key).expect("changed while it is there");
                assert!(before.iter().all(|(name, value)| record.get(name) == Some(value)), "{before:?} of {record:?}");
                record.extend(after);
            }
            (None, None) => panic!("a change of nothing"),
        }
    }
    state
}

/// Whether the search index holds exactly the words of the records.
fn index_is_true(path: &std::path::Path) -> bool {
    let db = Connection::open(path).unwrap();
    let whole = db.execute_batch("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)").is_ok();
    let sql = Kind::ALL.iter().map(|kind| format!("SELECT no, '{kind}' AS kind, id FROM {kind}")).collect::<Vec<_>>();
    let sql = format!(
        "SELECT count(*) FROM ({}) AS r FULL JOIN search ON search.rowid = r.no AND search.kind = r.kind AND search.record = r.id
         WHERE r.no IS NULL OR search.rowid IS NULL",
        sql.join(" UNION ALL ")
    );
    whole && db.query_row(&sql, [], |row| row.get::<_, i64>(0)).unwrap() == 0
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, max_shrink_iters: 2000, ..ProptestConfig::default() })]

    #[test]
    fn every_sequence_keeps_the_promises(acts in prop::collection::vec(act(), 1..25)) {
        let place = Place::new();
        let mut store = place.create();
        let path = store.path().to_owned();
        let mut clock = 0;
        // The state right after each operation of the history.
        let mut known: BTreeMap<u64, State> = BTreeMap::from([(1, state(&store.strategy()))]);
        for act in acts {
            clock += 1;
            let before = state(&store.strategy());
            let revision = store.revision();
            let applied = match &act {
                Act::Apply(changes) => store.apply(&operation(changes.clone()), at(clock * 10)).ok(),
                Act::Type(changes) => {
                    clock -= 1;
                    store.apply(&typing("key", changes.clone()), at(clock * 10)).ok()
                }
                Act::Undo => {
                    let label = store.undo_label().map(str::to_owned);
                    let undone = store.undo("ada", at(clock * 10)).unwrap();
                    prop_assert_eq!(label.is_some(), undone.is_some());
                    if undone.is_some() {
                        prop_assert_eq!(store.redo_label(), label.as_deref());
                        // Redo brings back what undo took; then undo once more.
                        store.redo("ada", at(clock * 10)).unwrap().unwrap();
                        prop_assert_eq!(&state(&store.strategy()), &before);
                        store.undo("ada", at(clock * 10)).unwrap()
                    } else {
                        None
                    }
                }
                Act::Redo => store.redo("ada", at(clock * 10)).unwrap(),
                Act::Revert(to) => store.revert_to(*to, &[], "ada", at(clock * 10)).ok(),
                Act::Reopen => {
                    drop(store);
                    store = Store::open(&path, lodestar_store::Wish::Write, &place.home, at(0)).unwrap();
                    None
                }
            };
            let after = state(&store.strategy());
            match applied {
                None => {
                    prop_assert_eq!(&after, &before, "what was refused or undoable changed something: {:?}", act);
                }
                Some(applied) => {
                    prop_assert_eq!(applied.revision, store.revision());
                    prop_assert_eq!(applied.operation.is_none() && after == before, store.revision() == revision);
                    // What is reported is what happened.
                    let mut told = before.clone();
                    for (kind, record) in &applied.upserts {
                        told.insert((kind.name().into(), record["id"].as_str().unwrap().into()), record.clone());
                    }
                    for (kind, id) in &applied.deletes {
                        prop_assert!(told.remove(&(kind.name().into(), id.to_string())).is_some());
                    }
                    prop_assert_eq!(&told, &after);
                    // What redo inside Undo made is not written down.
                    if let Act::Revert(to) = act && let Some(then) = known.get(&to) {
                        prop_assert_eq!(&after, then);
                    }
                }
            }
            // Typing may have grown or taken back the newest operation; redo inside Undo made two more.
            let history = store.history(&HistoryQuery { limit: 1000, ..HistoryQuery::default() }).unwrap();
            known.retain(|operation, _| history.iter().any(|entry| entry.operation == *operation));
            known.insert(history[0].operation, after);
        }
        prop_assert_eq!(replayed(&path), state(&store.strategy()));
        for (operation, then) in &known {
            prop_assert_eq!(&state(&store.state_at(*operation).unwrap()), then);
        }
        prop_assert!(index_is_true(&path));
        let now = state(&store.strategy());
        drop(store);
        let mut store = place.open(&path).unwrap();
        prop_assert_eq!(&state(&store.strategy()), &now);
        // All the way back leads to the beginning, all the way forth to here.
        let mut steps = 0;
        while store.undo("ada", at(clock * 10 + 100)).unwrap().is_some() {
            steps += 1;
        }
        prop_assert_eq!(&state(&store.strategy()), &known[&1]);
        for _ in 0..steps {
            store.redo("ada", at(clock * 10 + 200)).unwrap().unwrap();
        }
        prop_assert_eq!(&state(&store.strategy()), &now);
        let out = place.path("out.lodestar");
        let report = lodestar_store::recover(&path, &out, at(0)).unwrap();
        prop_assert_eq!(report.losses, Vec::<String>::new());
        prop_assert_eq!(&state(&place.open(&out).unwrap().strategy()), &now);
        // The difference to any other state leads there, and there is none to itself.
        for operation in known.keys() {
            let (here, there) = (store.strategy(), store.state_at(*operation).unwrap());
            prop_assert_eq!(changes_between(&here, &here), vec![]);
            let changes = changes_between(&here, &there);
            let told = !difference(&here, &there).changes.is_empty();
            prop_assert_eq!(told, !changes.is_empty());
            if told {
                store.apply(&Operation { changes, ..operation_of("ada") }, at(clock * 10 + 300)).unwrap();
                prop_assert_eq!(content(&store.strategy()), content(&there));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, max_shrink_iters: 2000, ..ProptestConfig::default() })]

    /// Edits in an option do what they would do in the plan; its record leads to the same state; adopting it makes the
    /// plan so, and Undo makes it what it was.
    #[test]
    fn adopting_an_option_equals_its_state(
        first in prop::collection::vec(change(), 1..12),
        edits in prop::collection::vec(prop::collection::vec(change(), 1..4), 1..8),
        later in prop::collection::vec(change(), 0..4),
    ) {
        let place = Place::in_memory();
        let (mut plan, mut twin) = (place.create(), Store::create(&place.path("b.lodestar"), &place.home, &[], at(0)).unwrap());
        for change in first {
            let one = operation(vec![change]);
            prop_assert_eq!(plan.apply(&one, at(1)).is_ok(), twin.apply(&one, at(1)).is_ok());
        }
        plan.apply(&operation(vec![put(Kind::PlanOption, 90, json!({"name": "B"}))]), at(2)).unwrap();
        let option = |plan: &Store| plan.strategy().plan_options[0].clone();
        for changes in edits {
            let here = of_option(&plan.strategy(), &option(&plan));
            prop_assert_eq!(&here.lost, &vec![]);
            let named = plan.named(&changes, at(3)).unwrap();
            let done = Branch::new(&here.strategy, at(3)).apply(&named);
            let applied = twin.apply(&operation(changes), at(3));
            prop_assert_eq!(done.is_ok(), applied.is_ok(), "{:?} {:?}", done.err(), applied.err());
            let Ok(there) = done else { continue };
            let texts = written(&plan.strategy(), &there, &here.lost);
            plan.apply(&operation(vec![set(Kind::PlanOption, 90, json!({"changes": texts}))]), at(4)).unwrap();
            let found = of_option(&plan.strategy(), &option(&plan)).strategy;
            let aside = |mut all: Vec<(Kind, String, Map<String, Value>)>| {
                all.retain(|(kind, ..)| !matches!(kind, Kind::PlanOption | Kind::Vision | Kind::Strategy));
                all
            };
            prop_assert_eq!(aside(content(&found)), aside(content(&twin.strategy())));
        }
        // The plan moves on; the option still applies, as far as it can, and is adopted as it is then.
        for change in later {
            let _ = plan.apply(&operation(vec![change]), at(5));
        }
        let before = state(&plan.strategy());
        let found = of_option(&plan.strategy(), &option(&plan)).strategy;
        let decision = (id(99), fields(json!({"title": "Adopt B"})));
        let changes = adoption(&plan.strategy(), &option(&plan), &[], Some(decision));
        plan.apply(&operation(changes), at(6)).unwrap();
        let of_plan = |strategy: &lodestar_model::Strategy| {
            let mut all = content(strategy);
            all.retain(|(kind, ..)| !matches!(kind, Kind::PlanOption | Kind::Decision));
            all
        };
        prop_assert_eq!(of_plan(&plan.strategy()), of_plan(&found));
        plan.undo("ada", at(7)).unwrap().unwrap();
        prop_assert_eq!(state(&plan.strategy()), before);
    }
}

fn operation_of(author: &str) -> Operation {
    Operation { author: author.into(), origin: "test".into(), ..Operation::default() }
}

/// What the author put there: the records in their order, without what the store keeps itself.
fn content(strategy: &lodestar_model::Strategy) -> Vec<(Kind, String, Map<String, Value>)> {
    let of = |kind: &Kind| {
        let record = |record: &dyn lodestar_model::AnyRecord| {
            let mut fields = record.to_json();
            for kept in ["rank", "created", "updated"] {
                fields.remove(kept);
            }
            (record.def().kind, record.id().to_string(), fields)
        };
        strategy.all(*kind).map(record).collect::<Vec<_>>()
    };
    Kind::ALL.iter().flat_map(of).collect()
}
