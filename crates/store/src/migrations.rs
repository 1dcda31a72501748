//! The steps by which a file of any earlier version becomes one of this version.
//!
//! A step that was released is never edited: files made by it exist. A change of the schema is a new step.

use rusqlite::{Connection, TransactionBehavior};

/// Step `n` makes version `n + 1` of the file.
pub(crate) const STEPS: &[&str] = &[
    include_str!("migrations/0001_foundation.sql"),
    include_str!("migrations/0002_whole_strategy.sql"),
    include_str!("migrations/0003_workshops.sql"),
    include_str!("migrations/0004_brand_and_audiences.sql"),
    include_str!("migrations/0005_options.sql"),
    include_str!("migrations/0006_reviews.sql"),
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
