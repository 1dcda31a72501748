//! `diff` and `snapshot`: points in history and what changed between them.

use serde_json::{Value, json};

use crate::machine::Machine;

/// Makes an initiative; its id.
fn put(machine: &Machine, fields: Value) -> Value {
    machine.apply(&json!([{"op": "put", "kind": "initiative", "fields": fields}]))["created"][0].clone()
}

#[test]
fn what_changed_since_a_snapshot() {
    let machine = Machine::blank();
    let id = put(&machine, json!({"title": "Billing", "horizon": "now", "summary": "We bill by hand."}));
    machine.done(&["snapshot", "s.lodestar", "Before the board"]);
    let changes = json!([
        {"op": "set", "kind": "initiative", "id": id, "fields": {"horizon": "not_now", "not_now_reason": "No\u{1b}[31m team",
            "summary": "We bill by day."}},
        {"op": "put", "kind": "pillar", "fields": {"name": "Core"}},
    ]);
    machine.apply(&changes);
    let said = machine.done(&["diff", "s.lodestar", "before the board"]);
    assert_eq!(
        said,
        "From Before the board (revision 2) to Now (revision 4)\n\
         \nAdded\n  Pillar: Core\n\
         \nDropped\n  Initiative: Billing\n    Horizon: Now → Not now\n    Because: No [31m team\n\
         \nReworded\n  Initiative: Billing\n    Summary: We bill by [-hand.-]{+day.+}\n"
    );
    let found = machine.json(&["diff", "s.lodestar", "@2", "now", "--json"]);
    assert_eq!(found["from"]["revision"], 2);
    assert_eq!(found["changes"][1]["groups"], json!(["dropped", "reworded"]));
    assert!(machine.done(&["diff", "s.lodestar", "now"]).ends_with("Nothing changed.\n"));
    assert!(machine.done(&["snapshot", "s.lodestar"]).ends_with("  Before the board\n"));
}

#[test]
fn points_that_are_none_are_said_in_words() {
    let machine = Machine::blank();
    for (point, words) in [
        ("yesterday", "“yesterday” is no point of this file."),
        ("1990-01-01", "When 1 January 1990 began, this file did not exist yet"),
        ("last", "Nothing was published for all yet"),
        ("@0", "There is no state like that"),
    ] {
        let said = machine.run(&["diff", "s.lodestar", point]);
        assert_eq!(said.status, 1, "{point}");
        assert!(said.err.contains(words), "{}", said.err);
        assert!(said.err.contains("\nHint: "), "{}", said.err);
    }
}

/// What an audience may not see is not told to it, though it changed.
#[test]
fn an_audience_is_told_what_it_may_see() {
    let machine = Machine::blank();
    let id = put(&machine, json!({"title": "Billing", "horizon": "now", "effort_low": 1}));
    machine.done(&["snapshot", "s.lodestar", "Then"]);
    machine.apply(&json!([{"op": "set", "kind": "initiative", "id": id, "fields": {"effort_low": 7}}]));
    assert!(machine.done(&["diff", "s.lodestar", "Then"]).contains("→ 7"));
    let executives = machine.done(&["diff", "s.lodestar", "Then", "--audience", "executives"]);
    assert!(executives.ends_with("Nothing changed.\n"), "{executives}");
}
