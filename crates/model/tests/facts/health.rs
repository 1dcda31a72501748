use lodestar_model::calc::stakeholders::Quadrant;
use lodestar_model::facts::{people, platform};
use serde_json::json;

use crate::support::{date, id, near, strategy};

#[test]
fn capabilities_are_ranked_by_their_gap() {
    let strategy = strategy(json!({
        "capability": [
            {"id": "A", "maturity": 3, "needed": 4, "pain_level": 2, "consumers": ["x"]},
            {"id": "B", "maturity": 1, "needed": 4},
            {"id": "C", "maturity": 3, "needed": 4, "pain_level": 2, "consumers": ["x", "y", " "]},
            {"id": "D", "maturity": 5, "needed": 3},
            {"id": "E", "maturity": 5},
        ],
    }));
    let facts = platform(&strategy, date("2027-01-01"));
    assert_eq!(facts.order, [id("B"), id("C"), id("A")]);
    let of = |name: &str| {
        let found = &facts.capabilities[&id(name)];
        (found.gap, found.place, found.no_gap.as_deref())
    };
    assert_eq!(of("B"), (Some(3.0), Some(1), None));
    assert_eq!(of("A"), (Some(1.0), Some(3), None));
    assert_eq!(of("D"), (Some(-2.0), None, None));
    assert_eq!(of("E"), (None, None, Some("The level needed is not filled in.")));
}

#[test]
fn stakeholders_are_placed_and_covered() {
    let strategy = strategy(json!({
        "stakeholder": [
            {"id": "A", "influence": 5, "interest": 4, "stance": "resistant", "desired": "supportive", "cadence": "monthly"},
            {"id": "B", "influence": 4, "interest": 2},
            {"id": "C", "influence": 2, "interest": 5, "shared_goal": "fewer incidents", "stance": "leading", "desired": "neutral"},
            {"id": "D", "influence": 1, "interest": 1, "next_contact": "2027-03-01"},
            {"id": "E", "influence": 5},
        ],
    }));
    let facts = people(&strategy, date("2027-01-01"));
    let of = |name: &str| {
        let found = &facts.stakeholders[&id(name)];
        (found.quadrant, found.stance_gap, found.has_plan)
    };
    assert_eq!(of("A"), (Some(Quadrant::ManageClosely), Some(2), true));
    assert_eq!(of("B"), (Some(Quadrant::KeepSatisfied), None, false));
    assert_eq!(of("C"), (Some(Quadrant::KeepInformed), Some(0), true));
    assert_eq!(of("D"), (Some(Quadrant::Monitor), None, true));
    assert_eq!(facts.stakeholders[&id("E")].no_quadrant.as_deref(), Some("Interest is not filled in."));
    near(facts.coverage, (20.0 + 10.0 + 1.0) / (20.0 + 8.0 + 10.0 + 1.0));
    assert_eq!((&facts.attention[..], &facts.without_plan[..]), (&[id("A"), id("B")][..], &[id("B")][..]));
    assert_eq!(facts.unplaced, [id("E")]);
}
