//! Every template makes a valid file with everything in it that its kind of strategy needs, and states no facts.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::HashSet;

use lodestar_api::model::{Change, Kind, Shape, advise, blank, normalise};
use lodestar_api::store::{Home, Store, Wish};
use lodestar_api::wire::NewStrategy;
use lodestar_api::{example, first_changes, make, template, templates, written};
use serde_json::{Value, json};

fn now() -> chrono::DateTime<chrono::Utc> {
    "2027-02-16T09:00:00Z".parse().unwrap()
}

#[test]
fn there_are_five_with_a_name_and_a_sentence() {
    let all = templates();
    assert_eq!(
        all.iter().map(|info| info.id).collect::<Vec<_>>(),
        ["platform", "product", "internal", "startup", "data"]
    );
    for info in all {
        assert!(!info.name.is_empty() && info.sentence.ends_with('.'), "{}", info.id);
        assert!(template(info.id).is_ok(), "{}", info.id);
    }
    let error = template("no-such").unwrap_err();
    assert!(error.hints[0].contains("platform, product"), "{error:?}");
}

#[test]
fn each_fits_its_kinds_and_draws_no_advice_about_what_it_says() {
    for info in templates() {
        let mut ids = HashSet::new();
        for change in template(info.id).unwrap() {
            let (kind, fields) = match change {
                Change::Put { kind, id: Some(id), fields, after: None } => {
                    assert!(ids.insert(id), "{}: {id} is used twice", info.id);
                    (kind, fields)
                }
                Change::Set { kind, id: None, fields } if kind.def().single => (kind, fields),
                other => panic!("{}: a template only makes records: {other:?}", info.id),
            };
            let normal = normalise(kind.def(), &fields).unwrap_or_else(|problems| panic!("{}: {problems:?}", info.id));
            let mut record = blank(kind.def());
            record.extend(normal);
            assert_eq!(advise(kind.def(), &record), [], "{} {kind} {}", info.id, record[kind.def().title]);
        }
    }
}

/// Figures and dates are the author's to give: a template has none.
#[test]
fn none_of_them_states_facts() {
    fn facts(shape: &Shape, value: &Value) -> bool {
        match (shape, value) {
            (_, Value::Null) => false,
            (Shape::Date | Shape::Quarter | Shape::Time, _) => true,
            (Shape::List { of }, Value::Array(items)) => items.iter().any(|item| facts(of, item)),
            (Shape::Part { fields }, part) => fields.iter().any(|field| facts(&field.shape, &part[field.name])),
            _ => false,
        }
    }
    for info in templates() {
        for change in template(info.id).unwrap() {
            let (Change::Put { kind, fields, .. } | Change::Set { kind, fields, .. }) = change else { continue };
            let never = [Kind::Initiative, Kind::Measurement, Kind::CheckIn, Kind::Decision, Kind::Risk, Kind::Review];
            assert!(!never.contains(&kind), "{}: {kind}", info.id);
            for field in kind.def().fields {
                let value = fields.get(field.name).unwrap_or(&Value::Null);
                assert!(!facts(&field.shape, value), "{} {kind}.{}: {value}", info.id, field.name);
                let figure = ["baseline", "target", "current", "maturity"].contains(&field.name);
                assert!(!figure || value.is_null(), "{} {kind}.{}: {value}", info.id, field.name);
            }
        }
    }
}

#[test]
fn each_makes_a_file_with_all_its_parts() {
    for info in templates() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::new(folder.path().join("data"));
        let path = folder.path().join("new.lodestar");
        let answers = NewStrategy {
            template: Some(info.id.to_owned()),
            organisation: "Northdock".to_owned(),
            pillars: vec!["Not used".to_owned()],
            ..NewStrategy::default()
        };
        drop(make(&path, &home, &first_changes(&answers).unwrap(), now()).unwrap());
        let store = Store::open(&path, Wish::Write, &home, now()).unwrap();
        let strategy = store.strategy();
        for (kind, least) in [
            (Kind::Principle, 4),
            (Kind::Pillar, 3),
            (Kind::Theme, 3),
            (Kind::Metric, 7),
            (Kind::Objective, 3),
            (Kind::KeyResult, 3),
            (Kind::Capability, 3),
            (Kind::Guardrail, 4),
            (Kind::Stakeholder, 3),
            (Kind::DecisionRight, 4),
            (Kind::Ritual, 4),
        ] {
            assert!(strategy.count(kind) >= least, "{}: {kind} {}", info.id, strategy.count(kind));
        }
        assert!(strategy.pillars.iter().all(|pillar| pillar.name != "Not used"), "{}", info.id);
        let about = strategy.about().unwrap();
        assert!(!about.title.is_empty() && !about.category_bounds.is_empty(), "{}", info.id);
        assert_eq!(about.organisation, "Northdock");
        let vision = strategy.the_vision().unwrap();
        assert!(vision.statement.0.contains('[') && vision.for_whom.0.contains('['), "{}: prompts to replace", info.id);
        for pillar in &strategy.pillars {
            let serves = |objective: &&lodestar_api::model::records::Objective| {
                objective.pillar.is_some_and(|of| of.0 == pillar.id)
            };
            assert!(strategy.objectives.iter().any(|objective| serves(&objective)), "{}: {}", info.id, pillar.name);
        }
    }
}

#[test]
fn answers_go_over_what_the_template_says() {
    let answers = NewStrategy {
        template: Some("data".to_owned()),
        title: " Data 2028 ".to_owned(),
        for_whom: "Planners".to_owned(),
        horizon_to: "2028-12-31".parse().ok(),
        ..NewStrategy::default()
    };
    let changes = first_changes(&answers).unwrap();
    let set = |kind: Kind, field: &str| {
        changes.iter().rev().find_map(|change| match change {
            Change::Set { kind: of, fields, .. } if *of == kind => fields.get(field).cloned(),
            _ => None,
        })
    };
    assert_eq!(set(Kind::Strategy, "title"), Some(json!("Data 2028")));
    assert_eq!(set(Kind::Strategy, "horizon_to"), Some(json!("2028-12-31")));
    assert_eq!(set(Kind::Vision, "for_whom"), Some(json!("Planners")));
}

/// Ids are fixed, so that records can refer to each other; no two of the program's texts share one.
#[test]
fn no_two_share_an_id() {
    let mut ids = HashSet::new();
    let all =
        templates().iter().flat_map(|info| template(info.id).unwrap()).chain(example(written())).collect::<Vec<_>>();
    assert!(all.iter().filter_map(Change::id).all(|id| ids.insert(id)));
}
