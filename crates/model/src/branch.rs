//! A plan that goes another way: the strategy that changes lead to, without a file.
//!
//! [`Branch`] holds its records in memory; changes are done to them by the rules of [`apply`](crate::apply), as in a
//! file. [`of_option`] applies the changes of an option to the plan as far as they still apply; what
//! does not, because the plan has moved on, is named and kept. [`figures`] puts a plan into the figures by which people
//! compare options.
//!
//! An option is kept as the changes by which it differs from the plan, and not as a copy: so it follows the plan where it
//! does not differ, and its record is small. It never touches the plan; adopting it applies the same changes to it.

mod adopt;
mod figures;
#[cfg(test)]
mod tests;
mod written;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};

use crate::apply::{Changed, RecordProblem, Records, Stop, name, perform};
use crate::{AnyRecord, Change, FieldDef, Fields, Id, Kind, Rank, Strategy, references};

pub use adopt::{Considered, adoption, decision_draft};
pub use figures::{Better, Figure, Unit, figures, forecast_figures};
pub use written::{Lost, Written, of_option, read, written};

/// A strategy on its way from the plan.
pub struct Branch<'a> {
    plan: &'a Strategy,
    now: DateTime<Utc>,
    strategy: Strategy,
    touched: BTreeSet<(Kind, Id)>,
    /// Who refers to a record, where that was asked: only deleting needs it.
    referring: Option<HashMap<Id, BTreeSet<(Kind, Id)>>>,
}

impl<'a> Branch<'a> {
    /// A branch that begins where the plan is.
    pub fn new(plan: &'a Strategy, now: DateTime<Utc>) -> Self {
        Self { plan, now, strategy: plan.clone(), touched: BTreeSet::new(), referring: None }
    }

    /// The strategy as it is on the branch.
    pub fn strategy(&self) -> &Strategy {
        &self.strategy
    }

    /// Does changes, whose ids are all given, as the store would: all of them, or none and the reason.
    pub fn apply(mut self, changes: &[Change]) -> Result<Strategy, Stop<RecordProblem>> {
        let now = self.now;
        perform(&mut self, changes, now)?;
        Ok(self.strategy)
    }
}

impl Records for Branch<'_> {
    type Error = RecordProblem;

    fn read(&mut self, kind: Kind, id: Id) -> Result<Option<Fields>, RecordProblem> {
        Ok(self.strategy.find(kind, id).map(AnyRecord::to_json))
    }

    fn exists(&self, kind: Kind, id: Id) -> Result<bool, RecordProblem> {
        Ok(self.strategy.find(kind, id).is_some())
    }

    fn write(&mut self, kind: Kind, id: Id, after: Option<Fields>) -> Result<(), RecordProblem> {
        self.touched.insert((kind, id));
        let Some(record) = after else {
            self.strategy.remove(kind, id);
            return Ok(());
        };
        if let Some(referring) = &mut self.referring {
            note_references(kind, id, &record, referring);
        }
        let (def, called) = (kind.def(), name(kind.def(), &record));
        self.strategy.put(kind, record).map_err(|unfit| {
            let message = unfit.to_string();
            RecordProblem { kind, id, name: called, field: def.title.to_owned(), message, change: None }
        })
    }

    fn last_rank(&self, kind: Kind) -> Result<Option<Rank>, RecordProblem> {
        Ok(self.strategy.all(kind).last().map(|one| one.rank().clone()))
    }

    fn next_rank(&self, kind: Kind, rank: Option<&Rank>, leaving: Id) -> Result<Option<Rank>, RecordProblem> {
        let mut others = self.strategy.all(kind).filter(|one| one.id() != leaving);
        Ok(others.find(|one| rank.is_none_or(|rank| one.rank() > rank)).map(|one| one.rank().clone()))
    }

    fn next_number(&self, kind: Kind, field: &FieldDef) -> Result<i64, RecordProblem> {
        let numbers = self.strategy.all(kind).filter_map(|one| one.to_json().get(field.name)?.as_i64());
        Ok(numbers.max().unwrap_or(0) + 1)
    }

    fn referring(&mut self, _: Kind, id: Id) -> Result<Vec<(Kind, Id)>, RecordProblem> {
        let strategy = &self.strategy;
        let known = self.referring.get_or_insert_with(|| all_references(strategy));
        Ok(known.get(&id).into_iter().flatten().copied().collect())
    }

    fn settle(&mut self) -> Result<(), RecordProblem> {
        // The times on a branch are never kept: what an option holds is what differs from the plan.
        Ok(())
    }

    fn changed(&self) -> impl Iterator<Item = Changed<'_>> {
        self.touched.iter().filter_map(|(kind, id)| {
            let after = self.strategy.find(*kind, *id)?.to_json();
            let before = self.plan.find(*kind, *id).map(|before| Cow::Owned(before.to_json()));
            Some((*kind, *id, before, Cow::Owned(after)))
        })
    }
}

fn all_references(strategy: &Strategy) -> HashMap<Id, BTreeSet<(Kind, Id)>> {
    let mut found = HashMap::new();
    for kind in Kind::ALL {
        if kind.def().fields.iter().any(|field| references::may_refer(&field.shape)) {
            for record in strategy.all(*kind) {
                note_references(*kind, record.id(), &record.to_json(), &mut found);
            }
        }
    }
    found
}

fn note_references(kind: Kind, id: Id, record: &Fields, into: &mut HashMap<Id, BTreeSet<(Kind, Id)>>) {
    for field in kind.def().fields.iter().filter(|field| references::may_refer(&field.shape)) {
        if let Some(value) = record.get(field.name) {
            references::each(&field.shape, value, field.name, &mut |_, _, target| {
                into.entry(target).or_default().insert((kind, id));
            });
        }
    }
}
