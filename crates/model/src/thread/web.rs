//! All records and what ties them: who serves whom, in what words.

use std::collections::HashMap;

use crate::describe::short;
use crate::records::{MetricRole, Relation};
use crate::{AnyRecord, Kind, Ref, Strategy, Target};

/// A tie to another record, in the words that lead from the one that serves to the one that is served.
#[derive(Clone, Copy)]
pub(super) struct Strand {
    pub(super) to: usize,
    pub(super) words: &'static str,
}

/// All records, by position, and their ties.
pub(super) struct Web<'a> {
    pub(super) strategy: &'a Strategy,
    pub(super) records: Vec<&'a dyn AnyRecord>,
    at: HashMap<Target, usize>,
    /// What each serves.
    pub(super) up: Vec<Vec<Strand>>,
    /// What serves each. Single values and check-ins are left out: there are thousands.
    pub(super) down: Vec<Vec<Strand>>,
    /// What else is a reason for each, though it does not serve it.
    pub(super) because: Vec<Vec<Strand>>,
    /// What is merely related.
    pub(super) beside: Vec<Vec<Strand>>,
}

impl<'a> Web<'a> {
    pub(super) fn new(strategy: &'a Strategy) -> Self {
        let records: Vec<&dyn AnyRecord> = Kind::ALL.iter().flat_map(|kind| strategy.all(*kind)).collect();
        let at = records.iter().enumerate().map(|(n, record)| (record.target(), n)).collect();
        let none = || vec![Vec::new(); records.len()];
        let (up, down, because, beside) = (none(), none(), none(), none());
        let mut web = Self { strategy, records, at, up, down, because, beside };
        web.direction();
        web.measures();
        web.work();
        web.links();
        web
    }

    pub(super) fn position(&self, record: Target) -> Option<usize> {
        self.at.get(&record).copied()
    }

    pub(super) fn kind(&self, at: usize) -> Kind {
        self.records[at].def().kind
    }

    pub(super) fn title(&self, at: usize) -> String {
        self.records[at].name()
    }

    /// What a record is called in a sentence.
    pub(super) fn called(&self, at: usize) -> String {
        let record = self.records[at];
        if record.def().single {
            return format!("the {}", record.def().label.to_lowercase());
        }
        format!("“{}”", short(&record.name()))
    }

    /// Whether an initiative works on the metric of a key result.
    pub(super) fn worked_on(&self, at: usize) -> bool {
        let by_initiative = |n: usize| self.down[n].iter().any(|tie| self.kind(tie.to) == Kind::Initiative);
        self.because[at].iter().any(|tie| by_initiative(tie.to))
    }

    /// One serves the other. What is tied twice in the same words is tied once.
    fn tie(&mut self, from: Target, words: &'static str, to: Target) {
        if let Some((from, to)) = self.ends(from, to) {
            let same = |tie: &Strand| tie.to == to && tie.words == words;
            // A record serves few others, so this stays quick.
            if self.up[from].iter().any(same) {
                return;
            }
            self.up[from].push(Strand { to, words });
            if !matches!(self.kind(from), Kind::Measurement | Kind::CheckIn) {
                self.down[to].push(Strand { to: from, words });
            }
        }
    }

    fn reason(&mut self, from: Target, words: &'static str, to: Target) {
        if let Some((from, to)) = self.ends(from, to) {
            self.because[from].push(Strand { to, words });
        }
    }

    fn relate(&mut self, from: Target, words: &'static str, to: Target) {
        if let Some((from, to)) = self.ends(from, to) {
            self.beside[from].push(Strand { to, words });
            self.beside[to].push(Strand { to: from, words });
        }
    }

    /// The positions of two records; none where one is gone or both are the same.
    fn ends(&self, from: Target, to: Target) -> Option<(usize, usize)> {
        self.position(from).zip(self.position(to)).filter(|(from, to)| from != to)
    }

    fn refer<T: crate::define::shapes::Referable>(
        &mut self,
        from: &dyn AnyRecord,
        words: &'static str,
        to: Option<Ref<T>>,
    ) {
        if let Some(to) = to {
            self.tie(from.target(), words, Target { kind: T::KIND, id: to.0 });
        }
    }

    /// The other way round: the record that a field points to serves the one that points to it.
    fn referred<T: crate::define::shapes::Referable>(
        &mut self,
        from: Option<Ref<T>>,
        words: &'static str,
        to: &dyn AnyRecord,
    ) {
        if let Some(from) = from {
            self.tie(Target { kind: T::KIND, id: from.0 }, words, to.target());
        }
    }

    fn direction(&mut self) {
        let strategy = self.strategy;
        let vision = strategy.the_vision().map(AnyRecord::target);
        for pillar in &strategy.pillars {
            if let Some(vision) = vision {
                self.tie(pillar.target(), "carries", vision);
            }
        }
        for principle in &strategy.principles {
            if let Some(vision) = vision {
                self.tie(principle.target(), "guides", vision);
            }
        }
        for theme in &strategy.themes {
            self.refer(theme, "serves", theme.pillar);
        }
        for star in strategy.metrics.iter().filter(|metric| metric.role == MetricRole::NorthStar) {
            if let Some(vision) = vision {
                self.reason(vision, "is shown by", star.target());
            }
        }
    }

    fn measures(&mut self) {
        let strategy = self.strategy;
        for metric in &strategy.metrics {
            self.refer(metric, "is a metric of", metric.pillar);
            self.referred(metric.guarded_by, "guards", metric);
            for drive in &metric.drives {
                self.refer(metric, "drives", drive.metric);
            }
        }
        for objective in &strategy.objectives {
            self.refer(objective, "serves", objective.pillar);
        }
        for result in &strategy.key_results {
            self.refer(result, "is a key result of", result.objective);
            self.referred(result.metric, "measures", result);
            if let Some(metric) = result.metric {
                self.reason(result.target(), "is measured by", Target { kind: Kind::Metric, id: metric.0 });
            }
        }
        for measurement in &strategy.measurements {
            self.refer(measurement, "is a value of", measurement.metric);
        }
        for check_in in &strategy.check_ins {
            self.refer(check_in, "is a check-in on", check_in.key_result);
        }
        for capability in &strategy.capabilities {
            self.referred(capability.metric, "measures", capability);
        }
    }

    fn work(&mut self) {
        let strategy = self.strategy;
        for one in &strategy.initiatives {
            self.refer(one, "belongs to", one.theme);
            self.refer(one, "serves", one.pillar);
        }
        for one in &strategy.dependencies {
            if let (Some(from), Some(to)) = (one.from, one.to) {
                let at = |id| Target { kind: Kind::Initiative, id };
                self.tie(at(from.0), "is needed by", at(to.0));
            }
            self.refer(one, "is a need of", one.to);
        }
        for one in &strategy.milestones {
            self.refer(one, "is a date of", one.initiative);
        }
        for one in &strategy.decisions {
            self.refer(one, "is needed by", one.gates);
            self.refer(one, "serves", one.pillar);
        }
        for one in &strategy.assumptions {
            self.refer(one, "is taken for granted by", one.decision);
            self.referred(one.experiment, "tests", one);
            self.referred(one.metric, "watches over", one);
        }
        for one in &strategy.debt_items {
            self.referred(one.initiative, "pays off", one);
            self.refer(one, "weighs on", one.metric);
        }
        for one in &strategy.experiments {
            self.refer(one, "finds out for", one.initiative);
            self.refer(one, "tries to move", one.metric);
            self.referred(one.guard, "guards", one);
        }
        for one in &strategy.risks {
            self.refer(one, "threatens", one.initiative);
            self.refer(one, "threatens", one.pillar);
        }
    }

    fn links(&mut self) {
        for link in &self.strategy.links {
            let (from, to, words) = (link.from, link.to, link.relation.label());
            match link.relation {
                Relation::Supports
                | Relation::Delivers
                | Relation::Moves
                | Relation::Pays
                | Relation::Tests
                | Relation::Mitigates
                | Relation::Amends => self.tie(from, words, to),
                Relation::DecidedBy => {
                    self.tie(to, "decides on", from);
                    self.reason(from, words, to);
                }
                Relation::CameFrom => {
                    self.relate(from, words, to);
                    self.reason(from, words, to);
                }
                Relation::RelatesTo | Relation::Supersedes => self.relate(from, words, to),
            }
        }
    }
}
