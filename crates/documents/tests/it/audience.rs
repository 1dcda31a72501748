//! What audiences are kept from although it is no text, and what they are shown for once.

use lodestar_documents::{
    Document, Error, Included, Paper, Request, Sight, Typesetter, data, html, ics, leak, left_out_of, markdown, ooxml,
    sights,
};
use lodestar_model::{Kind, Lens, Readers, Shape, Strategy};
use serde_json::{Value, json};

use crate::{content, hashes, loose, request, sample};

const DOCUMENTS: [Document; 8] = [
    Document::Vision,
    Document::Roadmap,
    Document::Timeline,
    Document::Tiers,
    Document::Scorecard,
    Document::Decisions,
    Document::Book,
    Document::Deck,
];

/// A strategy with a record of each kind that has a choice or a flag of its own.
fn written() -> Value {
    let mut strategy = content::rich();
    let full = sample::full(6);
    for (list, records) in full.as_object().unwrap() {
        strategy[list] = records.clone();
    }
    strategy["initiatives"][0]["gates"] = json!([{"gate": "privacy"}]);
    strategy["assumptions"] = json!([{"decision": "d0", "text": "Lines stay up"}]);
    strategy["experiments"] = json!([{"title": "A pilot at one gate", "initiative": "i0"}]);
    strategy["guardrails"] = json!([{"title": "No personal data leaves"}]);
    strategy["stakeholders"] = json!([{"name": "Harbour master"}]);
    strategy["reviews"] = json!([{"id": "r", "title": "Q1 review", "date": "2027-02-16"}]);
    strategy
}

/// An audience like the authors that is kept from one field.
fn kept_from(strategy: &Value, kind: Kind, field: &str) -> (Strategy, Sight) {
    let mut strategy = strategy.clone();
    strategy["audiences"] = json!([{"id": "own", "name": "Council", "like": "all",
        "sights": [{"kind": kind, "field": field, "seen": false}]}]);
    let strategy = loose::strategy(&strategy);
    let sight = Sight::of(&strategy, Readers::Own(loose::id("own"))).unwrap();
    (strategy, sight)
}

/// Everything that readers get: each document in each format, byte by byte.
fn produced(typesetter: &mut Typesetter, strategy: &Strategy, sight: &Sight) -> Vec<(String, Vec<u8>)> {
    let mut out = vec![("all.json".to_owned(), data(strategy, sight).unwrap())];
    let review = strategy.reviews.iter().map(|review| Document::Review(review.id));
    for document in DOCUMENTS.into_iter().chain(review) {
        let request = Request { lens: sight.clone(), ..request(document, Paper::A4) };
        let name = document.name();
        let mut put = |format: &str, bytes: Vec<u8>| out.push((format!("{name}.{format}"), bytes));
        put("html", html::export(strategy, &request).unwrap().into_bytes());
        let wishes = markdown::Wishes { gantt: true };
        for file in markdown::export_with(strategy, &request, wishes).unwrap() {
            put(&file.path, file.text.into_bytes());
        }
        put("docx", ooxml::docx(strategy, &request).unwrap());
        put("ics", ics::export(strategy, &request).unwrap().into_bytes());
        if document != Document::Book {
            put("pptx", ooxml::pptx(strategy, &request).unwrap());
        }
        if let Ok(Some(bytes)) = ooxml::xlsx(strategy, &request) {
            put("xlsx", bytes);
        }
        // The pages that have templates of their own, and one of those that are made of sections.
        if matches!(document, Document::Vision | Document::Roadmap | Document::Decisions | Document::Timeline) {
            put("pages", hashes(&typesetter.typeset(strategy, &request).unwrap()).join(" ").into_bytes());
        }
    }
    out
}

/// The field of every record with the first of its values, or another.
fn valued(strategy: &Value, kind: Kind, path: &str, shape: &Shape, other: bool) -> Value {
    fn set(value: &mut Value, path: &str, to: &Value) {
        match (value, path.split_once('.')) {
            (Value::Array(items), _) => items.iter_mut().for_each(|item| set(item, path, to)),
            (Value::Object(fields), None) => _ = fields.insert(path.to_owned(), to.clone()),
            (Value::Object(fields), Some((first, rest))) => {
                fields.get_mut(first).into_iter().for_each(|below| set(below, rest, to));
            }
            _ => {}
        }
    }
    let to = match shape {
        Shape::Choice { choices, .. } => json!(choices[usize::from(other)].value),
        _ => json!(other),
    };
    let mut strategy = strategy.clone();
    set(&mut strategy[kind.def().list], path, &to);
    strategy
}

fn shape_of(kind: Kind, path: &str) -> Shape {
    let mut fields = kind.def().fields;
    let mut found = None;
    for name in path.split('.') {
        let shape = fields.iter().find(|field| field.name == name).unwrap().shape;
        found = Some(shape);
        if let Shape::List { of: Shape::Part { fields: parts } } = shape {
            fields = parts;
        }
    }
    found.unwrap()
}

/// A choice is no text that could be searched for. What is kept from an audience must not change a byte of what it gets.
#[test]
fn what_cannot_be_told_changes_nothing() {
    let written = written();
    let every = sights(&Lens::All.into());
    let mut tried = 0;
    let mut typesetter = Typesetter::new();
    for one in every {
        for field in one.fields.iter().filter(|field| !field.fixed) {
            let shape = shape_of(one.kind, &field.field);
            if !matches!(shape, Shape::Choice { optional: false, .. } | Shape::Flag) {
                continue;
            }
            tried += 1;
            let made =
                |other| kept_from(&valued(&written, one.kind, &field.field, &shape, other), one.kind, &field.field);
            let ((strategy, sight), (changed, same)) = (made(false), made(true));
            assert!(strategy != changed, "{} {}: nothing to hide", one.kind, field.field);
            assert_eq!(sight, same);
            let before = produced(&mut typesetter, &strategy, &sight);
            for (before, after) in before.iter().zip(produced(&mut typesetter, &changed, &sight)) {
                assert!(*before == after, "{} of {} shows in {}", field.field, one.kind, before.0);
            }
            leak::check(&strategy, &sight, &before).unwrap();
        }
    }
    assert!(tried > 12, "{tried}");
}

/// Where nothing is told, nothing false is told either: not the value that a new record has.
#[test]
fn what_cannot_be_told_is_not_said_wrong() {
    let (strategy, sight) = kept_from(&written(), Kind::Initiative, "commitment");
    for (name, bytes) in produced(&mut Typesetter::new(), &strategy, &sight) {
        if name.ends_with(".html") || name.ends_with(".md") || name.ends_with(".json") {
            let text = String::from_utf8(bytes).unwrap();
            let text = text.split("</style>").last().unwrap();
            for word in ["Exploratory", "Committed", "exploratory", "\"commitment\""] {
                assert!(!text.contains(word), "{word} in {name}");
            }
        }
    }
    let mut dropped = written();
    dropped["initiatives"][0]["status"] = json!("dropped");
    dropped["initiatives"][0]["title"] = json!("Given up long ago");
    dropped["risks"][0]["status"] = json!("closed");
    dropped["risks"][0]["title"] = json!("Over and done with");
    let (strategy, sight) = kept_from(&dropped, Kind::Initiative, "status");
    let text = |strategy: &Strategy, sight: &Sight, document| {
        let request = Request { lens: sight.clone(), ..request(document, Paper::A4) };
        markdown::export(strategy, &request).unwrap().into_iter().map(|file| file.text).collect::<String>()
    };
    let roadmap = text(&strategy, &sight, Document::Roadmap);
    let (planned, aside) = roadmap.split_once("## Not now").unwrap();
    assert!(!planned.contains("Given up long ago") && aside.contains("Given up long ago"), "{roadmap}");
    assert!(!roadmap.contains("Dropped"), "{roadmap}");
    let (strategy, sight) = kept_from(&dropped, Kind::Risk, "status");
    assert!(!text(&strategy, &sight, Document::Book).contains("Over and done with"));
}

#[test]
fn for_once_an_audience_is_shown_what_was_asked_for_by_name() {
    let mut written = content::rich();
    written["dependencies"] = json!([{"from": "i0", "to": "i1", "reason": "The crane comes first"}]);
    let strategy = loose::strategy(&written);
    let once = |kind, field: &str| Included { kind, field: field.to_owned() };
    let usual = || Sight::from(Lens::Executives);
    let text = |sight: &Sight, document| {
        let request = Request { lens: sight.clone(), ..request(document, Paper::A4) };
        let files = markdown::export(&strategy, &request).unwrap();
        let made: Vec<_> = files.iter().map(|file| (file.path.clone(), file.text.clone().into_bytes())).collect();
        leak::check(&strategy, sight, &made).unwrap();
        // Who is not shown it would be protected from it all the same.
        let kept = leak::check(&strategy, &usual(), &made);
        (files.into_iter().map(|file| file.text).collect::<String>(), kept)
    };
    let (before, _) = text(&usual(), Document::Roadmap);
    assert!(!before.contains("The crane comes first"));
    let shown = usual().including(&[once(Kind::Dependency, "")]).unwrap();
    let (after, kept) = text(&shown, Document::Roadmap);
    assert!(after.contains("The crane comes first") && matches!(kept, Err(Error::Leak { .. })), "{after}");
    let (book, _) = text(&usual().including(&[once(Kind::Initiative, "team")]).unwrap(), Document::Book);
    assert!(book.contains("Rotterdam corrosion squad") && !book.contains("seventeen triggers"), "{book}");
    for (kind, field) in [
        (Kind::Stakeholder, "private_note"),
        (Kind::Workshop, "private_notes"),
        (Kind::Publication, ""),
        (Kind::Audience, ""),
        (Kind::Initiative, "gone"),
    ] {
        let refused = usual().including(&[once(kind, field)]);
        assert!(matches!(refused, Err(Error::NeverShown { .. })), "{kind} {field}");
    }
    // The roadmap speaks of dependencies and not of teams; the book of both.
    let offered = |document| {
        let request = Request { lens: usual(), ..request(document, Paper::A4) };
        let all = left_out_of(&strategy, &request, false).unwrap();
        let named = all.into_iter().filter(|(_, matters)| *matters);
        named.map(|(one, _)| (one.kind, one.field.map_or("", |field| field.name))).collect::<Vec<_>>()
    };
    assert!(offered(Document::Roadmap).contains(&(Kind::Dependency, "")));
    assert!(!offered(Document::Roadmap).contains(&(Kind::Initiative, "team")));
    assert!(offered(Document::Book).contains(&(Kind::Initiative, "team")));
    assert!(!offered(Document::Book).contains(&(Kind::Stakeholder, "private_note")));
    assert_eq!(offered(Document::Vision), []);
}
