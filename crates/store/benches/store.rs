//! How fast the store is, beside bare SQLite doing the same in the same run: `cargo bench -p lodestar-store`.
//!
//! Prints one line for each figure: name, figure, ratio, goal. Ends with 1 where a goal is missed.
#![allow(missing_docs, clippy::unwrap_used, clippy::disallowed_methods)]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use lodestar_model::{Change, Fields, Id, Kind, Operation};
use lodestar_store::{Home, Store, Wish};
use rusqlite::{Connection, TransactionBehavior, params};
use serde_json::{Value, json};

/// At most linear; what is above 1 is the noise of a machine that does other things too.
const LINEAR: (f64, &str) = (1.2, "linear (<= 1.2)");

/// A figure beside its goal.
struct Lines {
    missed: bool,
}

impl Lines {
    fn say(&mut self, name: &str, figure: Duration, ratio: Option<f64>, goal: &str, met: bool) {
        let ratio = ratio.map_or("-".into(), |ratio| format!("{ratio:.2}"));
        let figure = format!("{:.3} ms", figure.as_secs_f64() * 1e3);
        let mark = if met { "" } else { "  MISSED" };
        println!("{name:<58} {figure:>12} {ratio:>7}  {goal}{mark}");
        self.missed |= !met;
    }
}

fn now() -> DateTime<Utc> {
    "2026-11-21T08:00:00Z".parse().unwrap()
}

fn id(family: u64, n: usize) -> Id {
    format!("0192{family:04x}-0000-7000-8000-{n:012x}").parse().unwrap()
}

fn fields(value: Value) -> Fields {
    value.as_object().unwrap().clone()
}

const WORDS: [&str; 24] = [
    "billing",
    "ledger",
    "latency",
    "identity",
    "consent",
    "platform",
    "migration",
    "tenant",
    "invoice",
    "retention",
    "forecast",
    "partner",
    "incident",
    "pipeline",
    "storage",
    "gateway",
    "experiment",
    "pricing",
    "search",
    "audit",
    "onboarding",
    "signal",
    "capacity",
    "archive",
];

fn sentence(seed: usize, length: usize) -> String {
    let words = (0..length).map(|n| WORDS[(seed * 31 + n * n * 7 + n) % WORDS.len()]);
    words.collect::<Vec<_>>().join(" ")
}

/// Changes that make a strategy of a size.
fn strategy(initiatives: usize, decisions: usize) -> Vec<Change> {
    let put = |kind, id, value| Change::Put { kind, id: Some(id), fields: fields(value), after: None };
    let mut changes = Vec::new();
    for n in 0..4 {
        changes.push(put(Kind::Pillar, id(1, n), json!({"name": sentence(n, 2), "intent": sentence(n, 20)})));
    }
    for n in 0..12 {
        changes.push(put(Kind::Theme, id(2, n), json!({"name": sentence(n, 3), "pillar": id(1, n % 4)})));
    }
    for n in 0..initiatives {
        let horizon = ["now", "next", "later"][n % 3];
        changes.push(put(
            Kind::Initiative,
            id(3, n),
            json!({
                "title": format!("{} {n}", sentence(n, 4)), "code": format!("I-{n}"), "summary": sentence(n, 40), "why": sentence(n + 1, 30),
                "theme": id(2, n % 12), "pillar": id(1, n % 4), "owner": "Head of Payments", "horizon": horizon,
                "effort_low": 2, "effort_likely": 5.5, "effort_high": 13, "reach": 1000, "impact": 2, "confidence": 80,
                "levers": [{"lever": "retention", "sentence": sentence(n, 12)}], "success_criteria": [sentence(n, 9), sentence(n + 3, 7)],
                "gates": [{"gate": "privacy", "state": "open"}], "start": "2027-01-04", "end": "2027-06-30"
            }),
        ));
    }
    for n in 0..decisions {
        changes.push(put(
            Kind::Decision,
            id(4, n),
            json!({
                "number": n + 1, "title": sentence(n, 6), "status": "accepted", "date": "2026-10-01", "pillar": id(1, n % 4), "context": sentence(n, 120),
                "drivers": [sentence(n, 8), sentence(n + 1, 8)], "outcome": sentence(n, 60), "good": [sentence(n, 10)], "bad": [sentence(n + 2, 10)],
                "options": [{"title": sentence(n, 3), "description": sentence(n, 30), "pros": [sentence(n, 6)], "chosen": true}, {"title": sentence(n + 1, 3)}]
            }),
        ));
    }
    changes
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn best(times: Vec<Duration>) -> Duration {
    times.into_iter().min().unwrap()
}

fn timed(times: &mut Vec<Duration>, act: impl FnOnce()) {
    let start = Instant::now();
    act();
    times.push(start.elapsed());
}

/// The same file, written to by hand: the rows that one change of a title takes, and nothing else.
struct Bare(Connection);

impl Bare {
    fn open(path: &Path) -> Self {
        let db = Connection::open(path).unwrap();
        db.execute_batch("PRAGMA foreign_keys = ON; PRAGMA synchronous = EXTRA; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384").unwrap();
        db.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get::<_, String>(0)).unwrap();
        db.set_prepared_statement_cache_capacity(64);
        Self(db)
    }

    fn retitle(&mut self, record: &str, before: &str, after: &str, body: &str, time: &str) {
        let tx = self.0.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
        let run = |sql: &str, values: &[&dyn rusqlite::ToSql]| tx.prepare_cached(sql).unwrap().execute(values).unwrap();
        run("UPDATE initiative SET updated = ?, title = ? WHERE id = ?", &[&time, &after, &record]);
        let no: i64 = tx
            .prepare_cached("SELECT no FROM initiative WHERE id = ?")
            .unwrap()
            .query_row([record], |row| row.get(0))
            .unwrap();
        run("DELETE FROM search WHERE rowid = ?", &[&no]);
        run(
            "INSERT INTO search (rowid, title, body, kind, record) VALUES (?, ?, ?, 'initiative', ?)",
            &[&no, &after, &body, &record],
        );
        let revision: i64 = tx
            .prepare_cached("UPDATE file SET revision = revision + 1 RETURNING revision")
            .unwrap()
            .query_row([], |row| row.get(0))
            .unwrap();
        run(
            "INSERT INTO operation (id, uid, revision, role, label, author, origin, time, touched) VALUES (?1, '01920000-0000-7000-8000-000000000001', ?1, 'edit', ?2, 'ada', 'bench', ?3, ?3)",
            &[&revision, &"Rename “an initiative of some length”", &time],
        );
        let old = format!("{{\"updated\":\"{time}\",\"title\":\"{before}\"}}");
        let new = format!("{{\"updated\":\"{time}\",\"title\":\"{after}\"}}");
        run(
            "INSERT INTO change (operation, kind, record, before, after) VALUES (?, 'initiative', ?, ?, ?)",
            &[&revision, &record, &old, &new],
        );
        tx.commit().unwrap();
    }

    fn body(&self, record: &str) -> String {
        self.0.query_row("SELECT body FROM search WHERE record = ?", params![record], |row| row.get(0)).unwrap()
    }
}

static COUNT: AtomicUsize = AtomicUsize::new(0);

/// One change of a title by the store and by hand, in turn; the medians.
fn apply_beside_bare(store: &mut Store, bare: &mut Bare, records: usize, rounds: usize) -> (Duration, Duration) {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        let record = id(3, (round * 37) % records);
        let time = now() + TimeDelta::minutes(1 + round as i64);
        // Never the same twice: a change of nothing writes nothing.
        let title = format!("{} {}", sentence(round, 5), COUNT.fetch_add(1, Ordering::Relaxed));
        let (name, body, text) = (record.to_string(), bare.body(&record.to_string()), time.to_rfc3339());
        let change = Change::Set { kind: Kind::Initiative, id: Some(record), fields: fields(json!({"title": title})) };
        let operation =
            Operation { author: "ada".into(), origin: "bench".into(), changes: vec![change], ..Operation::default() };
        timed(&mut ours, || assert!(black_box(store.apply(&operation, time).unwrap()).operation.is_some()));
        timed(&mut theirs, || bare.retitle(&name, "a title of some length as before", &title, &body, &text));
    }
    (median(ours), median(theirs))
}

fn file(folder: &Path, home: &Home, initiatives: usize, decisions: usize) -> PathBuf {
    let path = folder.join(format!("{initiatives}.lodestar"));
    Store::create(&path, home, &strategy(initiatives, decisions), now()).unwrap();
    path
}

fn opened(path: &Path, home: &Home) -> Store {
    Store::open(path, Wish::Write, home, now()).unwrap()
}

fn main() {
    let folder = tempfile::tempdir_in(option_env!("CARGO_TARGET_TMPDIR").unwrap_or(".")).unwrap();
    let home = Home::new(folder.path().join("data"));
    let mut lines = Lines { missed: false };
    println!("{:<58} {:>12} {:>7}  goal", "name", "figure", "ratio");

    let path = file(folder.path(), &home, 1000, 300);
    let mut store = opened(&path, &home);
    let twin = store.save_copy(&folder.path().join("twin.lodestar"), false).unwrap();
    let mut bare = Bare::open(&twin);
    apply_beside_bare(&mut store, &mut bare, 1000, 20);
    let (ours, theirs) = apply_beside_bare(&mut store, &mut bare, 1000, 300);
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    lines.say("apply one change, 1,000 initiatives, against bare SQLite", ours, Some(ratio), "<= 1.5", ratio <= 1.5);

    // Without a disk to wait for: what the store itself costs.
    if let Ok(memory) = tempfile::tempdir_in("/dev/shm") {
        let mut store = opened(&store.save_copy(&memory.path().join("a.lodestar"), false).unwrap(), &home);
        let mut bare = Bare::open(&store.save_copy(&memory.path().join("b.lodestar"), false).unwrap());
        apply_beside_bare(&mut store, &mut bare, 1000, 20);
        let (ours, theirs) = apply_beside_bare(&mut store, &mut bare, 1000, 300);
        lines.say("  the same without a disk", ours, Some(ours.as_secs_f64() / theirs.as_secs_f64()), "-", true);
    }
    drop(store);

    let mut times = Vec::new();
    for _ in 0..25 {
        timed(&mut times, || drop(black_box(opened(&path, &home).strategy())));
    }
    let time = median(times);
    lines.say("open 1,000 initiatives and 300 decisions", time, None, "< 100 ms", time < Duration::from_millis(100));

    let store = opened(&path, &home);
    for (name, words) in [
        ("a rare word", "archive 777"),
        ("a common word", "billing"),
        ("a beginning", "b"),
        ("three words", "ledger audit pri"),
    ] {
        let mut times = Vec::new();
        for _ in 0..100 {
            timed(&mut times, || assert!(!black_box(store.search(words, 20).unwrap()).is_empty()));
        }
        let time = median(times);
        lines.say(&format!("search, {name}"), time, None, "< 5 ms", time < Duration::from_millis(5));
    }
    drop(store);

    let mut sizes = Vec::new();
    for size in [100, 1000, 10_000] {
        let path = if size == 1000 { path.clone() } else { file(folder.path(), &home, size, 0) };
        let mut opening = Vec::new();
        for _ in 0..9 {
            timed(&mut opening, || drop(black_box(opened(&path, &home))));
        }
        let mut store = opened(&path, &home);
        let twin = folder.path().join(format!("twin-{size}.lodestar"));
        let mut bare = Bare::open(&store.save_copy(&twin, false).unwrap());
        let (ours, theirs) = apply_beside_bare(&mut store, &mut bare, size, 60);
        let mut searching = Vec::new();
        for _ in 0..20 {
            timed(&mut searching, || drop(black_box(store.search("billing", 20).unwrap())));
        }
        // For growth the best of several: what is slower waited for other programs.
        sizes.push((size, best(opening), ours, ours.as_secs_f64() / theirs.as_secs_f64(), best(searching)));
    }
    let (base, first) = (sizes[0].0 as f64, sizes[0]);
    for (size, opening, apply, ratio, searching) in &sizes {
        let times = *size as f64 / base;
        let growth = |now: &Duration, then: Duration| now.as_secs_f64() / then.as_secs_f64() / times;
        let open = growth(opening, first.1);
        lines.say(
            &format!("open {size} initiatives (ratio: growth by growth of size)"),
            *opening,
            Some(open),
            LINEAR.1,
            open <= LINEAR.0,
        );
        lines.say(
            &format!("apply among {size} initiatives, against bare SQLite"),
            *apply,
            Some(*ratio),
            "<= 1.5",
            *ratio <= 1.5,
        );
        let search = growth(searching, first.4);
        lines.say(
            &format!("search {size} initiatives (ratio as above)"),
            *searching,
            Some(search),
            LINEAR.1,
            search <= LINEAR.0,
        );
    }
    if lines.missed {
        std::process::exit(1);
    }
}
