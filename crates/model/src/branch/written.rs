//! The changes of an option as its record holds them, and the plan with them.

use std::collections::BTreeSet;

use serde::Serialize;
use ts_rs::TS;

use super::Branch;
use crate::apply::{RecordProblem, Stop, delete, loose, put, set, step, write_changed};
use crate::diff::changes_between;
use crate::records::PlanOption;
use crate::{AnyRecord, Change, Fields, Id, Kind, Strategy, references};

/// Kinds that tell about the file and not about the plan: an option holds none of them.
const ASIDE: [Kind; 4] = [Kind::Snapshot, Kind::Publication, Kind::PlanOption, Kind::WorkshopRun];

/// The plan with an option.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// The strategy as it is in the option.
    pub strategy: Strategy,
    /// What no longer applies, because the plan has moved on.
    pub lost: Vec<Lost>,
}

/// A change of an option that no longer applies.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "LostChange")]
pub struct Lost {
    /// The kind of the record.
    pub kind: Kind,
    /// The record.
    pub id: Option<Id>,
    /// What people call it.
    pub title: String,
    /// Why it does not apply, in a sentence.
    pub why: String,
    /// The change, as it was written.
    #[serde(skip)]
    #[ts(skip)]
    pub text: String,
}

/// The changes of an option; what cannot be read comes as it stands.
pub fn read(option: &PlanOption) -> Vec<Result<Change, &str>> {
    option.changes.iter().map(|text| serde_json::from_str(text).map_err(|_| text.as_str())).collect()
}

/// The plan with an option, as far as its changes apply.
pub fn of_option(plan: &Strategy, option: &PlanOption) -> Written {
    // The times of its records are never kept, but stay the same: else every record that it has touched would seem to
    // change with each edit.
    let now = option.created;
    let mut branch = Branch::new(plan, now);
    let mut lost = Vec::new();
    let mut lose = |change: Option<&Change>, title: Option<String>, why: String, text: String| {
        let kind = change.map_or(Kind::PlanOption, Change::kind);
        let title = title.unwrap_or_else(|| kind.def().label.to_owned());
        lost.push(Lost { kind, id: change.and_then(Change::id), title, why, text });
    };
    for (text, change) in option.changes.iter().zip(read(option)) {
        let Ok(change) = change else {
            lose(None, None, "A change cannot be read: it was written by another version.".into(), text.clone());
            continue;
        };
        let title = called(plan, branch.strategy(), &change);
        match branch.leniently(&change) {
            Ok(()) => {}
            Err(why) => lose(Some(&change), title, why, text.clone()),
        }
    }
    // What refers to a record that the plan no longer has is cleared, and named.
    for loose in loose(&branch).unwrap_or_default() {
        let Some(before) = branch.strategy().find(loose.kind, loose.id).map(AnyRecord::to_json) else { continue };
        let mut record = before.clone();
        let why =
            format!("{}: the {} is no longer in the plan.", loose.field.label, loose.to.def().label.to_lowercase());
        let mut fields = Fields::new();
        fields.insert(loose.field.name.into(), before.get(loose.field.name).cloned().unwrap_or_default());
        let change = Change::Set { kind: loose.kind, id: Some(loose.id), fields };
        let stays = references::clear(loose.kind.def(), &mut record, &|k, i| (k, i) == (loose.to, loose.target));
        let done = if stays {
            write_changed(&mut branch, loose.kind, loose.id, &before, record, now)
        } else {
            delete(&mut branch, loose.kind, loose.id, now)
        };
        if done.is_ok() {
            lose(Some(&change), Some(loose.name), why, text_of(&change));
        }
    }
    Written { strategy: branch.strategy, lost }
}

impl Branch<'_> {
    /// Does a change of an option, made for an earlier plan; an error says in a sentence why it does not apply.
    fn leniently(&mut self, change: &Change) -> Result<(), String> {
        let gone = |kind: Kind| format!("The {} is no longer in the plan.", kind.def().label.to_lowercase());
        if ASIDE.contains(&change.kind()) {
            return Err("This is no part of a plan.".into());
        }
        let now = self.now;
        match step(self, change, now) {
            Ok(()) => Ok(()),
            // The plan has the record by now: what the option says of it holds.
            Err(Stop::Taken { kind, id }) => match change {
                Change::Put { fields, .. } => set(self, kind, id, fields, now).map_err(|stop| refused(&stop)),
                _ => Ok(()),
            },
            // It is gone already, as the option wants it.
            Err(Stop::Unknown { .. }) if matches!(change, Change::Delete { .. }) => Ok(()),
            Err(Stop::Unknown { kind, id }) => match change {
                // The neighbour is gone: the place is lost, the record is not.
                Change::Put { fields, .. } => {
                    let id = change.id().unwrap_or(id);
                    put(self, kind, id, fields, None, now).map_err(|stop| refused(&stop))
                }
                Change::Move { id: moved, .. } if *moved != id => {
                    Err("Its place in the order: the record before it is no longer in the plan.".into())
                }
                _ => Err(gone(kind)),
            },
            Err(Stop::Single { kind } | Stop::Which { kind }) => Err(gone(kind)),
            Err(stop @ (Stop::Refused(_) | Stop::Records(_))) => Err(refused(&stop)),
        }
    }
}

fn refused(stop: &Stop<RecordProblem>) -> String {
    match stop {
        Stop::Records(problem) => problem.message.clone(),
        Stop::Refused(found) => found.iter().map(|one| one.message.as_str()).collect::<Vec<_>>().join(" "),
        _ => "It does not fit the plan as it is now.".into(),
    }
}

/// What the record of a change is called, in the plan or on the branch, or what the change calls it.
fn called(plan: &Strategy, branch: &Strategy, change: &Change) -> Option<String> {
    let (kind, id) = (change.kind(), change.id());
    let known = id.and_then(|id| branch.find(kind, id).or_else(|| plan.find(kind, id))).map(AnyRecord::name);
    known.or_else(|| match change {
        Change::Put { fields, .. } | Change::Set { fields, .. } => {
            let title = fields.get(kind.def().title)?.as_str()?.trim();
            (!title.is_empty()).then(|| title.to_owned())
        }
        _ => None,
    })
}

/// The changes from the plan to the strategy of an option.
pub(super) fn differing(plan: &Strategy, now: &Strategy) -> Vec<Change> {
    let mut changes = changes_between(plan, now);
    changes.retain(|change| !ASIDE.contains(&change.kind()));
    changes
}

/// The changes that an option holds when the strategy in it is `now`, and `kept` no longer applies but is not given up.
pub fn written(plan: &Strategy, now: &Strategy, kept: &[Lost]) -> Vec<String> {
    let changes = differing(plan, now);
    let made: Vec<String> = changes.iter().map(text_of).collect();
    // What was lost applies again where the plan has the record once more, unless the option has said otherwise since.
    let said: BTreeSet<(Kind, Option<Id>, String)> = changes.iter().flat_map(told).collect();
    let kept = kept.iter().filter(|lost| {
        let Ok(change) = serde_json::from_str::<Change>(&lost.text) else { return true };
        !told(&change).iter().any(|one| said.contains(one))
    });
    let kept: Vec<String> = kept.map(|lost| lost.text.clone()).collect();
    [made, kept].concat()
}

/// What a change speaks of: the fields of a record, or all of it.
fn told(change: &Change) -> Vec<(Kind, Option<Id>, String)> {
    let (kind, id) = (change.kind(), change.id());
    match change {
        Change::Put { fields, .. } | Change::Set { fields, .. } => {
            fields.keys().map(|field| (kind, id, field.clone())).collect()
        }
        Change::Delete { .. } => vec![(kind, id, String::new())],
        Change::Move { .. } => vec![(kind, id, "rank".into())],
    }
}

fn text_of(change: &Change) -> String {
    serde_json::to_string(change).unwrap_or_default()
}
