//! A strategy of any size, made up from a list of words; the same each time.

use serde_json::{Value, json};

const WORDS: &[&str] = &[
    "booking",
    "slot",
    "gate",
    "yard",
    "crane",
    "wagon",
    "corridor",
    "tariff",
    "event",
    "signal",
    "ledger",
    "partner",
    "depot",
    "customs",
    "forecast",
    "telemetry",
    "identity",
    "pipeline",
    "contract",
    "template",
];

/// Numbers that look random and are always the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
    fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| WORDS[self.below(WORDS.len())]).collect::<Vec<_>>().join(" ")
    }
}

/// A strategy in loose JSON with that many initiatives, in lanes of about a hundred.
pub fn loose(initiatives: usize) -> Value {
    let mut dice = Dice(7);
    let themes = initiatives / 100 + 3;
    let colours = ["blue", "vermilion", "teal", "plum"];
    let bets = (0..initiatives).map(|at| {
        let horizon =
            ["now", "next", "later", "now", "next", "later", "next", "later", "later", "not_now"][dice.below(10)];
        let (year, month, length) = (2027 + dice.below(2), 1 + dice.below(6), dice.below(7));
        json!({
            "id": format!("i{at}"),
            "title": format!("{} {at}", dice_title(&mut dice)),
            "code": format!("I-{at:03}"),
            "theme": if dice.below(20) > 0 { json!(format!("t{}", dice.below(themes))) } else { Value::Null },
            "pillar": if dice.below(20) > 0 { json!(format!("p{}", dice.below(4))) } else { Value::Null },
            "horizon": horizon,
            "commitment": pick(&["committed", "likely", "exploratory"], dice.below(3)),
            "owner": format!("Lead of {}", dice.words(1)),
            "start": format!("{year}-{month:02}-01"),
            "end": format!("{year}-{:02}-20", month + length.min(5)),
            "levers": [{"lever": pick(&["revenue", "cost", "risk", "retention"], dice.below(4))}],
            "success_criteria": [format!("The {}", dice.words(6))],
            "not_now_reason": if horizon == "not_now" { dice.words(7) } else { String::new() },
        })
    });
    let bets: Vec<Value> = bets.collect();
    let mut dice = Dice(11);
    let codes = ["R", "D", "O", "T"];
    let impact = ["revenue", "cost", "risk"].map(|lever| json!({"lever": lever, "text": dice.words(9)}));
    json!({
        "strategy": [{"title": "Platform strategy 2027", "organisation": "Harbour Freight-rail Logistics", "owner": "Platform lead",
            "horizon_from": "2027-01-01", "horizon_to": "2028-06-30", "status": "in_review"}],
        "vision": [{
            "statement": "By the end of 2027, every container that leaves our quays by rail carries one live promise. \
                Shippers, hauliers and yards act on it without phoning anyone.",
            "for_whom": "Shippers who book rail, hauliers who collect, and the staff who make the plan hold.",
            "problem": "A container crosses six systems between quay and customer. Each keeps its own truth, so 29% of moves \
                miss their promised hour and nobody sees it until the box is late.",
            "outcomes": (0..4).map(|n| json!({"text": format!("The {}.", dice.words(9)), "measure": "99.72% to 99.95%",
                "pillar": format!("p{n}")})).collect::<Vec<_>>(),
            "constraints": (0..4).map(|_| format!("No {}.", dice.words(6))).collect::<Vec<_>>(),
            "capabilities": (0..5).map(|_| json!({"name": dice.words(2), "note": dice.words(7)})).collect::<Vec<_>>(),
            "impact": impact,
            "non_goals": (0..3).map(|_| json!({"text": dice.words(3), "why": dice.words(5)})).collect::<Vec<_>>(),
        }],
        "principles": (0..5).map(|_| json!({"prefer": dice.words(2), "over": dice.words(2)})).collect::<Vec<_>>(),
        "pillars": (0..4).map(|n| json!({"id": format!("p{n}"), "code": codes[n], "colour": colours[n],
            "name": dice.words(2), "promise": format!("The {}.", dice.words(7)), "intent": dice.words(14),
            "owner": "Platform lead"})).collect::<Vec<_>>(),
        "themes": (0..themes).map(|n| json!({"id": format!("t{n}"), "name": dice_title(&mut dice),
            "pillar": format!("p{}", n % 4)})).collect::<Vec<_>>(),
        "initiatives": bets,
    })
}

/// The same with everything that a strategy of that size would have beside its initiatives, so that every document has
/// something to say.
#[allow(dead_code)]
pub fn full(initiatives: usize) -> Value {
    let mut strategy = loose(initiatives);
    let mut dice = Dice(13);
    let few = |part: usize| (initiatives / part).max(3);
    let more = json!({
        "objectives": (0..few(20)).map(|n| json!({"id": format!("o{n}"), "pillar": format!("p{}", n % 4),
            "title": dice_title(&mut dice), "why": dice.words(12), "owner": "Platform lead"})).collect::<Vec<_>>(),
        "key_results": (0..few(8)).map(|n| json!({"id": format!("k{n}"), "objective": format!("o{}", n % few(20)),
            "title": dice_title(&mut dice), "kind": "decrease", "unit": "h", "baseline": 40, "target": 4,
            "current": 40 - (n % 37), "owner": "Data lead"})).collect::<Vec<_>>(),
        "metrics": (0..few(40)).map(|n| json!({"id": format!("m{n}"), "name": dice_title(&mut dice), "unit": "%",
            "role": if n == 0 { "north_star" } else { "input" }, "baseline": 71, "target": 90})).collect::<Vec<_>>(),
        "measurements": (0..few(10)).map(|n| json!({"metric": format!("m{}", n % few(40)), "value": 70 + n % 20,
            "date": format!("2026-{:02}-01", 1 + n % 12)})).collect::<Vec<_>>(),
        "decisions": (0..few(5)).map(|n| json!({"id": format!("d{n}"), "number": n + 1, "title": dice_title(&mut dice),
            "status": pick(&["accepted", "proposed", "accepted", "superseded"], n % 4), "date": "2026-11-03",
            "context": format!("{}.\n\n{}.", dice.words(40), dice.words(30)), "outcome": format!("{}.", dice.words(18)),
            "options": [{"title": dice.words(3), "pros": [dice.words(5)], "cons": [dice.words(6)], "chosen": true},
                {"title": dice.words(2), "pros": [dice.words(4)], "cons": [dice.words(5)]}],
            "driver": "Platform lead", "good": [dice.words(6)], "bad": [dice.words(7)]})).collect::<Vec<_>>(),
        "risks": (0..few(15)).map(|n| json!({"title": dice_title(&mut dice), "likelihood": 1 + n % 5, "impact": 1 + n % 4,
            "mitigation": dice.words(14), "owner": "Data lead"})).collect::<Vec<_>>(),
        "debt_items": (0..few(12)).map(|n| json!({"title": dice_title(&mut dice), "area": dice.words(1), "principal": n % 30,
            "interest": n % 4, "risk": 1 + n % 5, "business_impact": 1 + n % 4, "description": dice.words(16),
            "owner": "Yard lead"})).collect::<Vec<_>>(),
        "milestones": (0..few(25)).map(|n| json!({"title": dice_title(&mut dice), "fixed": n % 3 == 0,
            "date": format!("2027-{:02}-15", 1 + n % 12), "note": dice.words(5)})).collect::<Vec<_>>(),
        "dependencies": (1..few(4)).map(|n| json!({"from": format!("i{}", n - 1), "to": format!("i{n}"),
            "kind": "finish_start", "reason": dice.words(6)})).collect::<Vec<_>>(),
        "capabilities": (0..few(30)).map(|n| json!({"name": dice_title(&mut dice), "area": dice.words(1),
            "maturity": 1 + n % 3, "needed": 4, "owner": "Platform lead", "pain": dice.words(9)})).collect::<Vec<_>>(),
    });
    for (list, records) in more.as_object().into_iter().flatten() {
        strategy[list] = records.clone();
    }
    strategy
}

fn pick<'a>(from: &[&'a str], at: usize) -> &'a str {
    from[at]
}

fn dice_title(dice: &mut Dice) -> String {
    let count = 2 + dice.below(4);
    let words = dice.words(count);
    words[..1].to_uppercase() + &words[1..]
}
