//! `lodestar options` and `lodestar reason`.

use serde_json::json;

use crate::machine::Machine;

#[test]
fn options_stand_beside_the_plan_in_figures_and_in_what_they_change() {
    let machine = Machine::example();
    let text = machine.done(&["options", "s.lodestar", "--quick"]);
    assert!(text.starts_with("Option B: debt at 30 %  open, 5 records differ"), "{text}");
    let row =
        |name: &str| text.lines().find(|line| line.starts_with(name)).map(|line| line.split_whitespace().collect());
    let initiatives: Vec<&str> = row("Initiatives later").unwrap();
    assert_eq!(initiatives, ["Initiatives", "later", "6", "7"]);

    let found = machine.json(&["options", "s.lodestar", "--quick", "--json"]);
    assert_eq!(found["options"][0]["changes"].as_array().unwrap().len(), 5);
    let changes = machine.done(&["diff", "s.lodestar", "now", "option:Option B: debt at 30 %"]);
    assert!(changes.contains("Initiative: Retire the shared database\n    Horizon: Later → Next\n"), "{changes}");
    let none = machine.run(&["diff", "s.lodestar", "now", "option:Z"]);
    assert_eq!(none.status, 1, "{}", none.err);
    assert!(none.err.contains('Z'), "{}", none.err);
}

#[test]
fn a_reason_is_told_by_what_changed_and_can_be_taken_away() {
    let machine = Machine::blank();
    let put = json!([{"op": "put", "kind": "initiative", "fields": {"title": "Billing", "horizon": "now"}}]);
    machine.feed(&["apply", "s.lodestar", "-"], &put.to_string());
    let id = machine.strategy()["initiatives"][0]["id"].clone();
    let set = json!([{"op": "set", "kind": "initiative", "id": id, "fields": {"horizon": "later"}}]);
    machine.feed(&["apply", "s.lodestar", "-", "--reason", "The vendor is late"], &set.to_string());
    let told = |point: &str| machine.done(&["diff", "s.lodestar", point, "now"]);
    assert!(told("@2").contains("The vendor is late"), "{}", told("@2"));
    machine.done(&["reason", "s.lodestar", "3", "The vendor is gone"]);
    assert!(told("@2").contains("The vendor is gone") && !told("@2").contains("is late"), "{}", told("@2"));
    machine.done(&["reason", "s.lodestar", "3", ""]);
    assert!(!told("@2").contains("vendor"), "{}", told("@2"));
    let unknown = machine.run(&["reason", "s.lodestar", "99", "Why"]);
    assert_eq!(unknown.status, 1, "{}", unknown.err);
}
