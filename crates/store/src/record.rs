//! Writing the history: one row for an operation, one for each record it changed, and the growth of an operation while
//! its author is typing.

use lodestar_model::{Fields, Id, Kind};
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;

use crate::table::COMMON;
use crate::work::{Net, same_but_time};

/// What is written about an operation.
pub(crate) struct Entry<'a> {
    pub(crate) uid: String,
    pub(crate) role: &'static str,
    /// The operation that an undo, redo or revert refers to.
    pub(crate) undoes: Option<i64>,
    pub(crate) label: &'a str,
    pub(crate) author: &'a str,
    pub(crate) origin: &'a str,
    pub(crate) coalesce: Option<&'a str>,
    /// RFC 3339.
    pub(crate) time: &'a str,
}

/// What changed in one record, as the history keeps it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Kept {
    pub(crate) kind: Kind,
    pub(crate) id: Id,
    /// The whole record that was deleted, or the fields that changed as they were. `None`: the record was made.
    pub(crate) before: Option<Fields>,
    /// The whole record that was made, or the fields that changed as they became. `None`: the record was deleted.
    pub(crate) after: Option<Fields>,
}

impl Kept {
    pub(crate) fn of(kind: Kind, id: Id, before: Option<&Fields>, after: Option<&Fields>) -> Self {
        let differing = |one: &Fields, other: &Fields| -> Fields {
            let names = one.iter().filter(|(name, value)| other.get(*name) != Some(value));
            names.map(|(name, value)| (name.clone(), value.clone())).collect()
        };
        match (before, after) {
            (Some(b), Some(a)) => Self { kind, id, before: Some(differing(b, a)), after: Some(differing(a, b)) },
            _ => Self { kind, id, before: before.cloned(), after: after.cloned() },
        }
    }
}

/// The next revision; the file counts it.
pub(crate) fn next_revision(db: &Connection) -> rusqlite::Result<i64> {
    db.prepare_cached("UPDATE file SET revision = revision + 1 RETURNING revision")?.query_row([], |row| row.get(0))
}

/// Writes a new operation; its id is the revision.
pub(crate) fn write(db: &Connection, revision: i64, entry: &Entry<'_>, nets: &[Net]) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO operation (id, uid, revision, role, undoes, label, author, origin, coalesce_key, time, touched)
         VALUES (?1, ?2, ?1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)",
    )?
    .execute(params![
        revision,
        entry.uid,
        entry.role,
        entry.undoes,
        entry.label,
        entry.author,
        entry.origin,
        entry.coalesce,
        entry.time
    ])?;
    for net in nets {
        add_change(db, revision, &Kept::of(net.kind, net.id, net.before.as_ref(), net.after.as_ref()))?;
    }
    Ok(())
}

fn add_change(db: &Connection, operation: i64, kept: &Kept) -> rusqlite::Result<()> {
    db.prepare_cached("INSERT INTO change (operation, kind, record, before, after) VALUES (?, ?, ?, ?, ?)")?.execute(
        params![
            operation,
            kept.kind.name(),
            kept.id.to_string(),
            json(kept.before.as_ref()),
            json(kept.after.as_ref())
        ],
    )?;
    Ok(())
}

fn json(fields: Option<&Fields>) -> Option<String> {
    fields.map(|fields| serde_json::to_string(fields).unwrap_or_default())
}

/// What an operation that grew has become.
pub(crate) enum Grown {
    /// It goes on, with more in it.
    On,
    /// It ended where it began; the records whose time of change must be put back as well.
    ToNothing(Vec<(Kind, Id, Value)>),
}

/// Merges changes into the newest operation: what was before stays, what is after is replaced.
pub(crate) fn grow(
    db: &Connection,
    operation: i64,
    revision: i64,
    label: &str,
    time: &str,
    nets: &[Net],
) -> rusqlite::Result<Grown> {
    let mut put_back = Vec::new();
    for net in nets {
        let earlier = one(db, operation, net.kind, net.id)?;
        let original = match &earlier {
            None => net.before.clone(),
            Some((_, Kept { before: None, .. })) => None,
            Some((_, Kept { before: Some(whole), after: None, .. })) => Some(whole.clone()),
            Some((_, Kept { before: Some(fields), after: Some(_), .. })) => net.before.clone().map(|mut record| {
                record.extend(fields.clone());
                record
            }),
        };
        let nothing = match (&original, &net.after) {
            (None, None) => true,
            (Some(before), Some(after)) => same_but_time(before, after),
            _ => false,
        };
        if let Some((no, _)) = earlier {
            db.prepare_cached("DELETE FROM change WHERE no = ?")?.execute([no])?;
        }
        if !nothing {
            add_change(db, operation, &Kept::of(net.kind, net.id, original.as_ref(), net.after.as_ref()))?;
        } else if let Some(time) = original.and_then(|record| record.get("updated").cloned()) {
            put_back.push((net.kind, net.id, time));
        }
    }
    let left: i64 = db
        .prepare_cached("SELECT count(*) FROM change WHERE operation = ?")?
        .query_row([operation], |row| row.get(0))?;
    if left == 0 {
        db.prepare_cached("DELETE FROM operation WHERE id = ?")?.execute([operation])?;
        return Ok(Grown::ToNothing(put_back));
    }
    for (kind, id, time) in put_back {
        // The operation still has other records: this one keeps its new time, and the history knows the old one.
        let now = nets.iter().find(|net| (net.kind, net.id) == (kind, id)).and_then(|net| net.after.as_ref());
        let mut before = now.cloned();
        if let Some(before) = &mut before {
            before.insert("updated".into(), time);
        }
        add_change(db, operation, &Kept::of(kind, id, before.as_ref(), now))?;
    }
    db.prepare_cached("UPDATE operation SET revision = ?, touched = ?, label = ? WHERE id = ?")?
        .execute(params![revision, time, label, operation])?;
    Ok(Grown::On)
}

fn one(db: &Connection, operation: i64, kind: Kind, id: Id) -> rusqlite::Result<Option<(i64, Kept)>> {
    let sql = "SELECT no, before, after FROM change WHERE record = ? AND operation = ? AND kind = ?";
    let found = db.prepare_cached(sql)?.query_row(params![id.to_string(), operation, kind.name()], |row| {
        Ok((row.get(0)?, Kept { kind, id, before: fields(row.get(1)?)?, after: fields(row.get(2)?)? }))
    });
    found.optional()
}

/// The changes of operations, newest first: of one operation, or of all after it.
pub(crate) fn changes(db: &Connection, operation: i64, and_after: bool) -> rusqlite::Result<Vec<Kept>> {
    let how = if and_after { ">" } else { "=" };
    let sql = format!(
        "SELECT kind, record, before, after FROM change WHERE operation {how} ? ORDER BY operation DESC, no DESC"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([operation], |row| {
        let (kind, id) = (row.get::<_, String>(0)?, row.get::<_, String>(1)?);
        let (kind, id) = (kind.parse(), id.parse());
        let (Ok(kind), Ok(id)) = (kind, id) else { return Err(unreadable("a change names no record".into())) };
        Ok(Kept { kind, id, before: fields(row.get(2)?)?, after: fields(row.get(3)?)? })
    })?;
    rows.collect()
}

/// The image of a whole record with all fields that its kind has today: it may have been kept before some of them were
/// added, and these were empty then.
pub(crate) fn whole(kind: Kind, image: Fields) -> Fields {
    let def = kind.def();
    if image.len() >= def.fields.len() + COMMON.len() {
        return image;
    }
    let mut record: Fields =
        COMMON.iter().filter_map(|name| Some(((*name).to_owned(), image.get(*name)?.clone()))).collect();
    record.extend(lodestar_model::blank(def));
    record.extend(image);
    record
}

/// Reads fields as the history keeps them.
pub(crate) fn fields(json: Option<String>) -> rusqlite::Result<Option<Fields>> {
    json.map(|text| {
        serde_json::from_str(&text).map_err(|error| unreadable(format!("a change cannot be read: {error}")))
    })
    .transpose()
}

fn unreadable(what: String) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, what.into())
}
