//! Each rule fires once on a case of its own and is silent on the twin that lacks nothing; fixes mend what they are
//! offered for; nothing that a file can hold makes the checks fail.
#![allow(clippy::unwrap_used)]

mod cases;
mod hostile;
pub(crate) mod sample;

use std::collections::HashSet;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::*;
use sample::{apply, of};

fn today() -> NaiveDate {
    "2027-02-16".parse().unwrap()
}

/// The findings of one rule.
fn found(strategy: &Strategy, code: &str) -> Vec<Finding> {
    let mut found = checks(strategy, today());
    found.retain(|finding| finding.code == code);
    found
}

#[test]
fn codes_are_unique_and_every_rule_explains_itself() {
    let mut seen = HashSet::new();
    for rule in rules() {
        assert!(seen.insert(rule.code), "{}", rule.code);
        assert!(rule.code.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", rule.code);
        assert!(rule.why.ends_with('.') && rule.why.len() < 100, "{}: {}", rule.code, rule.why);
    }
}

#[test]
fn each_rule_fires_once_and_not_on_the_good_twin() {
    let mut tried = HashSet::new();
    for (code, template, bad, good) in cases::cases() {
        tried.insert(code);
        let rule = rules().find(|rule| rule.code == code).unwrap_or_else(|| panic!("no rule {code}"));
        let broken = of(&sample::with(&template, &bad));
        let findings = found(&broken, code);
        assert_eq!(findings.len(), 1, "{code} on {bad}: {findings:#?}");
        let finding = &findings[0];
        assert!(rule.kind.is_none_or(|kind| kind == finding.record.kind), "{code}: {:?}", finding.record);
        let def = finding.record.kind.def();
        assert!(finding.field.is_none_or(|field| def.field(field).is_some()), "{code}: {:?}", finding.field);
        let sentence = &finding.sentence;
        assert!(sentence.ends_with('.') && !sentence.contains("  "), "{code}: {sentence}");
        assert!(
            sentence.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '“'),
            "{code}: {sentence}"
        );
        let whole = of(&sample::with(&template, &good));
        assert_eq!(found(&whole, code), [], "{code} on {good}");
        if let Some(fix) = &finding.fix {
            assert!(!fix.label.is_empty() && !fix.changes.is_empty(), "{code}");
            let mended = apply(&broken, &fix.changes);
            assert_eq!(found(&mended, code), [], "{code}: the fix leaves the finding");
        }
    }
    let untried: Vec<_> = rules().map(|rule| rule.code).filter(|code| !tried.contains(code)).collect();
    assert!(untried.is_empty(), "rules without a case: {untried:?}");
}

#[test]
fn a_silence_covers_its_finding_to_its_last_day() {
    let with = |until: Value, code: &str, id: &str| {
        let silence =
            json!({"code": code, "record": {"kind": "initiative", "id": id}, "reason": "On purpose", "until": until});
        let strategy = of(&json!({"initiatives": [{"id": "@a", "title": "A"}], "silences": [silence]}));
        let finding = found(&strategy, "initiative-without-owner").remove(0);
        (finding.is_open(), found(&strategy, rhythm::SILENCE_WITHOUT_USE).len())
    };
    let code = "initiative-without-owner";
    assert_eq!(with(json!(null), code, "@a"), (false, 0));
    assert_eq!(with(json!("2027-02-16"), code, "@a"), (false, 0));
    assert_eq!(with(json!("2027-02-15"), code, "@a"), (true, 0), "it has expired");
    assert_eq!(with(json!(null), "initiative-without-lever", "@a"), (true, 0), "it silences another finding");
    assert_eq!(with(json!(null), code, "@b"), (true, 1), "it is about a record that is gone");
}

#[test]
fn the_gravest_come_first() {
    let strategy = of(&json!({"vision": [{}], "initiatives": [
        {"title": "A", "status": "in_progress", "gates": [{"gate": "privacy", "state": "open"}]}]}));
    let found = checks(&strategy, today());
    assert!(found.is_sorted_by_key(|finding| finding.severity));
    assert_eq!(found[0].code, "gate-open-in-progress");
    assert_eq!(found[0].sentence, "“A” is in progress with open gate: privacy.");
}

#[test]
fn what_counts_output_is_told_from_outcomes() {
    for (title, counts) in [
        ("Ship the new gateway", true),
        ("Launch in three ports", true),
        ("Deliver 12 features", true),
        ("40,000 lines of code moved", true),
        ("Story points a sprint", true),
        ("Number of releases", true),
        ("Tickets closed", true),
        ("120 tickets", true),
        ("Features shipped", true),
        ("Complete the migration", true),
        ("Release 2.0 to all harbours", true),
        ("Lead time of releases in days", false),
        ("Failed releases", false),
        ("Releases without a freeze", false),
        ("Share of tickets solved at the first call", false),
        ("Berths booked online", false),
        ("Ships on time", false),
        ("Ship waiting time", false),
        ("Every ship berthed within an hour", false),
        ("Features used every week", false),
        ("Containers delivered on the day", false),
        ("Cost per shipped container", false),
        ("Shipping lines that book by themselves", false),
        ("Delivery time of a change", false),
        ("Building permits within a day", false),
        ("", false),
        ("…!? 5", false),
    ] {
        assert_eq!(words::output_word(title).is_some(), counts, "{title}: {:?}", words::output_word(title));
    }
}

#[test]
fn many_measurements_of_days_to_come_are_one_finding() {
    let strategy = of(&serde_json::json!({"metrics": [{"id": "@m", "name": "Tides"}], "measurements": [
        {"metric": "@m", "date": "2027-05-31", "value": 3}, {"metric": "@m", "date": "2027-04-30", "value": 2},
        {"metric": "@m", "date": "2027-01-31", "value": 1}]}));
    let findings = found(&strategy, "measurement-of-a-day-to-come");
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].sentence, "2 measurements of “Tides” are of days to come, the first of 30 April 2027.");
}
