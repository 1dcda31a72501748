//! Edits of the open strategy: apply, undo, redo, back to a point in history; and what lies behind them, history and
//! search.

use chrono::{DateTime, Utc};
use lodestar_model::tried::{How, Tried, tried};
use lodestar_model::{Id, Kind, Strategy, Target};
use lodestar_store::{Applied, Store};
use serde_json::Value;

use crate::looking::ViewKey;
use crate::points::{before_return, snapshot};
use crate::wire::{
    Apply, FieldChange, HistoryChange, HistoryEntry, HistoryQuery, NoteOf, Nothing, Patch, RevertTo, SearchHit,
    SearchQuery, SnapshotName, Snippet, Upsert, Verb,
};
use crate::{App, Failure};

/// Where changes of the window come from, in the history.
pub(crate) const WINDOW: &str = "window";
/// The most entries of one page of history or of one search.
const MOST: u32 = 500;

impl App {
    pub(crate) fn apply(&self, apply: Apply) -> Result<Patch, Failure> {
        self.change_by_window(apply)
    }

    pub(crate) fn undo(&self, _: Nothing) -> Result<Patch, Failure> {
        self.step(Store::undo, Store::undo_is_of, "Nothing to undo.")
    }

    pub(crate) fn redo(&self, _: Nothing) -> Result<Patch, Failure> {
        self.step(Store::redo, Store::redo_is_of, "Nothing to redo.")
    }

    fn step(
        &self,
        step: impl FnOnce(&mut Store, &str, DateTime<Utc>) -> lodestar_store::Result<Option<Applied>>,
        is_of: impl FnOnce(&Store, Kind, Id) -> lodestar_store::Result<bool>,
        nothing: &str,
    ) -> Result<Patch, Failure> {
        let (author, now) = (self.host.author(), self.host.now());
        self.with_store(|store| {
            // In an option only what was done in it is taken back: the plan is not touched.
            if let ViewKey::Option(id) = self.seen(store)?.key
                && !is_of(store, Kind::PlanOption, id)?
            {
                let hint = "Leave the option to undo what was done in the plan.";
                return Err(Failure::new("nothing_to_do", nothing, hint));
            }
            self.done(store, |store| {
                step(store, &author, now)?.ok_or_else(|| Failure::new("nothing_to_do", nothing, ""))
            })
        })
    }

    pub(crate) fn revert_to(&self, to: RevertTo) -> Result<Patch, Failure> {
        let (author, now) = (self.host.author(), self.host.now());
        self.with_store(|store| {
            self.needs_plan("Going back to a point in history")?;
            self.done(store, |store| {
                let kept = before_return(store, to.operation, now)?;
                Ok(store.revert_to(to.operation, &kept, &author, now)?)
            })
        })
    }

    pub(crate) fn snapshot(&self, name: SnapshotName) -> Result<Patch, Failure> {
        let now = self.host.now();
        let revision = self.with_store(|store| {
            self.needs_plan("A snapshot")?;
            Ok(store.revision())
        })?;
        let change = snapshot(&name.name, revision, now);
        self.apply(Apply { label: None, coalesce: None, changes: vec![change] })
    }

    /// Writes why an operation was done.
    pub(crate) fn note(&self, of: NoteOf) -> Result<(), Failure> {
        self.with_store(|store| Ok(store.note(of.operation, &of.note)?))
    }

    pub(crate) fn history(&self, query: HistoryQuery) -> Result<Vec<HistoryEntry>, Failure> {
        let HistoryQuery { kind, id, before, limit } = query;
        let query = lodestar_store::HistoryQuery { record: kind.zip(id), before, limit: limit.min(MOST) as usize };
        self.with_store(|store| {
            let plan = store.strategy();
            Ok(store.history(&query)?.into_iter().map(|one| entry(&plan, one)).collect())
        })
    }

    pub(crate) fn search(&self, query: SearchQuery) -> Result<Vec<SearchHit>, Failure> {
        self.with_store(|store| {
            let found = store.search(&query.query, query.limit.min(MOST) as usize)?;
            let hits = found.into_iter().map(|found| SearchHit {
                kind: found.kind,
                id: found.id,
                title: found.title,
                field: found.field.to_owned(),
                snippet: found.snippet.into_iter().map(|part| Snippet { text: part.text, hit: part.hit }).collect(),
            });
            Ok(hits.collect())
        })
    }
}

/// What the page learns of an operation.
pub(crate) fn patch(store: &Store, applied: Applied) -> Patch {
    Patch {
        revision: applied.revision,
        upserts: applied.upserts.into_iter().map(|(kind, record)| Upsert { kind, record }).collect(),
        deletes: applied.deletes.into_iter().map(|(kind, id)| Target { kind, id }).collect(),
        undo: store.undo_label().map(str::to_owned),
        redo: store.redo_label().map(str::to_owned),
        saved_at: store.saved_at(),
        label: applied.label,
        problems: applied.problems.into_iter().map(Into::into).collect(),
        created: applied.created,
        asks: None,
    }
}

/// What an edit of an option did in it, told like a change of the plan.
fn in_option(plan: &Strategy, change: &lodestar_store::HistoryChange) -> Vec<HistoryChange> {
    let held = change.fields.iter().find(|field| change.kind == Kind::PlanOption && field.field == "changes");
    let texts = |value: &Value| {
        let all = value.as_array().into_iter().flatten();
        all.filter_map(|text| text.as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    let done = held.map(|held| tried(plan, &texts(&held.before), &texts(&held.after))).unwrap_or_default();
    let told = |one: Tried| HistoryChange {
        kind: one.kind,
        id: one.id,
        title: one.title,
        verb: match one.how {
            How::Made => Verb::Added,
            How::Gone => Verb::Deleted,
            How::Moved => Verb::Moved,
            How::Changed => Verb::Changed,
        },
        fields: one
            .fields
            .into_iter()
            .map(|(field, label, before, after)| FieldChange {
                field: field.into(),
                label: label.into(),
                before,
                after,
            })
            .collect(),
    };
    done.into_iter().map(told).collect()
}

/// An entry of the history, for the wire.
fn entry(plan: &Strategy, entry: lodestar_store::HistoryEntry) -> HistoryEntry {
    let changes = entry.changes.into_iter().flat_map(|mut change| {
        let mut told = in_option(plan, &change);
        // How an option holds its changes is for the program: what they do is told.
        change.fields.retain(|field| !change.kind.def().field(field.field).is_some_and(|def| def.inner));
        let verb = match (change.made, change.deleted, &change.fields[..]) {
            (true, ..) => Verb::Added,
            (_, true, _) => Verb::Deleted,
            (_, _, [only]) if only.field == "rank" => Verb::Moved,
            _ => Verb::Changed,
        };
        // The place of a record is a rank, which says nothing to a reader; that it moved is said by the verb.
        let fields = change.fields.into_iter().filter(|field| field.field != "rank").map(|field| FieldChange {
            field: field.field.to_owned(),
            label: field.label.to_owned(),
            before: field.before_text,
            after: field.after_text,
        });
        let fields: Vec<FieldChange> = fields.collect();
        if told.is_empty() || !fields.is_empty() || verb != Verb::Changed {
            told.insert(0, HistoryChange { kind: change.kind, id: change.id, title: change.title, verb, fields });
        }
        told
    });
    HistoryEntry {
        operation: entry.operation,
        revision: entry.revision,
        label: entry.label,
        time: entry.time,
        author: entry.author,
        origin: entry.origin,
        role: entry.role.into(),
        undone: entry.undone,
        note: entry.note,
        changes: changes.collect(),
    }
}
