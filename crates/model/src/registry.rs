//! The list of all record kinds, and the strategy that holds them.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::define::shapes::Referable;
use crate::records::*;
use crate::{AnyRecord, Fields, Id, KindDef};

/// A record that does not fit its kind: only a caller that skipped [`crate::normalise`] can make one.
#[derive(Debug, thiserror::Error)]
#[error("{} does not read as one: {reason}", .kind.def().one())]
pub struct UnfitRecord {
    /// The kind it should have been.
    pub kind: Kind,
    /// What stands in the way.
    pub reason: String,
}

macro_rules! registry {
    ($($kind:ident, $list:ident: $record:ident;)+) => {
        /// The kind of a record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum Kind {
            $(#[doc = concat!("See [`", stringify!($record), "`].")] $kind,)+
        }

        impl Kind {
            /// All kinds, in the order of the strategy: what is pointed to mostly comes first.
            pub const ALL: &[Self] = &[$(Self::$kind),+];
            /// The definition of this kind.
            pub fn def(self) -> &'static KindDef {
                match self { $(Self::$kind => &$record::DEF,)+ }
            }
        }

        $(impl Referable for $record {
            const KIND: Kind = Kind::$kind;
        })+

        /// All records of one file, each list in the author's order.
        #[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize, TS)]
        #[serde(default)]
        pub struct Strategy {
            $(#[doc = concat!("See [`", stringify!($record), "`].")] pub $list: Vec<$record>,)+
        }

        impl Strategy {
            /// All records of a kind, in order.
            pub fn all(&self, kind: Kind) -> Box<dyn Iterator<Item = &dyn AnyRecord> + '_> {
                match kind { $(Kind::$kind => Box::new(self.$list.iter().map(|record| record as &dyn AnyRecord)),)+ }
            }
            /// How many records of a kind there are.
            pub fn count(&self, kind: Kind) -> usize {
                match kind { $(Kind::$kind => self.$list.len(),)+ }
            }
            /// The record of that kind and id.
            pub fn find(&self, kind: Kind, id: Id) -> Option<&dyn AnyRecord> {
                match kind {
                    $(Kind::$kind => self.$list.iter().find(|r| r.id == id).map(|r| r as &dyn AnyRecord),)+
                }
            }
            /// The records of a kind that are not the same in another state, each as it is here and there: `None` where it
            /// is not. In the order of that state, then what is only here.
            pub fn differing<'a>(&'a self, other: &'a Self, kind: Kind) -> Vec<Pair<'a>> {
                match kind { $(Kind::$kind => pairs(&self.$list, &other.$list),)+ }
            }
            /// Puts a record in its place, in the stead of the one with its id.
            pub fn put(&mut self, kind: Kind, record: Fields) -> Result<(), UnfitRecord> {
                match kind { $(Kind::$kind => {
                    let record: $record = read(kind, record)?;
                    match self.$list.iter().position(|r| r.id == record.id) {
                        // Typing changes no order: nothing moves for it.
                        Some(at) if self.$list[at].rank == record.rank => {
                            self.$list[at] = record;
                            return Ok(());
                        }
                        Some(at) => drop(self.$list.remove(at)),
                        None => {}
                    }
                    let at = self.$list.partition_point(|r| (&r.rank, r.id) < (&record.rank, record.id));
                    self.$list.insert(at, record);
                })+ }
                Ok(())
            }
            /// Adds many new records of a kind at once.
            pub fn extend(&mut self, kind: Kind, records: impl IntoIterator<Item = Fields>) -> Result<(), UnfitRecord> {
                match kind { $(Kind::$kind => {
                    for record in records {
                        self.$list.push(read(kind, record)?);
                    }
                    self.$list.sort_by(|a, b| (&a.rank, a.id).cmp(&(&b.rank, b.id)));
                })+ }
                Ok(())
            }
            /// Takes a record out.
            pub fn remove(&mut self, kind: Kind, id: Id) {
                match kind { $(Kind::$kind => self.$list.retain(|r| r.id != id),)+ }
            }
        }
    };
}

/// A record as it is in two states.
pub type Pair<'a> = (Option<&'a dyn AnyRecord>, Option<&'a dyn AnyRecord>);

fn pairs<'a, R: AnyRecord + PartialEq>(before: &'a [R], after: &'a [R]) -> Vec<Pair<'a>> {
    let old: HashMap<Id, &R> = before.iter().map(|record| (record.id(), record)).collect();
    let new: HashSet<Id> = after.iter().map(|record| record.id()).collect();
    let changed = after.iter().filter_map(|record| match old.get(&record.id()) {
        Some(was) if *was == record => None,
        was => Some((was.map(|was| *was as &dyn AnyRecord), Some(record as &dyn AnyRecord))),
    });
    let gone =
        before.iter().filter(|record| !new.contains(&record.id())).map(|record| (Some(record as &dyn AnyRecord), None));
    changed.chain(gone).collect()
}

fn read<T: serde::de::DeserializeOwned>(kind: Kind, record: Fields) -> Result<T, UnfitRecord> {
    serde_json::from_value(Value::Object(record)).map_err(|e| UnfitRecord { kind, reason: e.to_string() })
}

registry! {
    Strategy, strategy: StrategyRecord;
    Vision, vision: Vision;
    Principle, principles: Principle;
    Pillar, pillars: Pillar;
    Theme, themes: Theme;
    Metric, metrics: Metric;
    Measurement, measurements: Measurement;
    Cycle, cycles: Cycle;
    Objective, objectives: Objective;
    KeyResult, key_results: KeyResult;
    CheckIn, check_ins: CheckIn;
    Initiative, initiatives: Initiative;
    Dependency, dependencies: Dependency;
    Milestone, milestones: Milestone;
    Decision, decisions: Decision;
    Assumption, assumptions: Assumption;
    DebtItem, debt_items: DebtItem;
    Capability, capabilities: Capability;
    Experiment, experiments: Experiment;
    Risk, risks: Risk;
    Guardrail, guardrails: Guardrail;
    Stakeholder, stakeholders: Stakeholder;
    DecisionRight, decision_rights: DecisionRight;
    Narrative, narratives: Narrative;
    Logo, logos: Logo;
    Audience, audiences: Audience;
    Ritual, rituals: Ritual;
    PlanOption, plan_options: PlanOption;
    Snapshot, snapshots: Snapshot;
    Review, reviews: Review;
    Workshop, workshops: Workshop;
    WorkshopStep, workshop_steps: WorkshopStep;
    WorkshopNote, workshop_notes: WorkshopNote;
    WorkshopRun, workshop_runs: WorkshopRun;
    Publication, publications: Publication;
    Link, links: Link;
    Silence, silences: Silence;
}

impl Strategy {
    /// The record about the strategy as a whole; every file has one.
    pub fn about(&self) -> Option<&StrategyRecord> {
        self.strategy.first()
    }
    /// The vision; every file has one.
    pub fn the_vision(&self) -> Option<&Vision> {
        self.vision.first()
    }
    /// The first month of the fiscal year, 1 to 12.
    pub fn fiscal_month(&self) -> u32 {
        crate::fiscal_month(self.about().and_then(|about| about.fiscal_year_starts))
    }
}

impl Kind {
    /// Name in JSON and in the file.
    pub fn name(self) -> &'static str {
        self.def().name
    }
}

impl FromStr for Kind {
    type Err = ();
    /// Reads the name of a kind or of its list.
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|kind| kind.def().name == text || kind.def().list == text).ok_or(())
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
