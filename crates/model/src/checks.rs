//! What a careful reader would object to.
//!
//! A [`Rule`] is defined once, in the table of its subject: a stable code, how grave it is, why it matters, and how it
//! is found. [`checks`] holds a strategy against all rules. A [`Finding`] names the record and the field, says in a
//! sentence what is wrong, and brings the changes that mend it where that takes no thought.
//!
//! An error contradicts itself or cannot be kept as it stands. A warning is what a reader will ask about. A hint would
//! make the strategy better. What is merely unfinished is never an error.
//!
//! Nothing here reads a file or the clock: today is given. The time taken grows with the number of records, give or
//! take a logarithm.

mod capacity;
mod case;
mod debt;
mod decisions;
mod direction;
mod experiments;
mod general;
mod goals;
mod initiatives;
mod metrics;
mod people;
mod plan;
mod rhythm;
mod safety;
pub(crate) mod words;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::records::Silence;
use crate::{AnyRecord, Change, Id, Kind, Strategy, Target};
use case::Case;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// It contradicts itself, or cannot be kept as it stands.
    Error,
    /// A careful reader will ask about it.
    Warning,
    /// It would be better otherwise.
    Hint,
}

impl Severity {
    /// All of them, the gravest first.
    pub const ALL: &[Self] = &[Self::Error, Self::Warning, Self::Hint];
    /// For one, as people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Error => "Error",
            Self::Warning => "Warning",
            Self::Hint => "Hint",
        }
    }
    /// For several, as people read it.
    pub fn labels(self) -> &'static str {
        match self {
            Self::Error => "Errors",
            Self::Warning => "Warnings",
            Self::Hint => "Hints",
        }
    }
}

/// Something that a strategy is held against.
pub struct Rule {
    /// Its name in files, for good: `initiative-without-criterion`.
    pub code: &'static str,
    /// How grave a breach is.
    pub severity: Severity,
    /// The kind of record that it is about; none where there are several.
    pub kind: Option<Kind>,
    /// Why it matters, in one line.
    pub why: &'static str,
    find: fn(&Case, &mut Report),
}

impl Rule {
    const fn new(
        code: &'static str,
        severity: Severity,
        kind: Kind,
        why: &'static str,
        find: fn(&Case, &mut Report),
    ) -> Self {
        Self { code, severity, kind: Some(kind), why, find }
    }

    const fn of_any(code: &'static str, severity: Severity, why: &'static str, find: fn(&Case, &mut Report)) -> Self {
        Self { code, severity, kind: None, why, find }
    }
}

/// All rules, in the order in which a reader meets their subjects.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    let tables = [
        direction::RULES,
        metrics::RULES,
        goals::RULES,
        initiatives::RULES,
        plan::RULES,
        capacity::RULES,
        decisions::RULES,
        debt::RULES,
        experiments::RULES,
        safety::RULES,
        people::RULES,
        rhythm::RULES,
        general::RULES,
    ];
    tables.into_iter().flatten()
}

/// What is wrong with a record.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Finding {
    /// The code of the rule.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// The record that it is about.
    pub record: Target,
    /// The field that it is about, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub field: Option<&'static str>,
    /// What is wrong, in one sentence that names the record.
    pub sentence: String,
    /// Why it matters, in one line.
    pub why: &'static str,
    /// What mends it, where that takes no thought.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub fix: Option<Fix>,
    /// The record that says why it is left as it is. It does not count then.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub silence: Option<Id>,
}

/// Changes that mend a finding.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Fix {
    /// What they do, as a command: `Take the pillar of its theme`.
    pub label: String,
    /// The changes, to be applied as one operation.
    pub changes: Vec<Change>,
}

impl Finding {
    /// Whether it counts: nobody has said why it is left as it is.
    pub fn is_open(&self) -> bool {
        self.silence.is_none()
    }

    fn mended_by(&mut self, label: impl Into<String>, changes: Vec<Change>) {
        self.fix = Some(Fix { label: label.into(), changes });
    }
}

/// Where rules put what they find.
struct Report<'a> {
    rule: &'static Rule,
    silences: HashMap<(&'a str, Target), Id>,
    findings: Vec<Finding>,
}

impl Report<'_> {
    /// Something is wrong with a field of a record.
    fn say(&mut self, record: &dyn AnyRecord, field: &'static str, sentence: impl Into<String>) -> &mut Finding {
        self.add(record.target(), Some(field), sentence.into())
    }

    /// Something is wrong with a record as a whole.
    fn say_of(&mut self, record: &dyn AnyRecord, sentence: impl Into<String>) -> &mut Finding {
        self.add(record.target(), None, sentence.into())
    }

    fn add(&mut self, record: Target, field: Option<&'static str>, sentence: String) -> &mut Finding {
        let Rule { code, severity, why, .. } = *self.rule;
        let at = self.findings.len();
        let silence = self.silences.get(&(code, record)).copied();
        let sentence = words::bounded(words::capitalised(sentence));
        self.findings.push(Finding { code, severity, record, field, sentence, why, fix: None, silence });
        &mut self.findings[at]
    }
}

/// All findings, the gravest first; those of one gravity in the order of the rules. Silenced ones are among them, with
/// the record that silences them; a silence counts up to and including its last day.
pub fn checks(strategy: &Strategy, today: NaiveDate) -> Vec<Finding> {
    let Some(first) = rules().next() else { return Vec::new() };
    let case = Case::new(strategy, today);
    let in_force = |silence: &&Silence| silence.until.is_none_or(|until| today <= until);
    let silences = strategy.silences.iter().filter(in_force);
    let silences = silences.map(|silence| ((silence.code.trim(), silence.record), silence.id)).collect();
    let mut report = Report { rule: first, silences, findings: Vec::new() };
    for rule in rules() {
        report.rule = rule;
        (rule.find)(&case, &mut report);
    }
    idle_silences(strategy, &mut report);
    let mut findings = report.findings;
    findings.sort_by_key(|finding| finding.severity);
    findings
}

/// Silences of what is no longer found: only now is it known.
fn idle_silences(strategy: &Strategy, report: &mut Report) {
    let Some(rule) = rules().find(|rule| rule.code == rhythm::SILENCE_WITHOUT_USE) else { return };
    report.rule = rule;
    let found: HashSet<_> = report.findings.iter().map(|finding| (finding.code, finding.record)).collect();
    for silence in &strategy.silences {
        if !found.contains(&(silence.code.trim(), silence.record)) {
            let sentence =
                format!("{} is silenced, but there is no such finding any more.", words::quoted(&silence.code));
            report.say(silence, "code", sentence).mended_by("Remove it", vec![case::delete(silence)]);
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
