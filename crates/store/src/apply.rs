//! From the changes that a caller asks for to rows: ids, places, defaults, validation, references, and what goes with
//! a deleted record. All of an operation happens or none of it.

use chrono::{DateTime, SecondsFormat, SubsecRound, Utc};
use lodestar_model::{Change, Fields, Id, Kind, KindDef, Shape, blank, normalise, references};
use serde_json::Value;

use crate::error::RecordProblem;
use crate::table::table;
use crate::work::Work;
use crate::{Error, Result};

/// What an operation needs beyond its changes.
pub(crate) struct Circumstances<'a> {
    pub(crate) now: DateTime<Utc>,
    /// Turns an error of SQLite into a sentence about the file.
    pub(crate) sqlite: &'a dyn Fn(rusqlite::Error) -> Error,
}

/// Gives every change its id: new ones to new records, the only one to the kinds that exist once.
pub(crate) fn name_records(
    changes: &[Change],
    single: &dyn Fn(Kind) -> Option<Id>,
    new_id: &dyn Fn() -> Id,
) -> Result<Vec<Change>> {
    let named = changes.iter().map(|change| {
        let mut change = change.clone();
        match &mut change {
            Change::Put { kind, id, .. } => {
                if kind.def().single && single(*kind).is_some() {
                    return Err(Error::Single { kind: *kind });
                }
                id.get_or_insert_with(new_id);
            }
            Change::Set { kind, id, .. } => {
                if id.is_none() {
                    *id = if kind.def().single { single(*kind) } else { None };
                }
                if id.is_none() {
                    return Err(Error::Which { kind: *kind });
                }
            }
            Change::Delete { kind, .. } | Change::Move { kind, .. } => {
                if kind.def().single {
                    return Err(Error::Single { kind: *kind });
                }
            }
        }
        Ok(change)
    });
    named.collect()
}

/// Does the changes, whose ids are all given. The records made are returned in the order in which they were asked for.
pub(crate) fn perform(work: &mut Work<'_>, changes: &[Change], at: &Circumstances<'_>) -> Result<Vec<Id>> {
    let mut problems = Vec::new();
    let mut made = Vec::new();
    for (place, change) in changes.iter().enumerate() {
        let before = problems.len();
        let done = match change {
            Change::Put { kind, id: Some(id), fields, after } => {
                made.push(*id);
                put(work, *kind, *id, fields, *after, at, &mut problems)
            }
            Change::Set { kind, id: Some(id), fields } => set(work, *kind, *id, fields, at, &mut problems),
            Change::Delete { kind, id } => delete(work, *kind, *id, at),
            Change::Move { kind, id, after } => shift(work, *kind, *id, *after, at),
            Change::Put { kind, .. } | Change::Set { kind, .. } => Err(Error::Which { kind: *kind }),
        };
        problems[before..].iter_mut().for_each(|problem| problem.change = Some(place));
        match done {
            // A record that was refused above is missing below: what was refused is what its author must hear of.
            Err(_) if !problems.is_empty() => break,
            done => done?,
        }
    }
    if problems.is_empty() {
        work.forget_mere_touches().map_err(at.sqlite)?;
        dangling(work, at, &mut problems)?;
        for problem in &mut problems {
            let names = |change: &Change| change.kind() == problem.kind && change.id() == Some(problem.id);
            problem.change = changes.iter().rposition(names);
        }
    }
    if problems.is_empty() { Ok(made) } else { Err(Error::Refused { problems }) }
}

fn put(
    work: &mut Work<'_>,
    kind: Kind,
    id: Id,
    fields: &Fields,
    after: Option<Option<Id>>,
    at: &Circumstances<'_>,
    problems: &mut Vec<RecordProblem>,
) -> Result<()> {
    let def = kind.def();
    if work.exists(kind, id).map_err(at.sqlite)? {
        return Err(Error::Taken { kind, id });
    }
    let rank = match after {
        None => work.last_place(kind).map_err(at.sqlite)?,
        Some(after) => place(work, kind, after, id, at)?,
    };
    let Some(fields) = checked(def, id, fields, fields, problems) else { return Ok(()) };
    let now = Value::from(time(at.now));
    let mut record = Fields::new();
    record.insert("id".into(), id.to_string().into());
    record.insert("rank".into(), rank.as_str().into());
    record.insert("created".into(), now.clone());
    record.insert("updated".into(), now);
    record.extend(blank(def));
    record.extend(fields);
    for field in def.fields.iter().filter(|field| field.counted) {
        if record[field.name].is_null() {
            let number = table(kind).next_number(work.db, field).map_err(at.sqlite)?;
            record.insert(field.name.into(), number.into());
        }
    }
    for field in def.fields.iter().filter(|field| field.shape == Shape::Target && record[field.name].is_null()) {
        let message = format!("{} must name a record as {{\"kind\": …, \"id\": …}}.", field.label);
        problems.push(problem(def, id, &record, field.name, message));
    }
    if problems.is_empty() {
        work.write(kind, id, Some(record)).map_err(at.sqlite)?;
    }
    Ok(())
}

fn set(
    work: &mut Work<'_>,
    kind: Kind,
    id: Id,
    fields: &Fields,
    at: &Circumstances<'_>,
    problems: &mut Vec<RecordProblem>,
) -> Result<()> {
    let before = work.read(kind, id).map_err(at.sqlite)?.ok_or(Error::Unknown { kind, id })?;
    let Some(fields) = checked(kind.def(), id, fields, &before, problems) else { return Ok(()) };
    let mut record = before.clone();
    // Inserting under an existing name keeps the order of the fields.
    record.extend(fields);
    write_changed(work, kind, id, &before, record, at)
}

fn shift(work: &mut Work<'_>, kind: Kind, id: Id, after: Option<Id>, at: &Circumstances<'_>) -> Result<()> {
    let before = work.read(kind, id).map_err(at.sqlite)?.ok_or(Error::Unknown { kind, id })?;
    if after == Some(id) {
        return Ok(());
    }
    let rank = place(work, kind, after, id, at)?;
    let mut record = before.clone();
    record.insert("rank".into(), rank.as_str().into());
    write_changed(work, kind, id, &before, record, at)
}

fn write_changed(
    work: &mut Work<'_>,
    kind: Kind,
    id: Id,
    before: &Fields,
    mut record: Fields,
    at: &Circumstances<'_>,
) -> Result<()> {
    if record == *before {
        return Ok(());
    }
    record.insert("updated".into(), time(at.now).into());
    work.write(kind, id, Some(record)).map_err(at.sqlite)
}

fn place(
    work: &mut Work<'_>,
    kind: Kind,
    after: Option<Id>,
    id: Id,
    at: &Circumstances<'_>,
) -> Result<lodestar_model::Rank> {
    let place = work.place_after(kind, after, id).map_err(at.sqlite)?;
    place.ok_or_else(|| Error::Unknown { kind, id: after.unwrap_or(id) })
}

/// Deletes a record, those that belong to it, and clears what else refers to it.
fn delete(work: &mut Work<'_>, kind: Kind, id: Id, at: &Circumstances<'_>) -> Result<()> {
    if !work.exists(kind, id).map_err(at.sqlite)? {
        return Err(Error::Unknown { kind, id });
    }
    let mut leaving = vec![(kind, id)];
    while let Some((kind, id)) = leaving.pop() {
        work.write(kind, id, None).map_err(at.sqlite)?;
        for other in Kind::ALL {
            let rows = table(*other);
            for field in rows.def.fields.iter().filter(|field| references::may_refer_to(&field.shape, kind)) {
                for referring in rows.referring(work.db, field, id).map_err(at.sqlite)? {
                    let Some(before) = work.read(*other, referring).map_err(at.sqlite)? else { continue };
                    let mut record = before.clone();
                    let stays = references::clear(rows.def, &mut record, &|k, i| (k, i) == (kind, id));
                    if !stays {
                        leaving.push((*other, referring));
                    } else {
                        write_changed(work, *other, referring, &before, record, at)?;
                    }
                }
            }
        }
    }
    Ok(())
}

/// The fields in the form in which they are stored, or `None` and the reasons.
fn checked(
    def: &'static KindDef,
    id: Id,
    fields: &Fields,
    named_by: &Fields,
    problems: &mut Vec<RecordProblem>,
) -> Option<Fields> {
    match normalise(def, fields) {
        Ok(fields) => Some(fields),
        Err(found) => {
            problems.extend(found.into_iter().map(|p| problem(def, id, named_by, &p.field, p.message)));
            None
        }
    }
}

fn problem(def: &KindDef, id: Id, named_by: &Fields, field: &str, message: String) -> RecordProblem {
    RecordProblem { kind: def.kind, id, name: name(def, named_by), field: field.to_owned(), message, change: None }
}

/// What people call a record.
pub(crate) fn name(def: &KindDef, record: &Fields) -> String {
    if def.single {
        return def.label.to_owned();
    }
    match record.get(def.title).and_then(Value::as_str).map(str::trim) {
        Some(title) if !title.is_empty() => title.to_owned(),
        _ => format!("untitled {}", def.label.to_lowercase()),
    }
}

/// Reports references, in fields that changed, to records that are not there.
fn dangling(work: &Work<'_>, at: &Circumstances<'_>, problems: &mut Vec<RecordProblem>) -> Result<()> {
    let mut failed = None;
    for (kind, id, before, after) in work.changed() {
        let (def, Some(after)) = (kind.def(), after) else { continue };
        for field in def.fields.iter().filter(|field| references::may_refer(&field.shape)) {
            let value = &after[field.name];
            if before.is_some_and(|before| before.get(field.name) == Some(value)) {
                continue;
            }
            references::each(&field.shape, value, field.name, &mut |path, to, target| match work.exists(to, target) {
                Ok(true) => {}
                Ok(false) => {
                    let message = references::leads_nowhere(field.label, to, target);
                    problems.push(problem(def, id, after, path, message));
                }
                Err(error) => failed = Some(error),
            });
        }
    }
    failed.map_or(Ok(()), |error| Err((at.sqlite)(error)))
}

/// A moment as it stands in the file: RFC 3339, UTC, at most milliseconds; the same text as in the JSON of the model.
pub(crate) fn time(moment: DateTime<Utc>) -> String {
    moment.trunc_subsecs(3).to_rfc3339_opts(SecondsFormat::AutoSi, true)
}
