use lodestar_model::facts::ranking;
use lodestar_model::records::ScoreModel;
use serde_json::{Value, json};

use crate::support::{date, id, near, strategy};

fn of(about: Value, initiatives: Value) -> lodestar_model::facts::RankingFacts {
    ranking(&strategy(json!({"strategy": [about], "initiative": initiatives})), date("2027-01-01"))
}

#[test]
fn rice_orders_what_is_open_and_says_why_the_rest_has_no_score() {
    let rice = |name: &str, reach: f64, impact: f64, confidence: f64, effort: f64| json!({"id": name, "title": name, "reach": reach, "impact": impact, "confidence": confidence, "effort_likely": effort});
    let mut done = rice("D", 1e6, 3.0, 100.0, 1.0);
    done["status"] = json!("done");
    let facts = of(
        json!({}),
        json!([
            rice("A", 100.0, 1.0, 80.0, 10.0),  // 8
            rice("B", 1000.0, 2.0, 50.0, 50.0), // 20
            rice("C", 10.0, 3.0, 100.0, 0.0),
            done,
            {"id": "E", "title": "E", "impact": 1, "confidence": 80},
            rice("F", 50.0, 1.0, 80.0, 5.0), // 8
        ]),
    );
    assert_eq!((facts.model, facts.chosen), (ScoreModel::Rice, false));
    assert_eq!(facts.order, [id("B"), id("A"), id("F")]);
    let of = |name: &str| &facts.scores[&id(name)];
    near(of("A").score, 8.0);
    near(of("B").score, 20.0);
    assert_eq!((of("A").place, of("A").tied, of("F").place), (Some(2), true, Some(2)));
    assert_eq!(of("C").no_score.as_deref(), Some("Effort must be above 0, because the score is divided by it."));
    assert_eq!(of("E").no_score.as_deref(), Some("Reach is not filled in."));
    assert!(!facts.scores.contains_key(&id("D")));
    let stability = facts.stability.as_ref().unwrap();
    assert_eq!(stability.top, id("B"));
    near(stability.margin, 0.6); // 8 is 60 % below 20
    let lead = "“B” comes before “A” as long as its score is not too high by more than 60 %.";
    assert!(stability.words.starts_with(lead), "{}", stability.words);
}

#[test]
fn ice_and_wsjf_by_hand() {
    let facts = of(
        json!({"score_model": "ice"}),
        json!([
            {"id": "A", "impact": 2, "confidence": 50, "ease": 8}, // 8
            {"id": "B", "impact": 1, "confidence": 100, "ease": 9}, // 9
        ]),
    );
    assert_eq!((facts.model, facts.chosen), (ScoreModel::Ice, true));
    near(facts.scores[&id("A")].score, 8.0);
    near(facts.scores[&id("B")].score, 9.0);
    let facts = of(
        json!({"score_model": "wsjf"}),
        json!([
            {"id": "A", "user_business_value": 8, "time_criticality": 3, "risk_reduction": 1, "effort_likely": 4}, // 3
            {"id": "B", "user_business_value": 5, "time_criticality": 3, "risk_reduction": 0, "effort_likely": 4}, // 2
        ]),
    );
    assert_eq!(facts.order, [id("A"), id("B")]);
    let stability = facts.stability.unwrap();
    // Better in everything: no weighting changes the order.
    assert_eq!((stability.anywhere, stability.nearby), (Some(1.0), Some(1.0)));
    assert_eq!(
        stability.words,
        "“untitled initiative” comes before “untitled initiative” as long as its score is not too high by more than 33 %. \
         Counting any factor a quarter more or less changes nothing."
    );
}

#[test]
fn own_weights_say_when_the_order_turns() {
    let factors = json!([{"factor": "impact", "weight": 3}, {"factor": "effort", "weight": 1}]);
    let facts = of(
        json!({"score_model": "weighted", "score_factors": factors}),
        json!([
            {"id": "A", "title": "Search", "impact": 10, "effort_likely": 20}, // 1 and 0
            {"id": "B", "title": "Audit", "impact": 0, "effort_likely": 10},   // 0 and 1
            {"id": "C", "title": "Later", "impact": 5},
        ]),
    );
    near(facts.scores[&id("A")].score, 0.75);
    near(facts.scores[&id("B")].score, 0.25);
    assert_eq!(facts.scores[&id("C")].no_score.as_deref(), Some("Effort is not filled in."));
    let stability = facts.stability.unwrap();
    near(stability.anywhere, 0.5);
    assert_eq!(stability.nearby, Some(1.0));
    // The weights are shares: 0.75 and 0.25. Impact turns the order below 0.25, effort above 0.75.
    assert_eq!(
        stability.words,
        "“Search” stays first unless the weight of Impact falls below 0.25 (now 0.75); then “Audit” does. \
         It is first in 50 % of all weightings, and in 100 % of those within a quarter of these."
    );
    for (factors, why) in [
        (json!([]), "The score model has no factors: add one."),
        (
            json!([{"factor": "reach", "weight": 0}]),
            "No factor of the score model has a weight above 0: give one a weight.",
        ),
    ] {
        let facts = of(json!({"score_model": "weighted", "score_factors": factors}), json!([{"id": "A"}]));
        assert_eq!(facts.no_ranking.as_deref(), Some(why));
        assert!(facts.order.is_empty() && facts.stability.is_none());
    }
}

#[test]
fn a_shared_first_place_is_said() {
    let same = |name: &str| json!({"id": name, "title": name, "impact": 2, "confidence": 50, "ease": 8});
    let facts = of(json!({"score_model": "ice"}), json!([same("A"), same("B"), same("C")]));
    let stability = facts.stability.unwrap();
    assert_eq!((stability.tied, stability.margin), (vec![id("B"), id("C")], None));
    assert_eq!(stability.words, "“A” and “B” share first place: the figures do not decide between them.");
    assert!(of(json!({"score_model": "ice"}), json!([same("A")])).stability.is_none());
}
