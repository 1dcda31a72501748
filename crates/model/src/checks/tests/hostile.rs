//! Whatever a file may hold: no panic, no hanging, fixes that mend.

use std::collections::HashMap;

use proptest::prelude::{Just, ProptestConfig, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::strategy::{BoxedStrategy, Strategy as _};
use serde_json::{Value, json};

use super::sample::{apply, id, of, record};
use super::{checks, today};
use crate::{FieldDef, Fields, Kind, Shape, Strategy};

/// A value for a field, from the edges of what it may hold.
fn value(shape: &'static Shape, bounds: Option<(f64, f64)>) -> BoxedStrategy<Value> {
    let text = || {
        prop_oneof![
            3 => Just(json!("")),
            3 => Just(json!("Billing")),
            1 => Just(json!("Ship 12 tickets \u{202E}“x” \u{0} <b> {{1}}")),
            1 => Just(json!(" \n\t")),
            1 => Just(json!("bad ".repeat(400))),
        ]
    };
    let number = move || {
        let (least, most) = bounds.unwrap_or((-1e300, 1e300));
        prop_oneof![
            Just(least),
            Just(most),
            Just(0.0f64.clamp(least, most)),
            Just(1.0f64.clamp(least, most)),
            Just(5.0f64.clamp(least, most)),
            Just((-0.0f64).clamp(least, most))
        ]
    };
    let dates = ["0001-01-01", "2026-12-31", "2027-01-04", "2027-02-16", "2027-03-31", "9999-12-31"];
    let some = |value: BoxedStrategy<Value>| prop_oneof![1 => Just(Value::Null), 3 => value].boxed();
    match shape {
        Shape::Line | Shape::Text => text().boxed(),
        Shape::Number => some(number().prop_map(|n| json!(n)).boxed()),
        Shape::Integer => some(number().prop_map(|n| json!(n.clamp(-9e15, 9e15).trunc())).boxed()),
        Shape::Percent => some(prop::sample::select(vec![0.0, 0.1, 33.3, 50.0, 100.0]).prop_map(|n| json!(n)).boxed()),
        Shape::Date => some(prop::sample::select(dates.to_vec()).prop_map(|day| json!(day)).boxed()),
        Shape::Quarter => {
            let quarters = ["1-Q1", "2027-Q1", "2027-Q2", "9999-Q4"];
            some(prop::sample::select(quarters.to_vec()).prop_map(|quarter| json!(quarter)).boxed())
        }
        Shape::Time => some(Just(json!("2027-02-16T09:00:00Z")).boxed()),
        Shape::Flag => any::<bool>().prop_map(|flag| json!(flag)).boxed(),
        Shape::Colour => some(Just(json!("#2255c4")).boxed()),
        Shape::Picture => some(Just(json!("data:image/png;base64,AAAA")).boxed()),
        Shape::Choice { choices, .. } => {
            prop::sample::select(choices.to_vec()).prop_map(|choice| json!(choice.value)).boxed()
        }
        Shape::Ref { kind } => {
            let kind = *kind;
            some((0..4usize).prop_map(move |n| json!(name(kind, n))).boxed())
        }
        Shape::Target => (prop::sample::select(Kind::ALL.to_vec()), 0..4usize)
            .prop_map(|(kind, n)| json!({"kind": kind, "id": name(kind, n)}))
            .boxed(),
        Shape::List { of } => prop::collection::vec(value(of, None), 0..3).prop_map(Value::from).boxed(),
        Shape::Part { fields: defs } => fields(defs).prop_map(Value::Object).boxed(),
    }
}

fn fields(defs: &'static [FieldDef]) -> BoxedStrategy<Fields> {
    let values: Vec<_> = defs.iter().map(|def| value(&def.shape, def.bounds)).collect();
    values.prop_map(move |values| defs.iter().map(|def| def.name.to_owned()).zip(values).collect()).boxed()
}

/// The id of the n-th record of a kind; the fourth is not there.
fn name(kind: Kind, n: usize) -> crate::Id {
    id(&format!("@{}{n}", kind.name()))
}

fn strategies() -> BoxedStrategy<Strategy> {
    let kinds: Vec<_> = Kind::ALL
        .iter()
        .map(|kind| {
            let count = if kind.def().single { 1..2usize } else { 0..4 };
            prop::collection::vec(fields(kind.def().fields), count)
        })
        .collect();
    kinds
        .prop_map(|lists| {
            let mut strategy = Strategy::default();
            for (kind, records) in Kind::ALL.iter().zip(lists) {
                let records = records.into_iter().enumerate().map(|(n, mut fields)| {
                    fields.insert("id".into(), json!(name(*kind, n)));
                    record(*kind, &fields, n)
                });
                strategy.extend(*kind, records).unwrap();
            }
            strategy
        })
        .boxed()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn fixes_mend_and_leave_records_that_a_file_takes(strategy in strategies()) {
        let before = checks(&strategy, today());
        let count = |findings: &[super::Finding]| {
            let mut counts = HashMap::new();
            for finding in findings {
                *counts.entry((finding.code, finding.record)).or_insert(0) += 1;
            }
            counts
        };
        let counted = count(&before);
        let mut tried = std::collections::HashSet::new();
        for finding in &before {
            let number = |word: &str| ["NaN", "inf", "-inf"].contains(&word.trim_matches(|c: char| c.is_ascii_punctuation() && c != '-'));
            prop_assert!(!finding.sentence.split_whitespace().any(number), "{}", finding.sentence);
            prop_assert!(finding.sentence.chars().count() < 700, "{}", finding.sentence);
            // One of each rule: to check all again after each takes its time.
            if let Some(fix) = finding.fix.as_ref().filter(|_| tried.insert(finding.code)) {
                let after = checks(&apply(&strategy, &fix.changes), today());
                let key = (finding.code, finding.record);
                let left = count(&after).get(&key).copied().unwrap_or(0);
                prop_assert!(left < counted[&key], "{}: {} does not mend it", finding.sentence, fix.label);
            }
        }
        // The order and the words do not depend on chance.
        prop_assert_eq!(before, checks(&strategy, today()));
    }
}

/// Ten thousand of them, each needing the one before.
fn chain(closed: bool) -> Strategy {
    const COUNT: usize = 10_000;
    let initiatives: Vec<Value> = (0..COUNT)
        .map(|n| json!({"id": format!("@{n}"), "title": format!("Step {n}"), "effort_likely": 1.0}))
        .collect();
    let mut needs: Vec<Value> =
        (1..COUNT).map(|n| json!({"from": format!("@{}", n - 1), "to": format!("@{n}")})).collect();
    if closed {
        needs.push(json!({"from": format!("@{}", COUNT - 1), "to": "@0"}));
    }
    of(&json!({"strategy": [{}], "vision": [{}], "initiatives": initiatives, "dependencies": needs}))
}

#[test]
fn ten_thousand_in_a_chain_or_a_circle_do_not_hang() {
    for closed in [false, true] {
        let strategy = chain(closed);
        let begun = std::time::Instant::now();
        let found = checks(&strategy, today());
        let took = begun.elapsed();
        let circles: Vec<_> = found.iter().filter(|finding| finding.code == "dependency-cycle").collect();
        assert_eq!(circles.len(), usize::from(closed));
        assert!(circles.iter().all(|circle| circle.sentence.len() < 400));
        // An unoptimised build on a busy machine; optimised it takes a frame or two.
        assert!(took.as_secs() < 20, "{took:?}");
    }
}
