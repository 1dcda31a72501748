//! From the rows of a file to the whole strategy in memory.

use std::path::Path;

use lodestar_model::{Kind, Strategy};
use rusqlite::Connection;

use crate::table::table;
use crate::{Error, Result};

/// All records of a file, as they were at one moment. Fails where one does not read as its kind: a choice that does not
/// exist, a broken list.
pub(crate) fn load(db: &Connection, path: &Path) -> Result<Strategy> {
    // Another program may write between two tables.
    let _moment = db.unchecked_transaction().map_err(Error::sqlite(path))?;
    let damaged = |what: String| Error::Damaged { path: path.to_owned(), what };
    let mut strategy = Strategy::default();
    for kind in Kind::ALL {
        let records = table(*kind).all(db).map_err(Error::sqlite(path))?;
        strategy.extend(*kind, records).map_err(|unfit| damaged(unfit.to_string()))?;
        if kind.def().single && strategy.count(*kind) != 1 {
            return Err(damaged(format!("it should have one {kind} and has {}", strategy.count(*kind))));
        }
    }
    Ok(strategy)
}
