//! From the changes that a caller asks for to records: ids, places, defaults, validation, references, and what goes with
//! a deleted record.
//!
//! The rules stand here once. Where the records lie, in the rows of a file or in a strategy in memory, is behind
//! [`Records`].

use std::borrow::Cow;
use std::convert::Infallible;

use chrono::{DateTime, SecondsFormat, SubsecRound, Utc};
use serde_json::Value;

use crate::{Change, FieldDef, Fields, Id, Kind, KindDef, Rank, Shape, blank, normalise, references};

/// A field of a record that is wrong, in a sentence for its author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordProblem {
    /// The kind of the record.
    pub kind: Kind,
    /// Its id.
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// The field; a field of a part is `options[2].title`.
    pub field: String,
    /// What is wrong, and what to do.
    pub message: String,
    /// The place, from 0, of the change that asked for it; none for what is merely advised.
    pub change: Option<usize>,
}

/// Why a change was not done. `E` is what can go wrong where the records lie.
#[derive(Clone, Debug, PartialEq)]
pub enum Stop<E> {
    /// The records could not be read or written.
    Records(E),
    /// There is no such record.
    Unknown {
        /// The kind.
        kind: Kind,
        /// The id.
        id: Id,
    },
    /// There is such a record already.
    Taken {
        /// The kind.
        kind: Kind,
        /// The id.
        id: Id,
    },
    /// A second record of a kind that exists once, or the deletion of the only one.
    Single {
        /// The kind.
        kind: Kind,
    },
    /// The change does not say which record.
    Which {
        /// The kind.
        kind: Kind,
    },
    /// Fields that cannot be kept, or that refer to nothing.
    Refused(Vec<RecordProblem>),
}

impl<E> From<E> for Stop<E> {
    fn from(error: E) -> Self {
        Self::Records(error)
    }
}

/// What became of a record: its kind and id, what it was before (`None`: not there), and what it is.
pub type Changed<'a> = (Kind, Id, Option<Cow<'a, Fields>>, Cow<'a, Fields>);

/// Where records lie while changes are done to them.
pub trait Records {
    /// What can go wrong with reading and writing.
    type Error;
    /// The record as it is now.
    fn read(&mut self, kind: Kind, id: Id) -> Result<Option<Fields>, Self::Error>;
    /// Whether the record is there now.
    fn exists(&self, kind: Kind, id: Id) -> Result<bool, Self::Error>;
    /// Makes, changes or (with `None`) removes a record.
    fn write(&mut self, kind: Kind, id: Id, after: Option<Fields>) -> Result<(), Self::Error>;
    /// The rank of the last record of a kind.
    fn last_rank(&self, kind: Kind) -> Result<Option<Rank>, Self::Error>;
    /// The rank of the first record behind `rank` (`None`: of all), not counting `leaving`.
    fn next_rank(&self, kind: Kind, rank: Option<&Rank>, leaving: Id) -> Result<Option<Rank>, Self::Error>;
    /// One more than the highest number in a field.
    fn next_number(&self, kind: Kind, field: &FieldDef) -> Result<i64, Self::Error>;
    /// The records with a field that may refer to this one, each once; more than those that do are no harm.
    fn referring(&mut self, kind: Kind, id: Id) -> Result<Vec<(Kind, Id)>, Self::Error>;
    /// Called when all changes are done: records that differ in nothing but the time of their change become as they were.
    fn settle(&mut self) -> Result<(), Self::Error>;
    /// The records that are there and were changed.
    fn changed(&self) -> impl Iterator<Item = Changed<'_>>;
}

/// A reference to a record that is not there.
pub(crate) struct Loose {
    pub kind: Kind,
    pub id: Id,
    pub field: &'static FieldDef,
    /// The field, or a field of one of its parts.
    pub path: String,
    pub to: Kind,
    pub target: Id,
    /// What people call the record that refers.
    pub name: String,
}

/// Gives every change its id: new ones to new records, the only one to the kinds that exist once.
pub fn name_records(
    changes: &[Change],
    single: &dyn Fn(Kind) -> Option<Id>,
    new_id: &dyn Fn() -> Id,
) -> Result<Vec<Change>, Stop<Infallible>> {
    let named = changes.iter().map(|change| {
        let mut change = change.clone();
        match &mut change {
            Change::Put { id, .. } => {
                id.get_or_insert_with(new_id);
            }
            Change::Set { kind, id, .. } => {
                let only = || single(*kind).filter(|_| kind.def().single);
                *id = Some(id.or_else(only).ok_or(Stop::Which { kind: *kind })?);
            }
            Change::Delete { .. } | Change::Move { .. } => {}
        }
        Ok(change)
    });
    named.collect()
}

/// Does changes, whose ids are all given: all of them, or none is to be kept. The records made are returned in the order
/// in which they were asked for.
pub fn perform<R: Records>(records: &mut R, changes: &[Change], now: DateTime<Utc>) -> Result<Vec<Id>, Stop<R::Error>> {
    let mut problems = Vec::new();
    for (place, change) in changes.iter().enumerate() {
        match step(records, change, now) {
            Err(Stop::Refused(found)) => {
                problems.extend(found.into_iter().map(|one| RecordProblem { change: Some(place), ..one }));
            }
            // A record that was refused above is missing below: what was refused is what its author must hear of.
            Err(_) if !problems.is_empty() => break,
            done => done?,
        }
    }
    if problems.is_empty() {
        records.settle()?;
        problems = loose(records)?.into_iter().map(Loose::problem).collect();
        for problem in &mut problems {
            let names = |change: &Change| change.kind() == problem.kind && change.id() == Some(problem.id);
            problem.change = changes.iter().rposition(names);
        }
    }
    if !problems.is_empty() {
        return Err(Stop::Refused(problems));
    }
    Ok(changes.iter().filter(|change| matches!(change, Change::Put { .. })).filter_map(Change::id).collect())
}

/// Does one change. References are looked at in the end, because a change may refer to what a later one makes.
pub(crate) fn step<R: Records>(records: &mut R, change: &Change, now: DateTime<Utc>) -> Result<(), Stop<R::Error>> {
    match change {
        Change::Put { kind, id: Some(id), fields, after } => put(records, *kind, *id, fields, *after, now),
        Change::Set { kind, id: Some(id), fields } => set(records, *kind, *id, fields, now),
        Change::Put { kind, .. } | Change::Set { kind, .. } => Err(Stop::Which { kind: *kind }),
        Change::Delete { kind, .. } | Change::Move { kind, .. } if kind.def().single => {
            Err(Stop::Single { kind: *kind })
        }
        Change::Delete { kind, id } => delete(records, *kind, *id, now),
        Change::Move { kind, id, after } => shift(records, *kind, *id, *after, now),
    }
}

/// Makes a record behind `after`, or behind all others of its kind.
pub(crate) fn put<R: Records>(
    records: &mut R,
    kind: Kind,
    id: Id,
    fields: &Fields,
    after: Option<Option<Id>>,
    now: DateTime<Utc>,
) -> Result<(), Stop<R::Error>> {
    let def = kind.def();
    let last = records.last_rank(kind)?;
    if def.single && last.is_some() {
        return Err(Stop::Single { kind });
    }
    if records.exists(kind, id)? {
        return Err(Stop::Taken { kind, id });
    }
    let rank = match after {
        None => Rank::between(last.as_ref(), None),
        Some(after) => place(records, kind, after, id)?,
    };
    let fields = checked(def, id, fields, fields)?;
    let now = Value::from(time(now));
    let mut record = Fields::new();
    record.insert("id".into(), id.to_string().into());
    record.insert("rank".into(), rank.as_str().into());
    record.insert("created".into(), now.clone());
    record.insert("updated".into(), now);
    record.extend(blank(def));
    record.extend(fields);
    let missing = |record: &Fields, field: &FieldDef| record.get(field.name).is_none_or(Value::is_null);
    for field in def.fields.iter().filter(|field| field.counted) {
        if missing(&record, field) {
            record.insert(field.name.into(), records.next_number(kind, field)?.into());
        }
    }
    let targets = def.fields.iter().filter(|field| field.shape == Shape::Target && missing(&record, field));
    let problems: Vec<RecordProblem> = targets
        .map(|field| {
            let message = format!("{} must name a record as {{\"kind\": …, \"id\": …}}.", field.label);
            problem(def, id, &record, field.name, message)
        })
        .collect();
    if !problems.is_empty() {
        return Err(Stop::Refused(problems));
    }
    Ok(records.write(kind, id, Some(record))?)
}

/// Changes fields of a record.
pub(crate) fn set<R: Records>(
    records: &mut R,
    kind: Kind,
    id: Id,
    fields: &Fields,
    now: DateTime<Utc>,
) -> Result<(), Stop<R::Error>> {
    let before = records.read(kind, id)?.ok_or(Stop::Unknown { kind, id })?;
    let fields = checked(kind.def(), id, fields, &before)?;
    let mut record = before.clone();
    // Inserting under an existing name keeps the order of the fields.
    record.extend(fields);
    write_changed(records, kind, id, &before, record, now)
}

fn shift<R: Records>(
    records: &mut R,
    kind: Kind,
    id: Id,
    after: Option<Id>,
    now: DateTime<Utc>,
) -> Result<(), Stop<R::Error>> {
    let before = records.read(kind, id)?.ok_or(Stop::Unknown { kind, id })?;
    if after == Some(id) {
        return Ok(());
    }
    let rank = place(records, kind, after, id)?;
    let mut record = before.clone();
    record.insert("rank".into(), rank.as_str().into());
    write_changed(records, kind, id, &before, record, now)
}

/// Writes a record with the time of the change, where it changed.
pub(crate) fn write_changed<R: Records>(
    records: &mut R,
    kind: Kind,
    id: Id,
    before: &Fields,
    mut record: Fields,
    now: DateTime<Utc>,
) -> Result<(), Stop<R::Error>> {
    if record == *before {
        return Ok(());
    }
    record.insert("updated".into(), time(now).into());
    Ok(records.write(kind, id, Some(record))?)
}

/// The rank behind the record `after` (`None`: the first place), where `leaving` does not count as a neighbour.
fn place<R: Records>(records: &mut R, kind: Kind, after: Option<Id>, leaving: Id) -> Result<Rank, Stop<R::Error>> {
    let before = match after {
        None => None,
        Some(id) => {
            let record = records.read(kind, id)?.ok_or(Stop::Unknown { kind, id })?;
            record.get("rank").and_then(|rank| Rank::parse(rank.as_str()?))
        }
    };
    let next = records.next_rank(kind, before.as_ref(), leaving)?;
    Ok(Rank::between(before.as_ref(), next.as_ref()))
}

/// Deletes a record, those that belong to it, and clears what else refers to it.
pub(crate) fn delete<R: Records>(
    records: &mut R,
    kind: Kind,
    id: Id,
    now: DateTime<Utc>,
) -> Result<(), Stop<R::Error>> {
    if !records.exists(kind, id)? {
        return Err(Stop::Unknown { kind, id });
    }
    let mut leaving = vec![(kind, id)];
    while let Some((kind, id)) = leaving.pop() {
        records.write(kind, id, None)?;
        for (other, referring) in records.referring(kind, id)? {
            let Some(before) = records.read(other, referring)? else { continue };
            let mut record = before.clone();
            if references::clear(other.def(), &mut record, &|k, i| (k, i) == (kind, id)) {
                write_changed(records, other, referring, &before, record, now)?;
            } else {
                leaving.push((other, referring));
            }
        }
    }
    Ok(())
}

/// The references, in fields that changed, to records that are not there.
pub(crate) fn loose<R: Records>(records: &R) -> Result<Vec<Loose>, R::Error> {
    let (mut found, mut failed) = (Vec::new(), None);
    for (kind, id, before, after) in records.changed() {
        let def = kind.def();
        for field in def.fields.iter().filter(|field| references::may_refer(&field.shape)) {
            let Some(value) = after.get(field.name) else { continue };
            if before.as_ref().is_some_and(|before| before.get(field.name) == Some(value)) {
                continue;
            }
            references::each(
                &field.shape,
                value,
                field.name,
                &mut |path, to, target| match records.exists(to, target) {
                    Ok(true) => {}
                    Ok(false) => {
                        let (path, name) = (path.to_owned(), name(def, &after));
                        found.push(Loose { kind, id, field, path, to, target, name });
                    }
                    Err(error) => failed = Some(error),
                },
            );
        }
    }
    failed.map_or(Ok(found), Err)
}

impl Loose {
    fn problem(self) -> RecordProblem {
        let message = references::leads_nowhere(self.field.label, self.to, self.target);
        RecordProblem { kind: self.kind, id: self.id, name: self.name, field: self.path, message, change: None }
    }
}

/// The fields in the form in which they are stored, or what is wrong with them.
fn checked<E>(def: &'static KindDef, id: Id, fields: &Fields, named_by: &Fields) -> Result<Fields, Stop<E>> {
    normalise(def, fields).map_err(|found| {
        Stop::Refused(found.into_iter().map(|one| problem(def, id, named_by, &one.field, one.message)).collect())
    })
}

fn problem(def: &KindDef, id: Id, named_by: &Fields, field: &str, message: String) -> RecordProblem {
    RecordProblem { kind: def.kind, id, name: name(def, named_by), field: field.to_owned(), message, change: None }
}

/// What people call a record.
pub fn name(def: &KindDef, record: &Fields) -> String {
    if def.single {
        return def.label.to_owned();
    }
    match record.get(def.title).and_then(Value::as_str).map(str::trim) {
        Some(title) if !title.is_empty() => title.to_owned(),
        _ => format!("untitled {}", def.label.to_lowercase()),
    }
}

/// A moment as records hold it: RFC 3339, UTC, at most milliseconds.
pub fn time(moment: DateTime<Utc>) -> String {
    moment.trunc_subsecs(3).to_rfc3339_opts(SecondsFormat::AutoSi, true)
}
