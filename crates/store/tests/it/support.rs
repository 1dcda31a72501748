//! What the tests share: a folder of their own, a clock, and short ways to say changes.

use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use lodestar_model::{Change, Fields, Id, Kind, Operation};
use lodestar_store::{Applied, Home, Store, Wish};
use serde_json::{Value, json};

/// A folder with a file in it, gone when dropped.
pub struct Place {
    pub folder: tempfile::TempDir,
    pub home: Home,
}

impl Place {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::new(folder.path().join("data"));
        Self { folder, home }
    }

    /// In a folder that is not on a disk, where there is one: for tests that write much and prove nothing about disks.
    pub fn in_memory() -> Self {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        let home = Home::new(folder.path().join("data"));
        Self { folder, home }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join(name)
    }

    pub fn create(&self) -> Store {
        Store::create(&self.path("a.lodestar"), &self.home, &[], at(0)).unwrap()
    }

    pub fn open(&self, path: &Path) -> lodestar_store::Result<Store> {
        Store::open(path, Wish::Write, &self.home, at(0))
    }
}

/// A moment, `seconds` after the tests' beginning of time.
pub fn at(seconds: i64) -> DateTime<Utc> {
    "2026-11-21T08:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::seconds(seconds)
}

/// An id that a test can name.
pub fn id(n: u128) -> Id {
    format!("{:08x}-0000-7000-8000-{:012x}", 0x0192_0000 + (n >> 48), n).parse().unwrap()
}

pub fn fields(value: Value) -> Fields {
    value.as_object().unwrap().clone()
}

pub fn put(kind: Kind, n: u128, value: Value) -> Change {
    Change::Put { kind, id: Some(id(n)), fields: fields(value), after: None }
}

pub fn set(kind: Kind, n: u128, value: Value) -> Change {
    Change::Set { kind, id: Some(id(n)), fields: fields(value) }
}

pub fn vision(value: Value) -> Change {
    Change::Set { kind: Kind::Vision, id: None, fields: fields(value) }
}

pub fn delete(kind: Kind, n: u128) -> Change {
    Change::Delete { kind, id: id(n) }
}

pub fn shift(kind: Kind, n: u128, after: Option<u128>) -> Change {
    Change::Move { kind, id: id(n), after: after.map(id) }
}

pub fn operation(changes: Vec<Change>) -> Operation {
    Operation { author: "ada".into(), origin: "test".into(), changes, ..Operation::default() }
}

pub fn typing(key: &str, changes: Vec<Change>) -> Operation {
    Operation { coalesce: Some(key.into()), ..operation(changes) }
}

/// Applies changes, a minute after the ones before.
pub fn apply(store: &mut Store, changes: Vec<Change>) -> Applied {
    let now = store.saved_at() + TimeDelta::minutes(1);
    store.apply(&operation(changes), now).unwrap()
}

/// The strategy as JSON.
pub fn json_of(store: &Store) -> Value {
    json!(*store.strategy())
}

/// A strategy with something of everything that refers to something else.
pub fn filled(store: &mut Store) {
    use Kind::*;
    apply(
        store,
        vec![
            put(
                Initiative,
                20,
                json!({"title": "Billing without fear", "theme": id(10), "pillar": id(1), "summary": "Größe zählt"}),
            ),
            put(Initiative, 21, json!({"title": "Fraud signals", "theme": id(10)})),
            put(Pillar, 1, json!({"name": "Trust", "intent": "Keep promises"})),
            put(Pillar, 2, json!({"name": "Speed"})),
            put(Theme, 10, json!({"name": "Money", "pillar": id(1)})),
            put(Dependency, 30, json!({"from": id(20), "to": id(21), "lag_days": 5})),
            put(Milestone, 40, json!({"title": "Launch", "initiative": id(20), "date": "2027-03-31"})),
            put(
                Decision,
                50,
                json!({"title": "One ledger", "pillar": id(1), "options": [{"title": "One", "chosen": true}, {"title": "Two"}]}),
            ),
            put(Assumption, 60, json!({"decision": id(50), "text": "Volumes stay below a million"})),
            put(
                Link,
                70,
                json!({"from": {"kind": "initiative", "id": id(20)}, "to": {"kind": "decision", "id": id(50)}, "relation": "decided_by"}),
            ),
            vision(
                json!({"statement": "Every invoice right", "outcomes": [{"text": "Paid on time", "pillar": id(1)}, {"text": "Seen"}]}),
            ),
        ],
    );
}

/// Repeatable dice (splitmix64).
pub struct Dice(pub u64);

impl Dice {
    /// A number below `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % limit
    }

    /// A place below `limit`.
    pub fn place(&mut self, limit: usize) -> usize {
        self.below(limit as u64) as usize
    }

    /// Any byte.
    pub fn byte(&mut self) -> u8 {
        self.below(256) as u8
    }
}
