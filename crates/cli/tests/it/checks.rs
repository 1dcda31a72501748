//! `check` and `trace`: what they find, how they end, what programs get.

use serde_json::{Value, json};

use crate::machine::Machine;

const DAY: &str = "2027-02-16";

/// A strategy with one error, which has a fix, and one open question of each other level.
fn troubled() -> Machine {
    let machine = Machine::blank();
    machine.apply(&json!([
        {"op": "put", "kind": "pillar", "fields": {"name": "Flow", "code": "F", "intent": "Ships", "owner": "Lead"}},
        {"op": "put", "kind": "initiative", "fields": {"title": "Billing", "code": "I-1", "start": "2027-05-01",
            "end": "2027-04-01"}}
    ]));
    machine
}

fn check(machine: &Machine, more: &[&str]) -> crate::machine::Said {
    machine.run(&[&["check", "s.lodestar", "--today", DAY], more].concat())
}

#[test]
fn findings_are_grouped_and_counted() {
    let machine = troubled();
    let said = check(&machine, &[]);
    assert_eq!((said.status, said.err.as_str()), (0, ""));
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines[0], "Errors");
    assert!(lines[1].starts_with("  Initiative “Billing”  "), "{}", said.out);
    assert_eq!(lines[2], "    End of “Billing”, 1 April 2027, lies before 1 May 2027. [dates-reversed]");
    assert!(said.out.contains("\nWarnings\n") && said.out.contains("[vision-without-statement]"), "{}", said.out);
    assert!(said.out.lines().last().unwrap().starts_with("1 error, "), "{}", said.out);
}

#[test]
fn it_fails_at_the_level_that_was_asked_for() {
    let machine = troubled();
    for (level, status) in [("error", 1), ("warning", 1), ("hint", 1)] {
        let said = check(&machine, &["--fail-on", level]);
        assert_eq!((said.status, said.err.as_str()), (status, ""), "{level}");
        assert!(said.out.starts_with("Errors\n"), "what was found is printed all the same");
    }
    let id = machine.strategy()["initiatives"][0]["id"].clone();
    machine.apply(&json!([{"op": "set", "kind": "initiative", "id": id, "fields": {"end": "2027-06-01"}}]));
    assert_eq!(check(&machine, &["--fail-on", "error"]).status, 0);
    assert_eq!(check(&machine, &["--fail-on", "warning"]).status, 1);
    assert_eq!(check(&machine, &["--fail-on", "nonsense"]).status, 2);
    assert_eq!(check(&machine, &["--today", "tomorrow"]).status, 2);
}

#[test]
fn a_fix_can_be_applied_as_it_is() {
    let machine = troubled();
    let said = check(&machine, &["--json"]);
    let answer: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!((&answer["today"], &answer["counts"]["error"]), (&json!(DAY), &json!(1)));
    let finding = &answer["findings"][0];
    assert_eq!((&finding["code"], &finding["severity"]), (&json!("dates-reversed"), &json!("error")));
    assert_eq!(
        (&finding["kind"], &finding["title"], &finding["field"]),
        (&json!("initiative"), &json!("Billing"), &json!("end"))
    );
    machine.apply(&finding["fix"]["changes"]);
    let after: Value = serde_json::from_str(&check(&machine, &["--json"]).out).unwrap();
    assert_eq!(after["counts"]["error"], 0, "{after}");
}

#[test]
fn what_is_silenced_does_not_count_and_is_shown_when_asked_for() {
    let machine = troubled();
    let record = json!({"kind": "initiative", "id": machine.strategy()["initiatives"][0]["id"]});
    machine.apply(&json!([{"op": "put", "kind": "silence", "fields": {
        "code": "dates-reversed", "record": record, "reason": "Time runs \u{1B}[31mbackwards", "until": "2027-03-01"}}]));
    let said = check(&machine, &["--fail-on", "error"]);
    assert_eq!(said.status, 0, "{}", said.out);
    assert!(!said.out.contains("dates-reversed") && said.out.ends_with(". 1 silenced.\n"), "{}", said.out);
    let said = check(&machine, &["--all"]);
    assert!(said.out.contains("      Silenced: Time runs [31mbackwards (until 2027-03-01)"), "{}", said.out);
    let later = machine.run(&["check", "s.lodestar", "--today", "2027-03-02", "--fail-on", "error"]);
    assert_eq!(later.status, 1, "it has expired");
}

#[test]
fn a_record_is_traced_by_id_title_or_code() {
    let machine = Machine::blank();
    let (pillar, initiative) = ("019e0000-0000-7000-8000-000000000001", "019e0000-0000-7000-8000-000000000002");
    machine.apply(&json!([
        {"op": "put", "kind": "pillar", "id": pillar, "fields": {"name": "Flow", "code": "F"}},
        {"op": "put", "kind": "initiative", "id": initiative, "fields": {"title": "Billing", "code": "I-1", "pillar": pillar}},
        {"op": "put", "kind": "initiative", "fields": {"title": "Twice"}},
        {"op": "put", "kind": "initiative", "fields": {"title": "Twice"}}
    ]));
    for name in [initiative, "billing", " I-1"] {
        let text = machine.done(&["trace", "s.lodestar", name]);
        assert!(text.starts_with(&format!("Initiative “Billing”  {initiative}\n")), "{text}");
        assert!(text.contains("\nWhy: “Billing” serves “Flow”, which carries the vision.\n"), "{text}");
        assert!(text.contains("\nServes\n  serves Pillar “Flow”\n    carries Vision\n"), "{text}");
    }
    let thread = machine.json(&["trace", "s.lodestar", "F", "--json"]);
    assert_eq!((&thread["record"]["id"], &thread["servedBy"][0]["title"]), (&json!(pillar), &json!("Billing")));
    let loose = machine.done(&["trace", "s.lodestar"]);
    assert!(loose.starts_with("Pillars\n  “Flow” has no objective.  ") && loose.contains("\nInitiatives\n"), "{loose}");

    for (name, words) in [("Nowhere", "“Nowhere”"), ("", "“”"), ("Twice", "is the name of 2 records: initiative 0")]
    {
        let said = machine.run(&["trace", "s.lodestar", name]);
        assert_eq!((said.status, said.out.as_str()), (1, ""), "{name}");
        assert!(said.err.contains(words) && said.err.contains("\nHint: "), "{}", said.err);
    }
}
