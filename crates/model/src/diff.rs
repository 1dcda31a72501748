//! What changed between two states of a strategy, put the way a reader asks: what is new, what moved, what was scored,
//! promised or worded differently, what was dropped, what was decided.
//!
//! Everything follows from the definitions of the kinds: a kind or field more is compared without a line here. Records
//! are the same when they have the same id. What belongs to a record that came or went as a whole (the key results of an
//! objective) is counted with it. Measurements and check-ins are told as one change of their metric or key result.

mod grouping;
mod measured;
mod naming;
#[cfg(test)]
mod tests;
mod words;

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use crate::define::OnDelete;
use crate::{AnyRecord, Change, Fields, Id, Kind, Shape, Strategy, choice, shown};

pub use words::{Piece, PieceKind, pieces};

choice! {
    /// In which way something changed. In the order in which it is told.
    ChangeGroup {
        Decided = "decided", "Decided", "A decision was taken, or changed its status";
        Added = "added", "Added", "New since then";
        Dropped = "dropped", "Dropped", "Deleted, given up, or put off to not now";
        Moved = "moved", "Moved", "Another horizon, date or place";
        Recommitted = "recommitted", "Re-committed", "Promised more or less firmly";
        Progressed = "progressed", "Progressed", "Another status or state";
        Measured = "measured", "Measured", "New values of metrics and key results";
        Rescored = "rescored", "Re-scored", "Other figures, targets or scores";
        Reworded = "reworded", "Reworded", "Said in other words";
        Relinked = "relinked", "Re-linked", "Belongs to, needs or serves something else";
    }
}

/// What changed between two states.
#[derive(Clone, Debug, PartialEq, Default, Serialize, TS)]
pub struct Difference {
    /// The changes, by kind in the order of a strategy, then in the order of the records.
    pub changes: Vec<RecordChange>,
}

/// What changed in one record.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecordChange {
    /// The kind of the record.
    pub kind: Kind,
    /// Its id.
    pub id: Id,
    /// What people call it; of a record that is gone, what it was called.
    pub title: String,
    /// Whether it was not there before.
    pub made: bool,
    /// Whether it is there no more.
    pub gone: bool,
    /// In which ways it changed, in the order of [`ChangeGroup`]; at least one.
    pub groups: Vec<ChangeGroup>,
    /// Why, where the author said so.
    pub reason: String,
    /// Under which of the groups the reason is told, so that it is told once.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub reason_under: Option<ChangeGroup>,
    /// How many records that belong to it came or went with it.
    pub along: usize,
    /// The fields that changed; none for a record that came or went as a whole.
    pub fields: Vec<FieldDifference>,
}

/// What changed in one field.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldDifference {
    /// The field; `rank` for the place among its kind.
    pub field: &'static str,
    /// Its label.
    pub label: &'static str,
    /// In which way it changed.
    pub group: ChangeGroup,
    /// What stood there, in words; empty for nothing.
    pub before: String,
    /// What stands there, in words; empty for nothing.
    pub after: String,
    /// Both, word by word; only for what was reworded.
    pub pieces: Vec<Piece>,
}

impl FieldDifference {
    /// The change in one line. `mark` puts signs around words that went or came, which survive every format and a grey
    /// printer.
    pub fn told(&self, mark: impl Fn(PieceKind, &str) -> String) -> String {
        // A place in the order says nothing by itself.
        if self.field == "rank" {
            return self.label.to_owned();
        }
        if self.pieces.is_empty() {
            let side =
                |text: &str| if text.trim().is_empty() { "nothing".to_owned() } else { text.replace('\n', "; ") };
            return format!("{}: {} → {}", self.label, side(&self.before), side(&self.after));
        }
        let marked = self.pieces.iter().map(|piece| {
            let words = piece.text.trim();
            if piece.kind == PieceKind::Same || words.is_empty() {
                return piece.text.clone();
            }
            let from = piece.text.len() - piece.text.trim_start().len();
            let (before, after) = (&piece.text[..from], &piece.text[from + words.len()..]);
            format!("{before}{}{after}", mark(piece.kind, words))
        });
        format!("{}: {}", self.label, marked.collect::<String>())
    }
}

/// Kinds that tell about the file and not about the strategy, and the course of a workshop, which its minutes tell.
const ASIDE: [Kind; 7] = [
    Kind::Snapshot,
    Kind::Publication,
    Kind::Silence,
    Kind::PlanOption,
    Kind::WorkshopStep,
    Kind::WorkshopNote,
    Kind::WorkshopRun,
];

/// Kinds that tell what people did on a day: going back to an earlier strategy does not undo that they met.
const HELD: [Kind; 2] = [Kind::Review, Kind::Workshop];

impl Difference {
    /// The difference with the reasons that were given when the records were changed, by record.
    pub fn explained(mut self, reasons: &HashMap<Id, String>) -> Self {
        for change in &mut self.changes {
            if let Some(said) = reasons.get(&change.id) {
                change.reason = match change.reason.as_str() {
                    "" => said.clone(),
                    own if own == said => said.clone(),
                    own => format!("{own} · {said}"),
                };
                change.place_reason();
            }
        }
        self
    }
}

impl RecordChange {
    /// A reason is told where readers look for it: with what was dropped, moved, promised otherwise, decided.
    fn place_reason(&mut self) {
        use ChangeGroup::{Decided, Dropped, Moved, Recommitted};
        let first = [Dropped, Moved, Recommitted, Decided].into_iter().find(|group| self.groups.contains(group));
        self.reason_under = first.or(self.groups.first().copied()).filter(|_| !self.reason.is_empty());
    }
}

/// What changed from `before` to `after`.
pub fn difference(before: &Strategy, after: &Strategy) -> Difference {
    let names = naming::Names::new(before, after);
    let mut changes = Vec::new();
    let (mut made, mut gone) = (Parts::default(), Parts::default());
    for kind in Kind::ALL.iter().copied().filter(|kind| !ASIDE.contains(kind)) {
        if measured::is(kind) {
            continue;
        }
        for pair in before.differing(after, kind) {
            match pair {
                (None, Some(record)) => made.note(record),
                (Some(record), None) => gone.note(record),
                _ => {}
            }
            changes.extend(record_change(kind, pair, &names));
        }
    }
    measured::tell(before, after, &mut changes);
    changes.retain(|change| {
        let parts = if change.made { &made } else { &gone };
        !(change.made || change.gone) || !parts.belongs(change.id)
    });
    for change in &mut changes {
        let parts = if change.made { &made } else { &gone };
        if change.made || change.gone {
            change.along = parts.under(change.id).len();
        }
    }
    // What was measured stands with the metric or key result, which may have changed in other ways as well.
    let place = |kind: Kind| Kind::ALL.iter().position(|one| *one == kind);
    changes.sort_by_key(|change| place(change.kind));
    Difference { changes }
}

/// Records and what belongs to them.
#[derive(Default)]
struct Parts {
    owners: HashMap<Id, Vec<Id>>,
    parts: HashMap<Id, Vec<Id>>,
}

impl Parts {
    fn note(&mut self, record: &dyn AnyRecord) {
        let own = self.owners.entry(record.id()).or_default();
        record.each_field(&mut |field, look| {
            if let (OnDelete::Delete, crate::define::Look::Record(target)) = (field.on_delete, look) {
                own.push(target.id);
                self.parts.entry(target.id).or_default().push(record.id());
            }
        });
    }

    /// Whether what it belongs to is among the records.
    fn belongs(&self, id: Id) -> bool {
        self.owners.get(&id).is_some_and(|owners| owners.iter().any(|owner| self.owners.contains_key(owner)))
    }

    /// The records that belong to it, at any depth.
    fn under(&self, id: Id) -> HashSet<Id> {
        let (mut found, mut open) = (HashSet::new(), vec![id]);
        while let Some(next) = open.pop() {
            open.extend(self.parts.get(&next).into_iter().flatten().filter(|part| found.insert(**part)));
        }
        found
    }
}

fn record_change(
    kind: Kind,
    pair: (Option<&dyn AnyRecord>, Option<&dyn AnyRecord>),
    names: &naming::Names,
) -> Option<RecordChange> {
    let record = pair.1.or(pair.0)?;
    let mut change = RecordChange {
        kind,
        id: record.id(),
        title: names.of(record),
        made: pair.0.is_none(),
        gone: pair.1.is_none(),
        groups: Vec::new(),
        reason: String::new(),
        reason_under: None,
        along: 0,
        fields: Vec::new(),
    };
    match pair {
        (Some(before), Some(after)) => {
            change.fields = fields_changed(kind, &before.to_json(), &after.to_json(), names);
            change.groups = change.fields.iter().map(|field| field.group).collect();
        }
        (None, Some(after)) => change.groups = grouping::of_new(kind, &after.to_json()),
        _ => change.groups.push(grouping::of_gone(kind)),
    }
    if let Some(after) = pair.1
        && let Some((field, reason)) = grouping::reason(kind, &after.to_json(), &change.groups)
    {
        change.reason = reason;
        change.fields.retain(|changed| changed.field != field);
        change.groups = change.fields.iter().map(|field| field.group).collect();
    }
    change.groups.sort_unstable_by_key(|group| *group as u8);
    change.groups.dedup();
    change.place_reason();
    (!change.groups.is_empty()).then_some(change)
}

fn fields_changed(kind: Kind, before: &Fields, after: &Fields, names: &naming::Names) -> Vec<FieldDifference> {
    let mut found = Vec::new();
    if before.get("rank") != after.get("rank") {
        let (field, label, group) = ("rank", "Place in the order", ChangeGroup::Moved);
        let nothing = String::new;
        found.push(FieldDifference { field, label, group, before: nothing(), after: nothing(), pieces: Vec::new() });
    }
    let name = |id: Id| names.of_id(id);
    for field in kind.def().fields.iter().filter(|field| !field.inner) {
        let value = |image: &Fields| image.get(field.name).cloned().unwrap_or(Value::Null);
        let (was, is) = (value(before), value(after));
        if was == is {
            continue;
        }
        let (before, after) = (shown(&field.shape, &was, &name), shown(&field.shape, &is, &name));
        let group = grouping::of_field(kind, field, &is);
        let worded = group == ChangeGroup::Reworded
            && !matches!(field.shape, Shape::Choice { .. } | Shape::Colour | Shape::Picture);
        let pieces =
            if worded && !before.is_empty() && !after.is_empty() { pieces(&before, &after) } else { Vec::new() };
        found.push(FieldDifference { field: field.name, label: field.label, group, before, after, pieces });
    }
    found
}

/// The changes that lead from `before` to `after`; to be applied as one operation. Applied to `before` they give the
/// content of `after`: the same records with the same fields in the same order.
pub fn changes_between(before: &Strategy, after: &Strategy) -> Vec<Change> {
    changes_of(before, after, None)
}

/// The changes after which the whole strategy is as it is in `after`. What tells about the file or about what people did
/// stays: snapshots, publications, silenced findings, options, reviews, workshops.
pub fn changes_to_restore_all(before: &Strategy, after: &Strategy) -> Vec<Change> {
    let mut changes = changes_between(before, after);
    changes.retain(|change| !ASIDE.contains(&change.kind()) && !HELD.contains(&change.kind()));
    changes
}

/// The changes after which one record is as it is in `after`, with all that belongs to it there, if it is gone.
pub fn changes_to_restore(before: &Strategy, after: &Strategy, kind: Kind, id: Id) -> Vec<Change> {
    let mut wanted = HashSet::from([id]);
    if before.find(kind, id).is_none() {
        let mut parts = Parts::default();
        Kind::ALL.iter().flat_map(|kind| after.all(*kind)).for_each(|record| parts.note(record));
        wanted.extend(parts.under(id));
    }
    changes_of(before, after, Some(&wanted))
}

fn changes_of(before: &Strategy, after: &Strategy, only: Option<&HashSet<Id>>) -> Vec<Change> {
    let (mut removed, mut made, mut moved) = (Vec::new(), Vec::new(), Vec::new());
    for kind in Kind::ALL.iter().copied() {
        let wanted = |id: Id| only.is_none_or(|only| only.contains(&id));
        for pair in before.differing(after, kind) {
            match pair {
                (Some(record), None) if wanted(record.id()) => {
                    removed.push(Change::Delete { kind, id: record.id() });
                }
                (None, Some(record)) if wanted(record.id()) => {
                    let fields = content(record.to_json());
                    made.push(Change::Put { kind, id: Some(record.id()), fields, after: None });
                }
                (Some(was), Some(is)) if wanted(is.id()) => {
                    let was = was.to_json();
                    let fields: Fields = content(is.to_json())
                        .into_iter()
                        .filter(|(name, value)| was.get(name) != Some(value))
                        .collect();
                    if !fields.is_empty() {
                        made.push(Change::Set { kind, id: Some(is.id()), fields });
                    }
                }
                _ => {}
            }
        }
        moved.extend(reordering(before, after, kind, only));
    }
    // What is deleted takes along what belongs to it: parts go before the whole, and what now belongs elsewhere is told so
    // before either.
    removed.reverse();
    [made, removed, moved].concat()
}

/// The moves after which a kind stands in the order of `after`.
fn reordering(before: &Strategy, after: &Strategy, kind: Kind, only: Option<&HashSet<Id>>) -> Vec<Change> {
    let target: Vec<Id> = after.all(kind).map(|record| record.id()).collect();
    let kept: HashSet<Id> = target.iter().copied().collect();
    let had: HashSet<Id> = before.all(kind).map(|record| record.id()).collect();
    // New records are appended in the order in which they are put.
    let mut now: Vec<Id> = before.all(kind).map(|record| record.id()).filter(|id| kept.contains(id)).collect();
    now.extend(target.iter().copied().filter(|id| !had.contains(id)));
    let Some(only) = only else {
        return if now == target { Vec::new() } else { fewest_moves(before, after, kind, &now, &target) };
    };
    let mut moves = Vec::new();
    let mut last = None;
    for id in target {
        if only.contains(&id) {
            let there = now.iter().position(|one| *one == id);
            let stands = there.is_some_and(|at| at.checked_sub(1).map(|at| now[at]) == last);
            if !stands {
                moves.push(Change::Move { kind, id, after: last });
                now.retain(|one| *one != id);
                let behind = last.and_then(|last| now.iter().position(|one| *one == last)).map_or(0, |at| at + 1);
                now.insert(behind, id);
            }
        }
        last = Some(id);
    }
    moves
}

/// The fewest moves from one order to another. Where there is a choice, a record that changed otherwise is the one that
/// moved.
fn fewest_moves(before: &Strategy, after: &Strategy, kind: Kind, now: &[Id], target: &[Id]) -> Vec<Change> {
    let places: HashMap<Id, usize> = now.iter().enumerate().map(|(place, id)| (*id, place)).collect();
    let changed: HashSet<Id> = before
        .differing(after, kind)
        .into_iter()
        .filter_map(|(was, is)| {
            let (was, is) = (was?.to_json(), is?);
            let other = content(is.to_json()).iter().any(|(name, value)| was.get(name) != Some(value));
            other.then_some(is.id())
        })
        .collect();
    // The heaviest run of records that keep their order among themselves stays; `best` has, for each prefix of the old
    // order, the heaviest run that ends in it and the place in the new order of its last record (a Fenwick tree).
    let mut best: Vec<(usize, Option<usize>)> = vec![(0, None); now.len() + 1];
    let mut runs: Vec<Option<usize>> = Vec::with_capacity(target.len());
    for (at, id) in target.iter().enumerate() {
        let place = places.get(id).copied().unwrap_or(0);
        let (mut heaviest, mut node) = ((0, None), place);
        while node > 0 {
            heaviest = heaviest.max(best[node]);
            node &= node - 1;
        }
        runs.push(heaviest.1);
        let own = (heaviest.0 + if changed.contains(id) { 2 } else { 3 }, Some(at));
        let mut node = place + 1;
        while node < best.len() {
            best[node] = best[node].max(own);
            node += node & node.wrapping_neg();
        }
    }
    let mut stays = HashSet::new();
    let mut end = best.iter().max().and_then(|run| run.1);
    while let Some(at) = end {
        stays.insert(target[at]);
        end = runs[at];
    }
    let behind = std::iter::once(None).chain(target.iter().copied().map(Some));
    let moves = target.iter().zip(behind).filter(|(id, _)| !stays.contains(id));
    moves.map(|(id, after)| Change::Move { kind, id: *id, after }).collect()
}

/// The fields of a record without what the store keeps itself.
fn content(mut fields: Fields) -> Fields {
    for kept in ["id", "rank", "created", "updated"] {
        fields.remove(kept);
    }
    fields
}
