//! The steps by which a file of any earlier version becomes one of this version.
//!
//! A step that was released is never edited: files made by it exist. A change of the schema is a new step.

use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::{Connection, TransactionBehavior};

use crate::connection::harden;

/// Step `n` makes version `n + 1` of the file.
pub(crate) const STEPS: &[&str] = &[
    include_str!("migrations/0001_foundation.sql"),
    include_str!("migrations/0002_whole_strategy.sql"),
    include_str!("migrations/0003_workshops.sql"),
    include_str!("migrations/0004_brand_and_audiences.sql"),
    include_str!("migrations/0005_options.sql"),
    include_str!("migrations/0006_reviews.sql"),
    include_str!("migrations/0007_limits_and_earlier_statuses.sql"),
    include_str!("migrations/0008_paused_reviews.sql"),
];

/// The version of files that this program writes.
#[allow(clippy::cast_possible_wrap)]
pub const VERSION: i64 = STEPS.len() as i64;

/// Brings a file from one version to another, in one transaction.
pub(crate) fn migrate(db: &mut Connection, from: usize, to: usize) -> rusqlite::Result<()> {
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for step in STEPS.iter().take(to).skip(from) {
        tx.execute_batch(step)?;
    }
    tx.pragma_update(None, "user_version", i64::try_from(to).unwrap_or(VERSION))?;
    if from > 0 {
        crate::search::rebuild(&tx)?;
    }
    tx.commit()
}

/// A copy in memory of a file of an earlier version, as it would be in this one: for a file that can only be read.
pub(crate) fn in_memory(db: &Connection, from: i64) -> rusqlite::Result<Connection> {
    let mut copy = Connection::open_in_memory()?;
    Backup::new(db, &mut copy)?.run_to_completion(i32::MAX, Duration::from_millis(50), None)?;
    harden(&copy)?;
    migrate(&mut copy, usize::try_from(from).unwrap_or(0), STEPS.len())?;
    Ok(copy)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// The lines of an agenda become points, in the records and in the history that leads to them.
    #[test]
    fn the_agenda_of_a_review_becomes_points_here_and_in_the_history() {
        let mut db = Connection::open_in_memory().unwrap();
        migrate(&mut db, 0, 5).unwrap();
        let id = "00000000-0000-7000-8000-000000000001";
        db.execute(
            "INSERT INTO review (id, rank, created, updated, kind, status, agenda) VALUES (?1, '80', '', '', 'monthly', 'planned', ?2)",
            [id, r#"["Bets","Debt"]"#],
        )
        .unwrap();
        db.execute(
            "INSERT INTO operation (id, uid, revision, role, label, author, origin, time, touched)
             VALUES (1, 'u', 1, 'edit', '', '', '', '', '')",
            [],
        )
        .unwrap();
        let image = |fields: Value| fields.to_string();
        let changes = [
            ("review", image(json!({"agenda": ["Bets"], "title": "One"})), image(json!({"agenda": ["Bets", "Debt"]}))),
            ("review", image(json!({"title": "One"})), image(json!({"title": "Two"}))),
            ("theme", image(json!({"agenda": ["no review"]})), image(json!({}))),
        ];
        for (kind, before, after) in &changes {
            db.execute(
                "INSERT INTO change (operation, kind, record, before, after) VALUES (1, ?, ?, ?, ?)",
                [*kind, id, before, after],
            )
            .unwrap();
        }
        migrate(&mut db, 5, 6).unwrap();
        let point = |text: &str| json!({"text": text, "shows": "talk", "minutes": null});
        let read = |sql: &str| -> Value {
            let text: String = db.query_row(sql, [], |row| row.get(0)).unwrap();
            serde_json::from_str(&text).unwrap()
        };
        assert_eq!(read("SELECT agenda FROM review"), json!([point("Bets"), point("Debt")]));
        let before = read("SELECT json_group_array(json(before)) FROM (SELECT before FROM change ORDER BY no)");
        let one = json!({"agenda": [point("Bets")], "title": "One"});
        assert_eq!(before, json!([one, {"title": "One"}, {"agenda": ["no review"]}]));
        let after = read("SELECT json_group_array(json(after)) FROM (SELECT after FROM change ORDER BY no)");
        assert_eq!(after, json!([{"agenda": [point("Bets"), point("Debt")]}, {"title": "Two"}, {}]));
    }
}
