//! Points in history: what they are called, where they lie, and what changed between two of them.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{DateTime, Local, NaiveDate, NaiveTime, TimeZone, Utc};
use lodestar_documents::{Document, Sight, Since, for_audience};
use lodestar_model::diff::{Difference, changes_to_restore, changes_to_restore_all, difference};
use lodestar_model::records::{PlanOption, Publication, ReviewStatus, Snapshot};
use lodestar_model::{AnyRecord, Change, Fields, Id, Kind, Operation, Readers, Strategy, describe};
use lodestar_store::Store;
use serde_json::json;

use crate::edit::WINDOW;
use crate::looking::option_of;
use crate::wire::{Changed, ChangedQuery, Patch, Point, PointInfo, Restore};
use crate::{App, Failure};

/// Which side of a comparison a point is on: a day begins a comparison with its first moment and ends one with its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What is compared with.
    From,
    /// What has become of it.
    To,
}

/// A point of a file: where it lies, and the strategy as it was.
#[derive(Clone, Debug)]
pub struct Found {
    /// What it is and when it was.
    pub info: PointInfo,
    /// The operation after which the strategy was so.
    pub operation: u64,
    /// The strategy as it was.
    pub strategy: Arc<Strategy>,
}

/// Finds a point in the history of a file.
pub fn find(store: &Store, point: &Point, side: Side) -> Result<Found, Failure> {
    let now = store.strategy();
    let gone = |what: &str| {
        Failure::new("no_such_point", format!("There is no {what} like that in this file."), "Choose another point.")
    };
    let (operation, name) = match point {
        Point::Now => {
            let operation = store.operation_at(store.revision())?.ok_or_else(|| gone("state"))?;
            let info = PointInfo { name: "Now".into(), time: store.saved_at(), revision: store.revision() };
            return Ok(Found { info, operation, strategy: now });
        }
        Point::Start => (store.operation_at(1)?, "the beginning".to_owned()),
        Point::Revision { revision } => (store.operation_at(*revision)?, format!("Revision {revision}")),
        Point::Day { day } => {
            let moment = moment(*day, side);
            let operation = store.operation_before(moment)?;
            if operation.is_none() {
                return Err(before_the_file(store, *day));
            }
            (operation, lodestar_model::calc::day(*day))
        }
        Point::Snapshot { id } => {
            let snapshot = now.snapshots.iter().find(|one| one.id == *id).ok_or_else(|| gone("snapshot"))?;
            (at(store, snapshot.revision)?, snapshot.name())
        }
        Point::Option { id } => {
            let option = option_of(&now, *id)?;
            let operation = store.operation_at(store.revision())?.ok_or_else(|| gone("state"))?;
            let info = PointInfo { name: option.name(), time: option.updated, revision: store.revision() };
            let strategy = Arc::new(lodestar_model::branch::of_option(&now, option).strategy);
            return Ok(Found { info, operation, strategy });
        }
        Point::Publication { id } => {
            let publication = now.publications.iter().find(|one| one.id == *id).ok_or_else(|| gone("publication"))?;
            (at(store, publication.revision)?, told(&now, publication))
        }
    };
    let operation = operation.ok_or_else(|| gone("state"))?;
    let strategy = Arc::new(store.state_at(operation)?);
    let (time, revision) = store.moment_of(operation)?;
    Ok(Found { info: PointInfo { name, time, revision }, operation, strategy })
}

fn at(store: &Store, revision: Option<i64>) -> Result<Option<u64>, Failure> {
    let revision = revision.and_then(|revision| u64::try_from(revision).ok());
    Ok(revision.map(|revision| store.operation_at(revision)).transpose()?.flatten())
}

/// What a publication is called as a point.
fn told(strategy: &Strategy, publication: &Publication) -> String {
    format!("{} for {}", publication.file_name, whom(strategy, readers(publication)))
}

/// Readers, within a sentence: a name of one's own stays as it was given.
fn whom(strategy: &Strategy, readers: Readers) -> String {
    match readers {
        Readers::Lens(lens) => lens.label().to_lowercase(),
        own => own.name(strategy),
    }
}

/// For whom something was published.
fn readers(publication: &Publication) -> Readers {
    publication.own_audience.map_or(Readers::Lens(publication.audience), |own| Readers::Own(own.0))
}

fn moment(day: NaiveDate, side: Side) -> DateTime<Utc> {
    let day = if side == Side::To { day.succ_opt().unwrap_or(day) } else { day };
    let midnight = day.and_time(NaiveTime::MIN);
    Local.from_local_datetime(&midnight).earliest().map_or(midnight.and_utc(), |time| time.with_timezone(&Utc))
}

fn before_the_file(store: &Store, day: NaiveDate) -> Failure {
    let began = store.operation_at(1).ok().flatten().and_then(|first| store.moment_of(first).ok());
    let day = lodestar_model::calc::day(day);
    let message = match began {
        Some((time, _)) => {
            let first = lodestar_model::calc::day(time.with_timezone(&Local).date_naive());
            format!("When {day} began, this file did not exist yet: it was made on {first}.")
        }
        None => format!("When {day} began, this file did not exist yet."),
    };
    Failure::new("no_such_point", message, "Choose a later day, or the beginning.")
}

/// The last publication for an audience, for “since they last saw it”.
pub fn last_publication(strategy: &Strategy, audience: Readers) -> Option<&Publication> {
    strategy.publications.iter().filter(|one| readers(one) == audience).max_by_key(|one| (one.revision, one.time))
}

/// Reads a point as it is written on the command line: `now`, `start`, a day, `@12` for a revision, `last` for the last
/// publication of the audience, `option:` and the name or id of an option, or the name or id of a snapshot.
pub fn read_point(strategy: &Strategy, text: &str, audience: Readers) -> Result<Point, Failure> {
    let text = text.trim();
    match text {
        "now" => return Ok(Point::Now),
        "start" => return Ok(Point::Start),
        "last" => {
            let last = last_publication(strategy, audience).ok_or_else(|| {
                let whom = whom(strategy, audience);
                let message = format!("Nothing was published for {whom} yet, or no publication was recorded.");
                Failure::new("no_such_point", message, "Publish with --record, or compare with a snapshot or a day.")
            })?;
            return Ok(Point::Publication { id: last.id });
        }
        _ => {}
    }
    if let Some(name) = text.strip_prefix("option:") {
        return Ok(Point::Option { id: option_called(strategy, name)?.id });
    }
    if let Some(revision) = text.strip_prefix('@').and_then(|digits| digits.parse().ok()) {
        return Ok(Point::Revision { revision });
    }
    if let Ok(day) = text.parse() {
        return Ok(Point::Day { day });
    }
    let named = |snapshot: &&Snapshot| snapshot.name.trim().to_lowercase() == text.to_lowercase();
    let id = text.parse::<Id>().ok();
    let mut found = strategy.snapshots.iter().filter(|snapshot| Some(snapshot.id) == id || named(snapshot));
    match (found.next(), found.next()) {
        (Some(snapshot), None) => Ok(Point::Snapshot { id: snapshot.id }),
        (Some(_), Some(_)) => {
            let message = format!("Several snapshots are called “{text}”.");
            Err(Failure::new("no_such_point", message, "Give the id: lodestar snapshot FILE lists them."))
        }
        (None, _) => {
            let message = format!("“{text}” is no point of this file.");
            let hint = "Points are now, start, last, a day such as 2027-03-31, @REVISION, option:NAME, and the names of snapshots.";
            Err(Failure::new("no_such_point", message, hint))
        }
    }
}

/// The option of that name or id; the beginning of a name is enough where there is one such.
pub fn option_called<'a>(strategy: &'a Strategy, text: &str) -> Result<&'a PlanOption, Failure> {
    let wanted = text.trim().to_lowercase();
    let id = text.trim().parse::<Id>().ok();
    let name = |one: &PlanOption| one.name.trim().to_lowercase();
    let all = || strategy.plan_options.iter();
    let whole: Vec<&PlanOption> = all().filter(|one| Some(one.id) == id || name(one) == wanted).collect();
    let begun: Vec<&PlanOption> = all().filter(|one| !wanted.is_empty() && name(one).starts_with(&wanted)).collect();
    match (&whole[..], &begun[..]) {
        ([one], _) | ([], [one]) => Ok(one),
        ([], []) => {
            let message = format!("There is no option “{}” in this file.", text.trim());
            Err(Failure::new("no_such_option", message, "`lodestar options FILE` lists them."))
        }
        _ => {
            let message = format!("Several options are called “{}”.", text.trim());
            Err(Failure::new("no_such_option", message, "Give the id: `lodestar options FILE --json` has it."))
        }
    }
}

/// The change that gives the present revision a name; without one it is called after the day.
pub fn snapshot(name: &str, revision: u64, now: DateTime<Utc>) -> Change {
    let day = lodestar_model::calc::day(now.with_timezone(&Local).date_naive());
    let name = if name.trim().is_empty() { format!("As of {day}") } else { name.trim().to_owned() };
    let mut fields = Fields::new();
    fields.insert("name".into(), json!(name));
    fields.insert("time".into(), json!(now));
    fields.insert("revision".into(), json!(revision));
    Change::Put { kind: Kind::Snapshot, id: None, fields, after: None }
}

/// The reasons that were given between two points, by the records that were changed.
pub fn reasons(store: &Store, from: &Found, to: &Found) -> Result<HashMap<Id, String>, Failure> {
    let (first, last) = (from.operation.min(to.operation), from.operation.max(to.operation));
    Ok(store.reasons(first, last)?)
}

/// What changed between two states, as far as an audience may see it; the authors see all.
pub fn changed(
    from: &Strategy,
    to: &Strategy,
    audience: Option<Readers>,
    reasons: &HashMap<Id, String>,
) -> Result<Difference, Failure> {
    let found = match audience {
        Some(readers) => {
            // What they see is what they see today, of both states.
            let sight = Sight::of(to, readers)?;
            difference(&for_audience(from, &sight)?, &for_audience(to, &sight)?)
        }
        None => difference(from, to),
    };
    Ok(found.explained(reasons))
}

/// So many snapshots that the program took by itself are kept.
const KEPT: usize = 8;
/// An operation that deletes so many records is worth a snapshot before it.
const MANY_DELETED: usize = 10;
/// An operation that makes so many records is worth a snapshot before it.
const MANY_MADE: usize = 20;

/// The operation with a snapshot of what is before it, where it is `risky` or changes very many records. It is part of
/// the operation: Undo takes it away again, because then it marks nothing. Older snapshots of this sort go, so that only
/// the newest few are kept; those that a review refers to stay.
pub fn guarded(store: &Store, mut operation: Operation, risky: bool, now: DateTime<Utc>) -> Operation {
    let count = |like: fn(&Change) -> bool| operation.changes.iter().filter(|change| like(change)).count();
    let many = count(|change| matches!(change, Change::Delete { .. })) >= MANY_DELETED
        || count(|change| matches!(change, Change::Put { .. })) >= MANY_MADE;
    if !risky && !many {
        return operation;
    }
    let strategy = store.strategy();
    if operation.label.trim().is_empty() {
        operation.label = describe(&strategy, &operation.changes);
    }
    let gone: HashSet<Id> = operation.changes.iter().filter_map(Change::id).collect();
    let old = outlived(&strategy).into_iter().filter(|id| !gone.contains(id));
    operation.changes.extend(old.map(|id| Change::Delete { kind: Kind::Snapshot, id }));
    operation.changes.push(taken_before(&operation.label, store.revision(), now));
    operation
}

/// What is done with a return to an earlier operation: the state that is left keeps a name, as before any large change.
pub fn before_return(store: &Store, operation: u64, now: DateTime<Utc>) -> Result<Vec<Change>, Failure> {
    if store.operation_at(store.revision())? == Some(operation) {
        return Ok(Vec::new());
    }
    // Only what was there then is there after the return.
    let old = outlived(&store.state_at(operation)?).into_iter();
    let old = old.map(|id| Change::Delete { kind: Kind::Snapshot, id });
    Ok(old.chain([taken_before("going back in history", store.revision(), now)]).collect())
}

/// The snapshots that the program took by itself and that make room for another.
fn outlived(strategy: &Strategy) -> Vec<Id> {
    let reviewed: HashSet<Id> = strategy.reviews.iter().filter_map(|review| Some(review.snapshot?.0)).collect();
    let mut own: Vec<&Snapshot> =
        strategy.snapshots.iter().filter(|one| one.automatic && !reviewed.contains(&one.id)).collect();
    own.sort_by_key(|one| std::cmp::Reverse((one.revision, one.time)));
    own.iter().skip(KEPT - 1).map(|one| one.id).collect()
}

/// A snapshot that the program takes by itself.
fn taken_before(what: &str, revision: u64, now: DateTime<Utc>) -> Change {
    let mut taken = snapshot(&format!("Before: {what}"), revision, now);
    if let Change::Put { fields, .. } = &mut taken {
        fields.insert("automatic".into(), json!(true));
    }
    taken
}

/// What an audience is told the changes since, unless asked otherwise: what it saw last, or else the newest snapshot or
/// the beginning.
pub fn default_since(strategy: &Strategy, audience: Readers) -> Point {
    let named = || strategy.snapshots.iter().max_by_key(|one| (one.revision, one.time));
    match last_publication(strategy, audience) {
        Some(last) => Point::Publication { id: last.id },
        None => named().map_or(Point::Start, |snapshot| Point::Snapshot { id: snapshot.id }),
    }
}

/// What the pack of a review compares with, unless asked otherwise: the state that the review of its kind before it froze,
/// or else the newest snapshot or the beginning.
fn before_review(strategy: &Strategy, review: Id) -> Point {
    let this = strategy.reviews.iter().find(|one| one.id == review);
    let (own, day) = (this.and_then(|this| this.snapshot), this.and_then(|this| this.date));
    let earlier = strategy.reviews.iter().filter(|one| {
        let before = day.is_none_or(|day| one.date.is_none_or(|date| date <= day));
        one.id != review && this.is_some_and(|this| this.kind == one.kind) && before
    });
    let closed = earlier.filter(|one| one.status == ReviewStatus::Closed && one.snapshot.is_some());
    match closed.max_by_key(|one| one.date).and_then(|one| one.snapshot) {
        Some(snapshot) => Point::Snapshot { id: snapshot.0 },
        None => {
            let others = strategy.snapshots.iter().filter(|one| own.is_none_or(|own| own.0 != one.id));
            others.max_by_key(|one| (one.revision, one.time)).map_or(Point::Start, |one| Point::Snapshot { id: one.id })
        }
    }
}

/// What a document compares the strategy with; nothing for the documents that do not.
pub fn since(
    store: &Store,
    document: Document,
    asked: Option<&Point>,
    audience: Readers,
) -> Result<Option<Since>, Failure> {
    if !document.compares() {
        return Ok(None);
    }
    let point = asked.cloned().unwrap_or_else(|| match document {
        Document::Review(id) => before_review(&store.strategy(), id),
        _ => default_since(&store.strategy(), audience),
    });
    let from = find(store, &point, Side::From)?;
    let reasons = reasons(store, &from, &find(store, &Point::Now, Side::To)?)?;
    let Found { info, strategy, .. } = from;
    // What files were called, and for whom, is the authors' own business: a document does not tell it.
    let name = match point {
        Point::Publication { .. } => "an earlier publication".to_owned(),
        _ => info.name,
    };
    Ok(Some(Since { name, when: info.time, strategy, reasons }))
}

impl App {
    pub(crate) fn since(
        &self,
        document: Document,
        asked: Option<&Point>,
        audience: Readers,
    ) -> Result<Option<Since>, Failure> {
        self.with_store(|store| since(store, document, asked, audience))
    }

    pub(crate) fn changed(&self, query: ChangedQuery) -> Result<Changed, Failure> {
        // Comparing may take a while: the store is only held while the states are read.
        let (from, to, reasons) = self.with_store(|store| {
            let (from, to) = (find(store, &query.from, Side::From)?, find(store, &query.to, Side::To)?);
            let reasons = reasons(store, &from, &to)?;
            Ok((from, to, reasons))
        })?;
        let found = changed(&from.strategy, &to.strategy, query.audience, &reasons)?;
        Ok(Changed { from: from.info, to: to.info, changes: found.changes })
    }

    /// Takes what is looked at, or one record of it, back to a point; one step of undo.
    pub(crate) fn restore(&self, restore: Restore) -> Result<Patch, Failure> {
        let (author, now) = (self.host.author(), self.host.now());
        self.with_store(|store| {
            let found = find(store, &restore.point, Side::To)?;
            let (here, there) = (self.seen(store)?.strategy, &found.strategy);
            let (changes, what) = match restore.record {
                None => (changes_to_restore_all(&here, there), "the strategy".to_owned()),
                Some(record) => {
                    let named = |state: &Strategy| state.find(record.kind, record.id).map(AnyRecord::name);
                    let name = named(there).or_else(|| named(&here)).unwrap_or_else(|| record.kind.def().one());
                    (changes_to_restore(&here, there, record.kind, record.id), format!("“{name}”"))
                }
            };
            if changes.is_empty() {
                return Err(Failure::new("nothing_to_do", "It is the same now as it was then.", ""));
            }
            let label = format!("Restore {what} as of {}", found.info.name);
            let operation = Operation { label, author, origin: WINDOW.into(), coalesce: None, changes };
            let risky = restore.record.is_none() && self.looks_at_plan();
            let operation = if risky { guarded(store, operation, true, now) } else { operation };
            self.change(store, operation)
        })
    }
}
