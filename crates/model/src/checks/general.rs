//! What holds for records of every kind: what a complete one has, how long its texts are, what it points to.

use std::collections::HashSet;

use super::Severity::{Error, Hint, Warning};
use super::case::{delete, set, sets};
use super::words::{called, counted, day, listed};
use super::{Rule, case};
use crate::define::{Look, OnDelete};
use crate::{AnyRecord, Kind, Strategy, Target};

/// Required fields of which another rule speaks when they are empty.
const SPOKEN_OF: &[(Kind, &[&str])] = &[
    (Kind::Vision, &["statement", "for_whom", "problem", "outcomes"]),
    (Kind::Principle, &["over"]),
    (Kind::Objective, &["pillar"]),
    (Kind::Initiative, &["owner", "levers", "success_criteria"]),
    (Kind::Experiment, &["success_threshold", "exit_criteria"]),
    (Kind::Risk, &["owner"]),
    (Kind::Guardrail, &["checked_by"]),
    (Kind::DecisionRight, &["approver"]),
];

/// Texts with a budget of which another rule speaks.
const MEASURED: (Kind, &str) = (Kind::Vision, "statement");

pub(super) const RULES: &[Rule] = &[
    Rule::of_any(
        "record-incomplete",
        Hint,
        "A reader who finds a gap wonders what else is missing.",
        |case, report| {
            each(case.strategy, |record| {
                let kind = record.def().kind;
                let spoken = SPOKEN_OF.iter().find(|(of, _)| *of == kind).map_or(&[][..], |(_, fields)| fields);
                let mut missing = Vec::new();
                record.each_field(&mut |field, look| {
                    if field.required && look == Look::Empty && !spoken.contains(&field.name) {
                        missing.push(field);
                    }
                });
                if let Some(first) = missing.first().filter(|_| is_used(case, record)) {
                    let labels: Vec<String> = missing.iter().map(|field| field.label.to_lowercase()).collect();
                    let sentence = format!("{} still lacks {}.", named(record), listed(&labels));
                    report.say(record, first.name, sentence);
                }
            });
        },
    ),
    Rule::of_any("text-too-long", Hint, "What does not fit is cut, or not read.", |case, report| {
        each(case.strategy, |record| {
            record.each_field(&mut |field, look| {
                let (Some(budget), Look::Text(text)) = (field.words, look) else { return };
                if (record.def().kind, field.name) == MEASURED {
                    return;
                }
                let over = text.split_whitespace().count().saturating_sub(budget as usize);
                if over > 0 {
                    let (label, more) = (field.label, counted(over as i64, "word", "words"));
                    let sentence = format!("{label} of {} is {more} over its {budget}.", named(record));
                    report.say(record, field.name, sentence);
                }
            });
        });
    }),
    Rule::of_any("dates-reversed", Error, "Nothing that is reckoned from these dates is right.", |case, report| {
        each(case.strategy, |record| {
            let mut dates = Vec::new();
            record.each_field(&mut |field, look| {
                if let Look::Date(day) = look {
                    dates.push((field, day));
                }
            });
            for (field, to) in &dates {
                let earlier = dates.iter().find(|(one, _)| Some(one.name) == field.not_before);
                let Some((first, from)) = earlier.filter(|(_, from)| to < from) else { continue };
                let (label, name) = (field.label, named(record));
                let sentence = format!("{label} of {name}, {}, lies before {}.", day(*to), day(*from));
                let swapped = [(first.name, case::date(*to)), (field.name, case::date(*from))];
                report.say(record, field.name, sentence).mended_by("Swap the two dates", vec![sets(record, swapped)]);
            }
        });
    }),
    Rule::of_any("points-to-nothing", Error, "What it says is about a record that is gone.", |case, report| {
        each(case.strategy, |record| {
            record.each_field(&mut |field, look| {
                let Look::Record(to) = look else { return };
                if case.records.contains_key(&to) {
                    return;
                }
                let (label, name) = (field.label, named(record));
                let sentence = format!("{label} of {name} points to {} that is gone.", to.kind.def().one());
                let finding = report.say(record, field.name, sentence);
                match field.on_delete {
                    OnDelete::Delete => finding.mended_by("Remove it", vec![delete(record)]),
                    OnDelete::Clear => {
                        finding.mended_by("Clear it", vec![set(record, field.name, serde_json::Value::Null)]);
                    }
                }
            });
        });
    }),
    Rule::new("link-to-itself", Warning, Kind::Link, "It says nothing.", |case, report| {
        for link in case.strategy.links.iter().filter(|link| link.from == link.to) {
            if let Some(record) = case.records.get(&link.from) {
                let sentence = format!("{} is linked to itself.", named(*record));
                report.say_of(link, sentence).mended_by("Remove the link", vec![delete(link)]);
            }
        }
    }),
    Rule::new("link-twice", Hint, Kind::Link, "One of the two will be forgotten when it changes.", |case, report| {
        let mut seen = HashSet::new();
        for link in case.strategy.links.iter().filter(|link| link.from != link.to) {
            if !seen.insert((link.from, link.relation, link.to)) {
                let name = |at: Target| case.records.get(&at).map(|one| named(*one)).unwrap_or_default();
                let (from, to, relation) = (name(link.from), name(link.to), link.relation.label());
                let sentence = format!("That {from} {relation} {to} is said twice.");
                report.say_of(link, sentence).mended_by("Remove one", vec![delete(link)]);
            }
        }
    }),
];

/// Looks at every record of every kind.
fn each<'a>(strategy: &'a Strategy, mut look: impl FnMut(&'a dyn AnyRecord)) {
    for kind in Kind::ALL {
        strategy.all(*kind).for_each(&mut look);
    }
}

/// What has been given up needs no more work.
fn is_used(case: &case::Case, record: &dyn AnyRecord) -> bool {
    record.def().kind != Kind::Initiative || case.initiatives.get(&record.id()).is_none_or(|one| case::is_open(one))
}

/// What a record is called, also one that has no name of its own, such as a measurement.
fn named(record: &dyn AnyRecord) -> String {
    let def = record.def();
    let own = matches!(def.field(def.title).map(|field| field.shape), Some(crate::Shape::Line | crate::Shape::Text));
    if own { called(record) } else { format!("the {} {}", def.label.to_lowercase(), record.name()) }
}
