//! A strategy far larger than most, as changes for the command line: what journeys scroll through and what the bench
//! measures the window with.

use serde_json::{Value, json};

/// How many of what.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Initiatives, dated over three years.
    pub initiatives: usize,
    /// Dependencies between them, never in a circle.
    pub dependencies: usize,
    /// Key results of a quarter as many objectives.
    pub key_results: usize,
    /// Decisions, of which every tenth replaces an earlier one.
    pub decisions: usize,
}

/// The strategy that the goals of speed are about.
pub const LARGE: Size = Size { initiatives: 1000, dependencies: 1500, key_results: 200, decisions: 300 };

const PILLARS: usize = 5;
const THEMES: usize = 20;

fn id(family: usize, number: usize) -> String {
    format!("0192{family:04x}-0000-7000-8000-{number:012x}")
}

/// A date so many months after January 2026.
fn date(month: usize, day: usize) -> String {
    format!("{}-{:02}-{day:02}", 2026 + month / 12, month % 12 + 1)
}

fn one_of<'a>(words: &[&'a str], number: usize) -> &'a str {
    words.get(number % words.len()).copied().unwrap_or_default()
}

/// The title of an initiative.
pub fn title(number: usize) -> String {
    let what =
        one_of(&["Tariff rules", "Slot booking", "Crane plan", "Customs papers", "Yard map", "Driver app"], number);
    format!("Undertaking {number}: {what} for the {} quay", one_of(&["north", "south", "east"], number))
}

/// The changes that make it.
pub fn changes(size: Size) -> Value {
    let mut all = Vec::new();
    let mut put = |kind: &str, id: String, fields: Value| {
        all.push(json!({"op": "put", "kind": kind, "id": id, "fields": fields}));
    };
    for n in 0..PILLARS {
        let intent = format!("What the {n}th hall of the harbour lives by, said in a sentence of some length.");
        put("pillar", id(1, n), json!({"name": format!("Pillar {n}"), "intent": intent}));
    }
    for n in 0..THEMES {
        put("theme", id(2, n), json!({"name": format!("Theme {n}"), "pillar": id(1, n % PILLARS)}));
    }
    for n in 0..size.initiatives {
        let start = 8 + n * 7 % 30;
        let fields = json!({
            "title": title(n), "code": format!("I-{n}"), "theme": id(2, n % THEMES), "pillar": id(1, n % PILLARS),
            "owner": format!("Lead {}", n % 17), "team": format!("Team {}", n % 12), "horizon": one_of(&["now", "next", "later"], n),
            "status": one_of(&["in_progress", "planned", "proposed"], n), "commitment": one_of(&["committed", "likely", "exploratory"], n),
            "tier": one_of(&["deliverable", "capability", "investment"], n), "category": one_of(&["new_work", "platform", "maintenance"], n),
            "start": date(start, 1), "end": date(start + 2 + n % 4, 28), "effort_low": 2, "effort_likely": 4 + n % 9,
            "effort_high": 14 + n % 20, "reach": 100 + n * 97 % 5000, "impact": 1 + n % 3, "confidence": 50 + n * 13 % 50,
            "summary": "What it is, in a sentence or two, as people write them when they have the time to think.",
            "levers": [{"lever": "retention", "sentence": "Those who wait less stay longer"}],
            "success_criteria": ["Nobody asks on the telephone any more"],
        });
        put("initiative", id(3, n), fields);
    }
    for n in 0..size.dependencies {
        // From a lower to a higher number: no circles. The step differs in each round, so that no pair comes twice.
        let (round, from) = (n / (size.initiatives - 40), n % (size.initiatives - 40));
        let to = from + 1 + (from * 3) % 19 + round * 20;
        put("dependency", id(4, n), json!({"from": id(3, from), "to": id(3, to), "lag_days": n % 5}));
    }
    for n in 0..size.initiatives / 20 {
        let fields = json!({"title": format!("Milestone {n}"), "initiative": id(3, n * 17 % size.initiatives), "date": date(10 + n % 24, 15), "fixed": n % 4 == 0});
        put("milestone", id(5, n), fields);
    }
    let objectives = size.key_results.div_ceil(4);
    for n in 0..objectives {
        let fields = json!({"title": format!("Objective {n}: ships wait less"), "pillar": id(1, n % PILLARS), "owner": format!("Lead {}", n % 17), "starts": date(6, 1), "ends": date(24, 28)});
        put("objective", id(6, n), fields);
    }
    for n in 0..size.key_results {
        let fields = json!({"title": format!("Key result {n}"), "objective": id(6, n % objectives), "kind": "increase", "baseline": 0, "target": 100, "current": n % 100, "unit": "%"});
        put("key_result", id(7, n), fields);
    }
    for n in 0..size.decisions {
        // Every tenth is accepted and takes the place of the one nine before it.
        let status = match n % 10 {
            0 if n + 9 < size.decisions => "superseded",
            9 => "accepted",
            _ => one_of(&["accepted", "accepted", "proposed", "draft", "rejected"], n),
        };
        let month = if status == "superseded" { (n + 9) % 12 + 12 } else { n % 12 + 12 };
        let fields = json!({
            "number": n + 1, "title": format!("Decision {n}: tariff rules are data"), "status": status,
            "date": date(month - 6, 1 + n % 27),
            "earlier": [{"status": "draft", "since": date(month - 9, 3)}, {"status": "proposed", "since": date(month - 8, 12)}],
            "pillar": id(1, n % PILLARS), "context": "The engine leaves the mainframe, and its rules are code today.",
            "outcome": "We keep the rules as data.", "drivers": ["A change is live within a day"],
            "options": [{"title": "Rules are data", "pros": ["No deployment"], "chosen": true}, {"title": "Rules are code"}],
        });
        put("decision", id(8, n), fields);
        if n % 10 == 9 {
            let end = |number| json!({"kind": "decision", "id": id(8, number)});
            put("link", id(9, n), json!({"from": end(n), "relation": "supersedes", "to": end(n - 9)}));
        }
    }
    Value::Array(all)
}
