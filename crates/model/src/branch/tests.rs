use serde_json::{Value, json};

use super::*;
use crate::records::PlanOption;
use crate::{blank, normalise};

fn id(number: u64) -> Id {
    format!("00000000-0000-7000-8000-{number:012}").parse().unwrap()
}

fn now() -> DateTime<Utc> {
    "2027-03-01T09:00:00Z".parse().unwrap()
}

fn fields(value: Value) -> Fields {
    value.as_object().unwrap().clone()
}

fn put(kind: Kind, number: u64, value: Value) -> Change {
    Change::Put { kind, id: Some(id(number)), fields: fields(value), after: None }
}

fn set(kind: Kind, number: u64, value: Value) -> Change {
    Change::Set { kind, id: Some(id(number)), fields: fields(value) }
}

fn after(plan: &Strategy, changes: &[Change]) -> Strategy {
    Branch::new(plan, now()).apply(changes).unwrap()
}

fn plan() -> Strategy {
    after(
        &Strategy::default(),
        &[
            put(Kind::Theme, 1, json!({"name": "Money"})),
            put(Kind::Initiative, 2, json!({"title": "Billing", "horizon": "now", "theme": id(1)})),
            put(Kind::Initiative, 3, json!({"title": "Tariffs", "horizon": "next"})),
            put(Kind::Dependency, 4, json!({"from": id(2), "to": id(3)})),
        ],
    )
}

fn option(changes: Vec<String>) -> PlanOption {
    let mut record = blank(&PlanOption::DEF);
    record.extend(fields(json!({
        "id": id(90), "rank": "80", "created": now(), "updated": now(), "name": "Option B", "changes": changes,
    })));
    serde_json::from_value(record.into()).unwrap()
}

/// The changes of an option in which these were done.
fn worked_out(plan: &Strategy, changes: &[Change]) -> PlanOption {
    option(written(plan, &after(plan, changes), &[]))
}

fn lost(found: &Written) -> Vec<String> {
    found.lost.iter().map(|one| format!("{}: {}", one.title, one.why)).collect()
}

#[test]
fn an_option_follows_the_plan_where_it_does_not_differ() {
    let first = plan();
    let option = worked_out(
        &first,
        &[
            set(Kind::Initiative, 2, json!({"horizon": "later"})),
            put(Kind::Initiative, 5, json!({"title": "Invoices", "theme": id(1)})),
            Change::Move { kind: Kind::Initiative, id: id(5), after: None },
        ],
    );
    let moved = after(&first, &[set(Kind::Initiative, 2, json!({"title": "Billing of all"}))]);
    let found = of_option(&moved, &option);
    let told: Vec<_> = found.strategy.initiatives.iter().map(|one| (one.title.as_str(), one.horizon.value())).collect();
    assert_eq!(told, [("Invoices", "now"), ("Billing of all", "later"), ("Tariffs", "next")]);
    assert_eq!(found.lost, []);
    assert_eq!(first.initiatives[0].horizon.value(), "now", "the plan is not touched");
}

#[test]
fn what_no_longer_applies_is_named_and_kept() {
    let first = plan();
    let option = worked_out(
        &first,
        &[
            set(Kind::Initiative, 2, json!({"horizon": "later"})),
            set(Kind::Initiative, 3, json!({"owner": "Core", "theme": id(1)})),
        ],
    );
    let moved = after(
        &first,
        &[Change::Delete { kind: Kind::Initiative, id: id(2) }, Change::Delete { kind: Kind::Theme, id: id(1) }],
    );
    let found = of_option(&moved, &option);
    assert_eq!(
        lost(&found),
        ["Initiative: The initiative is no longer in the plan.", "Tariffs: Theme: the theme is no longer in the plan.",]
    );
    assert_eq!(found.strategy.initiatives[0].owner, "Core", "the rest applies");
    // Another edit keeps what was lost; back in the plan, it applies again.
    let more = after(&found.strategy, &[set(Kind::Initiative, 3, json!({"owner": "Web"}))]);
    let kept = self::option(written(&moved, &more, &found.lost));
    let again = of_option(&first, &kept);
    assert_eq!(again.lost, []);
    assert_eq!(again.strategy.initiatives[0].horizon.value(), "later");
    assert_eq!(again.strategy.initiatives[1].theme.unwrap().0, id(1));
    // What another version or another hand wrote is no reason to lose the rest.
    let mut odd = option.clone();
    odd.changes.insert(0, "{no change}".into());
    odd.changes.push(json!({"op": "put", "kind": "snapshot", "id": id(8), "fields": {}}).to_string());
    odd.changes.push(json!({"op": "set", "kind": "initiative", "id": id(3), "fields": {"colour": "red"}}).to_string());
    let found = of_option(&first, &odd);
    assert_eq!(found.lost.len(), 3);
    assert_eq!(found.strategy.initiatives[1].owner, "Core");
}

#[test]
fn what_belongs_to_a_deleted_record_goes_and_what_the_plan_deleted_too_is_no_loss() {
    let first = plan();
    let option = worked_out(&first, &[Change::Delete { kind: Kind::Initiative, id: id(2) }]);
    let found = of_option(&first, &option);
    assert_eq!((found.strategy.initiatives.len(), found.strategy.dependencies.len()), (1, 0));
    let moved = after(&first, &[Change::Delete { kind: Kind::Initiative, id: id(2) }]);
    assert_eq!(of_option(&moved, &option).lost, []);
}

#[test]
fn a_draft_names_what_else_was_considered_and_what_is_better_and_worse() {
    let figure = |code: &str, value: f64, better| Figure {
        code: code.into(),
        group: "Dates",
        label: code.into(),
        help: "",
        value: Some(value),
        text: format!("{value}"),
        unit: Unit::Count,
        better,
    };
    let plan = [figure("a", 3.0, Better::Less), figure("b", 1.0, Better::More), figure("c", 1.0, Better::Neither)];
    let own = [figure("a", 2.0, Better::Less), figure("b", 0.0, Better::More), figure("c", 9.0, Better::Neither)];
    let chosen = Considered { name: "Option B", description: "Debt first", figures: &own };
    let other = Considered { name: "Option C", description: "", figures: &plan };
    let draft = decision_draft(&plan, &chosen, &[other], "2027-03-01".parse().unwrap());
    let kept = normalise(Kind::Decision.def(), &draft).unwrap();
    let titles: Vec<_> = kept["options"].as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Option B", "The plan as it was", "Option C"]);
    assert_eq!(kept["options"][0]["pros"], json!(["a: 2 instead of 3"]));
    assert_eq!(kept["options"][0]["cons"], json!(["b: 0 instead of 1"]));
    assert_eq!(kept["options"][0]["chosen"], true);
    assert_eq!(kept["status"], "draft");
}
