//! The model as its users see it: definitions that agree with themselves, values kept or refused, labels, ranks.
#![allow(clippy::unwrap_used, missing_docs)]

use lodestar_model::{Strategy, *};
use proptest::prelude::{any, prop, prop_assert, prop_assert_eq, proptest};
use serde_json::{Value, json};

fn record(kind: Kind, fields: Value) -> Fields {
    let def = kind.def();
    let mut record = blank(def);
    record.extend(normalise(def, fields.as_object().unwrap()).unwrap());
    for (name, value) in [
        ("id", json!(Id::new(chrono::DateTime::UNIX_EPOCH, [7; 10]))),
        ("rank", json!(Rank::default())),
        ("created", json!("2027-01-01T00:00:00Z")),
        ("updated", json!("2027-01-01T00:00:00Z")),
    ] {
        record.insert(name.into(), value);
    }
    record
}

#[test]
fn definitions_agree_with_themselves() {
    for kind in Kind::ALL {
        let def = kind.def();
        assert_eq!(def.kind, *kind);
        assert_eq!(def.name.parse(), Ok(*kind));
        assert_eq!(def.list.parse(), Ok(*kind));
        assert_eq!(json!(kind), def.name, "the kind is written as its name");
        assert!(def.field(def.title).is_some(), "{}: the title is a field", def.name);
        for field in def.fields {
            assert!(!field.help.is_empty() && field.help.ends_with('.'), "{}.{} has help", def.name, field.name);
            assert!(field.not_before.is_none_or(|earlier| def.field(earlier).is_some()), "{}.{}", def.name, field.name);
        }
        // A blank record reads as the struct, and gives back exactly its fields.
        let mut strategy = Strategy::default();
        let record = record(*kind, json!({}));
        if def.fields.iter().all(|f| f.shape != Shape::Target) {
            strategy.put(*kind, record.clone()).unwrap();
            assert_eq!(strategy.all(*kind).next().unwrap().to_json(), record);
        }
        assert_eq!(serde_json::to_value(&strategy).unwrap().as_object().unwrap().len(), Kind::ALL.len());
    }
}

#[test]
fn values_are_kept_or_refused_with_a_sentence() {
    let kept = |kind: Kind, field: &str, value: Value| {
        normalise(kind.def(), json!({field: value}).as_object().unwrap())
            .map(|fields| fields[field].clone())
            .map_err(|problems| problems[0].message.clone())
    };
    use Kind::*;
    for (kind, field, value, expected) in [
        (Initiative, "title", json!(" #eval(\"1\") <b> "), json!(" #eval(\"1\") <b> ")),
        (Initiative, "title", json!(null), json!("")),
        (Initiative, "horizon", json!("Not now"), json!("not_now")),
        (Initiative, "horizon", json!("not-now"), json!("not_now")),
        (Initiative, "horizon", json!(null), json!("now")),
        (Initiative, "tier", json!(""), json!(null)),
        (Initiative, "start", json!("2028-02-29"), json!("2028-02-29")),
        (Initiative, "reach", json!("1500"), json!(1500.0)),
        (Initiative, "confidence", json!(80), json!(80.0)),
        (Initiative, "revisit_on", json!("2027-q4"), json!("2027-Q4")),
        (Initiative, "levers", json!([{"lever": "risk"}]), json!([{"lever": "risk", "sentence": ""}])),
        (Strategy, "fiscal_year_starts", json!(4.0), json!(4)),
    ] {
        assert_eq!(kept(kind, field, value.clone()), Ok(expected), "{field}: {value}");
    }
    for (kind, field, value, says) in [
        (Initiative, "titel", json!("x"), "no field “titel” in an initiative"),
        (Initiative, "title", json!(3), "must be text"),
        (Initiative, "start", json!("soon"), "a date such as"),
        (Initiative, "start", json!("2027-02-30"), "a date such as"),
        (Initiative, "horizon", json!("someday"), "one of now, next, later, not_now"),
        (Initiative, "confidence", json!(101), "from 0 to 100"),
        (Initiative, "reach", json!("lots"), "a number"),
        (Initiative, "pillar", json!("R"), "the id of a pillar"),
        (Initiative, "levers", json!([{"lever": "magic"}]), "one of revenue"),
        (Initiative, "levers", json!({}), "a list"),
        (Strategy, "fiscal_year_starts", json!(13), "between 1 and 12"),
        (Strategy, "fiscal_year_starts", json!(1.5), "a whole number"),
    ] {
        let refused = kept(kind, field, value.clone()).unwrap_err();
        assert!(refused.contains(says), "{field}: {value} was refused with “{refused}”");
    }
}

#[test]
fn advice_names_what_a_complete_record_has() {
    let draft = record(
        Kind::Initiative,
        json!({"start": "2027-06-01", "end": "2027-05-01", "title": "one two three four five six seven eight nine ten 11 12 13"}),
    );
    let advice: Vec<_> = advise(Kind::Initiative.def(), &draft).into_iter().map(|p| p.field).collect();
    assert_eq!(advice, ["title", "owner", "end", "levers", "success_criteria"]);
}

#[test]
fn an_operation_is_called_what_its_author_did() {
    let mut strategy = Strategy::default();
    let pillar = record(Kind::Pillar, json!({"name": "Reliable core"}));
    let mut billing = record(Kind::Initiative, json!({"title": "Billing"}));
    billing["id"] = json!(Id::new(chrono::DateTime::UNIX_EPOCH, [8; 10]));
    let (core, billing_id) = (pillar["id"].clone(), billing["id"].clone());
    strategy.put(Kind::Pillar, pillar).unwrap();
    strategy.put(Kind::Initiative, billing).unwrap();
    let id = &billing_id;
    let put = json!({"op": "put", "kind": "initiative", "fields": {"title": "New"}});
    for (changes, label) in [
        (
            json!([{"op": "set", "kind": "initiative", "id": id, "fields": {"horizon": "next"}}]),
            "Move “Billing” to Next",
        ),
        (
            json!([{"op": "set", "kind": "initiative", "id": id, "fields": {"pillar": core}},
                   {"op": "move", "kind": "initiative", "id": id, "after": null}]),
            "Move “Billing” to Reliable core",
        ),
        (
            json!([{"op": "set", "kind": "initiative", "id": id, "fields": {"pillar": null}}]),
            "Move “Billing” to no pillar",
        ),
        (json!([{"op": "move", "kind": "initiative", "id": id, "after": null}]), "Reorder “Billing”"),
        (json!([{"op": "set", "kind": "initiative", "id": id, "fields": {"title": "B"}}]), "Rename “Billing”"),
        (
            json!([{"op": "set", "kind": "initiative", "id": id, "fields": {"why": "B"}}]),
            "Edit why this bet of “Billing”",
        ),
        (
            json!([{"op": "set", "kind": "initiative", "id": id, "fields": {"status": "done"}}]),
            "Set status of “Billing” to Done",
        ),
        (json!([{"op": "set", "kind": "vision", "fields": {"statement": "B"}}]), "Edit statement of the vision"),
        (json!([{"op": "delete", "kind": "initiative", "id": id}]), "Delete “Billing”"),
        (json!([put]), "Add initiative “New”"),
        (json!([put, put, put]), "Add 3 initiatives"),
        (json!([put, {"op": "delete", "kind": "pillar", "id": core}]), "Change 2 records"),
        (json!([]), "Change nothing"),
    ] {
        let changes: Vec<Change> = serde_json::from_value(changes).unwrap();
        assert_eq!(describe(&strategy, &changes), label);
    }
}

#[test]
fn search_reads_all_text_and_nothing_else() {
    let decision = record(
        Kind::Decision,
        json!({"title": "Two sites", "status": "accepted", "drivers": ["Cost"],
               "options": [{"title": "Standby", "pros": ["Cheap"], "chosen": true}]}),
    );
    let def = Kind::Decision.def();
    let text: Vec<_> = def.fields.iter().map(|f| field_text(&f.shape, &decision[f.name])).collect();
    assert_eq!(text.iter().filter(|t| !t.is_empty()).collect::<Vec<_>>(), ["Two sites", "Cost", "Standby\nCheap"]);
}

proptest! {
    /// However often something is put between two neighbours, there is room, and the order is kept.
    #[test]
    fn there_is_always_a_rank_between(places in prop::collection::vec(any::<prop::sample::Index>(), 1..80)) {
        let mut ranks: Vec<Rank> = Vec::new();
        for place in places {
            let at = place.index(ranks.len() + 1);
            let before = at.checked_sub(1).map(|n| &ranks[n]);
            let rank = Rank::between(before, ranks.get(at));
            prop_assert_eq!(Rank::parse(rank.as_str()), Some(rank.clone()));
            ranks.insert(at, rank);
            prop_assert!(ranks.windows(2).all(|pair| pair[0] < pair[1]));
        }
        let same = Rank::default();
        prop_assert!(Rank::between(Some(&same), Some(&same)) > same);
    }

    /// Whatever stands in a field comes back the same when it is checked again.
    #[test]
    fn normalising_is_stable(text in any::<String>(), number in any::<f64>()) {
        for kind in Kind::ALL {
            for field in kind.def().fields {
                for value in [json!(text), json!(number), json!([text]), json!(null)] {
                    let mut fields = Fields::new();
                    fields.insert(field.name.into(), value);
                    if let Ok(once) = normalise(kind.def(), &fields) {
                        prop_assert_eq!(normalise(kind.def(), &once).unwrap(), once);
                    }
                }
            }
        }
    }
}
