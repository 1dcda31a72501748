//! A plan that goes another way: the strategy that changes lead to, without a file.
//!
//! [`Branch`] does in memory what the store does in a file, by the same rules: defaults, places, validation, what goes
//! with a deleted record. [`of_option`] applies the changes of an option to the plan as far as they still apply; what
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

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, SecondsFormat, SubsecRound, Utc};
use serde_json::Value;

use crate::{AnyRecord, Change, Fields, Id, Kind, KindDef, Rank, Shape, Strategy, blank, normalise, references};

pub use adopt::{Considered, adoption, decision_draft};
pub use figures::{Better, Figure, Unit, figures, forecast_figures};
pub use written::{Lost, Written, of_option, read, written};

/// Why a change was not done.
#[derive(Clone, Debug, PartialEq)]
pub enum Stop {
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
    /// The kind exists exactly once.
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
    Refused(Vec<Refusal>),
}

/// A field that cannot be kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The kind of the record.
    pub kind: Kind,
    /// The record.
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// The field.
    pub field: String,
    /// What is wrong, and what to do.
    pub message: String,
}

/// A reference to a record that is not there.
struct Loose {
    kind: Kind,
    id: Id,
    field: &'static str,
    path: String,
    to: Kind,
    target: Id,
}

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

    /// Does changes as the store would: all of them, or none and the reason.
    pub fn apply(mut self, changes: &[Change]) -> Result<Strategy, Stop> {
        let mut refused = Vec::new();
        for change in changes {
            match self.step(change) {
                // A record that was refused above is missing below: what was refused is what its author must hear of.
                Err(_) if !refused.is_empty() => break,
                Err(Stop::Refused(found)) => refused.extend(found),
                done => done?,
            }
        }
        if refused.is_empty() {
            for loose in self.loose() {
                let def = loose.kind.def();
                let label = def.field(loose.field).map_or(loose.field, |field| field.label);
                let message = references::leads_nowhere(label, loose.to, loose.target);
                refused.push(self.refusal(def, loose.id, &loose.path, message));
            }
        }
        if refused.is_empty() { Ok(self.strategy) } else { Err(Stop::Refused(refused)) }
    }

    /// Does one change. References are looked at in the end, because a change may refer to what a later one makes.
    fn step(&mut self, change: &Change) -> Result<(), Stop> {
        match change {
            Change::Put { kind, id: Some(id), fields, after } => self.put(*kind, *id, fields, *after),
            Change::Set { kind, id, fields } => {
                let single = || kind.def().single.then(|| self.strategy.all(*kind).next()).flatten();
                let id = id.or_else(|| single().map(AnyRecord::id)).ok_or(Stop::Which { kind: *kind })?;
                self.set(*kind, id, fields)
            }
            Change::Delete { kind, .. } | Change::Move { kind, .. } if kind.def().single => {
                Err(Stop::Single { kind: *kind })
            }
            Change::Delete { kind, id } => self.delete(*kind, *id),
            Change::Move { kind, id, after } => self.shift(*kind, *id, *after),
            Change::Put { kind, .. } => Err(Stop::Which { kind: *kind }),
        }
    }

    fn read(&self, kind: Kind, id: Id) -> Option<Fields> {
        self.strategy.find(kind, id).map(AnyRecord::to_json)
    }

    fn write(&mut self, kind: Kind, id: Id, record: Fields) -> Result<(), Stop> {
        if let Some(referring) = &mut self.referring {
            note_references(kind, id, &record, referring);
        }
        self.touched.insert((kind, id));
        let misfit = self.strategy.put(kind, record).err();
        misfit.map_or(Ok(()), |unfit| {
            Err(Stop::Refused(vec![self.refusal(kind.def(), id, kind.def().title, unfit.to_string())]))
        })
    }

    /// Writes a record with the time of the change, where it changed.
    fn write_changed(&mut self, kind: Kind, id: Id, before: &Fields, mut record: Fields) -> Result<(), Stop> {
        if record == *before {
            return Ok(());
        }
        record.insert("updated".into(), self.time());
        self.write(kind, id, record)
    }

    fn put(&mut self, kind: Kind, id: Id, fields: &Fields, after: Option<Option<Id>>) -> Result<(), Stop> {
        let def = kind.def();
        if def.single {
            return Err(Stop::Single { kind });
        }
        if self.strategy.find(kind, id).is_some() {
            return Err(Stop::Taken { kind, id });
        }
        let rank = match after {
            None => Rank::between(self.strategy.all(kind).last().map(AnyRecord::rank), None),
            Some(after) => self.place(kind, after, id)?,
        };
        let fields = self.checked(def, id, fields)?;
        let mut record = Fields::new();
        record.insert("id".into(), id.to_string().into());
        record.insert("rank".into(), rank.as_str().into());
        record.insert("created".into(), self.time());
        record.insert("updated".into(), self.time());
        record.extend(blank(def));
        record.extend(fields);
        for field in def.fields.iter().filter(|field| field.counted) {
            if record.get(field.name).is_none_or(Value::is_null) {
                let numbers = self.strategy.all(kind).filter_map(|one| one.to_json().get(field.name)?.as_i64());
                record.insert(field.name.into(), (numbers.max().unwrap_or(0) + 1).into());
            }
        }
        let missing = def
            .fields
            .iter()
            .find(|field| field.shape == Shape::Target && record.get(field.name).is_none_or(Value::is_null));
        if let Some(field) = missing {
            let message = format!("{} must name a record as {{\"kind\": …, \"id\": …}}.", field.label);
            return Err(Stop::Refused(vec![self.refusal(def, id, field.name, message)]));
        }
        self.write(kind, id, record)
    }

    fn set(&mut self, kind: Kind, id: Id, fields: &Fields) -> Result<(), Stop> {
        let before = self.read(kind, id).ok_or(Stop::Unknown { kind, id })?;
        let fields = self.checked(kind.def(), id, fields)?;
        let mut record = before.clone();
        record.extend(fields);
        self.write_changed(kind, id, &before, record)
    }

    fn shift(&mut self, kind: Kind, id: Id, after: Option<Id>) -> Result<(), Stop> {
        let before = self.read(kind, id).ok_or(Stop::Unknown { kind, id })?;
        if after == Some(id) {
            return Ok(());
        }
        let rank = self.place(kind, after, id)?;
        let mut record = before.clone();
        record.insert("rank".into(), rank.as_str().into());
        self.write_changed(kind, id, &before, record)
    }

    /// The rank behind the record `after`, where `leaving` does not count as a neighbour.
    fn place(&self, kind: Kind, after: Option<Id>, leaving: Id) -> Result<Rank, Stop> {
        let before = match after {
            None => None,
            Some(id) => Some(self.strategy.find(kind, id).ok_or(Stop::Unknown { kind, id })?.rank().clone()),
        };
        let behind = |one: &&dyn AnyRecord| before.as_ref().is_none_or(|before| one.rank() > before);
        let next = self.strategy.all(kind).filter(|one| one.id() != leaving).find(behind);
        Ok(Rank::between(before.as_ref(), next.map(AnyRecord::rank)))
    }

    /// Deletes a record, those that belong to it, and clears what else refers to it.
    fn delete(&mut self, kind: Kind, id: Id) -> Result<(), Stop> {
        if self.strategy.find(kind, id).is_none() {
            return Err(Stop::Unknown { kind, id });
        }
        let strategy = &self.strategy;
        self.referring.get_or_insert_with(|| all_references(strategy));
        let mut leaving = vec![(kind, id)];
        while let Some((kind, id)) = leaving.pop() {
            self.strategy.remove(kind, id);
            self.touched.insert((kind, id));
            let referring = self.referring.as_ref().and_then(|known| known.get(&id)).cloned().unwrap_or_default();
            for (other, from) in referring {
                let Some(before) = self.read(other, from) else { continue };
                let mut record = before.clone();
                if references::clear(other.def(), &mut record, &|k, i| (k, i) == (kind, id)) {
                    self.write_changed(other, from, &before, record)?;
                } else {
                    leaving.push((other, from));
                }
            }
        }
        Ok(())
    }

    /// The references, in fields that differ from the plan, to records that are not there.
    fn loose(&self) -> Vec<Loose> {
        let mut found = Vec::new();
        for (kind, id) in &self.touched {
            let (Some(record), before) = (self.read(*kind, *id), self.plan.find(*kind, *id)) else { continue };
            let before = before.map(AnyRecord::to_json);
            for field in kind.def().fields.iter().filter(|field| references::may_refer(&field.shape)) {
                let Some(value) = record.get(field.name) else { continue };
                if before.as_ref().and_then(|before| before.get(field.name)) == Some(value) {
                    continue;
                }
                references::each(&field.shape, value, field.name, &mut |path, to, target| {
                    if self.strategy.find(to, target).is_none() {
                        let (kind, id, field, path) = (*kind, *id, field.name, path.to_owned());
                        found.push(Loose { kind, id, field, path, to, target });
                    }
                });
            }
        }
        found
    }

    /// The fields in the form in which they are stored.
    fn checked(&self, def: &'static KindDef, id: Id, fields: &Fields) -> Result<Fields, Stop> {
        normalise(def, fields).map_err(|found| {
            let refused = found.into_iter().map(|problem| Refusal {
                name: self.called(def, id).or_else(|| titled(def, fields)).unwrap_or_else(|| def.one()),
                ..self.refusal(def, id, &problem.field, problem.message)
            });
            Stop::Refused(refused.collect())
        })
    }

    fn refusal(&self, def: &KindDef, id: Id, field: &str, message: String) -> Refusal {
        let name = self.called(def, id).unwrap_or_else(|| def.one());
        Refusal { kind: def.kind, id, name, field: field.to_owned(), message }
    }

    fn called(&self, def: &KindDef, id: Id) -> Option<String> {
        self.strategy.find(def.kind, id).map(AnyRecord::name)
    }

    fn time(&self) -> Value {
        self.now.trunc_subsecs(3).to_rfc3339_opts(SecondsFormat::AutoSi, true).into()
    }
}

/// The title among fields.
fn titled(def: &KindDef, fields: &Fields) -> Option<String> {
    let title = fields.get(def.title)?.as_str()?.trim();
    (!title.is_empty()).then(|| title.to_owned())
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
