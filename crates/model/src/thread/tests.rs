//! The thread of small strategies, and of tangled ones.
#![allow(clippy::unwrap_used)]

use serde_json::json;

use super::*;
use crate::checks::tests::sample::{id, of};

fn at(kind: Kind, name: &str) -> Target {
    Target { kind, id: id(name) }
}

fn harbour() -> Strategy {
    let link = |from: (&str, &str), relation: &str, to: (&str, &str)| json!({"from": {"kind": from.0, "id": from.1}, "relation": relation, "to": {"kind": to.0, "id": to.1}});
    of(&json!({
        "vision": [{"statement": "One live promise."}],
        "pillars": [{"id": "@p", "name": "Flow"}],
        "metrics": [
            {"id": "@star", "name": "Ships on time", "role": "north_star"},
            {"id": "@wait", "name": "Waiting", "drives": [{"metric": "@star"}]},
            {"id": "@loose", "name": "Clicks"}
        ],
        "objectives": [{"id": "@o", "title": "No one waits", "pillar": "@p"}],
        "key_results": [{"id": "@k", "title": "Half the wait", "objective": "@o", "metric": "@wait"}],
        "initiatives": [
            {"id": "@i", "title": "Berth planner", "pillar": "@p"},
            {"id": "@j", "title": "Gateway"},
            {"id": "@alone", "title": "Something"}
        ],
        "dependencies": [{"from": "@j", "to": "@i"}],
        "debt_items": [{"id": "@debt", "title": "Old gateway", "metric": "@wait", "initiative": "@j"}],
        "decisions": [{"id": "@d", "title": "One queue"}],
        "links": [
            link(("initiative", "@i"), "supports", ("key_result", "@k")),
            link(("initiative", "@j"), "decided_by", ("decision", "@d")),
            link(("initiative", "@i"), "relates_to", ("initiative", "@alone"))
        ]
    }))
}

fn answer(strategy: &Strategy, kind: Kind, name: &str) -> String {
    trace(strategy, at(kind, name)).unwrap().answer
}

#[test]
fn why_is_the_shortest_way_to_the_north_star() {
    let strategy = harbour();
    for (kind, name, words) in [
        (
            Kind::Initiative,
            "@i",
            "“Berth planner” supports “Half the wait”, which is measured by “Waiting”, which drives “Ships on time”.",
        ),
        (
            Kind::Initiative,
            "@j",
            "“Gateway” pays off “Old gateway”, which weighs on “Waiting”, which drives “Ships on time”.",
        ),
        (
            Kind::Objective,
            "@o",
            "“No one waits” serves “Flow”, which carries the vision, which is shown by “Ships on time”.",
        ),
        (Kind::Metric, "@star", "It is the north star."),
        (Kind::Metric, "@loose", "Nothing leads from it to the north star."),
        (
            Kind::Decision,
            "@d",
            "“One queue” decides on “Gateway”, which pays off “Old gateway”, which weighs on “Waiting”, which drives \
             “Ships on time”.",
        ),
    ] {
        assert_eq!(answer(&strategy, kind, name), words);
    }
    assert_eq!(trace(&strategy, at(Kind::Metric, "@gone")), None);
    let mut without = strategy;
    without.metrics.retain(|metric| metric.role != MetricRole::NorthStar);
    assert_eq!(answer(&without, Kind::Initiative, "@i"), "“Berth planner” serves “Flow”, which carries the vision.");
}

#[test]
fn both_directions_each_record_once_behind_the_one_it_is_reached_through() {
    let strategy = harbour();
    let lines = |strands: &[Strand]| {
        strands.iter().map(|one| format!("{}{} {}", "> ".repeat(one.depth), one.title, one.words)).collect::<Vec<_>>()
    };
    let pillar = trace(&strategy, at(Kind::Pillar, "@p")).unwrap();
    assert_eq!(lines(&pillar.serves), ["> Vision carries"]);
    assert_eq!(
        lines(&pillar.served_by),
        [
            "> No one waits serves",
            "> > Half the wait is a key result of",
            "> > > Waiting measures",
            "> > > > Old gateway weighs on",
            "> Berth planner serves",
            "> > Gateway is needed by",
            "> > > One queue decides on",
            "> > untitled dependency is a need of",
        ]
    );
    let one = trace(&strategy, at(Kind::Initiative, "@alone")).unwrap();
    assert_eq!(lines(&one.related), ["> Berth planner relates to"]);
    assert_eq!(one.loose.len(), 2, "{:?}", one.loose);
}

#[test]
fn orphans_are_named_level_by_level() {
    let names: Vec<_> = orphans(&harbour()).into_iter().map(|one| one.title).collect();
    assert_eq!(names, ["Clicks", "Something", "Gateway"]);
}

#[test]
fn circles_and_crowds_come_to_an_end() {
    let count = 10_000;
    let initiatives: Vec<_> = (0..count).map(|n| json!({"id": format!("@{n}"), "pillar": "@p"})).collect();
    let needs: Vec<_> =
        (0..count).map(|n| json!({"from": format!("@{n}"), "to": format!("@{}", (n + 1) % count)})).collect();
    let strategy =
        of(&json!({"vision": [{}], "pillars": [{"id": "@p"}], "initiatives": initiatives, "dependencies": needs}));
    let found = trace(&strategy, at(Kind::Initiative, "@7")).unwrap();
    assert_eq!(found.why.len(), 2);
    assert!(found.serves.len() <= MOST && found.served_by.len() <= MOST);
    assert_eq!(trace(&strategy, at(Kind::Pillar, "@p")).unwrap().served_by.len(), MOST);
}
