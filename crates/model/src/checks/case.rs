//! The strategy as the rules see it: its records by id, and what belongs to what.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::calc::calendar::Period;
use crate::calc::key_result::Aim;
use crate::calc::series::Point;
use crate::facts::{self, CapacityFacts, MeasureFacts, PeopleFacts, PlanFacts};
use crate::records::*;
use crate::{AnyRecord, Change, Id, Kind, Ref, Strategy, Target};

/// The strategy, and what is asked of it again and again.
pub(super) struct Case<'a> {
    pub(super) strategy: &'a Strategy,
    pub(super) today: NaiveDate,
    /// All records.
    pub(super) records: HashMap<Target, &'a dyn AnyRecord>,
    pub(super) initiatives: HashMap<Id, &'a Initiative>,
    pub(super) metrics: HashMap<Id, &'a Metric>,
    pub(super) cycles: HashMap<Id, &'a Cycle>,
    pub(super) objectives: HashMap<Id, &'a Objective>,
    pub(super) decisions: HashMap<Id, &'a Decision>,
    pub(super) experiments: HashMap<Id, &'a Experiment>,
    pub(super) key_results_of: HashMap<Id, Vec<&'a KeyResult>>,
    pub(super) check_ins_of: HashMap<Id, Vec<&'a CheckIn>>,
    pub(super) measurements_of: HashMap<Id, Vec<&'a Measurement>>,
    /// The figures about metrics, key results and objectives.
    pub(super) measures: MeasureFacts,
    /// The figures about the plan.
    pub(super) plan: PlanFacts,
    /// The figures about cycles.
    pub(super) capacity: CapacityFacts,
    /// The figures about stakeholders.
    pub(super) people: PeopleFacts,
    /// What initiatives support, deliver or move, as far as it is said by links.
    pub(super) served: HashSet<Target>,
    /// The initiatives of which a link says what they support, deliver or move.
    pub(super) serving: HashSet<Id>,
}

impl<'a> Case<'a> {
    pub(super) fn new(strategy: &'a Strategy, today: NaiveDate) -> Self {
        let (mut served, mut serving) = (HashSet::new(), HashSet::new());
        for link in &strategy.links {
            let serves = matches!(link.relation, Relation::Supports | Relation::Delivers | Relation::Moves);
            let goal = matches!(link.to.kind, Kind::Objective | Kind::KeyResult | Kind::Metric);
            if serves && goal && link.from.kind == Kind::Initiative {
                served.insert(link.to);
                serving.insert(link.from.id);
            }
        }
        Self {
            strategy,
            today,
            records: Kind::ALL.iter().flat_map(|kind| strategy.all(*kind)).map(|one| (one.target(), one)).collect(),
            initiatives: by_id(&strategy.initiatives),
            metrics: by_id(&strategy.metrics),
            cycles: by_id(&strategy.cycles),
            objectives: by_id(&strategy.objectives),
            decisions: by_id(&strategy.decisions),
            experiments: by_id(&strategy.experiments),
            key_results_of: grouped(&strategy.key_results, |one| one.objective),
            check_ins_of: grouped(&strategy.check_ins, |one| one.key_result),
            measurements_of: grouped(&strategy.measurements, |one| one.metric),
            measures: facts::measures(strategy, today),
            plan: facts::plan(strategy, today),
            capacity: facts::capacity(strategy, today),
            people: facts::people(strategy, today),
            served,
            serving,
        }
    }

    /// The initiatives that are neither done nor given up.
    pub(super) fn open_initiatives(&self) -> impl Iterator<Item = &'a Initiative> {
        self.strategy.initiatives.iter().filter(|one| is_open(one))
    }

    /// The initiatives that are to be done: open, and not set aside.
    pub(super) fn wanted(&self) -> impl Iterator<Item = &'a Initiative> {
        self.open_initiatives().filter(|one| one.horizon != Horizon::NotNow)
    }

    /// The initiative that a field points to.
    pub(super) fn initiative(&self, at: Option<Ref<Initiative>>) -> Option<&'a Initiative> {
        self.initiatives.get(&at?.0).copied()
    }

    /// The metric that a field points to.
    pub(super) fn metric(&self, at: Option<Ref<Metric>>) -> Option<&'a Metric> {
        self.metrics.get(&at?.0).copied()
    }

    /// The latest value of a metric.
    pub(super) fn latest(&self, metric: Id) -> Option<Point> {
        self.measures.metrics.get(&metric)?.latest
    }

    /// The days in which an objective is to be reached.
    pub(super) fn days_of(&self, objective: &Objective) -> Option<Period> {
        self.measures.objectives.get(&objective.id)?.period?.period()
    }
}

/// Whether an initiative is neither done nor given up.
pub(super) fn is_open(initiative: &Initiative) -> bool {
    !matches!(initiative.status, InitiativeStatus::Done | InitiativeStatus::Dropped)
}

/// Records by their id.
pub(super) fn by_id<T: AnyRecord>(records: &[T]) -> HashMap<Id, &T> {
    records.iter().map(|record| (record.id(), record)).collect()
}

/// Records by the one they belong to, each list in the order of the records.
pub(super) fn grouped<T, O>(records: &[T], owner: impl Fn(&T) -> Option<Ref<O>>) -> HashMap<Id, Vec<&T>> {
    let mut groups: HashMap<Id, Vec<&T>> = HashMap::new();
    for record in records {
        if let Some(owner) = owner(record) {
            groups.entry(owner.0).or_default().push(record);
        }
    }
    groups
}

/// Where a metric should go.
pub(super) fn aim(direction: Direction) -> Aim {
    match direction {
        Direction::Increase => Aim::Increase,
        Direction::Decrease => Aim::Decrease,
        Direction::StayAbove => Aim::StayAbove,
        Direction::StayBelow => Aim::StayBelow,
    }
}

/// Where a key result should go.
pub(super) fn aim_of(kind: KeyResultKind) -> Aim {
    match kind {
        KeyResultKind::Reach => Aim::Reach,
        KeyResultKind::Increase => Aim::Increase,
        KeyResultKind::Decrease => Aim::Decrease,
        KeyResultKind::StayAbove => Aim::StayAbove,
        KeyResultKind::StayBelow => Aim::StayBelow,
    }
}

/// Whether a text is empty.
pub(super) fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// Whether a list of texts says nothing.
pub(super) fn none(texts: &[String]) -> bool {
    texts.iter().all(|text| blank(text))
}

/// A change of one field.
pub(super) fn set(record: &dyn AnyRecord, field: &str, value: impl Into<Value>) -> Change {
    sets(record, [(field, value.into())])
}

/// A change of several fields.
pub(super) fn sets<const N: usize>(record: &dyn AnyRecord, fields: [(&str, Value); N]) -> Change {
    let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Change::Set { kind: record.def().kind, id: Some(record.id()), fields }
}

/// A date as a field has it.
pub(super) fn date(date: NaiveDate) -> Value {
    json!(date)
}

/// The deletion of a record.
pub(super) fn delete(record: &dyn AnyRecord) -> Change {
    Change::Delete { kind: record.def().kind, id: record.id() }
}
